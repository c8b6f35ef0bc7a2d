"""What is kept of who sells: tidy, and its lines apart where it may have several."""

from pathlib import Path

from pos.domain.names import Names
from pos.domain.seller import Seller
from pos.domain.text import LINE_BREAK
from pos.services.keys import Keys
from pos.services.shop import open_shop, save_seller, seller_of
from pos.services.till import open_till


def test_the_lines_at_the_foot_of_receipts_stay_apart(tmp_path: Path) -> None:
    till = open_till(tmp_path / "shop.db", Keys(tmp_path / "keys", with_keyring=False))
    till.open_identity(label="", is_example=False)
    till.write(open_shop, Seller(), Names(fr="Stand"))

    till.write(save_seller, Seller(address="12, derb\nSafi", footer="Merci\n Beslama "))

    kept = till.read(seller_of)
    till.close()
    assert kept.address == "12, derb Safi"
    assert kept.footer == f"Merci{LINE_BREAK}Beslama"
