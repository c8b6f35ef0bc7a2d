"""The pages of one window: built when first opened, told of what changed, one of them shown.

Until the first is opened a frame may stand in its place and keep what is typed.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from pos.changed import Changed
from ui.first_frame import FirstFrame
from ui.key_hints import KeyHints
from ui.operations import Operations
from ui.page import Page
from ui.rail import PageEntry
from ui.theme import Theme


class PageStack(QStackedWidget):
    """pages: those built so far, by number.

    Signals: noticed(Notice), solved(Notice), handed(object), scanned(Scan): from any of them, see
    `Page`.
    """

    noticed = Signal(object)
    solved = Signal(object)
    handed = Signal(object)
    scanned = Signal(object)

    def __init__(
        self, theme: Theme, operations: Operations, entries: Sequence[PageEntry], hints: KeyHints
    ) -> None:
        super().__init__()
        self._theme = theme
        self._operations = operations
        self._entries = entries
        self._hints = hints
        self._is_compact = False
        self.pages: dict[int, Page] = {}
        self._frame: FirstFrame | None = None
        hints.key_used.connect(self._show_key_hints)
        operations.changed.connect(self._refresh)

    def open_page(self, number: int) -> Page:
        """Show a page, building it the first time."""
        page = self.pages.get(number) or self.build(number)
        self.setCurrentWidget(page)
        if self._frame is not None and number == 0:
            frame, self._frame = self._frame, None
            page.take_in(frame.typed)
            self.removeWidget(frame)
            frame.deleteLater()
        return page

    def wait(self, then: Callable[[], None]) -> None:
        """Show the frame that listens, until the first page is opened.

        then: runs once it stands.
        """
        self._frame = FirstFrame(self._theme)
        self._frame.stood.connect(then)
        self._frame.set_compact(is_compact=self._is_compact)
        self.addWidget(self._frame)
        self.setCurrentWidget(self._frame)
        self._frame.setFocus()

    def build(self, number: int) -> Page:
        """Build a page without showing it."""
        page = self._entries[number].build(self._theme, self._operations)
        page.noticed.connect(self.noticed)
        page.handed.connect(self.handed)
        page.solved.connect(self.solved)
        page.scanned.connect(self.scanned)
        page.set_compact(is_compact=self._is_compact)
        if self._hints.is_used:
            page.show_key_hints()
        self.pages[number] = page
        self.addWidget(page)
        return page

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the wide or the compact layout, on every page."""
        self._is_compact = is_compact
        if self._frame is not None:
            self._frame.set_compact(is_compact=is_compact)
        for page in self.pages.values():
            page.set_compact(is_compact=is_compact)

    def _show_key_hints(self) -> None:
        for page in self.pages.values():
            page.show_key_hints()

    def _refresh(self, changed: Changed) -> None:
        for page in self.pages.values():
            page.refresh(changed)
