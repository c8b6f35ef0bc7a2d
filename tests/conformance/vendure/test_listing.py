"""A product put in a real Vendure as the screen does it: picture, price, stock, and only once."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pos.domain.channel import Channel, Listing, PriceRule
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.catalogue import edit_product, save_photo
from pos.services.channels import listings, save_channel, unlink
from pos.services.door import TillDoor
from pos.sync.engine import one_pass
from pos.sync.notes import notes
from pos.sync.standing import agree
from pos.sync.wishes import wish_listed, wishes
from tests.channels.conformance import fresh
from tests.conformance.vendure.shop import Shopkeeper
from tests.factories import HOUR, Shop, a_product, open_shop_in

pytestmark = pytest.mark.conformance

_SHOWN = """
query($sku: String!) { productVariants(options: {filter: {sku: {eq: $sku}}}) { items {
  id price currencyCode stockLevels { stockOnHand }
  product { name description enabled featuredAsset { id } } } } }
"""


@dataclass
class Stand:
    """A till, its shop, and a rug with a photo that is not there yet."""

    shop: Shop
    keeper: Shopkeeper
    channel: str
    currency: str
    rug: Product

    def want(self) -> None:
        """Put the rug in the shop, as the screen does."""
        self.shop.till.write(partial(wish_listed, as_draft=False), self.channel, [self.rug.id])
        self.go_online()

    def go_online(self) -> None:
        self.shop.clock.now += HOUR
        with closing(self.keeper.opened()) as connector:
            door = TillDoor(self.shop.till)
            one_pass(door, connector, self.channel, lambda: 0.5, is_forced=True)

    def shown(self) -> list[dict[str, Any]]:
        told = self.keeper.admin(_SHOWN, sku=self.rug.sku)
        rows: list[dict[str, Any]] = told["productVariants"]["items"]
        return rows

    def linked(self) -> list[Listing]:
        found: list[Listing] = self.shop.till.read(listings, self.channel)
        return found


@pytest.fixture
def stand(keeper: Shopkeeper, tmp_path: Path) -> Iterator[Stand]:
    shop = open_shop_in(tmp_path)
    with closing(keeper.opened()) as connector:
        currency = connector.probe().currency
    rule = PriceRule(currency, Decimal("0.1"), commission=1000, step=100)
    wanted = Channel("vendure", "Boutique", price=rule, follows_price=True)
    channel = shop.till.write(save_channel, wanted).result
    shop.till.write(agree, channel)
    photo = shop.till.write(save_photo, a_photo()).result
    names = Names(fr="Tapis de laine", ar="زربية")
    rug = a_product(sku=fresh("LIST"), names=names, price=Money(90000, "MAD"), photo=photo)
    yield Stand(shop, keeper, channel, currency, shop.add(rug, pieces(3)))
    shop.till.close()


def a_photo() -> bytes:
    held = BytesIO()
    Image.new("RGB", (320, 240), (180, 60, 20)).save(held, "JPEG")
    return held.getvalue()


def test_a_product_is_put_there_with_its_picture_price_and_stock(stand: Stand) -> None:
    stand.want()

    [row] = stand.shown()
    assert (row["price"], row["currencyCode"]) == (10000, stand.currency)
    assert row["stockLevels"][0]["stockOnHand"] == 3
    assert row["product"]["enabled"]
    assert row["product"]["featuredAsset"] is not None
    assert stand.shop.till.read(wishes, stand.channel) == []


def test_wanted_again_linked_or_not_it_stays_the_one_listing(stand: Stand) -> None:
    stand.want()
    stand.want()
    [linked] = stand.linked()
    stand.shop.till.write(unlink, linked.id)
    stand.want()

    [row] = stand.shown()
    assert [(one.product, one.item) for one in stand.linked()] == [(stand.rug.id, row["id"])]


def test_its_price_follows_the_label_and_all_else_stays(stand: Stand) -> None:
    stand.want()
    [before] = stand.shown()
    stand.shop.till.write(edit_product, replace(stand.rug, price=Money(180000, "MAD")))
    stand.go_online()

    [row] = stand.shown()
    assert row == {**before, "price": 20000}
    told = stand.shop.till.read(notes, stand.channel)
    assert [note for note in told if note.product == stand.rug.id] == []
