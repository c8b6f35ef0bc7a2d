"""The orders: those still to be made or handed over first, found by what, who or number."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.changed import Changed
from pos.clock import local, system_clock
from pos.documents.order_words import state_words
from pos.domain.formatting import isolate, money_text
from pos.domain.order import OPEN_STATES, OrderState
from pos.i18n import gettext as _
from pos.services.orders import OrderRow, orders
from ui.latest import Latest
from ui.operations import Operations
from ui.orders.order_text import STATE_ICONS, STATE_ROLES, row_name, row_remark
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.empty_state import empty_state
from ui.widgets.pill_row import PillRow
from ui.widgets.row_card import RowCard
from ui.widgets.search_box import SearchBox
from ui.widgets.sheet import Sheet
from ui.widgets.state_tag import StateTag

_SIZE: Final = QSize(1000, 680)
_SHOWN: Final = 60
_OPEN: Final = "open"


class OrdersSheet(Sheet):
    """The list. Signals: opening(str): id of the order tapped; taking(): a new one is wanted."""

    opening = Signal(str)
    taking = Signal()

    def __init__(self, theme: Theme, operations: Operations, window: QWidget) -> None:
        title = _("Orders")
        super().__init__(theme, window, title, width=_SIZE.width(), height=_SIZE.height())
        self._operations = operations
        self._wanted: object = _OPEN
        self._rows: list[OrderRow] = []
        self.search = SearchBox(theme, _("What, who, telephone or number"))
        self._new = Button(theme, _("New order"), "main", icon="plus")
        self._pills = PillRow(theme)
        self._list = CardList(theme)
        self._read = Latest(operations, self, orders, self._show)
        self._pills.set_pills(_pills(), _OPEN)
        self._lay_out()
        self.search.field.textChanged.connect(self._ask)
        self.search.field.returnPressed.connect(partial(self._read.then, self._open_first))
        self._new.clicked.connect(self.taking)
        self._pills.picked.connect(self._filter)
        operations.changed.connect(self._follow)
        self._ask()

    def open_sheet(self) -> None:
        """Start in the search box."""
        super().open_sheet()
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self, wanted: object) -> None:
        self._wanted = wanted
        self._ask()

    def _ask(self, *_text: object) -> None:
        states = OPEN_STATES if self._wanted == _OPEN else (self._wanted,)
        self._read.ask(states, self.search.field.text(), _SHOWN)

    def _follow(self, changed: Changed) -> None:
        if changed & (Changed.ORDERS | Changed.SALES | Changed.CUSTOMERS):
            self._ask()

    def _show(self, rows: list[OrderRow]) -> None:
        self._rows = rows
        today = local(system_clock()).date()
        self._list.show_cards([self._card(row, today) for row in rows], self._nothing())

    def _card(self, row: OrderRow, today: date) -> RowCard:
        language, is_late = screen_language(), row.is_late(today)
        name = row_name(row, is_late=is_late)
        title = isolate(row.names.within(language))
        card = RowCard(self.theme, title, row_remark(row), name=name)
        if is_late:
            card.add_end(StateTag(self.theme, _("Late"), "warn", "alert-triangle"))
        state = row.standing.state
        tag = StateTag(self.theme, state_words(state), STATE_ROLES[state], STATE_ICONS[state])
        card.add_end(tag)
        is_open = state in OPEN_STATES
        amount = row.due if is_open else row.price
        card.add_amount(money_text(amount, language), _("left to pay") if is_open else "")
        card.clicked.connect(partial(self._open, row))
        return card

    def _nothing(self) -> QWidget:
        if self.search.field.text().strip():
            return empty_state(self.theme, "search", _("No order like this was found"))
        sentence = _("What, for when, for how much, and the deposit: all of it on one form.")
        return empty_state(self.theme, "hammer", _("No order here"), sentence)

    def _open(self, row: OrderRow, *_checked: object) -> None:
        self.opening.emit(row.id)

    def _open_first(self) -> None:
        if self._rows and self.search.field.text().strip():
            self._open(self._rows[0])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(self.theme.space("small"))
        head.addWidget(self.search, 1)
        head.addWidget(self._new)
        self.body.addLayout(head)
        self.body.addWidget(self._pills)
        self.body.addWidget(self._list, 1)


def _pills() -> list[tuple[object, str]]:
    return [(_OPEN, _("To do")), *((state, state_words(state)) for state in OrderState)]
