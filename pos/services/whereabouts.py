"""Where one product is: every place it can be at, and how much of it is there."""

from dataclasses import dataclass

from sqlalchemy import Connection

from pos.services.places import PlaceRow, places
from pos.services.shop import counter
from pos.services.stock_lists import stock_split
from pos.store.keys import key_of


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The places there are, and the thousandths of a product at those that ever had some.

    here: id of the place this device sells from. What is at a place of lost goods is not had.
    """

    places: tuple[PlaceRow, ...]
    on_hand: dict[str, int]
    here: str

    @property
    def total(self) -> int:
        """Thousandths everywhere."""
        return sum(self.on_hand.values())


def whereabouts(connection: Connection, product: str) -> Whereabouts:
    """Say where a product is; places put away are named while some of it is still there."""
    key = key_of(product)
    on_hand = dict(stock_split(connection, (key,)).get(key, ()))
    shown = tuple(
        place
        for place in places(connection, with_archived=True)
        if not place.is_archived or on_hand.get(place.id)
    )
    return Whereabouts(shown, on_hand, counter(connection).here.id)
