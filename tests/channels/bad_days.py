"""What a connector does on bad days: faults at every single request, clocks that turn, long nights.

A mixin beside `conformance.Conformance`, with its fixtures. Which of a connector's requests a fault
meets is not for a test to choose: each is tried at the first request, the second, and so on, until
none is left to meet.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any, Final

import httpx
import pytest

from pos.channels.contract import Action, Connector
from pos.channels.faults import ChannelFault, OutcomeUnknown, Refused, SignInRefused
from pos.channels.orders import Order
from pos.channels.stock import Outcome, Ref, StockWrite, WriteResult
from pos.clock import to_microseconds
from tests.channels.keeper import Keeper
from tests.channels.way import Mishap, Way

_NUMBERS: Final = count(1)
_MINUTE: Final = 60_000_000
# More requests than most calls make here; what comes after these is met by what met them.
_MANY: Final = 12
# Tries to get through a pass that something goes wrong in once.
_PATIENCE: Final = 5
_AS_IT_WAS: Final = {
    Outcome.NOT_SENT,
    Outcome.REJECTED,
    Outcome.STALE,
    Outcome.NOT_FOUND,
    Outcome.NOT_TRACKED,
}
# The moments at which wall clocks are turned, forward in spring, back in autumn; in Morocco back
# before Ramadan and forward after it.
NIGHTS: Final = {
    "Paris, forward": ("Europe/Paris", "2026-03-29T01:00:00+00:00"),
    "Paris, back": ("Europe/Paris", "2026-10-25T01:00:00+00:00"),
    "New York, forward": ("America/New_York", "2026-03-08T07:00:00+00:00"),
    "New York, back": ("America/New_York", "2026-11-01T06:00:00+00:00"),
    "Casablanca, back": ("Africa/Casablanca", "2026-02-15T02:00:00+00:00"),
    "Casablanca, forward": ("Africa/Casablanca", "2026-03-22T02:00:00+00:00"),
}


def _first(names: Iterable[str], chosen: frozenset[str]) -> list[Any]:
    """Return parameters of which only the chosen are tried at once, the others thoroughly."""
    marks = {True: (), False: (pytest.mark.thorough,)}
    return [pytest.param(name, marks=marks[name in chosen]) for name in names]


_MISHAPS: Final = _first(
    Mishap,
    frozenset({Mishap.LOST_ANSWER, Mishap.HALF_ANSWER, Mishap.THROTTLED, Mishap.UNAUTHORISED}),
)
NIGHTS_TRIED: Final = _first(NIGHTS, frozenset({"Paris, back", "Casablanca, back"}))


class BadDays:
    """What holds for every connector whatever goes wrong, and whatever time it is."""

    @pytest.mark.parametrize("mishap", Mishap)
    def test_whatever_meets_a_write_its_results_tell_no_lie(
        self, keeper: Keeper, shop: Connector, way: Way, mishap: Mishap
    ) -> None:
        _needs(shop, Action.SET_STOCK)

        for place in _places():
            writes = _wishes(keeper, shop)
            way.goes_wrong(mishap, place)
            results = _outcomes(shop, writes)
            way.goes_well()

            assert len(results) == len(writes)
            for wish, result in zip(writes, results, strict=True):
                _is_no_lie(keeper, wish, result)
            again = _outcomes(shop, writes)
            assert {one.outcome for one in again} <= {Outcome.APPLIED, Outcome.UNCHANGED}
            assert [keeper.number(wish.ref) for wish in writes] == [w.value for w in writes]

    def test_a_sign_in_that_ends_in_a_batch_is_told_by_the_next_call(
        self, keeper: Keeper, shop: Connector, way: Way
    ) -> None:
        _needs(shop, Action.SET_STOCK)

        for place in _places():
            writes = _wishes(keeper, shop)
            way.goes_wrong(Mishap.UNAUTHORISED, place.onward, times=1000)
            results = _outcomes(shop, writes)

            for wish, result in zip(writes, results, strict=True):
                _is_no_lie(keeper, wish, result)
            if place.is_met:
                with pytest.raises(SignInRefused):
                    shop.read_stock([writes[0].ref])
            way.goes_well()

    @pytest.mark.parametrize("mishap", _MISHAPS)
    def test_whatever_meets_a_reading_it_is_right_or_a_fault(
        self, keeper: Keeper, shop: Connector, way: Way, mishap: Mishap
    ) -> None:
        ref = keeper.listed(sku := _fresh(), 5)

        for place in _places():
            way.goes_wrong(mishap, place)
            try:
                told = shop.read_stock([ref])
                found = shop.find_by_sku([sku])
            except ChannelFault:
                continue
            finally:
                way.goes_well()
            assert [(reading.ref, reading.value) for reading in told] == [(ref, 5)]
            assert [item.ref for item in found[sku]] == [ref]

    @pytest.mark.parametrize("mishap", _MISHAPS)
    def test_whatever_meets_a_pass_no_order_is_lost(
        self, keeper: Keeper, shop: Connector, way: Way, mishap: Mishap
    ) -> None:
        _needs(shop, Action.PULL_ORDERS)
        ref = keeper.listed(_fresh(), 500)
        book = _Book(shop, shop.pull_orders("").cursor)

        for place in _places():
            remote = keeper.buy(ref, 2)
            way.goes_wrong(mishap, place)
            book.pass_through()
            way.goes_well()
            book.pass_through()

            assert book.held[remote] == 2
            keeper.cancel(remote)
            book.pass_through()
            assert book.held[remote] == _left(shop, 2)

    @pytest.mark.parametrize("turned", [3600, -3600])
    def test_a_clock_set_an_hour_off_loses_no_order(
        self, keeper: Keeper, shop: Connector, turned: int
    ) -> None:
        _needs(shop, Action.PULL_ORDERS)
        ref = keeper.listed(_fresh(), 50)
        book = _Book(shop, shop.pull_orders("").cursor)
        first = keeper.buy(ref, 1)
        book.pass_through()

        keeper.turn_clock(turned)
        second = keeper.buy(ref, 2)
        book.pass_through()
        keeper.turn_clock(-turned)
        third = keeper.buy(ref, 3)
        book.pass_through()

        assert book.held == {first: 1, second: 2, third: 3}

    @pytest.mark.parametrize("night", NIGHTS_TRIED)
    def test_the_night_the_clock_is_turned_loses_no_order_and_no_change(
        self, keeper: Keeper, shop: Connector, night: str
    ) -> None:
        """Every ten minutes somebody buys or cancels; every half hour the till asks."""
        _needs(shop, Action.PULL_ORDERS)
        zone, turns = NIGHTS[night]
        begin = to_microseconds(datetime.fromisoformat(turns)) - 150 * _MINUTE
        keeper.live_in(zone, begin)
        ref = keeper.listed(_fresh(), 500)
        book = _Book(shop, shop.pull_orders("").cursor)
        truth: dict[str, int] = {}

        for step in range(30):
            keeper.live_in(zone, begin + step * 10 * _MINUTE)
            truth[keeper.buy(ref, 1 + step % 3)] = 1 + step % 3
            if step % 2:
                cancelled = list(truth)[step // 2]
                keeper.cancel(cancelled)
                truth[cancelled] = _left(shop, truth[cancelled])
            if step % 3 == 2:
                book.pass_through()
                assert book.held == truth


@dataclass
class _Place:
    """The request at which something goes wrong: the first, the second, and so on."""

    number: int
    seen: int = 0
    is_met: bool = False

    def __call__(self, _request: httpx.Request) -> bool:
        is_here = self.seen == self.number
        self.seen += 1
        self.is_met = self.is_met or is_here
        return is_here

    def onward(self, request: httpx.Request) -> bool:
        """Tell whether a request is this one or comes after it."""
        return self(request) or self.is_met


@dataclass
class _Book:
    """What the orders hold, kept as the engine keeps it: an older telling is passed over."""

    shop: Connector
    cursor: str
    held: dict[str, int] = field(default_factory=dict)
    modified: dict[str, int] = field(default_factory=dict)

    def pass_through(self) -> None:
        """Pull a whole pass; after a fault, go on where the last page ended."""
        for _try in range(_PATIENCE):
            try:
                while not self._is_through():
                    pass
            except ChannelFault:
                continue
            return

    def _is_through(self) -> bool:
        page = self.shop.pull_orders(self.cursor)
        for order in page.orders:
            self._take(order)
        self.cursor = page.cursor
        return page.is_last

    def _take(self, order: Order) -> None:
        if order.modified < self.modified.get(order.remote, 0):
            return
        self.modified[order.remote] = order.modified
        self.held[order.remote] = sum(line.committed for line in order.lines)


def _places() -> Iterator[_Place]:
    """Yield each place in turn, until one was not met: then all requests have had their fault."""
    for number in range(_MANY):
        place = _Place(number)
        yield place
        if not place.is_met:
            return


def _fresh() -> str:
    return f"DAY-{next(_NUMBERS)}"


def _needs(shop: Connector, action: Action) -> None:
    if action not in shop.capabilities.actions:
        pytest.skip(f"the shop does not declare {action.value}")


def _left(shop: Connector, units: int) -> int:
    """Return what a cancelled order holds: all, where the shop cannot say what came back."""
    return 0 if shop.capabilities.restock_facts else units


def _wishes(keeper: Keeper, shop: Connector) -> Sequence[StockWrite]:
    """Return wishes for new listings: two products, and two variations where the shop has any."""
    refs = [keeper.listed(_fresh(), 5) for _ in range(2)]
    refs += _variations(lambda: keeper.varied(_fresh(), {_fresh(): 5, _fresh(): 5}))
    refs = refs[: shop.capabilities.batch_max]
    return [StockWrite(ref, number, None, key=_fresh()) for number, ref in enumerate(refs, 1)]


def _variations(made: Callable[[], dict[str, Ref]]) -> list[Ref]:
    try:
        return list(made().values())
    except pytest.skip.Exception:
        return []


def _outcomes(shop: Connector, writes: Sequence[StockWrite]) -> list[WriteResult]:
    """Write; a fault that is raised says that nothing was done, but for an unknown outcome."""
    try:
        return shop.write_stock(writes)
    except OutcomeUnknown:
        return [WriteResult(Outcome.UNKNOWN)] * len(writes)
    except Refused:
        return [WriteResult(Outcome.REJECTED)] * len(writes)
    except ChannelFault:
        return [WriteResult(Outcome.NOT_SENT)] * len(writes)


def _is_no_lie(keeper: Keeper, wish: StockWrite, result: WriteResult) -> None:
    if result.outcome in {Outcome.APPLIED, Outcome.UNCHANGED}:
        assert keeper.number(wish.ref) == wish.value
    if result.outcome in _AS_IT_WAS:
        assert keeper.number(wish.ref) == 5
