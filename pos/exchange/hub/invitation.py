"""An invitation to a hub as one text: pasted from a message, or read from a paper.

It holds a password that is good for one till, once, until a day: the hub enforces all three.
"""

import base64
import binascii
import hashlib
from typing import Final

import msgspec

from pos.exchange.hub.address import HubAddress, secured
from pos.exchange.hub.faults import AddressNotAccepted, InvitationUnreadable
from pos.journal.identity import is_till_name

_MARK: Final = "rahba-hub-1:"
_CHECK: Final = 4
_LONGEST: Final = 300_000


class HubInvitation(msgspec.Struct, frozen=True, kw_only=True):
    """What whoever keeps the hub hands to one till.

    label, series: what a new till is called and numbers its receipts with; empty when the
    invitation is for a till that sells already. expires_at: microseconds UTC.
    """

    address: HubAddress
    password: str
    cooperative: str
    expires_at: int
    label: str = ""
    series: str = ""


def text_of(invitation: HubInvitation) -> str:
    """Write an invitation as a text without blanks."""
    body = msgspec.json.encode(invitation)
    check = hashlib.sha256(body).digest()[:_CHECK]
    return _MARK + base64.urlsafe_b64encode(check + body).decode("ascii")


def invitation_of(text: str) -> HubInvitation:
    """Read a pasted text back, however its lines were broken on the way.

    Raises `InvitationUnreadable`, or `AddressNotAccepted` for a hub no till should use.
    """
    written = "".join(text.split())
    if not written.startswith(_MARK) or len(written) > _LONGEST:
        raise InvitationUnreadable
    try:
        packed = base64.b64decode(written.removeprefix(_MARK), b"-_", validate=True)
        check, body = packed[:_CHECK], packed[_CHECK:]
        if hashlib.sha256(body).digest()[:_CHECK] != check:
            raise InvitationUnreadable
        invitation = msgspec.json.decode(body, type=HubInvitation)
    except (binascii.Error, ValueError) as error:
        raise InvitationUnreadable from error
    address = invitation.address
    if not is_till_name(invitation.cooperative) or not (address.host and address.role):
        raise InvitationUnreadable
    if "," in address.host:
        raise AddressNotAccepted(InvitationUnreadable().args[0])
    secured({"host": address.host})
    return invitation


def is_invitation(text: str) -> bool:
    """Tell whether a pasted text is meant to be an invitation, rather than an address."""
    return "".join(text.split()).startswith(_MARK)
