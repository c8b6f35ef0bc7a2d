"""Counting a place: every piece is kept at once, selling goes on, and others may count along.

What is counted stands in this device's work in hand until it is finished; then one entry (or a few,
for many lines) says what was found and when. A piece sold after it was counted is no part of it.
Anybody who may sell may count; only who may change stock finishes a count, because only that
decides what is on hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.changed import Changed
from pos.domain.person import Act
from pos.domain.product import Product
from pos.domain.quantity import Quantity, QuantityNotAccepted
from pos.domain.text import clean_text
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.kinds import CountBegun, CountedLine, Explanation, StockCounted, StrayCode
from pos.services.counted import (
    Explained,
    Found,
    explained_so_far,
    found_of,
    found_so_far,
    stray_codes,
)
from pos.services.counts import Count, CountScope, count_of
from pos.services.explaining import Reason, explain_anew, part_explanation, shared_out
from pos.services.people import require
from pos.services.places import place_of
from pos.store import schema
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork

_G: Final = schema.counting.c
_K: Final = schema.counting_code.c
_T: Final = schema.counting_part.c
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
_stray: Final = upsert(schema.counting_code)
_KEEP_STRAY: Final = _stray.on_conflict_do_update(
    index_elements=["count", "code"],
    set_={"times": _K.times + 1, "counted_at": _stray.excluded.counted_at},
)


class NothingCounted(PosError):
    """A count cannot be finished before something was counted."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How a line of a count stood: thousandths, and the moments of its first and last piece."""

    quantity: int
    first_at: int
    counted_at: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What was just counted. before: how the line stood, None for a line that is new."""

    found: Found
    before: Kept | None


def begin_count(
    work: UnitOfWork, place: str, scope: CountScope | None = None, *, is_blind: bool = False
) -> str:
    """Begin to count a place; returns the id by which others take part. Raises `NotFound`.

    scope: the only goods that are counted, None for all.
    """
    require(work, Act.SELL)
    names, scope = place_of(work.connection, place).names, scope or CountScope()
    begun = CountBegun(
        place=place,
        names=names,
        is_blind=is_blind,
        maker=scope.maker,
        craft="" if scope.craft is None else scope.craft.value,
        category=scope.category,
    )
    return work.record(begun).id


def count_more(work: UnitOfWork, count: str, product: Product, more: Quantity) -> Counted:
    """Add what was just found to what was found of a product: one scan is one piece."""
    return _keep(work, _COUNT_MORE, count, product, more)


def set_counted(work: UnitOfWork, count: str, product: Product, found: Quantity) -> Counted:
    """Say how many are there of a product, in place of what was said before."""
    return _keep(work, _COUNT_ANEW, count, product, found)


def count_anew(
    work: UnitOfWork, count: str, product: Product, before: Kept | None, many: Quantity
) -> Counted:
    """Put many in place of what was counted last; before: how the line stood until then."""
    put_back(work, count, product, before)
    return count_more(work, count, product, many)


def put_back(work: UnitOfWork, count: str, product: Product, before: Kept | None) -> Found:
    """Let a line stand as it stood before; None takes it out. Returns what is found then."""
    require(work, Act.SELL)
    row = {"count": key_of(count), "product": key_of(product.id)}
    work.connection.execute(delete(schema.counting).where(*_is(row)))
    _keep_parts(work, row, ())
    if before is not None:
        kept = {
            "quantity": before.quantity,
            "first_at": before.first_at,
            "counted_at": before.counted_at,
        }
        work.connection.execute(_COUNT_ANEW, row | kept)
    work.note_changed(Changed.COUNTING)
    return _found(work, count, product)


def uncount(work: UnitOfWork, count: str, product: Product) -> None:
    """Take a product out of the count, as if nobody had looked for it."""
    put_back(work, count, product, None)


def none_left(work: UnitOfWork, count: str, products: Iterable[Product]) -> None:
    """Say of goods that nobody counted that they were looked for and are not there."""
    require(work, Act.SELL)
    row = {"count": key_of(count), "quantity": 0, "first_at": work.now, "counted_at": work.now}
    rows = [row | {"product": key_of(product.id)} for product in products]
    if rows:
        work.connection.execute(_COUNT_ANEW, rows)
        work.note_changed(Changed.COUNTING)


def keep_stray(work: UnitOfWork, count: str, code: str) -> int:
    """Keep a code that no product has; returns how often it was scanned in this count."""
    require(work, Act.SELL)
    row = {"count": key_of(count), "code": code, "times": 1, "counted_at": work.now}
    work.connection.execute(_KEEP_STRAY, row)
    work.note_changed(Changed.COUNTING)
    query = select(_K.times).where(_K.count == row["count"], _K.code == code)
    times: int = work.connection.execute(query).scalar_one()
    return times


def choose_reason(
    work: UnitOfWork,
    count: Count,
    found: Found,
    chosen: Reason,
    parts: tuple[Explained, ...] = (),
) -> None:
    """Keep what explains the difference of a product; it is written down when the count is done.

    parts: what explains so much of it each; what is chosen explains what they leave.
    What was handed in already, by this device or another, is explained in the journal at once.
    """
    if found.quantity is None:
        explain_anew(work, count, found, chosen, parts)
        return
    require(work, Act.SELL)
    row = {"count": key_of(count.id), "product": key_of(found.product.id)}
    kept = {"reason": chosen.reason.value, "note": clean_text(chosen.note), "other": chosen.other}
    work.connection.execute(schema.counting.update().where(*_is(row)).values(kept))
    _keep_parts(work, row, parts)
    work.note_changed(Changed.COUNTING)


def give_up_count(work: UnitOfWork, count: str) -> None:
    """Forget what this device has counted."""
    work.connection.execute(delete(schema.counting).where(_G.count == key_of(count)))
    work.connection.execute(delete(schema.counting_code).where(_K.count == key_of(count)))
    work.connection.execute(delete(schema.counting_part).where(_T.count == key_of(count)))
    work.note_changed(Changed.COUNTING)


def finish_count(
    work: UnitOfWork,
    count: str,
    zero: Iterable[Product] = (),
    explained: Iterable[Explanation] = (),
) -> tuple[str, ...]:
    """Write down what was found; returns the ids of the entries.

    zero: what was looked for and is not there; whatever else was not counted stays as it is.
    explained: beside what was chosen on this device (`choose_reason`).
    Raises `NothingCounted`, `NotFound`.
    """
    require(work, Act.CHANGE_STOCK)
    begun = count_of(work.connection, count)
    none_left(work, count, zero)
    found = found_so_far(work.connection, begun)
    if not found:
        raise NothingCounted(_("Nothing has been counted yet. Scan the first piece."))
    explanations = (*_chosen(work, begun, found), *explained)
    strays = tuple(
        StrayCode(code=code, times=times)
        for code, times in stray_codes(work.connection, begun).items()
    )
    own = select(_G.product, _G.counted_at).where(_G.count == key_of(count))
    moments = {row.product: row.counted_at for row in work.connection.execute(own)}
    lines = [_line(each, moments[key_of(each.product.id)]) for each in found]
    parts = [tuple(lines[at : at + _MOST_LINES]) for at in range(0, len(lines), _MOST_LINES)]
    entries = [
        work.record(
            StockCounted(
                place=begun.place,
                lines=part,
                count=count,
                explained=explanations if number == len(parts) else (),
                strays=strays if number == len(parts) else (),
            )
        ).id
        for number, part in enumerate(parts, 1)
    ]
    give_up_count(work, count)
    return tuple(entries)


def _keep(work: UnitOfWork, how: Insert, count: str, product: Product, found: Quantity) -> Counted:
    require(work, Act.SELL)
    if found.thousandths < 0:
        raise QuantityNotAccepted(_("Less than nothing cannot be found. Type zero or more."))
    row = {"count": key_of(count), "product": key_of(product.id)}
    query = select(_G.quantity, _G.first_at, _G.counted_at).where(*_is(row))
    before = work.connection.execute(query).first()
    new = {"quantity": found.thousandths, "first_at": work.now, "counted_at": work.now}
    work.connection.execute(how, row | new)
    work.note_changed(Changed.COUNTING)
    return Counted(
        _found(work, count, product), None if before is None else Kept(*map(int, before))
    )


def _is(row: dict[str, int]) -> tuple[ColumnElement[bool], ...]:
    return _G.count == row["count"], _G.product == row["product"]


def _keep_parts(work: UnitOfWork, row: dict[str, int], parts: Iterable[Explained]) -> None:
    of_line = _T.count == row["count"], _T.product == row["product"]
    work.connection.execute(delete(schema.counting_part).where(*of_line))
    kept = [
        {
            **row,
            "line": line,
            "quantity": part.quantity,
            "reason": part.reason.value,
            "note": clean_text(part.note),
            "other": part.other,
        }
        for line, part in enumerate(parts, 1)
    ]
    if kept:
        work.connection.execute(schema.counting_part.insert(), kept)


def _found(work: UnitOfWork, count: str, product: Product) -> Found:
    (found,) = found_of(work.connection, count_of(work.connection, count), (key_of(product.id),))
    return found


def _line(found: Found, at: int) -> CountedLine:
    """Write down what this device found; at: of its own last piece."""
    assert found.quantity is not None
    unit = found.product.unit
    return CountedLine(
        product=found.product.id,
        names=found.product.names,
        quantity=Quantity(found.quantity, unit),
        at=at,
        expected=None if found.expected is None else Quantity(found.expected, unit),
    )


def _chosen(work: UnitOfWork, count: Count, found: Iterable[Found]) -> Iterable[Explanation]:
    """Explain each difference with a reason, as far as nobody has explained it yet."""
    known = explained_so_far(work.connection, count)
    for each in found:
        said = known.get(key_of(each.product.id), ())
        missing = -each.difference - sum(part.quantity for part in said)
        rest = Reason(each.reason, each.note, each.other)
        for part in shared_out(missing, rest, each.parts):
            yield part_explanation(each.product, part)
