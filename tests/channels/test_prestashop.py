"""PrestaShop: numbers read again once written, orders by what was added, no whole row ever sent."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from pos.channels.contract import Connector
from pos.channels.faults import OutcomeUnknown, Passing, Refused, SignInRefused, Throttled
from pos.channels.listings import Draft, ListingState, Picture, Price
from pos.channels.orders import Order, OrderState
from pos.channels.prestashop.connector import PrestaShop, connected
from pos.channels.prestashop.times import moment_in
from pos.channels.probe import Caution
from pos.channels.stock import Missing, Outcome, Reading, Ref, StockWrite
from pos.clock import to_microseconds
from tests.channels.prestashop_fake import KEY, READ_KEY, PrestaShopFake
from tests.channels.prestashop_shop import Books

ADDRESS = "https://shop.example"
MINUTE = 60_000_000


@pytest.fixture
def fake() -> PrestaShopFake:
    return PrestaShopFake()


@pytest.fixture
def books(fake: PrestaShopFake) -> Books:
    return fake.books


@pytest.fixture
def shop(fake: PrestaShopFake) -> Iterator[PrestaShop]:
    connector = connected(ADDRESS, KEY, fake)
    yield connector
    connector.close()


def test_it_keeps_to_the_contract(shop: PrestaShop) -> None:
    connector: Connector = shop

    assert connector.capabilities.restock_facts


# Numbers


def test_a_number_of_nothing_is_a_number(shop: PrestaShop, books: Books) -> None:
    rug = stocked(books, "RUG", 0)

    assert shop.read_stock([rug]) == [Reading(rug, 0, at=books.now, sku="RUG")]


def test_a_reading_without_a_number_says_why(shop: PrestaShop, books: Books) -> None:
    composed = stocked(books, "V", 0)
    books.new_combination(int(composed.item), "V-S", 3)
    ownerless = stocked(books, "LOST", 5)
    books.row("stock_availables", int(ownerless.stock))["id_shop"] = 0

    told = shop.read_stock([composed, ownerless, Ref("999"), Ref("8", "999"), Ref("odd")])

    assert [reading.missing for reading in told] == [
        Missing.NOT_TRACKED,
        Missing.NOT_STOCKED_HERE,
        Missing.NOT_FOUND,
        Missing.NOT_FOUND,
        Missing.NOT_FOUND,
    ]


def test_a_changed_reference_is_seen(shop: PrestaShop, books: Books) -> None:
    rug = stocked(books, "RUG", 1)
    small = part(books, stocked(books, "V", 0), "V-S", 3)
    books.row("products", int(rug.item))["reference"] = "CARPET"
    books.row("combinations", int(small.item))["reference"] = "V-1"

    assert [reading.sku for reading in shop.read_stock([rug, small])] == ["CARPET", "V-1"]


@pytest.mark.parametrize("count", [1, 120])
def test_numbers_are_written_and_read_again(fake: PrestaShopFake, count: int) -> None:
    seen, shop = watched(fake)
    refs = [stocked(fake.books, f"P{number}", 1) for number in range(count)]

    told = shop.write_stock([write(ref, number) for number, ref in enumerate(refs)])

    assert {result.outcome for result in told} == {Outcome.APPLIED}
    assert [result.value for result in told] == list(range(count))
    assert {request.method for request in seen} == {"GET", "PATCH"}
    assert b"<id_product>" not in b"".join(request.content for request in seen)
    assert len(seen) == 2 * -(-count // 50)


def test_rows_around_a_bad_one_are_written_all_the_same(shop: PrestaShop, books: Books) -> None:
    first, last = stocked(books, "A", 1), stocked(books, "B", 1)
    held = stocked(books, "H", 1)
    books.row("stock_availables", int(held.stock))["depends_on_stock"] = 1

    told = shop.write_stock(
        [write(ref, 0) for ref in (first, Ref("7", stock="9999"), held, Ref("999"), last)]
    )

    assert [(result.outcome, result.value, result.code) for result in told] == [
        (Outcome.APPLIED, 0, ""),
        (Outcome.NOT_FOUND, None, "92"),
        (Outcome.REJECTED, None, "133"),
        (Outcome.NOT_FOUND, None, ""),
        (Outcome.APPLIED, 0, ""),
    ]
    assert [reading.value for reading in shop.read_stock([first, held, last])] == [0, 1, 0]


def test_a_listing_without_its_row_is_found_by_its_product(shop: PrestaShop, books: Books) -> None:
    small = part(books, stocked(books, "V", 0), "V-S", 3)

    told = shop.write_stock([write(replace(small, stock=""), 7)])

    assert told[0].outcome is Outcome.APPLIED
    assert books.row("stock_availables", int(small.stock))["quantity"] == 7


def test_an_old_shop_without_patch_gets_the_whole_row_as_it_was(fake: PrestaShopFake) -> None:
    fake.keys[KEY] = "GET HEAD PUT"
    rug, second = stocked(fake.books, "RUG", 1), stocked(fake.books, "B", 1)
    before = dict(fake.books.row("stock_availables", int(rug.stock)))

    told = connected(ADDRESS, KEY, fake).write_stock([write(rug, 4), write(second, 5)])

    after = fake.books.row("stock_availables", int(rug.stock))
    assert [result.outcome for result in told] == [Outcome.APPLIED] * 2
    assert after == before | {"quantity": 4}


def test_a_key_that_only_reads_is_refused_row_by_row(fake: PrestaShopFake) -> None:
    rugs = [stocked(fake.books, sku, 1) for sku in "AB"]

    told = connected(ADDRESS, READ_KEY, fake).write_stock([write(rug, 4) for rug in rugs])

    assert [(result.outcome, result.code) for result in told] == [(Outcome.REJECTED, "25")] * 2


def test_what_was_written_and_cannot_be_read_again_is_unknown(fake: PrestaShopFake) -> None:
    rug = stocked(fake.books, "RUG", 1)

    def forgetful(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            raise httpx.ReadTimeout("gone", request=request)
        return fake.handle_request(request)

    shop = connected(ADDRESS, KEY, httpx.MockTransport(forgetful))

    assert shop.write_stock([write(rug, 4)])[0].outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("met", range(8))
def test_a_fault_after_a_bad_row_leaves_what_was_kept_told(fake: PrestaShopFake, met: int) -> None:
    rugs = [stocked(fake.books, sku, 5) for sku in "ABC"]
    writes = [write(ref, 2) for ref in (rugs[0], Ref("7", stock="9999"), *rugs[1:])]
    requests = count()

    def failing(request: httpx.Request) -> httpx.Response:
        if next(requests) == met:
            return httpx.Response(429)
        return fake.handle_request(request)

    try:
        told = connected(ADDRESS, KEY, httpx.MockTransport(failing)).write_stock(writes)
    except Throttled:
        assert met == 0
        return

    numbers = [fake.books.row("stock_availables", int(rug.stock))["quantity"] for rug in rugs]
    for result, number in zip([told[0], *told[2:]], numbers, strict=True):
        assert result.outcome in {Outcome.APPLIED, Outcome.NOT_SENT, Outcome.UNKNOWN}
        assert result.outcome is not Outcome.APPLIED or number == 2
        assert result.outcome is not Outcome.NOT_SENT or number == 5


# Products


def test_a_reference_that_many_bear_finds_them_all(shop: PrestaShop, books: Books) -> None:
    twins = [stocked(books, "RUG", 1), stocked(books, "rug", 1)]
    small = part(books, stocked(books, "V", 0), "RUG", 3)

    found = shop.find_by_sku(["RUG", "none", ""])

    assert [item.ref for item in found["RUG"]] == [*twins, small]
    assert (found["none"], found[""]) == ([], [])


@pytest.mark.parametrize("sku", ["1,2", "A|B", "RUG [2]", "100%", "a&b <c>", "سجادة"])
def test_a_reference_with_the_marks_of_a_filter_finds_itself_alone(
    shop: PrestaShop, books: Books, sku: str
) -> None:
    for other in ("1", "2", "A", "B", "RUG 2", "100"):
        stocked(books, other, 1)
    odd = stocked(books, sku, 1)

    assert [item.ref for item in shop.find_by_sku([sku, "A"])[sku]] == [odd]


def test_a_product_switched_off_is_not_shown(shop: PrestaShop, books: Books) -> None:
    rug = stocked(books, "RUG", 1)

    shop.pause(rug, is_paused=True)
    paused = shop.find_by_sku(["RUG"])["RUG"][0].state
    shop.pause(rug, is_paused=False)

    assert paused is ListingState.DRAFT
    assert shop.find_by_sku(["RUG"])["RUG"][0].state is ListingState.SHOWN
    assert books.row("products", int(rug.item))["reference"] == "RUG"


def test_a_price_before_taxes_is_not_told_for_the_one_buyers_pay(
    shop: PrestaShop, books: Books
) -> None:
    stocked(books, "NET", 1)
    taxed = stocked(books, "TAXED", 1)
    books.row("products", int(taxed.item))["id_tax_rules_group"] = 1

    found = shop.find_by_sku(["NET", "TAXED"])

    assert found["NET"][0].price == Price(Decimal(10), "EUR")
    assert found["TAXED"][0].price is None


def test_the_catalogue_holds_products_and_combinations_once(shop: PrestaShop, books: Books) -> None:
    expected = {stocked(books, f"P{number}", 1) for number in range(120)}
    composed = stocked(books, "V", 0)
    expected |= {composed, part(books, composed, "V-S", 3)}

    walked, cursor = shop.catalogue()
    while cursor:
        more, cursor = shop.catalogue(cursor)
        walked += more

    assert len(walked) == len(expected)
    assert {item.ref for item in walked} == expected
    assert not next(item for item in walked if item.ref == composed).is_tracked


# Orders


def test_a_first_pull_begins_at_the_shops_now(shop: PrestaShop, books: Books) -> None:
    bought(books, stocked(books, "RUG", 9), 2)

    page = shop.pull_orders("")

    assert (page.orders, page.is_last) == ((), True)


def test_which_state_gives_goods_back_is_the_shops_setting(shop: PrestaShop, books: Books) -> None:
    books.set("PS_OS_CANCELED", "60")
    rug = stocked(books, "RUG", 9)
    remote = bought(books, rug, 4)
    seen = []

    for state in ("6", "60", "2", "7"):
        books.move(int(remote), state)
        told = shop.order(remote)
        assert told is not None
        stock = books.row("stock_availables", int(rug.stock))["quantity"]
        seen.append((told.state, told.lines[0].committed, stock))

    assert seen == [
        (OrderState.PAID, 4, 5),
        (OrderState.CANCELLED, 0, 9),
        (OrderState.PAID, 4, 5),
        (OrderState.REFUNDED, 4, 5),
    ]


def test_without_the_settings_no_order_is_guessed_at(fake: PrestaShopFake) -> None:
    remote = bought(fake.books, stocked(fake.books, "RUG", 9), 4)
    fake.closed.add("configurations")

    with pytest.raises(Refused) as refusal:
        connected(ADDRESS, KEY, fake).order(remote)

    assert refusal.value.code == "26"


def test_an_order_is_told_whole(shop: PrestaShop, books: Books) -> None:
    small = part(books, stocked(books, "V", 0), "V-S", 9)
    remote = bought(books, small, 2)
    books.move(int(remote), "5")

    told = shop.order(remote)

    assert told is not None
    line = told.lines[0]
    assert (told.number, told.currency, told.total) == ("XKBKNABJK", "EUR", Decimal(20))
    assert (told.modified, told.placed) == (books.now, books.now)
    assert (line.ref, line.sku, line.quantity, line.committed, line.sent) == (
        (small, "V-S", 2, 2, 2)
    )


def test_what_happened_since_is_pulled_whatever_left_its_trace(
    shop: PrestaShop, books: Books
) -> None:
    rug = stocked(books, "RUG", 99)
    old = [bought(books, rug, 5) for _ in range(4)]
    books.now += 600 * MINUTE
    cursor = shop.pull_orders("").cursor
    books.now += MINUTE
    books.move(int(old[0]), "6")
    books.slip(int(old[1]), 2)
    books.edit(int(old[2]), 3)
    new = bought(books, rug, 1)

    pulled, onward = passed(shop, cursor)

    assert {order.remote: order.lines[0].committed for order in pulled} == {
        old[0]: 0,
        old[1]: 3,
        old[2]: 3,
        new: 1,
    }
    books.now += 600 * MINUTE
    passed(shop, onward)
    assert passed(shop, passed(shop, onward)[1])[0] == []


def test_a_pass_in_small_pages_holds_every_order(shop: PrestaShop, books: Books) -> None:
    rug = stocked(books, "RUG", 99)
    cursor = shop.pull_orders("").cursor
    orders = [bought(books, rug, 1) for _ in range(35)]

    def busy() -> None:
        books.edit(int(orders[0]), 2)

    pulled, _cursor = passed(shop, cursor, size=3, between=busy)

    assert {order.remote for order in pulled} == set(orders)


def test_a_telling_after_a_credit_slip_is_newer_than_one_before(
    shop: PrestaShop, books: Books
) -> None:
    remote = bought(books, stocked(books, "RUG", 9), 4)
    before = shop.order(remote)
    books.now += MINUTE
    books.slip(int(remote), 1)

    after = shop.order(remote)

    assert before is not None
    assert after is not None
    assert after.modified == before.modified + MINUTE


def test_an_edit_in_the_hour_that_comes_twice_is_pulled(shop: PrestaShop, books: Books) -> None:
    """In Paris on 25 October 2026 the clock goes from 3 back to 2."""
    books.now = to_microseconds(datetime.fromisoformat("2026-10-25T00:40:00+00:00"))
    rug = stocked(books, "RUG", 99)
    remote = bought(books, rug, 5)
    cursor = passed(shop, shop.pull_orders("").cursor)[1]
    before = shop.order(remote)
    books.now += 25 * MINUTE
    books.edit(int(remote), 3)

    pulled, _cursor = passed(shop, cursor)

    assert before is not None
    assert [order.lines[0].committed for order in pulled] == [3]
    assert pulled[0].modified > before.modified


def test_an_hour_that_comes_twice_is_the_later_one_once_it_came() -> None:
    zone = ZoneInfo("Europe/Paris")
    first, second = (
        to_microseconds(datetime.fromisoformat(f"2026-10-25T0{h}:40:00+00:00")) for h in (0, 1)
    )

    assert moment_in(zone, "2026-10-25 02:40:00", first + MINUTE) == first
    assert moment_in(zone, "2026-10-25 02:40:00", second + MINUTE) == second
    assert moment_in(zone, "0000-00-00 00:00:00", second) == 0


def test_an_order_that_cannot_be_read_stops_no_other(shop: PrestaShop, books: Books) -> None:
    rug = stocked(books, "RUG", 99)
    cursor = shop.pull_orders("").cursor
    bad, good = bought(books, rug, 1), bought(books, rug, 1)
    books.line(int(bad))["product_quantity"] = "many"

    page = shop.pull_orders(cursor)

    assert [order.remote for order in page.orders] == [good]
    assert [broken.remote for broken in page.broken] == [bad]


# Listings


def test_a_product_is_made_from_a_draft_once(shop: PrestaShop, books: Books) -> None:
    first = shop.publish(DRAFT)
    again = shop.publish(DRAFT)

    row = books.row("products", int(first.item.ref.item))
    assert (first.is_new, again.is_new) == (True, False)
    assert again.item.ref == first.item.ref
    assert (row["active"], row["price"], row["id_tax_rules_group"]) == (0, "150.500000", 0)
    assert row["link_rewrite"] == "tapis-rug"
    assert row["description"] == "<p>Laine &amp; henné</p><p>2 &lt; 3 m</p>"
    assert books.row("stock_availables", int(first.item.ref.stock))["quantity"] == 1
    assert first.missing == ("details",)


def test_bringing_up_to_date_wipes_nothing(shop: PrestaShop, books: Books) -> None:
    made = shop.publish(DRAFT)
    row = books.row("products", int(made.item.ref.item))
    before = dict(row)

    shop.publish(replace(DRAFT, ref=made.item.ref, title="Rug", key="later"))

    changed = {name for name in before if before[name] != row[name]}
    assert changed == {"name"}


def test_pictures_are_uploaded_once(shop: PrestaShop, books: Books) -> None:
    pictured = replace(DRAFT, pictures=(Picture("a.jpg", b"one"), Picture("b.jpg", b"two")))

    made = shop.publish(pictured)
    shop.publish(replace(pictured, ref=made.item.ref, key="later"))

    assert books.pictures == {int(made.item.ref.item): 2}


def test_the_price_of_a_taxed_product_is_left_alone_and_said(
    shop: PrestaShop, books: Books
) -> None:
    rug = stocked(books, "RUG", 1)
    books.row("products", int(rug.item))["id_tax_rules_group"] = 1

    told = shop.publish(replace(DRAFT, ref=rug))

    assert "price" in told.missing
    assert books.row("products", int(rug.item))["price"] == "10.000000"


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ({"sku": ""}, "no_sku"),
        ({"sku": "TAKEN"}, "sku_taken"),
        ({"price": Price(Decimal(1), "MAD")}, "other_currency"),
        ({"ref": Ref("1", "2")}, "part"),
        ({"ref": Ref("999")}, "not_found"),
    ],
)
def test_a_draft_that_cannot_be_is_refused_with_its_reason(
    shop: PrestaShop, books: Books, harm: dict[str, Any], code: str
) -> None:
    stocked(books, "TAKEN", 1)

    with pytest.raises(Refused) as refusal:
        shop.publish(replace(DRAFT, **harm))

    assert refusal.value.code == code


# The shop as a whole


def test_a_probe_tells_who_the_shop_is(shop: PrestaShop, books: Books) -> None:
    told = shop.probe()

    assert (told.name, told.version, told.currency) == ("Atelier & fils", "8.0.3", "EUR")
    assert (told.time_zone, told.server_time, told.cautions) == ("Europe/Paris", books.now, ())


def test_a_probe_says_what_will_not_go(fake: PrestaShopFake) -> None:
    fake.version = "1.7.8.11"
    fake.closed = {"order_slip"}
    fake.books.set("PS_STOCK_MANAGEMENT", "0")

    told = connected(ADDRESS, READ_KEY, fake).probe()

    assert set(told.cautions) == {
        Caution.OLD_VERSION,
        Caution.READ_ONLY,
        Caution.NO_ORDERS,
        Caution.NO_PICTURES,
        Caution.STOCK_OFF,
    }


def test_a_probe_does_not_need_the_settings(fake: PrestaShopFake) -> None:
    fake.closed = {"configurations"}

    told = connected(ADDRESS, KEY, fake).probe()

    assert (told.currency, told.time_zone, told.cautions) == ("", "", (Caution.NO_ORDERS,))


def test_a_key_the_shop_does_not_know_is_told_from_one_that_may_not(
    fake: PrestaShopFake,
) -> None:
    with pytest.raises(SignInRefused):
        connected(ADDRESS, "W" * 32, fake).read_stock([Ref("1")])

    fake.closed = {"stock_availables"}
    with pytest.raises(Refused) as refusal:
        connected(ADDRESS, KEY, fake).read_stock([Ref("1")])
    assert refusal.value.code == "26"


@pytest.mark.parametrize(
    "page",
    [
        "<html>Bienvenue</html>",
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><l>&b;</l>',
        "",
    ],
)
def test_a_page_that_is_no_webservice_is_no_shop(page: str) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, text=page))

    with pytest.raises((Passing, Refused)):
        connected(ADDRESS, KEY, transport).probe()


@pytest.mark.parametrize(("method", "expected"), [("GET", Passing), ("PATCH", OutcomeUnknown)])
def test_a_500_that_is_not_the_shops_own_word_says_nothing_of_what_was_done(
    fake: PrestaShopFake, method: str, expected: type[Exception]
) -> None:
    def failing(request: httpx.Request) -> httpx.Response:
        if request.method == method:
            return httpx.Response(500, html="<h1>Internal Server Error</h1>")
        return fake.handle_request(request)

    shop = connected(ADDRESS, KEY, httpx.MockTransport(failing))
    rug = stocked(fake.books, "RUG", 1)

    if expected is Passing:
        with pytest.raises(Passing):
            shop.read_stock([rug])
    else:
        assert shop.write_stock([write(rug, 4)])[0].outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "answer", [None, 1, "x", [1], {}, {"stock_availables": 1}, {"orders": [{}]}]
)
def test_an_answer_of_another_shape_is_a_fault_and_no_crash(answer: Any) -> None:
    page = httpx.MockTransport(lambda _request: httpx.Response(200, json=answer))
    shop = connected(ADDRESS, KEY, page)

    for ask in (
        lambda: shop.read_stock([Ref("1")]),
        lambda: shop.write_stock([write(Ref("1", stock="1"), 1)]),
        lambda: shop.find_by_sku(["A"]),
        lambda: shop.catalogue(),
        lambda: shop.pull_orders("1:1:1795400000000000:0:0"),
        lambda: shop.order("1"),
        lambda: shop.probe(),
    ):
        calm(ask)


# What the tests are made of

DRAFT = Draft(
    ref=None,
    key="wish-1",
    sku="RUG",
    title="Tapis",
    description="Laine & henné\n\n2 < 3 m",
    price=Price(Decimal("150.50"), "EUR"),
    stock=1,
    details=(("materials", "wool"),),
)


def stocked(books: Books, sku: str, number: int) -> Ref:
    said = {"reference": sku, "price": "10", "active": 1, "state": 1, "name": "Rug"}
    row = books.new_product(said)
    stock = books.stock(row["id"], 0)
    stock["quantity"] = number
    return Ref(str(row["id"]), stock=str(stock["id"]))


def part(books: Books, product: Ref, sku: str, number: int) -> Ref:
    row = books.new_combination(int(product.item), sku, number)
    stock = books.stock(int(product.item), row["id"])
    return Ref(str(row["id"]), product.item, str(stock["id"]))


def write(ref: Ref, value: int) -> StockWrite:
    return StockWrite(ref, value, None, key=f"{ref.item}={value}")


def bought(books: Books, ref: Ref, units: int) -> str:
    owner = (int(ref.parent), int(ref.item)) if ref.parent else (int(ref.item), 0)
    return str(books.new_order(*owner, units)["id"])


def watched(fake: PrestaShopFake) -> tuple[list[httpx.Request], PrestaShop]:
    seen: list[httpx.Request] = []

    def through(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return fake.handle_request(request)

    return seen, connected(ADDRESS, KEY, httpx.MockTransport(through))


def passed(
    shop: PrestaShop, cursor: str, size: int = 100, between: Callable[[], None] = lambda: None
) -> tuple[list[Order], str]:
    page = shop.pull_orders(cursor, size)
    orders = list(page.orders)
    while not page.is_last:
        between()
        page = shop.pull_orders(page.cursor, size)
        orders += page.orders
    return orders, page.cursor


def calm(ask: Callable[[], Any]) -> None:
    try:
        ask()
    except (Passing, Refused):
        return


@pytest.mark.parametrize("status", [401, 500])
def test_a_shop_that_takes_no_pictures_gets_its_listing_all_the_same(status: int) -> None:
    fake = PrestaShopFake()

    def without_pictures(request: httpx.Request) -> httpx.Response:
        if "/images/" in request.url.path:
            return httpx.Response(status)
        return fake.handle_request(request)

    shop = connected(ADDRESS, KEY, httpx.MockTransport(without_pictures))
    made = shop.publish(replace(DRAFT, pictures=(Picture("a.jpg", b"one"),)))

    assert made.is_new
    assert "pictures" in made.missing
