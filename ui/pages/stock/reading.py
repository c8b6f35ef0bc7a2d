"""What the Stock page reads, on one state of the data."""

from dataclasses import dataclass

from pos.domain.names import Names
from pos.services.catalogue import makers
from pos.services.places import PlaceRow, places
from pos.services.products import (
    Category,
    ProductRow,
    archived_count,
    categories,
    product_rows,
)
from pos.services.shop import counter
from pos.services.stock_lists import StockWish, place_wanted, stock_part
from pos.services.till import Connection


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed now, and what there is to choose from.

    keys: of the products the wish shows. last: the product after which the list goes on, read part
    by part; None where that is all of it. place: id of the place whose stock is shown, or
    `EVERYWHERE`. here: id of the place this device sells from.
    total: products on offer; archived: those no longer.
    places: those put away too. makers: ids and names, by name.
    """

    keys: tuple[int, ...]
    place: str
    here: str
    groups: tuple[Category, ...]
    total: int
    archived: int
    last: int | None = None
    places: tuple[PlaceRow, ...] = ()
    makers: tuple[tuple[str, Names], ...] = ()

    @property
    def place_names(self) -> dict[str, Names]:
        """The names of the places, by their ids."""
        return {place.id: place.names for place in self.places}


def listing(connection: Connection, wish: StockWish) -> Listing:
    """Read the first keys to show and what the choices need."""
    begun = stock_part(connection, wish)
    groups = tuple(categories(connection))
    return Listing(
        keys=begun.keys,
        last=begun.last,
        place=place_wanted(connection, wish),
        here=counter(connection).here.id,
        groups=groups,
        total=sum(group.count for group in groups),
        archived=archived_count(connection),
        places=places(connection, with_archived=True),
        makers=tuple((maker.id, maker.names) for maker in makers(connection)),
    )


def first_found(connection: Connection, wish: StockWish, place: str) -> ProductRow | None:
    """Return what Enter in the search box means: the best match, an exact code before all."""
    rows = product_rows(connection, stock_part(connection, wish).keys[:1], place)
    return rows[0] if rows else None
