"""Connecting a shop: asked who it is before anything is kept, its secrets kept out of the file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from pos.channels.contract import Connector, StockModel
from pos.channels.faults import ChannelFault, SignInRefused
from pos.channels.probe import Caution, Probe
from pos.channels.shops import Asked, Browser, ShopKind
from pos.clock import Clock
from pos.domain.channel import Channel, Matter, PriceRule
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.channels import channel_of, save_channel
from pos.services.door import Door
from pos.services.passwords import Passwords
from pos.store.unit_of_work import UnitOfWork
from pos.sync.notes import settle
from pos.sync.standing import agree, begin_again

# Beyond this the till's clock or the shop's is wrong; filters use the shop's alone.
_CLOCK_OFF: Final = 120_000_000


class NotConnected(PosError):
    """A shop did not answer as it should; nothing was kept."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed. said: by the field; the address among it, and tokens that came since."""

    kind: ShopKind
    name: str
    said: dict[str, str]
    location: str = ""


def ask_who(given: Given, clock: Clock, browser: Browser) -> Probe:
    """Ask a shop who it is; what a person should know is among its cautions.

    Where it wants so, the person signs in in the browser first. What the shop gives in place of a
    token that is spent by asking goes into `said`. Raises `NotConnected`, and `AddressNotAccepted`.
    """
    try:
        if given.kind.sign_in is not None and not given.said.get(Asked.TOKEN):
            given.kind.sign_in(dict(given.said), given.said.update, browser)
        shop = given.kind.connect(dict(given.said), given.location, given.said.update)
        try:
            return with_clock(shop.probe(), clock())
        finally:
            shop.close()
    except SignInRefused:
        raise NotConnected(
            _("The shop does not know this key or password. Look at it again, and try once more.")
        ) from None
    except ChannelFault:
        raise NotConnected(
            _("The shop does not answer as it should. Look at the address and at the network.")
        ) from None


def with_clock(probe: Probe, now: int) -> Probe:
    """Add to what a shop says whether its clock and this one agree."""
    is_off = probe.server_time and abs(probe.server_time - now) > _CLOCK_OFF
    if not is_off or Caution.CLOCK_OFF in probe.cautions:
        return probe
    return replace(probe, cautions=(*probe.cautions, Caution.CLOCK_OFF))


def keep(door: Door, passwords: Passwords, given: Given, probe: Probe) -> str:
    """Keep a connection and its secrets; returns its id. Nothing is sent before somebody agrees."""
    rule = PriceRule(currency=probe.currency)
    wanted = Channel(
        given.kind.key,
        given.name or probe.name,
        given.said.get(Asked.ADDRESS, ""),
        location=given.location,
        price=rule,
    )
    channel = door.write_now(save_channel, wanted)
    keep_secrets(passwords, channel, given)
    if given.kind.model is StockModel.NONE:
        # No number is ever sent there, so that nobody has to look at a difference first.
        door.write_now(agree, channel)
    return channel


def keep_again(door: Door, passwords: Passwords, given: Given, channel: str) -> None:
    """Keep what opens a shop now in place of what did, and go on; its links and rules stay."""
    door.write_now(_move_to, channel, given.said.get(Asked.ADDRESS, ""))
    # Between the two, so that nobody comes to the shop with the old key once it goes on.
    keep_secrets(passwords, channel, given)
    door.write_now(_go_on, channel)


def _move_to(work: UnitOfWork, channel: str, address: str) -> None:
    save_channel(work, replace(channel_of(work.connection, channel), address=address))


def _go_on(work: UnitOfWork, channel: str) -> None:
    begin_again(work, channel)
    settle(work, channel, channel, Matter.NOT_REACHED, Matter.SIGN_IN)


def keep_secrets(passwords: Passwords, channel: str, given: Given) -> None:
    """Keep what opens a shop where passwords are kept."""
    _keep(passwords, channel, given.said)


def open_shop(kind: ShopKind, passwords: Passwords, channel: Channel) -> Connector | None:
    """Return the connector to a shop; None where this device has not what opens it."""
    try:
        secrets = json.loads(passwords.load(_name(channel.id)) or "null")
    except ValueError:
        secrets = None
    if not isinstance(secrets, dict):
        return None
    said = {**{str(name): str(value) for name, value in secrets.items()}}
    said[Asked.ADDRESS] = channel.address
    wanted = (*kind.asked, Asked.TOKEN) if kind.sign_in is not None else kind.asked
    if any(not said.get(field) for field in wanted):
        return None
    return kind.connect(said, channel.location, partial(_keep, passwords, channel.id))


def _keep(passwords: Passwords, channel: str, said: Mapping[str, str]) -> None:
    secrets = {name: value for name, value in said.items() if name != Asked.ADDRESS}
    passwords.save(_name(channel), json.dumps(secrets))


def _name(channel: str) -> str:
    return f"online-{channel}"
