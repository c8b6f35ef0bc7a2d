"""How all online shops of this device stand in a few numbers, for the one mark on every page."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from pos.channels.contract import StockModel
from pos.channels.shops import shop_kind
from pos.store import schema
from pos.sync.following import own_channels
from pos.sync.pace import SURFACES_AFTER
from pos.sync.standing import standing_of
from pos.sync.wanted import count_waiting

_N: Final = schema.look_at.c


@dataclass(frozen=True, slots=True)
class ShopOutlook:
    """One shop. waiting: numbers to be sent. matters: rows to look at.

    reached_at: microseconds UTC of the last pull that went through, 0 for never.
    fails: it could not be reached the last time. is_late: for longer than a day.
    is_stopped: until somebody signs in again. is_agreed: its numbers may be sent.
    """

    name: str
    waiting: int
    matters: int
    reached_at: int
    fails: bool
    is_late: bool
    is_stopped: bool
    is_agreed: bool


def outlook(connection: Connection, now: int) -> tuple[ShopOutlook, ...]:
    """Return how each shop of this device stands. now: microseconds UTC."""
    found = []
    for channel in own_channels(connection):
        standing, kind = standing_of(connection, channel.id), shop_kind(channel.kind)
        model = kind.model if kind else StockModel.AVAILABLE
        is_told = model is not StockModel.NONE and standing.is_agreed
        since = standing.failing_since
        found.append(
            ShopOutlook(
                name=channel.name,
                waiting=count_waiting(connection, channel, model) if is_told else 0,
                matters=_matters(connection, channel.id),
                reached_at=standing.pulled_at,
                fails=bool(standing.tries),
                is_late=bool(since) and now - since >= SURFACES_AFTER,
                is_stopped=bool(standing.stopped),
                is_agreed=standing.is_agreed,
            )
        )
    return tuple(found)


def _matters(connection: Connection, channel: str) -> int:
    query = select(func.count()).select_from(schema.look_at).where(_N.channel == channel)
    return int(connection.execute(query).scalar_one())
