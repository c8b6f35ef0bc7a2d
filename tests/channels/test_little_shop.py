"""The smallest connector keeps the promises of all, whatever kind of shop it speaks to."""

import pytest

from pos.channels.contract import BatchMode, Capabilities, StockModel
from tests.channels.bad_days import BadDays
from tests.channels.conformance import Conformance
from tests.channels.keeper import Keeper
from tests.channels.little_shop import LittleKeeper, LittleShop, able

_SHOPS = {
    "sellable": able(),
    "on hand, compares, atomic": able(
        StockModel.ON_HAND,
        batch_mode=BatchMode.ATOMIC,
        has_compare_and_set=True,
        has_locations=True,
    ),
    "no restock facts, prefix": able(restock_facts=False, batch_mode=BatchMode.PREFIX),
}


class TestLittleShop(Conformance, BadDays):
    @pytest.fixture(params=list(_SHOPS.values()), ids=list(_SHOPS))
    def keeper(self, request: pytest.FixtureRequest) -> Keeper:
        abilities: Capabilities = request.param
        return LittleKeeper(LittleShop(abilities))
