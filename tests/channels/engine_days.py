"""A till, the engine and one shop of any kind, with something going wrong between them.

The connector keeps its promises in `bad_days`; here it is the engine that stands before it, and
what counts is where both books are once the way is open again.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from pos.channels.contract import StockModel
from pos.channels.stock import Ref
from pos.clock import to_microseconds
from pos.domain.channel import Answer, Channel, Listing, Matter
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.channels import link, save_channel
from pos.services.shop import counter
from pos.services.stock_book import stock_of
from pos.sync.answering import answer
from pos.sync.door import TillDoor
from pos.sync.engine import Passed, one_pass
from pos.sync.notes import Note, notes
from pos.sync.standing import agree, begin_again, standing_of
from tests.channels.bad_days import NIGHTS
from tests.channels.conformance import fresh
from tests.channels.keeper import Keeper
from tests.channels.way import Mishap, anything
from tests.factories import HOUR, MINUTE, Shop, a_product, open_shop_in

FIRST: Final = 40
# Passes in which all must be well again once nothing goes wrong any more.
_QUIET: Final = 4
_ALWAYS: Final = 1000


@dataclass
class Stand:
    """A till with one product, listed in one shop. sold, held: pieces gone here and ordered there.

    passed: how each pass ended.
    """

    shop: Shop
    keeper: Keeper
    channel: str
    product: Product
    ref: Ref
    sold: int = 0
    held: int = 0
    passed: list[Passed] = field(default_factory=list)

    def sell(self, units: int) -> None:
        """Sell at the stand."""
        self.shop.sell(self.product, pieces(units))
        self.sold += units

    def buy(self, units: int) -> str:
        """Buy in the shop; returns the id of the order."""
        self.held += units
        return self.keeper.buy(self.ref, units)

    def one_pass(self, after: int = HOUR) -> None:
        """Let the engine bring both up to date some microseconds later."""
        self.shop.clock.now += after
        with closing(self.keeper.opened()) as connector:
            door = TillDoor(self.shop.till)
            passed = one_pass(door, connector, self.channel, lambda: 0.5, is_forced=True)
        self.passed.append(passed)

    def sign_in(self) -> None:
        """Let somebody sign in again where that was asked for."""
        if self.shop.till.read(standing_of, self.channel).stopped:
            self.shop.till.write(begin_again, self.channel)

    def quiet_down(self) -> None:
        """Open the way, sign in again, and pass a few times."""
        if self.keeper.way is not None:
            self.keeper.way.goes_well()
        self.sign_in()
        for _turn in range(_QUIET):
            for row in self.to_look_at():
                if row.matter is Matter.NOT_SENT:
                    self.shop.till.write(answer, row, Answer.RETRY)
            self.one_pass()

    def to_look_at(self) -> list[Note]:
        """Return what somebody has to look at of this product, or of the connection as a whole.

        A real shop has orders of other things too.
        """
        told = self.shop.till.read(notes, self.channel)
        return [
            row for row in told if self.product.id == row.product or self.channel == row.subject
        ]

    def faults(self) -> list[str]:
        """Say what is not as it must be once quiet."""
        here, true = self.on_hand(), FIRST - self.sold - self.held
        there = self.sellable()
        found = [f"{row.matter} to look at" for row in self.to_look_at()]
        if here != true:
            found.append(f"{here} in the book, {true} true")
        if there != true:
            found.append(f"{there} to be had in the shop, {true} true")
        return found

    def on_hand(self) -> int:
        """Return the pieces in the book of the till."""
        place = self.shop.till.read(counter).here.id
        found = self.shop.till.read(stock_of, self.product.id, place)
        return found.on_hand // 1000 if found else 0

    def sellable(self) -> int:
        """Return what buyers can still have."""
        with closing(self.keeper.opened()) as connector:
            lies_there = connector.capabilities.stock_model is StockModel.ON_HAND
        return self.keeper.number(self.ref) - (self.keeper.held(self.ref) if lies_there else 0)


@contextmanager
def a_stand(keeper: Keeper, folder: Path) -> Iterator[Stand]:
    """Open a till whose only product is listed in the shop, agreed upon and up to date."""
    shop = open_shop_in(folder)
    try:
        sku = fresh("DAY")
        product = shop.add(a_product(sku=sku), pieces(FIRST))
        ref = keeper.listed(sku, FIRST)
        channel = shop.till.write(save_channel, Channel("little", "Boutique")).result
        place = (ref.item, ref.parent, ref.stock, ref.location)
        shop.till.write(link, Listing("", channel, product.id, *place, sku))
        shop.till.write(agree, channel)
        stand = Stand(shop, keeper, channel, product, ref)
        stand.one_pass()
        yield stand
    finally:
        shop.till.close()


Day: TypeAlias = Callable[[Stand], None]


def _met_by(mishap: Mishap, stand: Stand) -> None:
    """Let it meet the number on its way, then the first thing that is asked of the shop."""
    way = stand.keeper.way
    assert way is not None
    for where in (stand.keeper.is_write, anything):
        stand.sell(1)
        stand.buy(2)
        way.goes_wrong(mishap, where)
        stand.one_pass()
        assert way.met.pop() is mishap
        stand.sign_in()


def _signed_out_in_the_middle(stand: Stand) -> None:
    """Let the sign-in end when the number is sent: nothing is asked again before somebody comes."""
    way = stand.keeper.way
    assert way is not None
    stand.sell(1)
    stand.buy(2)
    ended: list[bool] = []

    def from_the_write_on(request: object) -> bool:
        if stand.keeper.is_write(request):  # type: ignore[arg-type]
            ended.append(True)
        return bool(ended)

    way.goes_wrong(Mishap.UNAUTHORISED, from_the_write_on, times=_ALWAYS)
    stand.one_pass()
    asked = len(way.asked)
    stand.one_pass()
    assert len(way.asked) == asked


def _out_of_reach_for_long(stand: Stand) -> None:
    way = stand.keeper.way
    assert way is not None
    way.goes_wrong(Mishap.UNREACHABLE, times=_ALWAYS)
    for _turn in range(3):
        stand.sell(1)
        stand.buy(1)
        stand.one_pass()


def _clock_turned(seconds: int, stand: Stand) -> None:
    """Set this device's clock off against the shop's, and back."""
    for turned in (seconds, -seconds):
        stand.sell(1)
        stand.buy(1)
        stand.one_pass(turned * 1_000_000 + MINUTE)
        stand.buy(1)
        stand.one_pass(MINUTE)


# Everything that may go wrong, by what it is called.
DAYS: Final[dict[str, Day]] = {
    **{mishap.value: partial(_met_by, mishap) for mishap in Mishap},
    "a sign-in that ends in a batch": _signed_out_in_the_middle,
    "out of reach for long": _out_of_reach_for_long,
    "an hour ahead": partial(_clock_turned, 3600),
    "an hour behind": partial(_clock_turned, -3600),
}


def _through_the_night(stand: Stand, zone: str, begin: int) -> None:
    """Buy every ten minutes, sell and pass every half hour."""
    for step in range(12):
        stand.keeper.live_in(zone, begin + step * 10 * MINUTE)
        stand.buy(1)
        if step % 3:
            continue
        stand.sell(1)
        stand.one_pass(30 * MINUTE)


def comes_through_the_night(keeper: Keeper, folder: Path, night: str) -> None:
    """Live through a night in which wall clocks are turned, and find both books right."""
    zone, turns = NIGHTS[night]
    begin = to_microseconds(datetime.fromisoformat(turns)) - HOUR
    keeper.live_in(zone, begin)
    with a_stand(keeper, folder) as stand:
        _through_the_night(stand, zone, begin)
        stand.quiet_down()

        assert stand.faults() == []


def comes_to_the_truth(keeper: Keeper, folder: Path, day: str) -> None:
    """Live through a day, and find both books right once it is over."""
    with a_stand(keeper, folder) as stand:
        DAYS[day](stand)
        stand.quiet_down()

        assert stand.faults() == []
