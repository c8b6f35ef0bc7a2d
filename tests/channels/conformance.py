"""The promises of `pos.channels.contract`, asked of a connector through its shop's own eyes.

A shop's tests are a subclass with a fixture `keeper`; a real shop runs the very same ones. What a
connector does not declare is not asked of it. How to use it: README.md.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest

from pos.channels.contract import Action, BatchMode, Connector, StockModel, in_batches
from pos.channels.faults import (
    ChannelFault,
    OutcomeUnknown,
    Passing,
    Refused,
    SignInRefused,
    Throttled,
)
from pos.channels.listings import Draft, ListingState, Price
from pos.channels.orders import Order, OrderPage
from pos.channels.stock import Missing, Outcome, Ref, StockWrite, WriteResult
from tests.channels.keeper import WRONG_SECRET, Keeper
from tests.channels.way import DONE_THERE, ELSEWHERE, NOT_DONE, Mishap, Way

_NUMBERS = count(1)
# 2020 and 2100: a moment outside was read in another unit.
_MOMENTS: Final = range(1_577_836_800_000_000, 4_102_444_800_000_000)
_NOT_TOLD: Final = {Outcome.UNKNOWN, Outcome.NOT_SENT}


def fresh(word: str = "RUG") -> str:
    return f"{word}-{next(_NUMBERS)}"


def write(ref: Ref, value: int, expected: int | None = None) -> StockWrite:
    return StockWrite(ref, value, expected, key=fresh("wish"))


def pulled(shop: Connector, cursor: str, size: int = 100) -> tuple[list[Order], str]:
    """Walk through a whole pass."""
    orders: list[Order] = []
    page = shop.pull_orders(cursor, size)
    orders += page.orders
    while not page.is_last:
        page = shop.pull_orders(page.cursor, size)
        orders += page.orders
    return orders, page.cursor


def outcomes(shop: Connector, writes: Sequence[StockWrite]) -> list[WriteResult]:
    """Write; a fault is what it says of every row."""
    try:
        return shop.write_stock(writes)
    except OutcomeUnknown:
        return [WriteResult(Outcome.UNKNOWN)] * len(writes)
    except (Passing, Throttled, SignInRefused):
        return [WriteResult(Outcome.NOT_SENT)] * len(writes)


class Conformance:
    """What holds for every connector."""

    @pytest.fixture
    def shop(self, keeper: Keeper) -> Iterator[Connector]:
        with closing(keeper.opened()) as opened:
            yield opened

    @pytest.fixture
    def way(self, keeper: Keeper) -> Way:
        if keeper.way is None:
            pytest.skip("nothing can go wrong on the way to a real shop")
        return keeper.way

    @pytest.fixture
    def writing(self, shop: Connector) -> Connector:
        return needs(shop, Action.SET_STOCK)

    @pytest.fixture
    def pulling(self, shop: Connector) -> Connector:
        return needs(shop, Action.PULL_ORDERS)

    def nowhere(self, remote: str) -> str:
        """Return an id like this one that stands for nothing."""
        return remote and "999999"

    def gone(self, ref: Ref) -> Ref:
        return replace(ref, item=self.nowhere(ref.item), stock=self.nowhere(ref.stock))

    # Who it is

    def test_it_says_who_it_is_and_what_time_it_has(self, shop: Connector) -> None:
        probe = shop.probe()

        assert probe.name
        assert len(probe.currency) == 3
        assert probe.server_time in _MOMENTS
        assert bool(probe.locations) == shop.capabilities.has_locations

    # Promises 1 to 4: writing

    def test_what_is_applied_is_what_the_shop_shows(
        self, keeper: Keeper, writing: Connector
    ) -> None:
        refs = [keeper.listed(fresh(), 5), keeper.listed(fresh(), 6)]
        wanted = [write(refs[0], 2, 5), write(refs[1], 0, 6)]

        results = [
            result
            for batch in in_batches(wanted, writing.capabilities.batch_max)
            for result in writing.write_stock(batch)
        ]

        assert [result.outcome for result in results] == [Outcome.APPLIED] * 2
        assert [keeper.number(ref) for ref in refs] == [2, 0]

    def test_each_write_has_its_result_and_none_is_told_applied_that_is_not(
        self, keeper: Keeper, writing: Connector
    ) -> None:
        if writing.capabilities.batch_max < 3:
            pytest.skip("a call holds fewer rows")
        refs = [keeper.listed(fresh(), 5), keeper.listed(fresh(), 5)]
        writes = [write(refs[0], 3, 5), write(self.gone(refs[0]), 3), write(refs[1], 4, 5)]

        results = outcomes(writing, writes)

        assert len(results) == len(writes)
        assert results[1].outcome in {Outcome.NOT_FOUND, Outcome.REJECTED}
        for ref, wish, result in zip(refs, writes[::2], results[::2], strict=True):
            is_there = keeper.number(ref) == wish.value
            assert (result.outcome is Outcome.APPLIED) == is_there or result.outcome in _NOT_TOLD
        if writing.capabilities.batch_mode is BatchMode.PER_ITEM:
            assert [keeper.number(ref) for ref in refs] == [3, 4]

    def test_a_write_changes_the_number_alone(self, keeper: Keeper, writing: Connector) -> None:
        ref = keeper.listed(fresh(), 5)
        before = keeper.whole(ref)

        writing.write_stock([write(ref, 1, 5)])

        assert keeper.number(ref) == 1
        assert keeper.whole(ref) == before

    def test_the_same_wish_twice_is_done_once(self, keeper: Keeper, writing: Connector) -> None:
        ref = keeper.listed(fresh(), 5)
        wish = write(ref, 4, 5)

        results = [writing.write_stock([wish])[0], writing.write_stock([wish])[0]]

        assert results[0].outcome is Outcome.APPLIED
        assert results[1].outcome in {Outcome.APPLIED, Outcome.UNCHANGED, Outcome.STALE}
        assert keeper.number(ref) == 4

    def test_a_number_believed_wrongly_is_told_where_the_shop_compares(
        self, keeper: Keeper, writing: Connector
    ) -> None:
        if not writing.capabilities.has_compare_and_set:
            pytest.skip("the shop does not compare")
        ref = keeper.listed(fresh(), 5)

        result = writing.write_stock([write(ref, 2, expected=4)])[0]

        assert result.outcome is Outcome.STALE
        assert keeper.number(ref) == 5

    @pytest.mark.parametrize("mishap", DONE_THERE)
    def test_a_write_whose_answer_is_lost_is_not_told_undone(
        self, keeper: Keeper, writing: Connector, way: Way, mishap: Mishap
    ) -> None:
        ref = keeper.listed(fresh(), 5)
        way.goes_wrong(mishap, keeper.is_write)

        result = outcomes(writing, [write(ref, 2, 5)])[0]

        assert keeper.number(ref) == 2
        assert result.outcome in {Outcome.UNKNOWN, Outcome.APPLIED}

    @pytest.mark.parametrize("mishap", NOT_DONE)
    def test_a_write_that_never_arrived_is_not_told_done(
        self, keeper: Keeper, writing: Connector, way: Way, mishap: Mishap
    ) -> None:
        ref = keeper.listed(fresh(), 5)
        way.goes_wrong(mishap, keeper.is_write, times=50)

        result = outcomes(writing, [write(ref, 2, 5)])[0]

        assert keeper.number(ref) == 5
        assert result.outcome in _NOT_TOLD

    def test_a_wish_delivered_twice_is_done_once(
        self, keeper: Keeper, writing: Connector, way: Way
    ) -> None:
        ref = keeper.listed(fresh(), 5)
        way.goes_wrong(Mishap.TWICE, keeper.is_write)

        result = outcomes(writing, [write(ref, 2, 5)])[0]

        assert keeper.number(ref) == 2
        assert result.outcome not in {Outcome.REJECTED, Outcome.NOT_SENT}

    # Promises 5 and 6: reading and finding

    def test_a_reading_has_a_number_or_says_why_not(self, keeper: Keeper, shop: Connector) -> None:
        keeps_a_number(shop)
        nothing, some = keeper.listed(fresh(), 0), keeper.listed(fresh(), 4)

        readings = shop.read_stock([nothing, self.gone(nothing), some])

        assert [reading.value for reading in readings] == [0, None, 4]
        assert readings[1].missing is Missing.NOT_FOUND
        assert [reading.ref for reading in readings] == [nothing, self.gone(nothing), some]

    def test_what_is_not_counted_says_so_and_can_be(self, keeper: Keeper, shop: Connector) -> None:
        keeps_a_number(needs(shop, Action.TRACK_STOCK))
        ref = keeper.listed(fresh(), 3, is_tracked=False)
        before = shop.read_stock([ref])[0]

        shop.track_stock(ref)

        assert (before.value, before.missing) == (None, Missing.NOT_TRACKED)
        assert shop.read_stock([ref])[0].missing is None

    def test_a_sku_finds_what_bears_it_and_nothing_else(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        shown, draft, unknown = fresh(), fresh(), fresh()
        refs = [keeper.listed(shown, 5), keeper.listed(draft, 5, is_shown=False)]

        found = shop.find_by_sku([shown, draft, unknown])

        assert [item.ref for item in found[shown] + found[draft]] == refs
        assert found[shown][0].state is ListingState.SHOWN
        assert found[draft][0].state in {ListingState.DRAFT, ListingState.PAUSED}
        assert found[unknown] == []

    def test_a_sku_borne_twice_is_found_twice(self, keeper: Keeper, shop: Connector) -> None:
        if shop.capabilities.sku_unique:
            pytest.skip("the shop has one listing a SKU")
        sku = fresh()
        refs = {keeper.listed(sku, 5), keeper.listed(sku, 6)}

        assert {item.ref for item in shop.find_by_sku([sku])[sku]} == refs

    def test_a_variation_is_found_by_its_own_sku(self, keeper: Keeper, shop: Connector) -> None:
        skus = [fresh(), fresh()]
        refs = keeper.varied(fresh(), {skus[0]: 2, skus[1]: 3})

        found = shop.find_by_sku(skus)

        assert {sku: [item.ref for item in found[sku]] for sku in skus} == {
            sku: [refs[sku]] for sku in skus
        }

    def test_what_lies_in_the_bin_is_not_taken_for_shown(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        sku = fresh()
        keeper.binned(sku)

        states = {item.state for item in shop.find_by_sku([sku])[sku]}

        assert states <= {ListingState.BIN}

    def test_the_catalogue_holds_everything_once(self, keeper: Keeper, shop: Connector) -> None:
        refs = {keeper.listed(fresh(), 1) for _number in range(3)}

        items, cursor = shop.catalogue()
        items = list(items)
        while cursor:
            more, cursor = shop.catalogue(cursor)
            items += more

        told = [item.ref for item in items]
        assert refs <= set(told)
        assert len(told) == len(set(told))
        assert all(isinstance(item.price.amount, Decimal) for item in items if item.price)

    # Promises 7 to 9: orders

    def test_an_order_is_pulled_and_pulling_again_is_harmless(
        self, keeper: Keeper, pulling: Connector
    ) -> None:
        ref = keeper.listed(fresh(), 5)
        _orders, cursor = pulled(pulling, "")
        remote = keeper.buy(ref, 2)

        first, onward = pulled(pulling, cursor)
        again, _onward = pulled(pulling, cursor)
        after, _onward = pulled(pulling, onward)

        told = [order for order in first if order.remote == remote]
        assert told == [order for order in again if order.remote == remote]
        line = told[0].lines[0]
        assert (line.ref and line.ref.item, line.quantity, line.committed) == (ref.item, 2, 2)
        assert all(order.remote != remote or order in first for order in after)

    def test_moments_are_microseconds_and_prices_exact(
        self, keeper: Keeper, pulling: Connector
    ) -> None:
        ref = keeper.listed(fresh(), 5)
        _orders, cursor = pulled(pulling, "")
        keeper.buy(ref, 2)

        order = pulled(pulling, cursor)[0][-1]

        assert order.modified in _MOMENTS
        assert order.total is None or isinstance(order.total, Decimal)
        assert all(line.price is None or isinstance(line.price, Decimal) for line in order.lines)
        assert len(order.currency) == 3

    @pytest.mark.parametrize("size", [1, 2, 3])
    def test_orders_that_change_during_a_pass_are_not_missed(
        self, keeper: Keeper, pulling: Connector, size: int
    ) -> None:
        ref = keeper.listed(fresh(), 50)
        _orders, cursor = pulled(pulling, "")
        bought = [keeper.buy(ref, 1) for _number in range(5)]

        page = pulling.pull_orders(cursor, size)
        told = [order.remote for order in page.orders]
        keeper.cancel(bought[0])
        late = keeper.buy(ref, 1)
        while not page.is_last:
            page = pulling.pull_orders(page.cursor, size)
            told += [order.remote for order in page.orders]
        next_pass = {order.remote: order for order in pulled(pulling, page.cursor)[0]}

        assert set(bought) <= set(told)
        assert late in {*told, *next_pass}
        assert next_pass[bought[0]].lines[0].committed == 0 or bought[0] not in told[1:]

    def test_a_pass_begun_now_tells_nothing_of_before(
        self, keeper: Keeper, pulling: Connector
    ) -> None:
        keeper.buy(keeper.listed(fresh(), 5), 1)

        page: OrderPage = pulling.pull_orders("")

        assert (page.orders, page.is_last) == ((), True)

    def test_what_an_order_holds_is_what_the_shop_took_off(
        self, keeper: Keeper, pulling: Connector
    ) -> None:
        ref = keeper.listed(fresh(), 10)
        orders = [keeper.buy(ref, 4), keeper.buy(ref, 1)]

        held = [committed(pulling, order) for order in orders]
        keeper.pay_back(orders[1])
        after_money = committed(pulling, orders[1])
        keeper.cancel(orders[0])
        after_cancelling = committed(pulling, orders[0])

        assert held == [4, 1]
        if pulling.capabilities.restock_facts:
            assert (after_money, after_cancelling) == (1, 0)
            assert sellable(keeper, pulling, ref) == 10 - 1

    def test_an_order_that_is_edited_holds_what_it_says_now(
        self, keeper: Keeper, pulling: Connector
    ) -> None:
        ref = keeper.listed(fresh(), 10)
        order = keeper.buy(ref, 4)

        keeper.edit(order, 6)

        assert committed(pulling, order) == 6
        assert sellable(keeper, pulling, ref) == 10 - 6

    def test_goods_that_come_back_are_held_no_more(
        self, keeper: Keeper, pulling: Connector
    ) -> None:
        if not pulling.capabilities.restock_facts:
            pytest.skip("the shop does not tell whether goods came back")
        ref = keeper.listed(fresh(), 10)
        order = keeper.buy(ref, 4)

        keeper.give_back(order, 3)

        assert committed(pulling, order) == 1
        assert sellable(keeper, pulling, ref) == 10 - 1

    def test_what_was_sent_is_no_longer_held(self, keeper: Keeper, pulling: Connector) -> None:
        ref = keeper.listed(fresh(), 10)
        remote = keeper.buy(ref, 3)
        before = sellable(keeper, pulling, ref)

        keeper.send(remote)

        order = pulling.order(remote)
        assert order is not None
        assert (order.lines[0].committed, order.lines[0].sent) == (3, 3)
        assert sellable(keeper, pulling, ref) == before == 7
        assert pulling.read_stock([ref])[0].held == 0

    def test_the_last_one_sold_at_the_stand_leaves_the_order_what_it_holds(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        # Ten there, four ordered online, five sold at the stand: one is left to sell.
        pulling = needs(needs(shop, Action.PULL_ORDERS), Action.SET_STOCK)
        ref = keeper.listed(fresh(), 10)
        keeper.buy(ref, 4)
        reading = pulling.read_stock([ref])[0]

        left = 1
        result = pulling.write_stock([write(ref, left + reading.held, reading.value)])[0]

        assert result.outcome is Outcome.APPLIED
        assert sellable(keeper, pulling, ref) == left
        if pulling.capabilities.stock_model is StockModel.ON_HAND:
            assert (keeper.number(ref), keeper.held(ref)) == (5, 4)

    def test_an_order_thrown_away_holds_nothing(self, keeper: Keeper, pulling: Connector) -> None:
        ref = keeper.listed(fresh(), 10)
        _orders, cursor = pulled(pulling, "")
        remote = keeper.buy(ref, 3)

        keeper.throw_away(remote)

        order = pulling.order(remote)
        told = [order] if order else []
        told += [one for one in pulled(pulling, cursor)[0] if one.remote == remote]
        assert all(one.is_gone or one.lines[0].committed == 0 for one in told)

    def test_an_order_that_is_nowhere_is_none(self, pulling: Connector) -> None:
        assert pulling.order("999999") is None

    # Listings

    def test_a_listing_is_made_once_and_brought_up_to_date(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        needs(shop, Action.CREATE)
        currency = shop.probe().currency
        draft = Draft(
            None, fresh("wish"), fresh(), "Tapis", "Laine", Price(Decimal("120.50"), currency)
        )

        made = shop.publish(replace(draft, stock=3))
        again = shop.publish(replace(draft, stock=3))
        ref = made.item.ref
        changed = shop.publish(replace(draft, ref=ref, title="Tapis rouge"))

        assert (made.is_new, again.is_new, changed.is_new) == (True, False, False)
        assert again.item.ref == changed.item.ref == ref
        assert made.item.price == draft.price
        assert made.item.state is ListingState.DRAFT
        assert changed.item.title == "Tapis rouge"
        assert keeper.number(ref) == 3
        assert len(shop.find_by_sku([draft.sku])[draft.sku]) == 1

    def test_two_products_of_one_name_are_two_listings(self, shop: Connector) -> None:
        needs(shop, Action.CREATE)
        price = Price(Decimal("120.50"), shop.probe().currency)
        drafts = [Draft(None, fresh("wish"), fresh(), "Tapis", "", price) for _twin in range(2)]

        one, other = [shop.publish(draft).item for draft in drafts]

        assert one.ref != other.ref
        assert (one.sku, other.sku) == tuple(draft.sku for draft in drafts)

    def test_a_price_alone_leaves_all_else_as_it_is(self, keeper: Keeper, shop: Connector) -> None:
        needs(shop, Action.CREATE)
        price = Price(Decimal("120.50"), shop.probe().currency)
        draft = Draft(None, fresh("wish"), fresh(), "Tapis", "Laine", price, stock=3)
        made = shop.publish(draft).item
        dearer = Price(Decimal("130.00"), price.currency)

        told = shop.publish(
            replace(draft, ref=made.ref, title="", description="", price=dearer, is_price_only=True)
        )

        [after] = shop.find_by_sku([draft.sku])[draft.sku]
        assert (told.item.price, told.missing) == (dearer, ())
        assert (after.price, after.title, after.state) == (dearer, made.title, made.state)
        assert keeper.number(made.ref) == 3

    def test_a_listing_whose_making_got_no_answer_is_not_made_twice(
        self, keeper: Keeper, shop: Connector, way: Way
    ) -> None:
        needs(shop, Action.CREATE)
        price = Price(Decimal("80"), shop.probe().currency)
        draft = Draft(None, fresh("wish"), fresh(), "Bol", "Terre", price, stock=2)
        way.goes_wrong(Mishap.LOST_ANSWER, keeper.is_write)

        with suppress(ChannelFault):
            shop.publish(draft)
        way.goes_well()
        shop.publish(draft)

        assert len(shop.find_by_sku([draft.sku])[draft.sku]) == 1

    def test_a_listing_pauses_and_comes_back(self, keeper: Keeper, shop: Connector) -> None:
        needs(shop, Action.PAUSE)
        sku = fresh()
        ref = keeper.listed(sku, 5)

        shop.pause(ref, is_paused=True)
        paused = shop.find_by_sku([sku])[sku][0].state
        shop.pause(ref, is_paused=False)

        assert paused in {ListingState.PAUSED, ListingState.DRAFT}
        assert shop.find_by_sku([sku])[sku][0].state is ListingState.SHOWN
        assert keeper.number(ref) == 5

    # Promises 10 and 11: what goes wrong, and what nobody may see

    def test_a_stranger_is_told_so_and_no_secret_is_spelt(self, keeper: Keeper) -> None:
        with closing(keeper.stranger()) as shop, pytest.raises(SignInRefused) as refused:
            shop.find_by_sku(["RUG-1"])

        assert WRONG_SECRET not in repr(refused.value) + str(refused.value)

    @pytest.mark.parametrize(
        ("mishap", "faults"),
        [
            (Mishap.UNREACHABLE, Passing),
            (Mishap.LOST_ANSWER, Passing),
            (Mishap.CUT_ANSWER, Passing),
            (Mishap.BAD_GATEWAY, Passing),
            (Mishap.HTML, (Passing, Refused)),
            (Mishap.THROTTLED, Throttled),
            (Mishap.THROTTLED_MUTE, Throttled),
            (Mishap.UNAVAILABLE, (Throttled, Passing)),
            (Mishap.MOVED, Refused),
            (Mishap.UNAUTHORISED, SignInRefused),
        ],
    )
    def test_what_goes_wrong_while_reading_is_one_of_the_faults(
        self,
        keeper: Keeper,
        shop: Connector,
        way: Way,
        mishap: Mishap,
        faults: type[ChannelFault] | tuple[type[ChannelFault], ...],
    ) -> None:
        ref = keeper.listed(fresh(), 5)
        shop.find_by_sku([fresh()])
        way.goes_wrong(mishap, times=50)

        with pytest.raises(faults) as raised:
            shop.read_stock([ref])
        way.goes_well()

        if isinstance(raised.value, Throttled) and mishap is Mishap.THROTTLED:
            assert raised.value.retry_after == 7

    def test_no_secret_is_spelt_and_none_goes_to_another_host(
        self, keeper: Keeper, shop: Connector, way: Way, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        ref = keeper.listed(fresh(), 5)
        said = []
        for mishap in Mishap:
            way.goes_wrong(mishap)
            with suppress(ChannelFault):
                try:
                    shop.read_stock([ref])
                except ChannelFault as fault:
                    said.append(repr(fault) + str(fault))
                    raise
            way.goes_well()

        shown = [*said, caplog.text, *(unquote(str(request.url)) for request in way.asked)]
        for secret in keeper.secrets:
            assert not [text for text in shown if secret in text]
        hosts = {request.url.host for request in way.asked}
        assert urlsplit(ELSEWHERE).hostname not in hosts

    def test_a_cookie_is_not_brought_back(self, keeper: Keeper, shop: Connector, way: Way) -> None:
        ref = keeper.listed(fresh(), 5)
        way.goes_wrong(Mishap.COOKIE, times=2)

        shop.read_stock([ref])
        shop.read_stock([ref])
        shop.find_by_sku([fresh()])

        assert not [request for request in way.asked if "cookie" in request.headers]


def needs(shop: Connector, action: Action) -> Connector:
    """Return the shop, or pass the test over where it does not declare this."""
    if action not in shop.capabilities.actions:
        pytest.skip(f"the shop does not declare {action.value}")
    return shop


def keeps_a_number(shop: Connector) -> None:
    if shop.capabilities.stock_model is StockModel.NONE:
        pytest.skip("the shop keeps no number")


def committed(shop: Connector, remote: str) -> int:
    """Return what the first line of an order holds."""
    order = shop.order(remote)
    assert order is not None
    return order.lines[0].committed


def sellable(keeper: Keeper, shop: Connector, ref: Ref) -> int:
    """Return what buyers can still have."""
    if shop.capabilities.stock_model is StockModel.ON_HAND:
        return keeper.number(ref) - keeper.held(ref)
    return keeper.number(ref)
