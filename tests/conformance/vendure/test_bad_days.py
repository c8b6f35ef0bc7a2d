"""Whatever goes wrong between the engine and a real Vendure, both books are right after it."""

from pathlib import Path

import pytest

from tests.channels.engine_days import DAYS, comes_to_the_truth
from tests.conformance.vendure.shop import Shopkeeper

pytestmark = pytest.mark.conformance


@pytest.mark.parametrize("day", DAYS)
def test_both_books_are_right_after_a_bad_day(keeper: Shopkeeper, tmp_path: Path, day: str) -> None:
    comes_to_the_truth(keeper, tmp_path, day)
