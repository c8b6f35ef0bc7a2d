"""The promises of `pos.channels.contract`, asked of a connector through its shop's own eyes.

A shop's tests are a subclass with a fixture `keeper`; a real shop runs the very same ones.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest

from pos.channels.contract import Connector, StockModel
from pos.channels.faults import SignInRefused
from pos.channels.listings import Draft, ListingState, Price
from pos.channels.orders import Order
from pos.channels.stock import Missing, Outcome, Ref, StockWrite
from tests.channels.keepers import Keeper

_NUMBERS = count(1)


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


class Promises:
    """What holds for every shop that keeps a number."""

    @pytest.fixture
    def shop(self, keeper: Keeper) -> Iterator[Connector]:
        with closing(keeper.opened()) as opened:
            yield opened

    def test_it_says_who_it_is_and_what_time_it_has(self, shop: Connector) -> None:
        probe = shop.probe()

        assert probe.name
        assert len(probe.currency) == 3
        assert probe.server_time > 0
        assert bool(probe.locations) == shop.capabilities.has_locations

    def test_what_is_applied_is_what_the_shop_shows(self, keeper: Keeper, shop: Connector) -> None:
        refs = [keeper.listed(fresh(), 5), keeper.listed(fresh(), 6)]

        results = shop.write_stock([write(refs[0], 2, 5), write(refs[1], 0, 6)])

        assert [result.outcome for result in results] == [Outcome.APPLIED] * 2
        assert [keeper.number(ref) for ref in refs] == [2, 0]

    def test_each_write_has_its_result_and_none_is_told_applied_that_is_not(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        good = keeper.listed(fresh(), 5)
        gone = replace(good, item=self.nowhere(good.item), stock=self.nowhere(good.stock))
        writes = [write(good, 3, 5), write(gone, 3), write(good, -2)]

        results = shop.write_stock(writes)

        assert len(results) == len(writes)
        assert results[1].outcome is Outcome.NOT_FOUND
        was_applied = results[0].outcome is Outcome.APPLIED
        assert keeper.number(good) == (3 if was_applied else 5)

    def nowhere(self, remote: str) -> str:
        """Return an id like this one that stands for nothing."""
        return remote and "999999"

    def test_a_write_changes_the_number_alone(self, keeper: Keeper, shop: Connector) -> None:
        ref = keeper.listed(fresh(), 5)
        before = keeper.whole(ref)

        shop.write_stock([write(ref, 1, 5)])

        assert keeper.number(ref) == 1
        assert keeper.whole(ref) == before

    def test_the_same_wish_twice_is_done_once(self, keeper: Keeper, shop: Connector) -> None:
        ref = keeper.listed(fresh(), 5)
        wish = write(ref, 4, 5)

        results = [shop.write_stock([wish])[0], shop.write_stock([wish])[0]]

        assert results[0].outcome is Outcome.APPLIED
        assert results[1].outcome in {Outcome.APPLIED, Outcome.UNCHANGED}
        assert keeper.number(ref) == 4

    def test_a_reading_has_a_number_or_says_why_not(self, keeper: Keeper, shop: Connector) -> None:
        nothing = keeper.listed(fresh(), 0)
        uncounted = keeper.listed(fresh(), 3, is_tracked=False)
        gone = replace(nothing, item=self.nowhere(nothing.item), stock=self.nowhere(nothing.stock))

        readings = shop.read_stock([nothing, uncounted, gone])

        assert readings[0].value == 0
        assert readings[1].missing is Missing.NOT_TRACKED
        assert readings[2].missing is Missing.NOT_FOUND

    def test_what_is_not_counted_can_be(self, keeper: Keeper, shop: Connector) -> None:
        ref = keeper.listed(fresh(), 3, is_tracked=False)

        shop.track_stock(ref)

        again = shop.find_by_sku([shop.read_stock([ref])[0].sku])
        assert [item.is_tracked for matches in again.values() for item in matches] == [True]

    def test_a_sku_finds_what_bears_it_and_nothing_else(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        shown, draft, unknown = fresh(), fresh(), fresh()
        refs = [keeper.listed(shown, 5), keeper.listed(draft, 5, is_shown=False)]

        found = shop.find_by_sku([shown, draft, unknown])

        assert [item.ref for item in found[shown] + found[draft]] == refs
        assert found[shown][0].state is ListingState.SHOWN
        assert found[draft][0].state is ListingState.DRAFT
        assert found[unknown] == []

    def test_a_sku_borne_twice_is_found_twice(self, keeper: Keeper, shop: Connector) -> None:
        if shop.capabilities.sku_unique:
            pytest.skip("the shop has one listing a SKU")
        sku = fresh()
        refs = {keeper.listed(sku, 5), keeper.listed(sku, 6)}

        assert {item.ref for item in shop.find_by_sku([sku])[sku]} == refs

    def test_the_catalogue_holds_everything_once(self, keeper: Keeper, shop: Connector) -> None:
        refs = {keeper.listed(fresh(), 1) for _number in range(3)}

        items, cursor = shop.catalogue()
        while cursor:
            more, cursor = shop.catalogue(cursor)
            items += more

        told = [item.ref for item in items]
        assert refs <= set(told)
        assert len(told) == len(set(told))

    def test_an_order_is_pulled_and_pulling_again_is_harmless(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        ref = keeper.listed(fresh(), 5)
        _orders, cursor = pulled(shop, "")
        remote = keeper.buy(ref, 2)

        first, onward = pulled(shop, cursor)
        again, _onward = pulled(shop, cursor)
        after, _onward = pulled(shop, onward)

        assert [order for order in first if order.remote == remote] == [
            order for order in again if order.remote == remote
        ]
        line = next(order for order in first if order.remote == remote).lines[0]
        assert (line.ref and line.ref.item, line.quantity, line.committed) == (ref.item, 2, 2)
        assert all(order.remote != remote or order in first for order in after)

    def test_orders_that_change_during_a_pass_are_not_missed(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        ref = keeper.listed(fresh(), 50)
        _orders, cursor = pulled(shop, "")
        bought = [keeper.buy(ref, 1) for _number in range(4)]

        page = shop.pull_orders(cursor, 2)
        told = [order.remote for order in page.orders]
        keeper.cancel(bought[0])
        bought.append(keeper.buy(ref, 1))
        while not page.is_last:
            page = shop.pull_orders(page.cursor, 2)
            told += [order.remote for order in page.orders]
        next_pass, _cursor = pulled(shop, page.cursor)

        assert set(bought) <= set(told) | {order.remote for order in next_pass}
        assert set(bought[:4]) <= set(told)

    def test_a_pass_begun_now_tells_nothing_of_before(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        keeper.buy(keeper.listed(fresh(), 5), 1)

        page = shop.pull_orders("")

        assert (page.orders, page.is_last) == ((), True)

    def test_what_an_order_holds_is_what_the_shop_took_off(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        ref = keeper.listed(fresh(), 10)
        orders = [keeper.buy(ref, 4), keeper.buy(ref, 1)]

        held = [self._committed(shop, order) for order in orders]
        keeper.pay_back(orders[1])
        after_money = self._committed(shop, orders[1])
        keeper.cancel(orders[0])
        after_cancelling = self._committed(shop, orders[0])

        assert (held, after_money, after_cancelling) == ([4, 1], 1, 0)
        assert self._sellable(keeper, shop, ref) == 10 - 1

    def test_what_was_sent_is_no_longer_held(self, keeper: Keeper, shop: Connector) -> None:
        ref = keeper.listed(fresh(), 10)
        remote = keeper.buy(ref, 3)
        before = self._sellable(keeper, shop, ref)

        keeper.send(remote)

        order = shop.order(remote)
        assert order is not None
        assert (order.lines[0].committed, order.lines[0].sent) == (3, 3)
        assert self._sellable(keeper, shop, ref) == before == 7
        assert shop.read_stock([ref])[0].held == 0

    def test_the_last_one_sold_at_the_stand_leaves_the_order_what_it_holds(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        # Ten there, four ordered online, five sold at the stand: one is left to sell.
        ref = keeper.listed(fresh(), 10)
        keeper.buy(ref, 4)
        reading = shop.read_stock([ref])[0]

        left = 1
        result = shop.write_stock([write(ref, left + reading.held, reading.value)])[0]

        assert result.outcome is Outcome.APPLIED
        assert self._sellable(keeper, shop, ref) == left
        if shop.capabilities.stock_model is StockModel.ON_HAND:
            assert (keeper.number(ref), keeper.held(ref)) == (5, 4)

    def test_a_number_believed_wrongly_is_told_where_the_shop_compares(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        if not shop.capabilities.has_compare_and_set:
            pytest.skip("the shop does not compare")
        ref = keeper.listed(fresh(), 5)

        result = shop.write_stock([write(ref, 2, expected=4)])[0]

        assert result.outcome is Outcome.STALE
        assert keeper.number(ref) == 5

    def test_an_order_that_is_nowhere_is_none(self, shop: Connector) -> None:
        assert shop.order("999999") is None

    def test_a_listing_is_made_once_and_brought_up_to_date(
        self, keeper: Keeper, shop: Connector
    ) -> None:
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

    def test_a_listing_pauses_and_comes_back(self, keeper: Keeper, shop: Connector) -> None:
        sku = fresh()
        ref = keeper.listed(sku, 5)

        shop.pause(ref, is_paused=True)
        paused = shop.find_by_sku([sku])[sku][0].state
        shop.pause(ref, is_paused=False)

        assert paused in {ListingState.PAUSED, ListingState.DRAFT}
        assert shop.find_by_sku([sku])[sku][0].state is ListingState.SHOWN
        assert keeper.number(ref) == 5

    def test_a_stranger_is_told_so_and_no_secret_is_spelt(self, keeper: Keeper) -> None:
        with closing(keeper.stranger()) as shop, pytest.raises(SignInRefused) as refused:
            shop.pull_orders("")

        assert "not-the-secret" not in repr(refused.value) + str(refused.value)

    @staticmethod
    def _committed(shop: Connector, remote: str) -> int:
        order = shop.order(remote)
        assert order is not None
        return order.lines[0].committed

    @staticmethod
    def _sellable(keeper: Keeper, shop: Connector, ref: Ref) -> int:
        number = keeper.number(ref)
        if shop.capabilities.stock_model is StockModel.ON_HAND:
            return number - keeper.held(ref)
        return number
