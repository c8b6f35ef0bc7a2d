"""The fake WooCommerce answers what a real one was recorded to answer: status, code and shape."""

import re
from base64 import b64encode
from typing import Any, Final

import httpx
import pytest

from tests.channels.recordings import Exchange, differences, recorded
from tests.channels.woocommerce_fake import KEY, PASSWORD, SECRET, USER, WooCommerceFake
from tests.channels.woocommerce_shop import Books

# The real shop answered these twelve at once, and lost three of them: no fake has such a race.
RACE: Final = 28
# Lists of all that a shop held before the recording began.
EVERYTHING: Final = re.compile(r"/wc/v3/(products|orders|refunds)(\?(per_page|status)=\w+)?$")
# What a fake need not know: links, other products, the shop's numbers for its own notes.
PASSED: Final = frozenset(
    {"_links", "details", "price", "total_sales", "related_ids", "params", "categories"}
    | {"variations", "attributes", "image", "images", "meta_data"}
)
PRODUCT: Final = ("sku", "status", "type", "manage_stock", "stock_quantity", "regular_price")
FACTS: Final = (*PRODUCT, "code", "quantity", "product_id", "variation_id", "total")
PARTS: Final = ("create", "update", "delete", "line_items", "error", "refunds")


@pytest.mark.parametrize(
    ("name", "first_id", "first_line"), [("w1", 43, 10), ("w2", 50, 10), ("w4", 56, 14)]
)
def test_the_fake_answers_as_the_real_shop_did(name: str, first_id: int, first_line: int) -> None:
    exchanges = recorded(f"woocommerce-10.0.2.{name}.jsonl")
    fake = WooCommerceFake(Books(next_line=first_line))
    fake.books.new_product({"sku": "before", "manage_stock": True, "stock_quantity": 94})
    fake.books.next_id = first_id
    found: list[str] = []

    for exchange in exchanges:
        if exchange.method == "OPTIONS" or exchange.url == "/wp-json/wc/v3":
            continue  # The shop's own documentation, which no connector asks for.
        told = _difference(fake.handle_request(_request(exchange)), exchange)
        found += [f"{exchange.number} {exchange.method} {exchange.url} {one}" for one in told]

    assert found == []


def _request(exchange: Exchange) -> httpx.Request:
    """Return the request with the credentials it had: the recording keeps none of them."""
    is_bare = "<http://" in exchange.headers.get("link", "")
    is_wrong = "authentication_error" in exchange.body
    is_key = "rest_cannot_create" in exchange.body
    user, password = (
        (KEY, "cs_wrong" if is_wrong else SECRET) if is_wrong or is_key else (USER, PASSWORD)
    )
    basic = b64encode(f"{user}:{password}".encode()).decode()
    kind = {"Content-Type": exchange.content_type} if exchange.content_type else {}
    return httpx.Request(
        exchange.method,
        ("http" if is_bare else "https") + "://shop.example" + exchange.url,
        content=(exchange.sent or "").encode(),
        headers={"Authorization": f"Basic {basic}", **kind},
    )


def _difference(told: httpx.Response, exchange: Exchange) -> list[str]:
    """Return where an answer differs in status, names and kinds, and the facts of stock."""
    if told.status_code != exchange.status:
        return [f"status {told.status_code} for {exchange.status}"]
    found = differences(_by_id(told.json()), _by_id(exchange.json()), PASSED)
    is_race = exchange.url.endswith("/products/50") and exchange.number >= RACE
    if not is_race and not EVERYTHING.search(exchange.url):
        ours, theirs = _facts(told.json()), _facts(exchange.json())
        found += [f"{ours} for {theirs}"] if ours != theirs else []
    return found


def _by_id(body: Any) -> Any:
    """Sort a list: rows of the same second come in any order."""
    return sorted(body, key=lambda row: int(row["id"])) if isinstance(body, list) else body


def _facts(body: Any) -> Any:
    """Return what an answer says of stock, of orders, and why it refuses."""
    if isinstance(body, list):
        return sorted((_facts(one) for one in body), key=str)
    if not isinstance(body, dict):
        return None
    told = {name: body[name] for name in FACTS if name in body}
    told |= {name: _facts(body[name]) for name in PARTS if name in body}
    if isinstance(body.get("data"), dict):
        told["holder"] = body["data"].get("resource_id")
    if "quantity" in body:
        told["held"] = {m["key"]: m["value"] for m in body["meta_data"]}
    return told
