"""One till, one online shop, and all that may happen between them, step by step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeVar

from pos.channels.contract import BatchMode, Capabilities, StockModel
from pos.channels.faults import Refused
from pos.channels.listings import Draft, Published
from pos.channels.orders import Order, OrderPage
from pos.channels.stock import StockWrite, WriteResult
from pos.domain.channel import Answer, Channel, Listing, Matter
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.catalogue import edit_product
from pos.services.channels import channel_of, link, save_channel
from pos.services.door import TillDoor
from pos.services.online_orders import told_order
from pos.services.products import product_of
from pos.services.shop import counter
from pos.services.stock_book import stock_of
from pos.sync.answering import answer
from pos.sync.engine import Passed, one_pass
from pos.sync.notes import notes
from pos.sync.standing import agree
from tests.channels.little_connector import LittleConnector
from tests.channels.little_shop import LittleKeeper, LittleShop, able
from tests.channels.way import Mishap
from tests.factories import MINUTE, Shop, a_product, open_shop_in

T = TypeVar("T")
FIRST: Final = 12

SHOPS: Final[dict[str, Capabilities]] = {
    "sellable": able(batch_max=2),
    "compares": able(has_compare_and_set=True, batch_mode=BatchMode.ATOMIC),
    "on hand": able(StockModel.ON_HAND, batch_mode=BatchMode.PREFIX, batch_max=3),
    "on hand, compares": able(StockModel.ON_HAND, has_compare_and_set=True),
    "cannot say what came back": able(batch_max=2, restock_facts=False),
}


class Crash(BaseException):
    """The program ended here."""


class Steps:
    """What happens at each step of a pass: nothing, something else, or the end."""

    def __init__(self) -> None:
        self.until_crash: int | None = None
        self.is_rolled_back = False
        self.meanwhile: list[Callable[[], None]] = []
        self.every = 3
        self._count = 0

    def next(self) -> bool:
        """Count a step; returns whether what it does is to be rolled back by a crash."""
        self._count += 1
        if self.meanwhile and self._count % self.every == 0:
            self.meanwhile.pop(0)()
        if self.until_crash is None:
            return False
        self.until_crash -= 1
        if self.until_crash > 0:
            return False
        self.until_crash = None
        if self.is_rolled_back:
            return True
        raise Crash


@dataclass
class Door:
    """The door of a program that may end at any step."""

    inner: TillDoor
    steps: Steps

    def read_now(self, query: Callable[..., T], *args: Any) -> T:
        self.steps.next()
        return self.inner.read_now(query, *args)

    def write_now(self, service: Callable[..., T], *args: Any) -> T:
        if not self.steps.next():
            return self.inner.write_now(service, *args)

        def ends(work: Any) -> None:
            service(work, *args)
            raise Crash

        self.inner.write_now(ends)
        raise AssertionError


class Connector(LittleConnector):
    """A connector that may end at any step, and now and then tells of the past.

    pulled: how many whole pulls there were, and which of them each write stood on.
    """

    world: "World"

    def pull_orders(self, cursor: str, page_size: int = 100) -> OrderPage:  # noqa: ARG002 - small
        self.world.steps.next()
        page = super().pull_orders(cursor, self.world.page_size)
        self.world.pulls.append((self.world.moment, page.is_last))
        if page.is_last and self.world.after_pull:
            self.world.after_pull.pop(0)()
        stale = tuple(self.world.past[-3:]) if self.world.tells_of_the_past else ()
        self.world.past.extend(page.orders)
        return replace(page, orders=(*stale, *page.orders))

    def order(self, remote: str) -> Order | None:
        self.world.steps.next()
        return super().order(remote)

    def publish(self, draft: Draft) -> Published:
        self.world.steps.next()
        if draft.is_price_only and self.world.refused_prices:
            raise Refused("the shop sells in another", "currency")
        published = super().publish(draft)
        self.world.steps.next()
        return published

    def write_stock(self, writes: Any) -> list[WriteResult]:
        self.world.stood_on_fresh_pulls(writes)
        self.world.steps.next()
        if self.world.before_write:
            self.world.before_write.pop(0)()
        return super().write_stock(writes)


@dataclass
class World:
    """A till and a shop. sold: pieces sold at the till by product. moment: counts what happens.

    labels: the price of each product in minor units, where the shop follows it.
    """

    shop: Shop
    keeper: LittleKeeper
    channel: str = ""
    products: list[Product] = field(default_factory=list)
    sold: dict[str, int] = field(default_factory=dict)
    sold_at: dict[str, int] = field(default_factory=dict)
    steps: Steps = field(default_factory=Steps)
    pulls: list[tuple[int, bool]] = field(default_factory=list)
    past: list[Order] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    after_pull: list[Callable[[], None]] = field(default_factory=list)
    before_write: list[Callable[[], None]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    labels: dict[int, int] = field(default_factory=dict)
    tells_of_the_past: bool = False
    refused_prices: bool = False
    page_size: int = 2
    moment: int = 0
    chance: Random = field(default_factory=lambda: Random(1))  # noqa: S311 - waits

    def set_up(self, products: int = 3) -> None:
        wanted = Channel("little", "Petite boutique")
        self.channel = self.shop.till.write(save_channel, wanted).result
        for number in range(products):
            names = Names(fr=f"Plat {number}")
            product = self.shop.add(a_product(sku=f"P{number}", names=names), pieces(FIRST))
            ref = self.keeper.listed(f"P{number}", FIRST)
            self.products.append(product)
            self.shop.till.write(
                link, Listing("", self.channel, product.id, ref.item, sku=f"P{number}")
            )
        self.shop.till.write(agree, self.channel)

    def follow_prices(self) -> None:
        """Let the shop show the price of the label from now on."""
        known = self.shop.till.read(channel_of, self.channel)
        self.shop.till.write(save_channel, replace(known, follows_price=True))
        for which in range(len(self.products)):
            self.label(which, 10_000)

    # What may happen

    def label(self, which: int, minor: int) -> None:
        which %= len(self.products)
        product = self.shop.till.read(product_of, self.products[which].id)
        assert product is not None
        self.shop.till.write(edit_product, replace(product, price=Money(minor, "MAD")))
        self.labels[which] = minor

    def sell(self, which: int, units: int) -> None:
        product = self.products[which % len(self.products)]
        self.shop.sell(product, pieces(units))
        self.sold[product.id] = self.sold.get(product.id, 0) + units
        self.moment += 1
        self.sold_at[product.id] = self.moment

    def buy(self, which: int, units: int) -> None:
        self.moment += 1
        items = list(self.keeper.shop.rows)
        self.keeper.buy_all([(items[which % len(items)], units)])

    def on_order(self, which: int, deed: str, units: int) -> None:
        orders = [o for o in self.keeper.shop.orders.values() if not o.is_gone]
        if not orders:
            return
        order = orders[which % len(orders)]
        if deed == "edit" and not self.keeper.shop.abilities.restock_facts:
            # What such a shop says of a line that is changed and paid back can be read two ways.
            return
        deeds: dict[str, Callable[[], None]] = {
            "edit": lambda: self.keeper.edit(order.id, units),
            "cancel": lambda: self.keeper.cancel(order.id),
            "pay_back": lambda: self.keeper.pay_back(order.id),
            "give_back": lambda: self.keeper.give_back(order.id, units),
            "send": lambda: self.keeper.send(order.id),
            "touch": lambda: self.keeper.touch(order.id),
            "throw_away": lambda: self.keeper.throw_away(order.id),
        }
        self.moment += 1
        deeds[deed]()

    def connector(self) -> Connector:
        from tests.channels.little_shop import BASE, SECRET

        opened = Connector(BASE, SECRET, self.keeper.shop.abilities, self.keeper.road)
        opened.world = self
        opened.broken = self.broken
        return opened

    def one_pass(self, *, is_forced: bool = False) -> Passed | None:
        """Run a pass; None when the program ended in the middle of it."""
        door, connector = Door(TillDoor(self.shop.till), self.steps), self.connector()
        self.pulls.clear()
        try:
            return one_pass(door, connector, self.channel, self.chance.random, is_forced=is_forced)
        except Crash:
            return None
        finally:
            connector.close()
            self.steps.until_crash = None
            self.steps.meanwhile.clear()

    def quiet_down(self, minutes: int = 40) -> None:
        """Let the way be open and nothing else happen until all is well.

        minutes: between two passes; short ones pass without every listing being read.
        """
        self.keeper.road.goes_well()
        self.tells_of_the_past = False
        for _turn in range(4):
            self._answer_all()
            self.shop.clock.now += minutes * MINUTE
            self.keeper.wait(60 * minutes)
            self.one_pass(is_forced=True)

    def _answer_all(self) -> None:
        """Say to each number that could not be sent for a day that it can be now.

        Of goods that may have come back from a buyer, say that they did not.
        """
        said = {Matter.NOT_SENT: Answer.RETRY, Matter.GOODS_BACK: Answer.NOT_BACK}
        for row in self.shop.till.read(notes, self.channel):
            if row.matter in said:
                self.shop.till.write(answer, row, said[row.matter])

    # What must be so

    def stood_on_fresh_pulls(self, writes: list[StockWrite]) -> None:
        if not self.pulls or not self.pulls[-1][1]:
            self.complaints.append("a number was sent without a whole pull before it")
            return
        begun = self.pulls[-1][0]
        for write in writes:
            if self.sold_at.get(write.reason, 0) > begun and self.pulls:
                self.complaints.append("a number was sent on a pull older than what was sold")

    def truth(self, which: int) -> int:
        """Pieces there are: those of the first day, less what was sold, less what orders hold."""
        item = list(self.keeper.shop.rows)[which]
        held = sum(
            line.held
            for order in self.keeper.shop.orders.values()
            for line in order.lines
            if line.item == item
        )
        return FIRST - self.sold.get(self.products[which].id, 0) - held

    def on_hand(self, which: int) -> int:
        here = self.shop.till.read(counter).here.id
        found = self.shop.till.read(stock_of, self.products[which].id, here)
        return found.on_hand // 1000 if found else 0

    def shown(self, which: int) -> int:
        row = list(self.keeper.shop.rows.values())[which]
        return row.number or 0

    def should_show(self, which: int) -> int:
        item, truth = list(self.keeper.shop.rows)[which], self.truth(which)
        if self.keeper.shop.lowers_at_once:
            return max(0, truth)
        return max(0, truth + self.keeper.shop.held(item))

    def faults(self) -> list[str]:
        """Say all that is not as it must be once quiet."""
        found = list(self.complaints)
        for which in range(len(self.products)):
            if self.on_hand(which) != self.truth(which):
                found.append(
                    f"{which}: {self.on_hand(which)} in the book, {self.truth(which)} true"
                )
            if self.shown(which) != self.should_show(which):
                shown, should = self.shown(which), self.should_show(which)
                found.append(f"{which}: {shown} shown, should be {should}")
        rows = list(self.keeper.shop.rows.values())
        for which, minor in self.labels.items():
            if rows[which].price != f"{minor // 100}.{minor % 100:02}":
                found.append(f"{which}: {rows[which].price} asked, {minor} on the label")
        for order in self.keeper.shop.orders.values():
            told = self.shop.till.read(told_order, self.channel, order.id)
            held = [line.held for line in told.lines] if told else None
            if held != [line.held for line in order.lines]:
                found.append(f"order {order.id}: {held} taken in")
        return found


@contextmanager
def a_world(abilities: Capabilities, products: int = 3) -> Iterator[World]:
    """Open a till and a shop for the time of the block, linked and agreed upon."""
    with TemporaryDirectory(prefix="rahba-") as folder:
        shop = open_shop_in(Path(folder))
        try:
            world = World(shop, LittleKeeper(LittleShop(abilities)))
            world.set_up(products)
            world.one_pass()
            yield world
        finally:
            shop.till.close()


DEEDS: Final = (
    "sell",
    "sell",
    "buy",
    "buy",
    "edit",
    "cancel",
    "pay_back",
    "give_back",
    "send",
    "touch",
    "throw_away",
    "else",
    "mishap",
    "mishap on writes",
    "past",
    "pass",
    "pass",
    "pass meanwhile",
    "pass crashing",
    "later",
)
# What may happen besides where prices follow the label.
PRICED: Final = (*DEEDS, "label", "label", "price else")
MISHAPS: Final = tuple(mishap for mishap in Mishap if mishap not in {Mishap.UNAUTHORISED})


def play(world: World, deeds: list[tuple[str, int, int, int]]) -> None:
    """Do what was drawn: a deed, which thing it is about, how many, and which step it is at."""
    for deed, which, units, step in deeds:
        world.shop.clock.now += MINUTE // 4
        if deed.startswith("pass"):
            _pass(world, deed, which, units, step)
        elif deed in _AROUND:
            _AROUND[deed](world, which, units, step)
        else:
            world.on_order(which, deed, units)


def _somebody_else(world: World, which: int, units: int, _step: int) -> None:
    rows = list(world.keeper.shop.rows.values())
    rows[which % len(rows)].number = units


def _somebody_else_prices(world: World, which: int, units: int, _step: int) -> None:
    rows = list(world.keeper.shop.rows.values())
    rows[which % len(rows)].price = f"{90 + units}.00"


def _later(world: World, _which: int, _units: int, step: int) -> None:
    world.shop.clock.now += (step - 10) * 10 * MINUTE
    world.keeper.shop.now += step * 30_000_000


def _tell_of_the_past(world: World, *_drawn: int) -> None:
    world.tells_of_the_past = not world.tells_of_the_past


_AROUND: Final[dict[str, Callable[[World, int, int, int], None]]] = {
    "sell": lambda world, which, units, _step: world.sell(which, units),
    "buy": lambda world, which, units, _step: world.buy(which, units),
    "label": lambda world, which, units, step: world.label(which, 9000 + 700 * units + step),
    "price else": _somebody_else_prices,
    "else": _somebody_else,
    "mishap": lambda world, _which, _units, step: world.keeper.road.goes_wrong(
        MISHAPS[step % len(MISHAPS)]
    ),
    "mishap on writes": lambda world, _which, _units, step: world.keeper.road.goes_wrong(
        MISHAPS[step % len(MISHAPS)], world.keeper.is_write
    ),
    "past": _tell_of_the_past,
    "later": _later,
}


def _pass(world: World, deed: str, which: int, units: int, step: int) -> None:
    if deed == "pass crashing":
        world.steps.until_crash, world.steps.is_rolled_back = 1 + step, units % 2 == 0
    if deed == "pass meanwhile":
        world.steps.every = 1 + step % 4
        world.steps.meanwhile = [
            lambda: world.buy(which, units),
            lambda: world.sell(which, 1),
            lambda: world.on_order(which, "cancel", 0),
        ]
    world.one_pass(is_forced=True)


def some_deeds(chance: Random, length: int = 14) -> list[tuple[str, int, int, int]]:
    """Draw deeds without Hypothesis, for a check that counts how many catch a mistake."""
    return [
        (chance.choice(DEEDS), chance.randrange(6), chance.randrange(4), chance.randrange(22))
        for _number in range(length)
    ]
