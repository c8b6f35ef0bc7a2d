"""What the sheets of an invoice and of a credit note have in common: a buyer, and a paper."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.invoice import InvoiceBuyer
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.printing.paper import A4, A5
from pos.printing.paper import Sheet as PaperSize
from ui.sheets.sale.buyer_fields import BuyerFields
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow
from ui.widgets.sheet import Sheet

_WIDTH: Final = 880


class BillSheet(Sheet):
    """Asks who it is made out to, and for the paper; one that was made asks for the paper alone.

    buyer, sizes, make, printing: the fields, the papers, and the two ways out.
    Signals: asked(object, PaperSize | None): what was typed, and the paper of the PDF, None for the
    receipt printer; the sheet waits for `close_sheet` or `refuse`.
    """

    asked = Signal(object, object)

    def __init__(self, theme: Theme, window: QWidget, title: str, makes: str) -> None:
        """`makes`: the words of the button that makes the paper."""
        super().__init__(theme, window, title, width=_WIDTH)
        self.buyer = BuyerFields(theme)
        self.sizes = PillFlow(theme)
        self.make = Button(theme, makes, "primary", icon="file-type-pdf")
        self.printing = Button(theme, _("Print on the roll"), "soft", icon="printer")
        self.note = label(role="caption", wraps=True)
        self._paper: PaperSize = A4
        self.make.clicked.connect(lambda: self._ask(self._paper))
        self.printing.clicked.connect(lambda: self._ask(None))
        self.sizes.picked.connect(self._pick_size)
        self.buyer.entered.connect(self.make.click)

    def open_sheet(self) -> None:
        """Start in the name, or on the button where nothing is left to be typed."""
        super().open_sheet()
        first = self.buyer.name.line if self.buyer.name.isEnabled() else self.make
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, error: PosError) -> None:
        """Say why nothing was made."""
        self.note.setText(str(error))

    def typed(self) -> object:
        """Return what the paper is to be made of; raises `FieldNotAccepted`."""
        return self.buyer.typed()

    def start_with(self, buyer: InvoiceBuyer, *, may_change: bool, prints: bool) -> None:
        """Show the buyer, and what this device can do with the paper."""
        self.buyer.show_buyer(buyer, may_change=may_change)
        self.printing.setVisible(prints)

    def lay_out(self, *between: QWidget) -> None:
        """Put the parts in their order, those of one kind of paper after the buyer."""
        # Names of papers are the same in every language.
        self.sizes.set_pills([(A4, "A4"), (A5, "A5")], self._paper)
        for part in (self.buyer, *between, self.note):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("medium"))
        row.addWidget(self.sizes, 2, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.printing, 3)
        row.addWidget(self.make, 4)
        self.body.addLayout(row)
        self.card.installEventFilter(self)

    def _pick_size(self, size: PaperSize) -> None:
        self._paper = size

    def _ask(self, paper: PaperSize | None) -> None:
        try:
            typed = self.typed()
        except FieldNotAccepted:
            return
        self.asked.emit(typed, paper)

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is remarked under a field."""
        if watched is self.card and event.type() == QEvent.Type.LayoutRequest:
            self._cover()
        return super().eventFilter(watched, event)
