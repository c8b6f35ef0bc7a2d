"""What this device keeps of its hub: where it is, and how it last went. Never the password."""

from typing import Final

import msgspec
from sqlalchemy import Connection

from pos.changed import Changed
from pos.exchange.hub.address import HubAddress
from pos.services.tills import heads_of, own_till
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_HUB: Final = "hub"
_LAST: Final = "hub_last"


class LastExchange(msgspec.Struct, frozen=True):
    """at: microseconds UTC, 0 for never. sent: the number of this till's last entry there then.

    What is sent next is asked from the hub; `sent` only tells a person how much waits.
    """

    at: int = 0
    sent: int = 0


class HubStanding(msgspec.Struct, frozen=True):
    """address: None without a hub. waiting: how many entries of this till are not there yet."""

    address: HubAddress | None
    last: LastExchange
    waiting: int


def hub_of(connection: Connection) -> HubAddress | None:
    """Return where the hub of this device is, None when it has none."""
    address = saved_device(connection, _HUB, HubAddress)
    return address if address is not None and address.host else None


def hub_standing(connection: Connection) -> HubStanding:
    """Return the hub, how it last went, and what waits."""
    last = last_exchange(connection)
    head = heads_of(connection).get(own_till(connection), 0)
    return HubStanding(hub_of(connection), last, max(0, head - last.sent))


def last_exchange(connection: Connection) -> LastExchange:
    """Return how it last went."""
    return saved_device(connection, _LAST, LastExchange) or LastExchange()


def keep_hub(work: UnitOfWork, address: HubAddress) -> None:
    """Exchange with this hub from now on."""
    save_device(work.connection, _HUB, address)
    save_device(work.connection, _LAST, LastExchange())
    work.note_changed(Changed.TILLS)


def forget_hub(work: UnitOfWork) -> None:
    """Exchange with no hub from now on; what is there stays there."""
    save_device(work.connection, _HUB, HubAddress(host="", database="", role=""))
    work.note_changed(Changed.TILLS)


def note_exchange(work: UnitOfWork, sent: int) -> LastExchange:
    """Keep that everything up to entry `sent` is there now."""
    last = LastExchange(work.now, sent)
    save_device(work.connection, _LAST, last)
    return last
