"""A till and a shop as measured: whatever happened, book and listing come to the truth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

import pytest

from pos.channels.stock import Ref
from pos.domain.channel import Channel, Listing
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.channels import link, save_channel
from pos.services.door import TillDoor
from pos.services.shop import counter
from pos.services.stock_book import stock_of
from pos.sync.engine import Light, one_pass
from pos.sync.standing import agree
from tests.channels.keeper import Keeper
from tests.channels.prestashop_keeper import PrestaShopKeeper
from tests.channels.way import Mishap
from tests.channels.woocommerce_keeper import WooCommerceKeeper
from tests.factories import MINUTE, Shop, a_product, open_shop_in

FIRST: Final = 40
SHOPS: Final[dict[str, Callable[[], Keeper]]] = {
    "WooCommerce": WooCommerceKeeper,
    "PrestaShop": PrestaShopKeeper,
}
DEEDS: Final = ("sell", "buy", "buy", "edit", "cancel", "give back", "mishap", "pass", "pass")
MISHAPS: Final = [mishap for mishap in Mishap if mishap is not Mishap.UNAUTHORISED]


@dataclass
class Day:
    """A till, a shop, and what truly happened. held: units an order holds, and of which product."""

    shop: Shop
    keeper: Keeper
    chance: Random
    channel: str = ""
    products: list[Product] = field(default_factory=list)
    refs: list[Ref] = field(default_factory=list)
    sold: dict[int, int] = field(default_factory=dict)
    held: dict[str, tuple[int, int]] = field(default_factory=dict)

    def begin(self) -> None:
        wanted = Channel("measured", "Boutique")
        self.channel = self.shop.till.write(save_channel, wanted).result
        for number in range(3):
            sku = f"P{number}"
            product = a_product(sku=sku, names=Names(fr=f"Plat {number}"))
            self.products.append(self.shop.add(product, pieces(FIRST)))
            ref = self.keeper.listed(sku, FIRST)
            self.refs.append(ref)
            where = (self.channel, self.products[-1].id, ref.item, ref.parent, ref.stock)
            self.shop.till.write(link, Listing("", *where, sku=sku))
        self.shop.till.write(agree, self.channel)
        assert self.passed() is Light.UP_TO_DATE

    def passed(self) -> Light:
        self.shop.clock.now += MINUTE
        self.keeper.wait(60)
        connector = self.keeper.opened()
        try:
            door, chance = TillDoor(self.shop.till), self.chance.random
            return one_pass(door, connector, self.channel, chance, is_forced=True).light
        finally:
            connector.close()

    def happens(self, deed: str) -> None:
        which, units = self.chance.randrange(3), self.chance.randint(1, 2)
        if deed == "sell":
            self.shop.sell(self.products[which], pieces(units))
            self.sold[which] = self.sold.get(which, 0) + units
        elif deed == "buy":
            self.held[self.keeper.buy(self.refs[which], units + 1)] = (which, units + 1)
        elif deed == "mishap" and self.keeper.way is not None:
            self.keeper.way.goes_wrong(self.chance.choice(MISHAPS))
        elif deed == "pass":
            self.passed()
        else:
            self.on_an_order(deed)

    def on_an_order(self, deed: str) -> None:
        fresh = [remote for remote, (_which, units) in self.held.items() if units > 1]
        if not fresh:
            return
        remote = self.chance.choice(fresh)
        which, units = self.held[remote]
        if deed == "edit":
            self.keeper.edit(remote, 4)
            self.held[remote] = (which, 4)
        elif deed == "cancel":
            self.keeper.cancel(remote)
            self.held[remote] = (which, 0)
        else:
            # What is left is not edited: that would be of the quantity, not of what is held.
            self.keeper.give_back(remote, units - 1)
            self.held[remote] = (which, 1)

    def numbers(self) -> list[tuple[int, int, int]]:
        """Return, of each product, what is true, what the book says, and what the shop shows."""
        here = self.shop.till.read(counter).here.id
        told = []
        for which, (product, ref) in enumerate(zip(self.products, self.refs, strict=True)):
            held = sum(units for of, units in self.held.values() if of == which)
            known = self.shop.till.read(stock_of, product.id, here)
            on_hand = known.on_hand // 1000 if known else 0
            told.append((FIRST - self.sold.get(which, 0) - held, on_hand, self.keeper.number(ref)))
        return told


@pytest.fixture(params=sorted(SHOPS))
def keeper(request: pytest.FixtureRequest) -> Keeper:
    return SHOPS[request.param]()


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Shop]:
    shop = open_shop_in(tmp_path)
    yield shop
    shop.till.close()


@pytest.mark.parametrize(
    "seed", [*range(2), *(pytest.param(n, marks=pytest.mark.thorough) for n in range(2, 30))]
)
def test_after_any_day_the_book_is_true_and_the_listing_right(
    till: Shop, keeper: Keeper, seed: int
) -> None:
    day = Day(till, keeper, Random(seed))  # noqa: S311 - a day that can be had again
    day.begin()

    for _deed in range(25):
        day.happens(day.chance.choice(DEEDS))
    assert keeper.way is not None
    keeper.way.goes_well()
    for _turn in range(3):
        till.clock.now += 40 * MINUTE
        day.passed()

    assert [(book, shown) for _true, book, shown in day.numbers()] == [
        (true, max(true, 0)) for true, _book, _shown in day.numbers()
    ]
