"""The three things that are enough to sell: a name, a price, how many there are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos.domain.formatting import isolate, plain_number_text, unit_text
from pos.domain.money import MAD, Money
from pos.domain.parsing import parse_money, parse_quantity
from pos.domain.product import Product
from pos.domain.quantity import Quantity, Unit
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.product_text import plain_quantity_text
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.number_line import NumberLine


class Basics(QWidget):
    """Enter goes from one to the next.

    name, price, on_hand: the fields. Signals: finished(): Enter was pressed in the last one.
    """

    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._unit = Unit.PIECE
        self._shown_count = ""
        self.name = LineField(theme, name_title(screen_language()))
        self.price = LineField(theme, _("Price in dirham"), line=NumberLine())
        self.on_hand = LineField(theme, _("How many there are"), line=NumberLine())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space("medium"))
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.price, 1, 0)
        grid.addWidget(self.on_hand, 1, 1)
        for field in (self.price, self.on_hand):
            field.keep_left_to_right()
        self.name.entered.connect(self.price.take_focus)
        self.price.entered.connect(self.on_hand.take_focus)
        self.on_hand.entered.connect(self.finished)
        self.price.edited.connect(self._remark_on_price)

    def fill(self, product: Product, row: ProductRow | None) -> None:
        """Show a product, and its count when `row` knows one."""
        self.name.show_text(getattr(product.names, _own_language()))
        self.price.show_text("" if product.price is None else plain_number_text(product.price))
        self._shown_count = plain_count(row) if row is not None and row.is_counted else ""
        self.on_hand.show_text(self._shown_count)
        self.show_unit(product.unit)
        if row is not None:
            self._remark_on_price(self.price.text)

    def show_unit(self, unit: Unit) -> None:
        """Say what price and count are for."""
        self._unit = unit
        sign = unit_text(unit, screen_language())
        for field, plain, measured in (
            (self.price, _("Price in dirham"), _("Price in dirham for one {unit}")),
            (self.on_hand, _("How many there are"), _("How much there is, in {unit}")),
        ):
            field.show_title(measured.format(unit=sign) if sign else plain)

    def say_where(self, place: str) -> None:
        """Name the place where goods are counted, where that needs saying."""
        if place:
            self.on_hand.remark(_("At this place: {place}").format(place=isolate(place)))

    def price_read(self) -> Money | None:
        """Return the price, None when it is asked at each sale; raises a `FieldNotAccepted`."""
        if not self.price.text.strip():
            return None
        return self.price.parsed(lambda text: parse_money(text, MAD))

    def count_read(self) -> Quantity | None:
        """Return how many there are, None when nothing was changed; raises as above."""
        text = self.on_hand.text.strip()
        if not text or text == self._shown_count:
            return None
        return self.on_hand.parsed(lambda typed: parse_quantity(typed, self._unit))

    def _remark_on_price(self, text: str) -> None:
        if text.strip():
            self.price.clear_note()
        else:
            self.price.remark(_("Without a price, it is asked at each sale."))


def name_title(language: str) -> str:
    """Title of the field for the name in a language."""
    titles = {
        "fr": _("Name in French"),
        "ar": _("Name in Arabic"),
        "en": _("Name in English"),
    }
    return titles.get(language, titles["fr"])


def _own_language() -> str:
    return screen_language()


def plain_count(row: ProductRow) -> str:
    """Write the count as a person types it, without groups or unit."""
    return plain_quantity_text(row.on_hand, row.product.unit)
