"""The customers: found, corrected, exported and erased; and what they are told about it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from pos.documents.privacy_notice import privacy_notice
from pos.domain.customer import Contact
from pos.domain.formatting import isolate
from pos.domain.seller import Seller
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.shop import seller_of
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.customers_sheet import CustomersSheet
from ui.file_dialog import ask_for_pdf
from ui.operations import Operations
from ui.paper_file import write_pdf
from ui.settings.section import Section
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.undoable_bar import UndoableBar


class CustomersSection(Section):
    """Reads and keeps its part itself: it stands on its own."""

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__(
            theme,
            _("Customers"),
            _("Nobody has to be named. Who is named is kept on this device and can be erased."),
        )
        self._operations = operations
        self.known = Button(theme, _("Find a customer"), "soft", icon="users")
        self._notice = Button(theme, _("Notice for customers (PDF)"), "soft", icon="file-text")
        self._note = label(role="caption", wraps=True)
        self._undo = UndoableBar(theme, operations)
        row = QHBoxLayout()
        row.setSpacing(theme.space("small"))
        row.addWidget(self.known)
        row.addWidget(self._notice)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self._note)
        self.column.addWidget(self._undo)
        self.known.clicked.connect(self._open_list)
        self._notice.clicked.connect(self._choose_file)

    def write_notice(self, file: Path) -> None:
        """Write the notice as PDF where the person said."""
        write = partial(self._write, file)
        self._operations.read(self, seller_of, done=write)

    def _open_list(self) -> None:
        sheet = CustomersSheet(self.theme, self._operations, self.window(), _("Customers"))
        sheet.picked.connect(self._open_one)
        sheet.open_sheet()

    def _open_one(self, contact: Contact) -> None:
        # Who was named this minute is opened with what is kept: the name and the number.
        sheet = CustomerSheet(self.theme, self._operations, self.window(), contact)
        sheet.settled.connect(self._undo.take)
        sheet.erased.connect(self._forget)
        sheet.open_sheet()

    def _forget(self) -> None:
        # What was saved before belongs to somebody who is no longer known.
        self._undo.hide()
        self._note.setText(_("The customer was erased."))

    def _choose_file(self) -> None:
        file = ask_for_pdf(self, _("Notice for customers (PDF)"), "notice")
        if file is not None:
            self.write_notice(file)

    def _write(self, file: Path, seller: Seller) -> None:
        job = partial(write_pdf, privacy_notice(seller), file)
        saved = _("Saved: {file}").format(file=isolate(file.name))
        self._operations.run_slow(
            self, job, done=lambda _path: self._note.setText(saved), failed=self._say
        )

    def _say(self, error: PosError) -> None:
        self._note.setText(str(error))
