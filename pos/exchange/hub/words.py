"""The hub in sentences, for the screen and for the command line."""

from datetime import UTC, datetime

from pos.clock import local, to_microseconds
from pos.domain.formatting import date_text, isolate
from pos.exchange.hub.invitation import HubInvitation
from pos.exchange.hub.kept import HubStanding
from pos.exchange.hub.owner import Membership
from pos.exchange.hub.states import Light
from pos.exchange.words import moment_text
from pos.i18n import active_language, ngettext
from pos.i18n import gettext as _


def light_text(light: Light) -> str:
    """Say in a word or two how it stands with the hub."""
    return {
        Light.OFF: _("No hub"),
        Light.CONNECTING: _("Connecting…"),
        Light.ON: _("Connected"),
        Light.AWAY: _("No network"),
        Light.WRONG: _("Needs a look"),
    }[light]


def last_text(standing: HubStanding) -> str:
    """Say when work last went and came, and how much waits."""
    said = [_("Nothing was exchanged yet.")]
    if standing.last.at:
        sentence = _("Work last went and came on {moment}.")
        said = [sentence.format(moment=isolate(moment_text(standing.last.at)))]
    if standing.waiting:
        text = ngettext(
            "{count} entry waits to be sent.", "{count} entries wait to be sent.", standing.waiting
        )
        said.append(text.format(count=standing.waiting))
    else:
        said.append(_("Everything of this till is there."))
    return " ".join(said)


def invitation_lines(invitation: HubInvitation, text: str) -> list[str]:
    """Say what to do with an invitation, and the invitation itself."""
    day = _day(invitation.expires_at)
    if invitation.label:
        sentence = _(
            "{label}, receipts {series}: paste this on the new till, “Join a cooperative”. It is "
            "good once, until {day}."
        )
    else:
        sentence = _(
            "Paste this on a till that sells already: Settings, Other tills, Hub. It "
            "is good once, until {day}."
        )
    said = sentence.format(
        label=isolate(invitation.label), series=isolate(invitation.series), day=day
    )
    taken_back = _("To take it back before: main.py hub revoke {role}").format(
        role=isolate(invitation.address.role)
    )
    return [said, taken_back, "", text]


def member_line(member: Membership) -> str:
    """Say who has a way in, and how far it has come."""
    who = member.till or member.role
    if member.label:
        who = f"{who} ({member.label}, {member.series})"
    return _("{cooperative}: {who}: {what}").format(
        cooperative=isolate(member.cooperative), who=isolate(who), what=_standing(member)
    )


def _standing(member: Membership) -> str:
    if member.revoked_from is not None:
        text = _("shut out from {day} on, {count} entries here")
        day = _day(to_microseconds(member.revoked_from))
        return text.format(day=day, count=member.last_seq)
    if member.till:
        text = ngettext("{count} entry here", "{count} entries here", member.last_seq)
        return text.format(count=member.last_seq)
    if member.expires_at <= datetime.now(UTC):
        return _("invited, expired")
    return _("invited until {day}").format(day=_day(to_microseconds(member.expires_at)))


def _day(microseconds: int) -> str:
    return date_text(local(microseconds), active_language())
