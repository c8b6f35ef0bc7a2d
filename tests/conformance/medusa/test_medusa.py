"""The connector to Medusa keeps its promises at a real Medusa."""

import pytest

from pos.channels.contract import Connector
from pos.channels.stock import Outcome
from tests.channels.conformance import Conformance, fresh, write
from tests.conformance.medusa.shop import Shopkeeper

pytestmark = pytest.mark.conformance


class TestMedusa(Conformance):
    """What is here beside the promises are the quirks that the fake one was given."""

    def test_a_level_that_never_was_is_made(self, keeper: Shopkeeper, shop: Connector) -> None:
        here = keeper.listed(fresh(), 5)
        elsewhere = keeper.unstocked(fresh())

        results = shop.write_stock([write(here, 4), write(elsewhere, 3)])

        assert [result.outcome for result in results] == [Outcome.APPLIED] * 2
        assert [keeper.number(ref) for ref in (here, elsewhere)] == [4, 3]

    def test_more_than_is_reserved_can_be_taken_away(self, keeper: Shopkeeper) -> None:
        ref = keeper.listed(fresh(), 9)
        keeper.buy(ref, 4)

        keeper.set_number(ref, 1)

        level = keeper.level(ref)
        told = [level[f"{name}_quantity"] for name in ("stocked", "reserved", "available")]
        assert told == [1, 4, -3]

    def test_sending_moves_the_moment_of_an_order(self, keeper: Shopkeeper) -> None:
        order = keeper.buy(keeper.listed(fresh(), 9), 4)
        before = keeper.get(f"/admin/orders/{order}")["order"]["updated_at"]

        keeper.send(order)

        assert keeper.get(f"/admin/orders/{order}")["order"]["updated_at"] > before
