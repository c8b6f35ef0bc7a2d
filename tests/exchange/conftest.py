"""Two tills of one cooperative, and a stick between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.cooperative import cooperative_in
from tests.factories import Shop


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Shop]]:
    with cooperative_in(tmp_path / "tills") as shops:
        yield shops


@pytest.fixture
def founder(two: list[Shop]) -> Shop:
    return two[0]


@pytest.fixture
def other(two: list[Shop]) -> Shop:
    return two[1]
