"""Counting a place: every piece is kept at once, selling goes on, and others may count along.

What is counted stands in this device's work in hand until it is finished; then one entry (or a few,
for many lines) says what was found and when. A piece sold after it was counted is no part of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, func, select
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.changed import Changed
from pos.domain.person import Act
from pos.domain.product import Product
from pos.domain.quantity import Quantity, QuantityNotAccepted
from pos.errors import NotFound, PosError
from pos.i18n import gettext as _
from pos.journal.kinds import (
    CountBegun,
    CountedLine,
    DifferenceExplained,
    Explanation,
    StockCounted,
)
from pos.services.people import require
from pos.services.places import place_of
from pos.services.products import products_of
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork

_G: Final = schema.counting.c
_S: Final = schema.stock.c
_M: Final = schema.movement.c
_B: Final = schema.count_begun.c
_MOST_LINES: Final = 500
_new: Final = upsert(schema.counting)
_COUNT_MORE: Final = _new.on_conflict_do_update(
    index_elements=["count", "product"],
    set_={
        "quantity": _G.quantity + _new.excluded.quantity,
        "counted_at": _new.excluded.counted_at,
    },
)
_COUNT_ANEW: Final = _new.on_conflict_do_update(
    index_elements=["count", "product"],
    set_={
        "quantity": _new.excluded.quantity,
        "first_at": _new.excluded.first_at,
        "counted_at": _new.excluded.counted_at,
    },
)


class NothingCounted(PosError):
    """A count cannot be finished before something was counted."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count that somebody began. id: of its entry. at: microseconds UTC."""

    id: str
    at: int
    place: str
    is_blind: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A product as it was counted here so far.

    expected: thousandths that the movements say were there when its last piece was counted, None
    where nothing is known of it at this place.
    quantity: found, in thousandths; None for what was not counted.
    moved_meanwhile: some of it moved between the first piece counted and the last, so that nobody
    can know whether that piece was counted: it is to be counted again.
    """

    product: Product
    expected: int | None
    quantity: int | None
    at: int = 0
    moved_meanwhile: bool = False

    @property
    def difference(self) -> int:
        """Found beyond what was expected; below zero where less was found."""
        return (self.quantity or 0) - (self.expected or 0)


def begin_count(work: UnitOfWork, place: str, *, is_blind: bool = False) -> str:
    """Begin to count a place; returns the id by which others take part. Raises `NotFound`."""
    require(work, Act.CHANGE_STOCK)
    names = place_of(work.connection, place).names
    return work.record(CountBegun(place=place, names=names, is_blind=is_blind)).id


def counts_under_way(connection: Connection) -> tuple[Count, ...]:
    """Return the counts that this device has lines of, or that were begun and never finished."""
    done = select(schema.counted.c.count)
    mine = select(_G.count)
    query = select(schema.count_begun).where(_B.key.in_(mine) | _B.key.not_in(done))
    rows = connection.execute(query.order_by(_B.key))
    return tuple(
        Count(id_of(row.key), row.at, id_of(row.place), bool(row.is_blind)) for row in rows
    )


def count_of(connection: Connection, count: str) -> Count:
    """Return a count that was begun; raises `NotFound`."""
    row = connection.execute(select(schema.count_begun).where(_B.key == key_of(count))).first()
    if row is None:
        raise NotFound(_("This count is no longer there. Begin a new one."))
    return _count(row)


def count_more(work: UnitOfWork, count: str, product: Product, more: Quantity) -> None:
    """Add what was just found to what was found of a product: one scan is one piece."""
    _keep(work, _COUNT_MORE, count, product, more)


def set_counted(work: UnitOfWork, count: str, product: Product, found: Quantity) -> None:
    """Say how many are there of a product, in place of what was said before."""
    _keep(work, _COUNT_ANEW, count, product, found)


def uncount(work: UnitOfWork, count: str, product: Product) -> None:
    """Take a product out of the count, as if nobody had looked for it."""
    work.connection.execute(
        delete(schema.counting).where(_G.count == key_of(count), _G.product == key_of(product.id))
    )
    work.note_changed(Changed.COUNTING)


def give_up_count(work: UnitOfWork, count: str) -> None:
    """Forget what this device has counted."""
    work.connection.execute(delete(schema.counting).where(_G.count == key_of(count)))
    work.note_changed(Changed.COUNTING)


def found_so_far(connection: Connection, count: Count) -> tuple[Found, ...]:
    """Return what this device has counted, the last counted first, beside what was expected."""
    rows = connection.execute(
        select(_G.product, _G.quantity, _G.first_at, _G.counted_at)
        .where(_G.count == key_of(count.id))
        .order_by(_G.counted_at.desc())
    ).all()
    known = products_of(connection, [row.product for row in rows])
    return tuple(
        Found(
            known[row.product],
            _expected(connection, count.place, row.product, row.counted_at),
            row.quantity,
            row.counted_at,
            _moved(connection, count.place, row.product, row.first_at, row.counted_at),
        )
        for row in rows
        if row.product in known
    )


def not_counted(connection: Connection, count: Count) -> tuple[Found, ...]:
    """Return what should be at the place and that nobody has counted here."""
    mine = select(_G.product).where(_G.count == key_of(count.id))
    others = select(schema.counted.c.product).where(schema.counted.c.count == key_of(count.id))
    rows = connection.execute(
        select(_S.product, _S.on_hand).where(
            _S.place == key_of(count.place),
            _S.on_hand != 0,
            _S.product.not_in(mine),
            _S.product.not_in(others),
        )
    ).all()
    known = products_of(connection, [row.product for row in rows])
    return tuple(
        Found(known[row.product], row.on_hand, None) for row in rows if row.product in known
    )


def finish_count(
    work: UnitOfWork,
    count: str,
    zero: Iterable[Product] = (),
    explained: Iterable[Explanation] = (),
) -> tuple[str, ...]:
    """Write down what was found; returns the ids of the entries.

    zero: what was looked for and is not there; whatever else was not counted stays as it is.
    Raises `NothingCounted`, `NotFound`.
    """
    require(work, Act.CHANGE_STOCK)
    begun = count_of(work.connection, count)
    lines = [_line(found) for found in found_so_far(work.connection, begun)]
    lines += [_none_left(work, begun, product) for product in zero]
    if not lines:
        raise NothingCounted(_("Nothing has been counted yet. Scan the first piece."))
    parts = [tuple(lines[at : at + _MOST_LINES]) for at in range(0, len(lines), _MOST_LINES)]
    entries = [
        work.record(
            StockCounted(
                place=begun.place,
                lines=part,
                count=count,
                explained=tuple(explained) if number == len(parts) else (),
            )
        ).id
        for number, part in enumerate(parts, 1)
    ]
    give_up_count(work, count)
    return tuple(entries)


def explain(work: UnitOfWork, place: str, explained: Iterable[Explanation]) -> None:
    """Say later what explains something missing."""
    require(work, Act.CHANGE_STOCK)
    work.record(DifferenceExplained(place=place, explained=tuple(explained)))


def _count(row: Row[Any]) -> Count:
    return Count(id_of(row.key), row.at, id_of(row.place), bool(row.is_blind))


def _keep(work: UnitOfWork, how: Insert, count: str, product: Product, found: Quantity) -> None:
    require(work, Act.CHANGE_STOCK)
    if found.thousandths < 0:
        raise QuantityNotAccepted(_("Less than nothing cannot be found. Type zero or more."))
    row = {
        "count": key_of(count),
        "product": key_of(product.id),
        "quantity": found.thousandths,
        "first_at": work.now,
        "counted_at": work.now,
    }
    work.connection.execute(how, row)
    work.note_changed(Changed.COUNTING)


def _moved(connection: Connection, place: str, product: int, first: int, last: int) -> bool:
    query = select(_M.entry).where(
        _M.place == key_of(place), _M.product == product, _M.at > first, _M.at <= last
    )
    return connection.execute(query.limit(1)).first() is not None


def _expected(connection: Connection, place: str, product: int, at: int) -> int | None:
    """Return what was there at a moment: what is there now, less what moved since."""
    now = connection.execute(
        select(_S.on_hand, _S.counted_at).where(_S.product == product, _S.place == key_of(place))
    ).first()
    if now is None:
        return None
    since = connection.execute(
        select(func.coalesce(func.sum(_M.quantity), 0)).where(
            _M.place == key_of(place), _M.product == product, _M.at > max(at, now.counted_at)
        )
    ).scalar_one()
    expected: int = now.on_hand - since
    return expected


def _line(found: Found) -> CountedLine:
    assert found.quantity is not None
    unit = found.product.unit
    return CountedLine(
        product=found.product.id,
        names=found.product.names,
        quantity=Quantity(found.quantity, unit),
        at=found.at,
        expected=None if found.expected is None else Quantity(found.expected, unit),
    )


def _none_left(work: UnitOfWork, count: Count, product: Product) -> CountedLine:
    expected = _expected(work.connection, count.place, key_of(product.id), work.now)
    return CountedLine(
        product=product.id,
        names=product.names,
        quantity=Quantity(0, product.unit),
        at=work.now,
        expected=None if expected is None else Quantity(expected, product.unit),
    )
