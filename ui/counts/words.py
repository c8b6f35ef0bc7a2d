"""Counts, what they found and what explains it, in words."""

from collections.abc import Sequence
from typing import Final

from pos.clock import local
from pos.documents.reason_words import reason_name
from pos.domain.formatting import (
    count_text,
    date_text,
    isolate,
    money_text,
    time_text,
)
from pos.domain.money import MAD, Money
from pos.domain.product import Maker
from pos.domain.stock import DifferenceReason
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.count_hints import Hint, HintKind
from pos.services.counted import Found
from pos.services.counts import Count, CountScope
from ui.kinds import group_text
from ui.product_text import on_hand_text, product_name
from ui.screen_language import screen_language

# A sign in front of a number keeps its side in Arabic only within the marks that stand about both:
# a gain is written as a loss is, and its sign changed.
_MINUS: Final = "-"
REASONS: Final = tuple(each for each in DifferenceReason if each is not DifferenceReason.NONE)


def moment_text(at: int) -> str:
    """Write a day and a time of microseconds UTC."""
    moment = local(at)
    return f"{date_text(moment, screen_language())} {time_text(moment, screen_language())}"


def scope_text(scope: CountScope, makers: Sequence[Maker]) -> str:
    """Say which goods a count is of."""
    if scope.maker:
        names = {maker.id: maker.names.within(screen_language()) for maker in makers}
        return _("goods of {maker}").format(maker=isolate(names.get(scope.maker, "")))
    if scope.craft is not None:
        return isolate(group_text(scope.craft, scope.category))
    return _("all goods")


def products_text(count: int) -> str:
    """Say how many products."""
    text = ngettext("{count} product", "{count} products", count)
    return text.format(count=isolate(count_text(count, screen_language())))


def found_name(found: Found) -> str:
    """Return the name of what was found."""
    return product_name(found.product, screen_language())


def amount(found: Found, thousandths: int) -> str:
    """Write so much of a product."""
    return on_hand_text(found.product, thousandths, screen_language())


def left_text(found: Found) -> str:
    """Say how much of a difference has no reason of its own yet."""
    if not found.left:
        return _("All of it is explained.")
    left = isolate(amount(found, abs(found.left)))
    return _("What explains the rest: {quantity}").format(quantity=left)


def parts_text(found: Found) -> list[str]:
    """Say what explains how much of a difference, the rest last: `Broken: 2`, `Stolen: 1`."""
    parts = [(part.reason, part.quantity) for part in found.parts]
    if found.left:
        parts.append((found.reason, found.left))
    return [
        _("{reason}: {quantity}").format(
            reason=reason_name(reason), quantity=isolate(amount(found, abs(thousandths)))
        )
        for reason, thousandths in parts
    ]


def signed(found: Found) -> str:
    """Write a difference with its sign: `+1`, `-2`, `0`."""
    difference = found.difference
    text = amount(found, -abs(difference))
    return text.replace(_MINUS, "+") if difference > 0 else text


def signed_money(money: Money) -> str:
    """Write what a difference is worth with its sign."""
    text = money_text(Money(-abs(money.minor), MAD), screen_language())
    return text.replace(_MINUS, "+") if money.minor > 0 else text


def expected_text(found: Found, count: Count) -> str:
    """Say what should be there, unless nobody may know while counting."""
    if count.is_blind or found.expected is None:
        return ""
    return _("of {expected}").format(expected=isolate(amount(found, found.expected)))


def again_text(found: Found) -> str:
    """Ask to count again what a sale touched meanwhile; empty for what none did."""
    return _("Sold meanwhile: count it again") if found.moved_meanwhile else ""


def compared_text(found: Found) -> str:
    """Say what should be there and what was found."""
    expected = _("not known here") if found.expected is None else amount(found, found.expected)
    return _("Expected: {expected} · counted: {counted}").format(
        expected=isolate(expected), counted=isolate(amount(found, found.total))
    )


def hint_text(hint: Hint, found: Found) -> str:
    """Say what could explain a difference."""
    quantity = isolate(amount(found, hint.thousandths))
    match hint.kind:
        case HintKind.MOVED:
            return _("Some were sold or moved while this was counted: count it again.")
        case HintKind.UNREAD:
            text = _("What {till} sold after {moment} is not on this device yet.")
            return text.format(till=isolate(hint.till), moment=moment_text(hint.at))
        case HintKind.REFUNDED:
            text = _("Brought back by customers: {quantity}. Is it really back on the table?")
            return text.format(quantity=quantity)
        case HintKind.KEPT:
            text = _("Paid back but left with customers: {quantity}. Did it come back after all?")
            return text.format(quantity=quantity)
        case HintKind.FREE_SALES:
            return _free_sales_text(hint)


def strays_text(count: int) -> str:
    """Say how many codes no product has."""
    text = ngettext("{count} unknown code", "{count} unknown codes", count)
    return text.format(count=isolate(count_text(count, screen_language())))


def doubts_text(count: int) -> str:
    """Say how many products a sale touched while they were counted; empty for none."""
    if not count:
        return ""
    text = ngettext("{count} to count again", "{count} to count again", count)
    return text.format(count=isolate(count_text(count, screen_language())))


def sums_text(differences: Sequence[Found]) -> str:
    """Say what all differences come to: what is missing and what is too much."""
    parts = []
    for title, sign in ((_("Missing: {worth}"), -1), (_("Too much: {worth}"), 1)):
        known = [
            each.worth.minor
            for each in differences
            if each.difference * sign > 0 and each.worth is not None
        ]
        if known:
            worth = money_text(Money(abs(sum(known)), MAD), screen_language())
            parts.append(title.format(worth=isolate(worth)))
    return " · ".join(parts)


def _free_sales_text(hint: Hint) -> str:
    assert hint.price is not None
    text = ngettext(
        "{count} sale of {price} names no product.",
        "{count} sales of {price} name no product.",
        hint.times,
    )
    price = isolate(money_text(hint.price, screen_language()))
    return text.format(count=isolate(count_text(hint.times, screen_language())), price=price)
