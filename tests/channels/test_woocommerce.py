"""WooCommerce: numbers held against the answer, orders by what their lines hold."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import httpx
import pytest

from pos.channels.contract import Connector
from pos.channels.faults import Passing, Refused, SignInRefused
from pos.channels.listings import Draft, ListingState, Picture, Price
from pos.channels.orders import Order, OrderState
from pos.channels.probe import Caution
from pos.channels.stock import Missing, Outcome, Reading, Ref, StockWrite, WriteResult
from pos.channels.woocommerce.connector import WooCommerce, connected
from tests.channels.woocommerce_fake import KEY, PASSWORD, SECRET, USER, WooCommerceFake
from tests.channels.woocommerce_shop import Books, Row

ADDRESS = "https://shop.example"
HOUR = 3_600_000_000
SECOND = 1_000_000


@pytest.fixture
def fake() -> WooCommerceFake:
    return WooCommerceFake()


@pytest.fixture
def books(fake: WooCommerceFake) -> Books:
    return fake.books


@pytest.fixture
def shop(fake: WooCommerceFake) -> Iterator[WooCommerce]:
    connector = connected(ADDRESS, USER, PASSWORD, fake)
    yield connector
    connector.close()


def test_it_keeps_to_the_contract(shop: WooCommerce) -> None:
    connector: Connector = shop

    assert connector.capabilities.batch_max == 100


# Numbers


def test_a_number_of_nothing_is_a_number(shop: WooCommerce, books: Books) -> None:
    rug = stocked(books, "RUG", 0)

    reading = shop.read_stock([rug])[0]

    assert reading == Reading(rug, 0, at=books.now, sku="RUG")


def test_a_reading_without_a_number_says_why(shop: WooCommerce, books: Books) -> None:
    untracked = ref(books.new_product({"sku": "U"}))
    parent = books.new_product({"sku": "V", "type": "variable", "manage_stock": True})
    shared = ref(books.new_product({"sku": "V-M"}, parent["id"]))
    gone = Ref("999"), Ref("998", "997")

    told = shop.read_stock([untracked, shared, *gone])

    assert [reading.missing for reading in told] == [
        Missing.NOT_TRACKED,
        Missing.PARENT_POOL,
        Missing.NOT_FOUND,
        Missing.NOT_FOUND,
    ]


def test_numbers_come_back_in_the_order_asked_for(shop: WooCommerce, books: Books) -> None:
    parent = books.new_product({"sku": "V", "type": "variable"})
    refs = [stocked(books, f"P{n}", n) for n in range(120)]
    refs[60:60] = [stocked(books, f"V{n}", n, parent["id"]) for n in range(30)]

    told = shop.read_stock(refs)

    assert [reading.ref for reading in told] == refs
    assert [reading.value for reading in told] == [*range(60), *range(30), *range(60, 120)]


def test_products_go_in_one_batch_and_variations_in_one_for_each_parent(
    fake: WooCommerceFake, books: Books
) -> None:
    seen, shop = watched(fake)
    parents = [books.new_product({"sku": f"V{n}", "type": "variable"})["id"] for n in range(2)]
    refs = [stocked(books, "A", 1), stocked(books, "V0-S", 1, parents[0])]
    refs += [stocked(books, "V1-S", 1, parents[1]), stocked(books, "B", 1)]

    told = shop.write_stock([write(ref, 5 + n) for n, ref in enumerate(refs)])

    assert [result.value for result in told] == [5, 6, 7, 8]
    assert [request.url.path for request in seen] == [
        "/wp-json/wc/v3/products/batch",
        f"/wp-json/wc/v3/products/{parents[0]}/variations/batch",
        f"/wp-json/wc/v3/products/{parents[1]}/variations/batch",
    ]
    assert json.loads(seen[0].content) == {
        "update": [
            {"id": int(refs[0].item), "stock_quantity": 5},
            {"id": int(refs[3].item), "stock_quantity": 8},
        ]
    }


def test_one_bad_row_leaves_the_others_alone(shop: WooCommerce, books: Books) -> None:
    parent = books.new_product({"sku": "V", "type": "variable", "manage_stock": True})
    good, last = stocked(books, "A", 1), stocked(books, "B", 1)
    lost, untracked = Ref("999"), ref(books.new_product({"sku": "U"}))
    as_product = Ref(stocked(books, "V-S", 1, parent["id"]).item)
    shared = ref(books.new_product({"sku": "V-M"}, parent["id"]))

    told = shop.write_stock(
        [write(one, 4) for one in (good, lost, untracked, as_product, shared, Ref("odd"), last)]
    )

    assert [(result.outcome, result.code) for result in told] == [
        (Outcome.APPLIED, ""),
        (Outcome.NOT_FOUND, "woocommerce_rest_product_invalid_id"),
        (Outcome.NOT_TRACKED, ""),
        (Outcome.REJECTED, "woocommerce_rest_invalid_product_id"),
        (Outcome.REJECTED, "parent_pool"),
        (Outcome.NOT_FOUND, "woocommerce_rest_product_invalid_id"),
        (Outcome.APPLIED, ""),
    ]
    assert told[3].message.startswith("To manipulate product variations")
    assert "lt;" not in told[3].message


def test_a_deleted_parent_does_not_hold_back_the_other_products(
    shop: WooCommerce, books: Books
) -> None:
    rug = stocked(books, "RUG", 1)

    told = shop.write_stock([write(Ref("8", "7"), 1), write(rug, 3)])

    assert [result.outcome for result in told] == [Outcome.NOT_FOUND, Outcome.APPLIED]


def test_writing_a_number_changes_nothing_else(shop: WooCommerce, books: Books) -> None:
    rug = stocked(books, "RUG", 1)
    before = dict(books.product(int(rug.item)))

    shop.write_stock([write(rug, 9)])

    after = books.product(int(rug.item))
    assert {name for name in before if before[name] != after[name]} == {"stock_quantity"}


def test_a_shop_that_shows_another_number_than_asked_is_not_believed(fake: WooCommerceFake) -> None:
    rug = stocked(fake.books, "RUG", 1)

    def capped(request: httpx.Request) -> httpx.Response:
        answer = fake.handle_request(request)
        return httpx.Response(
            200, content=answer.content.replace(b'"stock_quantity":9', b'"stock_quantity":5')
        )

    shop = connected(ADDRESS, USER, PASSWORD, httpx.MockTransport(capped))

    assert shop.write_stock([write(rug, 9)]) == [WriteResult(Outcome.UNKNOWN, 5)]


def test_the_shop_begins_to_count_what_it_did_not(shop: WooCommerce, books: Books) -> None:
    parent = books.new_product({"sku": "V", "type": "variable"})
    untracked = [
        ref(books.new_product({"sku": "U"})),
        ref(books.new_product({"sku": "S"}, parent["id"])),
    ]

    for one in untracked:
        shop.track_stock(one)

    assert [reading.value for reading in shop.read_stock(untracked)] == [0, 0]


# Products


def test_a_sku_is_found_on_products_variations_drafts_and_in_the_bin(
    shop: WooCommerce, books: Books
) -> None:
    parent = books.new_product({"name": "Tunic", "sku": "V", "type": "variable"})
    small = books.new_product({"sku": "V-S", "attributes": [{"option": "S"}]}, parent["id"])
    draft = books.new_product({"sku": "D", "status": "draft", "regular_price": "12.50"})
    thrown = books.new_product({"sku": "T"})
    books.bin_product(thrown, is_forced=False)

    found = shop.find_by_sku(["v-s", "D", "T", "none", ""])

    assert {sku: [(item.ref, item.state) for item in items] for sku, items in found.items()} == {
        "v-s": [(ref(small), ListingState.SHOWN)],
        "D": [(ref(draft), ListingState.DRAFT)],
        "T": [(ref(thrown), ListingState.BIN)],
        "none": [],
        "": [],
    }
    assert found["v-s"][0].title == "Tunic - S"
    assert found["D"][0].price == Price(Decimal("12.50"), "EUR")


def test_every_match_of_a_sku_is_told(shop: WooCommerce, books: Books) -> None:
    twins = [books.new_product({"sku": f"X{n}"}) for n in range(2)]
    twins[1]["sku"] = "x0"

    assert [item.ref for item in shop.find_by_sku(["X0"])["X0"]] == [ref(twin) for twin in twins]


def test_a_sku_with_a_comma_is_found_too(shop: WooCommerce, books: Books) -> None:
    odd = books.new_product({"sku": "RUG 1,50"})

    assert [item.ref for item in shop.find_by_sku(["RUG 1,50"])["RUG 1,50"]] == [ref(odd)]


def test_a_variation_is_not_shown_when_its_parent_is_not(shop: WooCommerce, books: Books) -> None:
    parent = books.new_product({"sku": "V", "type": "variable", "status": "draft"})
    books.new_product({"sku": "V-S"}, parent["id"])

    assert shop.find_by_sku(["V-S"])["V-S"][0].state is ListingState.DRAFT


def test_the_catalogue_holds_all_but_the_bin_once(shop: WooCommerce, books: Books) -> None:
    parent = books.new_product({"sku": "V", "type": "variable"})
    expected = {ref(parent), ref(books.new_product({"sku": "V-S"}, parent["id"]))}
    expected |= {ref(books.new_product({"sku": f"P{n}"})) for n in range(95)}
    books.bin_product(books.new_product({"sku": "T"}), is_forced=False)

    walked = walk(shop)

    assert len(walked) == len(expected)
    assert set(walked) == expected


def test_a_product_deleted_during_the_walk_hides_no_other(shop: WooCommerce, books: Books) -> None:
    refs = [ref(books.new_product({"sku": f"P{n}"})) for n in range(95)]

    def delete_two() -> None:
        for number in sorted(books.products)[:2]:
            del books.products[number]

    assert set(walk(shop, delete_two)) >= set(refs[4:])


# Orders


def test_a_first_pull_begins_at_the_shops_now(shop: WooCommerce, books: Books) -> None:
    rug = stocked(books, "RUG", 5)
    ordered(books, rug, 2)

    page = shop.pull_orders("")

    assert (page.orders, page.is_last) == ((), True)


def test_what_a_line_holds_is_the_shops_own_account(shop: WooCommerce, books: Books) -> None:
    """The sequence that was measured: 5, two back, one not back, money only, edited to 3, gone."""
    rug = stocked(books, "RUG", 100)
    order = ordered(books, rug, 5)
    line = order["line_items"][0]["id"]

    def held() -> tuple[int, int]:
        told = shop.order(str(order["id"]))
        assert told is not None
        return told.lines[0].committed, books.product(int(rug.item))["stock_quantity"]

    seen = [held()]
    for part in ({"quantity": 2}, {"quantity": 1, "api_restock": False}):
        said = {"line_items": [{"id": line, "quantity": part["quantity"]}]}
        books.refund(order, {**said, "api_restock": part.get("api_restock", True)})
        seen.append(held())
    books.refund(order, {"amount": "3.00"})
    seen.append(held())
    books.change_order(order, {"line_items": [{"id": line, "quantity": 3}]})
    seen.append(held())
    books.change_order(order, {"status": "cancelled"})
    seen.append(held())

    assert seen == [(5, 95), (3, 97), (3, 97), (3, 97), (1, 99), (0, 100)]


@pytest.mark.parametrize(("version", "held"), [("10.0.2", 3), ("11.0.1", 0)])
def test_a_failed_order_holds_what_the_shop_says_in_any_version(
    shop: WooCommerce, books: Books, version: str, held: int
) -> None:
    books.version = version
    order = ordered(books, stocked(books, "RUG", 9), 3)
    books.change_order(order, {"status": "failed"})

    told = shop.order(str(order["id"]))

    assert told is not None
    assert (told.state, told.lines[0].committed) == (OrderState.CANCELLED, held)


def test_an_order_says_what_was_sold_and_nothing_of_the_buyer(
    shop: WooCommerce, books: Books
) -> None:
    parent = books.new_product({"sku": "V", "type": "variable"})
    small = stocked(books, "V-S", 9, parent["id"])
    order = ordered(books, small, 2)

    told = shop.order(str(order["id"]))

    assert told is not None
    assert told.lines[0].ref == small
    assert (told.lines[0].price, told.currency) == (Decimal("20.00"), "EUR")
    assert (told.modified, told.placed) == (books.now, books.now)
    assert (told.state, told.lines[0].sent) == (OrderState.SENT, 2)


def test_a_line_of_a_deleted_product_is_told_without_one(shop: WooCommerce, books: Books) -> None:
    rug = stocked(books, "RUG", 9)
    order = ordered(books, rug, 2)
    books.bin_product(books.product(int(rug.item)), is_forced=True)

    told = shop.order(str(order["id"]))

    assert told is not None
    assert (told.lines[0].ref, told.lines[0].sku, told.lines[0].committed) == (None, "", 2)


def test_a_pass_holds_every_order_though_some_change_and_go_meanwhile(
    shop: WooCommerce, books: Books
) -> None:
    rug = stocked(books, "RUG", 99)
    cursor = shop.pull_orders("").cursor
    orders = [ordered(books, rug, 1) for _ in range(12)]
    books.now += 60 * SECOND

    def busy() -> None:
        books.change_order(orders[1], {"status": "processing"})
        if orders[0]["id"] in books.orders:
            books.bin_order(orders[0], is_forced=True)

    pulled, _cursor = passed(shop, cursor, size=4, between=busy)

    assert {order.remote for order in pulled} == {str(order["id"]) for order in orders}


def test_a_quiet_pass_asks_once_for_each_page(fake: WooCommerceFake) -> None:
    seen, shop = watched(fake)
    cursor = shop.pull_orders("").cursor
    rug = stocked(fake.books, "RUG", 99)
    for _ in range(12):
        ordered(fake.books, rug, 1)
    seen.clear()

    pages = list(pages_of(shop, cursor, size=5))

    assert [len(page.orders) for page in pages] == [6, 5, 1, 0]
    assert len(seen) == 1 + len(pages)


def test_orders_in_the_bin_are_asked_for_and_hold_what_the_shop_keeps_for_them(
    shop: WooCommerce, books: Books
) -> None:
    cursor = shop.pull_orders("").cursor
    held, freed = (ordered(books, stocked(books, sku, 9), 2) for sku in "AB")
    books.change_order(freed, {"status": "cancelled"})
    for order in (held, freed):
        books.bin_order(order, is_forced=False)

    pulled, _cursor = passed(shop, cursor)

    assert [(order.remote, order.lines[0].committed, order.is_gone) for order in pulled] == [
        (str(held["id"]), 2, False),
        (str(freed["id"]), 0, True),
    ]


def test_an_order_thrown_out_of_the_bin_is_none(shop: WooCommerce, books: Books) -> None:
    order = ordered(books, stocked(books, "A", 9), 2)
    books.bin_order(order, is_forced=True)

    assert shop.order(str(order["id"])) is None
    assert shop.order("../products") is None


@pytest.mark.parametrize("ahead", [-5, 1, 5])
def test_moments_are_right_wherever_the_shop_is(
    shop: WooCommerce, books: Books, ahead: int
) -> None:
    books.ahead = ahead
    rug = stocked(books, "RUG", 9)
    old = ordered(books, rug, 1)
    books.now += HOUR
    cursor = shop.pull_orders("").cursor
    books.now += 60 * SECOND
    new = ordered(books, rug, 1)

    pulled, watermark = passed(shop, cursor)

    assert [order.remote for order in pulled] == [str(new["id"])]
    assert str(old["id"]) not in {order.remote for order in pulled}
    assert watermark == str(books.now)


def test_a_watermark_is_the_shops_clock_before_the_pass(shop: WooCommerce, books: Books) -> None:
    cursor = shop.pull_orders("").cursor
    began = books.now

    def later() -> None:
        books.now += HOUR

    _pulled, watermark = passed(shop, cursor, between=later)

    assert watermark == str(began)


def test_a_clock_that_ran_back_loses_no_order(shop: WooCommerce, books: Books) -> None:
    books.now += HOUR
    cursor = shop.pull_orders("").cursor
    books.now -= HOUR
    order = ordered(books, stocked(books, "RUG", 9), 1)
    books.now += 60 * SECOND

    pulled, watermark = passed(shop, cursor)

    assert [one.remote for one in pulled] == [str(order["id"])]
    assert watermark == str(books.now)


@pytest.mark.parametrize(
    "harm",
    [
        {"date_modified_gmt": "yesterday"},
        {"date_modified_gmt": None},
        {"line_items": None},
        {"line_items": ["line"]},
        {"line_items": [{"id": 1, "quantity": -1}]},
        {"line_items": [{"id": 1, "quantity": 1, "meta_data": [{"key": "_reduced_stock"}]}]},
    ],
)
def test_an_order_that_cannot_be_read_stops_no_other(
    fake: WooCommerceFake, harm: dict[str, Any]
) -> None:
    books = fake.books
    rug = stocked(books, "RUG", 9)
    cursor = connected(ADDRESS, USER, PASSWORD, fake).pull_orders("").cursor
    bad, good = ordered(books, rug, 1), ordered(books, rug, 1)

    def harmed(request: httpx.Request) -> httpx.Response:
        answer = fake.handle_request(request)
        rows = answer.json()
        if "/orders" in request.url.path:
            rows = [row | harm if row["id"] == bad["id"] else row for row in rows]
        return httpx.Response(200, json=rows, headers={"Date": answer.headers["Date"]})

    shop = connected(ADDRESS, USER, PASSWORD, httpx.MockTransport(harmed))
    pages = list(pages_of(shop, cursor))

    assert [order.remote for page in pages for order in page.orders] == [str(good["id"])]
    assert [broken.remote for page in pages for broken in page.broken] == [str(bad["id"])]


# Listings


def test_a_listing_is_made_from_a_draft_once(shop: WooCommerce, books: Books) -> None:
    first = shop.publish(DRAFT)
    again = shop.publish(DRAFT)

    row = books.product(int(first.item.ref.item))
    assert (first.is_new, again.is_new) == (True, False)
    assert first.item.ref == again.item.ref
    assert (row["status"], row["regular_price"], row["stock_quantity"]) == ("draft", "150.50", 1)
    assert row["description"] == "<p>Wool &amp; henna</p>\n<p>2 &lt; 3 m</p>"
    assert first.missing == ("details",)


def test_pictures_are_uploaded_once(shop: WooCommerce, fake: WooCommerceFake) -> None:
    pictured = replace(DRAFT, pictures=(Picture("a.jpg", b"one"), Picture("b.jpg", b"two")))

    made = shop.publish(pictured)
    shop.publish(replace(pictured, ref=made.item.ref, key="later"))

    assert len(fake.media) == 2
    assert len(fake.books.product(int(made.item.ref.item))["images"]) == 2
    assert made.missing == ("details",)


def test_a_key_of_the_shop_takes_no_pictures_and_says_so(fake: WooCommerceFake) -> None:
    shop = connected(ADDRESS, KEY, SECRET, fake)

    made = shop.publish(replace(DRAFT, pictures=(Picture("a.jpg", b"one"),)))

    assert made.missing == ("pictures", "details")


def test_a_sku_of_another_listing_is_not_taken_over(shop: WooCommerce, books: Books) -> None:
    books.new_product({"sku": "RUG"})

    with pytest.raises(Refused, match="another listing") as refusal:
        shop.publish(DRAFT)

    assert refusal.value.code == "sku_taken"


def test_a_sku_in_the_bin_is_named_before_it_is_tried(shop: WooCommerce, books: Books) -> None:
    books.bin_product(books.new_product({"sku": "RUG"}), is_forced=False)

    with pytest.raises(Refused) as refusal:
        shop.publish(DRAFT)

    assert refusal.value.code == "sku_in_bin"


def test_a_price_of_another_currency_never_reaches_the_shop(shop: WooCommerce) -> None:
    with pytest.raises(Refused) as refusal:
        shop.publish(replace(DRAFT, price=Price(Decimal(1500), "MAD")))

    assert refusal.value.code == "other_currency"


def test_a_variation_is_brought_up_to_date_through_its_parent(
    shop: WooCommerce, books: Books
) -> None:
    parent = books.new_product({"name": "Tunic", "sku": "V", "type": "variable"})
    small = stocked(books, "V-S", 9, parent["id"])

    told = shop.publish(replace(DRAFT, ref=small, category="tapis & kilims"))

    row = books.product(int(small.item))
    assert (row["regular_price"], row["sku"], parent["name"]) == ("150.50", "V-S", "Tunic")
    assert told.missing == ("title", "details")


def test_a_listing_paused_and_back_is_the_same(shop: WooCommerce, books: Books) -> None:
    parent = books.new_product({"sku": "V", "type": "variable"})
    for rug in (stocked(books, "RUG", 9), stocked(books, "V-S", 9, parent["id"])):
        sku = books.product(int(rug.item))["sku"]

        shop.pause(rug, is_paused=True)
        paused = shop.find_by_sku([sku])[sku][0].state
        shop.pause(rug, is_paused=False)
        back = shop.find_by_sku([sku])[sku][0].state

        assert (paused, back) == (ListingState.PAUSED, ListingState.SHOWN)


# The shop as a whole


def test_a_probe_tells_who_the_shop_is(shop: WooCommerce, books: Books) -> None:
    told = shop.probe()

    assert (told.name, told.version, told.currency) == ("Café & Tapis", "10.0.2", "EUR")
    assert (told.time_zone, told.server_time) == ("America/New_York", books.now)
    assert told.cautions == ()


def test_a_probe_says_what_will_not_go(fake: WooCommerceFake) -> None:
    fake.books.version, fake.books.counts_stock = "7.9.0", False

    told = connected(ADDRESS, "ck_read", SECRET, fake).probe()

    assert set(told.cautions) == {
        Caution.OLD_VERSION,
        Caution.READ_ONLY,
        Caution.NO_PICTURES,
        Caution.STOCK_OFF,
    }


def test_a_probe_changes_nothing(shop: WooCommerce, books: Books) -> None:
    stocked(books, "RUG", 9)
    before = json.dumps(books.products)

    shop.probe()

    assert json.dumps(books.products) == before


def test_a_site_without_a_shop_is_told_from_a_wrong_password(fake: WooCommerceFake) -> None:
    with pytest.raises(SignInRefused):
        connected(ADDRESS, KEY, "cs_wrong", fake).probe()

    fake.namespaces = ("wp/v2",)
    with pytest.raises(Refused, match="no WooCommerce"):
        connected(ADDRESS, USER, PASSWORD, fake).probe()


@pytest.mark.parametrize("status", [200, 403, 406])
def test_a_page_in_the_way_is_not_the_shops_word(status: int) -> None:
    page = httpx.MockTransport(lambda _request: httpx.Response(status, html="<h1>Checking…</h1>"))
    shop = connected(ADDRESS, USER, PASSWORD, page)

    with pytest.raises(Passing):
        shop.read_stock([Ref("1")])


def test_words_of_the_shop_lose_their_markup() -> None:
    told = {"code": "x", "message": "<b>Not</b> &lt;here&gt; &amp; now"}
    page = httpx.MockTransport(lambda _request: httpx.Response(400, json=told))

    with pytest.raises(Refused, match="status 400 x: Not & now"):
        connected(ADDRESS, USER, PASSWORD, page).read_stock([Ref("1")])


@pytest.mark.parametrize("answer", [None, 1, "x", [], [1], {}, {"update": {}}, {"update": [1]}])
def test_an_answer_of_another_shape_is_a_fault_and_no_crash(answer: Any) -> None:
    page = httpx.MockTransport(lambda _request: httpx.Response(200, json=answer))
    shop = connected(ADDRESS, USER, PASSWORD, page)

    assert shop.write_stock([write(Ref("1"), 1)])[0].outcome is Outcome.UNKNOWN
    for ask in (
        lambda: shop.read_stock([Ref("1")]),
        lambda: shop.find_by_sku(["A"]),
        lambda: shop.catalogue(),
        lambda: shop.pull_orders("1795400000000000"),
        lambda: shop.order("1"),
        lambda: shop.probe(),
    ):
        calm(ask)


# What the tests are made of

DRAFT = Draft(
    ref=None,
    key="wish-1",
    sku="RUG",
    title="Rug",
    description="Wool & henna\n\n2 < 3 m",
    price=Price(Decimal("150.50"), "EUR"),
    stock=1,
    details=(("materials", "wool"),),
)


def stocked(books: Books, sku: str, number: int, parent: int = 0) -> Ref:
    said = {"sku": sku, "regular_price": "10", "manage_stock": True, "stock_quantity": number}
    return ref(books.new_product(said, parent))


def ref(row: Row) -> Ref:
    return Ref(str(row["id"]), str(row["parent_id"] or ""))


def write(ref: Ref, value: int) -> StockWrite:
    return StockWrite(ref, value, None, key=f"{ref.item}={value}")


def ordered(books: Books, ref: Ref, quantity: int) -> Row:
    name = "variation_id" if ref.parent else "product_id"
    line = {name: int(ref.item), "quantity": quantity}
    return books.new_order({"set_paid": True, "line_items": [line]})


def watched(fake: WooCommerceFake) -> tuple[list[httpx.Request], WooCommerce]:
    seen: list[httpx.Request] = []

    def through(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return fake.handle_request(request)

    return seen, connected(ADDRESS, USER, PASSWORD, httpx.MockTransport(through))


def walk(shop: WooCommerce, between: Callable[[], None] = lambda: None) -> list[Ref]:
    items, cursor = shop.catalogue()
    while cursor:
        between()
        more, cursor = shop.catalogue(cursor)
        items += more
    return [item.ref for item in items]


def pages_of(
    shop: WooCommerce, cursor: str, size: int = 100, between: Callable[[], None] = lambda: None
) -> Iterator[Any]:
    page = shop.pull_orders(cursor, size)
    yield page
    while not page.is_last:
        between()
        page = shop.pull_orders(page.cursor, size)
        yield page


def passed(
    shop: WooCommerce,
    cursor: str,
    size: int = 100,
    between: Callable[[], None] = lambda: None,
) -> tuple[list[Order], str]:
    pages = list(pages_of(shop, cursor, size, between))
    return [order for page in pages for order in page.orders], pages[-1].cursor


def calm(ask: Callable[[], Any]) -> None:
    try:
        ask()
    except (Passing, Refused):
        return


def test_a_picture_wordpress_can_make_nothing_of_is_said_to_lack(fake: WooCommerceFake) -> None:
    refusal = {"code": "rest_upload_sideload_error", "message": "no", "data": {"status": 500}}

    def without_pictures(request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and request.url.path.endswith("/media"):
            return httpx.Response(500, json=refusal)
        return fake.handle_request(request)

    shop = connected(ADDRESS, USER, PASSWORD, httpx.MockTransport(without_pictures))
    made = shop.publish(replace(DRAFT, pictures=(Picture("a.jpg", b"one"),)))

    assert made.missing == ("pictures", "details")
