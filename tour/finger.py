"""The finger: taps, scrolls and drops. Every event takes the way of a real one."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tour import seeing
from tour.waiting import NotSeen, glance

_LEFT: Final = Qt.MouseButton.LeftButton
_NO_BUTTON: Final = Qt.MouseButton.NoButton
_NO_KEY: Final = Qt.KeyboardModifier.NoModifier


def tap(widget: QWidget, point: QPoint) -> None:
    """Tap a point of a widget."""
    window = seeing.window()
    where = QPointF(widget.mapTo(window, point))
    on_screen = QPointF(window.mapToGlobal(where))
    # Down and up at once: on a busy machine a moment between them is a long press.
    pressed, released = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
    for kind, down in ((pressed, _LEFT), (released, _NO_BUTTON)):
        event = QMouseEvent(kind, where, on_screen, _LEFT, down, _NO_KEY)
        QCoreApplication.sendEvent(window.windowHandle(), event)
    glance()


def drop(file: Path, onto: QWidget) -> None:
    """Let a file go over a widget, as from a file window."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    where, copying = seeing.middle(onto), Qt.DropAction.CopyAction
    entering = QDragEnterEvent(where, copying, carried, _LEFT, _NO_KEY)
    QApplication.sendEvent(onto, entering)
    if not entering.isAccepted():
        raise NotSeen(file.name)
    QApplication.sendEvent(onto, QDropEvent(QPointF(where), copying, carried, _LEFT, _NO_KEY))


def bring_in_reach(name: str) -> bool:
    """Scroll to what is called `name`, if it is further down a form; true once it can be tapped."""
    _bring_in_sight(name)
    return seeing.is_in_reach(name)


def _bring_in_sight(name: str) -> None:
    for area in seeing.window().findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None:
            named = (w for w in inside.findChildren(QWidget) if w.accessibleName() == name)
            for widget in seeing.innermost(w for w in named if not w.isHidden()):
                area.ensureWidgetVisible(widget)
                return
