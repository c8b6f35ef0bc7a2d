"""Goods that come back: from the receipt to the money in at most four actions, offline."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from pos.domain.money import MAD, Money
from pos.services.followed import cheques, open_debts
from pos.services.selling import SoldSale
from tests.ui.hand import Hand
from ui.sheets.refund.give_back_sheet import GiveBackSheet
from ui.sheets.refund.refund_sheet import RefundSheet
from ui.sheets.tender.tender_sheet import TenderSheet

Sell = Callable[..., str]


@pytest.fixture
def sell(hand: Hand, qtbot: QtBot) -> Sell:
    """Return a sale of these tiles for exact cash; its receipt number comes back."""

    def sold(*names: str) -> str:
        made: list[SoldSale] = []
        hand.page.ringing.sold.connect(made.append)
        for name in names:
            hand.tap_tile(name)
        hand.press(Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: bool(made))
        hand.page.ringing.sold.disconnect(made.append)
        hand.taps = hand.keys = 0
        return made[0].sale.receipt_number

    return sold


def scan_receipt(hand: Hand, qtbot: QtBot, number: str) -> RefundSheet:
    """Scan a receipt, which is one action however many keys the scanner types."""
    hand.scan(number)
    hand.keys = 0
    hand.taps += 1
    qtbot.waitUntil(lambda: bool(hand.seen(RefundSheet)))
    return hand.seen(RefundSheet)[0]


def basket(hand: Hand) -> list[int]:
    return [line.total.minor for line in hand.page.ringing.basket.lines]


def test_a_refund_is_a_scan_and_enter(hand: Hand, qtbot: QtBot, sell: Sell) -> None:
    number = sell("Tajine de Safi peint")

    scan_receipt(hand, qtbot, number)
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: hand.reads("Remboursement enregistré"))
    assert hand.taps + hand.keys == 2
    assert hand.reads("190\u00a0DH")
    assert not hand.window.findChildren(QDialog)


def test_one_of_two_lines_that_is_damaged_takes_four_actions(
    hand: Hand, qtbot: QtBot, sell: Sell
) -> None:
    number = sell("Tajine de Safi peint", "Théière ciselée")

    scan_receipt(hand, qtbot, number)
    hand.tap("Théière ciselée")
    hand.tap("Abîmé")
    hand.tap("Rendre 260\u00a0DH")

    qtbot.waitUntil(lambda: hand.reads("Remboursement enregistré"))
    assert hand.taps + hand.keys == 4


def sold_for(hand: Hand, qtbot: QtBot, way: str, typed: str) -> str:
    """Sell two products for 450 DH by a way, and type what it asks first; returns the number."""
    made: list[SoldSale] = []
    hand.page.ringing.sold.connect(made.append)
    for name in ("Tajine de Safi peint", "Théière ciselée"):
        hand.tap_tile(name)
    hand.press(Qt.Key.Key_F4)
    hand.tap(way)
    hand.type(typed)
    hand.tap("Valider la vente")
    qtbot.waitUntil(lambda: bool(made))
    return made[0].sale.receipt_number


@pytest.fixture
def on_credit(hand: Hand, qtbot: QtBot) -> str:
    """Return the number of a receipt of two products sold on credit: 450 DH."""
    return sold_for(hand, qtbot, "À crédit", "Hôtel Riad")


def test_a_cheque_that_was_not_taken_to_the_bank_is_handed_back_itself(
    hand: Hand, qtbot: QtBot
) -> None:
    scan_receipt(hand, qtbot, sold_for(hand, qtbot, "Chèque", "BMCE"))
    hand.tap("Tajine de Safi peint")
    assert not hand.reads("Le chèque de")
    hand.tap("Théière ciselée")
    assert hand.reads("Le chèque de")

    hand.tap("Rendre le chèque")

    qtbot.waitUntil(lambda: hand.reads("Remboursement enregistré"))
    assert hand.page.operations.read_now(cheques) == []


def owed(hand: Hand) -> list[Money]:
    return [debt.left for debt in hand.page.operations.read_now(open_debts)]


def test_goods_sold_on_credit_lower_the_debt_and_the_screen_says_so(
    hand: Hand, qtbot: QtBot, on_credit: str
) -> None:
    scan_receipt(hand, qtbot, on_credit)
    hand.tap("Théière ciselée")
    assert hand.reads("retirés de ce qui est dû")
    assert hand.reads("reste dû")

    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: hand.reads("Remboursement enregistré"))
    assert hand.reads("Retiré de ce qui est dû")
    assert owed(hand) == [Money(19_000, MAD)]


def test_cheaper_goods_for_those_sold_on_credit_lower_the_debt_too(
    hand: Hand, qtbot: QtBot, on_credit: str
) -> None:
    scan_receipt(hand, qtbot, on_credit)
    hand.tap("Théière ciselée")
    hand.tap("Échanger contre autre chose")
    hand.tap_tile("Verres à thé (lot de 6)")
    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: owed(hand) == [Money(31_000, MAD)])


def test_a_refund_needs_no_pointer(hand: Hand, qtbot: QtBot, sell: Sell) -> None:
    number = sell("Tajine de Safi peint", "Théière ciselée")

    sheet = scan_receipt(hand, qtbot, number)
    hand.press(Qt.Key.Key_Return)
    assert sheet.isVisible(), "nothing is chosen yet"
    hand.press(Qt.Key.Key_2)
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: hand.reads("Remboursement enregistré"))
    assert hand.reads("260\u00a0DH")


def test_fewer_pieces_come_back_than_were_sold(hand: Hand, qtbot: QtBot, sell: Sell) -> None:
    number = sell("Tajine de Safi peint", "Tajine de Safi peint")

    scan_receipt(hand, qtbot, number)
    hand.tap("Un de moins")
    hand.tap("Rendre 190\u00a0DH")
    qtbot.waitUntil(lambda: hand.reads("Remboursement enregistré"))

    scan_receipt(hand, qtbot, number)
    assert hand.reads("reste \u20681\u2069 chez le client")
    assert hand.button("Rendre 190\u00a0DH").isEnabled()


def test_what_has_all_come_back_says_so(hand: Hand, qtbot: QtBot, sell: Sell) -> None:
    number = sell("Tajine de Safi peint")
    scan_receipt(hand, qtbot, number)
    hand.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.reads("Remboursement enregistré"))

    sheet = scan_receipt(hand, qtbot, number)

    assert hand.reads("Tout a déjà été repris.")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_a_refund_leaves_what_is_being_rung_up(hand: Hand, qtbot: QtBot, sell: Sell) -> None:
    number = sell("Tajine de Safi peint")
    hand.tap_tile("Théière ciselée")

    scan_receipt(hand, qtbot, number)
    hand.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.reads("Remboursement enregistré"))
    hand.tap("Vente suivante")

    assert basket(hand) == [26_000]


def test_a_card_refund_keeps_its_slip(hand: Hand, qtbot: QtBot, sell: Sell) -> None:
    number = sell("Tajine de Safi peint")

    scan_receipt(hand, qtbot, number)
    hand.tap("Carte")
    hand.type("R-0042")
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: hand.reads("Remboursement enregistré"))
    sold = hand.page.last_sale.sold
    assert sold is not None
    assert (sold.sale.tenders[0].kind, sold.sale.tenders[0].reference) == ("card", "R-0042")


def exchange(hand: Hand, qtbot: QtBot, sell: Sell, other: str) -> None:
    """Bring a tajine back for something else."""
    number = sell("Tajine de Safi peint")
    scan_receipt(hand, qtbot, number)
    hand.tap("Échanger contre autre chose")
    hand.tap_tile(other)


def test_an_exchange_for_something_dearer_is_paid(hand: Hand, qtbot: QtBot, sell: Sell) -> None:
    exchange(hand, qtbot, sell, "Théière ciselée")
    assert basket(hand) == [-19_000, 26_000]

    hand.press(Qt.Key.Key_F4)
    assert hand.seen(TenderSheet)
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))
    assert hand.reads("70\u00a0DH")


def test_an_exchange_for_the_same_price_needs_no_tender(
    hand: Hand, qtbot: QtBot, sell: Sell
) -> None:
    exchange(hand, qtbot, sell, "Tajine de Safi peint")

    hand.tap("Rien à payer : valider")

    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))
    sold = hand.page.last_sale.sold
    assert sold is not None
    assert (sold.sale.total, sold.sale.tenders) == (Money(0, MAD), ())


@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_F9])
def test_an_exchange_for_something_cheaper_gives_money_back(
    hand: Hand, qtbot: QtBot, sell: Sell, key: Qt.Key
) -> None:
    exchange(hand, qtbot, sell, "Plat de Safi 30 cm")

    hand.press(key)
    if hand.seen(GiveBackSheet):
        hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))
    assert hand.reads("40\u00a0DH")
    assert not hand.seen(GiveBackSheet)


def test_goods_on_their_way_back_are_only_taken_out(hand: Hand, qtbot: QtBot, sell: Sell) -> None:
    exchange(hand, qtbot, sell, "Théière ciselée")
    back = hand.page.ringing.basket.lines[0]

    hand.page.ringing.lines.step(back.key, 1)
    assert basket(hand) == [-19_000, 26_000]
    hand.page.ringing.lines.void(back.key)

    assert basket(hand) == [26_000]


def test_the_same_goods_are_not_exchanged_twice(hand: Hand, qtbot: QtBot, sell: Sell) -> None:
    number = sell("Tajine de Safi peint")
    for _time in range(2):
        scan_receipt(hand, qtbot, number)
        hand.tap("Échanger contre autre chose")

    hand.press(Qt.Key.Key_F4)
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: hand.reads("a déjà été repris"))
    assert basket(hand) == [-19_000, -19_000]


def test_a_number_no_sale_has_is_searched_like_any_word(hand: Hand, qtbot: QtBot) -> None:
    hand.enter("ZZZ-000001")

    qtbot.waitUntil(lambda: hand.reads("Rien pour"))
    assert not hand.seen(RefundSheet)
