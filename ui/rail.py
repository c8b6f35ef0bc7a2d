"""The rail: a large icon with its word for each page, at the leading side of the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.icons import drawing
from ui.operations import Operations
from ui.page import Page
from ui.theme import Theme
from ui.tokens import RESOURCES

_MARK_PX: Final = 40


@dataclass(frozen=True, slots=True)
class PageEntry:
    """All the window knows of a page.

    title: the word under the icon; icon: a name in `resources/icons`.
    is_at_end: stands at the foot of the rail. name: what other pages call it, or empty.
    """

    title: str
    icon: str
    build: Callable[[Theme, Operations], Page]
    is_at_end: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class RailMark:
    """Something that is so on every page, above the end of the rail, such as EXAMPLE.

    text: the word on it. sentence: what a screen reader says. act: what a tap opens, over the
    window it gets.
    """

    text: str
    sentence: str
    act: Callable[[Theme, QWidget], None]


class Rail(QFrame):
    """The way from page to page.

    Signals: picked(int): the number of the entry the person chose; marked(): the mark was tapped.
    """

    picked = Signal(int)
    marked = Signal()

    def __init__(
        self, theme: Theme, entries: Sequence[PageEntry], mark: RailMark | None = None
    ) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self._theme = theme
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.picked)
        self._mark = brand_mark(theme)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(theme.space("hair"))
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.space("hair"))
        self._add_pages(entries, are_at_end=False)
        column.addStretch(1)
        if mark is not None:
            column.addWidget(self._mark_button(mark))
            column.addSpacing(theme.space("small"))
        self._add_pages(entries, are_at_end=True)

    def show_picked(self, number: int) -> None:
        """Mark the page that is open."""
        self._group.button(number).setChecked(True)

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the width of the wide or the compact layout."""
        side = 3 if is_compact else 8
        # A longer word or larger text makes the rail wider: a word on it is never cut.
        widest = max(button.minimumSizeHint().width() for button in self._group.buttons())
        layout = self._theme.layout(is_compact=is_compact)
        self.setFixedWidth(max(layout.rail, widest + 2 * side))
        self._column.setContentsMargins(side, 12, side, 8)
        self._mark.setVisible(not is_compact)

    def _add_pages(self, entries: Sequence[PageEntry], *, are_at_end: bool) -> None:
        for number, entry in enumerate(entries):
            if entry.is_at_end is are_at_end:
                self._column.addWidget(self._button(entry, number))

    def _mark_button(self, mark: RailMark) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "mark")
        button.setText(mark.text.replace("&", "&&"))
        button.setAccessibleName(mark.sentence)
        button.setToolTip(mark.sentence)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumHeight(self._theme.height("step"))
        button.setSizePolicy(button.sizePolicy().Policy.Ignored, button.sizePolicy().Policy.Fixed)
        button.clicked.connect(self.marked)
        return button

    def _button(self, entry: PageEntry, number: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "rail")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIcon(
            self._theme.icon(entry.icon, "on_rail", checked="on_rail_selected", size="large")
        )
        button.setIconSize(QSize(26, 26))
        button.setText(entry.title.replace("&", "&&"))
        button.setAccessibleName(entry.title)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumHeight(64)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        self._group.addButton(button, number)
        return button


def brand_mark(theme: Theme, px: int = _MARK_PX) -> QLabel:
    """Return the mark of Rahba, `px` wide."""
    mark = QLabel()
    source = (RESOURCES / "rahba.svg").read_text(encoding="utf-8")
    mark.setPixmap(drawing(source, QSize(px, px), theme.ratio))
    return mark
