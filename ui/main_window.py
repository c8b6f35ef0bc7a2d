"""The one window: rail, strip and the page that is open.

It knows pages by title and constructor, and has no action of its own but going from one to
another and showing what went wrong.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from ui.key_bindings import KeyBindings
from ui.key_hints import KeyHints
from ui.operations import Operations
from ui.page import Key, Page
from ui.page_stack import PageStack
from ui.rail import PageEntry, Rail, RailMark
from ui.theme import COMPACT_BELOW, Theme
from ui.troubles import Troubles
from ui.widgets.chip_board import ChipBoard
from ui.widgets.sheet import sheet_on_top
from ui.widgets.strip import Strip

if TYPE_CHECKING:
    from ui.people.at_till import AtTill

SMALLEST: Final = QSize(1024, 600)


class MainWindow(QWidget):
    """Shows one page of `entries` at a time; a page is built when it is first opened.

    mark: what is so on every page, None for nothing. chips: what the chip says on all of them.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        entries: Sequence[PageEntry],
        hints: KeyHints,
        mark: RailMark | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(_("Rahba"))
        self.setProperty("role", "page")
        self.setStyleSheet(theme.style_sheet())
        self.theme = theme
        self._operations = operations
        self._entries = entries
        self._at_till: AtTill | None = None
        self._watching: tuple[QObject, ...] = ()
        self._is_waiting, self.number = False, 0
        self.rail = Rail(theme, entries, mark)
        self.strip = Strip(theme)
        self.chips = ChipBoard(self)
        self._stack = PageStack(theme, operations, entries, hints)
        self._stack.noticed.connect(self.strip.add)
        self._stack.handed.connect(self.hand_on)
        self._stack.solved.connect(self.strip.drop)
        self._stack.scanned.connect(self.take_scan)
        self._content = QWidget(self)
        self._bindings = KeyBindings(self._content, hints)
        self._lay_out()
        self.rail.picked.connect(self.open_page)
        if mark is not None:
            self.rail.marked.connect(partial(mark.act, theme, self))
        Troubles(theme, operations, self.strip, self)

    @property
    def pages(self) -> dict[int, Page]:
        """The pages built so far, by their number in the rail."""
        return self._stack.pages

    @property
    def at_till(self) -> "AtTill":
        """Who stands at the till; not there while the window waits for the file that says so."""
        if self._at_till is None:
            from ui.people.at_till import AtTill

            self._at_till = AtTill(self.theme, self._operations, self.rail, self.strip, self)
        return self._at_till

    def wait(self, then: Callable[[], None]) -> None:
        """Stand before the file is open, with a frame that keeps what is typed and scanned.

        then: runs once it is painted, or when nobody sees it.
        """
        self._is_waiting = True
        self.rail.show_picked(self.number)
        self._stack.wait(then)

    def begin(self) -> None:
        """Open the first page after waiting, or the one that was picked meanwhile."""
        if self._is_waiting:
            self._is_waiting = False
            self.open_page(self.number)
            self._watch()

    def _watch(self) -> None:
        """Watch what stands on the rail: who is at the till, papers, and which pages."""
        self.at_till.watch()
        if not self._watching:
            from ui.paper_badge import PaperBadge
            from ui.rail_pages import RailPages

            self._watching = (
                PaperBadge(self.theme, self._operations, self.rail, self),
                RailPages(self._operations, self.rail, self),
            )

    def open_page(self, number: int) -> None:
        """Show a page, building it the first time."""
        if self._is_waiting:
            # Its modules must not load here while they load on the thread that opens the file.
            self.number = number
            return
        page = self._stack.open_page(number)
        self.number = number
        self.rail.show_picked(number)
        # On the content, not the window: under an open sheet no key reaches a page.
        self._bindings.bind(self._keys())
        page.take_focus()

    def take_over(self, old: "MainWindow") -> None:
        """Stand where `old` stood, on the same page, with what its pages kept."""
        self.setGeometry(old.geometry())
        self.setWindowState(old.windowState())
        self.rail.show_manager_pages(old.rail.shown_of_manager)
        for number, page in old.pages.items():
            if (kept := page.kept()) is not None:
                self._stack.build(number).resume(kept)
        self.open_page(old.number)

    def take_scan(self, scan: Scan) -> None:
        """Give a scan to the sheet on top, else to the page; say so when neither has use for it."""
        sheet, page = sheet_on_top(self), self.pages[self.number]
        self.at_till.touch()
        if sheet is not None and sheet.take_scan(scan):
            return
        is_open = sheet is None or (page.scans_under_sheets and not sheet.blocks_scans)
        if is_open and page.take_scan(scan):
            return
        # How a code reads is loaded with the page that rings it up, after the first frame.
        from ui.scan_notice import covered_text, scan_notice

        if sheet is not None:
            sheet.tell(covered_text(scan))
        else:
            self.strip.add(scan_notice(scan, partial(self._sell, scan)))

    def _sell(self, scan: Scan) -> None:
        self.open_page(0)
        self.take_scan(scan)

    def hand_on(self, thing: object) -> None:
        """Open the page that takes what another hands on, if there is such a page here."""
        for number, entry in enumerate(self._entries):
            if isinstance(thing, entry.takes):
                self.open_page(number)
                self.pages[number].take_in(thing)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        # A wide page must not keep the window from becoming compact.
        around.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(SMALLEST)
        around.addWidget(self._content)

    def _keys(self) -> list[Key]:
        to_pages = [
            Key(f"Ctrl+{number + 1}", entry.title, partial(self.open_page, number))
            for number, entry in enumerate(self._entries)
        ]
        own = self.pages[self.number].keys()
        switch = Key("F10", _("Change the person at the till"), self.at_till.open_switch)
        lock = Key("Ctrl+L", _("Lock the till"), self.at_till.leave)
        return [*own, switch, lock, Key("F1", _("Keys and help"), self._open_keys), *to_pages]

    def _open_keys(self) -> None:
        # Like a page, a sheet loads when it is asked for.
        from ui.sheets.keys_sheet import KeysSheet

        KeysSheet(self.theme, self, self._keys()).open_sheet()

    # Overrides of Qt methods.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_waiting:
            self._watch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_compact = self.width() < COMPACT_BELOW
        self.rail.set_compact(is_compact=is_compact)
        self._stack.set_compact(is_compact=is_compact)
