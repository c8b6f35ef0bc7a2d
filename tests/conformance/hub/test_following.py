"""Tills that stay connected see each other's sales at once, and go on when the hub is gone."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest

from pos.exchange.hub.following import HubFollower
from pos.exchange.hub.kept import hub_of
from pos.exchange.hub.states import HubState, Light
from pos.services.door import TillDoor
from tests.conformance.hub.conftest import Hub
from tests.conformance.hub.server import Server
from tests.factories import Shop

pytestmark = pytest.mark.conformance

T = TypeVar("T")
WITHIN_S = 60
SALES = 3


class SharedDoor(TillDoor):
    """The door of a till that is used by a test and a follower: one of them at a time."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop.till)
        self.lock = threading.Lock()

    def read_now(self, query: Callable[..., T], *args: Any) -> T:
        with self.lock:
            return super().read_now(query, *args)

    def write_now(self, service: Callable[..., T], *args: Any) -> T:
        with self.lock:
            return super().write_now(service, *args)


class Followed:
    """A till that follows its hub."""

    def __init__(self, shop: Shop) -> None:
        self.shop, self.name, self.door = shop, shop.name, SharedDoor(shop)
        self.states: queue.Queue[tuple[float, HubState]] = queue.Queue()
        address = shop.till.read(hub_of)
        assert address is not None
        self.follower = HubFollower(self.door, shop.keys.passwords, address, self._note)

    def sell(self) -> str:
        with self.door.lock:
            goods = self.shop.add()
            self.shop.sell(goods)
        self.follower.wake()
        return goods.id

    def until(self, is_so: Callable[[HubState], bool]) -> tuple[float, HubState]:
        """Wait for a state; returns when it was told, and the state."""
        while True:
            at, state = self.states.get(timeout=WITHIN_S)
            if is_so(state):
                return at, state

    def _note(self, state: HubState) -> None:
        self.states.put((time.monotonic(), state))


@contextmanager
def following(shop: Shop) -> Iterator[Followed]:
    followed = Followed(shop)
    thread = threading.Thread(target=followed.follower.run)
    thread.start()
    try:
        yield followed
    finally:
        followed.follower.stop()
        thread.join(WITHIN_S)
    assert not thread.is_alive()


def is_on(state: HubState) -> bool:
    return state.light is Light.ON


def has_sale_of(till: str) -> Callable[[HubState], bool]:
    return lambda state: (
        state.outcome is not None
        and any(taken.till == till and taken.sales for taken in state.outcome.taken)
    )


def seconds_until_seen(seller: Followed, watcher: Followed) -> float:
    sold = time.monotonic()
    seller.sell()
    seen, _state = watcher.until(has_sale_of(seller.name))
    return seen - sold


def test_two_tills_see_each_others_sales_within_a_second(founder: Shop, other: Shop) -> None:
    with following(founder) as first, following(other) as second:
        first.until(is_on)
        second.until(is_on)
        there = [seconds_until_seen(first, second) for _ in range(SALES)]
        back = [seconds_until_seen(second, first) for _ in range(SALES)]

    # The machine of the tests is busy with other things too: one sale of three is held to it.
    assert min(there) < 1
    assert min(back) < 1


def test_a_till_goes_on_without_the_hub_and_catches_up(
    server: Server, hub: Hub, founder: Shop
) -> None:
    with following(founder) as till:
        till.until(is_on)
        server.stop("immediate")
        till.sell()
        _at, away = till.until(lambda state: state.light is Light.AWAY)
        server.start()
        till.until(lambda state: state.outcome is not None and state.outcome.sent > 0)

    assert "La vente continue" in away.sentence
    assert hub.entries(founder.name)[-1][3] == "sale_made"


def test_a_till_that_was_shut_out_says_so_and_sells_on(hub: Hub, founder: Shop) -> None:
    with following(founder) as till:
        till.until(is_on)
        hub.revoke(founder.name)
        _at, state = till.until(lambda state: state.light is Light.WRONG)
        till.sell()

    assert "invitation" in state.sentence
