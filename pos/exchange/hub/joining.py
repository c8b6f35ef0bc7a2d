"""A new till joins a cooperative by an invitation to its hub, with no file and no stick.

Everything is fetched first, which an invitation may; only then is it used up. So a line that breaks
on the way leaves the invitation good for the next try. A program that dies after the hub has taken
the new password finds its half-made file again, and goes on as that till.
"""

from pathlib import Path
from typing import Final

from pos.clock import Clock, system_clock
from pos.exchange.faults import ShopIsHere
from pos.exchange.hub.connecting import claim
from pos.exchange.hub.faults import HubRefusesLogin, InvitationNamesNobody
from pos.exchange.hub.invitation import HubInvitation
from pos.exchange.hub.kept import keep_hub
from pos.exchange.hub.pictures import fetch_pictures
from pos.exchange.hub.pulling import heads_at, pull
from pos.exchange.hub.wire import opened
from pos.exchange.joining import forget_file
from pos.exchange.progress import Progress, no_progress
from pos.services.device import DeviceSettings, save_device_settings
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.till import Till, UnitOfWork, open_till
from pos.services.tills import cooperative_of, own_till

_UNFINISHED: Final = ".joining"


def join_by_hub(
    shop: Path,
    keys: Keys,
    invitation: HubInvitation,
    device: DeviceSettings,
    progress: Progress = no_progress,
    clock: Clock = system_clock,
) -> None:
    """Make the shop's file of a new till from what the hub has; all of it, or no file at all.

    shop: where the file goes. Raises a `HubFault`, or `ShopIsHere`.
    """
    if shop.exists():
        raise ShopIsHere
    if not (invitation.label and invitation.series):
        raise InvitationNamesNobody
    unfinished = shop.with_name(f"{shop.name}{_UNFINISHED}")
    if not (unfinished.exists() and _goes_on(unfinished, keys, invitation, clock)):
        _begin(unfinished, keys, invitation, device, progress, clock)
    unfinished.replace(shop)
    forget_file(unfinished)


def _begin(
    unfinished: Path,
    keys: Keys,
    invitation: HubInvitation,
    device: DeviceSettings,
    progress: Progress,
    clock: Clock,
) -> None:
    """Make the file from nothing; one that may be a till for the hub by now is kept, and raises."""
    forget_file(unfinished)
    till = open_till(unfinished, keys, clock)
    try:
        _fill(till, keys, invitation, device, progress)
    except BaseException:
        till.close()
        if not keys.passwords.load(invitation.address.role):
            forget_file(unfinished)
        raise
    till.close()


def _goes_on(unfinished: Path, keys: Keys, invitation: HubInvitation, clock: Clock) -> bool:
    """Go on as the till an earlier try made, where the hub has taken it; raises a `HubFault`."""
    address = invitation.address
    password = keys.passwords.load(address.role)
    if not password:
        return False
    till = open_till(unfinished, keys, clock)
    try:
        own, cooperative = till.read(own_till), till.read(cooperative_of)
        if not own or cooperative != invitation.cooperative:
            return False
        claim(keys.passwords, address, password, own, cooperative)
        till.write(keep_hub, address)
    except HubRefusesLogin:
        # The hub had not taken it: the invitation is still good.
        keys.passwords.forget(address.role)
        return False
    finally:
        till.close()
    return True


def _fill(
    till: Till,
    keys: Keys,
    invitation: HubInvitation,
    device: DeviceSettings,
    progress: Progress,
) -> None:
    own = till.open_identity(
        label=invitation.label,
        is_example=False,
        cooperative=invitation.cooperative,
        series=invitation.series,
    )
    door, address = TillDoor(till), invitation.address
    with opened(address, invitation.password) as wire:
        pulled = pull(door, wire, heads_at(wire), progress)
        for refused in pulled.refused:
            raise refused
        fetch_pictures(door, wire, invitation.cooperative)
    till.write(_settle, device)
    claim(keys.passwords, address, invitation.password, own, invitation.cooperative)
    till.write(keep_hub, address)


def _settle(work: UnitOfWork, device: DeviceSettings) -> None:
    save_device_settings(work, device)
