"""One customer: corrected, told all that is known of them, erased."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.clock import system_clock
from pos.domain.customer import Contact, pseudonym
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.customer_export import CustomerFile, export_customer
from pos.services.customers import edit_customer, erase_customer
from ui.customers.contact_form import ContactForm
from ui.customers.erase_customer_sheet import EraseCustomerSheet
from ui.file_dialog import ask_where_to_save
from ui.operations import Operations
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_SIZE = QSize(820, 620)


class CustomerSheet(Sheet):
    """Edits what is known of a customer.

    Signals: settled(Undoable): something was saved. erased(): there is nothing left of them.
    """

    settled = Signal(object)
    erased = Signal()

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, contact: Contact
    ) -> None:
        title = _("Customer")
        super().__init__(theme, window, title, width=_SIZE.width(), height=_SIZE.height())
        self._operations = operations
        self._contact = contact
        self.form = ContactForm(theme, contact)
        self._note = label(role="caption", wraps=True)
        self._save = Button(theme, _("Save the customer"), "main", icon="check")
        self._export = Button(theme, _("Everything known, as a file"), "soft", icon="download")
        self._erase = Button(theme, _("Erase the customer"), "danger", icon="trash")
        self._lay_out()
        self._connect()

    def open_sheet(self) -> None:
        """Start in the name."""
        super().open_sheet()
        self.form.name.take_focus()

    def save(self) -> None:
        """Keep what was corrected."""
        try:
            contact = self.form.contact()
        except FieldNotAccepted:
            return
        self._operations.write(
            self, edit_customer, contact, done=lambda _none: self._saved(), failed=self._say
        )

    def write_file(self, file: Path) -> None:
        """Write everything that is known where the person said."""
        write = partial(self._write, file)
        customer = self._contact.customer
        read = self._operations.read
        read(self, export_customer, customer, system_clock(), done=write, failed=self._say)

    def _saved(self) -> None:
        undo = Undoable(_("Customer saved"), edit_customer, (self._contact,))
        self.settled.emit(undo)
        self.close_sheet()

    def _choose_file(self) -> None:
        name = f"{pseudonym(self._contact.customer)}.txt"
        title = _("Everything known, as a file")
        file = ask_where_to_save(self, title, name, "TXT (*.txt)")
        if file is not None:
            self.write_file(file.with_suffix(".txt"))

    def _write(self, file: Path, written: CustomerFile) -> None:
        job = partial(_write_text, file, written.text)
        saved = _("Saved: {file}").format(file=file.name)
        self._operations.run_slow(
            self, job, done=lambda _none: self._note.setText(saved), failed=self._say
        )

    def _ask_to_erase(self) -> None:
        named = pseudonym(self._contact.customer)
        name = self._contact.name
        EraseCustomerSheet(
            self.theme, self.window(), name, named, self._erase_for_good
        ).open_sheet()

    def _erase_for_good(self) -> None:
        customer = self._contact.customer
        write = self._operations.write
        write(self, erase_customer, customer, done=lambda _none: self._gone(), failed=self._say)

    def _gone(self) -> None:
        self.close_sheet()
        self.erased.emit()

    def _say(self, error: PosError) -> None:
        self._note.setText(str(error))

    def _connect(self) -> None:
        self.form.entered.connect(self.save)
        self._save.clicked.connect(self.save)
        self._export.clicked.connect(self._choose_file)
        self._erase.clicked.connect(self._ask_to_erase)

    def _lay_out(self) -> None:
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.body.addWidget(self._note)
        foot = QHBoxLayout()
        foot.setSpacing(self.theme.sizes.gaps["destructive"])
        foot.addWidget(self._erase)
        foot.addWidget(self._export)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.body.addWidget(self._save)


def _write_text(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as fault:
        message = _("The file could not be written there. Choose another folder.")
        raise PosError(message) from fault
