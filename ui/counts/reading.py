"""What the sheet of a count reads, each on one state of the data."""

from dataclasses import dataclass

from pos.domain.product import Maker, Product
from pos.services.catalogue import makers
from pos.services.counted import Found, doubtful, found_so_far, quantities, stray_codes
from pos.services.counts import (
    Count,
    PastCount,
    UnderWay,
    goods_to_count,
    past_counts,
    under_way_at,
)
from pos.services.places import PlaceRow, place_of, places
from pos.services.products import Category, categories, products_of
from pos.services.till import Connection

# As many lines as anybody scrolls back through; what was counted before is found by its name.
NEWEST = 200


@dataclass(frozen=True, slots=True)
class Beginning:
    """What may be counted at a place, and what was.

    place: the one asked for. places: those there are. under_way: counts to go on with.
    """

    place: PlaceRow
    places: tuple[PlaceRow, ...]
    makers: tuple[Maker, ...]
    groups: tuple[Category, ...]
    under_way: tuple[UnderWay, ...]
    past: tuple[PastCount, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a count is on this device.

    newest: the lines counted last. found: thousandths by the id of each product. goods: keys of
    what may be counted. strays: how often each code was scanned that no product has. doubts: ids of
    what is to be counted again.
    """

    newest: tuple[Found, ...]
    found: dict[str, int]
    goods: tuple[int, ...]
    strays: dict[str, int]
    doubts: frozenset[str]


def beginning(connection: Connection, place: str) -> Beginning:
    """Read what a count may be of."""
    return Beginning(
        place=place_of(connection, place),
        places=places(connection),
        makers=tuple(makers(connection)),
        groups=tuple(categories(connection)),
        under_way=under_way_at(connection, place),
        past=past_counts(connection, place),
    )


def progress(connection: Connection, count: Count) -> Progress:
    """Read how far a count is."""
    return Progress(
        newest=found_so_far(connection, count, NEWEST),
        found=quantities(connection, count),
        goods=goods_to_count(connection, count),
        strays=stray_codes(connection, count),
        doubts=doubtful(connection, count),
    )


def best_match(connection: Connection, count: Count, typed: str) -> Product | None:
    """Return what Enter means after a text: an exact code before all, None for no product."""
    keys = goods_to_count(connection, count, typed)[:1]
    return next(iter(products_of(connection, keys).values()), None)
