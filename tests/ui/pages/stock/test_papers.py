"""Papers of what the Stock page lists: chosen, made behind the screen's back, stopped, opened."""

import subprocess
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt

from pos.documents.document import Document
from pos.printing import pdf
from pos.printing.paper import ROLL_80_MM
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.stock.test_page import empty_shop
from tests.ui.shops import stand
from ui.pages.stock.page import StockPage
from ui.papers.goods_sheet import GoodsPapersSheet
from ui.papers.paper_job import written
from ui.watch import Watch, WorkStopped
from ui.widgets.picker import Picker


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return tmp_path / "papers"


@pytest.fixture
def desk(desks: Desks, papers: Path) -> Desk:
    made = desks.open(partial(StockPage, papers=papers), stand)
    page = made.page
    assert isinstance(page, StockPage)
    made.qtbot.waitUntil(page.tools.papers.isEnabled)
    return made


def asked(desk: Desk) -> GoodsPapersSheet:
    desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return desk.sheet(GoodsPapersSheet)


def made(desk: Desk, sheet: GoodsPapersSheet, papers: Path) -> Path:
    """Press the button, wait, and return the one file."""
    desk.tap("Faire le document")
    desk.qtbot.waitUntil(sheet.done.isVisible)
    (file,) = papers.glob("*.pdf")
    return file


def pick(picker: Picker, number: int) -> None:
    """Choose as a person does."""
    picker.setCurrentIndex(number)
    picker.activated.emit(number)


def words(file: Path) -> str:
    run = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True)
    kept = "".join(c for c in run.stdout.decode() if not "\u2066" <= c <= "\u2069")
    return kept.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_count_sheet_of_all_that_is_listed_is_two_taps_away(desk: Desk, papers: Path) -> None:
    file = made(desk, asked(desk), papers)

    assert file.name.startswith("inventaire_")
    found = words(file)
    assert all(name in found for name in ("Babouches cuir jaune", "Tissu sabra", "8 produits"))


def test_a_paper_is_about_what_the_filter_shows(desk: Desk, papers: Path) -> None:
    desk.type("tajine")
    page = desk.page
    assert isinstance(page, StockPage)
    desk.qtbot.waitUntil(lambda: page.view.model.rowCount() == 1)
    desk.tap("Documents")
    sheet = desk.sheet(GoodsPapersSheet)
    desk.tap("Liste de prix")

    found = words(made(desk, sheet, papers))

    assert "Tajine de Safi peint" in found
    assert "Babouches" not in found
    assert "tajine" in found


def test_a_packing_list_holds_what_is_here_and_says_the_way(desk: Desk, papers: Path) -> None:
    sheet = asked(desk)
    desk.tap("Liste de colisage")
    sheet.origin.show_text("Atelier, Tissa")
    sheet.destination.show_text("Foire de Fès")

    found = words(made(desk, sheet, papers))

    assert all(name in found for name in ("Atelier, Tissa", "Foire de Fès", "Remis par"))
    assert "Kilim" not in found


def test_a_consignment_note_takes_its_share_off(desk: Desk, papers: Path) -> None:
    sheet = asked(desk)
    desk.tap("Bon de dépôt-vente")
    sheet.consignee.show_text("Riad Zitoun")
    sheet.share.show_text("20")

    found = words(made(desk, sheet, papers))

    assert all(name in found for name in ("Riad Zitoun", "20 %", "Pour le"))


def test_a_share_of_more_than_everything_is_refused_under_its_field(desk: Desk) -> None:
    sheet = asked(desk)
    desk.tap("Bon de dépôt-vente")
    sheet.share.show_text("120")

    desk.tap("Faire le document")

    assert sheet.share.note == "Une part est de 100 % au plus. Tapez-en une plus petite."
    assert sheet.make_button.isVisible()


def test_a_paper_speaks_the_languages_and_has_the_size_that_are_picked(
    desk: Desk, papers: Path
) -> None:
    sheet = asked(desk)
    pick(sheet.choices.first, 1)
    pick(sheet.choices.second, 1)
    sheet.choices.sheets.pills[2].click()

    assert sheet.choices.look.languages == ("ar", "fr")
    assert sheet.choices.look.sheet is ROLL_80_MM
    file = made(desk, sheet, papers)
    assert "Feuille d’inventaire" in words(file)


def test_the_paper_and_its_folder_are_opened_by_the_system(desk: Desk, papers: Path) -> None:
    opened: list[Path] = []
    sheet = asked(desk)
    sheet.done.opening.disconnect()
    sheet.done.showing.disconnect()
    sheet.done.opening.connect(opened.append)
    sheet.done.showing.connect(opened.append)
    file = made(desk, sheet, papers)

    desk.tap("Ouvrir le document")
    desk.tap("Voir dans le dossier")

    assert opened == [file, papers]


def test_another_paper_can_be_made_at_once(desk: Desk, papers: Path) -> None:
    sheet = asked(desk)
    made(desk, sheet, papers)

    desk.tap("Faire un autre document")

    assert sheet.make_button.isVisible()


def test_a_folder_that_cannot_be_written_to_is_said_in_words(desk: Desk, papers: Path) -> None:
    papers.write_text("no folder", encoding="utf-8")
    sheet = asked(desk)

    desk.tap("Faire le document")
    desk.qtbot.waitUntil(lambda: bool(sheet.note.text()))

    assert "n’a pas pu être écrit dans le dossier" in sheet.note.text()
    assert sheet.make_button.isVisible()


def test_where_nothing_is_here_there_is_nothing_to_pack(desk: Desk) -> None:
    desk.type("kilim")
    page = desk.page
    assert isinstance(page, StockPage)
    desk.qtbot.waitUntil(lambda: page.view.model.rowCount() == 1)
    sheet = asked(desk)
    desk.tap("Liste de colisage")

    desk.tap("Faire le document")
    desk.qtbot.waitUntil(lambda: bool(sheet.note.text()))

    assert "en stock ici" in sheet.note.text()


def test_an_empty_shop_has_no_papers(desks: Desks, papers: Path) -> None:
    desk = desks.open(partial(StockPage, papers=papers), empty_shop)
    desk.qtbot.waitUntil(lambda: desk.reads("Vos produits seront ici"))
    page = desk.page
    assert isinstance(page, StockPage)

    assert not page.tools.papers.isEnabled()


def test_closing_the_sheet_stops_the_paper_and_leaves_no_file(
    desk: Desk, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writing waits until the sheet was closed, as a paper of 500 pages would."""
    begun, closed, ended = Event(), Event(), Event()
    write = pdf.write

    def slow(documents: object, output: object, sheet: object, tell: object) -> int:
        begun.set()
        assert closed.wait(30)
        try:
            return write(documents, output, sheet, tell)  # type: ignore[arg-type]
        finally:
            ended.set()

    monkeypatch.setattr(pdf, "write", slow)
    sheet = asked(desk)
    desk.tap("Faire le document")
    desk.qtbot.waitUntil(begun.is_set)

    sheet.close_sheet()
    closed.set()
    desk.qtbot.waitUntil(ended.is_set)
    desk.operations.close()

    assert list(papers.iterdir()) == []


def test_a_watch_stops_the_work_at_its_next_step(desk: Desk, papers: Path) -> None:
    watch = Watch(desk.page, "stopped")
    tell = watch.teller()
    tell(1, 10)
    watch.stop()

    with pytest.raises(WorkStopped):
        written([Document("t", ("fr",), ())], papers, "t", ROLL_80_MM, tell)

    assert list(papers.iterdir()) == []
