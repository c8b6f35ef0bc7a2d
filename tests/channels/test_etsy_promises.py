"""Etsy keeps what every connector promises."""

from typing import Any

import pytest

from pos.channels.contract import Connector
from pos.channels.etsy import EtsyShop
from pos.channels.etsy_drafts import EtsyTerms
from pos.channels.etsy_session import EtsyKeys, EtsySession, EtsyTokens
from pos.channels.stock import Outcome, Ref
from tests.channels.bad_days import BadDays
from tests.channels.conformance import Conformance, fresh, pulled, write
from tests.channels.fake_etsy import KEY, FakeEtsy
from tests.channels.keeper import WRONG_SECRET, Keeper
from tests.channels.way import Way
from tests.factories import HOUR, NOON


class EtsyKeeper(Keeper):
    """A merchant on the fake Etsy."""

    def __init__(self) -> None:
        self.fake = FakeEtsy()
        self.way = Way(self.fake.transport())
        self.secrets = (*KEY.split(":"), self.fake.access, self.fake.refresh)

    def opened(self) -> Connector:
        return self._with(self.fake.access, self.fake.refresh)

    def stranger(self) -> Connector:
        return self._with(WRONG_SECRET, WRONG_SECRET)

    def _with(self, access: str, refresh: str) -> Connector:
        keys, tokens = EtsyKeys(*KEY.split(":")), EtsyTokens(access, refresh, NOON + 99 * HOUR)
        session = EtsySession(
            keys, tokens, lambda _tokens: None, transport=self.way, clock=self.fake.clock
        )
        return EtsyShop(session, EtsyTerms())

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        assert is_tracked
        return Ref(str(self.fake.add((sku, stock), state="active" if is_shown else "draft")))

    def varied(self, _sku: str, stocks: dict[str, int]) -> dict[str, Ref]:
        listing = self.fake.add(*stocks.items())
        return {sku: Ref(f"200={n}", parent=str(listing)) for n, sku in enumerate(stocks, 1)}

    def number(self, ref: Ref) -> int:
        return self.fake.quantities(int(ref.item))[0]

    def whole(self, ref: Ref) -> Any:
        listing = self.fake.listings[int(ref.item)]
        rows = [row for row in listing["inventory"]["products"] if not row["is_deleted"]]
        said = [(row["sku"], row["property_values"], row["offerings"][0]["price"]) for row in rows]
        return said, listing["title"], listing["state"]

    def set_number(self, ref: Ref, value: int) -> None:
        self.fake.set(int(ref.item), 0, value)

    def buy(self, ref: Ref, units: int) -> str:
        return str(self.fake.buy(int(ref.item), 0, units))

    def cancel(self, order: str) -> None:
        self.fake.touch(int(order), status="canceled")

    def pay_back(self, order: str) -> None:
        self.fake.touch(int(order), status="partially refunded")

    def send(self, order: str) -> None:
        self.fake.touch(int(order), status="completed")

    def touch(self, order: str) -> None:
        self.fake.touch(int(order))

    def wait(self, seconds: int) -> None:
        self.fake.clock.now += seconds * 1_000_000


class TestEtsy(Conformance, BadDays):
    @pytest.fixture
    def keeper(self) -> Keeper:
        return EtsyKeeper()

    def test_what_is_applied_is_what_the_shop_shows(
        self, keeper: Keeper, writing: Connector
    ) -> None:
        # Etsy takes no listing of nothing: it is paused instead.
        refs = [keeper.listed(fresh(), 5), keeper.listed(fresh(), 6)]
        wanted = [write(refs[0], 2, 5), write(refs[1], 0, 6)]

        outcomes = [writing.write_stock([wish])[0].outcome for wish in wanted]

        assert outcomes == [Outcome.APPLIED, Outcome.REJECTED]
        assert [keeper.number(ref) for ref in refs] == [2, 6]

    @pytest.mark.parametrize("size", [1, 2, 3])
    def test_orders_that_change_during_a_pass_are_not_missed(
        self, keeper: Keeper, pulling: Connector, size: int
    ) -> None:
        # What a cancelled line holds is for a person to say; else the promise is the same.
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
        assert next_pass[bought[0]].lines[0].is_unsure
