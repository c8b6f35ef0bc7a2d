"""What the Stock page reads, on one state of the data."""

from dataclasses import dataclass

from pos.services.products import (
    Category,
    ProductFilter,
    ProductRow,
    archived_count,
    categories,
    product_keys,
    product_rows,
)
from pos.services.shop import counter
from pos.services.till import Connection


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed now, and the groups there are.

    keys: of the products the filter shows. place: id of the place whose stock is shown.
    total: products on offer; archived: those no longer.
    """

    keys: tuple[int, ...]
    place: str
    groups: tuple[Category, ...]
    total: int
    archived: int


def listing(connection: Connection, wanted: ProductFilter) -> Listing:
    """Read the keys to show and what the pills need."""
    groups = tuple(categories(connection))
    return Listing(
        keys=tuple(product_keys(connection, wanted)),
        place=counter(connection).here.id,
        groups=groups,
        total=sum(group.count for group in groups),
        archived=archived_count(connection),
    )


def first_found(connection: Connection, wanted: ProductFilter, place: str) -> ProductRow | None:
    """Return what Enter in the search box means: the best match, an exact code before all."""
    rows = product_rows(connection, product_keys(connection, wanted)[:1], place)
    return rows[0] if rows else None
