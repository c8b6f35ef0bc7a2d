"""The connector to Shopify: the promises, and what is its own."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal

import httpx
import pytest

from pos.channels.contract import Connector
from pos.channels.faults import Refused, SignInRefused, Throttled
from pos.channels.listings import Draft, Picture, Price
from pos.channels.orders import OrderState
from pos.channels.probe import Caution
from pos.channels.shopify.connector import connected
from pos.channels.stock import Missing, Outcome, Ref, StockWrite
from tests.channels.bad_days import BadDays
from tests.channels.conformance import Conformance, pulled, write
from tests.channels.shopify.fake import LOCATION, FakeShopify, gid
from tests.channels.shopify.keeper import ADDRESS, ShopifyKeeper
from tests.channels.way import Mishap

DRAFT = Draft(None, "wish", "KILIM", "Kilim", "Laine", Price(Decimal("99.90"), "MAD"), stock=2)
PICTURE = Picture("a.jpg", b"\xff\xd8 a picture")


@pytest.fixture
def keeper() -> ShopifyKeeper:
    return ShopifyKeeper()


@pytest.fixture
def shop(keeper: ShopifyKeeper) -> Iterator[Connector]:
    with closing(keeper.opened()) as opened:
        yield opened


class TestConformance(Conformance, BadDays):
    """Fixtures and promises are all there is."""

    def nowhere(self, remote: str) -> str:
        return remote and remote.rpartition("/")[0] + "/999999"


# Numbers


def test_what_the_shop_holds_is_compared_and_what_is_not_known_is_sent_as_null(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    refs = [keeper.listed("A", 5), keeper.listed("B", 5)]

    shop.write_stock([write(refs[0], 3, 5), write(refs[1], 3)])

    rows = keeper.fake.documents[-1][1]["input"]["quantities"]
    assert [row["changeFromQuantity"] for row in rows] == [5, None]


def test_one_stale_row_is_named_and_the_others_were_not_written(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    refs = [keeper.listed("A", 5), keeper.listed("B", 5)]

    results = shop.write_stock([write(refs[0], 3, 5), write(refs[1], 3, 4)])

    assert [result.outcome for result in results] == [Outcome.NOT_SENT, Outcome.STALE]
    assert [keeper.number(ref) for ref in refs] == [5, 5]


def test_the_same_wish_goes_under_the_same_key_and_another_never_does(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 5)
    wishes = [
        StockWrite(ref, 3, None, "one"),
        StockWrite(ref, 3, None, "one"),
        StockWrite(ref, 3, None, "two"),
        # Seen anew, the shop held another number: other contents, which a key does not forgive.
        StockWrite(ref, 3, 3, "one"),
    ]

    for wish in wishes:
        assert shop.write_stock([wish])[0].outcome is Outcome.APPLIED

    keys = [asked["key"] for document, asked in keeper.fake.documents if "SetStock" in document]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def test_a_wish_whose_answer_was_lost_is_done_once_though_the_shop_sold_meanwhile(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 5)
    wish = write(ref, 3)
    keeper.way.goes_wrong(Mishap.LOST_ANSWER, keeper.is_write)
    lost = shop.write_stock([wish])[0].outcome
    keeper.buy(ref, 1)

    shop.write_stock([wish])

    assert lost is Outcome.UNKNOWN
    assert keeper.number(ref) == 2


def test_a_key_whose_first_try_failed_is_spent_and_the_wish_goes_under_another(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 5)
    keeper.fake.spoilt_keys = 1

    result = shop.write_stock([write(ref, 3)])[0]

    assert result.outcome is Outcome.APPLIED
    assert keeper.number(ref) == 3


def test_a_wish_that_is_still_at_work_is_not_known_yet(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    ref, wish = keeper.listed("A", 5), None
    wish = write(ref, 3)
    shop.write_stock([wish])
    keeper.fake.at_work = set(keeper.fake.keys)

    assert shop.write_stock([wish])[0].outcome is Outcome.UNKNOWN


def test_a_number_that_was_there_already_is_read_before_it_is_told_applied(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 5)

    assert shop.write_stock([write(ref, 5)])[0].outcome is Outcome.APPLIED


def test_a_negative_number_takes_nobody_along(keeper: ShopifyKeeper, shop: Connector) -> None:
    refs = [keeper.listed("A", 5), keeper.listed("B", 5)]

    results = shop.write_stock([write(refs[0], -1), write(refs[1], 3)])

    assert [result.outcome for result in results] == [Outcome.REJECTED, Outcome.APPLIED]


def test_a_call_refused_for_none_of_its_rows_in_particular_is_handed_back() -> None:
    told = {"errors": [{"message": "no", "extensions": {"code": "INVALID_VARIABLE"}}]}
    way = httpx.MockTransport(lambda _request: httpx.Response(200, json=told))
    refs = [Ref("v1", stock="i1", location="l"), Ref("v2", stock="i2", location="l")]
    with closing(connected(ADDRESS, "", "shpat_x", "l", way)) as shop:
        single = shop.write_stock([write(refs[0], 3)])[0]
        with pytest.raises(Refused):
            shop.write_stock([write(ref, 3) for ref in refs])

    assert (single.outcome, single.code) == (Outcome.REJECTED, "INVALID_VARIABLE")


def test_what_is_not_stocked_here_says_so_until_it_is_tracked(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 5)
    keeper.fake.variants[ref.item.rpartition("/")[2]].available = None
    before = shop.read_stock([ref])[0]

    shop.track_stock(ref)

    assert before.missing is Missing.NOT_STOCKED_HERE
    assert shop.read_stock([ref])[0].value == 0


@pytest.mark.parametrize(
    "document",
    [
        "mutation SetStock { inventorySetQuantities(input: $input) { userErrors { code } } }",
        "mutation Activate { inventoryActivate(inventoryItemId: $i) { userErrors { field } } }",
    ],
)
def test_the_shop_in_memory_demands_the_key(keeper: ShopifyKeeper, document: str) -> None:
    told = keeper.fake._answer({"query": document})

    assert told["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


def test_the_shop_in_memory_demands_the_number_to_compare(keeper: ShopifyKeeper) -> None:
    document = (
        "mutation SetStock { inventorySetQuantities(input: $i) @idempotent(key: $key) { x } }"
    )
    rows = [{"inventoryItemId": "1", "locationId": LOCATION, "quantity": 1}]

    told = keeper.fake._answer(
        {"query": document, "variables": {"key": "k", "input": {"quantities": rows}}}
    )

    assert told["errors"]


# Signing in


def test_a_token_that_ended_is_asked_for_anew_and_the_question_sent_again(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 5)
    shop.read_stock([ref])
    keeper.fake.token = "another"  # noqa: S105

    assert shop.write_stock([write(ref, 3)])[0].outcome is Outcome.APPLIED
    assert keeper.fake.tokens_given == 2


def test_an_app_of_another_organisation_is_told_by_the_words_of_the_shop(
    keeper: ShopifyKeeper,
) -> None:
    with closing(keeper.stranger()) as shop, pytest.raises(SignInRefused) as refused:
        shop.probe()

    assert str(refused.value) == "shop_not_permitted"


def test_an_app_of_before_signs_in_with_its_token() -> None:
    fake = FakeShopify()
    fake.token = "shpat_of_before"  # noqa: S105

    with closing(connected(ADDRESS, "", "shpat_of_before", LOCATION, fake)) as shop:
        assert shop.probe().currency == "MAD"
        fake.token = "another"  # noqa: S105
        with pytest.raises(SignInRefused):
            shop.probe()

    assert fake.tokens_given == 0


def test_what_the_app_may_not_do_is_told(keeper: ShopifyKeeper, shop: Connector) -> None:
    assert shop.probe().cautions == ()

    keeper.fake.scopes = {"write_inventory"}

    assert set(shop.probe().cautions) == {
        Caution.READ_ONLY,
        Caution.NO_ORDERS,
        Caution.NO_PICTURES,
        Caution.SHORT_HISTORY,
    }


def test_a_question_that_costs_too_much_waits_for_the_bucket_to_fill(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    keeper.fake.points = 50

    with pytest.raises(Throttled) as throttled:
        shop.probe()

    assert throttled.value.retry_after == 4.5


# Orders


def test_units_paid_back_and_kept_by_the_buyer_are_held_still(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    remote = keeper.buy(keeper.listed("A", 10), 4)

    keeper.keep(remote, 1)

    order = shop.order(remote)
    assert order is not None
    assert order.lines[0].committed == 4


def test_units_edited_out_are_held_no_more(keeper: ShopifyKeeper, shop: Connector) -> None:
    remote = keeper.buy(keeper.listed("A", 10), 4)

    keeper.edit(remote, 1)

    order = shop.order(remote)
    assert order is not None
    assert (order.lines[0].quantity, order.lines[0].committed) == (4, 1)


def test_a_cancelled_order_whose_goods_did_not_come_back_holds_them(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    remote = keeper.buy(keeper.listed("A", 10), 4)
    keeper.fake.orders["1"].cancelled = keeper.fake.moment()

    order = shop.order(remote)

    assert order is not None
    assert (order.state, order.lines[0].committed) == (OrderState.CANCELLED, 4)


def test_an_order_that_cannot_be_read_is_told_and_the_others_are(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 10)
    _orders, cursor = pulled(shop, "")
    broken, good = keeper.buy(ref, 1), keeper.buy(ref, 1)
    keeper.fake.orders["1"].quantity = -1

    page = shop.pull_orders(cursor)

    assert [order.remote for order in page.orders] == [good]
    assert [one.remote for one in page.broken] == [broken]


# Listings


def test_a_sku_with_a_quote_is_found(keeper: ShopifyKeeper, shop: Connector) -> None:
    ref = keeper.listed("D'OURIKA \\ 1", 5)

    assert [item.ref for item in shop.find_by_sku(["D'OURIKA \\ 1"])["D'OURIKA \\ 1"]] == [ref]


def test_a_part_of_a_sku_is_not_the_sku(keeper: ShopifyKeeper, shop: Connector) -> None:
    keeper.listed("RUG-10", 5)

    assert shop.find_by_sku(["RUG-1"]) == {"RUG-1": []}


def test_what_was_just_made_is_found_though_the_search_lags_behind(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    keeper.fake.search_is_behind = True

    made, again = shop.publish(DRAFT), shop.publish(DRAFT)

    assert (made.is_new, again.is_new) == (True, False)
    assert len(keeper.fake.variants) == 1


def test_only_what_the_till_makes_is_declared_whole(keeper: ShopifyKeeper, shop: Connector) -> None:
    ref = keeper.listed("KILIM", 5)

    shop.publish(DRAFT)

    assert not [document for document, _asked in keeper.fake.documents if "productSet" in document]
    assert keeper.fake.variants[ref.item.rpartition("/")[2]].price == "99.90"


def test_a_variant_among_others_changes_its_price_alone(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    ref = keeper.varied("RUG", {"RUG-S": 1, "RUG-M": 2})["RUG-S"]

    published = shop.publish(replace(DRAFT, ref=ref, sku="RUG-S"))

    assert published.missing == ("title", "description", "pictures")
    assert {one.title for one in keeper.fake.variants.values()} == {"RUG"}
    with pytest.raises(Refused):
        shop.pause(ref, is_paused=True)


def test_a_picture_goes_to_its_own_host_once_and_without_our_secrets(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    draft = replace(DRAFT, pictures=(PICTURE,))

    made = shop.publish(draft)
    shop.publish(replace(draft, ref=made.item.ref))

    assert made.missing == ()
    assert len(keeper.fake.pictures) == 1
    assert PICTURE.content in keeper.fake.pictures[0]
    assert len(next(iter(keeper.fake.variants.values())).media) == 1


def test_a_picture_that_does_not_get_there_is_told_missing(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    def is_picture(request: httpx.Request) -> bool:
        return request.url.host == "pictures.example"

    keeper.way.goes_wrong(Mishap.UNAVAILABLE, is_picture)

    assert shop.publish(replace(DRAFT, pictures=(PICTURE,))).missing == ("pictures",)


def test_a_price_in_another_currency_is_refused_before_anything_is_made(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    with pytest.raises(Refused) as refused:
        shop.publish(replace(DRAFT, price=Price(Decimal(9), "EUR")))

    assert refused.value.code == "currency"
    assert not keeper.fake.variants


def test_what_the_shop_refuses_is_told_by_its_own_word(
    keeper: ShopifyKeeper, shop: Connector
) -> None:
    ref = replace(keeper.listed("A", 5), parent=gid("Product", "77"))

    with pytest.raises(Refused) as refused:
        shop.publish(replace(DRAFT, ref=ref))

    assert refused.value.code == "PRODUCT_VARIANT_DOES_NOT_EXIST"


def test_words_are_shown_as_they_were_typed(keeper: ShopifyKeeper, shop: Connector) -> None:
    shop.publish(replace(DRAFT, description="Laine & henné\n2 < 3 m"))

    (variant,) = keeper.fake.variants.values()
    assert variant.description == "<p>Laine &amp; henné</p>\n<p>2 &lt; 3 m</p>"
