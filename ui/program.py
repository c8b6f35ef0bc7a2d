"""From the first second to the window: which file, which questions, which screen.

A device has at most two files: the shop, and a sample fair that is thrown away when its owner has
seen enough. Without either, the first run asks three things.

What the first frame does not need is imported inside the functions that need it first: SQLAlchemy
and all that stands on it take longer to load than the window to stand (docs/decisions/0010).
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from pos.changed import Changed
from pos.errors import PosError
from pos.folders import Folders
from pos.i18n import gettext as _
from pos.services.glance import Glance, glance
from ui.app import Choices, Screen
from ui.operations import Operations
from ui.rail import PageEntry, RailMark
from ui.theme import Theme
from ui.warming import Warming

if TYPE_CHECKING:
    from pos.services.keys import Keys
    from pos.services.standing import Standing
    from pos.services.till import Connection, Till
    from ui.first_run.beginning import Beginning
    from ui.printing import Printing

# How long the till rests before the log is moved into the file, milliseconds.
_IDLE_MS: Final = 3000
# How long what nobody waits for stays behind the first page, milliseconds.
_AFTER_MS: Final = 200
_FRONT_SIZE: Final = QSize(1024, 680)

Entries: TypeAlias = Callable[["Program"], Sequence[PageEntry]]


class Program(QObject):
    """One run of the program on one device.

    entries: names the pages; called for each window, when the shop is open.
    standing: who sells where on this device, as last read; `None` before the shop is open.
    Signals: settled(): all that a start leaves for later has been loaded.
    """

    settled = Signal()

    def __init__(
        self, application: QApplication, folders: Folders, keys: "Keys", entries: Entries
    ) -> None:
        super().__init__(application)
        self.folders = folders
        self._keys = keys
        self._glance: Glance | None = None
        self.standing: Standing | None = None
        self.beginning: Beginning | None = None
        self.operations = Operations(self._open, self)
        self.screen = Screen(application, self.operations, lambda: entries(self), self._mark)
        self._warming = Warming(self, self.settled.emit)
        self._front: QWidget | None = None
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self._get_ready)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.operations.rest)
        self.operations.changed.connect(self._follow)
        application.aboutToQuit.connect(self.close)

    def start(self) -> None:
        """Open the shop of this device, or ask the first questions."""
        if not self._file().exists():
            self._ask_language()
            return
        self._glance = glance(self._file())
        if self._glance is not None:
            seen = self._glance
            self.screen.show_frame(Choices(seen.language, seen.look, seen.text_percent))
        self._read_standing()

    @cached_property
    def printing(self) -> "Printing":
        """Works off the print queue; not there before the first page is."""
        from ui.printing import Printing

        return Printing(self.operations, self.folders.papers, self)

    def close(self) -> None:
        """Take every window away and close the file, once what is under way is done."""
        self._put_in_front(None)
        self._leave()
        self.operations.close()

    def end_example(self) -> None:
        """Throw the sample fair away and ask the first questions again."""
        # Whoever could still ask for the file goes first: asking would open it anew.
        self._leave()
        self.operations.let_go(self, self._forget_example)

    def _leave(self) -> None:
        for timer in (self._later, self._idle):
            timer.stop()
        self._warming.stop()
        self.screen.leave()
        if "printing" in self.__dict__:
            self.printing.stop()

    def _mark(self) -> RailMark | None:
        """Say on every page that this is the sample fair, with the way out of it."""
        is_example = (
            self.standing.counter.is_example
            if self.standing is not None
            else self._glance is not None and self._glance.is_example
        )
        if not is_example:
            return None
        sentence = _("This is the sample fair. Begin your real shop.")
        return RailMark(_("EXAMPLE"), sentence, self._ask_to_end_example)

    def _ask_to_end_example(self, theme: Theme, window: QWidget) -> None:
        from ui.sheets.end_example_sheet import EndExampleSheet

        if self.standing is not None:
            EndExampleSheet(theme, window, self.end_example).open_sheet()

    def _file(self) -> Path:
        """The real shop when there is one, else the sample fair."""
        wants_example = self.beginning is not None and self.beginning.wants_example
        if self.folders.shop.exists():
            return self.folders.shop
        return self.folders.example if wants_example or self._has_example() else self.folders.shop

    def _has_example(self) -> bool:
        return self.folders.example.exists()

    def _open(self) -> "Till":
        """Open the file; runs on the database thread, beside the painting of the first frame."""
        from ui.opening import opened

        self.folders.make()
        return opened(self._file(), self._keys, self.beginning)

    def _read_standing(self) -> None:
        self.operations.read(self, _standing, done=self._show, failed=self._show_fault)

    def _show(self, found: "Standing") -> None:
        is_first, self.standing = self.standing is None, found
        device = found.device
        self.screen.show(Choices(device.language, device.look, device.text_percent))
        self._put_in_front(None)
        if is_first:
            # After the reads of the page that was just opened, and what it paints.
            self._later.start()

    def _get_ready(self) -> None:
        """Do what a start can leave until the person sees the page."""
        self.operations.prepare()
        self.printing.begin()
        self._warming.begin()

    def _show_fault(self, error: PosError) -> None:
        from ui.fault_window import FaultWindow

        if self.standing is None:
            self.screen.leave()  # nothing is in the frame that stood there
        front = FaultWindow(self.screen.dress(self._choices()), error)
        front.again.connect(self._read_standing)
        self._put_in_front(front)

    def _follow(self, changed: Changed) -> None:
        self._idle.start()
        if changed & (Changed.DEVICE | Changed.SETTINGS):
            self._read_standing()

    def _ask_language(self) -> None:
        from ui.first_run.first_run import FirstRun

        front = FirstRun(self.screen.dress(Choices()))
        front.language_picked.connect(self._ask_seller)
        front.ask_language()
        self._put_in_front(front)

    def _ask_seller(self, language: str) -> None:
        from ui.first_run.first_run import FirstRun

        front = FirstRun(self.screen.dress(Choices(language=language)))
        front.finished.connect(self._begin)
        front.ask_seller()
        self._put_in_front(front)

    def _begin(self, beginning: "Beginning") -> None:
        self.beginning = beginning
        self._read_standing()

    def _forget_example(self, _none: None) -> None:
        for file in self.folders.data.glob(f"{self.folders.example.name}*"):
            file.unlink(missing_ok=True)
        self.beginning = self.standing = self._glance = None
        self._ask_language()

    def _choices(self) -> Choices:
        return Choices(language=self.beginning.language) if self.beginning else Choices()

    def _put_in_front(self, front: QWidget | None) -> None:
        """Show a window of questions or of a fault in place of the last one."""
        old, self._front = self._front, front
        if front is not None:
            if old is not None:
                front.setGeometry(old.geometry())
                front.setWindowState(old.windowState())
            else:
                front.resize(_FRONT_SIZE)
            front.show()
        if old is not None:
            old.hide()
            old.deleteLater()


def _standing(connection: "Connection") -> "Standing":
    from ui.opening import standing  # loaded by then: the file is open

    return standing(connection)
