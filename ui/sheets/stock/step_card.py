"""One thing that happened to a product, as a card: what, when, by whom, how many."""

from PySide6.QtCore import Qt

from pos.clock import local
from pos.domain.formatting import date_text, isolate, time_text
from pos.domain.product import Product
from pos.domain.stock import DifferenceReason
from pos.i18n import gettext as _
from pos.services.product_story import ToldStep
from ui.product_text import on_hand_text
from ui.screen_language import screen_language
from ui.stock_words import cause_text, place_name, reason_text
from ui.theme import Theme
from ui.widgets.row_card import RowCard

_PARTS = " · "


def step_card(theme: Theme, product: Product, told: ToldStep) -> RowCard:
    """Return the card of a step; only that of a sale can be tapped, and opens it."""
    amount, left = amount_text(product, told), left_text(product, told)
    title, remark = what_text(product, told), when_text(told)
    name = ", ".join((title, amount, left, remark))
    card = RowCard(theme, title, remark, name=name)
    card.add_amount(amount, left)
    if not told.receipt:
        card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return card


def what_text(product: Product, told: ToldStep) -> str:
    """Say what happened: `Sold · 7K3-000147`, `Counted · 2 missing`, `Moved · to Workshop`."""
    cause = told.step.cause
    said = [_("Counted") if cause is None else cause_text(cause)]
    if told.is_taken_back:
        said = [_("Undone: {what}").format(what=said[0])]
    if told.receipt:
        said.append(isolate(told.receipt))
    if not told.other_place.is_empty:
        text = _("to {place}") if told.step.quantity < 0 else _("from {place}")
        said.append(text.format(place=isolate(place_name(told.other_place))))
    if told.reason is not DifferenceReason.NONE:
        said.append(reason_text(told.reason))
    if told.difference:
        said.append(_difference_text(product, told.difference))
    if told.note:
        said.append(isolate(told.note))
    return _PARTS.join(said)


def when_text(told: ToldStep) -> str:
    """Say when, and by whom where that is known."""
    moment, language = local(told.step.at), screen_language()
    said = [f"{date_text(moment, language)} {time_text(moment, language)}"]
    if told.who:
        said.append(isolate(told.who))
    return _PARTS.join(said)


def amount_text(product: Product, told: ToldStep) -> str:
    """Write what moved with its sign, or what was found: `+5`, `-2`, `12`."""
    quantity, language = told.step.quantity, screen_language()
    if told.step.cause is None:
        return isolate(on_hand_text(product, quantity, language))
    # The sign of what left stands where it belongs in any language; that of what came goes there.
    amount = on_hand_text(product, -abs(quantity), language)
    return isolate(amount.replace("-", "+", 1) if quantity > 0 else amount)


def left_text(product: Product, told: ToldStep) -> str:
    """Say how many there were then."""
    amount = on_hand_text(product, told.on_hand, screen_language())
    return _("{quantity} in stock").format(quantity=isolate(amount))


def _difference_text(product: Product, difference: int) -> str:
    amount = isolate(on_hand_text(product, abs(difference), screen_language()))
    text = _("{quantity} too many") if difference > 0 else _("{quantity} missing")
    return text.format(quantity=amount)
