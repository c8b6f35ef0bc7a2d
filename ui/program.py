"""From the first second to the window: which file, which questions, which screen.

A device has at most two files: the shop, and a sample fair that is thrown away when its owner has
seen enough. Without either, the first run asks three things.

What the first frame does not need is imported inside the functions that need it first: SQLAlchemy
and all that stands on it take longer to load than the window to stand (docs/decisions/0010).
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from pos.changed import Changed
from pos.errors import PosError
from pos.folders import Folders
from pos.i18n import DEFAULT_LANGUAGE
from pos.services.glance import glance
from ui.alongside import Alongside
from ui.app import Choices, Screen
from ui.first_moment import go_on_to_import, lock_if_left
from ui.operations import Operations
from ui.rail import PageEntry
from ui.scanning.scanner import Scanner
from ui.shop_file import ShopFile
from ui.turning import Seen, Turning
from ui.warming import Warming

if TYPE_CHECKING:
    from pos.services.keys import Keys
    from pos.services.standing import Standing
    from pos.services.till import Connection
    from ui.first_run.beginning import Beginning
    from ui.front import Front

Entries: TypeAlias = Callable[["Program"], Sequence[PageEntry]]


class Program(QObject):
    """One run of the program on one device.

    entries: names the pages; called for each window, also before the shop is open. turning: the
    ways to another file. alongside: what works beside the pages.
    Signals: settled(): all that a start leaves for later has been loaded.
    """

    settled = Signal()

    def __init__(
        self, application: QApplication, folders: Folders, keys: "Keys", entries: Entries
    ) -> None:
        super().__init__(application)
        self.folders = folders
        self._seen = Seen()
        self._file = ShopFile(folders, keys)
        self.operations = Operations(self._file.open, self)
        self.turning = Turning(self._file, self._seen, self._leave)
        self.screen = Screen(application, self.operations, lambda: entries(self), self.turning.mark)
        self.scanner = Scanner(application, self.operations)
        self.alongside = Alongside(self.operations, self.screen, folders.papers, keys, self)
        self._warming = Warming(
            self, self.alongside.begin, self.settled.emit, lambda: self.operations.is_at_work
        )
        self._front: Front | None = None
        self.operations.changed.connect(self._follow)
        application.aboutToQuit.connect(self.close)

    @property
    def standing(self) -> "Standing | None":
        """Who sells where on this device, as last read; None before the shop is open."""
        return self._seen.standing

    def start(self) -> None:
        """Open the shop of this device, or ask the first questions."""
        if not self._file.has_shop:
            self._file.take_up_joined()  # power went between the two names
        if not self._file.exists and self._file.beginning is None:
            self._in_front().ask()
            return
        self._seen.glance = seen = glance(self._file.path)
        if seen is None:
            self._read_standing()
            return
        # Loading what opens the file would take half of each moment from the painting.
        choices = Choices(seen.language, seen.look, seen.text_percent)
        self.screen.show_frame(choices, then=self._read_standing)

    def close(self) -> None:
        """Take every window away and close the file, once what is under way is done."""
        self._stop()
        self.scanner.close()
        if self._front is not None:
            self._front.clear()
        self.operations.close()

    def _leave(self, turn: Callable[[], None]) -> None:
        """Let the file go, `turn` to another, and start again with that."""

        def go_on(_none: None) -> None:
            turn()
            self.start()

        # Whoever could still ask for the file goes first: asking would open it anew.
        self._stop()
        self._seen.forget()
        self.operations.let_go(self, go_on)

    def _stop(self) -> None:
        self._warming.stop()
        self.alongside.stop()
        self.scanner.stop()
        self.screen.leave()

    def _in_front(self) -> "Front":
        """Return what stands in front of the shop, made when it is first needed."""
        if self._front is None:
            from ui.front import Front

            self._front = Front(self.screen, self.operations, self.turning.join_ways, self)
            self._front.begun.connect(self._begin)
            self._front.again.connect(self._read_standing)
        return self._front

    def _begin(self, beginning: "Beginning") -> None:
        self._file.beginning = beginning
        self._read_standing()

    def _read_standing(self) -> None:
        self.operations.read(self, _standing, done=self._show, failed=self._show_fault)

    def _show(self, found: "Standing") -> None:
        is_first, self._seen.standing = self._seen.standing is None, found
        device = found.device
        self.screen.show(Choices(device.language, device.look, device.text_percent))
        if self._front is not None:
            self._front.clear()
        self.scanner.serve(self.screen.take_scan)
        self.scanner.read_settings()
        if is_first:
            lock_if_left(self.operations, self)
            self._warming.begin()
            go_on_to_import(self._file.beginning, self.operations, self.screen)

    def _show_fault(self, error: PosError) -> None:
        if self._seen.standing is None:
            self.screen.leave()  # nothing is in the frame that stood there
        beginning, seen = self._file.beginning, self._seen.glance
        language = seen.language if seen is not None else DEFAULT_LANGUAGE
        self._in_front().show_fault(error, beginning.language if beginning else language)

    def _follow(self, changed: Changed) -> None:
        if changed & (Changed.DEVICE | Changed.SETTINGS):
            self._read_standing()


def _standing(connection: "Connection") -> "Standing":
    from ui.opening import standing  # loaded by then: the file is open

    return standing(connection)
