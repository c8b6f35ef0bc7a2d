"""How a product of a count is worded in its lists, and in one breath for a screen reader."""

from pos.documents.reason_words import reason_name
from pos.domain.formatting import isolate
from pos.domain.stock import DifferenceReason
from pos.i18n import gettext as _
from pos.services.counted import Found
from pos.services.counts import Count
from ui.counts.found_list import RowWords
from ui.counts.words import (
    again_text,
    amount,
    compared_text,
    expected_text,
    found_name,
    parts_text,
    signed,
    signed_money,
)

_PARTS = " · "


def counted_row(found: Found, count: Count) -> RowWords:
    """Word a line of what was found."""
    return RowWords(
        found.product,
        again_text(found) or _others(found),
        amount(found, found.quantity or 0),
        expected_text(found, count),
        is_warning=found.moved_meanwhile,
    )


def counted_spoken(found: Found) -> str:
    """Say a line of what was found."""
    text = _("{name}: {found} found").format(
        name=isolate(found_name(found)), found=isolate(amount(found, found.quantity or 0))
    )
    return ", ".join(part for part in (text, again_text(found)) if part)


def difference_row(found: Found) -> RowWords:
    """Word a difference: what explains it; until something does, what is compared with what."""
    worth = found.worth
    return RowWords(
        found.product,
        again_text(found) or _explained(found) or compared_text(found),
        signed(found),
        "" if worth is None or not worth.minor else signed_money(worth),
        is_warning=found.moved_meanwhile,
        ink="bad_ink" if found.difference < 0 else "ink",
    )


def difference_spoken(found: Found) -> str:
    """Say a difference."""
    why = _explained(found) or reason_name(found.reason)
    return ", ".join((found_name(found), compared_text(found), why))


def _explained(found: Found) -> str:
    if found.parts:
        return _PARTS.join(parts_text(found))
    if found.reason is DifferenceReason.NONE:
        return ""
    parts = (reason_name(found.reason), isolate(found.note) if found.note else "")
    return _PARTS.join(part for part in parts if part)


def _others(found: Found) -> str:
    """Say what others handed in of the same product under this count."""
    if found.others is None:
        return ""
    return _("and {quantity} by others").format(quantity=isolate(amount(found, found.others)))
