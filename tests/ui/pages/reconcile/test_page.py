"""The Reconcile page on a real file: what does not agree, its answers, and the evening."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind
from pos.services.makers import makers_named
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.reconcile.shop import quarrelling, reconcile_page
from tests.ui.shops import stand
from ui.counts.counting_sheet import CountingSheet
from ui.errands import ShiftDeed
from ui.pages.reconcile.answer_sheet import AnswerSheet
from ui.pages.reconcile.cards import DiscrepancyCard
from ui.pages.reconcile.page import ReconcilePage
from ui.pages.reconcile.reading import Evening
from ui.pages.reconcile.words import EveningStep, View
from ui.papers.reconciliation_sheet import ReconciliationSheet
from ui.settling.settle_sheet import SettleSheet
from ui.sheets.product.maker_sheet import MakerSheet
from ui.sheets.tills.tills_sheet import TillsSheet
from ui.widgets.empty_card import EmptyCard
from ui.widgets.row_card import RowCard


def page_of(desk: Desk) -> ReconcilePage:
    assert isinstance(desk.page, ReconcilePage)
    return desk.page


def found(desk: Desk) -> Evening:
    page = page_of(desk)
    desk.qtbot.waitUntil(lambda: page.found is not None)
    assert page.found is not None
    return page.found


def rows_of(desk: Desk, kind: DiscrepancyKind) -> list[Discrepancy]:
    return [row for row in found(desk).open.rows if row.kind is kind]


def asked(desk: Desk, kind: DiscrepancyKind) -> AnswerSheet:
    """Tap the first card of a kind."""
    found(desk)
    page = page_of(desk)
    cards = page.lists.cards.findChildren(DiscrepancyCard)
    next(card for card in cards if card.row.kind is kind).click()
    return desk.sheet(AnswerSheet)


def gone(desk: Desk, kind: DiscrepancyKind, count: int = 0) -> bool:
    """Tell whether so many of a kind are left, and nothing lies over the page."""
    return len(rows_of(desk, kind)) == count and not desk.has_sheet()


@pytest.fixture
def desk(desks: Desks, tmp_path: Path) -> Desk:
    return desks.open(partial(reconcile_page, tmp_path), quarrelling)


@pytest.fixture
def calm(desks: Desks, tmp_path: Path) -> Desk:
    return desks.open(partial(reconcile_page, tmp_path), stand)


def test_what_does_not_agree_stands_there_with_who_when_and_where(desk: Desk) -> None:
    found(desk)

    desk.qtbot.waitUntil(lambda: desk.reads("Vendu deux fois : Zarbia Taznakht 2 x 3"))
    assert desk.reads("Il y en avait 1, et 2 ont été vendus.")
    assert desk.reads("Foire de Safi")


def test_where_everything_agrees_it_says_so(calm: Desk) -> None:
    found(calm)
    calm.qtbot.waitUntil(lambda: bool(calm.seen(EmptyCard)))

    calm.qtbot.waitUntil(lambda: calm.reads("Tout concorde"))
    calm.tap("Reprendre le travail d’une caisse")
    calm.sheet(TillsSheet)


def test_what_is_right_as_it_is_needs_a_reason_and_leaves_the_list(desk: Desk) -> None:
    sheet = asked(desk, DiscrepancyKind.CASH_DIFFERS)
    sheet.form.save.click()
    desk.qtbot.waitUntil(lambda: desk.reads("Écrivez en quelques mots"))

    sheet.form.note.line.setText("monnaie rendue en trop")
    sheet.form.note.line.returnPressed.emit()

    desk.qtbot.waitUntil(lambda: gone(desk, DiscrepancyKind.CASH_DIFFERS))
    page_of(desk).lists.show_view(View.ANSWERED)
    desk.qtbot.waitUntil(lambda: desk.reads("monnaie rendue en trop"))


def test_stock_is_corrected_to_the_number_that_is_typed(desk: Desk) -> None:
    sheet = asked(desk, DiscrepancyKind.BELOW_ZERO)
    sheet.form.confirm()
    assert sheet.form.number.note, "a number is needed"

    sheet.form.number.line.setText("3")
    sheet.form.reasons.pills[5].click()
    sheet.form.save.click()

    desk.qtbot.waitUntil(lambda: gone(desk, DiscrepancyKind.BELOW_ZERO))


def test_a_maker_is_named_with_two_taps(desk: Desk) -> None:
    row = rows_of(desk, DiscrepancyKind.NO_MAKER)[0]
    count = len(rows_of(desk, DiscrepancyKind.NO_MAKER))
    asked(desk, DiscrepancyKind.NO_MAKER).form.save.click()
    desk.sheet(MakerSheet)

    desk.tap("Fatima Zahra")

    desk.qtbot.waitUntil(lambda: gone(desk, DiscrepancyKind.NO_MAKER, count - 1))
    assert desk.read(makers_named, row.subject)


def test_a_line_without_a_card_is_linked_to_the_product_that_is_chosen(desk: Desk) -> None:
    sheet = asked(desk, DiscrepancyKind.UNKNOWN_ITEM)
    choice = sheet.form.products
    choice.search.field.setText("plat")
    desk.qtbot.waitUntil(lambda: len(choice.cards.findChildren(RowCard)) == 1)
    choice.search.field.setText("rien de tel")
    desk.qtbot.waitUntil(lambda: desk.reads("Aucun produit ne s’appelle ainsi."))
    choice.search.field.setText("plat")
    desk.qtbot.waitUntil(lambda: bool(choice.cards.findChildren(RowCard)))

    choice.cards.findChildren(RowCard)[0].click()

    desk.qtbot.waitUntil(lambda: gone(desk, DiscrepancyKind.UNKNOWN_ITEM))


def test_a_count_is_explained_and_a_price_accepted(desk: Desk) -> None:
    sheet = asked(desk, DiscrepancyKind.COUNT_DIFFERS)
    sheet.form.reasons.pills[0].click()
    sheet.form.save.click()
    desk.qtbot.waitUntil(lambda: gone(desk, DiscrepancyKind.COUNT_DIFFERS))

    asked(desk, DiscrepancyKind.PRICE_DIFFERS).form.save.click()
    desk.qtbot.waitUntil(lambda: gone(desk, DiscrepancyKind.PRICE_DIFFERS))


def test_esc_answers_nothing(desk: Desk) -> None:
    asked(desk, DiscrepancyKind.SOLD_TWICE)

    desk.press(Qt.Key.Key_Escape)

    desk.qtbot.waitUntil(lambda: gone(desk, DiscrepancyKind.SOLD_TWICE, 1))


def test_the_keyboard_alone_opens_the_first_question(desk: Desk) -> None:
    found(desk)
    desk.press(Qt.Key.Key_F2)
    desk.qtbot.waitUntil(lambda: isinstance(desk.focused(), DiscrepancyCard))

    desk.press(Qt.Key.Key_Space)

    assert desk.sheet(AnswerSheet).row.kind is DiscrepancyKind.SOLD_TWICE


def test_the_steps_of_the_evening_lead_to_where_they_are_done(desk: Desk) -> None:
    found(desk)
    page, handed = page_of(desk), list[object]()
    page.handed.connect(handed.append)

    page.steps.buttons[EveningStep.CASH].click()
    assert handed == [ShiftDeed.LOOK]

    page.steps.buttons[EveningStep.DIFFERENCES].click()
    assert page.lists.view is View.DIFFERENCES
    assert len(page.lists.cards.findChildren(DiscrepancyCard)) >= 2

    page.steps.buttons[EveningStep.STOCK].click()
    desk.sheet(CountingSheet).close_sheet()

    page.steps.buttons[EveningStep.PAYOUT].click()
    desk.sheet(SettleSheet)


def test_the_evening_is_written_as_a_paper(desk: Desk, tmp_path: Path) -> None:
    found(desk)
    page_of(desk).paper.click()
    sheet = desk.sheet(ReconciliationSheet)

    sheet.make_button.click()

    desk.qtbot.waitUntil(lambda: bool(list(tmp_path.glob("pointage*.pdf"))))


def test_the_tills_say_up_to_when_their_work_is_here(desk: Desk) -> None:
    found(desk)
    page_of(desk).lists.show_view(View.TILLS)

    desk.qtbot.waitUntil(lambda: desk.reads("Stand 24"))
    assert desk.reads("1 autre caisse a rendu compte.")


def test_the_list_that_is_open_outlives_a_change_of_look(desk: Desk) -> None:
    found(desk)
    page = page_of(desk)
    page.lists.show_view(View.TILLS)

    page.resume(page.kept())
    page.resume(None)

    assert page.lists.view is View.TILLS
