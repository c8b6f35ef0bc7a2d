"""A customer who is not known yet: a name, and a telephone for whoever wants to keep it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.customer import Contact
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.customers import CustomerNotNamed, add_customer
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label


class NewCustomer(QWidget):
    """Signals: kept(Contact): they are known from now on."""

    kept = Signal(object)

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._operations = operations
        self._is_saving = False
        self.name = LineField(theme, _("Name of the customer"))
        self.phone = LineField(theme, _("Telephone, if you want to keep it"))
        self.phone.keep_left_to_right()
        self._save = Button(theme, _("Keep this customer"), "main", icon="check")
        self.name.entered.connect(self.phone.take_focus)
        self.phone.entered.connect(self._keep)
        self._save.clicked.connect(self._keep)
        self._lay_out(theme)

    def begin(self, typed: str) -> None:
        """Start from what was searched for: a number, or a name whose telephone comes next."""
        is_number = bool(typed) and not any(c.isalpha() for c in typed)
        self.name.show_text("" if is_number else typed)
        self.phone.show_text(typed if is_number else "")
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
        keep(self, add_customer, contact, done=partial(self._tell, contact), failed=self._refuse)

    def _tell(self, contact: Contact, customer: str) -> None:
        self.kept.emit(Contact(customer, contact.name, contact.phone))

    def _refuse(self, error: PosError) -> None:
        self._is_saving = False
        self.name.refuse(str(error))

    def _lay_out(self, theme: Theme) -> None:
        note = _("Kept on this device only, and erased when the customer asks for it.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self.name)
        column.addWidget(self.phone)
        column.addWidget(label(note, "caption", wraps=True))
        column.addWidget(self._save)
        column.addStretch(1)


def _named(text: str) -> str:
    name = clean_name(text)
    if not name:
        raise CustomerNotNamed(_("Type the name of the customer."))
    return name
