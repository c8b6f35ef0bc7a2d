"""Shares of makers in a piece, as sentences."""

from collections.abc import Sequence
from decimal import Decimal

from pos.domain.formatting import isolate, percent_text
from pos.domain.product import Maker
from pos.domain.terms import WHOLE, MakerShare, SharesNotWhole, require_whole
from pos.i18n import gettext as _
from ui.screen_language import screen_language


def whole_text(shares: Sequence[MakerShare]) -> str:
    """Say what shares come to: the whole piece, or what is missing or too much."""
    if any(not each.maker or not each.share for each in shares):
        return _("Choose a maker for each share, and a share for each maker.")
    rest = WHOLE - sum(each.share for each in shares)
    if rest > 0:
        return _("{share} of the piece is missing.").format(share=share_text(rest))
    if rest < 0:
        return _("That is {share} too much.").format(share=share_text(-rest))
    try:
        require_whole(shares)
    except SharesNotWhole as fault:
        return str(fault)
    return _("Together they make up the whole piece.")


def shares_line(shares: Sequence[MakerShare], makers: Sequence[Maker]) -> str:
    """Name the makers of a piece with their shares in one line."""
    names = {each.id: each.names.within(screen_language()) for each in makers}
    return " · ".join(
        f"{isolate(names.get(each.maker, each.maker))} {share_text(each.share)}" for each in shares
    )


def share_text(thousandths: int) -> str:
    """Write a share in percent, isolated."""
    return isolate(percent_text(Decimal(thousandths) / 10, screen_language()))
