"""Every shop of this device kept true for as long as the program runs, on a thread of its own.

A pass begins when something here changed, when somebody asks, and now and then. What one shop does
never holds up another for longer than one pass, nor the till at all.
"""

import logging
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Final

from sqlalchemy import Connection

from pos.channels.contract import Connector
from pos.channels.faults import ChannelFault
from pos.channels.shops import SHOPS, ShopKind, shop_kind
from pos.domain.channel import Channel
from pos.errors import PosError
from pos.services.channels import channels
from pos.services.door import Door
from pos.services.passwords import Passwords
from pos.services.shop import counter
from pos.sync.connecting import open_shop
from pos.sync.engine import Light, Passed, one_pass

_log = logging.getLogger(__name__)
# A sale is often followed by another; the shops are told of both together.
_SETTLES_S: Final = 2.0
_EVERY_S: Final = 60.0


def _nobody(_channel: str, _sent: int, _all: int) -> None:
    """Nobody is told how far a pass is."""


class OnlineFollower:
    """Runs until it is stopped.

    tell: called with what each pass came to, from this thread. sending: after each call of one,
    with how many numbers went and of how many.
    """

    def __init__(
        self,
        door: Door,
        passwords: Passwords,
        chance: Callable[[], float],
        tell: Callable[[str, Passed], None],
        shops: tuple[ShopKind, ...] = SHOPS,
        sending: Callable[[str, int, int], None] = _nobody,
    ) -> None:
        self._door = door
        self._passwords = passwords
        self._chance = chance
        self._tell = tell
        self._shops = shops
        self._sending = sending
        self._woken = Event()
        self._stopped = Event()
        self._forced = False

    def wake(self, *, is_forced: bool = False) -> None:
        """Look again soon. is_forced: somebody asked, so that no wait counts."""
        self._forced |= is_forced
        self._woken.set()

    def stop(self) -> None:
        """End after what is under way."""
        self._stopped.set()
        self._woken.set()

    def is_stopped(self) -> bool:
        """Tell whether nobody may come to the file any more."""
        return self._stopped.is_set()

    def run(self) -> None:
        """Go round until stopped."""
        while not self._stopped.is_set():
            self.round()
            if self._woken.wait(_EVERY_S) and not self._stopped.is_set():
                self._stopped.wait(_SETTLES_S)
            self._woken.clear()

    def round(self) -> None:
        """Make one pass over each shop of this device."""
        is_forced, self._forced = self._forced, False
        try:
            own = self._door.read_now(own_channels)
        except PosError:
            return
        for channel in own:
            if not self._stopped.is_set():
                self._pass(channel, is_forced=is_forced)

    def _pass(self, channel: Channel, *, is_forced: bool) -> None:
        try:
            connector = self._opened(channel)
        except (PosError, ChannelFault):
            connector = None
        if connector is None:
            self._tell(channel.id, Passed(Light.NEEDS_YOU, fault="no_secret"))
            return
        try:
            passed = one_pass(
                self._door,
                connector,
                channel.id,
                self._chance,
                is_forced=is_forced,
                told=partial(self._sending, channel.id),
            )
        except PosError as error:
            # Of the till itself, such as somebody learning at it: later.
            passed = Passed(Light.CATCHING_UP, fault=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - the loop that delivers to the shops
            if self._stopped.is_set():
                return
            _log.exception("A pass over an online shop ended")
            passed = Passed(Light.CATCHING_UP, fault=type(error).__name__)
        finally:
            connector.close()
        self._tell(channel.id, passed)

    def _opened(self, channel: Channel) -> Connector | None:
        kind = shop_kind(channel.kind, self._shops)
        return None if kind is None else open_shop(kind, self._passwords, channel)


def own_channels(connection: Connection) -> list[Channel]:
    """Return the shops this device speaks to and that are not paused."""
    till = counter(connection).till
    return [one for one in channels(connection) if one.owner == till and not one.is_paused]
