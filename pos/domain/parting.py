"""How the price of a line is parted between its makers and the cooperative, to the last centime.

What was agreed is worked out once, when the line is sold, and frozen on it. Whatever the rule, the
nets of the makers and the commission make up what the customer paid.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pos.domain.money import Money, divide
from pos.domain.pricing import spread
from pos.domain.quantity import Quantity, price_of
from pos.domain.terms import ALL_OF_IT_BP, Agreed, Bargain, Cash, Level


@dataclass(frozen=True, slots=True)
class MakerPart:
    """One maker's part of a line of a sale. All amounts are negative on goods that come back.

    maker: id, or empty while nobody is named. share: thousandths of the line.
    gross: their part of what the customer paid. net: what they get of it, tax included.
    level: which rule won; commission_bp or unit_net: what it said (unit_net for the whole piece).
    """

    maker: str
    share: int
    gross: Money
    net: Money
    level: Level = Level.NOBODY
    commission_bp: int = 0
    unit_net: Money | None = None
    bargain: Bargain = Bargain.SHARED
    cash: Cash = Cash.COOPERATIVE

    @property
    def commission(self) -> Money:
        """What the cooperative keeps; negative where it bears more than it keeps."""
        return self.gross - self.net

    @property
    def owed(self) -> Money:
        """What the line moves on the account: above zero the cooperative owes the maker."""
        return self.net if self.cash is Cash.COOPERATIVE else self.net - self.gross


@dataclass(frozen=True, slots=True)
class Share:
    """A maker of a piece, and what was agreed with them. share: thousandths of the piece."""

    maker: str
    share: int
    agreed: Agreed


def parted(
    paid: Money, asked: Money, quantity: Quantity, shares: Sequence[Share]
) -> tuple[MakerPart, ...]:
    """Part what was paid for a line that is sold.

    asked: what the label asked for all of it; what was paid where nothing was bargained.
    """
    weights = [each.share for each in shares]
    gross = spread(paid, weights)
    return tuple(
        MakerPart(
            maker=each.maker,
            share=each.share,
            gross=gross[n],
            net=spread(net_of(paid, asked, quantity, each.agreed), weights)[n],
            level=each.agreed.level,
            commission_bp=each.agreed.commission_bp,
            unit_net=each.agreed.net,
            bargain=each.agreed.bargain,
            cash=each.agreed.cash,
        )
        for n, each in enumerate(shares)
    )


def net_of(paid: Money, asked: Money, quantity: Quantity, agreed: Agreed) -> Money:
    """Return what the makers of a line get together, never below nothing.

    A maker who bears a bargain gets less by all of it, one who does not gets what the label would
    have given, and a shared one lowers both parts alike. 15 % of a label of 100.00 sold for 80.00:

    >>> from pos.domain.quantity import pieces
    >>> dh = lambda minor: Money(minor, "MAD")
    >>> [net_of(dh(8000), dh(10000), pieces(1), Agreed(commission_bp=1500, bargain=who)).minor
    ...  for who in (Bargain.MAKER, Bargain.COOPERATIVE, Bargain.SHARED)]
    [6500, 8500, 6800]
    """
    label = asked if asked > paid else paid
    full = label - _part(label, agreed.commission_bp)
    if agreed.net is not None:
        full = price_of(quantity, agreed.net)
    if agreed.bargain is Bargain.SHARED and agreed.net is None:
        full = paid - _part(paid, agreed.commission_bp)
    elif agreed.bargain is Bargain.SHARED and label != paid:
        full = Money(divide(full.minor * paid.minor, label.minor), paid.currency)
    elif agreed.bargain is Bargain.MAKER:
        full -= label - paid
    return Money(max(0, full.minor), paid.currency)


@dataclass(frozen=True, slots=True)
class Back:
    """How far a line has come back. given: minor units of `paid`; came: thousandths of `sold`."""

    paid: int
    sold: int
    given: int = 0
    came: int = 0


def mirrored_parts(
    parts: Sequence[MakerPart], before: Back, given: int, came: int
) -> tuple[MakerPart, ...]:
    """Part what is given back for goods as the sale was parted, negative.

    given, came: how much comes back now, both positive. Worked out from running sums, so that what
    comes back in steps takes back exactly what the sale gave: three thirds of a net of 100.00 take
    33.33, 33.34 and 33.33. What was given for nothing is taken back by its quantity.
    """
    whole, start, step = (
        (before.paid, before.given, given) if before.paid else (before.sold, before.came, came)
    )
    return tuple(
        _mirrored(part, gross, whole, start, step)
        for part, gross in zip(parts, _gross_back(parts, before, given), strict=True)
    )


def _gross_back(parts: Sequence[MakerPart], before: Back, given: int) -> list[Money]:
    weights = [part.share for part in parts]
    currency = parts[0].gross.currency if parts else ""
    if not parts:
        return []
    after = spread(Money(before.given + given, currency), weights)
    start = spread(Money(before.given, currency), weights)
    return [first - last for first, last in zip(start, after, strict=True)]


def _mirrored(part: MakerPart, gross: Money, whole: int, start: int, step: int) -> MakerPart:
    net = part.net.minor
    taken = divide(net * (start + step), whole) - divide(net * start, whole) if whole else 0
    return MakerPart(
        maker=part.maker,
        share=part.share,
        gross=gross,
        net=Money(-taken, part.net.currency),
        level=part.level,
        commission_bp=part.commission_bp,
        unit_net=part.unit_net,
        bargain=part.bargain,
        cash=part.cash,
    )


def _part(amount: Money, rate_bp: int) -> Money:
    return Money(divide(amount.minor * rate_bp, ALL_OF_IT_BP), amount.currency)
