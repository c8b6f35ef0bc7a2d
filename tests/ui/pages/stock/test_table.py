"""The list of stock as a file of a spreadsheet, from the page, without holding up the screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos.services.importing.reading import read_sheet
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.stock.test_choices import choose, two_places
from tests.ui.pages.stock.test_page import listed, page_of, wait_for
from ui.pages.stock.page import StockPage
from ui.papers.table_sheet import TableSheet


@pytest.fixture
def desk(desks: Desks, tmp_path: Path) -> Desk:
    made = desks.open(lambda t, o: StockPage(t, o, tmp_path / "papers"), two_places)
    made.qtbot.waitUntil(lambda: len(listed(made)) == 8)
    return made


def exporting(desk: Desk) -> TableSheet:
    """Open what takes the list along, by its key."""
    desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    return desk.sheet(TableSheet)


def test_the_list_goes_to_the_usual_folder(desk: Desk, tmp_path: Path) -> None:
    exporting(desk)

    desk.tap("Écrire la liste")
    desk.qtbot.waitUntil(lambda: desk.reads("La liste est prête"))

    (file,) = (tmp_path / "papers").iterdir()
    assert file.suffix == ".xlsx"
    sheet = read_sheet(file)
    assert len(sheet.rows) == 8
    assert "Stock : Atelier" in sheet.headers


def test_a_person_may_say_where_and_as_what(desk: Desk, tmp_path: Path) -> None:
    sheet = exporting(desk)
    desk.tap("Texte (CSV)")

    sheet.write_to(tmp_path / "ma liste.csv")
    desk.qtbot.waitUntil(lambda: desk.reads("ma liste.csv"))

    assert (tmp_path / "ma liste.csv").read_bytes().startswith(b"\xef\xbb\xbfRahba;")


def test_only_what_is_listed_is_written(desk: Desk, tmp_path: Path) -> None:
    choose(page_of(desk).wanted.choices.state, "Épuisé")
    wait_for(desk, ["Kilim tissé main"])
    sheet = exporting(desk)
    assert desk.reads("1 produit, comme affiché · Épuisé")

    sheet.write_to(tmp_path / "a.xlsx")
    desk.qtbot.waitUntil(lambda: desk.reads("La liste est prête"))

    assert len(read_sheet(tmp_path / "a.xlsx").rows) == 1


def test_a_folder_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    sheet = exporting(desk)

    sheet.write_to(tmp_path / "file" / "a.xlsx")

    desk.qtbot.waitUntil(lambda: "n’a pas pu être écrit" in sheet.note.text())
