"""Who a shop is: the answer to the question asked when it is connected."""

from dataclasses import dataclass
from enum import StrEnum


class Caution(StrEnum):
    """What a person should know before going on; the screen has the words."""

    OLD_VERSION = "old_version"
    CLOCK_OFF = "clock_off"
    READ_ONLY = "read_only"
    NO_ORDERS = "no_orders"
    NO_PICTURES = "no_pictures"
    OTHER_CURRENCY = "other_currency"
    STOCK_OFF = "stock_off"
    SHORT_HISTORY = "short_history"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a shop that holds stock."""

    remote: str
    name: str


@dataclass(frozen=True, slots=True)
class Probe:
    """What a shop says of itself.

    name: as its owner wrote it. version: of its software or interface. currency: ISO 4217.
    time_zone: IANA name, "" when not told. server_time: microseconds UTC by its clock, 0 when it
    has none to show. locations: places to choose from; empty where the shop knows none.
    """

    name: str
    version: str
    currency: str
    time_zone: str = ""
    server_time: int = 0
    locations: tuple[Location, ...] = ()
    cautions: tuple[Caution, ...] = ()
