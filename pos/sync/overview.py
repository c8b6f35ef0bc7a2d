"""How each connection stands, for the screen: its light, its moments, what waits."""

from dataclasses import dataclass

from sqlalchemy import Connection

from pos.channels.contract import Connector, StockModel
from pos.channels.shops import shop_kind
from pos.domain.channel import Channel
from pos.domain.names import Names
from pos.services.channels import channel_of, channels
from pos.services.door import Door
from pos.services.products import products_of
from pos.store.keys import key_of
from pos.sync.check import READ_AT_ONCE
from pos.sync.engine import Light, light_of
from pos.sync.notes import Note, Sent, history, notes
from pos.sync.standing import Standing, standing_of
from pos.sync.wanted import Wanted, every_wanted


@dataclass(frozen=True, slots=True)
class Shown:
    """One connection. waiting: listings whose number is to be sent. names: of products named."""

    channel: Channel
    standing: Standing
    light: Light
    listed: int
    waiting: int
    notes: tuple[Note, ...]
    names: dict[str, Names]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a listing says and what it would be told. theirs: None where the shop has no number."""

    product: Names
    sku: str
    theirs: int | None
    ours: int


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the history with its product."""

    sent: Sent
    product: Names


def overview(connection: Connection) -> tuple[Shown, ...]:
    """Return every connection as it stands now."""
    return tuple(_shown(connection, channel) for channel in channels(connection))


def past(connection: Connection, channel: str) -> tuple[Told, ...]:
    """Return what was sent, the newest first."""
    lines = history(connection, channel)
    names = _names(connection, [line.product for line in lines])
    return tuple(Told(line, names.get(line.product, Names())) for line in lines)


def differences(door: Door, connector: Connector, channel: str) -> tuple[Difference, ...]:
    """Read every listing and say what would be sent, sending nothing.

    Raises a fault of `pos.channels.faults`.
    """
    model = connector.capabilities.stock_model
    wanted = door.read_now(_wanted, channel, model)
    found = []
    for start in range(0, len(wanted), READ_AT_ONCE):
        part = wanted[start : start + READ_AT_ONCE]
        readings = connector.read_stock([one.ref for one in part])
        names = door.read_now(_names, [one.product for one in part])
        found += [
            Difference(names.get(one.product, Names()), one.sku, reading.value, one.ours)
            for one, reading in zip(part, readings, strict=True)
            if reading.value != one.ours
        ]
    return tuple(found)


def _wanted(connection: Connection, channel: str, model: StockModel) -> list[Wanted]:
    return every_wanted(connection, channel_of(connection, channel), model)


def model_of(channel: Channel) -> StockModel:
    """Return what a number means in the shop of a connection."""
    kind = shop_kind(channel.kind)
    return kind.model if kind else StockModel.AVAILABLE


def _shown(connection: Connection, channel: Channel) -> Shown:
    model = model_of(channel)
    standing, found = standing_of(connection, channel.id), notes(connection, channel.id)
    wanted = every_wanted(connection, channel, model)
    return Shown(
        channel=channel,
        standing=standing,
        light=light_of(connection, channel, standing, len(found)),
        listed=len(wanted),
        # What has no number of its own waits for none.
        waiting=sum(
            model is not StockModel.NONE and one.ours != one.mark.told.believed for one in wanted
        ),
        notes=tuple(found),
        names=_names(connection, [one.product for one in found]),
    )


def _names(connection: Connection, products: list[str]) -> dict[str, Names]:
    keys = [key_of(product) for product in dict.fromkeys(products) if product]
    return {one.id: one.names for one in products_of(connection, keys).values()}
