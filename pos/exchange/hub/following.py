"""A till that stays connected: it sends what it sold at once, and hears at once what others sold.

Runs on a thread of its own. Between exchanges it listens; a hub that is away is tried again, later
and later, and at once when something is to be sent. Nothing else ever waits for it.
"""

import re
import select
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Final

from pos.errors import PosError
from pos.exchange.hub.address import HubAddress
from pos.exchange.hub.exchanging import HubOutcome, exchange
from pos.exchange.hub.faults import HubFault, HubNotReady
from pos.exchange.hub.kept import LastExchange, last_exchange
from pos.exchange.hub.states import HubState, Light
from pos.exchange.hub.wire import opened
from pos.services.door import Door
from pos.services.passwords import Passwords
from pos.services.tills import own_till

if TYPE_CHECKING:
    from pos.exchange.hub.wire import Wire

# Looked at again though nobody called: a call may have been lost with a line.
_QUIET_S: Final = 30.0
_BREATH_S: Final = 0.2
_CHANNEL: Final = re.compile(r"rahba_[0-9a-f]{40}")
_FIRST_RETRY_S: Final = 1.0
_LONGEST_RETRY_S: Final = 60.0

Say = Callable[[HubState], None]


class HubStopped(PosError):
    """The person or the program stopped it; told to nobody."""

    def __init__(self) -> None:
        super().__init__("")


class HubFollower:
    """Follows one hub until it is stopped. say: told of every change, on the follower's thread."""

    def __init__(self, door: Door, passwords: Passwords, address: HubAddress, say: Say) -> None:
        self._door = door
        self._passwords = passwords
        self._address = address
        self._say = say
        self._stopped = threading.Event()
        # A pair of sockets, because waiting for a line and for a call at once is done on sockets.
        self._ear, self._mouth = socket.socketpair()
        self._mouth.settimeout(0)
        self._last = LastExchange()

    def wake(self) -> None:
        """Exchange now: something was sold here. From any thread."""
        with suppress(OSError):  # it has been called already, or has ended
            self._mouth.send(b"!")

    def stop(self) -> None:
        """End at the next step; `run` returns soon. From any thread."""
        self._stopped.set()
        self.wake()

    def is_stopped(self) -> bool:
        """Tell whether it has been asked to end."""
        return self._stopped.is_set()

    def run(self) -> None:
        """Follow until stopped."""
        retry = _FIRST_RETRY_S
        try:
            self._last = self._door.read_now(last_exchange)
            while not self._stopped.is_set():
                try:
                    self._follow()
                    retry = _FIRST_RETRY_S
                except HubFault as fault:
                    light = Light.AWAY if fault.is_passing else Light.WRONG
                    self._tell(light, str(fault))
                    retry = retry if fault.is_passing else _LONGEST_RETRY_S
                except PosError as fault:
                    if self._stopped.is_set():
                        break
                    self._tell(Light.WRONG, str(fault))
                    retry = _LONGEST_RETRY_S
                self._wait([], retry)
                retry = min(retry * 2, _LONGEST_RETRY_S)
        finally:
            self._ear.close()
            self._mouth.close()

    def _follow(self) -> None:
        self._tell(Light.CONNECTING)
        password = self._passwords.load(self._address.role)
        with opened(self._address, password) as wire:
            calls: list[str] = []
            own = self._door.read_now(own_till)
            # It hears itself too, and knows what it sent.
            wire.add_notify_handler(
                lambda call: calls.append(call.payload) if call.payload != own else None
            )
            wire.execute(f'LISTEN "{_channel(wire, self._address.host)}"')
            outcome = None
            while not self._stopped.is_set():
                calls.clear()
                began = monotonic()
                outcome = exchange(self._door, wire, before=outcome, progress=self._keep_on)
                self._tell_outcome(outcome)
                self._listen(wire, calls)
                # Whoever calls without end makes nobody ask without end.
                self._wait([], max(0.0, began + _BREATH_S - monotonic()))

    def _listen(self, wire: "Wire", calls: list[str]) -> None:
        """Wait until a till calls through the hub, this one has something, or it is time."""
        if not calls:
            self._wait([wire.fileno()], _QUIET_S)
            wire.execute("SELECT")  # hears what was called meanwhile, or that the line is dead

    def _wait(self, lines: list[int], seconds: float) -> None:
        ear = self._ear.fileno()
        ready = select.select([*lines, ear], [], [], seconds)[0]
        if ear in ready:
            self._ear.recv(4096)

    def _keep_on(self, _done: int, _total: int) -> None:
        if self._stopped.is_set():
            raise HubStopped

    def _tell(self, light: Light, sentence: str = "") -> None:
        if not self._stopped.is_set():
            self._say(HubState(light, sentence, self._last))

    def _tell_outcome(self, outcome: HubOutcome) -> None:
        self._last = outcome.last
        sentence = " ".join(str(refused) for refused in outcome.refused)
        light = Light.WRONG if outcome.refused else Light.ON
        if not self._stopped.is_set():
            self._say(HubState(light, sentence, outcome.last, outcome.waiting, outcome))


def _channel(wire: "Wire", host: str) -> str:
    """Ask where the tills of this cooperative call each other; it is put into a statement."""
    row = wire.execute("SELECT rahba.my_channel()").fetchone()
    channel = str(row[0]) if row is not None else ""
    if not _CHANNEL.fullmatch(channel):
        raise HubNotReady(host)
    return channel
