"""What stands in the place of the first page until the shop's file is open.

It has the page's search box and its ground, and keeps what is typed and scanned meanwhile. When
that takes long, as after an update whose tables are built anew, it says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.empty_state import empty_state
from ui.widgets.margins import margins
from ui.widgets.page_head import page_head
from ui.widgets.search_box import SearchBox
from ui.widgets.search_keys import SearchKeys

# Nobody reads a sentence that goes away within a second.
_LONG_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class EarlyTyping:
    """What came before the page stood. scans: each ended by Enter; rest: still without one."""

    scans: Sequence[str]
    rest: str


class FirstFrame(QWidget):
    """A page that only listens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._scans: list[str] = []
        self._search = SearchBox(theme, _("Search for a product or scan…"), scans=True)
        SearchKeys(self._search.field).entered.connect(self._scans.append)
        self._story = empty_state(
            theme,
            "cash-register",
            _("The shop is being opened"),
            _("After an update this can take a minute. What you scan now is kept."),
        )
        self._story.hide()
        self._side = QFrame()
        self._side.setProperty("role", "column")
        self._lay_out()
        self.setFocusProxy(self._search.field)
        QTimer.singleShot(_LONG_MS, self, self.tell)

    @property
    def typed(self) -> EarlyTyping:
        """What was typed and scanned so far."""
        return EarlyTyping(tuple(self._scans), self._search.field.text())

    def tell(self) -> None:
        """Say that the file is being opened."""
        self._story.show()

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the wide or the compact layout."""
        self._side.setFixedWidth(self._theme.layout(is_compact=is_compact).basket)

    def _lay_out(self) -> None:
        self._search.setSizePolicy(
            self._search.sizePolicy().Policy.Expanding, self._search.sizePolicy().Policy.Fixed
        )
        head = page_head(self._theme, controls=(self._search,))
        head.setContentsMargins(margins(0, 0, 10, 0))
        column = QVBoxLayout()
        column.setContentsMargins(margins(20, 14, 10, 0))
        column.addLayout(head)
        column.addWidget(self._story, 1)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self._side)
