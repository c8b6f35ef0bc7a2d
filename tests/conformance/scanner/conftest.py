"""A shop that two products are sold in, and the program on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import pieces
from pos.domain.seller import Seller
from pos.folders import folders_in
from pos.services.catalogue import add_product
from pos.services.keys import Keys
from pos.services.shop import open_shop
from pos.services.till import open_till
from tests.conformance.screen import Display, Stand, running
from tests.ui.shops import piece

TAJINE: Final = piece("Tajine", 190, barcode="6111234567895", sku="TAJ-01")
BABOUCHES: Final = piece("Babouches", 180, craft=Craft.LEATHER, barcode="2000000000015")


@pytest.fixture(scope="session")
def closed_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of a shop that two products are sold in."""
    home = tmp_path_factory.mktemp("home")
    folders = folders_in(home)
    folders.make()
    till = open_till(folders.shop, Keys(folders.keys, with_keyring=False))
    till.open_identity(label="Stand 24", is_example=False)
    till.write(open_shop, Seller(names=Names(fr="Atelier Tissa")), Names(fr="Foire de Fès"))
    for product in (TAJINE, BABOUCHES):
        till.write(add_product, product, pieces(50))
    till.close()
    return home


@pytest.fixture
def starting(display: Display, closed_shop: Path, tmp_path: Path) -> Iterator[Stand]:
    """Start the program and return as soon as its window can be typed into."""
    home = tmp_path / "home"
    shutil.copytree(closed_shop, home)
    with running(display, home) as stand:
        yield stand


@pytest.fixture
def ready(starting: Stand) -> Stand:
    """Return the program once a first scan has gone through it."""
    starting.display.use_layout("us")
    starting.display.scan("2000000000015", delay_ms=1)
    starting.until({"Babouches": 1})
    return starting
