"""From the first second to the window: which file, which questions, which screen.

A device has at most two files: the shop, and a sample fair that is thrown away when its owner has
seen enough. Without either, the first run asks three things.

What the first frame does not need is imported inside the functions that need it first: SQLAlchemy
and all that stands on it take longer to load than the window to stand (docs/decisions/0010).
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from pos.changed import Changed
from pos.errors import PosError
from pos.folders import Folders
from pos.i18n import DEFAULT_LANGUAGE
from pos.i18n import gettext as _
from pos.services.glance import Glance, glance
from ui.app import Choices, Screen
from ui.hub_line import HubLine
from ui.online_line import OnlineLine
from ui.operations import Operations
from ui.rail import PageEntry, RailMark
from ui.scanning.scanner import Scanner
from ui.shop_file import ShopFile
from ui.theme import Theme
from ui.warming import Warming

if TYPE_CHECKING:
    from pos.services.keys import Keys
    from pos.services.standing import Standing
    from pos.services.till import Connection
    from ui.connection_chip import ConnectionChip
    from ui.first_run.beginning import Beginning
    from ui.front import Front
    from ui.joining.join_ways import JoinWays
    from ui.printing import Printing

# How long the till rests before the log is moved into the file, milliseconds.
_IDLE_MS: Final = 3000

Entries: TypeAlias = Callable[["Program"], Sequence[PageEntry]]


class Program(QObject):
    """One run of the program on one device.

    entries: names the pages; called for each window, also before the shop is open.
    standing: who sells where on this device, as last read; `None` before the shop is open.
    Signals: settled(): all that a start leaves for later has been loaded.
    """

    settled = Signal()

    def __init__(
        self, application: QApplication, folders: Folders, keys: "Keys", entries: Entries
    ) -> None:
        super().__init__(application)
        self.folders = folders
        self.standing: Standing | None = None
        self._glance: Glance | None = None
        self._file = ShopFile(folders, keys)
        self.operations = Operations(self._file.open, self)
        self.hub = HubLine(self.operations, lambda: keys.passwords, self)
        self.online = OnlineLine(self.operations, lambda: keys.passwords, self)
        self.screen = Screen(application, self.operations, lambda: entries(self), self._mark)
        self.scanner = Scanner(application, self.operations)
        self._warming = Warming(
            self, self._get_ready, self.settled.emit, lambda: self.operations.is_at_work
        )
        self._printing: Printing | None = None
        self._front: Front | None = None
        self._chip: ConnectionChip | None = None
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.operations.rest)
        self.operations.changed.connect(self._follow)
        application.aboutToQuit.connect(self.close)

    @property
    def printing(self) -> "Printing":
        """Works off the print queue; made when the first page stands."""
        if self._printing is None:
            from ui.printing import Printing

            self._printing = Printing(self.operations, self.folders.papers, self)
        return self._printing

    @property
    def way_to_examples(self) -> Callable[[], None] | None:
        """What leads to the sample fair; None inside it, where there is no farther to go."""
        return None if self._is_example else self.try_examples

    def start(self) -> None:
        """Open the shop of this device, or ask the first questions."""
        if not self._file.has_shop:
            self._file.take_up_joined()  # power went between the two names
        if not self._file.exists:
            self._in_front().ask()
            return
        self._glance = seen = glance(self._file.path)
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

    def try_examples(self) -> None:
        """Leave the shop for the sample fair; nothing in the shop changes."""
        assert self.standing is not None
        self._file.turn_to_example(self.standing)
        self._leave(self._read_standing)

    def end_example(self) -> None:
        """Throw the sample fair away; the shop opens, or the first questions are asked again."""

        def forget() -> None:
            self._file.forget_example()
            self.start()

        self._leave(forget)

    @property
    def join_ways(self) -> "JoinWays":
        """What a till needs to join a cooperative."""
        from ui.joining.join_ways import JoinWays

        return JoinWays(self._file.join, self._file.code, self._file.ask)

    def turn_to_joined(self) -> None:
        """Open the till that joined in place of the shop, which stays in a file of its own."""

        def take_up() -> None:
            self._file.take_up_joined()
            self.start()

        self._leave(take_up)

    def _leave(self, then: Callable[[], None]) -> None:
        # Whoever could still ask for the file goes first: asking would open it anew.
        self._stop()
        self.standing = self._glance = None
        self.operations.let_go(self, lambda _none: then())

    def _stop(self) -> None:
        self._idle.stop()
        self._warming.stop()
        if self._chip is not None:
            self._chip.stop()
        self.hub.stop()
        self.online.stop()
        self.scanner.stop()
        self.screen.leave()
        if self._printing is not None:
            self._printing.stop()

    @property
    def _is_example(self) -> bool:
        """What the open file says, and before it is open, what was seen of it."""
        if self.standing is not None:
            return self.standing.counter.is_example
        return self._glance is not None and self._glance.is_example

    def _mark(self) -> RailMark | None:
        """Say on every page that this is the sample fair, with the way out of it."""
        if not self._is_example:
            return None
        sentence = _("This is the sample fair. Begin your real shop.")
        return RailMark(_("EXAMPLE"), sentence, self._ask_to_end_example)

    def _ask_to_end_example(self, theme: Theme, window: QWidget) -> None:
        from ui.sheets.end_example_sheet import EndExampleSheet

        if self.standing is not None:  # the file is open, and can be closed
            has_shop = self._file.has_shop
            EndExampleSheet(theme, window, self.end_example, has_shop=has_shop).open_sheet()

    def _in_front(self) -> "Front":
        """Return what stands in front of the shop, made when it is first needed."""
        if self._front is None:
            from ui.front import Front

            self._front = Front(self.screen, self.operations, self.join_ways, self)
            self._front.begun.connect(self._begin)
            self._front.again.connect(self._read_standing)
        return self._front

    def _begin(self, beginning: "Beginning") -> None:
        self._file.beginning = beginning
        self._read_standing()

    def _read_standing(self) -> None:
        self.operations.read(self, _standing, done=self._show, failed=self._show_fault)

    def _show(self, found: "Standing") -> None:
        is_first, self.standing = self.standing is None, found
        device = found.device
        self.screen.show(Choices(device.language, device.look, device.text_percent))
        if self._front is not None:
            self._front.clear()
        self.scanner.serve(self.screen.take_scan)
        self.scanner.read_settings()
        if is_first:
            self.operations.read(self, _was_left, done=self._lock)
            self._warming.begin()
            self._go_on_to_import()

    def _lock(self, was_left: bool) -> None:  # noqa: FBT001 - the answer of a query
        if was_left:
            from pos.services.pins import lock_at_start

            self.operations.write(self, lock_at_start)

    def _get_ready(self) -> None:
        """Do what a start can leave until the person sees the page."""
        self.operations.prepare()
        self.printing.begin()
        self.hub.begin()
        self.online.begin()
        if self._chip is None:
            from ui.connection_chip import ConnectionChip

            self._chip = ConnectionChip(self.operations, self.online, self.hub, self.screen)
        self._chip.begin()

    def _go_on_to_import(self) -> None:
        """Open the import for whoever chose it as the beginning."""
        beginning, window = self._file.beginning, self.screen.window
        if beginning is not None and beginning.wants_import and window:
            from ui.sheets.importing.import_sheet import ImportSheet

            ImportSheet(window.theme, self.operations, window).open_sheet()

    def _show_fault(self, error: PosError) -> None:
        if self.standing is None:
            self.screen.leave()  # nothing is in the frame that stood there
        beginning = self._file.beginning
        language = self._glance.language if self._glance is not None else DEFAULT_LANGUAGE
        self._in_front().show_fault(error, beginning.language if beginning else language)

    def _follow(self, changed: Changed) -> None:
        self._idle.start()
        if changed & (Changed.DEVICE | Changed.SETTINGS):
            self._read_standing()


def _was_left(connection: "Connection") -> bool:
    from pos.services.pins import was_left

    return was_left(connection)


def _standing(connection: "Connection") -> "Standing":
    from ui.opening import standing  # loaded by then: the file is open

    return standing(connection)
