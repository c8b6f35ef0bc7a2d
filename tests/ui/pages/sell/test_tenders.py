"""Every way to pay on the real sheet, alone and mixed: taps and keys counted, laws kept."""

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos.domain.money import MAD, Money
from pos.domain.sale import Sale
from pos.domain.shift import CashCount, ForeignRate
from pos.domain.tender import TenderKind
from pos.domain.trade import TradeRules
from pos.journal.kinds import ShiftOpened
from pos.services.followed import Owed, cheques, open_debts
from pos.services.sales import sale_of, sales
from pos.services.till import Till, UnitOfWork
from pos.services.trade import save_trade_rules
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.shops import opened
from ui.sheets.tender.laid_list import LaidList
from ui.sheets.tender.tender_sheet import TenderSheet
from ui.widgets.field import LineField

EURO = ForeignRate("EUR", Decimal("10.00"))
Sold = Callable[[Hand], Sale]


def open_shift(work: UnitOfWork) -> None:
    work.record(ShiftOpened((CashCount(Money(50_000, MAD)),), (EURO,)))


@pytest.fixture
def at_stand(tills: Tills, usual_stand: Path) -> Callable[[TradeRules], Hand]:
    """Open the usual stand with these rules and a shift with a rate for the euro."""

    def open_it(rules: TradeRules) -> Hand:
        def opening(folder: Path) -> Till:
            shutil.copytree(usual_stand, folder, dirs_exist_ok=True)
            till = opened(folder)
            till.write(save_trade_rules, rules)
            till.write(open_shift)
            return till

        return tills.hand(open_till=opening)

    return open_it


@pytest.fixture
def sold(qtbot: QtBot, tills: Tills) -> Sold:
    """Wait for the result, and return the sale as it was saved."""

    def wait(hand: Hand) -> Sale:
        qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))
        assert tills.operations is not None
        newest = tills.operations.read_now(sales)[0]
        return tills.operations.read_now(sale_of, newest.id).sale

    return wait


def field(hand: Hand, title: str) -> LineField:
    return next(f for f in hand.seen(LineField) if f.line.accessibleName() == title)


def kinds(sale: Sale) -> list[tuple[TenderKind, int]]:
    return [(tender.kind, tender.paid.minor // 100) for tender in sale.tenders]


def test_a_card_and_cash_take_two_taps_more_and_the_digits(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Encaisser")
    hand.tap("Carte (TPE)")
    hand.tap("1")
    hand.tap("00")
    hand.tap("Ajouter \u2068100\u00a0DH\u2069")
    hand.tap("Valider la vente")

    sale = sold(hand)
    assert hand.taps == 7
    assert kinds(sale) == [(TenderKind.CARD, 100), (TenderKind.CASH, 90)]


def test_a_mix_needs_no_pointer_at_all(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    hand.press(Qt.Key.Key_F2)
    hand.press(Qt.Key.Key_F2)
    hand.type("100")
    hand.press(Qt.Key.Key_Return)
    hand.type("200")
    hand.press(Qt.Key.Key_Return)

    sale = sold(hand)
    assert hand.keys == 1 + 2 + 3 + 1 + 3 + 1
    assert kinds(sale) == [(TenderKind.CARD, 100), (TenderKind.CASH, 90)]
    assert sale.change == Money(11_000, MAD)


def test_a_card_is_three_keys(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")

    hand.press(Qt.Key.Key_F4)
    hand.press(Qt.Key.Key_F2)
    hand.press(Qt.Key.Key_Return)

    assert kinds(sold(hand)) == [(TenderKind.CARD, 190)]
    assert hand.keys == 3


def test_enter_in_a_field_lays_down_a_part_and_no_more(hand: Hand) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    hand.tap("Carte (TPE)")
    hand.tap("1")
    hand.tap("00")
    field(hand, "Numéro du ticket TPE, si vous voulez le garder").take_focus()
    hand.type("004217")
    hand.press(Qt.Key.Key_Return)

    assert len(hand.seen(LaidList)) == 1
    assert not hand.reads("Vente enregistrée")
    assert hand.seen(TenderSheet)[0].isEnabled()


def test_a_part_is_taken_back_with_one_tap_and_put_back_with_another(hand: Hand) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    hand.type("100")
    hand.press(Qt.Key.Key_Return)
    sheet = hand.seen(TenderSheet)[0]
    assert hand.reads("Reste à payer")
    before = hand.taps

    hand.tap(hand.seen(LaidList)[0].findChildren(QAbstractButton)[0].accessibleName())
    assert hand.seen(LaidList) == []

    undo = next(b for b in sheet.side.undo.findChildren(QAbstractButton))
    hand.tap(undo.accessibleName())
    assert len(hand.seen(LaidList)) == 1
    assert hand.taps == before + 2


def test_a_number_of_a_card_is_refused_under_its_field(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    hand.press(Qt.Key.Key_F2)
    hand.type("4111 1111 1111 1111")
    hand.press(Qt.Key.Key_Return)

    slip = field(hand, "Numéro du ticket TPE, si vous voulez le garder")
    assert "numéro de carte" in slip.note
    assert len(hand.seen(TenderSheet)) == 1

    slip.show_text("004217")
    hand.press(Qt.Key.Key_Return)
    assert sold(hand).tenders[0].reference == "004217"


def test_a_cheque_keeps_what_stands_on_it(hand: Hand, sold: Sold, tills: Tills) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    hand.tap("Chèque")
    hand.type("BMCE")
    hand.press(Qt.Key.Key_Return)
    hand.type("0012345")
    hand.press(Qt.Key.Key_Return)
    hand.type("Salma")
    hand.press(Qt.Key.Key_Return)
    hand.type("1/12/2026")
    hand.press(Qt.Key.Key_Return)

    cheque = sold(hand).tenders[0].cheque
    assert cheque is not None
    assert (cheque.bank, cheque.number, cheque.drawer) == ("BMCE", "0012345", "Salma")
    assert str(cheque.dated_on) == "2026-12-01"
    assert tills.operations is not None
    found: list[Owed] = tills.operations.read_now(cheques)
    assert [owed.left for owed in found] == [Money(19_000, MAD)]


def test_credit_needs_a_name_and_is_kept_under_it(hand: Hand, sold: Sold, tills: Tills) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    hand.tap("À crédit")
    hand.tap("Valider la vente")
    assert "Tapez le nom" in field(hand, "Nom du client").note

    hand.type("Hôtel Riad")
    hand.tap("Valider la vente")

    sale = sold(hand)
    assert sale.customer
    assert tills.operations is not None
    (owed,) = tills.operations.read_now(open_debts)
    assert (owed.name, owed.left) == ("Hôtel Riad", Money(19_000, MAD))


def test_a_delivery_bears_its_day_and_asks_for_it_when_it_is_dear(
    at_stand: Callable[[TradeRules], Hand], sold: Sold, tills: Tills, qtbot: QtBot
) -> None:
    hand = at_stand(TradeRules(tenders="cash on_delivery"))
    hand.type("14*")
    hand.scan("2000000000015")
    for _piece in range(2):
        hand.tap_tile("Théière ciselée")
    qtbot.waitUntil(lambda: hand.reads("3\u202f040"))
    hand.press(Qt.Key.Key_F4)
    hand.tap("À la livraison")
    due = field(hand, "Livraison le")
    assert "3\u202f000" in due.note or "3 000" in due.note
    hand.type("Hôtel Riad")
    due.show_text("5/1/2027")
    hand.tap("Valider la vente")

    (tender,) = sold(hand).tenders
    assert tender.due_on == date(2027, 1, 5)
    assert tills.operations is not None
    (owed,) = tills.operations.read_now(open_debts)
    assert owed.due_on == date(2027, 1, 5)


def test_a_tourist_pays_in_euro_with_change_in_dirham(
    at_stand: Callable[[TradeRules], Hand], sold: Sold
) -> None:
    hand = at_stand(TradeRules(takes_foreign=True))
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Encaisser")
    hand.tap("Billets étrangers")
    hand.tap("20\u00a0EUR")
    hand.tap("Valider la vente")

    sale = sold(hand)
    assert hand.taps == 5
    assert sale.change == Money(1_000, MAD)
    (tender,) = sale.tenders
    assert tender.foreign is not None
    assert tender.foreign.amount == Money(2_000, "EUR")


def test_the_terminal_is_one_tap_and_the_slip_is_typed_at_once(
    at_stand: Callable[[TradeRules], Hand], sold: Sold
) -> None:
    hand = at_stand(TradeRules(acquirers="NAPS\u2028CMI"))
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    hand.tap("Carte (TPE)")
    hand.tap("CMI")
    hand.type("004217")
    hand.press(Qt.Key.Key_Return)

    (tender,) = sold(hand).tenders
    assert (tender.acquirer, tender.reference) == ("CMI", "004217")


def test_foreign_notes_are_offered_only_where_the_owner_chose_so(
    at_stand: Callable[[TradeRules], Hand],
) -> None:
    hand = at_stand(TradeRules())
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)

    assert "Billets étrangers" not in [b.accessibleName() for b in hand.seen(QAbstractButton)]


def test_stamp_duty_and_rounding_come_with_cash_and_go_with_a_card(
    at_stand: Callable[[TradeRules], Hand], sold: Sold
) -> None:
    hand = at_stand(TradeRules(cash_step=50, charges_stamp_duty=True))
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    assert hand.reads("Droit de timbre")
    assert hand.reads("Arrondi")
    assert hand.reads("190,50\u00a0DH")

    hand.tap("Carte (TPE)")
    assert not hand.reads("Droit de timbre")
    assert not hand.reads("Arrondi")
    hand.tap("Valider la vente")

    sale = sold(hand)
    assert (sale.stamp_duty, sale.rounding, sale.due) == (None, None, Money(19_000, MAD))


def test_exact_cash_in_one_key_pays_duty_and_rounding_too(
    at_stand: Callable[[TradeRules], Hand], sold: Sold
) -> None:
    hand = at_stand(TradeRules(cash_step=50, charges_stamp_duty=True))
    hand.tap_tile("Tajine de Safi peint")

    hand.press(Qt.Key.Key_F9)

    sale = sold(hand)
    assert (sale.total, sale.due) == (Money(19_000, MAD), Money(19_050, MAD))


def test_much_cash_is_told_calmly_and_never_refused(hand: Hand, sold: Sold) -> None:
    hand.tap_tile("Tajine de Safi peint")
    ringing = hand.page.ringing
    for _more in range(105):
        hand.press(Qt.Key.Key_Plus)
    assert ringing.basket.total == Money(106 * 19_000, MAD)
    hand.press(Qt.Key.Key_F4)
    notice = hand.seen(TenderSheet)[0].notice
    assert "6" in notice.text
    hand.tap("Virement")
    assert notice.text == ""

    hand.tap("Espèces")
    hand.tap("Valider la vente")

    assert sold(hand).due == Money(106 * 19_000, MAD)


def test_a_card_for_too_much_cannot_be_validated_and_says_so(hand: Hand) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    hand.tap("Carte (TPE)")
    hand.tap("2")
    hand.tap("00")

    assert hand.reads("En trop")
    assert not hand.button("Valider la vente").isEnabled()
