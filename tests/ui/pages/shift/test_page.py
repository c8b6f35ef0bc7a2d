"""The page of the shift on a real file: opened, cash moved, counted blindly, closed, printed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.domain.money import MAD, Money
from pos.domain.person import PersonRole
from pos.domain.shift import CashCount, CashReason, HeldOutcome, Pieces, Shift
from pos.domain.trade import TradeRules
from pos.folders import folders_in
from pos.services.baskets import open_basket, save_basket
from pos.services.copies import SecondFolder, choose_second_folder, second_folder
from pos.services.people import add_person
from pos.services.pins import set_pin, switch_to
from pos.services.receipts import print_jobs_of
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shifts import Closed, cash_moves, closing_of, last_closing, open_shift
from pos.services.shop import counter
from pos.services.till import Connection, Till, UnitOfWork
from pos.services.trade import save_trade_rules
from pos.store import work_in_hand
from pos.store.work_in_hand import SavedBasket
from pos.verify import GOOD, verify_file
from tests.factories import a_line
from tests.ui.pages.desk import Build, Desk, Desks
from tests.ui.pages.sales.test_page import sell_one
from tests.ui.shops import stand
from ui.errands import GoOnSelling, ShiftDeed
from ui.operations import Operations
from ui.page import Page
from ui.pages.shift.page import ShiftPage
from ui.people.crew_sheet import CrewSheet
from ui.printing import Printing
from ui.sheets.shift.cash_move_sheet import CashMoveSheet
from ui.sheets.shift.close_shift_sheet import CloseShiftSheet
from ui.sheets.shift.open_shift_sheet import OpenShiftSheet
from ui.sheets.shift.shift_sheet import ShiftSheet
from ui.theme import Theme

FLOAT = (CashCount(Money(50_000, MAD)),)


def shift_page(folder: Path) -> Build:
    folders = folders_in(folder)

    def page(theme: Theme, operations: Operations) -> Page:
        printing = Printing(operations, folders.papers, operations)
        return ShiftPage(theme, operations, printing, folders)

    return page


def opened_stand(folder: Path) -> Till:
    """Open a stand whose till is open and has sold twice."""
    till = stand(folder)
    till.write(open_shift_with, FLOAT)
    for _sale in range(2):
        till.write(sell_one)
    return till


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return shift_page(tmp_path)


@pytest.fixture
def desk(desks: Desks, build: Build) -> Desk:
    made = desks.open(build, opened_stand)
    made.qtbot.waitUntil(lambda: made.reads("La caisse est ouverte"))
    return made


def page_of(desk: Desk) -> ShiftPage:
    assert isinstance(desk.page, ShiftPage)
    return desk.page


def shift_now(connection: Connection) -> Shift | None:
    return open_shift(connection, counter(connection).till)


def the_closing(connection: Connection) -> Closed | None:
    return last_closing(connection, counter(connection).till)


def closed(desk: Desk) -> Closed:
    desk.qtbot.waitUntil(lambda: desk.read(the_closing) is not None)
    found = desk.read(the_closing)
    assert found is not None
    return found


def count(desk: Desk, **dirham: int) -> None:
    """Type how many there are of notes, such as n200=3."""
    rows = desk.sheet(CloseShiftSheet).counts.panels[MAD].rows
    for name, pieces in dirham.items():
        line = rows[int(name[1:]) * 100].line
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        desk.type(str(pieces))


def see_result(desk: Desk) -> CloseShiftSheet:
    desk.tap("Voir le résultat")
    sheet = desk.sheet(CloseShiftSheet)
    desk.qtbot.waitUntil(sheet.result.isVisible)
    return sheet


def test_a_till_is_opened_with_what_was_tapped(desks: Desks, build: Build) -> None:
    desk = desks.open(build, stand)
    desk.qtbot.waitUntil(lambda: desk.reads("La caisse n’est pas ouverte"))

    desk.tap("Ouvrir la caisse")
    for _tap in range(2):
        desk.tap("Un de plus : 100 DH")
    desk.tap("Un de plus : 20 DH")
    desk.tap("Un de moins : 100 DH")
    desk.tap("Ouvrir avec 120 DH")

    desk.qtbot.waitUntil(lambda: desk.reads("La caisse est ouverte"))
    shift = desk.read(shift_now)
    assert shift is not None
    pieces = (Pieces(10_000, 1), Pieces(2_000, 1))
    assert shift.floats == (CashCount(Money(12_000, MAD), pieces),)
    assert desk.reads("Ouverte avec 120 DH")


def test_a_till_is_opened_with_the_keyboard_alone(desks: Desks, build: Build) -> None:
    desk = desks.open(build, stand)
    desk.qtbot.waitUntil(lambda: desk.reads("La caisse n’est pas ouverte"))

    desk.press(Qt.Key.Key_F3)
    desk.sheet(OpenShiftSheet)
    desk.type("3")
    desk.press(Qt.Key.Key_Return)
    desk.type("é")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    desk.qtbot.waitUntil(lambda: desk.reads("La caisse est ouverte"))
    assert desk.reads("Ouverte avec 800 DH")


def test_the_float_may_be_typed_as_one_sum_on_the_keypad(desks: Desks, build: Build) -> None:
    desk = desks.open(build, stand)
    desk.qtbot.waitUntil(lambda: desk.reads("La caisse n’est pas ouverte"))
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(OpenShiftSheet)
    sheet.counts.panels[MAD].sum.setFocus(Qt.FocusReason.OtherFocusReason)

    for key in ("4", "1", "7", ",", "5"):
        desk.tap(key)
    desk.tap("Ouvrir avec 417,50 DH")

    desk.qtbot.waitUntil(lambda: desk.reads("Ouverte avec 417,50 DH"))


def test_rates_are_asked_only_where_foreign_notes_are_taken(desks: Desks, build: Build) -> None:
    def taking(folder: Path) -> Till:
        till = stand(folder)
        till.write(save_trade_rules, TradeRules(takes_foreign=True))
        return till

    desk = desks.open(build, taking)
    desk.qtbot.waitUntil(lambda: desk.reads("La caisse n’est pas ouverte"))
    desk.press(Qt.Key.Key_F3)
    desk.tap("EUR")
    panel = desk.sheet(OpenShiftSheet).counts.panels["EUR"]
    panel.rate.setFocus(Qt.FocusReason.OtherFocusReason)
    desk.type("10,85")
    desk.tap("Un de plus : 50 EUR")
    desk.tap("Ouvrir avec 50 EUR")

    desk.qtbot.waitUntil(lambda: desk.read(shift_now) is not None)
    shift = desk.read(shift_now)
    assert shift is not None
    assert [(r.currency, str(r.rate)) for r in shift.rates] == [("EUR", "10.85")]
    assert [c.amount.currency for c in shift.floats] == [MAD, "EUR"]


def test_a_rate_that_cannot_be_read_is_said_and_nothing_is_opened(
    desks: Desks, build: Build
) -> None:
    def taking(folder: Path) -> Till:
        till = stand(folder)
        till.write(save_trade_rules, TradeRules(takes_foreign=True))
        return till

    desk = desks.open(build, taking)
    desk.qtbot.waitUntil(lambda: desk.reads("La caisse n’est pas ouverte"))
    desk.press(Qt.Key.Key_F3)
    desk.sheet(OpenShiftSheet).counts.panels["EUR"].rate.setText("dix")

    desk.tap("Ouvrir avec un tiroir vide")

    assert desk.reads("Ce n’est pas un nombre")
    assert desk.read(shift_now) is None


def test_cash_is_taken_out_in_a_reason_digits_and_one_key(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F7)
    desk.sheet(CashMoveSheet)
    desk.tap("Remis à la banque")
    desk.type("300")
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: not desk.has_sheet())
    shift = desk.read(shift_now)
    assert shift is not None
    (moved,) = desk.read(cash_moves, shift.id)
    assert (moved.body.amount, moved.body.reason) == (Money(-30_000, MAD), CashReason.TO_BANK)


def test_cash_is_put_in_by_taps_with_a_remark(desk: Desk) -> None:
    desk.tap("Entrée d’espèces")
    desk.sheet(CashMoveSheet).note.line.setText("de la voisine")
    for key in ("1", "0", "0"):
        desk.tap(key)
    desk.tap("Mettre 100 DH")

    desk.qtbot.waitUntil(lambda: not desk.has_sheet())
    shift = desk.read(shift_now)
    assert shift is not None
    (moved,) = desk.read(cash_moves, shift.id)
    assert (moved.body.amount, moved.body.note) == (Money(10_000, MAD), "de la voisine")


def test_closing_is_three_actions_and_the_counts(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F4)
    before = desk.taps + desk.keys
    count(desk, n200=4, n20=3)
    counting = desk.taps + desk.keys - before
    desk.tap("Voir le résultat")
    sheet = desk.sheet(CloseShiftSheet)
    desk.qtbot.waitUntil(sheet.result.isVisible)
    assert desk.reads("Le compte est juste.")
    desk.tap("Fermer la caisse")

    done = closed(desk)
    assert desk.taps + desk.keys - counting == 3
    assert done.body.counts == (
        CashCount(Money(86_000, MAD), (Pieces(20_000, 4), Pieces(2_000, 3))),
    )
    desk.sheet(ShiftSheet)


def test_what_there_should_be_is_not_shown_before_the_count(desk: Desk) -> None:
    assert not desk.reads("860")
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)
    assert not desk.reads("860")

    see_result(desk)

    assert desk.reads("860 DH")
    assert desk.reads("Il manque 860 DH")


def test_a_count_made_again_after_the_result_is_kept(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F4)
    see_result(desk)
    desk.tap("Recompter")
    count(desk, n200=4, n50=1)
    see_result(desk)
    assert desk.reads("Il manque 10 DH")
    desk.tap("Erreur de monnaie")
    desk.tap("Fermer la caisse")

    done = closed(desk).body
    assert done.recounts == 1
    assert [(d.amount.minor, d.reason) for d in done.differences] == [(-1_000, "Erreur de monnaie")]


def test_a_till_is_closed_with_the_keyboard_alone(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)
    desk.type("4")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(desk.sheet(CloseShiftSheet).result.isVisible)
    desk.press(Qt.Key.Key_Return)

    assert closed(desk).body.counts[0].amount == Money(80_000, MAD)


def test_after_closing_the_file_is_checked_and_copied(desk: Desk, tmp_path: Path) -> None:
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)
    see_result(desk)
    desk.tap("Fermer la caisse")

    desk.qtbot.waitUntil(lambda: "Une copie a été gardée" in page_of(desk).checked.text())
    (copy,) = folders_in(tmp_path).copies.iterdir()
    assert verify_file(copy) == GOOD


def close_now(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)
    see_result(desk)
    desk.tap("Fermer la caisse")


def test_a_second_copy_goes_to_the_stick(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.write(choose_second_folder, str(stick))

    close_now(desk)

    desk.qtbot.waitUntil(lambda: "Une deuxième copie est dans" in page_of(desk).checked.text())
    (copy,) = stick.iterdir()
    assert verify_file(copy) == GOOD
    desk.qtbot.waitUntil(lambda: desk.read(second_folder).kept_at > 0)


def test_a_stick_that_is_not_there_keeps_nobody_from_closing(desk: Desk, tmp_path: Path) -> None:
    desk.write(choose_second_folder, str(tmp_path / "stick"))

    close_now(desk)

    assert closed(desk).body.number == 1
    desk.qtbot.waitUntil(lambda: "n’est pas branché" in page_of(desk).checked.text())
    assert "Une copie a été gardée" in page_of(desk).checked.text()


def test_an_old_copy_is_said_before_the_till_is_closed(desks: Desks, build: Build) -> None:
    def with_an_old_copy(folder: Path) -> Till:
        till = opened_stand(folder)
        till.write(keep_second_folder, SecondFolder("/media/stick", kept_at=1, chosen_at=1))
        return till

    desk = desks.open(build, with_an_old_copy)

    desk.qtbot.waitUntil(lambda: "Branchez la clé" in page_of(desk).checked.text())


def keep_second_folder(work: UnitOfWork, kept: SecondFolder) -> None:
    work_in_hand.save_device(work.connection, "copies", kept)


def test_the_closing_is_printed_once_and_a_copy_on_demand(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)
    see_result(desk)
    desk.tap("Fermer la caisse")
    desk.sheet(ShiftSheet)
    done = closed(desk)
    assert [job.is_copy for job in desk.read(print_jobs_of, done.id)] == [False]

    desk.tap("Imprimer une copie")

    desk.qtbot.waitUntil(lambda: desk.reads("Une copie part à l’impression"))
    assert [job.is_copy for job in desk.read(print_jobs_of, done.id)] == [False, True]


def test_a_past_closing_is_opened_and_saved_as_pdf(
    desks: Desks, build: Build, tmp_path: Path
) -> None:
    def closed_stand(folder: Path) -> Till:
        till = opened_stand(folder)
        till.write(close_shift, Closing(FLOAT))
        return till

    desk = desks.open(build, closed_stand)
    desk.qtbot.waitUntil(lambda: page_of(desk).model.rowCount() == 1)
    desk.tap_row(0)
    sheet = desk.sheet(ShiftSheet)
    desk.qtbot.waitUntil(lambda: not sheet.preview.picture.isNull())

    sheet.save_pdf(tmp_path / "z.pdf")

    desk.qtbot.waitUntil(lambda: desk.reads("Enregistré"))
    assert (tmp_path / "z.pdf").read_bytes().startswith(b"%PDF-")
    said = page_of(desk).model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "0001" in said


def test_the_report_so_far_is_one_key_and_is_printed_at_once(desk: Desk, tmp_path: Path) -> None:
    desk.press(Qt.Key.Key_F12)
    sheet = desk.sheet(ShiftSheet)
    desk.qtbot.waitUntil(lambda: not sheet.preview.picture.isNull())
    assert (desk.keys, desk.taps) == (1, 0)

    desk.tap("Imprimer")

    desk.qtbot.waitUntil(lambda: desk.reads("Le rapport part à l’imprimante."))
    assert list(folders_in(tmp_path).papers.glob("X-*.pdf"))


def hold_baskets(work: UnitOfWork) -> None:
    """Leave a basket open, and put another one on hold."""
    line = a_line()
    save_basket(work, (line,))
    work_in_hand.save_basket(work.connection, 1, SavedBasket((line, line)), work.now)


def test_baskets_that_are_not_paid_are_listed_and_may_be_given_up(desk: Desk) -> None:
    desk.write(hold_baskets)
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)
    see_result(desk)
    assert desk.reads("En attente · 2 lignes · 380 DH")

    desk.tap("Abandonner: En attente · 2 lignes · 380 DH")
    desk.tap("Fermer la caisse")

    outcomes = [held.outcome for held in closed(desk).body.held]
    assert outcomes == [HeldOutcome.CARRIED_OVER, HeldOutcome.CANCELLED]


def test_the_basket_on_the_screen_may_be_given_up_with_a_reason(desk: Desk) -> None:
    desk.write(hold_baskets)
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)
    see_result(desk)

    desk.tap("Abandonner: À l’écran · 1 ligne · 190 DH")
    desk.tap("Fermer la caisse")

    outcomes = [held.outcome for held in closed(desk).body.held]
    assert outcomes == [HeldOutcome.CANCELLED, HeldOutcome.CARRIED_OVER]
    assert desk.read(open_basket).lines == ()


def test_nothing_ever_opens_a_window_of_its_own(desk: Desk) -> None:
    desk.write(hold_baskets)
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)

    see_result(desk)

    tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert tops == [desk.window]


def test_baskets_may_be_finished_first(desk: Desk) -> None:
    desk.write(hold_baskets)
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)
    see_result(desk)

    with desk.qtbot.waitSignal(desk.page.handed) as left:
        desk.tap("Aller les encaisser")

    assert left.args == [GoOnSelling()]
    assert not desk.has_sheet()
    assert desk.read(the_closing) is None


def with_two_managers(work: UnitOfWork) -> None:
    first = add_person(work, "Aïcha", PersonRole.MANAGER)
    second = add_person(work, "Salma", PersonRole.MANAGER)
    set_pin(work, second, "4711")
    switch_to(work, first, "")


def test_a_second_person_verifies_with_their_pin(desk: Desk) -> None:
    desk.write(with_two_managers)
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)
    sheet = see_result(desk)
    verifier = sheet.result.verifier
    assert verifier is not None
    desk.tap("Faire vérifier")
    desk.sheet(CrewSheet)

    desk.type("1111")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.reads("Ce code n’est pas le bon"))
    assert not verifier.verified_by
    desk.type("4711")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.reads("Vérifié par Salma"))
    desk.tap("Fermer la caisse")

    assert desk.read(closing_of, closed(desk).id).body.verified_by


def test_who_may_not_take_cash_out_is_told_so(desk: Desk) -> None:
    def with_helper(work: UnitOfWork) -> None:
        add_person(work, "Aïcha", PersonRole.MANAGER)
        switch_to(work, add_person(work, "Omar", PersonRole.HELPER), "")

    desk.write(with_helper)
    desk.press(Qt.Key.Key_F7)
    desk.sheet(CashMoveSheet)
    desk.type("5")
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: desk.reads("responsable"))
    assert desk.has_sheet()


def test_sales_made_before_opening_are_shown_as_such(desks: Desks, build: Build) -> None:
    def sold(folder: Path) -> Till:
        till = stand(folder)
        till.write(sell_one)
        return till

    desk = desks.open(build, sold)

    desk.qtbot.waitUntil(lambda: desk.reads("1 vente a été faite caisse non ouverte : 180 DH."))


def test_a_deed_of_another_page_is_done_once_the_till_is_known(desks: Desks, build: Build) -> None:
    desk = desks.open(build, opened_stand)

    desk.page.take_in(ShiftDeed.REPORT)

    desk.sheet(ShiftSheet)
