"""Goods moved from the Stock page, and the story of a product, on a real file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos.domain.person import PersonRole
from pos.domain.stock import Cause, DifferenceReason
from pos.services.people import add_person
from pos.services.product_story import story
from pos.services.shop import counter
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.sales.test_page import sell_one
from tests.ui.pages.stock.test_choices import SLIPPERS, choose, two_places
from tests.ui.pages.stock.test_page import listed, page_of, row_named
from ui.pages.stock.page import StockPage
from ui.sheets.sale.sale_sheet import SaleSheet
from ui.sheets.stock.move_sheet import MoveSheet
from ui.sheets.stock.story_sheet import StorySheet


@pytest.fixture
def desk(desks: Desks) -> Desk:
    made = desks.open(lambda t, o: StockPage(t, o, Path("papers")), two_places)
    made.qtbot.waitUntil(lambda: len(listed(made)) == 8)
    return made


def moving(desk: Desk, cause: str, quantity: str) -> MoveSheet:
    """Open what moves the first product, and say why and how many."""
    desk.press(Qt.Key.Key_F7)
    sheet = desk.sheet(MoveSheet)
    desk.qtbot.waitUntil(lambda: sheet.form.place.count() == 2)
    desk.tap(cause)
    desk.type(quantity)
    return sheet


def saved(desk: Desk) -> None:
    """Save with Enter, and wait until it is done."""
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())


@pytest.mark.parametrize(
    ("cause", "left"),
    [("Reçu", 17), ("Donné", 7), ("Cassé", 7), ("Perdu", 7), ("Retrouvé", 17), ("Corrigé", 5)],
)
def test_each_cause_moves_goods_and_is_taken_back(desk: Desk, cause: str, left: int) -> None:
    moving(desk, cause, "5")
    saved(desk)
    assert row_named(desk, SLIPPERS).on_hand == left * 1_000

    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    desk.qtbot.waitUntil(lambda: row_named(desk, SLIPPERS).on_hand == 12_000)


def test_the_button_says_what_will_be_there(desk: Desk) -> None:
    moving(desk, "Cassé", "3")

    assert desk.button("Enregistrer : 12 devient 9").isVisible()


def test_goods_are_sent_to_another_place(desk: Desk) -> None:
    moving(desk, "Changé de lieu", "4")
    saved(desk)

    assert row_named(desk, SLIPPERS).on_hand == 8_000
    assert desk.reads(f"{SLIPPERS} : 4 vers Atelier.")
    choose(page_of(desk).wanted.choices.place, "Atelier")
    desk.qtbot.waitUntil(lambda: getattr(page_of(desk).view.picked_row(), "on_hand", 0) == 6_000)


def test_a_correction_keeps_its_reason(desk: Desk) -> None:
    sheet = moving(desk, "Corrigé", "11")
    desk.tap("Volé")
    sheet.form.note.show_text("au stand")
    saved(desk)

    row = row_named(desk, SLIPPERS)
    newest = desk.read(story, row.product.id, desk.read(counter).here.id).steps[0]
    assert (newest.step.cause, newest.reason) == (Cause.CORRECTED, DifferenceReason.STOLEN)
    assert newest.note == "au stand"


def test_no_quantity_is_asked_for(desk: Desk) -> None:
    sheet = moving(desk, "Cassé", "0")
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: desk.reads("un nombre plus grand que zéro"))
    assert sheet.isVisible()


def test_a_helper_asks_the_manager_in_place(desk: Desk) -> None:
    desk.write(add_person, "Aïcha", PersonRole.MANAGER)
    asked: list[object] = []
    desk.operations.ask_managers_with(asked.append)
    helper = desk.write(add_person, "Omar", PersonRole.HELPER)
    desk.write(_stand_at_till, helper)

    moving(desk, "Cassé", "1")
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: bool(asked))
    assert row_named(desk, SLIPPERS).on_hand == 12_000


def _stand_at_till(work: object, person: str) -> None:
    from pos.changed import Changed
    from pos.store.work_in_hand import save_person_at_till

    save_person_at_till(work.connection, person)  # type: ignore[attr-defined]
    work.note_changed(Changed.PEOPLE)  # type: ignore[attr-defined]


def told(desk: Desk) -> StorySheet:
    """Open the story of the first product by the button at the end of its row."""
    width = desk.seen(type(page_of(desk).view.rows))[0].viewport().width()
    desk.tap_row(0, from_leading=width - 40)
    sheet = desk.sheet(StorySheet)
    desk.qtbot.waitUntil(lambda: bool(sheet.steps.steps))
    return sheet


def test_a_row_tells_its_story(desk: Desk) -> None:
    sheet = told(desk)

    assert [step.step.cause for step in sheet.steps.steps] == [Cause.MOVED, Cause.RECEIVED]
    desk.qtbot.waitUntil(lambda: desk.reads("Changé de lieu · vers Atelier"))
    desk.tap("Atelier, 2")
    desk.qtbot.waitUntil(lambda: len(sheet.steps.steps) == 1)


def test_the_story_opens_the_sale_it_names(desk: Desk) -> None:
    sold = desk.write(sell_one)
    page = page_of(desk)
    names = [row.product.names.fr for row in map(page.view.model.row, _indexes(page)) if row]
    number = names.index(sold.sale.lines[0].names.fr)
    page.view.rows.setCurrentIndex(page.view.model.index(number))
    desk.press(Qt.Key.Key_F9)
    sheet = desk.sheet(StorySheet)
    desk.qtbot.waitUntil(lambda: bool(sheet.steps.steps))
    assert sheet.steps.steps[0].receipt == sold.sale.receipt_number

    sheet.steps.sale_wanted.emit(sold.sale.receipt_number)

    assert desk.sheet(SaleSheet).isVisible()


def _indexes(page: StockPage) -> list:  # type: ignore[type-arg]
    return [page.view.model.index(n) for n in range(page.view.model.rowCount())]


def test_the_stock_of_a_past_moment_is_said(desk: Desk) -> None:
    sheet = told(desk)
    desk.qtbot.waitUntil(lambda: desk.reads("0 en stock à ce moment"))

    desk.tap("Un jour plus tard")
    desk.tap("Un jour plus tard")

    desk.qtbot.waitUntil(lambda: desk.reads("12 en stock à ce moment"))
    assert sheet.isVisible()


def test_what_is_moved_from_the_story_is_told_at_once(desk: Desk) -> None:
    sheet = told(desk)
    desk.tap("Mouvement de stock")
    desk.sheet(MoveSheet)
    desk.type("3")
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: len(sheet.steps.steps) == 3)
    assert sheet.steps.steps[0].on_hand == 15_000
