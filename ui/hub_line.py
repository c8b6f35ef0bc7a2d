"""The line to the hub, held open while the program runs: on a thread of its own, never in the way.

What stands on psycopg and SQLAlchemy is imported inside functions: the first frame needs neither,
and a till without a hub never loads the first.
"""

import contextvars
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from pos.changed import Changed
from pos.errors import PosError
from ui.background import crash_report
from ui.operations import Operations

if TYPE_CHECKING:
    from pos.exchange.hub.address import HubAddress
    from pos.exchange.hub.following import HubFollower
    from pos.exchange.hub.states import HubState
    from pos.services.passwords import Passwords

T = TypeVar("T")

# The end of the program waits so long for an exchange that is under way, and no longer: a network
# may take its time, and what was not taken in comes next time.
_PATIENCE_S: Final = 2.0


class HubLine(QObject):
    """state: how it stands, None before anything is known.

    Signals: stated(HubState): it changed.
    """

    stated = Signal(object)
    _told = Signal(object, object)

    def __init__(
        self, operations: Operations, passwords: "Callable[[], Passwords]", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._passwords = passwords
        self._follower: HubFollower | None = None
        self._thread: threading.Thread | None = None
        self._following: object = None
        self.state: HubState | None = None
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        operations.changed.connect(self._wake)

    def begin(self) -> None:
        """Follow the hub of this device, where it has one."""
        from pos.exchange.hub.kept import hub_of

        self._operations.read(self, hub_of, done=self._follow)

    def connect_to(
        self, typed: str, password: str, *, done: Callable[[], None], failed: Callable[[Any], None]
    ) -> None:
        """Get a hub by a pasted invitation, or by an address and a password."""
        from pos.exchange.hub.connecting import allow_hub

        job = partial(_connected, self._operations, self._passwords, typed, password)

        def go(_none: None) -> None:
            self.stop()
            self._operations.run_slow(self, job, done=finish, failed=fail)

        def finish(_none: None) -> None:
            self.begin()
            done()

        def fail(error: PosError) -> None:
            self.begin()  # the one before, where there was one
            failed(error)

        self._operations.write(self, allow_hub, done=go, failed=failed)

    def disconnect_from(self, failed: Callable[[PosError], None]) -> None:
        """Have no hub from now on."""
        from pos.exchange.hub.connecting import disconnect

        def forget(role: str) -> None:
            self.stop()
            if role:
                job = partial(_forgotten, self._passwords, role)
                self._operations.run_slow(self, job, done=lambda _none: None)
            self.begin()

        self._operations.write(self, disconnect, done=forget, failed=failed)

    def exchange_now(self) -> None:
        """Do not wait until something is new."""
        if self._follower is not None:
            self._follower.wake()

    def stop(self) -> None:
        """End what is under way: another file is about to be opened, or none."""
        follower, thread = self._follower, self._thread
        self._follower = self._thread = self._following = None
        if follower is not None and thread is not None:
            follower.stop()
            thread.join(_PATIENCE_S)

    def _follow(self, address: "HubAddress | None") -> None:
        from pos.exchange.hub.states import HubState, Light

        self.stop()
        if address is None:
            self._take(HubState(Light.OFF))
            return
        from pos.exchange.hub.following import HubFollower

        door = _Door(self._operations)
        self._following = following = object()

        def say(state: HubState) -> None:
            self._told.emit(following, state)

        self._follower = follower = HubFollower(door, self._passwords(), address, say)
        door.is_closed = follower.is_stopped
        context = contextvars.copy_context()
        self._thread = threading.Thread(
            target=context.run, args=(_run, follower), name="hub", daemon=True
        )
        self._thread.start()

    def _hear(self, following: object, state: "HubState") -> None:
        # What one that was stopped said last may still be on its way.
        if following is self._following:
            self._take(state)

    def _take(self, state: "HubState") -> None:
        self.state = state
        self.stated.emit(state)

    def _wake(self, changed: Changed) -> None:
        # What another till sold changes things here too; looking once more finds nothing to send.
        if self._follower is not None and changed & ~Changed.DEVICE:
            self._follower.wake()


class _Door:
    """The file, while the program has it open; afterwards nobody comes in."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        self.is_closed: Callable[[], bool] = _never

    def read_now(self, query: Callable[..., T], *args: object) -> T:
        """Run a query on one state."""
        self._require_open()
        return self._operations.read_now(query, *args)

    def write_now(self, service: Callable[..., T], *args: object) -> T:
        """Run a service in a unit of work of its own."""
        self._require_open()
        return self._operations.write_now(service, *args)

    def _require_open(self) -> None:
        from pos.exchange.hub.following import HubStopped

        if self.is_closed():
            raise HubStopped


def _never() -> bool:
    return False


def _run(follower: "HubFollower") -> None:
    try:
        follower.run()
    except Exception as error:  # noqa: BLE001 - a thread of its own has nobody else to tell
        if not follower.is_stopped():
            crash_report(error)


def _connected(
    operations: Operations, passwords: "Callable[[], Passwords]", typed: str, password: str
) -> None:
    from pos.exchange.hub.address import address_of
    from pos.exchange.hub.connecting import connect
    from pos.exchange.hub.invitation import invitation_of, is_invitation

    if is_invitation(typed):
        invitation = invitation_of(typed)
        address, password = invitation.address, invitation.password
    else:
        address, written = address_of(typed)
        password = password or written
    connect(operations, passwords(), address, password)


def _forgotten(passwords: "Callable[[], Passwords]", role: str) -> None:
    passwords().forget(role)
