"""One customer: corrected, told all that is known of them, erased."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pos.clock import system_clock
from pos.domain.customer import Contact, pseudonym
from pos.domain.seller import is_right_ice
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.customer_export import CustomerFile, export_customer
from pos.services.customers import CustomerNotNamed, edit_customer, erase_customer
from ui.customers.erase_customer_sheet import EraseCustomerSheet
from ui.operations import Operations
from ui.settings.section import SwitchRow
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.button import Button
from ui.widgets.field import LineField
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
        self.name = LineField(theme, _("Name of the customer"))
        self.phone = LineField(theme, _("Phone"))
        self.ice = LineField(theme, _("ICE (company identifier)"))
        self.address = LineField(theme, _("Address"))
        self.news = SwitchRow(
            theme, _("May be told news"), _("Only when the customer said yes to messages from us.")
        )
        self.shared = SwitchRow(
            theme,
            _("May be named to a chamber or a fair"),
            _("Only when the customer said yes to being named to others."),
        )
        self._note = label(role="caption", wraps=True)
        self._save = Button(theme, _("Save the customer"), "main", icon="check")
        self._export = Button(theme, _("Everything known, as a file"), "soft", icon="download")
        self._erase = Button(theme, _("Erase the customer"), "danger", icon="trash")
        self._fill(contact)
        self._lay_out()
        self._connect()

    def open_sheet(self) -> None:
        """Start in the name."""
        super().open_sheet()
        self.name.take_focus()

    def save(self) -> None:
        """Keep what was corrected."""
        try:
            contact = replace(
                self._contact,
                name=self.name.parsed(_named),
                phone=self.phone.parsed(clean_name),
                ice=self.ice.parsed(clean_name),
                address=self.address.parsed(clean_name),
                may_be_told_news=self.news.switch.isChecked(),
                may_be_shared=self.shared.switch.isChecked(),
            )
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
        path, _kind = QFileDialog.getSaveFileName(self, title, name, "TXT (*.txt)")
        if path:
            self.write_file(Path(path).with_suffix(".txt"))

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

    def _look_at_ice(self, ice: str) -> None:
        if ice.strip() and not is_right_ice(ice):
            self.ice.remark(
                _("An ICE has 15 digits, and this one does not look right. It is printed as typed.")
            )
        else:
            self.ice.clear_note()

    def _say(self, error: PosError) -> None:
        self._note.setText(str(error))

    def _fill(self, contact: Contact) -> None:
        for field in (self.phone, self.ice):
            field.keep_left_to_right()
        self.name.show_text(contact.name)
        self.phone.show_text(contact.phone)
        self.ice.show_text(contact.ice)
        self.address.show_text(contact.address)
        self.news.switch.setChecked(contact.may_be_told_news)
        self.shared.switch.setChecked(contact.may_be_shared)
        self._look_at_ice(contact.ice)

    def _connect(self) -> None:
        for field in (self.name, self.phone, self.ice, self.address):
            field.entered.connect(self.save)
        # After the field itself, which takes its sentence away at every key.
        self.ice.line.textEdited.connect(self._look_at_ice)
        self._save.clicked.connect(self.save)
        self._export.clicked.connect(self._choose_file)
        self._erase.clicked.connect(self._ask_to_erase)

    def _lay_out(self) -> None:
        medium = self.theme.space("medium")
        for pair in ((self.name, self.phone), (self.address, self.ice)):
            row = QHBoxLayout()
            row.setSpacing(medium)
            row.addWidget(pair[0], 3, Qt.AlignmentFlag.AlignTop)
            row.addWidget(pair[1], 2, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
        consents = QVBoxLayout()
        consents.setSpacing(medium)
        consents.addWidget(self.news)
        consents.addWidget(self.shared)
        self.body.addLayout(consents)
        self.body.addStretch(1)
        self.body.addWidget(self._note)
        foot = QHBoxLayout()
        foot.setSpacing(self.theme.sizes.gaps["destructive"])
        foot.addWidget(self._erase)
        foot.addWidget(self._export)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.body.addWidget(self._save)


def _named(text: str) -> str:
    name = clean_name(text)
    if not name:
        raise CustomerNotNamed(_("Type the name of the customer."))
    return name


def _write_text(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as fault:
        message = _("The file could not be written there. Choose another folder.")
        raise PosError(message) from fault
