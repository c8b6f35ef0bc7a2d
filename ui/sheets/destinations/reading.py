"""What the sheet of the destinations reads: which there are, which goods, and what those lack."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pos.channels.dossier.profile import Profile
from pos.channels.feeds.addresses import Addresses
from pos.channels.offer import Offer
from pos.clock import local, system_clock
from pos.services.addresses import addresses_of
from pos.services.handing_over import HandedGoods, handed_over
from pos.services.offers import PART, offers
from pos.services.places import PlaceRow, places
from pos.services.products import ProductFilter, product_keys
from pos.services.profiles import Profiles, profiles
from pos.services.stock_lists import State, StockWish, stock_keys
from pos.services.till import Connection
from ui.operations import Operations
from ui.papers.paper_job import paper_folder
from ui.watch import Tell

_FOLDER: Final = "destinations"
# In place of the id of a place.
LISTED: Final = "listed"
EVERYTHING: Final = "everything"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What there is to choose from. own: folder of packs and of a person's own profiles."""

    own: Path
    found: Profiles
    places: tuple[PlaceRow, ...]
    handed: tuple[HandedGoods, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The goods that go along. keys: of the products, in order."""

    keys: tuple[int, ...]
    offers: tuple[Offer, ...]
    addresses: Addresses


def surroundings(operations: Operations, papers: Path) -> Surroundings:
    """Read what there is; for a slow thread, because profiles are files."""
    own = operations.read_now(paper_folder, papers) / _FOLDER
    return Surroundings(
        own=own,
        found=profiles(own),
        places=operations.read_now(places),
        handed=operations.read_now(handed_over),
    )


def gathered(
    operations: Operations, profile: Profile, which: str, listed: tuple[int, ...], tell: Tell
) -> Gathered:
    """Read the goods part by part, so that a sale can pass in between; for a slow thread.

    which: `LISTED`, `EVERYTHING` or the id of a place.
    """
    keys = listed if which == LISTED else operations.read_now(_keys, which)
    found: list[Offer] = []
    today = local(system_clock()).date()
    for start in range(0, len(keys), PART):
        found += operations.read_now(offers, keys[start : start + PART], today)
        tell(len(found), len(keys))
    return Gathered(keys, tuple(found), operations.read_now(addresses_of, profile.key))


def _keys(connection: Connection, which: str) -> tuple[int, ...]:
    if which == EVERYTHING:
        return tuple(product_keys(connection, ProductFilter()))
    gone = (State.NOT_COUNTED, State.NONE_LEFT, State.BELOW_ZERO)
    away = {
        key for state in gone for key in stock_keys(connection, StockWish(place=which, state=state))
    }
    there = stock_keys(connection, StockWish(place=which))
    return tuple(key for key in there if key not in away)
