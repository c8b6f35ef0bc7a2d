"""Settlements that were posted, on this till or on another, to be looked up again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.sale_words import Days
from pos.store import schema
from pos.store.keys import id_of


@dataclass(frozen=True, slots=True)
class PastSettlement:
    """One that was posted. at: microseconds UTC. number: `7K3-12`, gap-free within its till.

    place: names of the fair it was for, empty for days. days: None for a fair.
    makers: how many. paid: handed over to all of them together.
    """

    id: str
    at: int
    number: str
    place: Names
    days: Days | None
    makers: int
    paid: Money


def settlements(connection: Connection) -> Sequence[PastSettlement]:
    """Return every settlement, the newest first."""
    post = schema.settlement
    query = select(post).order_by(post.c.at.desc(), post.c.key.desc())
    return tuple(_past(row) for row in connection.execute(query))


def _past(row: Row[Any]) -> PastSettlement:
    days = None
    if row.first_on and row.last_on:
        days = Days(date.fromisoformat(row.first_on), date.fromisoformat(row.last_on))
    return PastSettlement(
        id=id_of(row.key),
        at=row.at,
        number=f"{row.till}-{row.number}",
        place=Names(row.fr, row.ar, row.en),
        days=days,
        makers=row.makers,
        paid=Money(row.paid_minor, MAD),
    )
