"""Whatever goes wrong between the engine and a shop of any kind, both books are right after it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.channels.bad_days import NIGHTS_TRIED
from tests.channels.engine_days import DAYS, comes_through_the_night, comes_to_the_truth
from tests.channels.keeper import Keeper
from tests.channels.little_shop import LittleKeeper
from tests.channels.medusa.keeper import MedusaKeeper
from tests.channels.prestashop_keeper import PrestaShopKeeper
from tests.channels.shopify.keeper import ShopifyKeeper
from tests.channels.test_etsy_promises import EtsyKeeper
from tests.channels.test_jumia_promises import JumiaKeeper
from tests.channels.vendure.keeper import VendureKeeper
from tests.channels.woocommerce_keeper import WooCommerceKeeper

KEEPERS: Final[dict[str, Callable[[], Keeper]]] = {
    "little": LittleKeeper,
    "woocommerce": WooCommerceKeeper,
    "prestashop": PrestaShopKeeper,
    "shopify": ShopifyKeeper,
    "vendure": VendureKeeper,
    "medusa": MedusaKeeper,
    "etsy": EtsyKeeper,
    "jumia": JumiaKeeper,
}
# One of each stock model at once, the others thoroughly.
_AT_ONCE: Final = frozenset({"woocommerce", "vendure"})
_KINDS: Final = [
    pytest.param(kind, marks=() if kind in _AT_ONCE else (pytest.mark.thorough,))
    for kind in KEEPERS
]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("kind", _KINDS)
def test_both_books_are_right_after_a_bad_day(kind: str, day: str, tmp_path: Path) -> None:
    comes_to_the_truth(KEEPERS[kind](), tmp_path, day)


@pytest.mark.parametrize("night", NIGHTS_TRIED)
@pytest.mark.parametrize("kind", _KINDS)
def test_both_books_are_right_after_the_night_the_clock_is_turned(
    kind: str, night: str, tmp_path: Path
) -> None:
    comes_through_the_night(KEEPERS[kind](), tmp_path, night)
