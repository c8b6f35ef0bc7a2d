"""A new till joins a cooperative by a file that invites it.

The manager's till names the new till and its series, and writes everything it knows. The new till
makes an identity of its own under that name and can sell at once. Where it asked first, it is let
in by the answer; otherwise its work is taken in elsewhere when a manager has let it in there.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pos.clock import Clock, system_clock
from pos.exchange.archive import opened
from pos.exchange.asking import forget_asking, pending_key
from pos.exchange.faults import InvitationOfAnother, NoInvitation, ShopIsHere
from pos.exchange.header import Invitation
from pos.exchange.progress import Progress, no_progress
from pos.exchange.reading import read_exchange
from pos.exchange.writing import Written, write_exchange
from pos.journal.identity import TillKey, till_name
from pos.services.device import DeviceSettings, save_device_settings
from pos.services.door import Door, TillDoor
from pos.services.invitations import note_answered, note_invited
from pos.services.keys import Keys
from pos.services.shop import counter, sell_here
from pos.services.till import Connection, UnitOfWork, open_till

_UNFINISHED: Final = ".joining"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a new till will be called, and the series of its receipts, as the manager names them.

    public_key: of the till that asked, empty for whichever opens the invitation.
    """

    label: str
    series: str
    public_key: bytes = b""


@dataclass(frozen=True, slots=True)
class Invited:
    """What an invitation says. shop: who sells. label, series: what the till will be called."""

    shop: str
    label: str
    series: str


def invite(
    door: Door, where: Path, label: str, series: str, progress: Progress = no_progress
) -> Written:
    """Write a file by which one new till joins; it sells from the place of this device.

    Raises `SeriesNotAccepted`, `FieldNotAccepted` without a label, `NotAllowed`, `FileNotWritten`.
    """
    label, series = door.write_now(note_invited, label, series)
    return write_invitation(door, where, Asked(label, series), progress)


def write_invitation(
    door: Door, where: Path, asked: Asked, progress: Progress = no_progress
) -> Written:
    """Write an invitation under a label and a series that were set aside (`note_invited`)."""
    place = door.read_now(_place_here)
    till = till_name(asked.public_key) if asked.public_key else ""
    invitation = Invitation(label=asked.label, series=asked.series, place=place, till=till)
    return write_exchange(door, where, invitation=invitation, progress=progress)


def answer(
    door: Door,
    where: Path,
    asked: Asked,
    progress: Progress = no_progress,
) -> Written:
    """Let a till in that asked, and write the invitation it alone can use; raises as `invite`."""
    label, series = door.write_now(note_answered, asked.label, asked.series, asked.public_key)
    named = replace(asked, label=label, series=series)
    return write_invitation(door, where, named, progress)


def invited_by(file: Path) -> Invited:
    """Return what a file invites to; raises an `ExchangeFault`, `NoInvitation` among them."""
    with opened(file) as archive:
        header = archive.header
    if header.invitation is None:
        raise NoInvitation
    return Invited(header.shop, header.invitation.label, header.invitation.series)


def join_cooperative(
    shop: Path,
    keys: Keys,
    file: Path,
    device: DeviceSettings,
    progress: Progress = no_progress,
    clock: Clock = system_clock,
) -> None:
    """Make the shop's file of a new till from an invitation; all of it, or no file at all.

    shop: where the file goes. Raises an `ExchangeFault` for a file that is not whole, where a
    shop is already, or for an answer to somebody else.
    """
    with opened(file) as archive:
        header = archive.header
    if header.invitation is None:
        raise NoInvitation
    if shop.exists():
        raise ShopIsHere
    key = _key_for(header.invitation, shop.parent, keys)
    unfinished = shop.with_name(f"{shop.name}{_UNFINISHED}")
    forget_file(unfinished)
    till = open_till(unfinished, keys, clock)
    try:
        till.open_identity(
            label=header.invitation.label,
            is_example=False,
            cooperative=header.cooperative,
            series=header.invitation.series,
            key=key,
        )
        outcome = read_exchange(TillDoor(till), file, progress)
        for refused in outcome.refused:
            raise refused
        till.write(_settle, header.invitation.place, device)
    except BaseException:
        till.close()
        forget_file(unfinished)
        raise
    till.close()
    unfinished.replace(shop)
    forget_file(unfinished)
    forget_asking(shop.parent)


def _key_for(invitation: Invitation, folder: Path, keys: Keys) -> TillKey | None:
    """Return the key this device asked with, None where nobody had to ask."""
    if not invitation.till:
        return None
    key = pending_key(folder, keys)
    if key is None or key.till != invitation.till:
        raise InvitationOfAnother(invitation.till)
    return key


def _place_here(connection: Connection) -> str:
    return counter(connection).here.id


def _settle(work: UnitOfWork, place: str, device: DeviceSettings) -> None:
    sell_here(work, place)
    save_device_settings(work, device)


def forget_file(file: Path) -> None:
    """Delete a file and what lies beside it: its log, its lock, its reserve."""
    for each in file.parent.glob(f"{file.name}*"):
        each.unlink(missing_ok=True)
