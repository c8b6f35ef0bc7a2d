"""What could explain a difference of a count: facts to look at, never a verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, func, select

from pos.domain.money import Money
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND
from pos.domain.stock import Cause
from pos.services.counted import Found
from pos.services.counts import Count, own_till
from pos.store import schema
from pos.store.keys import key_of

_C: Final = schema.counted.c
_M: Final = schema.movement.c
_SALE: Final = schema.sale.c
_LINE: Final = schema.sale_line.c
# Sales without a product are looked for this far back, where no earlier count ends the search.
_FAR_BACK: Final = 60 * 24 * 3600 * 1_000_000
_MOST_MIXED_UP: Final = 3


class HintKind(StrEnum):
    """What was found that may explain a difference.

    MOVED: sold or moved while it was counted. UNREAD: another till sold here, and is not read up to
    the count. REFUNDED: came back and was said to be on the table. KEPT: paid back and said to have
    stayed with the customer. FREE_SALES: sold at this price without naming a product.
    """

    MOVED = "moved"
    UNREAD = "unread"
    REFUNDED = "refunded"
    KEPT = "kept"
    FREE_SALES = "free_sales"


@dataclass(frozen=True, slots=True)
class Hint:
    """One fact.

    thousandths: so much of the product it is about. times: so many sales. till: label of a till.
    at: microseconds UTC, up to when that till is read. price: of the sales without a product.
    """

    kind: HintKind
    thousandths: int = 0
    times: int = 0
    till: str = ""
    at: int = 0
    price: Money | None = None


def hints(connection: Connection, count: Count, found: Found) -> tuple[Hint, ...]:
    """Return what could explain a difference, the likeliest first; nothing for none."""
    moved = [Hint(HintKind.MOVED)] if found.moved_meanwhile else []
    if not found.difference:
        return tuple(moved)
    since = _counted_before(connection, count, found)
    if found.difference > 0:
        return (*moved, *_brought_back(connection, count, found, since, Cause.NOT_RETURNED))
    return (
        *moved,
        *_unread_tills(connection, count, found),
        *_free_sales(connection, count, found, since),
        *_brought_back(connection, count, found, since, Cause.REFUND),
    )


def mixed_up(found: Found, differences: Iterable[Found]) -> tuple[Product, ...]:
    """Return what a product may have been mixed up with: what differs the other way.

    The likeliest first: of the same price, of the same group, then whatever else; at most three.
    """
    product = found.product
    others = [
        each.product
        for each in differences
        if each.difference * found.difference < 0 and each.product.unit is product.unit
    ]

    def farther(other: Product) -> tuple[bool, bool]:
        return (
            other.price != product.price,
            (other.craft, other.category) != (product.craft, product.category),
        )

    return tuple(sorted(others, key=farther)[:_MOST_MIXED_UP])


def _counted_before(connection: Connection, count: Count, found: Found) -> int:
    """Return when the product was last counted in an earlier count, 0 for never."""
    query = select(func.max(_C.at)).where(
        _C.place == key_of(count.place),
        _C.product == key_of(found.product.id),
        _C.count != key_of(count.id),
        _C.at <= found.at,
    )
    return connection.execute(query).scalar() or 0


def _unread_tills(connection: Connection, count: Count, found: Found) -> Iterable[Hint]:
    """Name the tills that sold here and whose last entry known is older than the count."""
    till, journal = schema.till.c, schema.journal.c
    sold_here = select(_SALE.till).where(_SALE.place == key_of(count.place)).distinct()
    query = select(till.till, till.label).where(
        till.till.in_(sold_here), till.till != own_till(connection)
    )
    for row in connection.execute(query.order_by(till.till)):
        newest = select(journal.at).where(journal.till == row.till).order_by(journal.seq.desc())
        last = connection.execute(newest.limit(1)).scalar() or 0
        if last < found.at:
            yield Hint(HintKind.UNREAD, till=row.label, at=last)


def _free_sales(connection: Connection, count: Count, found: Found, since: int) -> Iterable[Hint]:
    """Count the sales of goods without a product that asked exactly the price of this one."""
    price = found.product.price
    if price is None or not price.minor:
        return
    query = (
        select(func.count())
        .select_from(schema.sale.join(schema.sale_line, _LINE.sale == _SALE.key))
        .where(
            _SALE.at > max(since, found.at - _FAR_BACK),
            _SALE.at <= found.at,
            _SALE.place == key_of(count.place),
            _LINE.product == 0,
            _LINE.quantity > 0,
            _LINE.total_minor * THOUSAND == _LINE.quantity * price.minor,
        )
    )
    times = connection.execute(query).scalar_one()
    if times:
        yield Hint(HintKind.FREE_SALES, times=times, price=price)


def _brought_back(
    connection: Connection, count: Count, found: Found, since: int, cause: Cause
) -> Iterable[Hint]:
    """Say what came back since the last count, where it was said to go to `cause`."""
    query = select(func.sum(_M.quantity)).where(
        _M.place == key_of(count.place),
        _M.product == key_of(found.product.id),
        _M.at > since,
        _M.at <= found.at,
        _M.cause == cause.value,
    )
    moved = connection.execute(query).scalar() or 0
    if moved:
        kind = HintKind.REFUNDED if cause is Cause.REFUND else HintKind.KEPT
        yield Hint(kind, thousandths=abs(moved))
