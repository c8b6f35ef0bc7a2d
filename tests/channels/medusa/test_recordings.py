"""What a real Medusa was recorded to answer: the fake answers alike, and the connector reads it."""

import json
import re
from base64 import b64encode
from contextlib import closing
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import httpx
import pytest

from pos.channels.faults import SignInRefused
from pos.channels.medusa.connector import Medusa, connected
from pos.channels.orders import Order, OrderLine, OrderState
from pos.channels.stock import Outcome, Ref, StockWrite, WriteResult
from pos.clock import to_microseconds
from tests.channels.medusa.fake import KEY, FakeMedusa
from tests.channels.recordings import Exchange, Replay, recorded

RECORDING: Final = "medusa-2.21.2.m1.jsonl"
# Before, the shop was set up; among it is the key as a bearer, which is asked for on its own.
FIRST: Final = 9
BEARER: Final = 3
PRODUCT: Final = "prod_01M846EC4N8NP71D1PD8X0S3NT"
SMALL: Final = "variant_01M846EC9RB4PJ3T24SYPYE74P"
SMALL_STOCK: Final = "iitem_01M846ECAGADFK623346SPWXNX"
MEDIUM_STOCK: Final = "iitem_01M846ECAHVTW4YT5SWGRK39P8"
PLACE: Final = "sloc_01M846EBMHMT96CZ79B51QJCQ7"
ORDER: Final = "order_01M846EESPGBFC0G2EFDV1CM9Q"
LINE: Final = "ordli_01M846EESPNFJAQWFZQ79RMQST"
IDS: Final = {
    "prod": [PRODUCT],
    "variant": [SMALL, "variant_medium"],
    "iitem": [SMALL_STOCK, MEDIUM_STOCK],
    "order": [ORDER],
    "ordli": [LINE],
}
# When the real shop did what is asked for in these, which its orders keep.
MOMENTS: Final = {26: "12:35:12.823", 27: "12:35:13.420", 34: "12:35:16.093"}
FACTS: Final = ("sku", "status", "type", "message", "quantity", "location_id", "updated_at")
LEVEL: Final = ("stocked_quantity", "reserved_quantity", "available_quantity")
# What the shop held before, and what is its own way of spelling a mistake of ours.
BEFORE: Final = frozenset({38, 39})


@pytest.fixture(scope="module")
def exchanges() -> list[Exchange]:
    return recorded(RECORDING)


def test_the_fake_answers_as_the_real_shop_did(exchanges: list[Exchange]) -> None:
    fake = FakeMedusa()
    fake.ids = {kind: list(ids) for kind, ids in IDS.items()}
    found: list[str] = []

    for exchange in [exchanges[BEARER], *exchanges[FIRST:]]:
        if exchange.number in MOMENTS:
            moment = f"2026-11-23T{MOMENTS[exchange.number]}+00:00"
            fake.now = datetime.fromisoformat(moment) - fake.step
        told = fake.handle_request(_request(exchange))
        found += [f"{exchange.number} {one}" for one in _differences(told, exchange)]

    assert found == []


def _request(exchange: Exchange) -> httpx.Request:
    """Return the request with the credentials it had: the recording keeps none of them."""
    basic = "Basic " + b64encode(f"{KEY}:".encode()).decode()
    said = f"Bearer {KEY}" if exchange.number == BEARER else basic
    is_bare = exchange.status == 401 and exchange.number != BEARER
    kind = {"Content-Type": exchange.content_type} if exchange.content_type else {}
    return httpx.Request(
        exchange.method,
        "https://medusa.example" + exchange.url,
        content=(exchange.sent or "").encode(),
        headers={**({} if is_bare else {"Authorization": said}), **kind},
    )


def _differences(told: httpx.Response, exchange: Exchange) -> list[str]:
    if told.status_code != exchange.status:
        return [f"status {told.status_code} for {exchange.status}"]
    ours, theirs = told.json(), exchange.json()
    found = invented(ours, theirs)
    if exchange.number not in BEFORE and facts(ours) != facts(theirs):
        found.append(f"{facts(ours)} for {facts(theirs)}")
    return found


def invented(ours: Any, theirs: Any, at: str = "") -> list[str]:
    """Return what the fake tells that the real shop never told, or told as another kind."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        missing = [f"{at}.{name}" for name in ours if name not in theirs]
        both = [name for name in ours if name in theirs]
        return missing + [
            one for name in both for one in invented(ours[name], theirs[name], f"{at}.{name}")
        ]
    if isinstance(ours, list) and isinstance(theirs, list):
        pairs = zip(ours[:1], theirs[:1], strict=False)
        return [one for our, their in pairs for one in invented(our, their, f"{at}[]")]
    is_alike = ours is None or theirs is None or type(ours) is type(theirs)
    return [] if is_alike else [f"{at}: {type(ours).__name__} for {type(theirs).__name__}"]


def facts(body: Any) -> Any:
    """Return what an answer says of stock, of orders, and why it refuses, wherever it stands."""
    if isinstance(body, list):
        return sorted((facts(one) for one in body), key=str)
    if not isinstance(body, dict):
        return None
    # The moment of anything but an order is nothing that the connector goes by.
    names = FACTS if "display_id" in body else FACTS[:-1]
    told = {name: body[name] for name in names if name in body and body[name] is not None}
    if "location_id" in body:
        told |= {name: body[name] for name in LEVEL}
    inside = {name: facts(part) for name, part in body.items() if name in _PARTS}
    return {**told, **{name: part for name, part in inside.items() if part}}


_PARTS: Final = frozenset(
    {"inventory_item", "inventory_items", "location_levels", "inventory_levels", "updated"}
    | {"orders", "order", "draft_order", "items", "product", "variants"}
)


# The connector reads what was recorded.


def shop(answers: dict[str, list[Exchange]]) -> Medusa:
    return connected("https://medusa.example", "key", PLACE, Replay(answers))


def test_numbers_written_are_those_of_the_answer(exchanges: list[Exchange]) -> None:
    writes = [
        StockWrite(Ref(SMALL, PRODUCT, SMALL_STOCK, PLACE), 9, None, "one"),
        StockWrite(Ref("variant_medium", PRODUCT, MEDIUM_STOCK, PLACE), 3, None, "two"),
    ]

    batch = {"POST /admin/inventory-items/location-levels/batch": [exchanges[19]]}
    with closing(shop(batch)) as medusa:
        results = medusa.write_stock(writes)

    assert results == [WriteResult(Outcome.APPLIED, 9), WriteResult(Outcome.APPLIED, 3)]


def test_a_batch_refused_for_one_row_has_written_none(exchanges: list[Exchange]) -> None:
    levels = {"inventory": {"location_levels": [{"location_id": PLACE, "stocked_quantity": 5}]}}
    known = {
        "id": SMALL,
        "sku": "SH-S",
        "manage_inventory": True,
        "inventory_items": [{"inventory_item_id": SMALL_STOCK, **levels}],
    }
    read = _answer({"variants": [known], "count": 1})
    writes = [
        StockWrite(Ref(SMALL, PRODUCT, SMALL_STOCK, PLACE), 9, None, "one"),
        StockWrite(Ref("variant_bogus", PRODUCT, "iitem_bogus", PLACE), 1, None, "two"),
    ]

    answers = {
        "POST /admin/inventory-items/location-levels/batch": [exchanges[17]],
        "GET /admin/product-variants": [read],
    }
    with closing(shop(answers)) as medusa:
        results = medusa.write_stock(writes)

    assert [one.outcome for one in results] == [Outcome.NOT_SENT, Outcome.NOT_FOUND]


def _answer(body: Any) -> Exchange:
    return Exchange(0, "GET", "", None, None, 200, {}, json.dumps(body))


def test_an_order_is_read_to_the_last_unit(exchanges: list[Exchange]) -> None:
    with closing(shop({f"GET /admin/orders/{ORDER}": [exchanges[31]]})) as medusa:
        order = medusa.order(ORDER)

    sku = re.search(r'"variant_sku":"([^"]+)"', exchanges[31].body)
    assert sku is not None
    moment = _moment("2026-11-23T12:35:13.420+00:00")
    placed = _moment("2026-11-23T12:35:12.823+00:00")
    line = OrderLine(
        remote=LINE,
        sku=sku[1],
        ref=Ref(SMALL, parent=PRODUCT),
        title="Shirt1795437308",
        quantity=4,
        committed=4,
        price=Decimal(40),
    )
    assert order == Order(
        remote=ORDER,
        number="2",
        state=OrderState.WAITING,
        modified=moment,
        # The list and the record of this recording were asked for without it.
        currency="",
        total=Decimal(40),
        lines=(line,),
        placed=placed,
    )


def _moment(said: str) -> int:
    return to_microseconds(datetime.fromisoformat(said))


def test_a_cancelled_order_holds_nothing_and_is_told_by_its_new_moment(
    exchanges: list[Exchange],
) -> None:
    cursor = str(_moment("2026-11-23T12:40:00+00:00"))
    with closing(shop({"GET /admin/orders": [exchanges[36]]})) as medusa:
        page = medusa.pull_orders(cursor)

    (order,) = page.orders
    assert (order.state, order.lines[0].committed) == (OrderState.CANCELLED, 0)
    assert order.modified == _moment("2026-11-23T12:35:16.093+00:00")
    assert (page.is_last, page.broken) == (True, ())


def test_a_key_as_a_bearer_is_refused(exchanges: list[Exchange]) -> None:
    for number in (BEARER, 40):
        answers = {"GET /admin/orders": [exchanges[number]]}
        with closing(shop(answers)) as medusa, pytest.raises(SignInRefused):
            medusa.pull_orders("")
