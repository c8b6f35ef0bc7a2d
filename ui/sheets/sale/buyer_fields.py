"""Who an invoice or a credit note is made out to; all of it may be left empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.domain.invoice import InvoiceBuyer
from pos.domain.seller import is_right_ice
from pos.domain.text import LINE_BREAK, clean_name
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.tall_column import TallColumn


class BuyerFields(TallColumn):
    """Name, address and ICE of a buyer.

    Signals: entered(): Enter was pressed in the last of them.
    """

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.name = LineField(theme, _("Name of the buyer"))
        self.address = LineField(theme, _("Address"))
        self.ice = LineField(theme, "ICE")
        self.ice.keep_left_to_right()
        self.column.setSpacing(theme.space("medium"))
        self.column.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(theme.space("medium"))
        row.addWidget(self.address, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.ice, 2, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.ice.line.editingFinished.connect(self._look_at_ice)
        self.name.entered.connect(self.address.take_focus)
        self.address.entered.connect(self.ice.take_focus)
        self.ice.entered.connect(self.entered)

    def show_buyer(self, buyer: InvoiceBuyer, *, may_change: bool) -> None:
        """Show who it is; a buyer whom a paper names already cannot be changed."""
        self.name.show_text(buyer.name)
        self.address.show_text(buyer.address.replace(LINE_BREAK, " "))
        self.ice.show_text(buyer.ice)
        self._look_at_ice()
        for field in self._fields():
            field.setEnabled(may_change)

    def typed(self) -> InvoiceBuyer:
        """Return what was typed; raises `FieldNotAccepted`, which the field says itself."""
        self._look_at_ice()
        return InvoiceBuyer(*(field.parsed(clean_name) for field in self._fields()))

    def _fields(self) -> tuple[LineField, LineField, LineField]:
        return self.name, self.address, self.ice

    def _look_at_ice(self) -> None:
        ice = self.ice.text
        if ice.strip() and not is_right_ice(ice):
            self.ice.remark(
                _("An ICE has 15 digits, and this one does not look right. It is printed as typed.")
            )
        else:
            self.ice.clear_note()
