"""The connector to Medusa: the promises, and what is its own."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal

import httpx
import pytest

from pos.channels.contract import Connector
from pos.channels.faults import OutcomeUnknown, Refused
from pos.channels.listings import Draft, Picture, Price
from pos.channels.medusa.connector import connected
from pos.channels.orders import OrderState
from pos.channels.stock import Missing, Outcome, Ref
from tests.channels.bad_days import BadDays
from tests.channels.conformance import Conformance, pulled, write
from tests.channels.medusa.keeper import ADDRESS, MedusaKeeper
from tests.channels.way import Mishap

DRAFT = Draft(None, "wish", "KILIM", "Kilim", "Laine", Price(Decimal("99.90"), "MAD"), stock=2)


@pytest.fixture
def keeper() -> MedusaKeeper:
    return MedusaKeeper()


@pytest.fixture
def shop(keeper: MedusaKeeper) -> Iterator[Connector]:
    with closing(keeper.opened()) as opened:
        yield opened


class TestConformance(Conformance, BadDays):
    """Fixtures and promises are all there is."""


def test_a_level_that_never_was_is_made(keeper: MedusaKeeper, shop: Connector) -> None:
    here, elsewhere = keeper.listed("A", 5), keeper.listed("B", 5)
    keeper.fake.levels[elsewhere.stock].clear()
    before = shop.read_stock([elsewhere])[0]

    results = shop.write_stock([write(here, 4), write(elsewhere, 3)])

    assert before.missing is Missing.NOT_STOCKED_HERE
    assert [result.outcome for result in results] == [Outcome.APPLIED] * 2
    assert [keeper.number(ref) for ref in (here, elsewhere)] == [4, 3]


def test_one_bad_row_is_named_and_the_others_were_not_written(
    keeper: MedusaKeeper, shop: Connector
) -> None:
    good = keeper.listed("A", 5)
    gone = replace(good, item="variant_no", stock="iitem_no")

    results = shop.write_stock([write(good, 3), write(gone, 3)])

    assert [result.outcome for result in results] == [Outcome.NOT_SENT, Outcome.NOT_FOUND]
    assert keeper.number(good) == 5


def test_a_negative_number_takes_nobody_along(keeper: MedusaKeeper, shop: Connector) -> None:
    refs = [keeper.listed("A", 5), keeper.listed("B", 5)]

    results = shop.write_stock([write(refs[0], -1), write(refs[1], 3)])

    assert [result.outcome for result in results] == [Outcome.REJECTED, Outcome.APPLIED]


def test_a_call_refused_for_none_of_its_rows_in_particular_is_handed_back() -> None:
    told = {"type": "invalid_data", "message": "no"}
    way = httpx.MockTransport(lambda _request: httpx.Response(400, json=told))
    refs = [Ref("v1", stock="i1", location="l"), Ref("v2", stock="i2", location="l")]
    with closing(connected(ADDRESS, "key", "l", way)) as shop:
        single = shop.write_stock([write(refs[0], 3)])[0]
        with pytest.raises(Refused):
            shop.write_stock([write(ref, 3) for ref in refs])

    assert (single.outcome, single.code) == (Outcome.REJECTED, "invalid_data")


def test_what_is_not_counted_is_told_before_anything_is_sent(
    keeper: MedusaKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 5, is_tracked=False)

    assert shop.write_stock([write(ref, 3)])[0].outcome is Outcome.NOT_TRACKED
    assert not keeper.way.asked


def test_a_fraction_there_is_rounded_down(keeper: MedusaKeeper, shop: Connector) -> None:
    ref = keeper.listed("A", 5)
    keeper.fake.level(ref.stock, ref.location).stocked = Decimal("2.5")

    assert shop.read_stock([ref])[0].value == 2


def test_letters_of_a_sku_are_told_apart(keeper: MedusaKeeper, shop: Connector) -> None:
    keeper.listed("RUG-a", 5)

    assert shop.find_by_sku(["RUG-A"]) == {"RUG-A": []}


def test_a_word_of_more_than_one_variant_is_not_changed(
    keeper: MedusaKeeper, shop: Connector
) -> None:
    ref = keeper.varied("RUG", {"RUG-S": 1, "RUG-M": 2})["RUG-S"]

    published = shop.publish(replace(DRAFT, ref=ref, sku="RUG-S"))

    assert published.missing == ("title", "description", "pictures")
    assert published.item.price == DRAFT.price
    assert keeper.fake.products[ref.parent].title == "RUG"
    with pytest.raises(Refused):
        shop.pause(ref, is_paused=True)


def test_prices_in_other_currencies_stay(keeper: MedusaKeeper, shop: Connector) -> None:
    ref = keeper.listed("KILIM", 5)
    euro = {"id": "price_eur", "amount": 9, "currency_code": "eur", "rules": {}}
    keeper.fake.found(ref.item)[1].prices.append(euro)

    shop.publish(replace(DRAFT, ref=ref))

    prices = {one["currency_code"]: one["amount"] for one in keeper.fake.found(ref.item)[1].prices}
    assert prices == {"eur": 9, "mad": 99.9}


def test_a_price_goes_as_a_number_with_its_digits(keeper: MedusaKeeper, shop: Connector) -> None:
    shop.publish(DRAFT)

    asked = [request for request in keeper.way.asked if request.url.path == "/admin/products"]
    assert b'"amount":99.90,' in asked[0].content


def test_what_is_made_can_be_sold_and_sent(keeper: MedusaKeeper, shop: Connector) -> None:
    made = shop.publish(replace(DRAFT, pictures=(Picture("a.jpg", b"\xff\xd8 picture"),)))

    product = keeper.fake.products[made.item.ref.parent]
    assert product.sales_channels == ["sc_1"]
    assert product.images == ["https://medusa.example/static/1.jpg"]
    assert made.missing == ()


def test_a_picture_that_does_not_get_there_is_told_missing(
    keeper: MedusaKeeper, shop: Connector
) -> None:
    keeper.way.goes_wrong(Mishap.UNAVAILABLE, lambda request: request.url.path.endswith("/uploads"))

    draft = replace(DRAFT, pictures=(Picture("a.jpg", b"\xff\xd8 picture"),))
    assert shop.publish(draft).missing == ("pictures",)


def test_a_price_in_another_currency_is_refused_before_anything_is_made(
    keeper: MedusaKeeper, shop: Connector
) -> None:
    with pytest.raises(Refused) as refused:
        shop.publish(replace(DRAFT, price=Price(Decimal(9), "EUR")))

    assert refused.value.code == "currency"
    assert not keeper.fake.products


def test_a_change_whose_answer_is_a_page_of_the_host_is_not_known(
    keeper: MedusaKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 5)
    keeper.way.goes_wrong(Mishap.HTML)

    with pytest.raises(OutcomeUnknown):
        shop.track_stock(ref)


def test_an_order_that_cannot_be_read_is_told_and_the_others_are(
    keeper: MedusaKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 10)
    _orders, cursor = pulled(shop, "")
    broken, good = keeper.buy(ref, 1), keeper.buy(ref, 1)
    keeper.fake.orders[broken].quantity = -1

    page = shop.pull_orders(cursor)

    assert [order.remote for order in page.orders] == [good]
    assert [one.remote for one in page.broken] == [broken]
    with pytest.raises(Refused):
        shop.order(broken)


def test_the_state_is_for_people(keeper: MedusaKeeper, shop: Connector) -> None:
    remote = keeper.buy(keeper.listed("A", 10), 1)
    states = []
    for payment in ("awaiting", "captured", "partially_refunded", "refunded"):
        keeper.fake.orders[remote].payment = payment
        order = shop.order(remote)
        states.append(order and order.state)

    assert states == [
        OrderState.WAITING,
        OrderState.PAID,
        OrderState.PARTLY_REFUNDED,
        OrderState.REFUNDED,
    ]


def test_a_new_price_leaves_those_for_many_units_and_of_regions(
    keeper: MedusaKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 5)
    _product, variant = keeper.fake.found(ref.item)
    region = {"id": "r", "amount": 9, "currency_code": "mad", "min_quantity": None}
    special = [
        {"id": "m", "amount": 15, "currency_code": "mad", "min_quantity": 10, "rules": {}},
        {**region, "rules": {"region_id": "reg_1"}},
    ]
    variant.prices += special

    shop.publish(replace(DRAFT, ref=ref, sku="A", is_price_only=True))

    assert [price for price in variant.prices if price["id"] in {"m", "r"}] == special
    assert shop.find_by_sku(["A"])["A"][0].price == DRAFT.price
