"""An open line to a hub, and what goes wrong on one in sentences.

psycopg is imported here and in the modules beside it inside functions: a till without a hub never
loads it.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from pos.exchange.hub.address import HubAddress
from pos.exchange.hub.faults import (
    HubAway,
    HubFault,
    HubForked,
    HubNotReady,
    HubNotTrusted,
    HubRefusesEntry,
    HubRefusesLogin,
    InvitationExpired,
    InvitationUsed,
    TillHasRole,
)

if TYPE_CHECKING:
    import psycopg

    Wire = psycopg.Connection[tuple[Any, ...]]

# Words of the library for a hub that did not prove itself.
# A line that drops names SSL too, and proves nothing.
_UNTRUSTED: Final = ("certificate", "does not support SSL", "tlsv1 alert", "wrong version number")
_LOGIN: Final = {"28P01", "28000"}
_NOT_READY: Final = {"3D000", "3F000", "42P01", "42501", "42883"}
# A slow line needs minutes for five thousand entries; a lock that nobody gives back, for ever.
_STATEMENT_MS: Final = 300_000
_SAID: Final = 500


@contextmanager
def opened(address: HubAddress, password: str) -> Iterator["Wire"]:
    """Connect, and close in the end; raises a `HubFault`, also for what goes wrong meanwhile."""
    import psycopg

    # What it warns of when a line drops is told by the fault that follows.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    try:
        with address.parameters(password) as parameters:
            wire = psycopg.connect(**parameters, autocommit=True)
        with wire:
            wire.execute(f"SET statement_timeout = {_STATEMENT_MS}")
            yield wire
    except psycopg.Error as error:
        raise fault_of(error, address) from error


def fault_of(error: "psycopg.Error", address: HubAddress) -> HubFault:
    """Return what a person is told of an error of the database or of the network."""
    import psycopg

    state = error.sqlstate or ""
    by_state = {
        "RH002": InvitationUsed,
        "RH003": InvitationExpired,
        "RH004": TillHasRole,
    }
    if state in by_state:
        return by_state[state]()
    if state == "RH005":
        return HubForked(_till_in(error))
    if state.startswith("RH"):
        return HubRefusesEntry(address.host)
    return _of_line(error, state, address, is_lost=isinstance(error, psycopg.OperationalError))


def _of_line(error: Exception, state: str, address: HubAddress, *, is_lost: bool) -> HubFault:
    said = str(error)[:_SAID]
    if state in _LOGIN or "password authentication failed" in said or "not permitted" in said:
        return HubRefusesLogin(address.host)
    if not state and any(word in said for word in _UNTRUSTED):
        return HubNotTrusted(address.host)
    if state in _NOT_READY or ('database "' in said and "does not exist" in said):
        return HubNotReady(address.host)
    return HubAway(address.host) if is_lost else HubRefusesEntry(address.host)


def _till_in(error: Exception) -> str:
    """Return the till a guard named: `fork at AS3NN9-12`."""
    first = str(error).splitlines()[0]
    return first.rpartition(" ")[2].partition("-")[0]
