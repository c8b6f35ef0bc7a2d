"""Choosing a customer: those who came last, found by name or number, or a new one in seconds."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.domain.customer import Contact
from pos.domain.formatting import isolate, ltr
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.customers import CustomerNotNamed, add_customer, find_customers
from ui.latest import Latest
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.empty_state import empty_state
from ui.widgets.field import LineField
from ui.widgets.label import label
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
        self._operations = operations
        self._found: list[Contact] = []
        self._is_saving = False
        self.search = SearchBox(theme, _("Name or telephone"))
        self._new = Button(theme, _("New customer"), "soft", icon="user-plus")
        self._nobody = Button(theme, _("Name nobody"), "quiet", icon="x")
        if not is_named:
            self._nobody.hide()
        self._list = CardList(theme)
        self._read = Latest(operations, self, find_customers, self._show)
        self.name = LineField(theme, _("Name of the customer"))
        self.phone = LineField(theme, _("Telephone, if you want to keep it"))
        self._save = Button(theme, _("Keep this customer"), "main", icon="check")
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
        typed = self.search.field.text().strip()
        is_number = bool(typed) and not any(c.isalpha() for c in typed)
        self.name.show_text("" if is_number else typed)
        self.phone.show_text(typed if is_number else "")
        self._sides.setCurrentIndex(1)
        (self.phone if typed and not is_number else self.name).take_focus()

    def _keep(self) -> None:
        if self._is_saving:
            return
        try:
            contact = Contact("", self.name.parsed(_named), self.phone.parsed(clean_name))
        except FieldNotAccepted:
            return
        # Enter twice must not keep the same person twice.
        self._is_saving = True
        keep = self._operations.write
        keep(self, add_customer, contact, done=partial(self._kept, contact), failed=self._refuse)

    def _kept(self, contact: Contact, customer: str) -> None:
        self._pick(Contact(customer, contact.name, contact.phone))

    def _refuse(self, error: PosError) -> None:
        self._is_saving = False
        self.name.refuse(str(error))

    def _leave_unnamed(self) -> None:
        self.close_sheet()
        self.left_unnamed.emit()

    def _connect(self) -> None:
        self.search.field.textChanged.connect(self._ask)
        self.search.field.returnPressed.connect(self._enter)
        self._new.clicked.connect(self._begin_new)
        self._nobody.clicked.connect(self._leave_unnamed)
        self.name.entered.connect(self.phone.take_focus)
        self.phone.entered.connect(self._keep)
        self._save.clicked.connect(self._keep)

    def _lay_out(self) -> None:
        self._sides.addWidget(self._choosing())
        self._sides.addWidget(self._naming())
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

    def _naming(self) -> QWidget:
        side = QWidget()
        self.phone.keep_left_to_right()
        note = _("Kept on this device only, and erased when the customer asks for it.")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("medium"))
        column.addWidget(self.name)
        column.addWidget(self.phone)
        column.addWidget(label(note, "caption", wraps=True))
        column.addWidget(self._save)
        column.addStretch(1)
        return side


def _named(text: str) -> str:
    name = clean_name(text)
    if not name:
        raise CustomerNotNamed(_("Type the name of the customer."))
    return name
