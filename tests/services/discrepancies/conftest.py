"""Two tills that know each other's goods, each with a file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import Shop, open_shop_in


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A new shop, open: the manager's."""
    shop = open_shop_in(tmp_path)
    yield shop
    shop.till.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Shop]:
    """A second till, with a file and a place of its own."""
    shop = open_shop_in(tmp_path / "other")
    yield shop
    shop.till.close()
