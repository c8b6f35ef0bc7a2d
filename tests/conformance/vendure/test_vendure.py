"""What the connector sends a real Vendure, and the quirks that the fake one was given."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import httpx
import pytest
from graphql import build_client_schema, get_introspection_query, parse, validate

from pos.channels.contract import Connector
from pos.channels.listings import Picture
from pos.channels.vendure import documents
from tests.channels.conformance import fresh, pulled
from tests.channels.vendure.test_vendure import DRAFT
from tests.conformance.vendure.shop import Shopkeeper

pytestmark = pytest.mark.conformance


@pytest.fixture
def shop(keeper: Shopkeeper) -> Iterator[Connector]:
    with closing(keeper.opened()) as opened:
        yield opened


def ask(keeper: Shopkeeper, document: str, **variables: Any) -> httpx.Response:
    return httpx.post(
        f"{keeper.base}/admin-api",
        json={"query": document, "variables": variables},
        headers={"vendure-api-key": keeper.key},
        timeout=60,
    )


def changed(keeper: Shopkeeper, order: str) -> str:
    told = keeper.admin("query($id: ID!) { order(id: $id) { updatedAt } }", id=order)
    return str(told["order"]["updatedAt"])


def _let_a_second_go(keeper: Shopkeeper) -> None:
    """Ask the shop for its time until it is another."""
    now = ask(keeper, documents.HOUSE).headers["date"]
    while ask(keeper, documents.HOUSE).headers["date"] == now:
        pass


def test_every_document_is_one_that_the_schema_allows(keeper: Shopkeeper) -> None:
    schema = build_client_schema(ask(keeper, get_introspection_query()).json()["data"])

    faults = {name: validate(schema, parse(text)) for name, text in documents.ALL.items()}

    assert {name: found for name, found in faults.items() if found} == {}
    assert validate(schema, parse("query Q { productVariants { items { stock } } }"))


def test_one_bad_row_undoes_a_call_with_status_200(keeper: Shopkeeper) -> None:
    ref = keeper.listed(fresh("FACT"), 5)
    rows = [
        {"id": one, "stockLevels": [{"stockLocationId": ref.location, "stockOnHand": 3}]}
        for one in (ref.item, "999999")
    ]

    answer = ask(keeper, documents.UPDATE_VARIANTS, input=rows)

    assert answer.status_code == 200
    assert answer.json()["data"] is None
    assert answer.json()["errors"][0]["extensions"]["code"] == "ENTITY_NOT_FOUND"
    assert keeper.number(ref) == 5


def test_a_negative_number_is_taken(keeper: Shopkeeper) -> None:
    ref = keeper.listed(fresh("FACT"), 5)
    row = {
        "id": ref.item,
        "stockLevels": [{"stockLocationId": ref.location, "stockOnHand": -1}],
    }

    assert "errors" not in ask(keeper, documents.UPDATE_VARIANTS, input=[row]).json()
    assert keeper.number(ref) == -1


def test_more_than_was_ordered_can_be_taken_away(keeper: Shopkeeper) -> None:
    ref = keeper.listed(fresh("FACT"), 3)
    keeper.buy(ref, 2)
    row = {"id": ref.item, "stockLevels": [{"stockLocationId": ref.location, "stockOnHand": 1}]}

    ask(keeper, documents.UPDATE_VARIANTS, input=[row])

    assert keeper.level(ref.item) == (1, 2)


def test_an_order_keeps_whole_seconds(keeper: Shopkeeper) -> None:
    order = keeper.buy(keeper.listed(fresh("FACT"), 3), 1)

    assert changed(keeper, order).endswith(".000Z")


def test_neither_sending_nor_paying_back_moves_the_moment_of_an_order(keeper: Shopkeeper) -> None:
    order = keeper.buy(keeper.listed(fresh("FACT"), 3), 2)
    before = changed(keeper, order)
    _let_a_second_go(keeper)

    keeper.pay_back(order)
    keeper.send(order)

    assert changed(keeper, order) == before


def test_an_order_that_was_sent_is_told_though_its_moment_stands(
    keeper: Shopkeeper, shop: Connector
) -> None:
    ref = keeper.listed(fresh("FACT"), 3)
    _orders, cursor = pulled(shop, "")
    order = keeper.buy(ref, 2)
    _orders, cursor = pulled(shop, cursor)
    watermark, _colon, kept = cursor.partition(":")
    an_hour_on = f"{int(watermark) + 3_600_000_000}:{kept}"

    keeper.send(order)
    told, _cursor = pulled(shop, an_hour_on)

    assert [one.lines[0].sent for one in told if one.remote == order] == [2]


def test_more_than_a_thousand_rows_are_not_told(keeper: Shopkeeper) -> None:
    answer = ask(keeper, documents.VARIANTS, options={"take": 1001})

    assert answer.json()["errors"][0]["extensions"]["code"] == "USER_INPUT_ERROR"


def test_a_key_has_nobody_behind_it(keeper: Shopkeeper) -> None:
    answer = ask(keeper, "{ me { identifier } }")

    assert answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"


def test_a_picture_gets_there(keeper: Shopkeeper, shop: Connector) -> None:
    currency = shop.probe().currency
    price = type(DRAFT.price)(DRAFT.price.amount, currency)
    draft = type(DRAFT)(
        None, "wish", fresh("FACT"), "Kilim", "Laine", price, pictures=(Picture("a.jpg", _JPEG),)
    )

    made = shop.publish(draft)

    told = keeper.admin(
        "query($id: ID!) { product(id: $id) { assets { mimeType } } }", id=made.item.ref.parent
    )
    assert made.missing == ()
    assert told["product"]["assets"] == [{"mimeType": "image/jpeg"}]


# The smallest JPEG there is: one grey point.
_JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300" + "01" * 64 + "ffc0000b0800010001010111"
    "00ffc40014000100000000000000000000000000000009ffc40014100100000000000000000000000000000000"
    "ffda0008010100003f0037ffd9"
)
