"""What the packing list reads, on one state of the data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from pos.services.fairs import fair_of
from pos.services.packing import Packed, Way, goods_there, packed_so_far
from pos.services.products import ProductFilter, product_keys
from pos.services.till import Connection
from pos.services.worth_packing import Hint, worth_packing


class Shown(Enum):
    """Which goods are listed."""

    THERE = auto()
    PACKED = auto()
    WORTH = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class PackingWish:
    """What is to be listed. fair: id of the fair that is packed for; empty where none is."""

    way: Way
    fair: str = ""
    shown: Shown = Shown.THERE
    text: str = ""


@dataclass(frozen=True, slots=True)
class PackingView:
    """keys: of the products listed. there, worth: how many products these would be."""

    wish: PackingWish
    keys: tuple[int, ...]
    packed: Packed
    there: int
    hints: Mapping[int, Hint] = field(default_factory=dict)


def hints_for(connection: Connection, fair: str) -> Mapping[int, Hint]:
    """Read what is worth packing for a fair; it adds up whole fairs, so it is read once."""
    return worth_packing(connection, fair_of(connection, fair))


def packing_view(
    connection: Connection, wish: PackingWish, hints: Mapping[int, Hint]
) -> PackingView:
    """Read what is listed, and what is packed of it. hints: as read before."""
    packed = packed_so_far(connection, wish.way)
    there = goods_there(connection, wish.way.source)
    keys = _keys(connection, wish, packed, (there, hints))
    return PackingView(wish, keys, packed, len(there), hints)


def _keys(
    connection: Connection,
    wish: PackingWish,
    packed: Packed,
    known: tuple[list[int], Mapping[int, Hint]],
) -> tuple[int, ...]:
    there, hints = known
    if wish.text.strip() or wish.shown is Shown.ALL:
        return tuple(product_keys(connection, ProductFilter(wish.text)))
    if wish.shown is Shown.PACKED:
        return tuple(packed.quantities)
    if wish.shown is Shown.WORTH:
        return tuple(sorted(hints, key=lambda key: -hints[key].sold))
    # What is packed beyond what is there stands with it, so that it can be seen and put right.
    known_there = set(there)
    return (*there, *(key for key in packed.quantities if key not in known_there))
