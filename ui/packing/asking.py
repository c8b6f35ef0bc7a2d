"""How many of a product are packed, asked on the keypad."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pos.domain.formatting import unit_text
from pos.domain.parsing import parse_quantity
from pos.domain.quantity import Quantity, Unit
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.product_text import product_name
from ui.screen_language import screen_language
from ui.sheets.price.number_sheet import NumberSheet, Question
from ui.theme import Theme


def ask_number(
    theme: Theme, window: QWidget, row: ProductRow, answered: Callable[[Quantity], None]
) -> None:
    """Ask once, over the window."""
    unit, language = row.product.unit, screen_language()
    question: Question[Quantity] = Question(
        title=_("How many are packed?"),
        text=product_name(row.product, language),
        unit=unit_text(unit, language),
        action=_("Keep this number"),
        decimals=0 if unit is Unit.PIECE else 3,
        read=lambda text: parse_quantity(text, unit),
        tell=lambda _quantity: "",
    )
    NumberSheet(theme, window, question, answered).open_sheet()
