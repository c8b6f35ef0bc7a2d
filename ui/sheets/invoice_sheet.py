"""Asks who an invoice is made out to; all of it may be left empty."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.domain.invoice import InvoiceBuyer
from pos.domain.seller import is_right_ice
from pos.domain.text import LINE_BREAK, clean_name
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.printing.paper import A4, A5
from pos.printing.paper import Sheet as PaperSize
from pos.services.invoices import InvoiceAsked
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow
from ui.widgets.sheet import Sheet

_WIDTH: Final = 680


class InvoiceSheet(Sheet):
    """Starts with what is known of the buyer; an invoice that was made only asks for the paper.

    Signals: asked(InvoiceBuyer, PaperSize): the invoice is wanted; the sheet waits for
    `close_sheet` or `refuse`.
    """

    asked = Signal(object, object)

    def __init__(self, theme: Theme, window: QWidget, known: InvoiceAsked) -> None:
        title = _("Invoice {number}").format(number=ltr(known.number))
        super().__init__(theme, window, title, width=_WIDTH)
        self.name = LineField(theme, _("Name of the buyer"))
        self.address = LineField(theme, _("Address"))
        self.ice = LineField(theme, "ICE")
        self.sizes = PillFlow(theme)
        self._paper: PaperSize = A5
        self._known = known
        self._note = label(_note(known), "caption", wraps=True)
        words = _("Make the invoice") if known.invoiced is None else _("Save a copy")
        self.make = Button(theme, words, "primary", icon="file-type-pdf")
        self._lay_out()
        self._connect()
        self._show_buyer(known.buyer)

    def open_sheet(self) -> None:
        """Start in the name, or on the button where nothing is left to be typed."""
        super().open_sheet()
        first = self.name.line if self._known.invoiced is None else self.make
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, error: PosError) -> None:
        """Say why the invoice was not made."""
        self._note.setText(str(error))

    def _connect(self) -> None:
        self.make.clicked.connect(self._ask)
        self.sizes.picked.connect(self._pick_size)
        self.ice.line.editingFinished.connect(self._look_at_ice)
        for field, following in ((self.name, self.address), (self.address, self.ice)):
            field.entered.connect(following.take_focus)
        self.ice.entered.connect(self._ask)

    def _show_buyer(self, buyer: InvoiceBuyer) -> None:
        self.name.show_text(buyer.name)
        self.address.show_text(buyer.address.replace(LINE_BREAK, " "))
        self.ice.show_text(buyer.ice)
        self._look_at_ice()
        for field in (self.name, self.address, self.ice):
            field.setEnabled(self._known.invoiced is None)

    def _look_at_ice(self) -> None:
        ice = self.ice.text
        if ice.strip() and not is_right_ice(ice):
            self.ice.remark(
                _("An ICE has 15 digits, and this one does not look right. It is printed as typed.")
            )
        else:
            self.ice.clear_note()

    def _pick_size(self, size: PaperSize) -> None:
        self._paper = size

    def _ask(self) -> None:
        self._look_at_ice()
        try:
            typed = [field.parsed(clean_name) for field in (self.name, self.address, self.ice)]
        except FieldNotAccepted:
            return
        self.asked.emit(InvoiceBuyer(*typed), self._paper)

    def _lay_out(self) -> None:
        # Names of papers are the same in every language.
        self.sizes.set_pills([(A5, "A5"), (A4, "A4")], self._paper)
        self.ice.keep_left_to_right()
        for field in (self.name, self.address, self.ice):
            self.body.addWidget(field)
        self.body.addWidget(self._note)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("medium"))
        row.addWidget(self.sizes, 1)
        row.addWidget(self.make, 2)
        self.body.addLayout(row)


def _note(known: InvoiceAsked) -> str:
    if known.invoiced is None:
        return _("All of it may be left empty. What is written here stays on the invoice for good.")
    return _("This sale has its invoice already. What you save now is marked as a duplicate.")
