"""All that does not agree and is not answered, and what was answered."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select, text

from pos.domain.discrepancy import (
    Answer,
    Answered,
    Discrepancy,
    DiscrepancyKind,
    Measured,
)
from pos.domain.names import Names
from pos.domain.quantity import Unit
from pos.services.discrepancies.below_zero import below_zero
from pos.services.discrepancies.cash_differs import cash_differs
from pos.services.discrepancies.clock_wrong import clock_wrong
from pos.services.discrepancies.count_differs import count_differs
from pos.services.discrepancies.no_maker import no_maker
from pos.services.discrepancies.price_differs import price_differs
from pos.services.discrepancies.refunded_beyond import refunded_beyond
from pos.services.discrepancies.settled_twice import settled_twice
from pos.services.discrepancies.sold_twice import sold_twice
from pos.services.discrepancies.unknown_item import unknown_code, unknown_item
from pos.services.discrepancies.witnesses import MOST, Witnesses
from pos.store import schema
from pos.store.keys import key_of, parts_of

# One function a kind, in the order in which they matter; each returns its rows, answered or not.
KINDS: Final = (
    sold_twice,
    refunded_beyond,
    settled_twice,
    cash_differs,
    below_zero,
    count_differs,
    no_maker,
    unknown_item,
    unknown_code,
    price_differs,
)
# Of a newer program there may be others, which this one has no words for.
_KINDS: Final = {kind.value for kind in DiscrepancyKind}
_ANSWERS: Final = {answer.value for answer in Answer}
_COVERED: Final = text(
    "SELECT kind, subject, part, fact FROM answered_fact WHERE kind IN"
    " (SELECT DISTINCT value ->> 0 FROM json_each(:asked)) AND subject IN"
    " (SELECT value ->> 1 FROM json_each(:asked))"
)


@dataclass(frozen=True, slots=True)
class Open:
    """What does not agree. crowded: kinds of which there are more than are told at once."""

    rows: tuple[Discrepancy, ...]
    crowded: frozenset[DiscrepancyKind] = frozenset()


def open_discrepancies(connection: Connection, now: int) -> Open:
    """Return what does not agree and nobody has answered, the kinds that matter most first.

    now: microseconds UTC, of this device.
    """
    witnesses = Witnesses(connection)
    found = [kind(connection, witnesses) for kind in KINDS]
    found.append(clock_wrong(connection, witnesses, now))
    crowded = frozenset(rows[0].kind for rows in found if len(rows) >= MOST)
    every = [row for rows in found for row in rows]
    covered = _covered(connection, every)
    still = [row for row in every if not row.is_answered(covered.get(row.key, ()))]
    return Open(tuple(_once(still)), crowded)


def answered(connection: Connection, most: int = MOST) -> tuple[Answered, ...]:
    """Return what was answered, the newest first."""
    witnesses, table = Witnesses(connection), schema.answer
    query = select(table).order_by(table.c.at.desc(), table.c.key.desc()).limit(most)
    return tuple(
        Answered(
            kind=DiscrepancyKind(row.kind),
            names=Names(row.fr, row.ar, row.en),
            answer=Answer(row.answer),
            note=row.note,
            at=row.at,
            by=witnesses.person(row.by),
            till=witnesses.till(parts_of(row.key)[0]),
            expected=row.expected,
            found=row.found,
            measured=Measured(row.measured),
            unit=Unit(row.unit),
            code=row.code,
        )
        for row in connection.execute(query)
        if row.kind in _KINDS and row.answer in _ANSWERS
    )


def _covered(
    connection: Connection, rows: Sequence[Discrepancy]
) -> dict[tuple[str, str, str], set[str]]:
    """Return the facts that answers cover, by what they are about."""
    by_key = {(row.kind.value, key_of(row.subject), row.part): row.key for row in rows}
    covered: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    asked = json.dumps([key[:2] for key in by_key])
    for kind, subject, part, fact in connection.execute(_COVERED, {"asked": asked}):
        if (kind, subject, part) in by_key:
            covered[by_key[kind, subject, part]].add(fact)
    return covered


def _once(rows: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Leave out what is below zero because it was sold twice: that is one question, not two."""
    twice = {row.product for row in rows if row.kind is DiscrepancyKind.SOLD_TWICE}
    return [
        row
        for row in rows
        if row.kind is not DiscrepancyKind.BELOW_ZERO or row.product not in twice
    ]
