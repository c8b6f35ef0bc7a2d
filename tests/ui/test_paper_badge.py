"""Papers that did not come out are counted on the rail, and answered in one tap each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from pos.changed import Changed
from pos.services.receipts import PrintState, print_jobs_of, set_print_state
from pos.services.selling import check_out
from tests.factories import a_line, a_product, dh, exact_cash
from tests.ui.conftest import spoken_and_set
from tests.ui.shops import stand
from ui.key_hints import KeyHints
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.page import Page
from ui.rail import PageEntry
from ui.sheets.sale.unprinted_sheet import UnprintedCard, UnprintedSheet
from ui.theme import Theme


class NoPage(Page):
    shows = Changed(0)

    def reload(self) -> None:
        pass


class Till:
    """A window over a shop whose papers come out as the test says."""

    def __init__(self, qtbot: QtBot, application: QApplication, folder: Path) -> None:
        self.qtbot = qtbot
        self.operations = Operations(lambda: stand(folder))
        theme = spoken_and_set(application, Theme("jour", 100, "fr"))
        entry = PageEntry("Vendre", "cash-register", NoPage)
        self.window = MainWindow(theme, self.operations, [entry], KeyHints(application))
        self.window.resize(1366, 688)
        self.window.open_page(0)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def sell(self, state: PrintState) -> str:
        line = a_line(a_product(id=""), unit_price=dh("100"))
        sold = self.operations.write_now(check_out, (line,), (exact_cash(dh("100")),)).id
        job = self.operations.read_now(print_jobs_of, sold)[0].id
        self.operations.write_now(set_print_state, job, state, "Plus de papier.")
        return str(sold)

    def state(self, sale: str) -> PrintState:
        state: PrintState = self.operations.read_now(print_jobs_of, sale)[0].state
        return state

    def shows(self, count: int) -> None:
        def is_so() -> bool:
            badge = self.window.rail.papers
            return badge.isVisible() is (count > 0) and (not count or badge.text() == str(count))

        self.qtbot.waitUntil(is_so)

    def open(self) -> UnprintedSheet:
        QTest.mouseClick(self.window.rail.papers, Qt.MouseButton.LeftButton)
        sheet = self.window.findChildren(UnprintedSheet)[-1]
        self.qtbot.waitUntil(lambda: bool(sheet.findChildren(UnprintedCard)))
        return sheet

    def tap(self, sheet: UnprintedSheet, words: str) -> None:
        def found() -> list[QAbstractButton]:
            buttons = sheet.findChildren(QAbstractButton)
            return [b for b in buttons if b.isVisible() and b.accessibleName().startswith(words)]

        self.qtbot.waitUntil(lambda: bool(found()))
        QTest.mouseClick(found()[0], Qt.MouseButton.LeftButton)

    def close(self) -> None:
        self.window.hide()
        self.operations.close()
        shiboken6.delete(self.window)


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Till]:
    made = Till(qtbot, qapp, tmp_path)
    yield made
    made.close()


def test_nothing_stands_on_the_rail_while_all_came_out(till: Till) -> None:
    till.sell(PrintState.CONFIRMED)

    till.shows(0)


def test_what_did_not_come_out_is_counted(till: Till) -> None:
    till.sell(PrintState.FAILED)
    till.sell(PrintState.MAYBE)

    till.shows(2)
    assert till.window.rail.papers.accessibleName() == "2 papiers ne sont pas sortis"


@pytest.mark.parametrize(
    ("state", "words", "then"),
    [
        (PrintState.MAYBE, "Il est sorti", PrintState.CONFIRMED),
        (PrintState.MAYBE, "Imprimer de nouveau", PrintState.QUEUED),
        (PrintState.MAYBE, "Plus besoin", PrintState.DROPPED),
        (PrintState.FAILED, "Imprimer de nouveau", PrintState.QUEUED),
        (PrintState.FAILED, "Plus besoin", PrintState.DROPPED),
    ],
)
def test_one_tap_answers(till: Till, state: PrintState, words: str, then: PrintState) -> None:
    sale = till.sell(state)
    till.shows(1)
    sheet = till.open()

    till.tap(sheet, words)

    till.qtbot.waitUntil(lambda: till.state(sale) is then)
    till.shows(0)
    till.qtbot.waitUntil(lambda: not till.window.findChildren(UnprintedSheet))


def test_a_paper_that_surely_did_not_come_out_is_not_asked_about(till: Till) -> None:
    till.sell(PrintState.FAILED)
    till.shows(1)

    sheet = till.open()

    names = [b.accessibleName() for b in sheet.findChildren(QAbstractButton)]
    assert not any(name.startswith("Il est sorti") for name in names)
