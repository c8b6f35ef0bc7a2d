"""Why work did not go to or come from the hub, in sentences; selling goes on all the same."""

from pos.domain.formatting import isolate
from pos.exchange.faults import ExchangeFault
from pos.i18n import gettext as _


class HubFault(ExchangeFault):
    """Something about the hub.

    is_passing: it may be gone in a moment, without anybody doing anything.
    """

    is_passing = False


class HubAway(HubFault):
    """It cannot be reached, or the line broke."""

    is_passing = True

    def __init__(self, host: str) -> None:
        sentence = _(
            "The hub {host} cannot be reached just now. Selling goes on; what waits is sent when "
            "the network is back."
        )
        super().__init__(sentence.format(host=isolate(host)))


class HubNotTrusted(HubFault):
    """Its certificate is not one this till trusts, or it does not encrypt."""

    def __init__(self, host: str) -> None:
        sentence = _(
            "The hub {host} did not prove that it is the one it should be: its certificate is "
            "missing, expired, or of another name. Nothing was sent. Show this to whoever keeps "
            "the hub."
        )
        super().__init__(sentence.format(host=isolate(host)))


class HubRefusesLogin(HubFault):
    """It does not know the name and password, or no longer."""

    def __init__(self, host: str) -> None:
        sentence = _(
            "The hub {host} does not let this till in: the invitation was used or has expired, or "
            "this till was shut out. Ask whoever keeps the hub for a new invitation."
        )
        super().__init__(sentence.format(host=isolate(host)))


class HubNotReady(HubFault):
    """The database is there and nobody made a hub of it, or not for this role."""

    def __init__(self, host: str) -> None:
        sentence = _(
            "There is no hub of Rahba at {host}, or this till may not use it. Check the address, "
            "or show this to whoever keeps the hub."
        )
        super().__init__(sentence.format(host=isolate(host)))


class HubForked(HubFault):
    """The hub has other entries under the name of this till."""

    def __init__(self, till: str) -> None:
        sentence = _(
            "The hub has other entries of till {till} than this device: two devices went on with "
            "one till. Nothing was sent. Show this to the manager."
        )
        super().__init__(sentence.format(till=isolate(till)))


class HubRefusesEntry(HubFault):
    """The guard of the hub did not take something."""

    def __init__(self, host: str) -> None:
        sentence = _(
            "The hub {host} did not take what this till sent, and kept nothing of it. Show this to "
            "whoever keeps the hub."
        )
        super().__init__(sentence.format(host=isolate(host)))


class HubOfAnother(HubFault):
    """The invitation is for another cooperative."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This invitation is for another business. Nothing was sent. Ask for one that was "
                "made for yours."
            )
        )


class InvitationUsed(HubFault):
    """Another till has used it."""

    def __init__(self) -> None:
        super().__init__(
            _("Another till has used this invitation: each is good for one. Ask for a new one.")
        )


class InvitationExpired(HubFault):
    """It was not used in time."""

    def __init__(self) -> None:
        super().__init__(_("This invitation has expired. Ask whoever keeps the hub for a new one."))


class TillHasRole(HubFault):
    """The till has a way to the hub already."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This till has a way to the hub already, under another password. Whoever keeps the "
                "hub must shut the old one out first, then invite this till again."
            )
        )


class InvitationUnreadable(HubFault):
    """What was pasted is no invitation, or only a part of one."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This is no invitation to a hub, or it was not copied whole. Copy it again from "
                "its first to its last letter."
            )
        )


class InvitationNamesNobody(HubFault):
    """It connects a till that exists; it does not say what a new one is called."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This invitation connects a till that sells already. For a new till, ask for an "
                "invitation with a name and a series of receipts."
            )
        )


class AddressNotAccepted(HubFault):
    """The address is not one a till connects to."""


class OwnerFault(HubFault):
    """Something the owner of the hub asked for cannot be done."""
