"""What a count comes to so far: what this device found, what others did, and what was expected.

Expected is what the stock book says without the count itself, at the moment the last piece of a
product was counted: a sale of another till that arrives later changes it, and the difference with
it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select, text

from pos.domain.money import MAD, Money, divide
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND
from pos.domain.stock import DifferenceReason
from pos.services.counts import Count, within
from pos.services.products import products_of
from pos.services.stock_book import book_of
from pos.store import schema
from pos.store.keys import id_of, key_of

_G: Final = schema.counting.c
_T: Final = schema.counting_part.c
_C: Final = schema.counted.c
_S: Final = schema.stock.c
_P: Final = schema.product.c
# A moment after every other, for what nobody has counted yet.
_NOW: Final = 2**62
# Something moved between the first piece counted and the last, by this device or another. A CROSS
# JOIN keeps SQLite from walking every movement of the place and looking through the list for each.
_MOVED_MEANWHILE: Final = text(
    "SELECT DISTINCT asked.value ->> 0 AS product FROM json_each(:asked) AS asked"
    " CROSS JOIN movement ON movement.place = :place AND movement.product = asked.value ->> 0"
    " AND movement.at > asked.value ->> 1 AND movement.at <= asked.value ->> 2"
)


@dataclass(frozen=True, slots=True)
class Explained:
    """What was written down to explain a difference.

    quantity: thousandths missing that it explains; negative where more was found. other: id of the
    product it was mixed up with, or empty.
    """

    reason: DifferenceReason
    quantity: int
    note: str = ""
    other: str = ""

    def is_as(self, said: "Explained") -> bool:
        """Tell whether both say the same, of whatever quantity."""
        return replace(self, quantity=0) == replace(said, quantity=0)

    def more(self, thousandths: int) -> "Explained":
        """Explain so much more; less than nothing is nothing. Works where more was found too."""
        size = max(abs(self.quantity) + thousandths, 0)
        return replace(self, quantity=size if self.quantity > 0 else -size)


@dataclass(frozen=True, slots=True)
class Found:
    """A product as it was counted so far.

    expected: thousandths that the stock book says were there when its last piece was counted, None
    where nothing is known of it at this place.
    quantity: found by this device, in thousandths; None for what it did not count.
    others: found by other devices under the same count; None for nothing handed in.
    at: microseconds UTC, of the last piece.
    moved_meanwhile: some of it moved between the first piece counted and the last, so that nobody
    can know whether that piece was counted: it is to be counted again.
    parts: what explains so much of the difference each, where no one reason explains all of it.
    reason, note, other: what explains what the parts leave; other: id of a product, or empty.
    """

    product: Product
    expected: int | None
    quantity: int | None
    at: int = 0
    moved_meanwhile: bool = False
    others: int | None = None
    reason: DifferenceReason = DifferenceReason.NONE
    note: str = ""
    other: str = ""
    parts: tuple[Explained, ...] = ()

    @property
    def total(self) -> int:
        """All that was found, by whoever counted."""
        return (self.quantity or 0) + (self.others or 0)

    @property
    def difference(self) -> int:
        """Found beyond what was expected; below zero where less was found."""
        return self.total - (self.expected or 0)

    @property
    def left(self) -> int:
        """What the parts leave of what is missing; below zero where more was found."""
        return -self.difference - sum(part.quantity for part in self.parts)

    @property
    def worth(self) -> Money | None:
        """What the difference is worth at the price of the label, None without a price."""
        price = self.product.price
        if price is None:
            return None
        return Money(divide(self.difference * price.minor, THOUSAND), MAD)


def found_so_far(connection: Connection, count: Count, newest: int = 0) -> tuple[Found, ...]:
    """Return what this device has counted, the last counted first, beside what was expected.

    newest: at most so many, 0 for all.
    """
    query = select(_G.product).where(_G.count == key_of(count.id)).order_by(_G.counted_at.desc())
    keys = connection.execute(query.limit(newest) if newest else query).scalars().all()
    return found_of(connection, count, keys)


def found_of(connection: Connection, count: Count, keys: Sequence[int]) -> tuple[Found, ...]:
    """Return what was found of some products, in their order; those nobody counted as None.

    keys: of products. A few statements, however many they are.
    """
    mine = {row.product: row for row in _mine(connection, count, keys)}
    others = _others(connection, count, keys)
    known = products_of(connection, list(keys))
    moments = {key: _last(mine.get(key), others.get(key)) for key in keys if key in known}
    asked = {key: moment or _NOW for key, moment in moments.items()}
    book = book_of(connection, key_of(count.place), asked, without=key_of(count.id))
    spans = [(key, _first(mine.get(key), others.get(key)), last) for key, last in moments.items()]
    given = {"place": key_of(count.place), "asked": json.dumps(spans)}
    moved = set(connection.execute(_MOVED_MEANWHILE, given).scalars())
    parts = _parts(connection, count)
    rows = {key: (book.get(key), mine.get(key), others.get(key)) for key in moments}
    return tuple(
        replace(_found(known[key], *row, is_moved=key in moved), parts=parts.get(key, ()))
        for key, row in rows.items()
    )


def not_counted(connection: Connection, count: Count) -> tuple[Found, ...]:
    """Return what should be at the place, within the count's scope, and that nobody has counted."""
    begun = key_of(count.id)
    mine = select(_G.product).where(_G.count == begun)
    others = select(_C.product).where(_C.count == begun, _C.place == key_of(count.place))
    query = (
        select(_S.product, _S.on_hand)
        .join(schema.product, _P.key == _S.product)
        .where(
            _S.place == key_of(count.place),
            _S.on_hand != 0,
            _S.product.not_in(mine),
            _S.product.not_in(others),
            *within(count.scope),
        )
        .order_by(_P.sort_name, _P.key)
    )
    rows = connection.execute(query).all()
    known = products_of(connection, [row.product for row in rows])
    return tuple(
        Found(known[row.product], row.on_hand, None) for row in rows if row.product in known
    )


def differences(connection: Connection, count: Count) -> tuple[Found, ...]:
    """Return what is not as expected or was touched by a sale meanwhile, dearest first.

    Over all who count: what others handed in under the same count is in it, and what explains it.
    """
    begun = key_of(count.id)
    mine = select(_G.product).where(_G.count == begun)
    others = select(_C.product).where(_C.count == begun, _C.place == key_of(count.place))
    keys = connection.execute(mine.union(others)).scalars().all()
    said = explained_so_far(connection, count)
    found = (_explained(each, said) for each in found_of(connection, count, keys))
    wrong = [each for each in found if each.difference or each.moved_meanwhile]
    return tuple(sorted(wrong, key=_dearest_first))


def explained_so_far(connection: Connection, count: Count) -> dict[int, tuple[Explained, ...]]:
    """Return what was written down of a count that explains its differences, by product's key."""
    table = schema.explanation.c
    query = select(schema.explanation).where(
        table.place == key_of(count.place), table.count == key_of(count.id)
    )
    said: dict[int, tuple[Explained, ...]] = {}
    for row in connection.execute(query.order_by(table.at, table.entry, table.line)):
        other = id_of(row.other) if row.other else ""
        part = Explained(DifferenceReason(row.reason), row.quantity, row.note, other)
        said[row.product] = _added(said.get(row.product, ()), part)
    return said


def quantities(connection: Connection, count: Count) -> dict[str, int]:
    """Return the thousandths this device found of each product, by the product's id."""
    query = select(_G.product, _G.quantity).where(_G.count == key_of(count.id))
    return {id_of(row.product): row.quantity for row in connection.execute(query)}


def doubtful(connection: Connection, count: Count) -> frozenset[str]:
    """Return the ids of what is to be counted again, because some moved while it was counted."""
    query = select(_G.product, _G.first_at, _G.counted_at).where(_G.count == key_of(count.id))
    asked = json.dumps([tuple(row) for row in connection.execute(query)])
    given = {"place": key_of(count.place), "asked": asked}
    return frozenset(id_of(key) for key in connection.execute(_MOVED_MEANWHILE, given).scalars())


def stray_codes(connection: Connection, count: Count) -> dict[str, int]:
    """Return the codes scanned here that no product has, the newest first, and how often each."""
    table = schema.counting_code.c
    query = select(table.code, table.times).where(table.count == key_of(count.id))
    rows = connection.execute(query.order_by(table.counted_at.desc()))
    return {row.code: row.times for row in rows}


def _mine(connection: Connection, count: Count, keys: Sequence[int]) -> Sequence[Row[Any]]:
    given = text("SELECT value FROM json_each(:keys)").bindparams(keys=json.dumps(list(keys)))
    query = select(schema.counting).where(_G.count == key_of(count.id), _G.product.in_(given))
    return connection.execute(query).all()


def _parts(connection: Connection, count: Count) -> dict[int, tuple[Explained, ...]]:
    """Return what was chosen on this device for a part of a difference, by product's key."""
    query = select(schema.counting_part).where(_T.count == key_of(count.id))
    parts: dict[int, tuple[Explained, ...]] = {}
    for row in connection.execute(query.order_by(_T.product, _T.line)):
        part = Explained(DifferenceReason(row.reason), row.quantity, row.note, row.other)
        parts[row.product] = (*parts.get(row.product, ()), part)
    return parts


def _others(connection: Connection, count: Count, keys: Sequence[int]) -> dict[int, Any]:
    """Sum up what was handed in of each product under the count."""
    given = text("SELECT value FROM json_each(:keys)").bindparams(keys=json.dumps(list(keys)))
    query = (
        select(
            _C.product,
            func.sum(_C.quantity).label("quantity"),
            func.min(_C.at).label("first_at"),
            func.max(_C.at).label("counted_at"),
        )
        .where(
            _C.place == key_of(count.place),
            _C.product.in_(given),
            _C.count == key_of(count.id),
        )
        .group_by(_C.product)
    )
    return {row.product: row for row in connection.execute(query)}


def _last(mine: Any, others: Any) -> int:
    return max((row.counted_at for row in (mine, others) if row is not None), default=0)


def _first(mine: Any, others: Any) -> int:
    return min((row.first_at for row in (mine, others) if row is not None), default=0)


def _found(
    product: Product,
    expected: int | None,
    mine: Any,
    others: Any,
    *,
    is_moved: bool,
) -> Found:
    return Found(
        product=product,
        expected=expected,
        quantity=None if mine is None else mine.quantity,
        at=_last(mine, others),
        moved_meanwhile=is_moved,
        others=None if others is None else others.quantity,
        reason=DifferenceReason.NONE if mine is None else DifferenceReason(mine.reason),
        note="" if mine is None else mine.note,
        other="" if mine is None else mine.other,
    )


def _added(said: tuple[Explained, ...], part: Explained) -> tuple[Explained, ...]:
    """Add a part to what was said for the same reason; what comes to nothing is said no more."""
    same = [each for each in said if each.is_as(part)]
    rest = tuple(each for each in said if not each.is_as(part))
    whole = replace(part, quantity=part.quantity + sum(each.quantity for each in same))
    return (*rest, whole) if whole.quantity else rest


def _explained(found: Found, said: dict[int, tuple[Explained, ...]]) -> Found:
    """Show what was said before, unless something else was chosen here since.

    What was said last explains what the others leave, if together they explain all of it.
    """
    parts = said.get(key_of(found.product.id), ())
    if not parts or found.parts or found.reason is not DifferenceReason.NONE:
        return found
    *first, last = parts
    if abs(sum(part.quantity for part in parts)) < abs(found.difference):
        return replace(found, parts=parts)
    return replace(found, parts=tuple(first), reason=last.reason, note=last.note, other=last.other)


def _dearest_first(found: Found) -> tuple[int, int]:
    worth = found.worth
    return (0 if worth is None else -abs(worth.minor), -abs(found.difference))
