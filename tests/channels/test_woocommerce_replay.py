"""The connector to WooCommerce reads what real shops were recorded to answer, to the last unit."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from pos.channels.faults import Refused, SignInRefused
from pos.channels.listings import Draft, ListingState, Picture, Price
from pos.channels.orders import OrderState
from pos.channels.stock import Missing, Outcome, Reading, Ref, StockWrite, WriteResult
from pos.channels.woocommerce.connector import WooCommerce, connected
from pos.clock import to_datetime
from tests.channels.recordings import Exchange, Replay, recorded

API: Final = "/wp-json/wc/v3"
PRODUCTS: Final = f"GET {API}/products"
BATCH: Final = f"POST {API}/products/batch"
ORDERS: Final = f"GET {API}/orders"
NOTHING: Final = Exchange(0, "GET", "", None, None, 200, {}, "[]")
EURO: Final = Exchange(0, "GET", "", None, None, 200, {}, '{"code":"EUR"}')


@pytest.fixture
def w1() -> list[Exchange]:
    return recorded("woocommerce-10.0.2.w1.jsonl")


@pytest.fixture
def w2() -> list[Exchange]:
    return recorded("woocommerce-10.0.2.w2.jsonl")


@pytest.fixture
def w4() -> list[Exchange]:
    return recorded("woocommerce-10.0.2.w4.jsonl")


def shop(answers: dict[str, list[Exchange]]) -> WooCommerce:
    euro = {f"GET {API}/data/currencies/current": [EURO]}
    return connected("https://shop.example", "till", "secret", Replay({**euro, **answers}))


def test_readings_of_variations_tell_a_pool_from_a_number(w1: list[Exchange]) -> None:
    refs = [Ref("46", "45"), Ref("47", "45"), Ref("48", "45"), Ref("49", "45")]

    told = shop({f"GET {API}/products/45/variations": [w1[20]]}).read_stock(refs)

    at = told[0].at
    assert to_datetime(at).isoformat() == "2026-11-23T12:34:23+00:00"
    assert told == [
        Reading(refs[0], 3, at=at, sku="V-S-1795437259"),
        Reading(refs[1], None, Missing.PARENT_POOL, at=at, sku="V-M-1795437259"),
        Reading(refs[2], None, Missing.PARENT_POOL, at=at, sku="V-L-1795437259"),
        Reading(refs[3], None, Missing.NOT_FOUND),
    ]


def test_readings_of_products_tell_untracked_from_tracked(w1: list[Exchange]) -> None:
    told = shop({PRODUCTS: [w1[2]]}).read_stock([Ref("10"), Ref("28")])

    assert [(reading.value, reading.missing) for reading in told] == [
        (94, None),
        (None, Missing.NOT_TRACKED),
    ]


def test_outcomes_of_a_batch_with_bad_rows(w1: list[Exchange]) -> None:
    asked = [("43", 7), ("999999", 1), ("46", 1), ("44", 4), ("43", 3), ("43", 6), ("odd", 1)]
    writes = [StockWrite(Ref(item), value, None, key=item) for item, value in asked]

    told = shop({BATCH: [w1[17]]}).write_stock(writes)

    invalid = "woocommerce_rest_product_invalid_id"
    other = "To manipulate product variations you should use the /products/ /variations/ endpoint."
    assert told == [
        WriteResult(Outcome.APPLIED, 7),
        WriteResult(Outcome.NOT_FOUND, code=invalid, message="Invalid ID."),
        WriteResult(Outcome.REJECTED, None, "woocommerce_rest_invalid_product_id", other),
        WriteResult(Outcome.NOT_TRACKED),
        WriteResult(Outcome.UNKNOWN, 0),
        WriteResult(Outcome.APPLIED, 6),
        WriteResult(Outcome.NOT_FOUND, code=invalid, message="Invalid ID."),
    ]


def test_outcome_of_too_many_rows(w1: list[Exchange]) -> None:
    told = shop({BATCH: [w1[18]]}).write_stock([StockWrite(Ref("43"), 1, None, key="k")])

    assert (told[0].outcome, told[0].code) == (
        Outcome.REJECTED,
        "woocommerce_rest_request_entity_too_large",
    )


def test_skus_are_found_in_any_case_on_variations_drafts_and_in_the_bin(
    w1: list[Exchange], w4: list[Exchange]
) -> None:
    found = shop({PRODUCTS: [w1[24], NOTHING, NOTHING]}).find_by_sku(["v-s-1795437259"])
    thrown = shop({PRODUCTS: [w1[27], w1[28]]}).find_by_sku(["U-1795437259"])
    skus = [f"S-{state}1795437288" for state in ("draft", "private", "pending")]
    hidden = shop({PRODUCTS: [w4[34], NOTHING]}).find_by_sku(skus)

    assert [item.ref for item in found["v-s-1795437259"]] == [Ref("46", "45")]
    assert [item.state for item in thrown["U-1795437259"]] == [ListingState.BIN]
    assert [hidden[sku][0].state for sku in skus] == [
        ListingState.DRAFT,
        ListingState.PAUSED,
        ListingState.DRAFT,
    ]


def test_a_part_of_a_sku_finds_nothing(w1: list[Exchange]) -> None:
    assert shop({PRODUCTS: [w1[25], NOTHING]}).find_by_sku(["V-S"]) == {"V-S": []}


def test_what_a_line_holds_through_refunds_edits_and_the_end(w4: list[Exchange]) -> None:
    connector = shop({f"{ORDERS}/57": [w4[number] for number in (2, 5, 8, 11, 14, 17)]})

    told = [connector.order("57") for _ in range(6)]

    assert [
        (order.state, order.lines[0].committed, order.lines[0].quantity) for order in told if order
    ] == [
        (OrderState.SENT, 5, 5),
        (OrderState.PARTLY_REFUNDED, 3, 5),
        (OrderState.PARTLY_REFUNDED, 3, 5),
        (OrderState.PARTLY_REFUNDED, 3, 5),
        (OrderState.PARTLY_REFUNDED, 1, 3),
        (OrderState.CANCELLED, 0, 3),
    ]


def test_an_order_is_told_to_the_cent_and_the_second(w4: list[Exchange]) -> None:
    order = shop({f"{ORDERS}/57": [w4[2]]}).order("57")

    assert order is not None
    assert (order.remote, order.number, order.total, order.currency) == (
        ("57", "57", Decimal("50.00"), "EUR")
    )
    assert to_datetime(order.modified).isoformat() == "2026-11-23T12:34:48+00:00"
    line = order.lines[0]
    assert (line.remote, line.sku, line.ref, line.title) == ("14", "C-1795437288", Ref("56"), "A")
    assert (line.price, line.sent, line.is_unsure) == (Decimal("50.00"), 5, False)


def test_a_line_of_a_deleted_product_still_holds(w4: list[Exchange]) -> None:
    order = shop({f"{ORDERS}/62": [w4[24]]}).order("62")

    assert order is not None
    assert (order.lines[0].ref, order.lines[0].sku, order.lines[0].committed) == (None, "", 5)


def test_a_pass_over_all_orders_and_the_bin(w2: list[Exchange]) -> None:
    connector = shop({ORDERS: [w2[25], w2[25], w2[26]]})

    first = connector.pull_orders("1795437200000000")
    last = connector.pull_orders(first.cursor)

    held = {order.remote: sum(line.committed for line in order.lines) for order in first.orders}
    assert (len(first.orders), first.broken, held["51"]) == (19, (), 3)
    assert [(order.remote, order.is_gone) for order in last.orders][0] == ("52", False)
    assert last.orders[0].lines[0].committed == 3
    assert (last.is_last, to_datetime(int(last.cursor)).isoformat()) == (
        (True, "2026-11-23T12:34:36+00:00")
    )


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_shop_that_does_not_know_the_key_is_told_from_any_other_fault(
    w1: list[Exchange], number: int
) -> None:
    with pytest.raises(SignInRefused):
        shop({PRODUCTS: [w1[number]]}).read_stock([Ref("43")])


@pytest.mark.parametrize(
    ("number", "code"), [(29, "woocommerce_rest_product_not_created"), (30, "product_invalid_sku")]
)
def test_a_sku_in_use_is_refused_with_the_shops_code(
    w1: list[Exchange], number: int, code: str
) -> None:
    answers = {PRODUCTS: [NOTHING, NOTHING], f"POST {API}/products": [w1[number]]}

    with pytest.raises(Refused) as refusal:
        shop(answers).publish(replace(DRAFT, pictures=()))

    assert refusal.value.code == code


def test_a_listing_is_made_though_its_pictures_are_refused(
    w1: list[Exchange], w4: list[Exchange]
) -> None:
    media = "/wp-json/wp/v2/media"
    connector = shop(
        {
            PRODUCTS: [NOTHING, NOTHING],
            f"GET {media}": [w4[25]],
            f"POST {media}": [w4[25]],
            f"POST {API}/products": [w1[4]],
        }
    )

    made = connector.publish(DRAFT)

    assert (made.item.ref, made.item.price) == (Ref("43"), Price(Decimal("10.50"), "EUR"))
    assert made.missing == ("pictures",)


DRAFT: Final = Draft(
    ref=None,
    key="wish",
    sku="A-1795437259",
    title="A",
    description="",
    price=Price(Decimal("10.50"), "EUR"),
    pictures=(Picture("a.jpg", b"picture"),),
)
