"""What was agreed with makers: the cooperative's part, who bears a bargain, who has the cash.

It may be said for a piece, for a maker, for a fair and for the whole cooperative. Each question is
answered by the nearest of these that answers it, and the answer says which that was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pos.domain.money import Money
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _

# Shares of makers in a piece are thousandths of it; commission is basis points of a price.
WHOLE: Final = 1000
ALL_OF_IT_BP: Final = 10_000


class Level(StrEnum):
    """Who says it, nearest first; NOBODY where none of them does."""

    PIECE = "piece"
    MAKER = "maker"
    FAIR = "fair"
    COOPERATIVE = "cooperative"
    NOBODY = "nobody"


class Bargain(StrEnum):
    """Who bears what a customer bargained off the label; SHARED in proportion to what each gets."""

    SHARED = "shared"
    MAKER = "maker"
    COOPERATIVE = "cooperative"


class Cash(StrEnum):
    """Who took the customer's money: the cooperative's till, or makers at a stand of their own."""

    COOPERATIVE = "cooperative"
    MAKER = "maker"


class SharesNotWhole(FieldNotAccepted):
    """The shares of a piece's makers do not make up the whole of it."""


class CommissionNotAccepted(FieldNotAccepted):
    """A commission below nothing, or of more than everything."""


@dataclass(frozen=True, slots=True)
class MakerShare:
    """A maker's part of a piece. maker: id. share: thousandths of the piece."""

    maker: str
    share: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What one level says; None where it leaves that to the next.

    commission_bp: the cooperative's part of a price, in basis points: 1500 is 15 %.
    net: what makers get for one unit in place of a commission; only a piece says that.
    """

    commission_bp: int | None = None
    net: Money | None = None
    bargain: Bargain | None = None
    cash: Cash | None = None

    @property
    def says_how_much(self) -> bool:
        """True where a commission or a net is named."""
        return self.commission_bp is not None or self.net is not None

    @property
    def are_empty(self) -> bool:
        """True where nothing is said."""
        return not self.says_how_much and self.bargain is None and self.cash is None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What holds for a sale. level: which one said how much.

    Nothing said means: no commission, a bargain is shared, and the cooperative has the cash.
    """

    level: Level = Level.NOBODY
    commission_bp: int = 0
    net: Money | None = None
    bargain: Bargain = Bargain.SHARED
    cash: Cash = Cash.COOPERATIVE


def agreed(levels: Iterable[tuple[Level, Terms]]) -> Agreed:
    """Answer each question by the first of the levels that does; they come nearest first.

    >>> coop, own = Terms(2000, bargain=Bargain.MAKER), Terms(1500)
    >>> found = agreed([(Level.MAKER, own), (Level.COOPERATIVE, coop)])
    >>> found.level.value, found.commission_bp, found.bargain.value
    ('maker', 1500, 'maker')
    """
    asked = list(levels)
    level, much = next(
        ((level, terms) for level, terms in asked if terms.says_how_much), (Level.NOBODY, Terms())
    )
    bargains = (terms.bargain for _level, terms in asked if terms.bargain is not None)
    cash = (terms.cash for _level, terms in asked if terms.cash is not None)
    return Agreed(
        level=level,
        commission_bp=0 if much.net is not None else (much.commission_bp or 0),
        net=much.net,
        bargain=next(bargains, Bargain.SHARED),
        cash=next(cash, Cash.COOPERATIVE),
    )


def require_terms(terms: Terms) -> None:
    """Raise `CommissionNotAccepted` for a part below nothing or of more than everything."""
    rate = terms.commission_bp
    if rate is not None and not 0 <= rate <= ALL_OF_IT_BP:
        raise CommissionNotAccepted(_("A commission is from 0 to 100 %. Type it again."))
    if terms.net is not None and terms.net.minor < 0:
        raise CommissionNotAccepted(_("Type an amount that is not below zero."))


def require_whole(shares: Iterable[MakerShare]) -> None:
    """Raise `SharesNotWhole` unless there are no shares, or they make up the whole piece."""
    some = tuple(shares)
    if not some:
        return
    makers = {each.maker for each in some}
    if len(makers) < len(some) or "" in makers or any(each.share <= 0 for each in some):
        raise SharesNotWhole(_("Name each maker once, with a share above zero."))
    if sum(each.share for each in some) != WHOLE:
        raise SharesNotWhole(_("The shares of the makers must come to 100 %. Type them again."))


def equal_shares(makers: int) -> tuple[int, ...]:
    """Share a piece out alike, in thousandths; what is left over goes to the first.

    >>> equal_shares(3)
    (334, 333, 333)
    """
    each, rest = divmod(WHOLE, makers)
    return tuple(each + 1 if number < rest else each for number in range(makers))


def shares_text(shares: Iterable[MakerShare]) -> str:
    """Write shares as the journal keeps them: `7K3Q2M-3:600 7K3Q2M-4:400`."""
    return " ".join(f"{each.maker}:{each.share}" for each in shares)


def shares_from(text: str) -> tuple[MakerShare, ...]:
    """Read shares back; what is no share, of a newer program perhaps, makes all of them none."""
    found = []
    for word in text.split():
        maker, _colon, share = word.partition(":")
        if not share.isdecimal():
            return ()
        found.append(MakerShare(maker, int(share)))
    return tuple(found)
