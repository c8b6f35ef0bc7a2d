"""What the connector asks of WooCommerce is in the shop's own index of routes and arguments."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

import httpx

from pos.channels.listings import Draft, Picture, Price
from pos.channels.stock import StockWrite
from tests.channels.recordings import document
from tests.channels.way import Way
from tests.channels.woocommerce_keeper import WooCommerceKeeper

API: Final = "/wp-json/wc/v3"
# Every route takes this from WordPress itself, and no route names it.
OF_WORDPRESS: Final = {"_fields"}


def test_every_request_is_one_the_shop_documents() -> None:
    routes = document("woocommerce-10.0.2.wc_v3_index.json")["routes"]
    keeper = WooCommerceKeeper()

    unknown = [said for request in _all_there_is(keeper) for said in _undocumented(routes, request)]

    assert unknown == []


def test_an_argument_nobody_documents_would_be_seen() -> None:
    routes = document("woocommerce-10.0.2.wc_v3_index.json")["routes"]
    url = f"https://shop.example{API}/orders?updated_after=1"
    body = b'{"update":[{"id":1,"stock":3}]}'

    assert _undocumented(routes, httpx.Request("GET", url)) == ["GET /orders updated_after"]
    assert _undocumented(
        routes, httpx.Request("POST", f"https://shop.example{API}/products/batch", content=body)
    ) == ["POST /products stock"]


def _all_there_is(keeper: WooCommerceKeeper) -> list[httpx.Request]:
    """Use the connector for all it can do, and return what it sent to the shop."""
    shop, rug = keeper.opened(), keeper.listed("RUG", 5)
    small = keeper.varied("V", {"V-S": 3})["V-S"]
    order = keeper.buy(rug, 1)
    draft = Draft(None, "key", "NEW", "Bol", "Terre", Price(Decimal(80), "EUR"))
    full = replace(draft, category="Uncategorized", pictures=(Picture("a.jpg", b"a"),))
    shop.probe()
    shop.find_by_sku(["RUG", "V-S"])
    shop.catalogue()
    shop.read_stock([rug, small])
    shop.write_stock([StockWrite(ref, 1, None, key="k") for ref in (rug, small)])
    shop.order(order)
    page = shop.pull_orders("1795300000000000")
    shop.pull_orders(page.cursor)
    shop.publish(full)
    for ref in (rug, small):
        shop.publish(replace(full, ref=ref))
        shop.track_stock(ref)
        shop.pause(ref, is_paused=True)
    assert isinstance(keeper.way, Way)
    return [request for request in keeper.way.asked if request.url.path.startswith(API + "/")]


def _undocumented(routes: dict[str, Any], request: httpx.Request) -> list[str]:
    path = request.url.path.removeprefix(API)
    body = json.loads(request.content) if request.content else {}
    rows = [body]
    if path.endswith("/batch"):
        # A batch is documented by the route of its rows; an id takes the place of the address.
        path, rows = path.removesuffix("/batch"), body["update"]
    names = {*request.url.params, *(name for row in rows for name in row)} - OF_WORDPRESS
    known = _arguments(routes, path, "GET" if request.method == "GET" else "POST")
    return [f"{request.method} {path} {name}" for name in sorted(names - known)]


def _arguments(routes: dict[str, Any], path: str, method: str) -> set[str]:
    """Return the arguments of all routes that a path fits."""
    fitting = [route for name, route in routes.items() if re.fullmatch(name, f"/wc/v3{path}")]
    assert fitting, f"the shop has no route {path}"
    return {"id"} | {name for route in fitting for name in _of(route["endpoints"], method)}


def _of(endpoints: Iterable[dict[str, Any]], method: str) -> Iterable[str]:
    return (name for e in endpoints if method in e["methods"] for name in e["args"])
