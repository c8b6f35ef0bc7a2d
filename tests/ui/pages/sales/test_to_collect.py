"""What is still to come, on the Sales page: one tap each, and a way back."""

from functools import partial
from pathlib import Path

import pytest

from pos.domain.basket import NO_WORDS, BasketLine, Words
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.tender import Cheque, Tender, TenderKind, TenderState, exact
from pos.services.buyers import name_buyer
from pos.services.followed import cheques, open_debts, owed_of
from pos.services.owed import follow_tender
from pos.services.selling import check_out
from pos.services.till import Till, UnitOfWork
from tests.ui.pages.desk import Desk, Desks
from tests.ui.shops import stand
from ui.pages.sales.page import SalesPage
from ui.sheets.tender.tender_sheet import TenderSheet


def sell_for(work: UnitOfWork, tender: Tender, words: Words = NO_WORDS) -> None:
    product = Product("", Names(fr="Tapis"), price=tender.paid)
    line = BasketLine(1, product, pieces(1), tender.paid)
    check_out(work, (line,), (tender,), words)


def with_debts(folder: Path) -> Till:
    """Open a stand that sold on credit and for two cheques."""
    till = stand(folder)
    customer = till.write(name_buyer, "Hôtel Riad", "0612345678").result
    till.write(sell_for, exact(TenderKind.CREDIT, Money(30_000, MAD)), Words(customer=customer))
    for bank, drawer in (("BMCE", "Salma"), ("CIH", "Karim")):
        cheque = Cheque(bank, "0012345", drawer)
        tender = Tender(TenderKind.CHEQUE, Money(50_000, MAD), Money(0, MAD), cheque=cheque)
        till.write(sell_for, tender)
    return till


@pytest.fixture
def desk(desks: Desks, tmp_path: Path) -> Desk:
    made = desks.open(partial(SalesPage, papers=tmp_path / "papers"), with_debts)
    made.tap("À encaisser (3)")
    made.qtbot.waitUntil(lambda: made.reads("Hôtel Riad"))
    return made


def test_a_pill_says_how_much_is_to_come_and_turns_to_it(desk: Desk) -> None:
    assert desk.reads("Dû par les clients")
    assert desk.reads("Chèques")
    assert desk.reads("Salma")


def test_a_cheque_is_taken_to_the_bank_with_one_tap_and_back_with_another(desk: Desk) -> None:
    desk.tap("Remis à la banque: Salma")
    desk.qtbot.waitUntil(lambda: desk.reads("Chèque de Salma : à la banque"))
    assert {owed.state for owed in desk.read(cheques)} == {TenderState.OPEN, TenderState.DEPOSITED}

    desk.tap("Annuler")

    desk.qtbot.waitUntil(lambda: {o.state for o in desk.read(cheques)} == {TenderState.OPEN})


def test_a_debt_is_collected_by_any_tender_and_can_be_taken_back(desk: Desk) -> None:
    desk.tap("Encaisser: Hôtel Riad")
    desk.sheet(TenderSheet)
    desk.tap("Carte (TPE)")
    desk.tap("Encaisser")

    desk.qtbot.waitUntil(lambda: not desk.read(open_debts))
    desk.qtbot.waitUntil(lambda: desk.reads("encaissé pour Hôtel Riad"))
    desk.tap("Annuler")

    desk.qtbot.waitUntil(lambda: len(desk.read(open_debts)) == 1)


def test_a_debt_is_paid_by_cheque_and_the_cheque_waits_in_its_turn(desk: Desk) -> None:
    desk.tap("Encaisser: Hôtel Riad")
    desk.sheet(TenderSheet)
    desk.tap("Chèque")
    desk.type("CIH")
    desk.tap("Encaisser")

    desk.qtbot.waitUntil(lambda: len(desk.read(cheques)) == 3)
    assert desk.read(open_debts) == []
    desk.qtbot.waitUntil(lambda: desk.reads("encaissé pour Hôtel Riad"))
    desk.tap("Annuler")

    desk.qtbot.waitUntil(lambda: len(desk.read(open_debts)) == 1)
    assert len(desk.read(cheques)) == 2


def test_a_cheque_said_to_be_paid_by_mistake_is_brought_back_later(desk: Desk) -> None:
    cheque = next(owed for owed in desk.read(cheques) if owed.cheque and owed.cheque.bank == "CIH")
    desk.write(follow_tender, cheque.entry, cheque.tender, TenderState.PAID)
    desk.qtbot.waitUntil(lambda: desk.reads("Chèques payés ces derniers temps"))

    desk.tap("Pas payé finalement: Karim")

    desk.qtbot.waitUntil(lambda: desk.read(owed_of, cheque.entry, 1).state is TenderState.DEPOSITED)


def test_a_debt_is_paid_in_part(desk: Desk) -> None:
    desk.tap("Encaisser: Hôtel Riad")
    sheet = desk.sheet(TenderSheet)

    assert sheet.side.keypad.isVisible()
    assert not desk.reads("Droit de timbre")


def test_nothing_to_collect_says_so(desks: Desks, tmp_path: Path) -> None:
    desk = desks.open(partial(SalesPage, papers=tmp_path / "papers"), stand)

    desk.tap("À encaisser")

    desk.qtbot.waitUntil(lambda: desk.reads("Rien à encaisser"))
