"""What surrounds a connection: whose device speaks to the shop, and which places it sells from."""

from dataclasses import dataclass

from sqlalchemy import Connection

from pos.domain.channel import Channel
from pos.domain.names import Names
from pos.services.channels import channel_of
from pos.services.places import places
from pos.services.shop import counter
from pos.services.tills import known_tills


@dataclass(frozen=True, slots=True)
class Arrangement:
    """selling: the places that sell online. owner: what the device that speaks to it is called.

    is_own: this device is that one.
    """

    channel: Channel
    selling: tuple[Names, ...]
    owner: str
    is_own: bool


def arrangement_of(connection: Connection, channel: str) -> Arrangement:
    """Return how a connection is arranged now; raises `NotFound`."""
    found = channel_of(connection, channel)
    labels = {till.till: till.label for till in known_tills(connection)}
    return Arrangement(
        channel=found,
        selling=tuple(place.names for place in places(connection) if place.sells_online),
        owner=labels.get(found.owner) or found.owner,
        is_own=found.owner == counter(connection).till,
    )
