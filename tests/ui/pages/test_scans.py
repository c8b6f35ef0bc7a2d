"""A scan on any other page: its product, its sale, or a calm word; never nothing."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos.changed import Changed
from pos.services.sales import sales
from pos.services.till import Till
from tests.ui.gun import AZERTY, Gun
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.sales.test_page import sell_one
from tests.ui.pages.test_audits import the_list
from tests.ui.shops import opened, stand
from ui.operations import Operations
from ui.page import Page
from ui.pages.sales.page import SalesPage
from ui.pages.stock.page import StockPage
from ui.sheets.product.count_sheet import CountSheet
from ui.sheets.product.product_sheet import ProductSheet
from ui.sheets.sale.sale_sheet import SaleSheet
from ui.theme import Theme

BABOUCHES = "2000000000015"
NOBODYS = "4006381333931"


class Blank(Page):
    """A page that has no use for a scan."""

    shows = Changed.NOTHING

    def reload(self) -> None:
        """There is nothing to read."""


def sold(folder: Path) -> Till:
    till = stand(folder)
    till.write(sell_one)
    return till


@pytest.fixture(scope="session")
def sold_stand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sold")
    sold(folder).close()
    return folder


OpenDesk = Callable[[Callable[[Theme, Operations], Page]], Desk]


@pytest.fixture
def desk_of(desks: Desks, sold_stand: Path) -> OpenDesk:
    def copied(folder: Path) -> Till:
        shutil.copytree(sold_stand, folder, dirs_exist_ok=True)
        return opened(folder)

    return lambda build: desks.open(build, copied)


def test_stock_opens_the_product(desk_of: OpenDesk) -> None:
    desk = desk_of(partial(StockPage, papers=Path("papers")))

    Gun(AZERTY).scan(BABOUCHES)

    assert desk.sheet(ProductSheet).form.basics.name.text == "Babouches cuir jaune"
    assert desk.sheet(ProductSheet).form.details.barcode.text == BABOUCHES


def test_stock_begins_a_product_with_a_code_nobody_has(desk_of: OpenDesk) -> None:
    desk = desk_of(partial(StockPage, papers=Path("papers")))
    page = desk.page
    assert isinstance(page, StockPage)

    Gun().scan(NOBODYS)
    desk.qtbot.waitUntil(lambda: page.wanted.search.field.text() == NOBODYS)
    desk.qtbot.waitUntil(lambda: page.view.model.rowCount() == 0)
    page.add_product()

    form = desk.sheet(ProductSheet).form
    assert (form.basics.name.text, form.details.barcode.text) == ("", NOBODYS)


def test_a_new_product_takes_the_code_of_its_label(desk_of: OpenDesk) -> None:
    desk = desk_of(partial(StockPage, papers=Path("papers")))
    the_list(desk, Path())
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)

    Gun().scan(NOBODYS)

    desk.qtbot.waitUntil(lambda: sheet.form.details.barcode.text == NOBODYS)
    assert sheet.form.basics.name.text == ""
    assert sheet.isVisible()


def test_a_code_that_is_there_is_not_written_over(desk_of: OpenDesk) -> None:
    desk = desk_of(partial(StockPage, papers=Path("papers")))
    Gun().scan(BABOUCHES)
    sheet = desk.sheet(ProductSheet)

    Gun().scan(NOBODYS)

    desk.qtbot.waitUntil(lambda: desk.reads("Fermez d’abord"))
    assert sheet.form.details.barcode.text == BABOUCHES


def test_a_scan_over_a_count_is_told_and_changes_nothing(desk_of: OpenDesk) -> None:
    desk = desk_of(partial(StockPage, papers=Path("papers")))
    the_list(desk, Path())
    desk.press(Qt.Key.Key_F4)
    sheet = desk.sheet(CountSheet)

    Gun().scan(BABOUCHES)

    desk.qtbot.waitUntil(lambda: desk.reads("Fermez d’abord"))
    assert sheet.isVisible()


def test_sales_opens_the_sale_of_a_receipt(desk_of: OpenDesk) -> None:
    desk = desk_of(partial(SalesPage, papers=Path("papers")))
    number = desk.read(sales)[0].receipt_number

    Gun(AZERTY).scan(number)

    assert desk.sheet(SaleSheet).accessibleName().find(number) >= 0


@pytest.mark.parametrize("code", [BABOUCHES, NOBODYS, "ZZZ-000099", "61112"])
def test_sales_says_of_anything_else_what_it_is(desk_of: OpenDesk, code: str) -> None:
    desk = desk_of(partial(SalesPage, papers=Path("papers")))

    Gun().scan(code)

    desk.qtbot.waitUntil(lambda: desk.reads(code))


def test_a_page_without_use_for_a_scan_says_so(desk_of: OpenDesk) -> None:
    desk = desk_of(Blank)

    Gun().scan(BABOUCHES)

    assert desk.reads(BABOUCHES)
    assert desk.reads("n’en fait rien")
