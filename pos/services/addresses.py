"""Where goods are to be seen on the internet, as somebody said for a destination on this device."""

from typing import Final

from sqlalchemy import Connection

from pos.changed import Changed
from pos.channels.feeds.addresses import Addresses
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_NAME: Final = "addresses"


def addresses_of(connection: Connection, destination: str) -> Addresses:
    """Return what was said for a destination; nothing where nobody did. destination: its key."""
    said = saved_device(connection, _NAME, dict[str, tuple[str, str]]) or {}
    return Addresses(*said.get(destination, ("", "")))


def keep_addresses(work: UnitOfWork, destination: str, addresses: Addresses) -> None:
    """Propose these the next time something is written for a destination."""
    said = saved_device(work.connection, _NAME, dict[str, tuple[str, str]]) or {}
    said[destination] = (addresses.products, addresses.pictures)
    save_device(work.connection, _NAME, said)
    work.note_changed(Changed.DEVICE)
