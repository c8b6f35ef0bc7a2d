"""What the page shows: what does not agree, what was answered, the tills, and the evening."""

from dataclasses import dataclass

from pos.domain.discrepancy import Answered, Discrepancy, DiscrepancyKind
from pos.services.counts import PastCount, UnderWay, past_counts, under_way_at
from pos.services.discrepancies.every import Open, answered, open_discrepancies
from pos.services.shop import Counter, counter
from pos.services.till import Connection
from pos.services.tills import KnownTill, known_tills

# What a count and a drawer came to: the third step of the evening.
OF_THE_EVENING = frozenset({DiscrepancyKind.COUNT_DIFFERS, DiscrepancyKind.CASH_DIFFERS})


@dataclass(frozen=True, slots=True)
class Evening:
    """All that the page shows. now: microseconds UTC, when it was read.

    counts: of the place this device sells from, the newest first. under_way: counts of it.
    """

    now: int
    open: Open
    answered: tuple[Answered, ...]
    tills: tuple[KnownTill, ...]
    counter: Counter
    counts: tuple[PastCount, ...]
    under_way: tuple[UnderWay, ...]

    @property
    def differences(self) -> tuple[Discrepancy, ...]:
        """What a count or a drawer came to that nobody has explained."""
        return tuple(row for row in self.open.rows if row.kind in OF_THE_EVENING)

    @property
    def silent(self) -> tuple[KnownTill, ...]:
        """The tills that belong here and of which nothing was ever read."""
        return tuple(
            till
            for till in self.tills
            if not (till.is_own or till.known_until or till.revoked_from is not None)
        )


def evening(connection: Connection, now: int) -> Evening:
    """Read the page. now: microseconds UTC."""
    here = counter(connection)
    return Evening(
        now=now,
        open=open_discrepancies(connection, now),
        answered=answered(connection),
        tills=tuple(known_tills(connection)),
        counter=here,
        counts=past_counts(connection, here.here.id, 1),
        under_way=under_way_at(connection, here.here.id),
    )
