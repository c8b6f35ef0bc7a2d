"""Somebody who counts: the Stock page of the usual stand, with the count of its place open."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pos.domain.product import Product
from pos.domain.quantity import Quantity, pieces
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.shop import counter
from pos.services.till import Till
from tests.ui.gun import Gun
from tests.ui.pages.desk import Desk, Desks
from tests.ui.shops import stand
from ui.counts.counting_sheet import CountingSheet
from ui.counts.found_list import FoundList
from ui.pages.stock.page import StockPage
from ui.theme import Theme

BABOUCHES = "2000000000015"
# What the book says is at the usual stand.
AT_STAND = 7


def at_stock(
    desks: Desks,
    theme: Theme | None = None,
    size: tuple[int, int] = (1366, 688),
    papers: Path = Path("papers"),
    opening: Callable[[Path], Till] = stand,
) -> Desk:
    """Open the Stock page, once it knows its place."""
    desk = desks.open(partial(StockPage, papers=papers), opening, theme, size)
    name = "Inventaire de ce lieu"
    if theme is None:
        desk.qtbot.waitUntil(lambda: desk.button(name).isEnabled())
    else:
        desk.qtbot.waitUntil(lambda: not desk.operations.is_at_work)
    return desk


def opened_count(desk: Desk) -> CountingSheet:
    """Open the count of the place, once it says what may be counted."""
    desk.press(Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    sheet = desk.sheet(CountingSheet)
    desk.qtbot.waitUntil(lambda: sheet.steps.begin.begin.hasFocus())
    return sheet


def counting(desk: Desk) -> CountingSheet:
    """Begin to count everything, without what is expected."""
    sheet = opened_count(desk)
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.counting))
    return sheet


def scan(desk: Desk, code: str) -> None:
    """Scan, and wait until the data has answered."""
    Gun().scan(code)
    desk.qtbot.waitUntil(lambda: not desk.operations.is_at_work)


def product(desk: Desk, name: str) -> Product:
    """Return a product of the stand by the beginning of its name."""
    place = desk.read(counter).here.id
    keys = desk.read(product_keys, ProductFilter(text=name))
    return desk.read(product_rows, keys[:1], place)[0].product


def found(sheet: CountingSheet) -> list[tuple[str, int]]:
    """Return the lines as they stand, the first at the top: name and whole pieces."""
    rows = sheet.steps.counting.side.model.rows
    return [(row.product.names.fr, (row.quantity or 0) // 1000) for row in rows]


def tap(rows: FoundList, number: int, *, from_end: int) -> None:
    """Tap a row so many px from its end."""
    box = rows.visualRect(rows.model().index(number, 0))
    at = QPoint(box.right() - from_end, box.center().y())
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)


def count_all_but(desk: Desk, sheet: CountingSheet, missing: str) -> None:
    """Count the whole stand as the book says it is, except one product, of which one is missing."""
    work = sheet.steps.counting.work
    place = desk.read(counter).here.id
    for row in desk.read(product_rows, desk.read(product_keys, ProductFilter()), place):
        if row.on_hand > 0:
            less = pieces(1) if row.product.names.fr.startswith(missing) else None
            quantity = Quantity(row.on_hand, row.product.unit)
            work.set_total(row.product, quantity - less if less else quantity)
    desk.qtbot.waitUntil(lambda: len(sheet.steps.counting.side.found) == AT_STAND)
