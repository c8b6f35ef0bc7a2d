"""English sentences to compare with, and a shop on disk to import into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.domain.names import Names
from pos.domain.seller import Seller
from pos.i18n import language
from pos.services.keys import Keys
from pos.services.shop import open_shop
from pos.services.till import Till, open_till


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Say everything in the language of the sources."""
    with language("en"):
        yield


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """Open a shop of its own for one test."""
    till = open_till(tmp_path / "shop.rahba", Keys(tmp_path / "keys", with_keyring=False))
    till.open_identity(label="", is_example=False)
    till.write(open_shop, Seller(), Names(fr="Stand"))
    yield till
    till.close()
