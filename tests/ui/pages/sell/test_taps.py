"""How many taps and keys a sale takes, counted on real events."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.services.selling import SoldSale
from tests.ui.hand import Hand

FIVE = ("Babouches cuir jaune", "Plat de Safi 30 cm", "Tajine de Safi peint", "Théière ciselée",
        "Verres à thé (lot de 6)")  # fmt: skip

Sold = Callable[[Hand], None]


@pytest.fixture
def sold(qtbot: QtBot) -> Sold:
    def wait(hand: Hand) -> None:
        qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))

    return wait


def test_one_product_for_exact_cash_takes_three_taps(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Encaisser")
    hand.tap("Valider la vente")

    sold(hand)
    assert hand.taps == 3


def test_one_note_and_change_takes_four_taps(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Encaisser")
    hand.tap_note(200)
    hand.tap("Valider la vente")

    sold(hand)
    assert hand.taps == 4
    assert hand.reads("10\u00a0DH")


def test_a_card_takes_four_taps(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Encaisser")
    hand.tap("Carte (TPE)")
    hand.tap("Valider la vente")

    sold(hand)
    assert hand.taps == 4


def test_five_products_for_exact_cash_take_seven_taps(hand: Hand, sold: Sold) -> None:
    for name in FIVE:
        hand.tap_tile(name)
    hand.tap("Encaisser")
    hand.tap("Valider la vente")

    sold(hand)
    assert hand.taps == 7


def test_the_next_sale_begins_with_its_first_tap(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F9)
    sold(hand)

    hand.tap_tile("Théière ciselée")

    assert [line.product.names.fr for line in hand.page.ringing.basket.lines] == ["Théière ciselée"]
    assert not hand.reads("Vente enregistrée")
    assert hand.reads("Ticket n° 0002")


def test_exact_cash_is_one_key(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")

    hand.press(Qt.Key.Key_F9)

    sold(hand)
    assert hand.keys == 1


def test_centimes_are_typed_by_touch(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Encaisser")
    for key in ("1", "9", "0", ",", "5", "0"):
        hand.tap(key)
    hand.tap("Valider la vente")

    sold(hand)
    assert hand.reads("0,50\u00a0DH")


def test_another_amount_is_one_key_its_digits_and_one_key(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")

    hand.press(Qt.Key.Key_F4)
    hand.type("200")
    hand.press(Qt.Key.Key_Return)

    sold(hand)
    assert hand.keys == 1 + len("200") + 1
    assert hand.reads("10\u00a0DH")


def test_a_sale_needs_no_pointer_at_all(hand: Hand, sold: Sold, qtbot: QtBot) -> None:
    hand.enter("tajine")
    qtbot.waitUntil(lambda: hand.reads("190\u00a0DH"))
    hand.press(Qt.Key.Key_Plus)
    hand.press(Qt.Key.Key_Down)
    for _tile in range(3):
        hand.press(Qt.Key.Key_Right)
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Delete)
    hand.press(Qt.Key.Key_F4)
    hand.press(Qt.Key.Key_Return)

    sold(hand)
    assert hand.taps == 0
    assert hand.reads("380\u00a0DH")


@pytest.mark.parametrize("code", ["2000000000015", "BAB-01"])
def test_a_code_typed_by_hand_and_exact_cash_at_once_sell_it(
    hand: Hand, qtbot: QtBot, code: str
) -> None:
    made: list[SoldSale] = []
    hand.page.ringing.sold.connect(made.append)
    hand.tap_tile("Tajine de Safi peint")

    hand.enter(code)
    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: bool(made))
    assert [line.names.fr for line in made[0].sale.lines] == [
        "Tajine de Safi peint",
        "Babouches cuir jaune",
    ]


def test_two_codes_typed_one_after_the_other_are_sold_in_their_order(
    hand: Hand, qtbot: QtBot
) -> None:
    made: list[SoldSale] = []
    hand.page.ringing.sold.connect(made.append)

    hand.enter("BAB-01")
    hand.enter("tajine")
    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: bool(made))
    assert [line.names.fr for line in made[0].sale.lines] == [
        "Babouches cuir jaune",
        "Tajine de Safi peint",
    ]
