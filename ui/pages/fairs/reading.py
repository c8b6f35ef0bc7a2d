"""What the Fairs page reads, on one state of the data."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from pos.clock import local
from pos.domain.fair import Fair, FairState, fair_state
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND, Unit
from pos.domain.stock import PlaceKind, Tally
from pos.services.fairs import fair_of, fairs
from pos.services.packing import Packed, Way, packed_so_far
from pos.services.places import PlaceRow, places
from pos.services.products import products_of
from pos.services.shop import counter
from pos.services.stock_book import tallies
from pos.services.till import Connection

# Goods are not packed from what is lost, nor taken home to it.
_NO_HOME: Final = (PlaceKind.FAIR, PlaceKind.LOST, PlaceKind.TRANSIT)


class Step(Enum):
    """What is done about a fair, in its order."""

    PLAN = auto()
    PACK = auto()
    READY = auto()
    STAND = auto()
    HOME = auto()
    RESULT = auto()


@dataclass(frozen=True, slots=True)
class FairRows:
    """Every fair. here: id of the place this device sells at."""

    fairs: tuple[Fair, ...]
    today: date
    here: str


@dataclass(frozen=True, slots=True)
class ProductTally:
    """What became of one product at the fair. key: of the product, as lists name it."""

    key: int
    product: Product
    tally: Tally


@dataclass(frozen=True, slots=True)
class OneFair:
    """One fair and how far it has come.

    here: id of the place this device sells at. home: id of the place goods come from and go back
    to. places: every place but the fair. out, back: what is packed and was not sent yet.
    products: every product that ever was there, by name.
    """

    fair: Fair
    state: FairState
    today: date
    here: str
    home: str
    places: tuple[PlaceRow, ...]
    out: Packed
    back: Packed
    products: tuple[ProductTally, ...]

    @property
    def at_the_fair(self) -> dict[int, int]:
        """How much of each product is there, or is on its way there: thousandths by key."""
        there = {row.key: row.tally.still_there for row in self.products}
        keys = [*there, *(key for key in self.out.quantities if key not in there)]
        found = {key: there.get(key, 0) + self.out.quantities.get(key, 0) for key in keys}
        return {key: quantity for key, quantity in found.items() if quantity > 0}

    @property
    def pieces(self) -> Tally:
        """All products together, in whole pieces; so much of a measured product is one."""
        return sum((in_pieces(each) for each in self.products), Tally())


def fair_rows(connection: Connection, now: int) -> FairRows:
    """Return every fair. now: microseconds UTC."""
    return FairRows(tuple(fairs(connection)), local(now).date(), counter(connection).here.id)


def one_fair(connection: Connection, fair: str, source: str, now: int) -> OneFair:
    """Return one fair; raises `NotFound`.

    source: id of the place goods come from, empty for the usual one. now: microseconds UTC.
    """
    found, today = fair_of(connection, fair), local(now).date()
    here = counter(connection).here.id
    others = tuple(place for place in places(connection) if place.id != fair)
    home = source or usual_home(others, here)
    return OneFair(
        fair=found,
        state=fair_state(found, today),
        today=today,
        here=here,
        home=home,
        places=others,
        out=packed_so_far(connection, Way(home, fair)),
        back=packed_so_far(connection, Way(fair, home)),
        products=_products(connection, fair),
    )


def usual_home(others: tuple[PlaceRow, ...], here: str) -> str:
    """Return where goods usually come from: where this device sells, else the first such place."""
    fit = [place.id for place in others if place.kind not in _NO_HOME]
    return here if here in fit else next(iter(fit), "")


def in_pieces(each: ProductTally) -> Tally:
    """Count a product in pieces; some of what is measured is one, however much."""
    if each.product.unit is Unit.PIECE:
        return Tally(*(_whole(getattr(each.tally, name)) for name in Tally.__slots__))
    return Tally(*(_sign(getattr(each.tally, name)) for name in Tally.__slots__))


def first_step(found: OneFair) -> Step:
    """Return where to go on with a fair when it is opened."""
    pieces = found.pieces
    match found.state:
        case FairState.SETTLED:
            return Step.RESULT
        case FairState.OVER:
            return Step.HOME if pieces.still_there > 0 else Step.RESULT
        case FairState.ON:
            return Step.STAND if pieces.brought else Step.PACK
        case _ if found.fair.starts_on is None:
            return Step.PLAN
        case _:
            return Step.READY if pieces.brought and not found.out.pieces else Step.PACK


def _products(connection: Connection, fair: str) -> tuple[ProductTally, ...]:
    found = tallies(connection, fair)
    known = products_of(connection, list(found))
    rows = [ProductTally(key, product, found[key]) for key, product in known.items()]
    return tuple(sorted(rows, key=lambda row: row.product.names.within("fr").casefold()))


def _whole(thousandths: int) -> int:
    return int(thousandths / THOUSAND)


def _sign(thousandths: int) -> int:
    return (thousandths > 0) - (thousandths < 0)
