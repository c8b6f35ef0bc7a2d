"""One pass over one shop: pull, then push, on this device alone.

A pass may be stopped anywhere and begun again; what it does twice has the effect of once. Nothing
it meets is raised but what the shop file itself cannot: the rest becomes a light and a row to look
at.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from pos.channels.contract import Action, Connector
from pos.channels.faults import ChannelFault, Refused, SignInRefused, Throttled
from pos.domain.channel import Channel, Matter
from pos.services.channels import channel_of
from pos.services.door import Door
from pos.services.shop import counter
from pos.store.unit_of_work import UnitOfWork
from pos.sync.marks import doubt_all
from pos.sync.notes import Note, forget_old, note, settle
from pos.sync.oversold import look_for_oversold
from pos.sync.pace import SECOND, Pace, after_failure
from pos.sync.prices import doubt_prices, follow_prices
from pos.sync.publishing import publish
from pos.sync.pull import pull
from pos.sync.push import Pushed, push, untold
from pos.sync.retrying import wait_no_longer
from pos.sync.standing import Standing, keep_standing, standing_of

_log = logging.getLogger(__name__)
# A difference that an order of the last seconds explains is gone after another pull.
ROUNDS: Final = 4
# How often every listing is read, in case somebody changed one in the shop.
SWEEP_EVERY: Final = 3600 * SECOND
# New listings of one pass, ten at a time.
_MOST_TURNS: Final = 1000
# Even a shop that has moved away for good is asked now and then.
_MOVED_WAITS: Final = 15 * 60.0


class Light(StrEnum):
    """How a pass left a connection."""

    UP_TO_DATE = "up_to_date"
    CATCHING_UP = "catching_up"
    NEEDS_YOU = "needs_you"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Passed:
    """What a pass came to. written: numbers the shop was told. fault: why it ended early."""

    light: Light
    written: int = 0
    fault: str = ""


def one_pass(
    door: Door,
    connector: Connector,
    channel: str,
    chance: Callable[[], float],
    *,
    is_forced: bool = False,
    told: Callable[[int, int], None] = untold,
) -> Passed:
    """Bring one shop up to date.

    chance: a random share from 0 to 1. is_forced: somebody asked, so that no wait counts. told:
    called after each call with how many numbers went, and of how many.
    Raises what the shop file raises, such as `InTraining` and `StoreUnavailable`.
    """
    known = door.write_now(_may_begin, channel, is_forced)
    if known is None:
        return Passed(Light.OFF)
    try:
        pushed = _all_steps(door, connector, known, chance, told)
    except SignInRefused as fault:
        door.write_now(_stop, channel)
        return Passed(Light.NEEDS_YOU, fault=type(fault).__name__)
    except ChannelFault as fault:
        door.write_now(_wait, channel, fault, chance())
        return Passed(Light.CATCHING_UP, fault=type(fault).__name__)
    except (AttributeError, LookupError, TypeError, ValueError, ArithmeticError) as fault:
        # A connector that does not understand its shop: as if the shop had said no.
        _log.info("A shop said what its connector does not understand: %s", type(fault).__name__)
        door.write_now(_wait, channel, Refused("not understood", "not_understood"), chance())
        return Passed(Light.CATCHING_UP, fault=type(fault).__name__)
    door.write_now(_through, channel)
    light = Light.CATCHING_UP if pushed.again else Light.UP_TO_DATE
    return Passed(light, pushed.written)


def _all_steps(
    door: Door,
    connector: Connector,
    channel: Channel,
    chance: Callable[[], float],
    told: Callable[[int, int], None],
) -> Pushed:
    """Send numbers, then prices, then new listings a few at a time, and numbers again in between.

    What was sold leaves the offer before anything else is said.
    """
    pushed = _rounds(door, connector, channel, chance, told)
    if door.read_now(standing_of, channel.id).is_agreed:
        follow_prices(door, connector, channel)
    for _turn in range(_MOST_TURNS):
        made, is_more = publish(door, connector, channel, chance)
        if made:
            again = _rounds(door, connector, channel, chance, told)
            pushed = Pushed(pushed.written + again.written, again.again)
        if not is_more:
            break
    return pushed


def _rounds(
    door: Door,
    connector: Connector,
    channel: Channel,
    chance: Callable[[], float],
    told: Callable[[int, int], None],
) -> Pushed:
    able, written = connector.capabilities, 0
    for _round in range(ROUNDS):
        pulled = pull(door, connector, channel, chance)
        may_push = door.write_now(_may_push, channel.id)
        if not may_push or Action.SET_STOCK not in able.actions:
            return Pushed(written, again=False)
        pushed = push(door, connector, channel, pulled.began_at, chance, told)
        written += pushed.written
        if not pushed.again:
            return Pushed(written, again=False)
    return Pushed(written, again=True)


def _may_begin(work: UnitOfWork, channel: str, is_forced: bool) -> Channel | None:  # noqa: FBT001
    """Return the connection if this device may speak to its shop now."""
    known, standing = channel_of(work.connection, channel), standing_of(work.connection, channel)
    if known.owner != work.till or known.is_paused or known.is_put_away or standing.stopped:
        return None
    if is_forced:
        wait_no_longer(work, channel)
        return known
    return known if standing.pace.is_due(work.now) else None


def _may_push(work: UnitOfWork, channel: str) -> bool:
    """Tell whether numbers may be sent; every so often all are read first."""
    look_for_oversold(work, channel)
    standing = standing_of(work.connection, channel)
    if not standing.is_agreed:
        return False
    since = work.now - standing.swept_at
    if since >= SWEEP_EVERY or since < 0:
        doubt_all(work, channel)
        doubt_prices(work, channel)
        keep_standing(work, replace(standing, swept_at=work.now))
    return True


def _through(work: UnitOfWork, channel: str) -> None:
    standing = standing_of(work.connection, channel).at_pace(Pace())
    pushed_at = work.now if standing.is_agreed else standing.pushed_at
    keep_standing(work, replace(standing, pushed_at=pushed_at))
    settle(work, channel, channel, Matter.NOT_REACHED, Matter.SIGN_IN)
    forget_old(work, channel)


def _stop(work: UnitOfWork, channel: str) -> None:
    """Stop the whole connection, once, until somebody signs in again."""
    standing = standing_of(work.connection, channel)
    keep_standing(work, replace(standing, stopped=Matter.SIGN_IN.value, fault="SignInRefused"))
    note(work, Note(channel, Matter.SIGN_IN, channel))


def _wait(work: UnitOfWork, channel: str, fault: ChannelFault, chance: float) -> None:
    """Try later, and say so when it has been so for a day."""
    asked = fault.retry_after if isinstance(fault, Throttled) else None
    if isinstance(fault, Refused):
        asked = _MOVED_WAITS
    standing = standing_of(work.connection, channel)
    pace = after_failure(standing.pace, work.now, lambda: chance, asked)
    keep_standing(work, standing.at_pace(pace, type(fault).__name__))
    if pace.surfaces(work.now) or isinstance(fault, Refused):
        code = fault.code if isinstance(fault, Refused) else type(fault).__name__
        note(work, Note(channel, Matter.NOT_REACHED, channel, code=code))


def light_of(
    connection: Connection, channel: Channel, standing: Standing, open_notes: int
) -> Light:
    """Return the light of a connection as it stands, between two passes."""
    is_here = channel.owner == counter(connection).till
    if channel.is_paused or not is_here:
        return Light.OFF
    if standing.stopped or open_notes or not standing.is_agreed:
        return Light.NEEDS_YOU
    return Light.CATCHING_UP if standing.tries or not standing.pulled_at else Light.UP_TO_DATE
