"""Goods given to those who list them by hand: when each was handed over, and when it came back.

Nothing tells us what became of them but the person who went there, so it is kept as they say it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, and_, func, select

from pos.domain.names import Names
from pos.domain.person import Act
from pos.domain.text import clean_name
from pos.errors import NotFound, PosError
from pos.i18n import gettext as _
from pos.journal.kinds import DossierHandedOver, DossierLine, DossierWithdrawn
from pos.services.people import require
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork

_STEP: Final = schema.dossier_step.c


class NothingHandedOver(PosError):
    """There are no goods in what a person wants to hand over or take back."""


@dataclass(frozen=True, slots=True)
class Whither:
    """A destination as it is named when goods go there. key: of its profile."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class HandedGoods:
    """A product at a destination, by the last that a person said. is_back: it was withdrawn."""

    whither: Whither
    product: str
    names: Names
    sku: str
    on: date
    is_back: bool


def hand_over(work: UnitOfWork, whither: Whither, products: Sequence[str], on: date) -> str:
    """Keep that products were given to a destination on a day; returns the id of the entry."""
    require(work, Act.CHANGE_STOCK)
    lines = _lines(work.connection, products)
    body = DossierHandedOver(whither.key, clean_name(whither.name), lines, on)
    return work.record(body).id


def withdraw(work: UnitOfWork, whither: Whither, products: Sequence[str], on: date) -> str:
    """Keep that products were taken back from a destination on a day; returns the entry's id."""
    require(work, Act.CHANGE_STOCK)
    lines = _lines(work.connection, products)
    return work.record(DossierWithdrawn(whither.key, clean_name(whither.name), lines, on)).id


def undo_step(work: UnitOfWork, entry: str, on: date) -> None:
    """Take a step back that was said by mistake: goods are where they were before it.

    Raises `NotFound` where there is no such step.
    """
    require(work, Act.CHANGE_STOCK)
    rows = work.connection.execute(
        select(schema.dossier_step).where(_STEP.key == key_of(entry))
    ).all()
    if not rows:
        raise NotFound(_("There is nothing to take back."))
    lines = tuple(
        DossierLine(product=id_of(row.product), names=Names(row.fr, row.ar, row.en), sku=row.sku)
        for row in rows
    )
    first = rows[0]
    work.record(DossierWithdrawn(first.destination, first.called, lines, on, undoes=entry))


def handed_over(connection: Connection) -> tuple[HandedGoods, ...]:
    """Return every product that was ever handed over, by destination, as it is now there."""
    mistakes = select(_STEP.undoes).where(_STEP.undoes.is_not(None))
    # The day leads: who tells late of what happened early does not turn it round.
    rank = func.row_number().over(
        partition_by=(_STEP.destination, _STEP.product),
        order_by=(_STEP.on_day.desc(), _STEP.at.desc(), _STEP.key.desc()),
    )
    steps = (
        select(schema.dossier_step, rank.label("rank"))
        .where(and_(_STEP.undoes.is_(None), _STEP.key.not_in(mistakes)))
        .subquery()
    )
    query = (
        select(steps)
        .where(steps.c.rank == 1)
        .order_by(steps.c.destination, steps.c.is_back, steps.c.on_day.desc(), steps.c.product)
    )
    return tuple(
        HandedGoods(
            whither=Whither(row.destination, row.called),
            product=id_of(row.product),
            names=Names(row.fr, row.ar, row.en),
            sku=row.sku,
            on=date.fromisoformat(row.on_day),
            is_back=bool(row.is_back),
        )
        for row in connection.execute(query)
    )


def _lines(connection: Connection, products: Sequence[str]) -> tuple[DossierLine, ...]:
    keys = [key_of(product) for product in dict.fromkeys(products)]
    found = []
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        known = schema.product.c
        rows = connection.execute(
            select(known.key, known.fr, known.ar, known.en, known.sku).where(known.key.in_(part))
        )
        found += [
            DossierLine(product=id_of(row.key), names=Names(row.fr, row.ar, row.en), sku=row.sku)
            for row in rows
        ]
    if not found:
        raise NothingHandedOver(_("No goods are chosen. Choose some first."))
    return tuple(sorted(found, key=lambda line: key_of(line.product)))


_AT_ONCE: Final = 500
