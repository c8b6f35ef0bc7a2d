"""A list longer than a screen: seen at once, whole a moment later, and nobody loses the place."""

from functools import partial
from pathlib import Path

from pos.domain.names import Names
from pos.services.catalogue import add_product
from pos.services.stock_lists import FIRST
from pos.services.till import Till, UnitOfWork
from tests.factories import a_product
from tests.ui.pages.desk import Desk, Desks
from tests.ui.shops import stand
from ui.pages.stock.page import StockPage

MANY = FIRST + 200


def long_stand(folder: Path) -> Till:
    """Open the usual stand with many more products, none of them counted."""
    till = stand(folder)
    till.write(add_many)
    return till


def add_many(work: UnitOfWork) -> None:
    for number in range(MANY):
        add_product(work, a_product(names=Names(fr=f"Bol {number}"), sku="", barcode=""))


def opened(desks: Desks, folder: Path) -> tuple[Desk, StockPage, list[int]]:
    """Open the page, and say how many rows it had at each change."""
    lengths: list[int] = []
    desk = desks.open(partial(StockPage, papers=folder), long_stand)
    page = desk.page
    assert isinstance(page, StockPage)
    model = page.view.model
    model.rowsInserted.connect(lambda: lengths.append(model.rowCount()))
    model.modelReset.connect(lambda: lengths.append(model.rowCount()))
    return desk, page, lengths


def whole(desk: Desk, page: StockPage) -> None:
    """Wait until all of the list is there."""
    desk.qtbot.waitUntil(lambda: page.view.model.rowCount() > MANY)
    desk.qtbot.waitUntil(lambda: not desk.operations.is_at_work)


def test_the_first_rows_are_seen_before_all_are_known(desks: Desks, tmp_path: Path) -> None:
    desk, page, lengths = opened(desks, tmp_path)

    whole(desk, page)

    assert lengths[0] == FIRST
    assert page.tools.labels.isEnabled()


def test_who_reads_far_down_stays_there_when_stock_changes(desks: Desks, tmp_path: Path) -> None:
    desk, page, lengths = opened(desks, tmp_path)
    whole(desk, page)
    far = page.view.model.index(FIRST + 50)
    page.view.rows.setCurrentIndex(far)
    lengths.clear()

    page.reload()
    whole(desk, page)

    assert lengths == []
    assert page.view.rows.currentIndex().row() == FIRST + 50
