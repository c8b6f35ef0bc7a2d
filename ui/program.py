"""From the first second to the window: which file, which questions, which screen.

A device has at most two files: the shop, and a sample fair that is thrown away when its owner has
seen enough. Without either, the first run asks three things.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from pos.errors import PosError
from pos.folders import Folders
from pos.i18n import DEFAULT_LANGUAGE
from pos.i18n import gettext as _
from pos.services.beginning import Standing, standing
from pos.services.keys import Keys
from pos.services.pins import lock_at_start
from pos.services.till import Changed
from ui.app import Choices, Screen
from ui.first_run.beginning import Beginning, FirstProducts
from ui.front import Front
from ui.operations import Operations
from ui.printing import Printing
from ui.rail import PageEntry, RailMark
from ui.scanning.scanner import Scanner
from ui.sheets.end_example_sheet import EndExampleSheet
from ui.sheets.import_sheet import ImportSheet
from ui.shop_file import ShopFile
from ui.theme import Theme

# How long the till rests before the log is moved into the file, milliseconds.
_IDLE_MS: Final = 3000

Entries: TypeAlias = Callable[["Program"], Sequence[PageEntry]]


class Program(QObject):
    """One run of the program on one device.

    entries: names the pages; called for each window, when the shop is open.
    standing: who sells where on this device, as last read; `None` before the shop is open.
    """

    def __init__(
        self, application: QApplication, folders: Folders, keys: Keys, entries: Entries
    ) -> None:
        super().__init__(application)
        self.folders = folders
        self.standing: Standing | None = None
        self._file = ShopFile(folders, keys)
        self.operations = Operations(self._file.open, self)
        self.screen = Screen(application, self.operations, lambda: entries(self), self._mark)
        self.scanner = Scanner(application, self.operations)
        self.printing = Printing(self.operations, folders.papers, self)
        self._front = Front(self.screen, self)
        self._front.begun.connect(self._begin)
        self._front.again.connect(self._read_standing)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.operations.rest)
        self.operations.changed.connect(self._follow)
        application.aboutToQuit.connect(self.close)

    @property
    def way_to_examples(self) -> Callable[[], None] | None:
        """What leads to the sample fair; None inside it, where there is no farther to go."""
        is_example = self.standing is not None and self.standing.counter.is_example
        return None if is_example else self.try_examples

    def start(self) -> None:
        """Open the shop of this device, or ask the first questions."""
        if self._file.exists:
            self._read_standing()
        else:
            self._front.ask()

    def close(self) -> None:
        """Take every window away and close the file, once what is under way is done."""
        self._idle.stop()
        self.scanner.close()
        self._front.clear()
        self.screen.leave()
        self.printing.stop()
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

    def _leave(self, then: Callable[[], None]) -> None:
        # Whoever could still ask for the file goes first: asking would open it anew.
        self._idle.stop()
        self.scanner.stop()
        self.screen.leave()
        self.printing.stop()
        self.standing = None
        self.operations.let_go(self, lambda _none: then())

    def _mark(self) -> RailMark | None:
        """Say on every page that this is the sample fair, with the way out of it."""
        if self.standing is None or not self.standing.counter.is_example:
            return None
        sentence = _("This is the sample fair. Begin your real shop.")
        return RailMark(_("EXAMPLE"), sentence, self._ask_to_end_example)

    def _ask_to_end_example(self, theme: Theme, window: QWidget) -> None:
        has_shop = self._file.has_shop
        EndExampleSheet(theme, window, self.end_example, has_shop=has_shop).open_sheet()

    def _begin(self, beginning: Beginning) -> None:
        self._file.beginning = beginning
        self._read_standing()

    def _read_standing(self) -> None:
        self.operations.read(self, standing, done=self._show, failed=self._show_fault)

    def _show(self, found: Standing) -> None:
        is_first, self.standing = self.standing is None, found
        device = found.device
        self.screen.show(Choices(device.language, device.look, device.text_percent))
        self._front.clear()
        self.scanner.serve(self.screen.take_scan)
        self.scanner.read_settings()
        if is_first:
            self.operations.write(self, lock_at_start)
            self.operations.prepare()
            self.printing.begin()
            self._go_on_to_import()

    def _go_on_to_import(self) -> None:
        """Open the import for whoever chose it as the beginning."""
        beginning, window = self._file.beginning, self.screen.window
        if beginning is not None and beginning.products is FirstProducts.IMPORT and window:
            ImportSheet(window.theme, self.operations, window).open_sheet()

    def _show_fault(self, error: PosError) -> None:
        beginning = self._file.beginning
        self._front.show_fault(error, beginning.language if beginning else DEFAULT_LANGUAGE)

    def _follow(self, changed: Changed) -> None:
        self._idle.start()
        if changed & (Changed.DEVICE | Changed.SETTINGS):
            self._read_standing()
