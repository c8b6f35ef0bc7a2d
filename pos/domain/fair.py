"""A fair: where goods and people go for some days, what it costs, what it is to bring."""

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from pos.domain.money import MAD, Money, total, zero
from pos.domain.names import Names
from pos.domain.terms import Terms


class Reach(StrEnum):
    """How far a fair reaches; chambers count fairs by it."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"
    INTERNATIONAL = "international"


class FairKind(StrEnum):
    """What kind of gathering a fair is."""

    SALON = "salon"
    MARKET = "market"
    FESTIVAL = "festival"
    EXHIBITION = "exhibition"
    OTHER = "other"


class FairState(StrEnum):
    """How far a fair has come, by its days and by whether it was settled."""

    COMING = "coming"
    ON = "on"
    OVER = "over"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class FairCosts:
    """What a fair costs the stand: in dirhams, never negative."""

    fees: Money = field(default_factory=lambda: zero(MAD))
    transport: Money = field(default_factory=lambda: zero(MAD))
    lodging: Money = field(default_factory=lambda: zero(MAD))
    meals: Money = field(default_factory=lambda: zero(MAD))
    other: Money = field(default_factory=lambda: zero(MAD))

    @property
    def total(self) -> Money:
        """All of them."""
        return total([getattr(self, part.name) for part in fields(self)], MAD)


@dataclass(frozen=True, slots=True)
class Fair:
    """A fair as it was planned and as it stands.

    id: also of the place its goods are at; empty for one not yet kept.
    starts_on, ends_on: first and last day, None while unknown.
    goal: what it is to bring in sales, None where nobody set one.
    visitors: as the organiser or the seller counted them, 0 where nobody did.
    is_settled: its result was looked at and closed.
    is_put_away: no longer shown among the fairs; what was sold there stays.
    terms: what was agreed with all makers for this fair.
    """

    names: Names
    id: str = ""
    city: str = ""
    organiser: str = ""
    hall: str = ""
    stand: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    kind: FairKind = FairKind.SALON
    reach: Reach = Reach.REGIONAL
    costs: FairCosts = field(default_factory=FairCosts)
    goal: Money | None = None
    visitors: int = 0
    is_settled: bool = False
    is_put_away: bool = False
    terms: Terms = Terms()

    @property
    def days(self) -> int:
        """How many days it lasts, 0 while a day is unknown."""
        if self.starts_on is None or self.ends_on is None:
            return 0
        return (self.ends_on - self.starts_on).days + 1


def fair_state(fair: Fair, today: date) -> FairState:
    """Return how far a fair has come on a day."""
    if fair.is_settled:
        return FairState.SETTLED
    if fair.ends_on is not None and fair.ends_on < today:
        return FairState.OVER
    if fair.starts_on is not None and fair.starts_on <= today:
        return FairState.ON
    return FairState.COMING
