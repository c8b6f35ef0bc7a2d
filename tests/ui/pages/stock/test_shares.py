"""One piece of several makers: their shares are asked from the product, and make up the whole."""

from functools import partial
from pathlib import Path

import pytest

from pos.domain.names import Names
from pos.domain.terms import MakerShare
from pos.services.catalogue import add_maker
from tests.ui.pages.desk import Desk, Desks, plain
from tests.ui.pages.stock.test_page import COUNTED, listed, row_named
from tests.ui.shops import stand
from ui.pages.stock.page import StockPage
from ui.sheets.product.product_sheet import ProductSheet
from ui.sheets.product.shares_sheet import SharesSheet

NAME = "Babouches cuir jaune"


@pytest.fixture
def desk(desks: Desks) -> Desk:
    made = desks.open(partial(StockPage, papers=Path("papers")), stand)
    made.qtbot.waitUntil(lambda: len(listed(made)) == 8)
    return made


@pytest.fixture
def makers(desk: Desk) -> list[str]:
    """Two makers, by id."""
    return [desk.write(add_maker, Names(fr=name)) for name in ("Hind", "Salma")]


def asked(desk: Desk) -> SharesSheet:
    """Open a product, and ask whose work it is."""
    desk.tap_row(COUNTED)
    shared = desk.sheet(ProductSheet).form.details.shared
    desk.qtbot.waitUntil(shared.button.isEnabled)
    shared.button.click()
    return desk.sheet(SharesSheet)


def fill(sheet: SharesSheet, number: int, maker: str, share: str) -> None:
    row = sheet.rows[number]
    row.show_share(MakerShare(maker, 0))
    row.share.line.setText(share)
    row.changed.emit()


def kept(desk: Desk) -> tuple[MakerShare, ...]:
    """Save the product, and read its shares again."""
    desk.sheet(ProductSheet).save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())
    return row_named(desk, NAME).product.shares


def test_what_is_missing_to_the_whole_is_said_and_nothing_is_kept_before(
    desk: Desk, makers: list[str]
) -> None:
    sheet = asked(desk)
    fill(sheet, 0, makers[0], "60")
    assert plain(sheet.sentence.text()) == "Il manque 40 % de la pièce."

    fill(sheet, 1, makers[1], "32,5")
    assert plain(sheet.sentence.text()) == "Il manque 7,5 % de la pièce."
    sheet.save()
    assert sheet.isVisible()

    fill(sheet, 1, makers[1], "42")
    assert plain(sheet.sentence.text()) == "C’est 2 % de trop."
    sheet.save()
    assert sheet.isVisible()


def test_whole_shares_are_kept_with_the_product_and_shown_in_one_line(
    desk: Desk, makers: list[str]
) -> None:
    sheet = asked(desk)
    fill(sheet, 0, makers[0], "60")
    fill(sheet, 1, makers[1], "40")
    sheet.save()

    details = desk.sheet(ProductSheet).form.details
    assert plain(details.shared.line.text()) == "Hind 60 % · Salma 40 %"
    assert details.maker.currentText() == "Hind"
    assert kept(desk) == (MakerShare(makers[0], 600), MakerShare(makers[1], 400))
    assert row_named(desk, NAME).product.maker == makers[0]


def test_a_piece_is_shared_alike_to_the_last_thousandth(desk: Desk, makers: list[str]) -> None:
    makers.append(desk.write(add_maker, Names(fr="Zineb")))
    sheet = asked(desk)
    sheet.more_button.click()
    for number, maker in enumerate(makers):
        fill(sheet, number, maker, "")

    sheet.alike_button.click()
    sheet.save()

    assert [each.share for each in kept(desk)] == [334, 333, 333]


def test_another_maker_ends_the_sharing(desk: Desk, makers: list[str]) -> None:
    sheet = asked(desk)
    fill(sheet, 0, makers[0], "60")
    fill(sheet, 1, makers[1], "40")
    sheet.save()

    details = desk.sheet(ProductSheet).form.details
    details.maker.setCurrentText("Salma")

    assert details.shared.line.text() == ""
    assert kept(desk) == ()
    assert row_named(desk, NAME).product.maker == makers[1]


def test_one_maker_alone_is_one_tap(desk: Desk, makers: list[str]) -> None:
    sheet = asked(desk)
    fill(sheet, 0, makers[0], "60")
    fill(sheet, 1, makers[1], "40")
    sheet.save()
    desk.sheet(ProductSheet).form.details.shared.button.click()
    again = desk.sheet(SharesSheet)
    assert [row.maker_id for row in again.rows] == makers

    again.alone_button.click()

    assert kept(desk) == ()
    assert row_named(desk, NAME).product.maker == makers[0]
