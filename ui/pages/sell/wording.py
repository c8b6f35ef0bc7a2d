"""Sentences of the Sell page about what was just done."""

from pos.domain.basket import Basket, BasketLine, Change, Step
from pos.domain.formatting import isolate, money_text, quantity_text
from pos.domain.pricing import PriceReason
from pos.domain.quantity import THOUSAND, Unit
from pos.i18n import gettext as _
from ui.product_text import product_name


def undo_words(basket: Basket, language: str) -> str:
    """Say what the undo button takes back; empty for what has its own way back."""
    step = basket.last_step
    if step is None:
        return ""
    if step.line is None:
        return _of_everything(step.change, basket, language)
    name = isolate(product_name(step.line.product, language))
    if step.change is Change.VOIDED:
        return _("Taken out of the basket: {name}").format(name=name)
    after = next((line for line in basket.lines if line.key == step.line.key), None)
    return "" if after is None else _of_line(step, after, name, language)


def _of_everything(change: Change, basket: Basket, language: str) -> str:
    if change is Change.EMPTIED:
        return _("Basket emptied")
    if change is Change.PRICE_SET:
        total = isolate(money_text(basket.total, language))
        return _("Total of {total} agreed").format(total=total)
    if change is Change.NOTE_SET:
        note = basket.words.note
        return _("Note: {note}").format(note=isolate(note)) if note else _("Note taken away")
    return ""


def _of_line(step: Step, after: BasketLine, name: str, language: str) -> str:
    match step.change:
        case Change.PRICE_SET if after.reason is PriceReason.GIFT:
            return _("{name} given as a gift").format(name=name)
        case Change.PRICE_SET:
            price = isolate(money_text(after.total, language))
            return _("{name} for {price}").format(name=name, price=price)
        case Change.MAKER_SET:
            return _("Maker of {name} changed").format(name=name)
        case Change.QUANTITY_SET if _is_a_jump(step, after):
            quantity = isolate(quantity_text(after.quantity, language))
            return _("Quantity of {name}: {quantity}").format(name=name, quantity=quantity)
        case _:
            return ""


def _is_a_jump(step: Step, after: BasketLine) -> bool:
    """Tell whether a quantity was typed: one piece more or less is stepped back as fast."""
    if step.line is None or after.product.unit is not Unit.PIECE:
        return True
    return abs(after.quantity.thousandths - step.line.quantity.thousandths) != THOUSAND
