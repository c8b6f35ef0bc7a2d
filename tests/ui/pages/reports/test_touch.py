"""A finger scrolls the page wherever it begins; what the keyboard reaches comes in sight."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.pages.desk import Desks
from tests.ui.pages.reports.stands import stand_with_sales
from tests.ui.pages.reports.test_page import fair_shown, page_of, reports
from ui.pages.reports.page import ReportsPage

# Without a moment for timers in between: on a busy machine it would make a tap a long press.
AT_ONCE = False


def a_plot(page: ReportsPage) -> QWidget:
    return page.body.hours.view


def a_table(page: ReportsPage) -> QWidget:
    card = page.body.tables[0]
    page.scrolled.ensureWidgetVisible(card.table)
    return card.table.viewport()


@pytest.mark.parametrize("begun_on", [a_plot, a_table])
def test_a_flick_scrolls_the_page(
    desks: Desks, finger: QPointingDevice, begun_on: Callable[[ReportsPage], QWidget]
) -> None:
    desk = desks.open(reports(), stand_with_sales)
    fair_shown(desk)
    desk.qtbot.waitUntil(lambda: page_of(desk).scrolled.verticalScrollBar().maximum() > 0)
    view, bar = begun_on(page_of(desk)), page_of(desk).scrolled.verticalScrollBar()
    before, at = bar.value(), view.mapToGlobal(QPoint(60, 60))

    QTest.touchEvent(view, finger).press(0, at).commit(AT_ONCE)
    for step in range(1, 12):
        QTest.touchEvent(view, finger).move(0, at - QPoint(0, 18 * step)).commit(AT_ONCE)
    QTest.touchEvent(view, finger).release(0, at - QPoint(0, 198)).commit(AT_ONCE)

    desk.qtbot.waitUntil(lambda: bar.value() > before)


def test_tab_reaches_the_last_table_and_brings_it_in_sight(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)
    fair_shown(desk)
    last = page_of(desk).body.tables[-1].table

    for _press in range(60):
        desk.press(Qt.Key.Key_Tab)
        if last.hasFocus():
            break

    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()
