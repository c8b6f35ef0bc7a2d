"""A product put in a real Vendure as the screen does it: picture, price, stock, and only once."""

from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pos.domain.channel import Channel, PriceRule
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.services.catalogue import edit_product, save_photo
from pos.services.channels import channel_of, listings, save_channel, unlink
from pos.services.products import product_of
from pos.sync.door import TillDoor
from pos.sync.engine import Light, one_pass
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


def shown(keeper: Shopkeeper, sku: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = keeper.admin(_SHOWN, sku=sku)["productVariants"]["items"]
    return rows


def go_online(shop: Shop, keeper: Shopkeeper, channel: str) -> Light:
    shop.clock.now += HOUR
    with closing(keeper.opened()) as connector:
        door = TillDoor(shop.till)
        return one_pass(door, connector, channel, lambda: 0.5, is_forced=True).light


def a_photo() -> bytes:
    held = BytesIO()
    Image.new("RGB", (320, 240), (180, 60, 20)).save(held, "JPEG")
    return held.getvalue()


def test_a_product_is_put_there_once_and_its_price_follows(
    keeper: Shopkeeper, tmp_path: Path
) -> None:
    shop = open_shop_in(tmp_path)
    try:
        with closing(keeper.opened()) as connector:
            currency = connector.probe().currency
        rule = PriceRule(currency, Decimal("0.1"), commission=1000, step=100)
        wanted = Channel("vendure", "Boutique", price=rule, follows_price=True)
        channel = shop.till.write(save_channel, wanted).result
        shop.till.write(agree, channel)
        sku = fresh("LIST")
        photo = shop.till.write(save_photo, a_photo()).result
        names = Names(fr="Tapis de laine", ar="زربية")
        rug = shop.add(
            a_product(sku=sku, names=names, price=Money(90000, "MAD"), photo=photo), pieces(3)
        )
        service = partial(wish_listed, as_draft=False)

        shop.till.write(service, channel, [rug.id])
        go_online(shop, keeper, channel)
        [row] = shown(keeper, sku)
        assert (row["price"], row["currencyCode"]) == (10000, currency)
        assert row["stockLevels"][0]["stockOnHand"] == 3
        assert row["product"]["featuredAsset"] is not None
        assert shop.till.read(wishes, channel) == []

        # Wanted again while it is linked, and once more after the link was ended.
        shop.till.write(service, channel, [rug.id])
        go_online(shop, keeper, channel)
        [linked] = shop.till.read(listings, channel)
        shop.till.write(unlink, linked.id)
        shop.till.write(service, channel, [rug.id])
        go_online(shop, keeper, channel)
        assert [one["id"] for one in shown(keeper, sku)] == [row["id"]]
        assert [one.product for one in shop.till.read(listings, channel)] == [rug.id]

        known = shop.till.read(product_of, rug.id)
        assert known is not None
        shop.till.write(edit_product, replace(known, price=Money(180000, "MAD")))
        go_online(shop, keeper, channel)
        [row] = shown(keeper, sku)
        assert row["price"] == 20000
        assert row["product"]["featuredAsset"] is not None
        assert [one for one in shop.till.read(notes, channel) if one.product == rug.id] == []
        assert shop.till.read(channel_of, channel).follows_price
    finally:
        shop.till.close()
