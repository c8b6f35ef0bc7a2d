"""Which counts there are: those under way, those that are done, and what each is of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, func, select

from pos.domain.product import Craft, Product
from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.services.people import person_of
from pos.services.products import ProductFilter, product_keys
from pos.store import schema
from pos.store.keys import id_of, key_of, parts_of
from pos.store.work_in_hand import saved_device

_G: Final = schema.counting.c
_C: Final = schema.counted.c
_B: Final = schema.count_begun.c
_P: Final = schema.product.c


@dataclass(frozen=True, slots=True)
class CountScope:
    """Which goods of a place are counted: all, one maker's, or one group's.

    maker: id, empty for all. craft, category: of a group, None and empty for all.
    """

    maker: str = ""
    craft: Craft | None = None
    category: str = ""

    def holds(self, product: Product) -> bool:
        """Tell whether a product belongs to it."""
        if self.maker and product.maker != self.maker:
            return False
        group = (product.craft, product.category)
        return self.craft is None or group == (self.craft, self.category)


@dataclass(frozen=True, slots=True)
class Count:
    """A count that somebody began.

    id: of its entry. at: microseconds UTC. till: where it was begun. by: id of who began it, empty
    where nobody was named.
    """

    id: str
    at: int
    place: str
    is_blind: bool
    scope: CountScope = field(default_factory=CountScope)
    by: str = ""

    @property
    def till(self) -> str:
        """The till it was begun on."""
        return parts_of(key_of(self.id))[0]


@dataclass(frozen=True, slots=True)
class PastCount:
    """A count of which something was handed in.

    at: microseconds UTC, of the last piece counted. products: how many were counted.
    """

    count: Count
    at: int
    products: int


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A count to go on with. products: counted here so far.

    till: label of the till it was begun on, empty for this one. by: name of who began it, or empty.
    """

    count: Count
    products: int
    till: str
    by: str


def counts_under_way(connection: Connection, till: str = "") -> tuple[Count, ...]:
    """Return the counts in which this device can go on or take part, the oldest first.

    Those it has lines of, and the newest of each place unless `till` has handed in its part: what
    several devices count under one count adds up.
    """
    mine = set(connection.execute(select(_G.count).distinct()).scalars())
    rows = connection.execute(select(schema.count_begun).order_by(_B.at, _B.key)).all()
    newest = {row.place: row.key for row in rows}
    own = till or own_till(connection)
    done = {key for key in newest.values() if own in _handed_in(connection, key)}
    open_ones = mine | set(newest.values()) - done
    return tuple(_count(row) for row in rows if row.key in open_ones)


def under_way_at(connection: Connection, place: str) -> tuple[UnderWay, ...]:
    """Return the counts of a place to go on with, those with lines of this device first."""
    grouped = select(_G.count.label("key"), func.count().label("products")).group_by(_G.count)
    lines = {row.key: row.products for row in connection.execute(grouped)}
    own, till = own_till(connection), schema.till.c
    labels = {row.till: row.label for row in connection.execute(select(till.till, till.label))}
    found = [
        UnderWay(
            count=count,
            products=lines.get(key_of(count.id), 0),
            till="" if count.till == own else labels.get(count.till, count.till),
            by=person_of(connection, count.by).name,
        )
        for count in counts_under_way(connection)
        if count.place == place
    ]
    return tuple(sorted(found, key=lambda each: not each.products))


def count_of(connection: Connection, count: str) -> Count:
    """Return a count that was begun; raises `NotFound`."""
    row = connection.execute(select(schema.count_begun).where(_B.key == key_of(count))).first()
    if row is None:
        raise NotFound(_("This count is no longer there. Begin a new one."))
    return _count(row)


def past_counts(connection: Connection, place: str, most: int = 100) -> tuple[PastCount, ...]:
    """Return the counts of a place that something was handed in for, the newest first."""
    last = func.max(_C.at).label("last")
    query = (
        select(_C.count.label("key"), last, func.count(_C.product.distinct()).label("products"))
        .where(_C.place == key_of(place))
        .group_by(_C.count)
        .order_by(last.desc(), _C.count)
        .limit(most)
    )
    rows = connection.execute(query).all()
    known = select(schema.count_begun).where(_B.key.in_([row.key for row in rows]))
    begun = {row.key: _count(row) for row in connection.execute(known)}
    return tuple(
        # A count that nobody else took part in may have no beginning of its own.
        PastCount(
            begun.get(row.key) or Count(id_of(row.key), row.last, place, is_blind=False),
            row.last,
            row.products,
        )
        for row in rows
    )


def past_strays(connection: Connection, count: Count) -> dict[str, int]:
    """Return the codes of a count that no product had, and how often each was scanned."""
    table = schema.stray_code.c
    times = func.sum(table.times).label("times")
    query = select(table.code, times).where(table.count == key_of(count.id)).group_by(table.code)
    return {row.code: row.times for row in connection.execute(query.order_by(table.code))}


def goods_to_count(connection: Connection, count: Count, typed: str = "") -> tuple[int, ...]:
    """Return the keys of the products that may be counted, by name, or best first for a text."""
    scope = count.scope
    category = None if scope.craft is None else scope.category
    wanted = ProductFilter(text=typed, craft=scope.craft, category=category)
    keys = product_keys(connection, wanted)
    if scope.maker:
        query = select(_P.key).where(_P.maker == scope.maker)
        theirs = set(connection.execute(query).scalars())
        keys = [key for key in keys if key in theirs]
    return tuple(keys)


def own_till(connection: Connection) -> str:
    """Return the name of the till that writes on this device."""
    return saved_device(connection, "till", str) or ""


def within(scope: CountScope) -> Iterable[ColumnElement[bool]]:
    """Return what a product must be to belong to a scope, for a query that has the products."""
    if scope.maker:
        yield _P.maker == scope.maker
    if scope.craft is not None:
        yield _P.craft == scope.craft.value
        yield _P.category == scope.category


def _handed_in(connection: Connection, count: int) -> set[str]:
    """Return the tills that have handed in what they counted under a count."""
    entries = connection.execute(select(_C.entry).where(_C.count == count).distinct()).scalars()
    return {parts_of(entry)[0] for entry in entries}


def _count(row: Row[Any]) -> Count:
    scope = CountScope(row.maker, Craft(row.craft) if row.craft else None, row.category)
    return Count(id_of(row.key), row.at, id_of(row.place), bool(row.is_blind), scope, row.by)
