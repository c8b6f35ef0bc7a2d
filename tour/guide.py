"""The guide: does what a person does at the stand, and writes down what came of it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QScrollArea, QWidget

from pos.domain.scanning import FAST
from tour import seeing
from tour.record import Record, Step
from tour.waiting import NotSeen, glance, until

LAPTOP: Final = (1366, 768)
TABLET: Final = (1280, 800)
SMALL: Final = (1024, 640)

# Between two keys.
_PERSON_MS: Final = 150
_SCANNER_MS: Final = 9

_LEFT: Final = Qt.MouseButton.LeftButton
_NO_BUTTON: Final = Qt.MouseButton.NoButton
_SOON_MS: Final = 50


class Guide:
    """Clicks, types, drops and takes pictures; every event takes the way of a real one.

    folder: where numbered pictures go. language: of the tour, fr, ar or en.
    """

    def __init__(self, record: Record, folder: Path, language: str) -> None:
        self.record = record
        self.folder = folder
        self.language = language
        self._pictures = 0
        self._clock_ms = 1_000_000

    @contextmanager
    def step(self, sentence: str) -> Iterator[Step]:
        """Do one thing; what keeps it from its end is written down, and ends the tour."""
        step = Step(sentence)
        self.record.steps.append(step)
        started = time.monotonic()
        try:
            yield step
        except NotSeen as error:
            step.fault = str(error)
            self.picture("stopped-here")
            raise
        finally:
            step.seconds = time.monotonic() - started

    def click(self, name: str) -> None:
        """Tap the middle of what is called `name`."""
        # Scrolled to again and again: what is read meanwhile moves a form under the finger.
        until(lambda: self._is_in_reach(name), name)
        widget = seeing.reached(name)
        self._tap(widget, seeing.middle(widget))

    def click_beginning(self, text: str) -> None:
        """Tap the middle of what is called something that begins so."""
        widget = seeing.beginning(text)
        self._tap(widget, seeing.middle(widget))

    def pick(self, list_name: str, text: str) -> None:
        """Tap the item of a list."""
        self.pick_at(list_name, text, QPoint())

    def pick_at(self, list_name: str, text: str, offset: QPoint) -> None:
        """Tap the item of a list so many px from its middle."""
        view = seeing.listed(list_name)
        box = view.visualRect(seeing.item(view, text))
        self._tap(view.viewport(), box.center() + offset)

    def type(self, text: str) -> None:
        """Type where the keyboard is, at the pace of a person."""
        for character in text:
            self._key(character, _PERSON_MS)
        # The last key is held until it is sure that it begins no scan.
        QTest.qWait(2 * FAST.silence_ms)

    def scan(self, code: str) -> None:
        """Read a label with a scanner that types like a keyboard."""
        for character in code:
            self._key(character, _SCANNER_MS)
        self._key("\r", _SCANNER_MS)

    def fill(self, name: str, text: str) -> None:
        """Tap a field and type into it."""
        self.click(name)
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key, as the keyboard of the machine would."""
        if QApplication.activeWindow() is None:
            # As a window manager does, which off-screen is not there: after a list that dropped
            # down has closed, the window in front has the keyboard again.
            seeing.window().activateWindow()
            until(lambda: QApplication.activeWindow() is not None, "the keyboard")
        QTest.keyClick(seeing.window().windowHandle(), key, modifier)

    def drop(self, file: Path, onto: QWidget) -> None:
        """Let a file go over a widget, as from a file window."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file))])
        where, copying = seeing.middle(onto), Qt.DropAction.CopyAction
        none = Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(where, copying, carried, _LEFT, none)
        QApplication.sendEvent(onto, entering)
        if not entering.isAccepted():
            raise NotSeen(file.name)
        QApplication.sendEvent(onto, QDropEvent(QPointF(where), copying, carried, _LEFT, none))

    def shape(self, size: tuple[int, int]) -> None:
        """Make the window as large as a screen of this size, in px."""
        window = seeing.window()
        window.showNormal()
        window.resize(*size)
        until(lambda: (window.width(), window.height()) == size, f"{size[0]}x{size[1]}")

    def picture(self, name: str) -> None:
        """Take a picture of the window as it is, once it has come to rest."""
        self._pictures += 1
        file = self.folder / f"{self._pictures:02d}-{name}.png"
        self._rest()
        seeing.window().grab().save(str(file))
        if self.record.steps:
            self.record.steps[-1].pictures.append(file.name)

    def _rest(self) -> None:
        for _moment in range(6):
            glance()

    def _tap(self, widget: QWidget, point: QPoint) -> None:
        window = seeing.window()
        where = QPointF(widget.mapTo(window, point))
        on_screen = QPointF(window.mapToGlobal(where))
        handle, none = window.windowHandle(), Qt.KeyboardModifier.NoModifier
        # Down and up at once: on a busy machine a moment between them is a long press.
        pressed, released = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
        for kind, down in ((pressed, _LEFT), (released, _NO_BUTTON)):
            event = QMouseEvent(kind, where, on_screen, _LEFT, down, none)
            QCoreApplication.sendEvent(handle, event)
        glance()

    def save_into(self, folder: Path) -> None:
        """Answer the next question where a file goes: into `folder`, by the name proposed."""

        def answer() -> None:
            asking = QApplication.activeModalWidget()
            if isinstance(asking, QFileDialog) and self._is_chosen(asking, folder):
                asking.accept()
                # As a window manager does: the window that asked is in front again.
                QTimer.singleShot(0, seeing.window().activateWindow)
            else:
                QTimer.singleShot(_SOON_MS, answer)

        QTimer.singleShot(_SOON_MS, answer)

    def answer(self, path: Path) -> None:
        """Answer the next question for a file or a folder that is there, by typing its path."""

        def answer() -> None:
            asking = QApplication.activeModalWidget()
            line = asking.findChild(QLineEdit) if isinstance(asking, QFileDialog) else None
            if isinstance(asking, QFileDialog) and line is not None:
                line.setText(str(path))
                asking.accept()
                QTimer.singleShot(0, seeing.window().activateWindow)
            else:
                QTimer.singleShot(_SOON_MS, answer)

        QTimer.singleShot(_SOON_MS, answer)

    def _is_chosen(self, asking: QFileDialog, folder: Path) -> bool:
        """Choose a place in `folder`; true once the question, which looks for it, shows it."""
        wanted = folder / Path(asking.selectedFiles()[0]).name
        if Path(asking.selectedFiles()[0]) == wanted:
            return True
        asking.selectFile(str(wanted))
        return False

    def _is_in_reach(self, name: str) -> bool:
        self._bring_in_sight(name)
        return seeing.is_in_reach(name)

    def _bring_in_sight(self, name: str) -> None:
        """Scroll to a field further down a form, as a person would."""
        for area in seeing.window().findChildren(QScrollArea):
            inside = area.widget()
            if area.isVisible() and inside is not None:
                named = (w for w in inside.findChildren(QWidget) if w.accessibleName() == name)
                for widget in seeing.innermost(w for w in named if not w.isHidden()):
                    area.ensureWidgetVisible(widget)
                    return

    def _key(self, character: str, after_ms: int) -> None:
        """Press a key so long after the last one, by the clock of the keyboard."""
        self._clock_ms += after_ms
        # Letters beyond ASCII have no key code of their own: the text says what was typed.
        key = ord(character.upper()) if character.isascii() else int(Qt.Key.Key_unknown)
        if character == "\r":
            key = int(Qt.Key.Key_Return)
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, none, character)
            event.setTimestamp(self._clock_ms)
            QCoreApplication.sendEvent(seeing.window().windowHandle(), event)


def child(kind: type[QWidget]) -> QWidget:
    """Return the visible widget of a kind; waits for it."""

    def found() -> list[QWidget]:
        return [w for w in seeing.window().findChildren(kind) if w.isVisible()]

    until(lambda: bool(found()), kind.__name__)
    return found()[-1]
