"""The sample fair says what it is, and ends only after one question that names it."""

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.settings.desk import Desk
from ui.sheets.end_example_sheet import EndExampleSheet


def test_a_real_shop_does_not_speak_of_an_example(desk: Desk) -> None:
    page = desk.open()

    assert not page.example.isVisible()


def test_the_sample_fair_ends_after_one_question(desk: Desk) -> None:
    page = desk.open(is_example=True)
    assert page.example.isVisible()

    desk.tap("Commencer ma vraie boutique", page.example)
    assert desk.ended == []
    desk.tap("Effacer la foire d’exemple", desk.seen(EndExampleSheet)[0])

    assert desk.ended == [True]


def test_going_on_trying_changes_nothing(desk: Desk) -> None:
    page = desk.open(is_example=True)

    desk.tap("Commencer ma vraie boutique", page.example)
    desk.tap("Continuer l’essai", desk.seen(EndExampleSheet)[0])

    assert desk.ended == []
    assert desk.seen(EndExampleSheet) == []


def test_the_folders_of_sales_papers_and_log_are_shown_on_a_tap(desk: Desk) -> None:
    page = desk.open()

    for row in (page.about.sales, page.about.papers, page.about.log):
        row.button.click()

    assert desk.shown == [desk.folders.data, desk.folders.papers, desk.folders.log]


def test_a_licence_is_read_inside_the_window(desk: Desk) -> None:
    page = desk.open()

    desk.tap("Icônes (MIT)", page.about)

    texts = [box.toPlainText() for box in desk.seen(QPlainTextEdit) if box.isReadOnly()]
    assert texts == [Path("resources/icons/LICENSE").read_text("utf-8")]
