"""Choosing a customer: those who came last, found by name or number, or a new one in seconds."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.domain.customer import Contact
from pos.domain.formatting import isolate, ltr
from pos.i18n import gettext as _
from pos.services.customers import find_customers
from ui.customers.new_customer import NewCustomer
from ui.latest import Latest
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.empty_state import empty_state
from ui.widgets.row_card import RowCard
from ui.widgets.search_box import SearchBox
from ui.widgets.sheet import Sheet

_SHOWN: Final = 40


class CustomersSheet(Sheet):
    """Offers who is known, and a name with a telephone for who is not.

    Signals: picked(Contact); left_unnamed(): nobody is named any more. The sheet has closed by
    then.
    """

    picked = Signal(object)
    left_unnamed = Signal()

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        title: str = "",
        *,
        is_named: bool = False,
    ) -> None:
        """`is_named`: somebody is named already, and may be taken away again."""
        super().__init__(theme, window, title or _("Customer"), width=720, height=600)
        self._found: list[Contact] = []
        self.search = SearchBox(theme, _("Name or telephone"))
        self._new = Button(theme, _("New customer"), "soft", icon="user-plus")
        self._nobody = Button(theme, _("Name nobody"), "quiet", icon="x")
        if not is_named:
            self._nobody.hide()
        self._list = CardList(theme)
        self._read = Latest(operations, self, find_customers, self._show)
        self._newcomer = NewCustomer(theme, operations)
        self._sides = QStackedWidget()
        self._lay_out()
        self._connect()
        self._ask()

    def open_sheet(self) -> None:
        """Start in the search box."""
        super().open_sheet()
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, *_text: object) -> None:
        self._read.ask(self.search.field.text(), _SHOWN)

    def _show(self, found: list[Contact]) -> None:
        self._found = found
        self._list.show_cards([self._card(contact) for contact in found], self._nothing())

    def _card(self, contact: Contact) -> RowCard:
        phone = ltr(contact.phone) if contact.phone else ""
        card = RowCard(self.theme, isolate(contact.name), phone, name=contact.name)
        card.clicked.connect(partial(self._pick, contact))
        return card

    def _nothing(self) -> QWidget:
        if self.search.field.text().strip():
            return empty_state(self.theme, "search", _("Nobody is known by this name or number"))
        sentence = _("Nobody has to be named. Who orders a piece or pays later is kept here.")
        return empty_state(self.theme, "users", _("No customer yet"), sentence)

    def _pick(self, contact: Contact, *_checked: object) -> None:
        self.close_sheet()
        self.picked.emit(contact)

    def _enter(self) -> None:
        # Where nobody was found for less, nobody is for more: the next key is the telephone's.
        if self._found:
            self._read.then(self._take_first)
        else:
            self._take_first()

    def _take_first(self) -> None:
        """Enter takes who is on top; nobody found is somebody new."""
        if self._found and self.search.field.text().strip():
            self._pick(self._found[0])
        else:
            self._begin_new()

    def _begin_new(self) -> None:
        self._sides.setCurrentWidget(self._newcomer)
        self._newcomer.begin(self.search.field.text().strip())

    def _leave_unnamed(self) -> None:
        self.close_sheet()
        self.left_unnamed.emit()

    def _connect(self) -> None:
        self.search.field.textChanged.connect(self._ask)
        self.search.field.returnPressed.connect(self._enter)
        self._new.clicked.connect(self._begin_new)
        self._nobody.clicked.connect(self._leave_unnamed)
        self._newcomer.kept.connect(self._pick)

    def _lay_out(self) -> None:
        self._sides.addWidget(self._choosing())
        self._sides.addWidget(self._newcomer)
        self.body.addWidget(self._sides, 1)

    def _choosing(self) -> QWidget:
        side = QWidget()
        head = QHBoxLayout()
        head.setSpacing(self.theme.space("small"))
        head.addWidget(self.search, 1)
        head.addWidget(self._new)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("medium"))
        column.addLayout(head)
        column.addWidget(self._list, 1)
        column.addWidget(self._nobody, 0, Qt.AlignmentFlag.AlignLeading)
        return side
