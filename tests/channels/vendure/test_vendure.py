"""The connector to Vendure: the promises, and what is its own."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from typing import Any

import httpx
import pytest

from pos.channels.contract import Connector
from pos.channels.faults import OutcomeUnknown, Passing, Refused
from pos.channels.listings import Draft, Picture, Price
from pos.channels.orders import OrderState
from pos.channels.passes import resumed
from pos.channels.probe import Caution
from pos.channels.stock import Outcome, Ref
from pos.channels.vendure.connector import connected
from tests.channels.bad_days import BadDays
from tests.channels.conformance import Conformance, pulled, write
from tests.channels.vendure.fake import KEY
from tests.channels.vendure.keeper import VendureKeeper
from tests.channels.way import Mishap

DRAFT = Draft(None, "wish", "KILIM", "Kilim", "Laine", Price(Decimal("99.90"), "MAD"), stock=2)


@pytest.fixture
def keeper() -> VendureKeeper:
    return VendureKeeper()


@pytest.fixture
def shop(keeper: VendureKeeper) -> Iterator[Connector]:
    with closing(keeper.opened()) as opened:
        yield opened


class TestConformance(Conformance, BadDays):
    """Fixtures and promises are all there is."""


def test_one_bad_row_is_named_and_the_others_were_not_written(
    keeper: VendureKeeper, shop: Connector
) -> None:
    good = keeper.listed("A", 5)

    results = shop.write_stock([write(good, 3), write(replace(good, item="77"), 3)])

    assert [result.outcome for result in results] == [Outcome.NOT_SENT, Outcome.NOT_FOUND]
    assert keeper.number(good) == 5


def test_a_lost_answer_leaves_every_row_unknown(keeper: VendureKeeper, shop: Connector) -> None:
    refs = [keeper.listed("A", 5), keeper.listed("B", 5)]
    keeper.way.goes_wrong(Mishap.LOST_ANSWER)

    results = shop.write_stock([write(ref, 3) for ref in refs])

    assert [result.outcome for result in results] == [Outcome.UNKNOWN] * 2


@pytest.mark.parametrize(
    "told",
    [
        {"errors": [{"message": "SqliteError: FOREIGN KEY constraint failed"}], "data": None},
        {"errors": [{"message": "x", "extensions": {"code": "INTERNAL_SERVER_ERROR"}}]},
        {"data": None},
        [],
    ],
)
def test_a_failure_there_leaves_a_write_unknown(told: Any) -> None:
    answer = httpx.MockTransport(lambda _request: httpx.Response(200, json=told))
    with closing(connected("https://vendure.example", KEY, "1", answer)) as shop:
        result = shop.write_stock([write(Ref("1", location="1"), 3)])[0]

    assert result.outcome is Outcome.UNKNOWN


def test_a_creation_lost_half_way_is_finished_and_not_begun_again(
    keeper: VendureKeeper, shop: Connector
) -> None:
    with pytest.raises(OutcomeUnknown):
        _publish_losing(keeper, shop, "CreateProduct")
    published = shop.publish(DRAFT)

    assert published.is_new
    assert keeper.fake.asked.count("CreateProduct") == 1
    assert len(keeper.fake.variants) == 1


def test_a_creation_whose_answer_was_lost_is_found_by_its_sku(
    keeper: VendureKeeper, shop: Connector
) -> None:
    with pytest.raises(OutcomeUnknown):
        _publish_losing(keeper, shop, "CreateVariants")

    published = shop.publish(DRAFT)

    assert not published.is_new
    assert len(keeper.fake.variants) == 1


def _publish_losing(keeper: VendureKeeper, shop: Connector, step: str) -> None:
    keeper.fake.lose_answer_of = step
    shop.publish(DRAFT)


def test_a_price_in_another_currency_is_refused_before_anything_is_made(
    keeper: VendureKeeper, shop: Connector
) -> None:
    with pytest.raises(Refused) as refused:
        shop.publish(replace(DRAFT, price=Price(Decimal(9), "EUR")))

    assert refused.value.code == "currency"
    assert not keeper.fake.variants


def test_a_picture_is_sent_once(keeper: VendureKeeper, shop: Connector) -> None:
    draft = replace(DRAFT, pictures=(Picture("a.jpg", b"\xff\xd8 a picture"),))

    made, again = shop.publish(draft), shop.publish(draft)

    assert (made.missing, again.missing) == ((), ())
    assert list(keeper.fake.pictures) == ["a1"]
    assert keeper.fake.variants["1"].assets == ["a1"]


def test_a_picture_without_content_is_told_missing(shop: Connector) -> None:
    draft = replace(DRAFT, pictures=(Picture("a.jpg", address="https://p.example/a.jpg"),))

    assert shop.publish(draft).missing == ("pictures",)


def test_words_that_the_shop_put_in_another_language_are_left(
    keeper: VendureKeeper, shop: Connector
) -> None:
    ref = shop.publish(DRAFT).item.ref
    keeper.fake.variants["1"].languages["en"] = "A kilim"

    shop.publish(replace(DRAFT, ref=ref, title="Kilim bleu"))

    assert keeper.fake.variants["1"].languages == {"en": "A kilim", "fr": "Kilim bleu"}


def test_a_variant_among_others_changes_its_price_alone(
    keeper: VendureKeeper, shop: Connector
) -> None:
    ref = keeper.listed("KILIM", 5)
    keeper.fake.variants[ref.item].siblings = 2

    published = shop.publish(replace(DRAFT, ref=ref))

    assert published.missing == ("title", "description", "pictures")
    assert published.item.price == DRAFT.price
    assert published.item.title == "KILIM"


def test_a_cancelled_unit_lowers_what_its_line_holds(
    keeper: VendureKeeper, shop: Connector
) -> None:
    remote = keeper.buy(keeper.listed("A", 10), 4)

    keeper.give_back(remote, 1)

    order = shop.order(remote)
    assert order is not None
    assert (order.lines[0].quantity, order.lines[0].committed) == (4, 3)


def test_a_fulfilment_and_a_refund_move_the_moment_of_the_order(
    keeper: VendureKeeper, shop: Connector
) -> None:
    remote = keeper.buy(keeper.listed("A", 10), 4)
    told = [shop.order(remote)]
    keeper.send(remote)
    told.append(shop.order(remote))
    keeper.pay_back(remote)
    told.append(shop.order(remote))

    moments = [order.modified for order in told if order]
    assert moments == sorted(set(moments))
    assert [order.state for order in told if order] == [
        OrderState.PAID,
        OrderState.SENT,
        OrderState.PARTLY_REFUNDED,
    ]


def test_an_order_that_cannot_be_read_is_told_and_the_others_are(
    keeper: VendureKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 10)
    _orders, cursor = pulled(shop, "")
    broken, good = keeper.buy(ref, 1), keeper.buy(ref, 1)
    keeper.fake.orders[broken].left = -1

    page = shop.pull_orders(cursor)

    assert [order.remote for order in page.orders] == [good]
    assert [one.remote for one in page.broken] == [broken]


def test_a_pass_goes_back_over_the_seconds_before_its_watermark(
    keeper: VendureKeeper, shop: Connector
) -> None:
    ref = keeper.listed("A", 10)
    _orders, cursor = pulled(shop, "")
    remote = keeper.buy(ref, 1)
    _orders, onward = pulled(shop, cursor)

    again, _onward = pulled(shop, onward)

    assert {order.remote for order in again} == {remote}
    assert int(onward.partition(":")[0]) > resumed(cursor).watermark


@pytest.mark.parametrize("size", [1, 2, 100])
def test_an_order_that_was_sent_is_told_though_its_moment_stands(
    keeper: VendureKeeper, shop: Connector, size: int
) -> None:
    ref = keeper.listed("A", 10)
    _orders, cursor = pulled(shop, "")
    bought = [keeper.buy(ref, 1) for _number in range(3)]
    _orders, cursor = pulled(shop, cursor, size)
    keeper.wait(3600)
    _orders, cursor = pulled(shop, cursor, size)

    keeper.send(bought[1])
    told, cursor = pulled(shop, cursor, size)
    keeper.wait(3600)
    later, _cursor = pulled(shop, cursor, size)

    assert {order.remote: order.lines[0].sent for order in told} == {"1": 0, "2": 1, "3": 0}
    assert [order.remote for order in later] == ["1", "3"]


def test_an_order_sent_or_cancelled_is_kept_no_more(keeper: VendureKeeper, shop: Connector) -> None:
    ref = keeper.listed("A", 10)
    _orders, cursor = pulled(shop, "")
    orders = [keeper.buy(ref, 1), keeper.buy(ref, 1)]
    _orders, cursor = pulled(shop, cursor)

    keeper.send(orders[0])
    keeper.cancel(orders[1])
    _orders, onward = pulled(shop, cursor)

    assert resumed(cursor).kept == "1,2"
    assert onward.isdigit()


def test_a_shop_that_tells_no_time_is_not_begun_with() -> None:
    told: dict[str, Any] = {"activeChannel": {}, "globalSettings": {"serverConfig": {}}}
    answer = httpx.MockTransport(lambda _request: httpx.Response(200, json={"data": told}))

    with (
        closing(connected("https://vendure.example", KEY, "1", answer)) as shop,
        pytest.raises(Passing),
    ):
        shop.pull_orders("")


def test_a_shop_nobody_named_is_called_by_its_host(shop: Connector) -> None:
    name = shop.probe().name

    assert "default_channel" not in name
    assert "." in name


def test_a_shop_that_counts_nothing_says_so(keeper: VendureKeeper, shop: Connector) -> None:
    assert shop.probe().cautions == ()

    keeper.fake.counts = False

    assert shop.probe().cautions == (Caution.STOCK_OFF,)


def test_a_call_refused_for_none_of_its_rows_in_particular_is_handed_back() -> None:
    told = {
        "errors": [{"message": "x", "extensions": {"code": "USER_INPUT_ERROR"}}],
        "data": None,
    }
    rows = [{"id": "1", "sku": "A", "product": {}}, {"id": "2", "sku": "B", "product": {}}]
    house: dict[str, Any] = {"activeChannel": {}, "globalSettings": {"serverConfig": {}}}

    def answer(request: httpx.Request) -> httpx.Response:
        is_write = b"mutation" in request.content
        read = {"data": {**house, "productVariants": {"totalItems": 2, "items": rows}}}
        return httpx.Response(200, json=told if is_write else read)

    way = httpx.MockTransport(answer)
    refs = [Ref("1", location="1"), Ref("2", location="1")]
    with closing(connected("https://vendure.example", KEY, "1", way)) as shop:
        single = shop.write_stock([write(refs[0], 3)])[0]
        with pytest.raises(Refused):
            shop.write_stock([write(ref, 3) for ref in refs])

    assert single.outcome is Outcome.REJECTED
