"""Two tills and a real Vendure: the last piece is sold at a stand and online, and nobody knew."""

from pathlib import Path

import pytest

from tests.channels.vendure.two_tills import sold_twice, the_last_piece
from tests.conformance.vendure.shop import Shopkeeper

pytestmark = pytest.mark.conformance


def test_the_last_piece_sold_twice_is_told_once_and_the_stock_is_right(
    keeper: Shopkeeper, tmp_path: Path
) -> None:
    with the_last_piece(keeper, tmp_path) as last:
        sold_twice(last)
