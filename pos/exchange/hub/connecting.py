"""A till gets a hub: by an invitation or an address, checked before anything is kept."""

import secrets
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, select

from pos.domain.person import Act
from pos.exchange.faults import ExampleStays, NoShopYet
from pos.exchange.hub.address import HubAddress
from pos.exchange.hub.faults import HubNotReady, HubOfAnother, HubRefusesLogin, InvitationUsed
from pos.exchange.hub.kept import forget_hub, hub_of, keep_hub
from pos.exchange.hub.wire import opened
from pos.services.door import Door
from pos.services.passwords import Passwords
from pos.services.people import require
from pos.services.tills import cooperative_of, own_till
from pos.store import schema
from pos.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from pos.exchange.hub.wire import Wire

_PASSWORD_BYTES: Final = 32
_ME: Final = "SELECT rahba.my_cooperative(), rahba.my_till()"


def allow_hub(work: UnitOfWork) -> None:
    """Ask whether whoever stands at the till may choose a hub; raises `NotAllowed`."""
    require(work, Act.CHANGE_SETTINGS)


def connect(door: Door, passwords: Passwords, address: HubAddress, password: str) -> None:
    """Exchange with this hub from now on; raises a `HubFault` and keeps nothing otherwise.

    Once `allow_hub` let it: asking a manager waits for a person, a network for nobody.
    A used invitation that this till used itself is as good as new: the answer may have got lost.
    """
    own, cooperative = door.read_now(_standing)
    kept = passwords.load(address.role)
    for tried in (kept, password):
        if not tried:
            continue
        try:
            claim(passwords, address, tried, own, cooperative)
        except HubRefusesLogin:
            if tried == password:
                raise
        else:
            door.write_now(keep_hub, address)
            return
    raise HubRefusesLogin(address.host)


def claim(
    passwords: Passwords, address: HubAddress, password: str, own: str, cooperative: str
) -> None:
    """Make the role of an invitation this till's, under a password nobody else has seen."""
    with opened(address, password) as wire:
        theirs, till = _me(wire, address)
        if theirs != cooperative:
            raise HubOfAnother
        if till not in (None, own):
            raise InvitationUsed
        if till == own:
            passwords.save(address.role, password)
            return
        new = secrets.token_urlsafe(_PASSWORD_BYTES)
        # Kept first: were it lost after the hub took it, this till could not come in again.
        passwords.save(address.role, new)
        verifier = wire.pgconn.encrypt_password(
            new.encode(), address.role.encode(), b"scram-sha-256"
        )
        wire.execute("SELECT rahba.claim(%s, %s)", (own, verifier.decode()))


def disconnect(work: UnitOfWork) -> str:
    """Exchange with no hub from now on; returns the name under which a password is forgotten.

    Raises `NotAllowed`.
    """
    require(work, Act.CHANGE_SETTINGS)
    address = hub_of(work.connection)
    forget_hub(work)
    return "" if address is None else address.role


def _me(wire: "Wire", address: HubAddress) -> tuple[str, str | None]:
    row = wire.execute(_ME).fetchone()
    if row is None or row[0] is None:
        # It logs in, and was shut out or has expired since.
        raise HubRefusesLogin(address.host)
    if not isinstance(row[0], str):
        raise HubNotReady(address.host)
    return row[0], row[1]


def _standing(connection: Connection) -> tuple[str, str]:
    """Return this till and its cooperative; raises where there is nothing to exchange."""
    own = own_till(connection)
    if not own:
        raise NoShopYet
    tills = schema.till.c
    if connection.execute(select(tills.is_example).where(tills.till == own)).scalar_one():
        raise ExampleStays
    return own, cooperative_of(connection)
