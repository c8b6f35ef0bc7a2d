"""What is in no catalogue: digits and one key; a new piece in a few seconds; one of a kind."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos.domain.basket import BasketLine
from pos.domain.names import Names
from pos.domain.product import Kind
from pos.domain.quantity import pieces
from pos.services.catalogue import add_maker, add_product, set_on_hand
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.shop import counter
from pos.services.till import Till
from tests.factories import dh
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.shops import piece, stand
from ui.labels.labels_sheet import LabelsSheet
from ui.sheets.price.free_sheet import FreeSheet
from ui.sheets.product.new_piece_sheet import NewPieceSheet

MASK = piece("Masque unique", 900, kind=Kind.UNIQUE)
GONE = piece("Coffre unique", 2000, kind=Kind.UNIQUE)


def unique_stand(folder: Path) -> Till:
    till = stand(folder, ((MASK, pieces(1)), (piece("Bol", 40), pieces(9))))
    gone = till.write(add_product, GONE, pieces(1)).result
    till.write(set_on_hand, replace(GONE, id=gone), pieces(0))
    till.write(add_maker, Names(fr="Fatima"))
    return till


@pytest.fixture
def hand(tills: Tills) -> Hand:
    return tills.hand(open_till=unique_stand)


def lines(hand: Hand) -> tuple[BasketLine, ...]:
    return hand.page.ringing.basket.lines


def test_an_item_without_a_barcode_is_its_digits_and_one_key(hand: Hand) -> None:
    hand.type("150")
    hand.press(Qt.Key.Key_F11)

    (line,) = lines(hand)
    assert hand.keys == len("150") + 1
    assert (line.product.id, line.product.price, line.total) == ("", None, dh("150"))
    assert hand.reads("Article artisanal")


@pytest.mark.parametrize(
    ("typed", "total"),
    [("12,50", "12.50"), ("&éà", "120"), ("١٥٠", "150"), ("3*40", "120")],
)
def test_amounts_are_read_from_any_keyboard(hand: Hand, typed: str, total: str) -> None:
    hand.type(typed)
    hand.press(Qt.Key.Key_F11)

    assert hand.page.ringing.basket.total == dh(total)


def test_what_is_not_found_is_sold_with_one_tap(hand: Hand, qtbot: QtBot) -> None:
    hand.type("150")
    qtbot.waitUntil(lambda: hand.reads("vente libre"))

    hand.tap("150\u00a0DH")

    assert (hand.taps, lines(hand)[0].total) == (1, dh("150"))
    assert not hand.reads("vente libre")


def test_a_code_that_is_not_found_is_no_price(hand: Hand, qtbot: QtBot) -> None:
    hand.scan("9999999999999")

    qtbot.waitUntil(lambda: hand.reads("9999999999999"))
    assert not hand.reads("vente libre")


def test_without_an_amount_the_key_asks_for_one(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F11)
    hand.type("85")
    hand.press(Qt.Key.Key_Return)

    assert lines(hand)[0].total == dh("85")


def test_two_free_lines_are_two_lines(hand: Hand) -> None:
    for _line in range(2):
        hand.type("20")
        hand.press(Qt.Key.Key_F11)

    assert [line.total for line in lines(hand)] == [dh("20"), dh("20")]


def test_name_and_maker_may_be_said_and_the_maker_is_remembered(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F11)
    hand.type("85")
    sheet = hand.seen(FreeSheet)[0]
    sheet.name.line.setFocus()
    hand.type("Petit bol")
    qtbot.waitUntil(hand.button("Artisan : plus tard").isEnabled)
    hand.tap("Artisan : plus tard")
    qtbot.waitUntil(lambda: hand.reads("Qui l’a fait"))
    hand.type("1")
    hand.press(Qt.Key.Key_Return)
    hand.type("30")
    hand.press(Qt.Key.Key_F11)

    first, second = lines(hand)
    assert first.product.names.fr == "Petit bol"
    assert first.product.maker
    assert second.product.maker == first.product.maker


def test_a_new_piece_is_one_key_its_price_and_enter(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F3)
    hand.type("640")
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(lines(hand)) == 1)
    assert hand.keys == 1 + len("640") + 1
    product = lines(hand)[0].product
    assert (product.kind, product.price) == (Kind.UNIQUE, dh("640"))
    assert product.names.fr.startswith("Pièce du")
    operations = hand.page.operations
    keys = operations.read_now(product_keys, ProductFilter(text="piece du"))
    (row,) = operations.read_now(product_rows, keys, operations.read_now(counter).here.id)
    assert row.on_hand == 1000


def test_a_new_piece_without_a_price_is_not_kept(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F3)
    for typed in ("", "0"):
        hand.type(typed)
        hand.press(Qt.Key.Key_Return)

    assert hand.seen(NewPieceSheet)
    assert lines(hand) == ()


def test_a_new_piece_may_bring_its_maker_and_its_name(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F3)
    sheet = hand.seen(NewPieceSheet)[0]
    hand.type("300")
    sheet.maker.setCurrentText("Saïd")
    sheet.name.show_text("Lampe en cuivre")
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(lines(hand)) == 1)
    product = lines(hand)[0].product
    assert product.names.fr == "Lampe en cuivre"
    assert product.maker


def test_a_new_piece_and_its_label_are_a_price_and_two_keys(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F3)
    hand.type("640")
    hand.press(Qt.Key.Key_F8)

    qtbot.waitUntil(lambda: bool(hand.seen(LabelsSheet)))
    sheet = hand.seen(LabelsSheet)[0]
    qtbot.waitUntil(lambda: not sheet.body_part.view.paper.image.isNull())
    assert sheet.copies.total == 1
    assert len(lines(hand)) == 1, "the piece is rung up all the same"


def test_a_free_line_may_become_a_piece_with_a_card(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F11)
    hand.tap("Nouvelle pièce avec photo")

    assert hand.seen(NewPieceSheet)


def test_a_unique_piece_is_not_put_in_twice_without_being_asked(hand: Hand) -> None:
    hand.tap_tile("Masque unique")
    hand.tap_tile("Masque unique")
    assert lines(hand)[0].quantity == pieces(1)
    assert hand.reads("pièce unique, déjà dans le panier")

    hand.tap("L’ajouter")

    assert lines(hand)[0].quantity == pieces(2)


def test_plus_asks_for_a_unique_piece_too(hand: Hand) -> None:
    hand.tap_tile("Masque unique")

    hand.press(Qt.Key.Key_Plus)

    assert lines(hand)[0].quantity == pieces(1)
    assert hand.reads("déjà dans le panier")


def test_a_unique_piece_that_was_sold_takes_one_more_tap(hand: Hand) -> None:
    hand.tap_tile("Coffre unique")
    assert lines(hand) == ()
    assert hand.reads("en main")

    hand.tap("L’ajouter")

    assert len(lines(hand)) == 1


def test_the_button_beside_the_categories_sells_without_a_card(hand: Hand) -> None:
    button = next(b for b in hand.seen(QAbstractButton) if b.accessibleName() == "Vente libre")

    hand.tap(button.accessibleName())

    assert hand.seen(FreeSheet)
