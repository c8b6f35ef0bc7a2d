"""Papers of what was sold, from the Sales page: statements of makers, the summary of a fair."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos.domain.basket import Basket
from pos.domain.money import MAD
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.domain.tender import TenderKind, exact
from pos.services.catalogue import add_maker, add_product
from pos.services.products import product_of
from pos.services.selling import check_out
from pos.services.till import Till, UnitOfWork
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.stock.test_papers import words
from tests.ui.shops import piece, stand
from ui.pages.sales.page import SalesPage
from ui.papers.sales_sheet import SalesPapersSheet


def sell_work_of(work: UnitOfWork, name: str) -> None:
    """Sell a vase of 150 DH that somebody made."""
    maker = add_maker(work, Names(fr=name))
    vase = product_of(work.connection, add_product(work, piece(f"Vase {name}", 150, maker=maker)))
    assert vase is not None
    assert vase.price is not None
    basket = Basket(MAD)
    basket.add(vase, pieces(1), vase.price)
    check_out(work, tuple(basket.lines), (exact(TenderKind.CASH, basket.total),))


def with_two_makers(folder: Path) -> Till:
    till = stand(folder)
    till.write(sell_work_of, "Fatima")
    till.write(sell_work_of, "Saïd")
    return till


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return tmp_path / "papers"


@pytest.fixture
def desk(desks: Desks, papers: Path) -> Desk:
    return desks.open(partial(SalesPage, papers=papers), with_two_makers)


def asked(desk: Desk) -> SalesPapersSheet:
    desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet = desk.sheet(SalesPapersSheet)
    desk.qtbot.waitUntil(lambda: sheet.maker.count() == 3)
    return sheet


def made(desk: Desk, sheet: SalesPapersSheet, papers: Path) -> str:
    desk.tap("Faire le document")
    desk.qtbot.waitUntil(sheet.done.isVisible)
    (file,) = papers.glob("*.pdf")
    return words(file)


def test_every_maker_gets_a_statement_in_one_file(desk: Desk, papers: Path) -> None:
    found = made(desk, asked(desk), papers)

    first, second, _end = found.split("\f")
    assert "Vase Fatima" in first
    assert "Vase Saïd" in second
    assert "Avances et frais" in first


def test_a_statement_can_be_that_of_one_maker_with_a_share(desk: Desk, papers: Path) -> None:
    sheet = asked(desk)
    sheet.maker.setCurrentIndex(2)
    sheet.share.show_text("10")

    found = made(desk, sheet, papers)

    assert "Vase Saïd" in found
    assert "Vase Fatima" not in found
    assert "135 DH" in found


def test_a_summary_says_what_the_days_brought(desk: Desk, papers: Path) -> None:
    sheet = asked(desk)
    desk.tap("Bilan du salon")

    found = made(desk, sheet, papers)

    assert all(word in found for word in ("300 DH", "Meilleures ventes", "Espèces", "Saïd"))


def test_days_without_a_sale_are_said_in_words(desk: Desk) -> None:
    sheet = asked(desk)
    sheet.period.first.show_text("1/1/2020")
    sheet.period.last.show_text("2/1/2020")

    desk.tap("Faire le document")
    desk.qtbot.waitUntil(lambda: bool(sheet.note.text()))

    assert sheet.note.text() == "Rien n’a été vendu pendant ces jours. Choisissez-en d’autres."


def test_the_last_day_comes_after_the_first(desk: Desk) -> None:
    sheet = asked(desk)
    sheet.period.last.show_text("1/1/2020")

    desk.tap("Faire le document")

    assert sheet.period.last.note.startswith("Le dernier jour vient avant le premier.")


def test_the_maker_whose_sales_are_listed_is_picked(desk: Desk) -> None:
    page = desk.page
    assert isinstance(page, SalesPage)
    sheet = asked(desk)
    sheet.maker.setCurrentIndex(1)
    fatima = sheet.maker.picked
    sheet.close_sheet()
    page.papers.maker = str(fatima)

    assert asked(desk).maker.picked == fatima
