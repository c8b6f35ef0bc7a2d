"""Jumia: feeds that are done later, two ids, tokens that turn."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

import httpx
import pytest

from pos.channels.faults import ChannelFault, OutcomeUnknown, Refused, SignInRefused
from pos.channels.jumia import JumiaShop
from pos.channels.jumia_catalogue import JumiaTerms, ref_of
from pos.channels.jumia_pace import APART, Pace
from pos.channels.jumia_session import JumiaSession, JumiaTokens
from pos.channels.listings import ListingState, Price
from pos.channels.orders import OrderState
from pos.channels.probe import Caution
from pos.channels.stock import Outcome, Ref, StockWrite
from tests.channels.fake_jumia import CLIENT, FakeJumia
from tests.channels.test_jumia_promises import DRAFT
from tests.factories import HOUR, NOON


class Jumia:
    """A connector on the fake, and the tokens that were kept."""

    def __init__(self) -> None:
        self.fake = FakeJumia()
        self.kept: list[JumiaTokens] = []
        self.looked = 0
        self.shop = self.connected(JumiaTokens(CLIENT, "refresh-1", "access-1", NOON + 9 * HOUR))

    def connected(self, tokens: JumiaTokens) -> JumiaShop:
        session = JumiaSession(tokens, self.kept.append, transport=self.fake, clock=self.fake.clock)
        return JumiaShop(session, JumiaTerms(), self.look)

    def look(self) -> None:
        self.looked += 1

    def ref(self, sku: str) -> Ref:
        found = self.fake.variation(sku)
        assert found is not None
        return ref_of(found[1]["id"], found[0], sku)

    def write(self, sku: str, value: int) -> Outcome:
        (result,) = self.shop.write_stock([StockWrite(self.ref(sku), value, None, f"{sku}{value}")])
        return result.outcome


@pytest.fixture
def jumia() -> Jumia:
    return Jumia()


def test_it_is_experimental_and_says_what_it_cannot(jumia: Jumia) -> None:
    assert jumia.shop.capabilities.is_experimental
    assert jumia.shop.probe().cautions == (Caution.NO_PICTURES,)


def test_the_token_turns_and_is_kept_before_it_is_used(jumia: Jumia) -> None:
    shop = jumia.connected(JumiaTokens(CLIENT, "refresh-1"))

    shop.probe()
    jumia.fake.clock.now += 13 * HOUR
    shop.probe()

    assert [tokens.refresh for tokens in jumia.kept] == ["refresh-2", "refresh-3"]
    assert "refresh" not in repr(jumia.kept[0])


def test_a_token_that_cannot_be_kept_is_not_used(jumia: Jumia) -> None:
    def full(_tokens: JumiaTokens) -> None:
        raise OSError("disk full")

    session = JumiaSession(JumiaTokens(CLIENT, "refresh-1"), full, transport=jumia.fake)

    with pytest.raises(OSError, match="disk full"):
        JumiaShop(session, JumiaTerms()).probe()


def test_a_spent_token_asks_for_a_person(jumia: Jumia) -> None:
    with pytest.raises(SignInRefused):
        jumia.connected(JumiaTokens(CLIENT, "refresh-0")).probe()


def test_a_feed_is_looked_after_until_it_is_through(jumia: Jumia) -> None:
    jumia.fake.add(("A", 5))
    jumia.fake.looks = 4

    assert jumia.write("A", 2) is Outcome.APPLIED
    assert jumia.looked == 3


def test_a_feed_that_takes_its_time_has_an_unknown_outcome(jumia: Jumia) -> None:
    jumia.fake.add(("A", 5))
    jumia.fake.looks = 99

    assert jumia.write("A", 2) is Outcome.UNKNOWN


@pytest.mark.parametrize("wants_product_id", [False, True])
def test_whichever_of_the_two_ids_jumia_wants_is_found(
    jumia: Jumia, wants_product_id: bool
) -> None:
    jumia.fake.add(("A", 5), ("B", 6))
    jumia.fake.wants_product_id = wants_product_id

    outcomes = [jumia.write("A", 2), jumia.write("B", 3)]

    assert outcomes == [Outcome.APPLIED, Outcome.APPLIED]
    # The second feed was right at once.
    assert len(jumia.fake.feeds) == (3 if wants_product_id else 2)


def test_one_row_that_is_refused_leaves_the_others_alone(jumia: Jumia) -> None:
    jumia.fake.add(("A", 5))
    nobody = Ref("v", parent="p", stock="NOBODY")
    writes = [StockWrite(jumia.ref("A"), 2, None, "1"), StockWrite(nobody, 2, None, "2")]

    outcomes = [result.outcome for result in jumia.shop.write_stock(writes)]

    assert outcomes == [Outcome.APPLIED, Outcome.NOT_FOUND]


def test_a_new_product_is_a_draft_until_jumia_looked_it_through(jumia: Jumia) -> None:
    published = jumia.shop.publish(DRAFT)

    assert published.is_new
    assert published.item.state is ListingState.DRAFT


def test_without_a_public_picture_nothing_is_handed_in(jumia: Jumia) -> None:
    with pytest.raises(Refused) as refused:
        jumia.shop.publish(replace(DRAFT, pictures=()))

    assert refused.value.code == "no_picture_address"
    assert jumia.fake.feeds == {}


def test_a_creation_that_takes_its_time_is_not_told_done(jumia: Jumia) -> None:
    jumia.fake.looks = 99

    with pytest.raises(OutcomeUnknown):
        jumia.shop.publish(DRAFT)


def test_what_jumia_keeps_in_its_own_warehouse_holds_nothing_of_ours(jumia: Jumia) -> None:
    jumia.fake.add(("A", 5))
    remote = jumia.fake.buy("A", 1, theirs=True)

    order = jumia.shop.order(remote)

    assert order is not None
    assert [line.committed for line in order.lines] == [0]


@pytest.mark.parametrize("bare", [False, True])
def test_items_come_bare_or_under_a_name(jumia: Jumia, bare: bool) -> None:
    jumia.fake.add(("A", 5))
    jumia.fake.are_items_bare = bare
    remote = jumia.fake.buy("A", 2)

    order = jumia.shop.order(remote)

    assert order is not None
    assert order.number == (remote if bare else f"3{remote}")
    assert (len(order.lines), order.state) == (2, OrderState.WAITING)


def test_a_change_of_an_order_of_last_week_is_seen(jumia: Jumia) -> None:
    jumia.fake.add(("A", 5))
    _page = jumia.shop.pull_orders("")
    remote = jumia.fake.buy("A", 1)
    jumia.fake.old(remote, 7)
    cursor = jumia.shop.pull_orders(jumia.shop.pull_orders("").cursor).cursor
    jumia.fake.turn(remote, "RETURNED")

    (order,) = jumia.shop.pull_orders(cursor).orders

    assert order.state is OrderState.REFUNDED
    assert order.lines[0].is_unsure
    assert "buyer" not in repr(order).lower()


def test_orders_at_their_end_are_not_asked_for_again(jumia: Jumia) -> None:
    jumia.fake.add(("A", 5))
    remote = jumia.fake.buy("A", 1)
    jumia.fake.turn(remote, "DELIVERED")
    jumia.fake.clock.now += HOUR
    cursor = jumia.shop.pull_orders("").cursor

    assert jumia.shop.pull_orders(cursor).orders == ()


def test_a_cursor_that_is_not_ours_is_refused(jumia: Jumia) -> None:
    for cursor in ("x", "{}", '{"mark": -1}', '{"mark": 1, "token": 2}'):
        with pytest.raises(Refused):
            jumia.shop.pull_orders(cursor)


def answering(jumia: Jumia, monkeypatch: pytest.MonkeyPatch, path: str, answer: Any) -> None:
    """Let Jumia answer something else at one path."""
    own: Callable[[httpx.Request], httpx.Response] = jumia.fake.handle_request
    monkeypatch.setattr(
        jumia.fake,
        "handle_request",
        lambda request: answer if str(request.url).partition(".com")[2] == path else own(request),
    )


def test_one_order_whose_lines_are_refused_holds_up_no_other(
    jumia: Jumia, monkeypatch: pytest.MonkeyPatch
) -> None:
    jumia.fake.add(("A", 5))
    cursor = jumia.shop.pull_orders("").cursor
    bad, good = jumia.fake.buy("A", 1), jumia.fake.buy("A", 1)
    refusal = httpx.Response(422, json={"message": "no"})
    answering(jumia, monkeypatch, f"/orders/items?orderId={bad}", refusal)

    page = jumia.shop.pull_orders(cursor)

    assert [order.remote for order in page.orders] == [good]
    assert [broken.remote for broken in page.broken] == [bad]


def test_where_jumias_clock_ran_back_what_ended_since_is_read_again(jumia: Jumia) -> None:
    jumia.fake.add(("A", 5))
    cursor = jumia.shop.pull_orders("").cursor
    jumia.fake.clock.now -= HOUR
    remote = jumia.fake.buy("A", 1)
    jumia.fake.turn(remote, "DELIVERED")

    assert [order.remote for order in jumia.shop.pull_orders(cursor).orders] == [remote]


def test_a_feed_that_was_taken_without_a_name_may_have_been_done(
    jumia: Jumia, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(jumia, monkeypatch, "/feeds/products/create", httpx.Response(201, json=[]))

    with pytest.raises(OutcomeUnknown):
        jumia.shop.publish(DRAFT)


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"sku": ""}, "no_sku"), ({"price": Price(Decimal(9), "EUR")}, "other_currency")],
)
def test_what_jumia_would_take_wrongly_is_not_handed_in(
    jumia: Jumia, changed: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        jumia.shop.publish(replace(DRAFT, **changed))

    assert (refused.value.code, jumia.fake.feeds) == (code, {})


@pytest.mark.parametrize(
    "row",
    [
        {"variations": "none"},
        {"variations": ["none", {"id": "v", "sellerSku": "A", "businessClients": "all"}]},
        {"variations": [{"id": "v", "sellerSku": "A", "businessClients": ["x"]}]},
        {
            "variations": [
                {"id": "v", "sellerSku": "A", "businessClients": [{"code": "jumia-ma", "qc": "?"}]}
            ]
        },
    ],
)
def test_an_odd_catalogue_is_no_crash(
    jumia: Jumia, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]
) -> None:
    said = {"products": [{"id": "p", "name": "N", **row}]}
    answering(jumia, monkeypatch, "/catalog/products?size=100", httpx.Response(200, json=said))

    with suppress(ChannelFault):
        jumia.shop.catalogue()


def test_questions_are_asked_no_faster_than_jumia_allows() -> None:
    clock, waits = [100.0], []

    def pause(seconds: float) -> None:
        waits.append(seconds)
        clock[0] += seconds

    in_turn = Pace(pause, lambda: clock[0])
    for _question in range(3):
        in_turn()
    clock[0] += 60
    in_turn()

    assert waits == pytest.approx([APART, APART])
