"""Any other shop, by a folder of files."""

from pathlib import Path

import pytest

from pos.channels.contract import StockModel
from pos.channels.drop_shop import DropShop
from pos.channels.faults import Passing, Refused
from pos.channels.stock import Missing, Outcome, Ref, StockWrite

HEAD = "order,line,sku,quantity,modified\n"


@pytest.fixture
def shop(tmp_path: Path) -> DropShop:
    return DropShop(tmp_path, "Bazar", "MAD")


def lay(folder: Path, *rows: str) -> None:
    (folder / "orders.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows))


def test_orders_that_lay_there_before_are_never_told(shop: DropShop, tmp_path: Path) -> None:
    lay(tmp_path, "A1,1,TAJ,2,")
    cursor = shop.pull_orders("").cursor
    assert shop.pull_orders(cursor).orders == ()

    lay(tmp_path, "A1,1,TAJ,2,", "A2,1,TAJ,1,")
    page = shop.pull_orders(cursor)

    assert [order.remote for order in page.orders] == ["A2"]
    assert page.is_last


def test_a_file_that_did_not_change_tells_nothing(shop: DropShop, tmp_path: Path) -> None:
    cursor = shop.pull_orders("").cursor
    lay(tmp_path, "A1,1,TAJ,2,")
    page = shop.pull_orders(cursor)

    assert shop.pull_orders(page.cursor).orders == ()
    assert shop.pull_orders(cursor) == page


def test_an_order_is_read_by_itself(shop: DropShop, tmp_path: Path) -> None:
    lay(tmp_path, "A1,1,TAJ,2,")

    order = shop.order("A1")

    assert order is not None
    assert order.lines[0].committed == 2
    assert shop.order("A9") is None


def test_a_folder_keeps_no_number(shop: DropShop, tmp_path: Path) -> None:
    (tmp_path / "stock.csv").write_text("sku,stock\nTAJ,3\n")
    (item,) = shop.find_by_sku(["TAJ", "BOL"])["TAJ"]

    assert shop.capabilities.stock_model is StockModel.NONE
    assert shop.read_stock([item.ref])[0].missing is Missing.NOT_TRACKED
    written = shop.write_stock([StockWrite(Ref("TAJ"), 1, None, "k")])
    assert [result.outcome for result in written] == [Outcome.NOT_TRACKED]
    with pytest.raises(Refused):
        shop.pause(item.ref, is_paused=True)


def test_a_folder_that_is_not_there_waits(tmp_path: Path) -> None:
    shop = DropShop(tmp_path / "stick", "Bazar", "MAD")

    for ask in (shop.probe, shop.catalogue, lambda: shop.pull_orders("")):
        with pytest.raises(Passing):
            ask()


def test_another_file_is_refused(shop: DropShop, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_bytes(b"\xff\xfe what")

    with pytest.raises(Refused) as refused:
        shop.pull_orders("")

    assert refused.value.code == "format"
