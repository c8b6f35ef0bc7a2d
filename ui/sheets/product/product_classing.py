"""What sort of product it is: one of a kind or several, by the piece or by measure, which craft."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.documents.craft_words import craft_name
from pos.domain.product import Craft, Kind, Product
from pos.domain.quantity import Unit
from pos.i18n import gettext as _
from ui.kinds import kind_text, unit_name
from ui.theme import Theme
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow

_MEASURES = tuple(unit for unit in Unit if unit is not Unit.PIECE)


class Classing(QWidget):
    """Pills, because every choice is short and one tap away.

    kind, unit, craft: what is picked. The unit stays as it is once goods were counted in it.
    Signals: changed(): something else was picked.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kind = Kind.SERIES
        self.unit = Unit.PIECE
        self.craft = Craft.OTHER
        self._is_counted = False
        self._kinds, self._units, self._crafts = (PillFlow(theme) for _row in range(3))
        self._units_title = label(_("Sold by the"), "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("hair"))
        for part in (
            label(_("Craft"), "caption"),
            self._crafts,
            label(_("How it exists"), "caption"),
            self._kinds,
            self._units_title,
            self._units,
        ):
            column.addWidget(part)
        self._kinds.picked.connect(self._pick_kind)
        self._units.picked.connect(self._pick_unit)
        self._crafts.picked.connect(self._pick_craft)

    def fill(self, product: Product, *, is_counted: bool) -> None:
        """Show what a product is; is_counted: some of it was counted in its unit."""
        self.kind, self.unit, self.craft = product.kind, product.unit, product.craft
        self._is_counted = is_counted
        self._crafts.set_pills([(craft, craft_name(craft)) for craft in Craft], self.craft)
        kinds = [kind for kind in Kind if not is_counted or _counts_alike(kind, self.kind)]
        self._kinds.set_pills([(kind, kind_text(kind)) for kind in kinds], self.kind)
        units = [self.unit] if is_counted and self.unit in _MEASURES else list(_MEASURES)
        self._units.set_pills([(unit, unit_name(unit)) for unit in units], self.unit)
        self._show_units()

    def _pick_kind(self, kind: Kind) -> None:
        self.kind = kind
        if not self._is_counted:
            is_measured = kind is Kind.MEASURED
            self.unit = Unit.SQUARE_METRE if is_measured else Unit.PIECE
            self._units.set_pills([(unit, unit_name(unit)) for unit in _MEASURES], self.unit)
        self._show_units()
        self.changed.emit()

    def _pick_unit(self, unit: Unit) -> None:
        self.unit = unit
        self.changed.emit()

    def _pick_craft(self, craft: Craft) -> None:
        self.craft = craft
        self.changed.emit()

    def _show_units(self) -> None:
        is_measured = self.kind is Kind.MEASURED
        self._units.setVisible(is_measured)
        self._units_title.setVisible(is_measured)


def _counts_alike(kind: Kind, other: Kind) -> bool:
    """Tell whether goods counted as one kind may become the other: both by piece or by measure."""
    return (kind is Kind.MEASURED) == (other is Kind.MEASURED)
