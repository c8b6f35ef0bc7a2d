"""`main.py hub init|invite|revoke|status`: what the owner of a hub types.

The owner's address comes from $RAHBA_HUB_URL or is asked for; its password from $RAHBA_HUB_PASSWORD
or is asked for unseen. Neither is an argument: arguments are kept by shells and seen by everybody.
"""

import argparse
import getpass
import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos.domain.text import clean_name
from pos.errors import PosError
from pos.exchange.hub import owner
from pos.exchange.hub.address import HubAddress, certificates_in, owner_parameters
from pos.exchange.hub.arguments import PASSWORD, URL
from pos.exchange.hub.faults import OwnerFault
from pos.exchange.hub.invitation import text_of
from pos.exchange.hub.words import invitation_lines, member_line
from pos.i18n import gettext as _
from pos.i18n import ngettext

if TYPE_CHECKING:
    from pos.exchange.hub.wire import Wire

GOOD: Final = 0
FAULTY: Final = 1


def run_hub(wanted: argparse.Namespace) -> int:
    """Do it and print what came of it; returns 0, or 1 when it could not be done."""
    deeds = {"init": _init, "invite": _invite, "revoke": _revoke, "status": _status}
    try:
        url, password = _asked()
        with contextmanager(owner.owner_wire)(url, password) as wire:
            lines, code = deeds[wanted.deed](wire, wanted), GOOD
    except PosError as error:
        lines, code = [str(error)], FAULTY
    sys.stdout.write("\n".join(lines) + "\n")
    return code


def _asked() -> tuple[str, str]:
    """Return the owner's address and password; a password in the address is left where it is."""
    url = os.environ.get(URL) or input(_("Address of the hub, postgresql://owner@host/database: "))
    said = owner_parameters(url)
    if said.get("password") or not said.get("host") or str(said["host"]).startswith("/"):
        return url, os.environ.get(PASSWORD, "")
    return url, os.environ.get(PASSWORD) or getpass.getpass(_("Password of the owner: "))


def _init(wire: "Wire", _wanted: argparse.Namespace) -> list[str]:
    if owner.set_up(wire):
        return [_("The hub is ready. Let tills in with: main.py hub invite")]
    return [_("There is a hub in this database already. Nothing was changed.")]


def _invite(wire: "Wire", wanted: argparse.Namespace) -> list[str]:
    cooperative = clean_name(wanted.cooperative).upper()
    address = _address_for_tills(wire, wanted)
    invitation = owner.invite(
        wire, address, cooperative, wanted.days, label=wanted.label, series=wanted.series
    )
    return invitation_lines(invitation, text_of(invitation))


def _revoke(wire: "Wire", wanted: argparse.Namespace) -> list[str]:
    count = owner.revoke(wire, wanted.till, _moment(wanted.since))
    if not count:
        raise OwnerFault(_("Nobody of that name is let in here."))
    text = ngettext("{count} way in was closed.", "{count} ways in were closed.", count)
    advice = _("On a manager's till, shut it out as well: Settings, Other tills.")
    return [text.format(count=count), advice]


def _status(wire: "Wire", _wanted: argparse.Namespace) -> list[str]:
    found = owner.members(wire)
    return [member_line(each) for each in found] or [_("Nobody was invited yet.")]


def _address_for_tills(wire: "Wire", wanted: argparse.Namespace) -> HubAddress:
    """Return where tills find the hub: as the owner did, unless told otherwise."""
    info = wire.info
    host = wanted.host or info.host
    if not host or host.startswith("/"):
        raise OwnerFault(
            _("Say where tills reach the hub: --host with a name that its certificate bears.")
        )
    trusted = wanted.ca or _trusted_by(info.get_parameters().get("sslrootcert", ""))
    ca = certificates_in(trusted) if trusted else ""
    port = wanted.port or info.port
    return HubAddress(host=host, port=port, database=info.dbname, role="", ca=ca)


def _trusted_by(named: str) -> Path | None:
    return Path(named) if named and named != "system" else None


def _moment(day: str) -> datetime:
    if not day:
        return datetime.now(UTC)
    try:
        return datetime.fromisoformat(day).astimezone()
    except ValueError as error:
        raise OwnerFault(_("Write the day as 2026-12-31.")) from error
