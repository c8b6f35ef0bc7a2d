"""Orders a shop had before it was connected, where its number is what lies in the house."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from pos.channels.stock import Ref
from pos.domain.channel import Channel, Listing
from pos.domain.quantity import pieces
from pos.services.channels import link, save_channel
from pos.services.shop import counter
from pos.services.stock_book import stock_of
from pos.sync.door import TillDoor
from pos.sync.engine import one_pass
from pos.sync.standing import agree
from tests.channels.keeper import Keeper
from tests.channels.medusa.keeper import MedusaKeeper
from tests.channels.vendure.keeper import VendureKeeper
from tests.factories import HOUR, MINUTE, NOON, Shop, a_product, open_shop_in


class Morning:
    """A till that is connected to a shop with a past.."""

    def __init__(self, folder: Path, keeper: Keeper, ref: Ref, lying: int) -> None:
        self.shop: Shop = open_shop_in(folder)
        self.shop.clock.now = NOON + 48 * HOUR
        self.keeper, self.chance = keeper, Random(1)  # noqa: S311 - waits
        self.product = self.shop.add(a_product(sku="JAR"), pieces(lying))
        self.channel = self.shop.till.write(save_channel, Channel("shop", "Boutique")).result
        where = (self.channel, self.product.id, ref.item, ref.parent, ref.stock, ref.location)
        self.shop.till.write(link, Listing("", *where, sku="JAR"))
        self.shop.till.write(agree, self.channel)

    def passed(self) -> None:
        self.shop.clock.now += MINUTE
        self.keeper.wait(60)
        connector = self.keeper.opened()
        try:
            door = TillDoor(self.shop.till)
            one_pass(door, connector, self.channel, self.chance.random, is_forced=True)
        finally:
            connector.close()

    def in_book(self) -> int:
        def on_hand(connection: object) -> int:
            place = counter(connection).here.id  # type: ignore[arg-type]
            found = stock_of(connection, self.product.id, place)  # type: ignore[arg-type]
            return found.on_hand // 1000 if found else 0

        return self.shop.till.read(on_hand)


@pytest.mark.parametrize("opened", [VendureKeeper, MedusaKeeper])
def test_what_waited_to_be_sent_is_promised_and_what_was_sent_is_gone(
    tmp_path: Path, opened: Callable[[], Keeper]
) -> None:
    keeper = opened()
    ref = keeper.listed("JAR", 10)
    waiting, gone = keeper.buy(ref, 4), keeper.buy(ref, 2)
    keeper.send(gone)
    keeper.wait(3600)
    morning = Morning(tmp_path, keeper, ref, lying=8)
    try:
        morning.passed()
        morning.passed()
        assert (keeper.number(ref), morning.in_book()) == (8, 4)

        keeper.touch(gone)
        keeper.send(waiting)
        morning.passed()
        morning.passed()
        assert (keeper.number(ref), morning.in_book()) == (4, 4)
    finally:
        morning.shop.till.close()
