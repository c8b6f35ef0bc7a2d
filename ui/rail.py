"""The rail: a large icon with its word for each page, at the leading side of the window."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.operations import Operations
from ui.page import Page
from ui.rail_buttons import (
    AVATAR_PX,
    ICON_PX,
    mark_button,
    page_button,
    papers_button,
    person_button,
)
from ui.theme import Theme
from ui.widgets.avatar import avatar
from ui.widgets.brand_mark import brand_mark
from ui.widgets.label import set_state

_ROOM_BESIDE: Final = 20
# What is used where the usual would not fit: large text on a low screen.
_TIGHT_ICON_PX: Final = 20


class PageEntry(NamedTuple):
    """All the window knows of a page.

    title: the word under the icon; icon: a name in `resources/icons`.
    is_at_end: stands at the foot of the rail. takes: the kinds of errands it takes from others.
    of_manager: its name in `pos.services.manager_pages`, empty for a page that is always there.
    """

    title: str
    icon: str
    build: Callable[[Theme, Operations], Page]
    is_at_end: bool = False
    takes: tuple[type, ...] = ()
    of_manager: str = ""


class RailMark(NamedTuple):
    """Something that is so on every page, above the end of the rail, such as EXAMPLE.

    text: the word on it. sentence: what a screen reader says. act: what a tap opens, over the
    window it gets.
    """

    text: str
    sentence: str
    act: Callable[[Theme, QWidget], None]


class Rail(QFrame):
    """The way from page to page.

    Signals: picked(int): the number of the entry the person chose; marked(): the mark was tapped;
    person_tapped(): whoever stands at the till; papers_tapped(): papers that did not come out.
    papers: the button of those.
    """

    picked = Signal(int)
    marked = Signal()
    person_tapped = Signal()
    papers_tapped = Signal()

    def __init__(
        self, theme: Theme, entries: Sequence[PageEntry], mark: RailMark | None = None
    ) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self._theme = theme
        self._is_compact = False
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.picked)
        self._entries = entries
        self._shown_of_manager: frozenset[str] = frozenset()
        self._mark = brand_mark(theme)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.space("hair"))
        self.papers = papers_button(theme)
        self.papers.clicked.connect(self.papers_tapped)
        self._person = person_button()
        self._person.clicked.connect(self.person_tapped)
        self._lay_out(mark)
        self.show_manager_pages(frozenset())

    @property
    def has_manager_pages(self) -> bool:
        """Tell whether there is any page that an artisan alone can do without."""
        return any(entry.of_manager for entry in self._entries)

    @property
    def shown_of_manager(self) -> frozenset[str]:
        """The pages of a manager that stand there."""
        return self._shown_of_manager

    def show_manager_pages(self, shown: frozenset[str]) -> None:
        """Show these pages of a manager, and the one that is open; none changes its number."""
        self._shown_of_manager = shown
        for number, entry in enumerate(self._entries):
            button = self._group.button(number)
            is_there = not entry.of_manager or entry.of_manager in shown or button.isChecked()
            button.setVisible(is_there)
        self._fit()

    def show_person(self, name: str, sentence: str, *, is_shown: bool) -> None:
        """Show who stands at the till; nobody where people were never named.

        sentence: what a screen reader says.
        """
        room = self._theme.layout(is_compact=self._is_compact).rail - _ROOM_BESIDE
        shown = self._person.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self._person.setText(shown.replace("&", "&&"))
        self._person.setAccessibleName(sentence)
        self._person.setIcon(avatar(self._theme, name, AVATAR_PX))
        self._person.setVisible(is_shown)
        self._fit()

    def show_papers(self, count: int, sentence: str) -> None:
        """Show how many papers did not come out; nothing where all did.

        sentence: what a screen reader says.
        """
        self.papers.setText(str(count))
        self.papers.setAccessibleName(sentence)
        self.papers.setToolTip(sentence)
        if self.papers.isHidden() is not (count == 0):
            self.papers.setVisible(count > 0)
            self._fit()

    def show_picked(self, number: int) -> None:
        """Mark the page that is open; a hidden one shows, and goes when it is left."""
        self._group.button(number).setChecked(True)
        if self.has_manager_pages:
            self.show_manager_pages(self._shown_of_manager)

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the width of the wide or the compact layout."""
        self._is_compact = is_compact
        self._fit()

    def _fit(self) -> None:
        """Give every word its room: a longer word or larger text is never cut."""
        side = 3 if self._is_compact else 8
        self._column.setContentsMargins(side, 12, side, 8)
        self._draw_together(is_tight=False)
        if self._column.minimumSize().height() > self.height():
            self._draw_together(is_tight=True)
        widest = max(button.minimumSizeHint().width() for button in self.words)
        layout = self._theme.layout(is_compact=self._is_compact)
        self.setFixedWidth(max(layout.rail, widest + 2 * side))

    def _draw_together(self, *, is_tight: bool) -> None:
        px = _TIGHT_ICON_PX if is_tight else ICON_PX
        self._mark.setVisible(not (self._is_compact or is_tight))
        for button in self._group.buttons():
            button.setIconSize(QSize(px, px))
            set_state(button, "tight", "true" if is_tight else "false")
            # A least height set by hand beats the hint, so it may not be less.
            usual = self._theme.height("control" if is_tight else "rail")
            button.setMinimumHeight(max(usual, button.minimumSizeHint().height()))
        self._column.invalidate()

    @property
    def words(self) -> list[QToolButton]:
        """The pages and the mark: what must be read whole, unlike a person's name."""
        others = (self._person, self.papers)
        return [button for button in self.findChildren(QToolButton) if button not in others]

    def _lay_out(self, mark: RailMark | None) -> None:
        """Put everything into the column, which is also the order of the Tab key."""
        column = self._column
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(self._theme.space("hair"))
        self._add_pages(are_at_end=False)
        column.addStretch(1)
        if mark is not None:
            tapped = mark_button(self._theme, mark.text, mark.sentence)
            tapped.clicked.connect(self.marked)
            column.addWidget(tapped)
            column.addSpacing(self._theme.space("small"))
        column.addWidget(self.papers)
        column.addWidget(self._person)
        self._add_pages(are_at_end=True)

    def _add_pages(self, *, are_at_end: bool) -> None:
        for number, entry in enumerate(self._entries):
            if entry.is_at_end is are_at_end:
                button = page_button(self._theme, entry.title, entry.icon)
                self._group.addButton(button, number)
                self._column.addWidget(button)

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._fit()
