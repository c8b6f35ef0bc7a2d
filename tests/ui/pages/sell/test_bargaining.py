"""Talking about a price: keys counted, marks seen, every step taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.basket import BasketLine
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.product import Kind
from pos.domain.quantity import Quantity, Unit, pieces
from pos.services.catalogue import add_maker
from pos.services.sales import sale_of, sales
from pos.services.till import Till
from tests.factories import dh
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.shops import piece, stand
from ui.pages.sell.basket_row import BasketRow
from ui.sheets.price.price_sheet import PriceSheet
from ui.widgets.floor_mark import FloorMark
from ui.widgets.label import ElidedLabel

SHIFT = Qt.KeyboardModifier.ShiftModifier
_ON_NAME = QPoint(120, 14)
CONTROL = Qt.KeyboardModifier.ControlModifier

LANTERN = piece("Lanterne", 400, floor_price=dh("350"))
BOWL = piece("Bol", 40, lot=3, lot_price=dh("100"))


def bargaining_stand(folder: Path) -> Till:
    till = stand(folder, ((LANTERN, pieces(3)), (BOWL, pieces(30))))
    till.write(add_maker, Names(fr="Fatima"))
    return till


@pytest.fixture
def hand(tills: Tills) -> Hand:
    return tills.hand(open_till=bargaining_stand)


def lines(hand: Hand) -> tuple[BasketLine, ...]:
    return hand.page.ringing.basket.lines


def totals(hand: Hand) -> list[str]:
    return [str(line.total.minor / 100) for line in lines(hand)]


def tap_row(hand: Hand, number: int) -> None:
    hand.taps += 1
    QTest.mouseClick(hand.seen(BasketRow)[number], Qt.MouseButton.LeftButton, pos=_ON_NAME)


def test_an_agreed_total_is_one_key_its_digits_and_enter(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    hand.tap_tile("Bol")

    hand.press(Qt.Key.Key_F7)
    hand.type("400")
    hand.press(Qt.Key.Key_Return)

    assert hand.keys == 1 + len("400") + 1
    assert hand.page.ringing.basket.total == dh("400")
    assert totals(hand) == ["363.64", "36.36"]
    assert hand.reads("Total convenu")


@pytest.mark.parametrize(
    ("typed", "total"), [("10%", "396"), ("10٪", "396"), ("100%", "0"), ("2,5%", "429")]
)
def test_a_discount_in_per_cent_is_one_key_its_digits_and_enter(
    hand: Hand, typed: str, total: str
) -> None:
    hand.tap_tile("Lanterne")
    hand.tap_tile("Bol")

    hand.press(Qt.Key.Key_F7)
    hand.type(typed)
    hand.press(Qt.Key.Key_Return)

    assert hand.keys == 1 + len(typed) + 1
    assert hand.page.ringing.basket.total == dh(total)
    assert {line.reason for line in lines(hand)} == {PriceReason.DISCOUNT}


def test_a_discount_in_dirham_is_one_key_its_digits_and_enter(hand: Hand) -> None:
    hand.tap_tile("Lanterne")

    hand.press(Qt.Key.Key_F7, CONTROL)
    hand.type("50")
    hand.press(Qt.Key.Key_Return)

    assert hand.keys == 1 + 2 + 1
    assert totals(hand) == ["350.0"]


def test_the_same_key_goes_on_to_the_next_way_of_saying_a_price(hand: Hand) -> None:
    hand.tap_tile("Lanterne")

    for _press in range(3):
        hand.press(Qt.Key.Key_F7)
    hand.type("25")
    hand.press(Qt.Key.Key_Return)

    assert totals(hand) == ["300.0"]


def test_the_minus_of_the_number_block_asks_what_comes_off(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    hand.press(Qt.Key.Key_F7)

    QTest.keyClick(hand.seen(PriceSheet)[0], Qt.Key.Key_Minus, Qt.KeyboardModifier.KeypadModifier)
    hand.type("30")
    hand.press(Qt.Key.Key_Return)

    assert totals(hand) == ["370.0"]


def test_the_top_row_of_an_azerty_keyboard_agrees_too(hand: Hand) -> None:
    hand.tap_tile("Lanterne")

    hand.press(Qt.Key.Key_F7)
    hand.type('"-à')
    hand.press(Qt.Key.Key_Return)

    assert totals(hand) == ["360.0"]


def test_another_discount_replaces_the_last_one(hand: Hand) -> None:
    hand.tap_tile("Lanterne")

    for percent in ("10%", "20%"):
        hand.press(Qt.Key.Key_F7)
        hand.type(percent)
        hand.press(Qt.Key.Key_Return)

    assert totals(hand) == ["320.0"]


def test_a_discount_of_more_than_everything_is_refused_with_the_reason(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    hand.press(Qt.Key.Key_F7)
    hand.type("101%")
    hand.press(Qt.Key.Key_Return)

    assert hand.seen(PriceSheet)
    assert hand.reads("au maximum") or hand.reads("au plus")
    assert totals(hand) == ["400.0"]


def test_nothing_typed_agrees_on_nothing(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    hand.press(Qt.Key.Key_F7)
    hand.press(Qt.Key.Key_Return)

    assert hand.seen(PriceSheet)


def test_an_empty_basket_has_no_price_to_talk_about(hand: Hand) -> None:
    for key, modifier in ((Qt.Key.Key_F7, SHIFT), (Qt.Key.Key_F7, CONTROL)):
        hand.press(key, modifier)
    hand.press(Qt.Key.Key_F7)
    hand.press(Qt.Key.Key_F8, SHIFT)

    assert hand.seen(PriceSheet) == []


def test_a_price_under_the_floor_shows_a_mark_and_no_figure(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    assert hand.seen(FloorMark) == []

    hand.press(Qt.Key.Key_F7)
    hand.type("349")
    assert hand.seen(FloorMark)
    hand.press(Qt.Key.Key_Return)

    assert hand.seen(FloorMark)
    assert not hand.reads("350")
    assert "accepte" in hand.seen(BasketRow)[0].accessibleName()


def test_undo_names_the_total_and_brings_the_old_one_back(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    hand.press(Qt.Key.Key_F7)
    hand.type("380")
    hand.press(Qt.Key.Key_Return)
    assert hand.reads("Total convenu : ")

    hand.tap("Annuler")

    assert totals(hand) == ["400.0"]
    assert lines(hand)[0].reason is PriceReason.LIST


def test_a_tap_on_a_line_opens_its_price(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    hand.tap_tile("Bol")

    tap_row(hand, 0)
    hand.type("390")
    hand.press(Qt.Key.Key_Return)

    assert totals(hand) == ["390.0", "40.0"]
    assert hand.reads("Lanterne")


def test_a_finger_that_scrolls_opens_nothing(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    row = hand.seen(BasketRow)[0]

    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=_ON_NAME)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=_ON_NAME * 2)

    assert hand.seen(PriceSheet) == []


def test_a_line_is_reached_and_opened_by_keys_alone(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    hand.seen(BasketRow)[0].setFocus(Qt.FocusReason.TabFocusReason)

    hand.press(Qt.Key.Key_Return)

    assert hand.seen(PriceSheet)


def test_a_gift_is_one_key_and_one_tap_and_undo_asks_its_price_again(hand: Hand) -> None:
    hand.tap_tile("Lanterne")

    hand.press(Qt.Key.Key_F7, SHIFT)
    hand.tap("Cadeau")
    assert (totals(hand), lines(hand)[0].reason) == (["0.0"], PriceReason.GIFT)
    assert hand.reads("en cadeau")

    hand.tap("Annuler")
    assert totals(hand) == ["400.0"]


def test_the_label_price_comes_back_with_one_tap(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    hand.press(Qt.Key.Key_F7)
    hand.type("300")
    hand.press(Qt.Key.Key_Return)

    hand.press(Qt.Key.Key_F7, SHIFT)
    hand.tap("Prix affiché")

    assert (totals(hand), lines(hand)[0].reason) == (["400.0"], PriceReason.LIST)


def test_all_labels_come_back_at_once(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    hand.tap_tile("Bol")
    hand.press(Qt.Key.Key_F7)
    hand.type("300")
    hand.press(Qt.Key.Key_Return)

    hand.press(Qt.Key.Key_F7)
    hand.tap("Prix affichés")

    assert totals(hand) == ["400.0", "40.0"]


def test_a_quantity_can_be_typed_and_undo_names_it(hand: Hand) -> None:
    hand.tap_tile("Bol")

    hand.press(Qt.Key.Key_F7, SHIFT)
    hand.tap("Quantité")
    hand.type("12")
    hand.press(Qt.Key.Key_Return)

    assert lines(hand)[0].quantity == pieces(12)
    assert totals(hand) == ["400.0"]
    assert hand.reads("Quantité de ")
    hand.tap("Annuler")
    assert lines(hand)[0].quantity == pieces(1)


def test_a_lot_shows_what_so_many_cost(hand: Hand) -> None:
    for _tap in range(3):
        hand.tap_tile("Bol")

    assert hand.reads("3 pour")
    assert totals(hand) == ["100.0"]


def test_the_maker_of_a_line_is_named_by_one_figure(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Lanterne")
    hand.press(Qt.Key.Key_F7, SHIFT)
    hand.tap("Artisan")
    qtbot.waitUntil(lambda: hand.reads("Qui l’a fait"))

    hand.type("1")

    assert lines(hand)[0].product.maker
    hand.press(Qt.Key.Key_F7, SHIFT)
    hand.tap("Artisan")
    qtbot.waitUntil(lambda: hand.reads("Qui l’a fait"))
    hand.type("0")
    assert lines(hand)[0].product.maker == ""


def test_what_was_agreed_is_what_is_sold(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Lanterne")
    hand.press(Qt.Key.Key_F7)
    hand.type("375")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F8, SHIFT)
    hand.type("À livrer")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))

    operations = hand.page.operations
    (row,) = operations.read_now(sales)
    sale = operations.read_now(sale_of, row.id).sale
    assert (sale.total, sale.note) == (dh("375"), "À livrer")
    assert (sale.lines[0].list_price, sale.lines[0].reason) == (dh("400"), PriceReason.AGREED)


def test_a_note_is_marked_and_can_be_taken_away(hand: Hand) -> None:
    def write(note: str) -> None:
        hand.press(Qt.Key.Key_F8, SHIFT)
        hand.press(Qt.Key.Key_A, CONTROL)
        hand.press(Qt.Key.Key_Delete)
        hand.type(note)
        hand.press(Qt.Key.Key_Return)

    hand.tap_tile("Lanterne")
    write("Fragile")
    assert hand.button("Note").isChecked()

    write("")
    assert not hand.button("Note").isChecked()


def test_a_note_is_undone_like_anything_else(hand: Hand) -> None:
    hand.tap_tile("Lanterne")
    for words in ("Fragile", "À livrer"):
        hand.press(Qt.Key.Key_F8, SHIFT)
        hand.press(Qt.Key.Key_A, CONTROL)
        hand.type(words)
        hand.press(Qt.Key.Key_Return)
    assert hand.reads("Note : \u2068À livrer\u2069")

    hand.tap("Annuler")
    assert hand.page.ringing.basket.words.note == "Fragile"

    hand.press(Qt.Key.Key_Z, CONTROL)
    assert hand.page.ringing.basket.words.note == ""
    assert len(hand.page.ringing.basket.lines) == 1


RUG = piece("Tapis", 450, kind=Kind.MEASURED, unit=Unit.SQUARE_METRE)


@pytest.fixture
def rugs(tills: Tills) -> Hand:
    on_hand = Quantity(40_000, Unit.SQUARE_METRE)
    return tills.hand(open_till=lambda folder: stand(folder, ((RUG, on_hand),)))


@pytest.mark.parametrize("typed", ["120*180", "120x180", "120 x 180", "120×180", "120ء180"])
def test_a_carpet_is_measured_as_the_tape_says(rugs: Hand, typed: str) -> None:
    rugs.tap_tile("Tapis")

    rugs.type(typed)
    rugs.press(Qt.Key.Key_Return)

    (line,) = lines(rugs)
    assert (line.quantity.thousandths, line.total) == (2160, dh("972"))
    assert line.size is not None
    assert rugs.reads("120 × 180")


@pytest.mark.parametrize("size", [(1366, 688), (1024, 600)], ids=["wide", "compact"])
def test_what_a_measured_line_cost_before_is_read_whole_beside_its_tape(
    tills: Tills, size: tuple[int, int]
) -> None:
    on_hand = Quantity(40_000, Unit.SQUARE_METRE)
    hand = tills.hand(size=size, open_till=lambda folder: stand(folder, ((RUG, on_hand),)))
    hand.tap_tile("Tapis")
    hand.type("250*350")
    hand.press(Qt.Key.Key_Return)

    hand.press(Qt.Key.Key_F7)
    hand.type("3000")
    hand.press(Qt.Key.Key_Return)

    (row,) = hand.seen(BasketRow)
    said = [each for each in row.findChildren(ElidedLabel) if each.isVisible()]
    assert any("au lieu de" in each.text() for each in said)
    assert [each.text() for each in said if each.is_cut] == []


def test_enter_goes_on_from_the_length_to_the_width(rugs: Hand) -> None:
    rugs.tap_tile("Tapis")

    rugs.type("200")
    rugs.press(Qt.Key.Key_Return)
    rugs.type("100")
    rugs.press(Qt.Key.Key_Return)

    assert lines(rugs)[0].quantity.thousandths == 2000


def test_an_area_is_taken_as_it_is(rugs: Hand) -> None:
    rugs.tap_tile("Tapis")

    rugs.type("2,5")
    rugs.press(Qt.Key.Key_Return)

    (line,) = lines(rugs)
    assert (line.quantity.thousandths, line.size) == (2500, None)


def test_a_line_is_measured_again_from_its_price(rugs: Hand) -> None:
    rugs.tap_tile("Tapis")
    rugs.type("100*100")
    rugs.press(Qt.Key.Key_Return)

    rugs.press(Qt.Key.Key_F7, SHIFT)
    rugs.tap("Mesure")
    rugs.type("100*200")
    rugs.press(Qt.Key.Key_Return)

    (line,) = lines(rugs)
    assert line.quantity.thousandths == 2000
    assert line.size is not None
    assert line.size.width_cm == 200


def test_what_is_too_small_for_the_tape_says_so(rugs: Hand) -> None:
    rugs.tap_tile("Tapis")

    rugs.type("1*1")
    rugs.press(Qt.Key.Key_Return)

    assert lines(rugs) == ()
    assert rugs.reads("trop petit")
