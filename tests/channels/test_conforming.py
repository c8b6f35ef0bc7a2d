"""Connectors to shops with a fake of their own keep the promises of all."""

import pytest

from tests.channels.bad_days import BadDays
from tests.channels.conformance import Conformance
from tests.channels.keeper import Keeper
from tests.channels.prestashop_keeper import PrestaShopKeeper
from tests.channels.woocommerce_keeper import WooCommerceKeeper


class TestWooCommerce(Conformance, BadDays):
    @pytest.fixture
    def keeper(self) -> Keeper:
        return WooCommerceKeeper()


class TestPrestaShop(Conformance, BadDays):
    @pytest.fixture
    def keeper(self) -> Keeper:
        return PrestaShopKeeper()
