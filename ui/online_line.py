"""The line to the online shops, kept true while the program runs: on a thread, never in the way.

Like the line to the hub, it loads what it needs inside functions: the first frame needs none of it.
"""

import contextvars
import random
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from pos.changed import Changed
from pos.errors import PosError
from ui.background import crash_report
from ui.operations import Operations

if TYPE_CHECKING:
    from pos.channels.contract import Connector
    from pos.channels.shops import ShopKind
    from pos.domain.channel import Channel
    from pos.services.passwords import Passwords
    from pos.sync.connecting import Given
    from pos.sync.following import OnlineFollower
    from pos.sync.overview import Difference
    from pos.sync.prices import PriceDifference

T = TypeVar("T")

_PATIENCE_S: Final = 2.0
# What a listing says follows from these.
_WAKES: Final = Changed.STOCK | Changed.PRODUCTS | Changed.SETTINGS | Changed.TILLS


class LineClosed(PosError):
    """The program is ending; nobody comes to the file any more."""


class OnlineLine(QObject):
    """Signals: passed(str channel, Passed): a pass over a shop ended."""

    passed = Signal(str, object)

    def __init__(
        self,
        operations: Operations,
        passwords: "Callable[[], Passwords]",
        parent: QObject,
        shops: "tuple[ShopKind, ...] | None" = None,
    ) -> None:
        """`shops`: the kinds there are; None for those of the program."""
        super().__init__(parent)
        self._operations = operations
        self._passwords = passwords
        self._shops = shops
        self._follower: OnlineFollower | None = None
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()
        operations.changed.connect(self._wake)

    @property
    def shops(self) -> "tuple[ShopKind, ...]":
        """The kinds of shop that can be connected."""
        from pos.channels.shops import SHOPS

        return SHOPS if self._shops is None else self._shops

    def begin(self) -> None:
        """Keep the shops of this device true, if it has any."""
        from pos.services.channels import channels

        def follow(found: "list[Channel]") -> None:
            if found and self._follower is None:
                self._start()

        self._operations.read(self, channels, done=follow)

    def look_now(self) -> None:
        """Do not wait until something is new."""
        if self._follower is None:
            self.begin()
        else:
            self._follower.wake(is_forced=True)

    def stop(self) -> None:
        """End what is under way: another file is about to be opened, or none."""
        self._ended.set()
        follower, thread = self._follower, self._thread
        self._follower = self._thread = None
        if follower is not None and thread is not None:
            follower.stop()
            thread.join(_PATIENCE_S)

    def ask_who(
        self,
        owner: QObject,
        given: "Given",
        done: Callable[[Any], None],
        failed: Callable[[PosError], None],
        is_given_up: Callable[[], bool] = lambda: False,
    ) -> None:
        """Ask a shop who it is, away from the screen, after a sign-in in the browser if need be."""
        self._ended = ended = threading.Event()

        def job() -> object:
            import webbrowser

            from pos.channels.shops import Browser
            from pos.clock import system_clock
            from pos.sync.connecting import ask_who

            def is_over() -> bool:
                return is_given_up() or ended.is_set()

            browser = Browser(webbrowser.open, is_over, _signed_in_page())
            return ask_who(given, system_clock, browser)

        self._operations.run_slow(owner, job, done=done, failed=failed)

    def keep(
        self,
        owner: QObject,
        given: "Given",
        probe: Any,
        done: Callable[[Any], None],
        failed: Callable[[PosError], None],
    ) -> None:
        """Keep a connection, and link what the shop shows by SKU."""

        def job() -> object:
            from pos.services.channels import channel_of
            from pos.sync.connecting import keep
            from pos.sync.linking import match

            channel = keep(self._operations, self._passwords(), given, probe)
            shop = self._opened(self._operations.read_now(channel_of, channel))
            try:
                return told_plainly(lambda: match(self._operations, shop, channel))
            finally:
                shop.close()

        def go_on(result: object) -> None:
            self.look_now()
            done(result)

        self._operations.run_slow(owner, job, done=go_on, failed=failed)

    def keep_again(
        self,
        owner: QObject,
        given: "Given",
        channel: "Channel",
        done: Callable[[Any], None],
        failed: Callable[[PosError], None],
    ) -> None:
        """Keep a new key to a shop that is connected, and go on at once."""

        def job() -> None:
            from pos.sync.connecting import keep_again

            keep_again(self._operations, self._passwords(), given, channel.id)

        def go_on(result: object) -> None:
            self.look_now()
            done(result)

        self._operations.run_slow(owner, job, done=go_on, failed=failed)

    def with_shop(
        self,
        owner: QObject,
        channel: "Channel",
        work: "Callable[[Connector], T]",
        done: Callable[[T], None],
        failed: Callable[[PosError], None],
    ) -> None:
        """Do something with a connected shop, away from the screen."""

        def job() -> T:
            shop = self._opened(channel)
            try:
                return told_plainly(lambda: work(shop))
            finally:
                shop.close()

        self._operations.run_slow(owner, job, done=done, failed=failed)

    def differences(
        self,
        owner: QObject,
        channel: "Channel",
        done: "Callable[[tuple[tuple[Difference, ...], tuple[PriceDifference, ...]]], None]",
        failed: Callable[[PosError], None],
    ) -> None:
        """Read what a shop says, and say what it would be told: numbers, and prices if any."""
        from pos.sync.overview import differences
        from pos.sync.prices import price_differences

        def work(
            shop: "Connector",
        ) -> "tuple[tuple[Difference, ...], tuple[PriceDifference, ...]]":
            numbers = differences(self._operations, shop, channel.id)
            return numbers, price_differences(self._operations, shop, channel)

        self.with_shop(owner, channel, work, done, failed)

    def _opened(self, channel: "Channel") -> "Connector":
        from pos.channels.shops import shop_kind
        from pos.i18n import gettext as _
        from pos.sync.connecting import NotConnected, open_shop

        kind = shop_kind(channel.kind, self.shops)
        shop = None if kind is None else open_shop(kind, self._passwords(), channel)
        if shop is None:
            raise NotConnected(
                _("This device has no key to the shop. Sign in again in its settings.")
            )
        return shop

    def _start(self) -> None:
        from pos.sync.following import OnlineFollower

        door = _Door(self._operations)
        chance = random.SystemRandom().random
        follower = OnlineFollower(door, self._passwords(), chance, self.passed.emit, self.shops)
        door.is_closed = follower.is_stopped
        self._follower = follower
        context = contextvars.copy_context()
        self._thread = threading.Thread(
            target=context.run, args=(_run, follower), name="online", daemon=True
        )
        self._thread.start()

    def _wake(self, changed: Changed) -> None:
        if self._follower is not None and changed & _WAKES:
            self._follower.wake()


class _Door:
    """The file, while the program has it open; afterwards nobody comes in."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        self.is_closed: Callable[[], bool] = lambda: False

    def read_now(self, query: Callable[..., T], *args: Any) -> T:
        """Run a query on one state."""
        self._require_open()
        return self._operations.read_now(query, *args)

    def write_now(self, service: Callable[..., T], *args: Any) -> T:
        """Run a service in a unit of work of its own."""
        self._require_open()
        return self._operations.write_now(service, *args)

    def _require_open(self) -> None:
        if self.is_closed():
            raise LineClosed


def told_plainly(work: Callable[[], T]) -> T:
    """Do something with a shop; what goes wrong there is said in a sentence."""
    from pos.channels.faults import ChannelFault, SignInRefused
    from pos.i18n import gettext as _
    from pos.sync.connecting import NotConnected

    try:
        return work()
    except SignInRefused:
        raise NotConnected(
            _("The shop does not know this key or password. Look at it again, and try once more.")
        ) from None
    except ChannelFault:
        raise NotConnected(
            _("The shop does not answer as it should. Look at the address and at the network.")
        ) from None


def _signed_in_page() -> str:
    """Return what the browser shows once somebody came back from the shop."""
    from html import escape

    from pos.i18n import gettext as _

    words = escape(_("You are signed in. Go back to the till; this page can be closed."))
    return f"<!doctype html><meta charset=utf-8><p>{words}</p>"


def _run(follower: "OnlineFollower") -> None:
    try:
        follower.run()
    except Exception as error:  # noqa: BLE001 - a thread of its own has nobody else to tell
        if not follower.is_stopped():
            crash_report(error)
