"""The sample receipt shows the settings and can never be taken for a sale."""

from dataclasses import replace
from pathlib import Path

import pytest

from pos.documents.document import Stamp
from pos.domain.names import Names
from pos.domain.seller import Seller
from pos.domain.tax import SellerStatus
from pos.services.beginning import begin_shop
from pos.services.device import DeviceSettings
from pos.services.keys import Keys
from pos.services.sample_receipt import sample_receipt
from pos.services.standing import Standing, standing
from pos.services.till import open_till

AT = 1_780_000_000_000_000
COMPANY = Seller(
    names=Names(fr="Maison du Cuir", ar="دار الجلد"),
    status=SellerStatus.COMPANY,
    charges_tax=True,
    ice="001561191000066",
)


@pytest.fixture
def shop(tmp_path: Path) -> Standing:
    till = open_till(tmp_path / "shop.db", Keys(tmp_path / "keys", with_keyring=False))
    begin_shop(till, COMPANY, Names(fr="Foire de Fès"), DeviceSettings())
    found = till.read(standing)
    till.close()
    return found


def words(shop: Standing) -> str:
    return repr(sample_receipt(shop, AT).blocks)


def test_it_names_the_seller_the_place_and_the_identifiers(shop: Standing) -> None:
    text = words(shop)

    assert "Maison du Cuir" in text
    assert "Foire de Fès" in text
    assert "001561191000066" in text


def test_it_is_stamped_as_an_example_and_has_a_number_no_sale_gets(shop: Standing) -> None:
    paper = sample_receipt(shop, AT)

    assert isinstance(paper.blocks[0], Stamp)
    assert paper.number == f"{shop.counter.series}-000000"


def test_it_speaks_the_languages_of_receipts(shop: Standing) -> None:
    both = replace(shop, device=DeviceSettings(receipt_languages=("ar", "fr")))

    assert sample_receipt(both, AT).languages == ("ar", "fr")
    assert "بلغة جلدية صفراء" in words(both)
    assert "Babouches cuir jaune" in words(both)


def test_it_shows_tax_only_for_a_seller_who_charges_it(shop: Standing) -> None:
    artisan = replace(COMPANY, status=SellerStatus.AUTO_ENTREPRENEUR)
    exempt = replace(shop, counter=replace(shop.counter, seller=artisan))

    assert "20" in words(shop)
    assert "114-13" in words(exempt)
    assert "114-13" not in words(shop)
