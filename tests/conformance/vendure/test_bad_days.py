"""Whatever goes wrong between the engine and a real Vendure, both books are right after it.

All of it is tried on a shop of our own making (`tests/channels`); here what leaves the most doubt
about what the shop did, because a real one takes the better part of a minute for each.
"""

from pathlib import Path
from typing import Final

import pytest

from tests.channels.engine_days import comes_to_the_truth
from tests.channels.way import Mishap
from tests.conformance.vendure.shop import Shopkeeper

pytestmark = pytest.mark.conformance

_DAYS: Final = (
    Mishap.LOST_ANSWER.value,
    Mishap.HALF_ANSWER.value,
    Mishap.TWICE.value,
    Mishap.BAD_GATEWAY.value,
    "a sign-in that ends in a batch",
)


@pytest.mark.parametrize("day", _DAYS)
def test_both_books_are_right_after_a_bad_day(keeper: Shopkeeper, tmp_path: Path, day: str) -> None:
    comes_to_the_truth(keeper, tmp_path, day)
