"""The words of packing: why something is worth packing, how much is there, what is packed."""

from collections.abc import Callable
from dataclasses import dataclass

from pos.domain.formatting import count_text, isolate, money_text
from pos.domain.likeness import Likeness
from pos.domain.product import Product
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.packing import Packed
from pos.services.worth_packing import Hint
from ui.product_text import on_hand_text
from ui.screen_language import screen_language


@dataclass(frozen=True, slots=True)
class PackingWords:
    """How one kind of packing speaks of itself.

    place: what the choice of the other place is called. there: the pill of what can be packed.
    send: on the button, for so many pieces. sent: when they were sent. nothing: why there is
    nothing to pack.
    """

    place: str
    there: str
    send: Callable[[str], str]
    sent: Callable[[str], str]
    nothing: str


def words_out() -> PackingWords:
    """Return the words for goods that go to a fair."""
    return PackingWords(
        place=_("From"),
        there=_("There"),
        send=lambda pieces: _("Send {pieces}").format(pieces=pieces),
        sent=lambda pieces: _("On the fair’s list now: {pieces}.").format(pieces=pieces),
        nothing=_("Nothing is counted at this place. Find a product, or scan one."),
    )


def words_back() -> PackingWords:
    """Return the words for goods that come back from a fair."""
    return PackingWords(
        place=_("To"),
        there=_("Still there"),
        send=lambda pieces: _("Bring {pieces} home").format(pieces=pieces),
        sent=lambda pieces: _("Counted at home now: {pieces}.").format(pieces=pieces),
        nothing=_("By the book nothing is left at the fair."),
    )


def hint_text(product: Product, hint: Hint) -> str:
    """Say why a product is worth packing."""
    language = screen_language()
    text = {
        Likeness.CITY: _("Sold {quantity} at {fair}, in the same town"),
        Likeness.KIND_AND_REACH: _("Sold {quantity} at {fair}, a fair of this kind"),
        Likeness.KIND: _("Sold {quantity} at {fair}, a fair of this kind"),
        Likeness.REACH: _("Sold {quantity} at {fair}, a fair that reaches as far"),
    }[hint.likeness]
    return text.format(
        quantity=on_hand_text(product, hint.sold, language),
        fair=isolate(hint.fair.within(language)),
    )


def pieces_text(count: int) -> str:
    """Write a number of pieces."""
    text = ngettext("{count} piece", "{count} pieces", count)
    return text.format(count=isolate(count_text(count, screen_language())))


def packed_text(packed: Packed) -> str:
    """Say how much is packed and what it is worth."""
    if not packed.pieces:
        return _("Nothing packed yet")
    value = isolate(money_text(packed.value, screen_language()))
    return _("{pieces} packed, worth {value}").format(
        pieces=pieces_text(packed.pieces), value=value
    )


def warning_text(packed: Packed) -> str:
    """Say what to look at before it is sent; empty where all is well."""
    said = []
    if packed.beyond:
        text = ngettext(
            "Of {count} product more is packed than the book says is there.",
            "Of {count} products more is packed than the book says is there.",
            packed.beyond,
        )
        said.append(text.format(count=packed.beyond))
    if packed.unpriced:
        text = ngettext(
            "{count} product has no price.", "{count} products have no price.", packed.unpriced
        )
        said.append(text.format(count=packed.unpriced))
    return " ".join(said)
