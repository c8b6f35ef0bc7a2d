"""Jumia keeps what every connector promises, as far as anybody knows of it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pos.channels.contract import Connector
from pos.channels.jumia import JumiaShop
from pos.channels.jumia_catalogue import JumiaTerms, ref_of
from pos.channels.jumia_session import JumiaSession, JumiaTokens
from pos.channels.listings import Draft, Picture, Price
from pos.channels.stock import Ref
from tests.channels.bad_days import BadDays
from tests.channels.conformance import Conformance, fresh, pulled
from tests.channels.fake_jumia import CLIENT, FakeJumia
from tests.channels.keeper import WRONG_SECRET, Keeper
from tests.channels.way import Mishap, Way
from tests.factories import HOUR, NOON

DRAFT = Draft(
    None, "wish", "RUG", "Tapis", "Laine", Price(Decimal("120.50"), "MAD"), stock=3,
    pictures=(Picture("a.jpg", address="https://img.example/a.jpg"),),
)  # fmt: skip


class JumiaKeeper(Keeper):
    """A seller on the fake Jumia."""

    def __init__(self) -> None:
        # Feeds are through at once, so that the shop has what was asked for when it is looked at.
        self.fake = FakeJumia(looks=0)
        self.way = Way(self.fake)
        self.secrets = (self.fake.access, self.fake.refresh)

    def opened(self) -> Connector:
        fake = self.fake
        return self._with(JumiaTokens(CLIENT, fake.refresh, fake.access, NOON + 99 * HOUR))

    def stranger(self) -> Connector:
        return self._with(JumiaTokens(CLIENT, WRONG_SECRET))

    def _with(self, tokens: JumiaTokens) -> Connector:
        session = JumiaSession(
            tokens, lambda _tokens: None, transport=self.way, clock=self.fake.clock
        )
        return JumiaShop(session, JumiaTerms())

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        assert is_tracked
        self.fake.add((sku, stock), quality="APPROVED" if is_shown else "PENDING")
        return self._ref(sku)

    def varied(self, _sku: str, stocks: dict[str, int]) -> dict[str, Ref]:
        self.fake.add(*stocks.items())
        return {sku: self._ref(sku) for sku in stocks}

    def _ref(self, sku: str) -> Ref:
        found = self.fake.variation(sku)
        assert found is not None
        return ref_of(found[1]["id"], found[0], sku)

    def number(self, ref: Ref) -> int:
        found = self.fake.variation(ref.stock)
        assert found is not None
        return int(found[1]["stock"])

    def whole(self, ref: Ref) -> Any:
        found = self.fake.variation(ref.stock)
        assert found is not None
        return {name: value for name, value in found[1].items() if name != "stock"}

    def set_number(self, ref: Ref, value: int) -> None:
        found = self.fake.variation(ref.stock)
        assert found is not None
        found[1]["stock"] = value

    def buy(self, ref: Ref, units: int) -> str:
        return self.fake.buy(ref.stock, units)

    def cancel(self, order: str) -> None:
        self.fake.turn(order, "CANCELED")

    def touch(self, order: str) -> None:
        self.fake.turn(order, self.fake.orders[order]["status"])

    def wait(self, seconds: int) -> None:
        self.fake.clock.now += seconds * 1_000_000


class TestJumia(Conformance, BadDays):
    @pytest.fixture
    def keeper(self) -> Keeper:
        return JumiaKeeper()

    def test_an_order_is_pulled_and_pulling_again_is_harmless(
        self, keeper: Keeper, pulling: Connector
    ) -> None:
        # An item is one unit, and names its product by SKU alone.
        sku = fresh()
        ref = keeper.listed(sku, 5)
        _orders, cursor = pulled(pulling, "")
        remote = keeper.buy(ref, 2)

        first, _onward = pulled(pulling, cursor)
        again, _onward = pulled(pulling, cursor)

        (told,) = [order for order in first if order.remote == remote]
        assert told in again

    def test_what_an_order_holds_is_what_the_shop_took_off(
        self, keeper: Keeper, pulling: Connector
    ) -> None:
        # Four units are four lines.
        remote = keeper.buy(keeper.listed(fresh(), 10), 4)

        order = pulling.order(remote)

        assert order is not None
        assert sum(line.committed for line in order.lines) == 4

    def test_a_listing_is_made_once_and_brought_up_to_date(
        self, keeper: Keeper, shop: Connector
    ) -> None:
        # A picture has to have a public address, and words are changed at Jumia itself.
        draft = replace(DRAFT, sku=fresh())

        made, again = shop.publish(draft), shop.publish(draft)
        dearer = shop.publish(replace(draft, price=Price(Decimal(130), "MAD")))

        assert (made.is_new, again.is_new, dearer.is_new) == (True, False, False)
        assert made.item.price == draft.price
        assert dearer.item.price == Price(Decimal(130), "MAD")
        assert dearer.missing == ("text", "pictures")
        assert keeper.number(made.item.ref) == 3

    def test_two_products_of_one_name_are_two_listings(self, shop: Connector) -> None:
        drafts = [replace(DRAFT, sku=fresh()) for _twin in range(2)]

        one, other = [shop.publish(draft).item for draft in drafts]

        assert one.ref != other.ref
        assert (one.sku, other.sku) == tuple(draft.sku for draft in drafts)

    def test_a_price_alone_leaves_all_else_as_it_is(self, keeper: Keeper, shop: Connector) -> None:
        draft = replace(DRAFT, sku=fresh())
        made = shop.publish(draft).item
        dearer = replace(draft, ref=made.ref, price=Price(Decimal(130), "MAD"), is_price_only=True)

        told = shop.publish(dearer)

        assert (told.item.price, told.missing) == (dearer.price, ())
        assert keeper.number(made.ref) == 3

    def test_a_listing_whose_making_got_no_answer_is_not_made_twice(
        self, keeper: Keeper, shop: Connector, way: Way
    ) -> None:
        draft = replace(DRAFT, sku=fresh())
        way.goes_wrong(Mishap.LOST_ANSWER, keeper.is_write)
        with pytest.raises(Exception, match="ReadTimeout"):
            shop.publish(draft)
        way.goes_well()

        shop.publish(draft)

        assert len(shop.find_by_sku([draft.sku])[draft.sku]) == 1
