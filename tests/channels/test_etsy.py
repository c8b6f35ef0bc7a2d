"""Etsy: whole inventories, passing tokens, drafts, and receipts read three ways."""

import json
from dataclasses import replace
from decimal import Decimal
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.channels.etsy import EtsyShop
from pos.channels.etsy_drafts import EtsyTerms
from pos.channels.etsy_session import EtsyKeys, EtsySession, EtsyTokens, sign_in_address
from pos.channels.etsy_sign_in import sign_in
from pos.channels.faults import OutcomeUnknown, Refused, SignInRefused, Throttled
from pos.channels.listings import Draft, ListingState, Picture, Price
from pos.channels.loopback import Loopback, new_challenge
from pos.channels.orders import OrderState
from pos.channels.stock import Missing, Outcome, Ref, StockWrite
from tests.channels.fake_etsy import KEY, FakeEtsy
from tests.factories import HOUR, NOON

KEYS = EtsyKeys(*KEY.split(":"))
JPEG = b"\xff\xd8 a picture \r\n-- \xff\xd9"
DRAFT = Draft(
    ref=None, key="k", sku="TAJ-1", title="Tajine de Safi", description="À la main.\u2028Cuit.",
    price=Price(Decimal("190.50"), "MAD"), stock=3, pictures=(Picture("0001-TAJ.jpg", JPEG),),
    details=(("materials", "terre cuite, émail (blanc)"),),
)  # fmt: skip


class Etsy:
    """A connector on the fake, and the tokens that were kept."""

    def __init__(self) -> None:
        self.fake = FakeEtsy()
        self.kept: list[EtsyTokens] = []
        self.tokens = EtsyTokens("77.access-1", "77.refresh-1", NOON + HOUR)
        self.shop = self.connected()

    def connected(self) -> EtsyShop:
        return EtsyShop(self.session(), EtsyTerms(shipping_profile_id="9"))

    def session(self) -> EtsySession:
        return EtsySession(
            KEYS, self.tokens, self.kept.append,
            transport=self.fake.transport(), clock=self.fake.clock,
        )  # fmt: skip

    def write(self, ref: Ref, value: int) -> Any:
        return self.shop.write_stock([StockWrite(ref, value, None, f"k{value}")])[0]


@pytest.fixture
def etsy() -> Etsy:
    return Etsy()


def test_a_shop_says_who_it_is(etsy: Etsy) -> None:
    probe = etsy.shop.probe()

    assert (probe.name, probe.currency, probe.cautions) == ("TissaRugs", "MAD", ())
    assert abs(probe.server_time - etsy.fake.clock.now) < 2_000_000


def test_listings_of_every_state_are_walked_for_a_sku(etsy: Etsy) -> None:
    etsy.fake.add(("A", 1), ("B", 2))
    etsy.fake.add(("A", 3), state="draft")
    etsy.fake.add(("C", 3), state="sold_out")

    found = etsy.shop.find_by_sku(["A", "C", "NONE"])

    assert [item.state for item in found["A"]] == [ListingState.SHOWN, ListingState.DRAFT]
    assert [item.state for item in found["C"]] == [ListingState.PAUSED]
    assert found["NONE"] == []


def test_a_long_catalogue_comes_page_by_page(etsy: Etsy) -> None:
    for number in range(205):
        etsy.fake.add((f"S{number}", 1))

    items, cursor = etsy.shop.catalogue()
    while cursor:
        more, cursor = etsy.shop.catalogue(cursor)
        items += more

    assert len({item.sku for item in items}) == 205


def test_one_number_of_a_listing_is_written_and_nothing_else_changes(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5), ("B", 7))
    a, b = (item.ref for item in etsy.shop.catalogue()[0])

    result = etsy.write(b, 2)

    assert (result.outcome, result.value) == (Outcome.APPLIED, 2)
    assert etsy.fake.quantities(listing) == [5, 2]
    rows = etsy.fake.listings[listing]["inventory"]["products"]
    assert [row["sku"] for row in rows] == ["A", "B"]
    assert rows[0]["offerings"][0]["price"]["amount"] == 19000
    assert rows[0]["offerings"][0]["readiness_state_id"] == 4
    assert [reading.value for reading in etsy.shop.read_stock([a, b])] == [5, 2]


def test_a_product_is_found_again_though_etsy_gave_it_another_id(etsy: Etsy) -> None:
    etsy.fake.add(("A", 5), ("B", 7))
    _a, b = (item.ref for item in etsy.shop.catalogue()[0])
    etsy.write(b, 2)

    assert etsy.write(b, 3).outcome is Outcome.APPLIED


def test_what_is_there_already_is_not_written_again(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5))

    assert etsy.write(Ref(str(listing)), 5).outcome is Outcome.UNCHANGED
    assert not [each for each in etsy.fake.asked if each.method == "PUT"]


def test_an_inventory_that_changed_meanwhile_is_built_anew(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5), ("B", 7))
    _a, b = (item.ref for item in etsy.shop.catalogue()[0])
    bought = iter([True])

    def somebody_buys(request: httpx.Request) -> None:
        if request.method == "PUT" and next(bought, False):
            etsy.fake.set(listing, 0, 4)

    etsy.fake.before = somebody_buys

    assert etsy.write(b, 2).outcome is Outcome.APPLIED
    assert etsy.fake.quantities(listing) == [4, 2]


def test_somebody_who_writes_all_the_time_is_told_as_stale(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5))

    def always(request: httpx.Request) -> None:
        if request.method == "PUT":
            etsy.fake.set(listing, 0, etsy.fake.quantities(listing)[0] + 1)

    etsy.fake.before = always

    assert etsy.write(Ref(str(listing)), 2).outcome is Outcome.STALE


def test_a_listing_of_nothing_is_refused_before_it_is_sent_and_can_be_paused(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5))
    ref = Ref(str(listing))

    result = etsy.write(ref, 0)
    etsy.shop.pause(ref, is_paused=True)

    assert (result.outcome, result.code) == (Outcome.REJECTED, "all_zero")
    assert etsy.fake.listings[listing]["state"] == "inactive"
    etsy.shop.pause(ref, is_paused=False)
    assert etsy.fake.listings[listing]["state"] == "active"


def test_one_of_several_can_be_nothing_and_is_hidden_alone(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5), ("B", 7))
    a, b = (item.ref for item in etsy.shop.catalogue()[0])

    assert etsy.write(a, 0).outcome is Outcome.APPLIED
    etsy.shop.pause(a, is_paused=True)
    assert etsy.fake.listings[listing]["state"] == "active"
    etsy.shop.pause(b, is_paused=True)

    assert etsy.fake.listings[listing]["state"] == "inactive"


def test_what_is_paused_or_hidden_offers_nothing_whatever_number_etsy_keeps(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5), ("B", 7))
    a, b = (item.ref for item in etsy.shop.catalogue()[0])

    etsy.shop.pause(a, is_paused=True)
    hidden = [reading.value for reading in etsy.shop.read_stock([a, b])]
    etsy.shop.pause(b, is_paused=True)
    paused = [reading.value for reading in etsy.shop.read_stock([a, b])]
    etsy.shop.pause(b, is_paused=False)

    assert (hidden, paused) == ([0, 7], [0, 0])
    assert etsy.fake.quantities(listing) == [5, 7]
    assert [reading.value for reading in etsy.shop.read_stock([a, b])] == [0, 7]


def test_one_listing_that_is_gone_does_not_hide_the_others(etsy: Etsy) -> None:
    refs = [Ref(str(etsy.fake.add((f"S{number}", number + 1)))) for number in range(7)]
    del etsy.fake.listings[int(refs[3].item)]

    values = [reading.value for reading in etsy.shop.read_stock(refs)]

    assert values == [1, 2, 3, None, 5, 6, 7]


def test_a_hundred_listings_are_read_in_one_call(etsy: Etsy) -> None:
    refs = [Ref(str(etsy.fake.add((f"S{number}", 1)))) for number in range(100)]

    etsy.shop.read_stock(refs)

    assert len(etsy.fake.asked) == 1


def test_what_sold_out_is_never_made_active_by_the_program(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 0), state="sold_out")

    with pytest.raises(Refused) as refused:
        etsy.shop.pause(Ref(str(listing)), is_paused=False)

    assert refused.value.code == "renewal_fee"
    assert etsy.fake.quantities(listing) == [0]


def test_products_that_share_a_number_are_read_and_written_together(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5), ("B", 5), shares=True)
    items, _cursor = etsy.shop.catalogue()

    (reading,) = etsy.shop.read_stock([items[0].ref])
    assert items[0].shares_stock
    assert (reading.value, reading.missing) == (None, Missing.PARENT_POOL)
    assert etsy.shop.read_stock([Ref(str(listing))])[0].value == 5
    assert etsy.write(Ref(str(listing)), 3).outcome is Outcome.APPLIED
    assert etsy.fake.quantities(listing) == [3, 3]


def test_what_is_gone_is_said(etsy: Etsy) -> None:
    (reading,) = etsy.shop.read_stock([Ref("4444")])

    assert reading.missing is Missing.NOT_FOUND
    assert etsy.write(Ref("4444"), 1).outcome is Outcome.NOT_FOUND


def test_the_price_of_what_is_gone_is_refused_for_good(etsy: Etsy) -> None:
    with pytest.raises(Refused) as refused:
        etsy.shop.publish(replace(DRAFT, ref=Ref("4444"), is_price_only=True))

    assert refused.value.code == "not_found"


def test_a_lost_answer_of_a_write_is_neither_done_nor_not_done(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5))

    def lost(request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        if request.method == "PUT":
            raise httpx.ReadTimeout("lost", request=request)
        return answer

    etsy.fake.after = lost

    assert etsy.write(Ref(str(listing)), 3).outcome is Outcome.UNKNOWN
    assert etsy.fake.quantities(listing) == [3]


def test_after_a_fault_in_the_middle_the_rest_did_not_leave(etsy: Etsy) -> None:
    refs = [Ref(str(etsy.fake.add((sku, 5)))) for sku in "AB"]
    writes = [StockWrite(ref, 1, None, ref.item) for ref in refs]

    def busy(request: httpx.Request) -> httpx.Response | None:
        return httpx.Response(429) if refs[1].item in str(request.url) else None

    etsy.fake.before = busy
    outcomes = [result.outcome for result in etsy.shop.write_stock(writes)]

    assert outcomes == [Outcome.APPLIED, Outcome.NOT_SENT]


def test_a_price_is_sent_as_a_number_digit_for_digit(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5))

    etsy.shop.publish(replace(DRAFT, ref=Ref(str(listing)), pictures=()))

    (put,) = [each for each in etsy.fake.asked if each.method == "PUT"]
    assert b'"price":190.50,' in put.content
    assert etsy.fake.listings[listing]["title"] == "Tajine de Safi"


def test_a_draft_is_prepared_with_its_picture_and_never_shown(etsy: Etsy) -> None:
    published = etsy.shop.publish(replace(DRAFT, as_draft=False))

    (listing,) = etsy.fake.listings
    assert published.is_new
    assert published.missing == ("shown",)
    assert (published.item.sku, published.item.state) == ("TAJ-1", ListingState.DRAFT)
    assert published.item.price == Price(Decimal("190.5"), "MAD")
    assert etsy.fake.quantities(listing) == [3]
    assert etsy.fake.pictures == {listing: [(1, JPEG)]}
    (form,) = [each for each in etsy.fake.asked if b"who_made" in each.content]
    said = parse_qs(form.content.decode())
    assert said["materials"] == ["terre cuite,émail blanc"]
    # What was said stands; what was not is the shop's first.
    assert (said["shipping_profile_id"], said["readiness_state_id"]) == (["9"], ["92"])
    assert "return_policy_id" not in said


def test_a_draft_that_may_have_been_made_is_looked_for_before_it_is_tried_again(etsy: Etsy) -> None:
    def lost(request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        if request.method == "POST" and request.url.path.endswith("/listings"):
            raise httpx.ReadTimeout("lost", request=request)
        return answer

    etsy.fake.after = lost
    with pytest.raises(OutcomeUnknown):
        etsy.shop.publish(DRAFT)
    etsy.fake.after = None

    published = etsy.shop.publish(DRAFT)

    assert len(etsy.fake.listings) == 1
    assert not published.is_new
    assert published.item.sku == "TAJ-1"


def pulled(etsy: Etsy, cursor: str, size: int = 100) -> tuple[dict[str, Any], str]:
    orders: dict[str, Any] = {}
    for _page in range(50):
        page = etsy.shop.pull_orders(cursor, size)
        orders |= {order.remote: order for order in page.orders}
        cursor = page.cursor
        if page.is_last:
            return orders, cursor
    raise AssertionError("the pass never ends")


def test_a_first_pass_begins_at_the_shops_now(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 9))
    etsy.fake.clock.now += 24 * HOUR
    etsy.fake.refresh = etsy.tokens.refresh
    orders, cursor = pulled(etsy, "")
    assert orders == {}

    etsy.fake.buy(listing, 0, 2)
    orders, _cursor = pulled(etsy, cursor)

    (order,) = orders.values()
    (line,) = order.lines
    assert (order.state, line.sku, line.quantity, line.committed) == (OrderState.PAID, "A", 2, 2)
    assert line.ref == Ref(str(listing))
    assert line.price == Decimal(380)
    assert not line.is_unsure
    assert "buyer" not in repr(order).lower()


@pytest.mark.parametrize("status", ["canceled", "fully refunded", "partially refunded"])
def test_whether_goods_came_back_is_for_a_person_to_say(etsy: Etsy, status: str) -> None:
    listing = etsy.fake.add(("A", 9))
    _orders, cursor = pulled(etsy, "")
    receipt = etsy.fake.buy(listing, 0, 2)
    etsy.fake.touch(receipt, status=status)

    orders, _cursor = pulled(etsy, cursor)

    (line,) = orders[str(receipt)].lines
    assert line.is_unsure
    assert line.committed == 2


def test_every_order_that_changed_comes_though_others_change_during_the_pass(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 99))
    _orders, cursor = pulled(etsy, "")
    receipts = [etsy.fake.buy(listing, 0, 1) for _number in range(12)]
    etsy.fake.clock.now += HOUR // 2
    late = iter(receipts[:6])

    def touched(request: httpx.Request) -> None:
        if request.url.path.endswith("/receipts") and (receipt := next(late, None)):
            etsy.fake.touch(receipt, status="canceled" if receipt % 2 else "completed")

    etsy.fake.before = touched
    first, cursor = pulled(etsy, cursor, 3)
    etsy.fake.before = None
    second, _cursor = pulled(etsy, cursor, 3)

    assert {int(remote) for remote in first | second} == set(receipts)
    states = {int(remote): order.state for remote, order in (first | second).items()}
    assert all(states[each] in {OrderState.CANCELLED, OrderState.SENT} for each in receipts[:6])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=12), st.integers(1, 5))
def test_whatever_is_cancelled_between_pages_no_order_is_lost(
    changes: list[tuple[int, bool]], size: int
) -> None:
    etsy = Etsy()
    listing = etsy.fake.add(("A", 99))
    _orders, cursor = pulled(etsy, "")
    receipts = [etsy.fake.buy(listing, 0, 1) for _number in range(10)]
    waiting = iter(changes)

    def touched(request: httpx.Request) -> None:
        if request.url.path.endswith("/receipts") and (change := next(waiting, None)):
            status = "canceled" if change[1] else "completed"
            etsy.fake.touch(receipts[change[0]], status=status)

    etsy.fake.before = touched
    first, cursor = pulled(etsy, cursor, size)
    etsy.fake.before = None
    second, _cursor = pulled(etsy, cursor, size)

    assert {int(remote) for remote in first | second} == set(receipts)


def test_a_receipt_that_cannot_be_read_leaves_the_others_alone(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 9))
    _orders, cursor = pulled(etsy, "")
    good, bad = etsy.fake.buy(listing, 0, 1), etsy.fake.buy(listing, 0, 1)
    etsy.fake.receipts[bad]["transactions"] = [{"quantity": "many"}]

    page = etsy.shop.pull_orders(cursor)

    assert [order.remote for order in page.orders] == [str(good)]
    assert [broken.remote for broken in page.broken] == [str(bad)]


def test_an_open_order_is_read_by_itself(etsy: Etsy) -> None:
    receipt = etsy.fake.buy(etsy.fake.add(("A", 9)), 0, 1)

    order = etsy.shop.order(str(receipt))

    assert order is not None
    assert order.lines[0].sku == "A"
    assert etsy.shop.order("999999") is None


def test_a_cursor_that_is_not_ours_is_refused(etsy: Etsy) -> None:
    for cursor in ("x", "{}", '{"since": -1}', '{"since": "1"}', "[1]"):
        with pytest.raises(Refused):
            etsy.shop.pull_orders(cursor)
    with pytest.raises(Refused):
        etsy.shop.catalogue("active:-1")


def test_a_token_that_ends_is_renewed_and_kept_before_it_is_used(etsy: Etsy) -> None:
    etsy.fake.clock.now += 2 * HOUR

    etsy.shop.probe()

    assert [tokens.refresh for tokens in etsy.kept] == ["77.refresh-2"]
    used = [each.headers.get("Authorization") for each in etsy.fake.asked]
    assert used[0] is None
    assert set(used[1:]) == {"Bearer 77.access-2"}


def test_tokens_that_cannot_be_kept_are_not_used(etsy: Etsy) -> None:
    etsy.fake.clock.now += 2 * HOUR

    def full(_tokens: EtsyTokens) -> None:
        raise OSError("disk full")

    session = EtsySession(
        KEYS, etsy.tokens, full, transport=etsy.fake.transport(), clock=etsy.fake.clock
    )
    with pytest.raises(OSError, match="disk full"):
        EtsyShop(session, EtsyTerms()).probe()

    assert [each.url.path for each in etsy.fake.asked] == ["/v3/public/oauth/token"]


def test_a_token_that_was_taken_away_is_renewed_once_and_then_the_person_signs_in(
    etsy: Etsy,
) -> None:
    etsy.fake.access = "77.access-9"
    etsy.shop.probe()
    etsy.fake.access = etsy.fake.refresh = "77.other-1"

    with pytest.raises(SignInRefused):
        etsy.shop.probe()


def test_when_nothing_is_left_for_today_nothing_is_asked(etsy: Etsy) -> None:
    etsy.fake.remaining = 0
    with pytest.raises(Throttled):
        etsy.shop.probe()
    asked = len(etsy.fake.asked)

    assert asked == 1


def test_no_secret_is_in_a_fault_or_a_name(etsy: Etsy) -> None:
    etsy.fake.before = lambda _request: httpx.Response(400, json={"error": "bad"})

    with pytest.raises(Refused) as refused:
        etsy.shop.probe()

    said = repr(refused.value) + repr(KEYS) + repr(etsy.tokens)
    assert not [part for part in (*KEY.split(":"), "access-1", "refresh-1") if part in said]


def test_the_browser_is_sent_with_a_challenge_and_its_code_is_exchanged(etsy: Etsy) -> None:
    challenge = new_challenge()

    address = urlsplit(sign_in_address(KEYS, "http://localhost:3003/rahba/etsy", challenge))
    query = parse_qs(address.query)
    etsy.session().exchange("the-code", challenge.verifier, "http://localhost:3003/rahba/etsy")

    assert address.hostname == "www.etsy.com"
    assert query["code_challenge_method"] == ["S256"]
    assert challenge.verifier not in address.query
    form = parse_qs(etsy.fake.asked[0].content.decode())
    assert form["code_verifier"] == [challenge.verifier]
    assert etsy.kept[0].access == "77.access-2"


def test_a_body_holds_nothing_that_etsy_writes_itself(etsy: Etsy) -> None:
    listing = etsy.fake.add(("A", 5), ("B", 7))
    _a, b = (item.ref for item in etsy.shop.catalogue()[0])
    etsy.write(b, 1)

    (put,) = [each for each in etsy.fake.asked if each.method == "PUT"]
    body = json.loads(put.content)
    assert put.url.path.endswith(f"/{listing}/inventory")
    assert len(body["products"]) == 2  # a deleted row would come to life
    assert body["sku_on_property"] == [200]
    assert b"product_id" not in put.content


def test_signing_in_goes_by_the_browser_and_back(
    etsy: Etsy, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    taken = Loopback(0, "/rahba/etsy", "")
    port = int(urlsplit(taken.redirect).port or 0)
    taken.close()
    monkeypatch.setattr("pos.channels.etsy_sign_in.PORT", port)

    def browser(address: str) -> None:
        sent.append(address)
        query = parse_qs(urlsplit(address).query)
        back = query["redirect_uri"][0].replace("localhost", "127.0.0.1")
        answer = f"{back}?code=the-code&state={query['state'][0]}"
        Thread(target=lambda: urlopen(answer, timeout=5).close()).start()  # noqa: S310

    sign_in(KEYS, etsy.session(), browser, lambda: False, "<p>Merci")

    assert len(sent) == 1
    assert etsy.kept[0].access == "77.access-2"
