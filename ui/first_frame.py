"""What stands in the place of the first page until the shop's file is open.

It has the page's search box and its ground, and keeps what is typed and scanned meanwhile. When
that takes long, as after an update whose tables are built anew, it says so.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
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
# A window that is minimised from the start is never painted.
_UNSEEN_MS: Final = 200


class EarlyTyping(NamedTuple):
    """What came before the page stood. scans: each ended by Enter; rest: still without one."""

    scans: Sequence[str]
    rest: str


class FirstFrame(QWidget):
    """A page that only listens.

    Signals: stood(): it was painted, or nobody sees it.
    """

    stood = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._scans: list[str] = []
        self._search = SearchBox(theme, _("Search for a product or scan…"), scans=True)
        SearchKeys(self._search.field).entered.connect(self._scans.append)
        self._column = QVBoxLayout()
        self._side = QFrame()
        self._side.setProperty("role", "column")
        self._lay_out()
        self.setFocusProxy(self._search.field)
        QTimer.singleShot(_LONG_MS, self, self.tell)
        self._stands = QTimer(self, singleShot=True, interval=_UNSEEN_MS)
        self._stands.timeout.connect(self.stood)
        self._stands.start()

    @property
    def typed(self) -> EarlyTyping:
        """What was typed and scanned so far."""
        return EarlyTyping(tuple(self._scans), self._search.field.text())

    def tell(self) -> None:
        """Say that the file is being opened."""
        story = empty_state(
            self._theme,
            "cash-register",
            _("The shop is being opened"),
            _("After an update this can take a minute. What you scan now is kept."),
        )
        self._column.insertWidget(1, story, 1)

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the wide or the compact layout."""
        self._side.setFixedWidth(self._theme.layout(is_compact=is_compact).basket)

    def _lay_out(self) -> None:
        self._search.setSizePolicy(
            self._search.sizePolicy().Policy.Expanding, self._search.sizePolicy().Policy.Fixed
        )
        head = page_head(self._theme, controls=(self._search,))
        head.setContentsMargins(margins(0, 0, 10, 0))
        self._column.setContentsMargins(margins(20, 14, 10, 0))
        self._column.addLayout(head)
        self._column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._column, 1)
        row.addWidget(self._side)

    # Overrides of Qt methods.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._stands.isActive():
            self._stands.start(0)  # once this painting is done
