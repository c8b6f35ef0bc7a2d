"""Products in words, the same on every page."""

from decimal import Decimal

from pos.domain.formatting import isolate, money_text, quantity_text, unit_text
from pos.domain.money import Money
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.i18n import gettext as _
from pos.i18n import is_right_to_left


def product_name(product: Product, language: str) -> str:
    """Return the name with what sets the variant apart: `Caftan, bleu`."""
    name = product.names.within(language)
    if not product.variant:
        return name
    # Typed in one writing or another: `250 × 350 cm` stays whole in a name written from the right.
    is_mirrored = is_right_to_left(language)
    return f"{name}, {isolate(product.variant) if is_mirrored else product.variant}"


def price_text(product: Product, price: Money | None, language: str) -> str:
    """Return a price for one unit: `180 DH`, `90 DH/m`, or that it is asked at the sale."""
    if price is None:
        return _("Price to agree")
    text = money_text(price, language)
    return text if product.unit is Unit.PIECE else f"{text}/{unit_text(product.unit, language)}"


def plain_quantity_text(thousandths: int, unit: Unit) -> str:
    """Write a quantity as a person types it, without groups or unit: `25`, `2,16`, `-3`."""
    if unit is Unit.PIECE:
        return str(thousandths // THOUSAND)
    whole = f"{Decimal(thousandths) / THOUSAND:f}"
    return whole.replace(".", ",")


def on_hand_text(product: Product, thousandths: int, language: str) -> str:
    """Return how much is there: `14`, `25 m`."""
    if product.unit is Unit.PIECE:
        # A piece may be broken into parts by mistake in another till's file: shown rounded down.
        thousandths -= thousandths % 1000
    return quantity_text(Quantity(thousandths, product.unit), language)
