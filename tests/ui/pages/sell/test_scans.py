"""Scans on the Sell page: into the basket whatever lies open, or told in a row."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from pos.domain.product import Kind
from pos.domain.quantity import THOUSAND, Quantity, Unit, pieces
from pos.domain.scanner import ScannerSettings
from pos.services.sales import sale_of, sales
from pos.services.scanner import save_scanner_settings
from pos.services.till import Connection, Till
from tests.ui.conftest import Tills
from tests.ui.gun import AZERTY, TIFINAGH, US, Gun
from tests.ui.hand import Hand
from tests.ui.pages.desk import plain
from tests.ui.pages.sell.test_page import lines, only_line
from tests.ui.shops import STAND, piece, stand
from ui.pages.sell.scan_rows import ScanRows
from ui.sheets.price.price_sheet import PriceSheet
from ui.sheets.product.product_sheet import ProductSheet
from ui.sheets.refund.refund_sheet import RefundSheet
from ui.sheets.tender.tender_sheet import TenderSheet
from ui.widgets.keypad import Keypad

BABOUCHES = "2000000000015"
NOBODYS = "4006381333931"
ONE = [("Babouches cuir jaune", 1000)]

OLIVES = piece("Olives", 60, sku="12345", kind=Kind.MEASURED, unit=Unit.KILOGRAM)
BASKETS = piece("Panier", 75, sku="0042")


def weighing(folder: Path) -> Till:
    stock = ((OLIVES, Quantity(50_000, Unit.KILOGRAM)), (BASKETS, pieces(5)))
    till = stand(folder, (*STAND, *stock))
    patterns = ("21IIIIIWWWWWC", "23IIIIIPPPPPC", "24IIIIPPPPPPC", "25IIIIWWWWWWC")
    till.write(save_scanner_settings, ScannerSettings(patterns=patterns))
    return till


def rows(hand: Hand) -> list[str]:
    """Return what the rows of scans say, the newest first."""
    if not hand.seen(ScanRows):
        return []
    return [plain(row.sentence) for row in hand.seen(ScanRows)[0]._rows]


@pytest.mark.parametrize("layout", [US, AZERTY, TIFINAGH])
def test_any_layout_rings_up_the_same_product(
    hand: Hand, qtbot: QtBot, layout: dict[int, int]
) -> None:
    hand.scan(BABOUCHES, layout)

    qtbot.waitUntil(lambda: lines(hand) == ONE)


def test_the_layout_is_told_of_once_and_calmly(hand: Hand, qtbot: QtBot) -> None:
    hand.scan(BABOUCHES, AZERTY)
    qtbot.waitUntil(lambda: hand.reads("clavier américain"))
    hand.window.strip.clear()

    hand.scan(BABOUCHES, AZERTY)

    qtbot.waitUntil(lambda: lines(hand) == [("Babouches cuir jaune", 2000)])
    assert not hand.reads("clavier américain")


def test_many_fast_scans_are_all_rung_up(hand: Hand, qtbot: QtBot) -> None:
    for _scan in range(12):
        hand.scan(BABOUCHES)

    qtbot.waitUntil(lambda: lines(hand) == [("Babouches cuir jaune", 12_000)])


@pytest.mark.parametrize("counted", ["3*", "٣*", '"*'])
def test_a_count_in_any_digits_multiplies_the_next_scan(
    hand: Hand, qtbot: QtBot, counted: str
) -> None:
    hand.type(counted)

    hand.scan(BABOUCHES)

    qtbot.waitUntil(lambda: lines(hand) == [("Babouches cuir jaune", 3000)])
    assert hand.seen(QLineEdit)[0].text() == ""


def test_a_word_in_the_search_box_stays_there(hand: Hand, qtbot: QtBot) -> None:
    hand.type("safi")

    hand.scan(BABOUCHES)

    qtbot.waitUntil(lambda: lines(hand) == ONE)
    assert hand.seen(QLineEdit)[0].text() == "safi"


def test_a_scan_while_a_sale_is_saved_goes_into_the_next_basket(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F9)

    hand.scan(BABOUCHES)

    qtbot.waitUntil(lambda: lines(hand) == ONE)


def test_a_scan_over_the_tender_sheet_goes_back_to_the_basket(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    assert hand.seen(TenderSheet)

    hand.scan(BABOUCHES)

    qtbot.waitUntil(lambda: len(lines(hand)) == 2)
    assert hand.seen(TenderSheet) == []


def test_a_scan_types_nothing_into_a_question(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Tissu sabra")

    hand.scan(BABOUCHES)

    qtbot.waitUntil(lambda: lines(hand) == ONE)
    assert hand.seen(Keypad)
    hand.tap("2")
    hand.tap("Ajouter au panier")
    assert lines(hand)[1] == ("Tissu sabra", 2000)


def test_a_code_nobody_has_is_told_and_made_into_a_product(hand: Hand, qtbot: QtBot) -> None:
    hand.scan(NOBODYS)
    qtbot.waitUntil(lambda: rows(hand) == [f"Aucun produit n’a le code {NOBODYS}."])

    hand.tap("Le créer maintenant")
    sheet = hand.seen(ProductSheet)[0]
    assert sheet.form.details.barcode.text == NOBODYS
    sheet.form.basics.name.show_text("Porte-clés")
    sheet.form.basics.price.show_text("25")
    sheet.save()

    qtbot.waitUntil(lambda: lines(hand) == [("Porte-clés", 1000)])
    assert rows(hand) == []
    hand.scan(NOBODYS)
    qtbot.waitUntil(lambda: lines(hand) == [("Porte-clés", 2000)])


def test_a_scan_that_was_not_clean_asks_for_another_and_goes_with_it(
    hand: Hand, qtbot: QtBot
) -> None:
    hand.scan("2000000000016")
    qtbot.waitUntil(lambda: "pas nette" in "".join(rows(hand)))

    hand.scan(BABOUCHES)

    qtbot.waitUntil(lambda: lines(hand) == ONE)
    assert rows(hand) == []


def test_the_same_wrong_check_digit_twice_is_what_the_label_says(hand: Hand, qtbot: QtBot) -> None:
    for _scan in range(2):
        hand.scan("2000000000016")

    qtbot.waitUntil(lambda: rows(hand) == ["Aucun produit n’a le code 2000000000016."])


def test_a_scan_that_broke_off_is_told(hand: Hand, qtbot: QtBot) -> None:
    hand.scan("20000")

    qtbot.waitUntil(lambda: "interrompu" in "".join(rows(hand)))
    assert hand.seen(QLineEdit)[0].text() == ""


def test_codes_nobody_has_stay_until_the_sale_is_over(hand: Hand, qtbot: QtBot) -> None:
    hand.scan(NOBODYS)
    hand.scan("XYZ-123")
    hand.scan(BABOUCHES)
    qtbot.waitUntil(lambda: lines(hand) == ONE)
    assert len(rows(hand)) == 2

    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: rows(hand) == [])


def test_a_weight_on_the_label_is_the_quantity(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand(open_till=weighing)

    hand.scan("2112345012506")

    qtbot.waitUntil(lambda: lines(hand) == [("Olives", 1250)])
    assert only_line(hand).total.minor == 7500


def test_a_price_on_the_label_is_the_price_of_the_line(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand(open_till=weighing)

    hand.scan("2312345037503")

    qtbot.waitUntil(lambda: bool(lines(hand)))
    assert only_line(hand).total.minor == 3750


def test_a_price_on_the_label_of_a_piece_is_its_price(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand(open_till=weighing)

    hand.scan("2400420082507")

    qtbot.waitUntil(lambda: lines(hand) == [("Panier", 1000)])
    assert only_line(hand).unit_price.minor == 8250


def test_a_weight_on_the_label_of_a_piece_is_shown_and_not_sold_by_itself(
    tills: Tills, qtbot: QtBot
) -> None:
    hand = tills.hand(open_till=weighing)

    hand.scan("2500420005008")
    qtbot.waitUntil(lambda: bool(rows(hand)))
    assert lines(hand) == []
    assert "mais Panier se vend à la pièce" in rows(hand)[0]

    hand.tap("Ajouter une pièce")

    qtbot.waitUntil(lambda: lines(hand) == [("Panier", 1000)])
    assert rows(hand) == []


def test_what_is_said_of_a_scan_stands_on_the_sheet_that_covers_it(
    hand: Hand, qtbot: QtBot
) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F7)
    sheet = hand.seen(PriceSheet)[0]

    hand.scan(NOBODYS)

    qtbot.waitUntil(lambda: says(sheet, NOBODYS))
    assert sheet.isVisible()
    hand.press(Qt.Key.Key_Escape)
    assert len(rows(hand)) == 1


def test_a_question_about_a_scan_stands_on_the_sheet_that_covers_it(
    tills: Tills, qtbot: QtBot
) -> None:
    only_one = (piece("Coffre ancien", 900, kind=Kind.UNIQUE, barcode="2000000000022"), pieces(1))
    hand = tills.hand(open_till=lambda folder: stand(folder, (*STAND, only_one)))
    hand.scan("2000000000022")
    qtbot.waitUntil(lambda: lines(hand) == [("Coffre ancien", 1000)])
    hand.press(Qt.Key.Key_F7)
    sheet = hand.seen(PriceSheet)[0]

    hand.scan("2000000000022")

    qtbot.waitUntil(lambda: says(sheet, "Coffre ancien"))
    assert lines(hand) == [("Coffre ancien", 1000)]


def says(sheet: PriceSheet, text: str) -> bool:
    return any(
        text in plain(each.text()) for each in sheet.findChildren(QLabel) if each.isVisible()
    )


def test_a_labelled_piece_that_stock_misses_is_asked_about_after_a_sale_too(
    tills: Tills, qtbot: QtBot
) -> None:
    hand = tills.hand(open_till=weighing)
    for _piece in range(5):
        hand.scan("2400420082507")
    qtbot.waitUntil(lambda: lines(hand) == [("Panier", 5000)])
    hand.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))

    hand.scan("2400420082507")

    qtbot.waitUntil(lambda: hand.reads("L’avez-vous en main") or hand.reads("L’avez-vous en main"))


def test_a_receipt_asks_what_comes_back(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))
    sold = hand.page.last_sale.sold
    assert sold is not None

    hand.scan(sold.sale.receipt_number)

    qtbot.waitUntil(lambda: bool(hand.seen(RefundSheet)))
    assert lines(hand) == []


def test_a_scan_before_the_stand_is_read_waits_for_it(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand()
    tills.cut_power()

    again = tills.hand(is_waited_for=False)
    again.scan(BABOUCHES)

    qtbot.waitUntil(lambda: lines(again) == ONE)
    assert hand is not again


def test_two_products_with_one_code_are_both_shown(tills: Tills, qtbot: QtBot) -> None:
    twins = tuple((piece(f"Bol {n}", 45, barcode=BABOUCHES), pieces(9)) for n in (1, 2))
    hand = tills.hand(open_till=lambda folder: stand(folder, (*STAND[1:], *twins)))

    hand.scan(BABOUCHES)

    qtbot.waitUntil(lambda: hand.tiles.model().rowCount() == 2)
    assert lines(hand) == []


def test_keys_of_the_page_still_work_after_a_scan(hand: Hand, qtbot: QtBot) -> None:
    hand.scan(BABOUCHES)
    qtbot.waitUntil(lambda: lines(hand) == ONE)

    Gun().press_all("=", [500])
    Gun(AZERTY).press_all("6", [500])

    assert replace(only_line(hand)) == only_line(hand)


def pieces_sold(connection: Connection) -> list[int]:
    """Return how many pieces each sale had, the first sale first."""
    found = [sale_of(connection, row.id).sale for row in reversed(sales(connection))]
    return [sum(line.quantity.thousandths // THOUSAND for line in sale.lines) for sale in found]


def test_a_key_right_behind_a_scan_means_the_basket_with_that_scan_in_it(
    hand: Hand, qtbot: QtBot
) -> None:
    hand.scan(BABOUCHES)
    hand.scan(BABOUCHES)
    hand.press(Qt.Key.Key_F9)
    hand.scan(BABOUCHES)

    sold: list[list[int]] = []
    qtbot.waitUntil(lambda: lines(hand) == ONE)
    hand.page.operations.read(hand.window, pieces_sold, done=sold.append)
    qtbot.waitUntil(lambda: bool(sold))
    assert sold == [[2]]
