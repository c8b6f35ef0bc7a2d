"""Makers and their accounts, from the settings: terms, lines, and paying in four steps."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos.clock import local, system_clock
from pos.domain.account import AccountKind, PayoutKind
from pos.domain.mark import QualityMark
from pos.domain.names import Names
from pos.domain.sale_words import Days
from pos.domain.settlement import Choice, Payment, usual_payment
from pos.domain.terms import Terms
from pos.services.accounts import balances
from pos.services.catalogue import makers
from pos.services.makers import name_maker
from pos.services.marks import marks, save_mark
from pos.services.settlement_looking import preview
from pos.services.settling import settle as settle_accounts
from pos.services.terms import cooperative_terms
from tests.factories import dh
from tests.ui.audit import PSEUDO, SIZES, every_pair, faults_of, settle
from tests.ui.settling.conftest import Cooperative
from ui.settling.account_sheet import AccountSheet
from ui.settling.entry_sheet import EntrySheet
from ui.settling.maker_sheet import MakerSheet
from ui.settling.makers_sheet import MakersSheet
from ui.settling.payment_sheet import PaymentSheet
from ui.settling.settle_sheet import SettleSheet
from ui.settling.settlements_sheet import SettlementsSheet
from ui.settling.statements_sheet import StatementsSheet
from ui.settling.unnamed_sheet import UnnamedSheet
from ui.sheets.marks.mark_sheet import MarkSheet
from ui.sheets.marks.marks_sheet import MarksSheet
from ui.sheets.product.maker_sheet import MakerSheet as WhoMadeIt
from ui.theme import Theme
from ui.widgets.row_card import RowCard
from ui.widgets.sheet import sheet_on_top

TODAY: Final = local(system_clock()).date()


def opened(
    cooperative: Cooperative,
    qtbot: QtBot,
    theme: Theme | None = None,
    size: tuple[int, int] = SIZES[0],
) -> MakersSheet:
    """Open the list of makers from the settings."""
    page = cooperative.desk.open(theme, size)
    page.makers.open.click()
    (sheet,) = cooperative.desk.seen(MakersSheet)
    qtbot.waitUntil(lambda: sheet.model.rowCount() == 3)
    return sheet


def looking(cooperative: Cooperative, qtbot: QtBot, sheet: MakersSheet) -> SettleSheet:
    """Go on to the statements of the last days."""
    sheet.settle_button.click()
    settling = cooperative.desk.seen(SettleSheet)[-1]
    qtbot.waitUntil(lambda: settling.choose.maker.count() == 4)
    settling.choose.look_button.click()
    qtbot.waitUntil(lambda: settling.look.isVisible())
    return settling


def name_the_rest(cooperative: Cooperative, qtbot: QtBot, settling: SettleSheet) -> None:
    """Say that what has no maker was the second one's work."""
    settling.look.name_button.click()
    (unnamed,) = cooperative.desk.seen(UnnamedSheet)
    qtbot.waitUntil(lambda: bool(cooperative.desk.seen(RowCard, unnamed)))
    cooperative.desk.seen(RowCard, unnamed)[0].click()
    (who,) = cooperative.desk.seen(WhoMadeIt)
    cooperative.desk.tap("Saïd", who)
    qtbot.waitUntil(lambda: not cooperative.desk.seen(RowCard, unnamed))
    unnamed.close_sheet()
    qtbot.waitUntil(lambda: settling.look.post_button.isEnabled())


def balances_of(cooperative: Cooperative) -> dict[str, str]:
    assert cooperative.desk.operations is not None
    known = cooperative.desk.operations.read_now(balances)
    return {each.maker.names.fr: f"{each.balance.minor / 100:.2f}" for each in known}


def test_what_everybody_is_owed_stands_on_the_list(cooperative: Cooperative, qtbot: QtBot) -> None:
    opened(cooperative, qtbot)

    assert balances_of(cooperative) == {
        "Atelier Tissa": "-250.00",
        "Fatima Zahra El Idrissi": "161.50",
        "Saïd": "76.95",
    }


def test_the_terms_of_the_cooperative_are_kept_as_they_are_typed(
    cooperative: Cooperative, qtbot: QtBot
) -> None:
    page = cooperative.desk.open()
    operations = cooperative.desk.operations
    assert operations is not None
    terms = page.makers.terms
    qtbot.waitUntil(lambda: terms.commission.text == "15")

    terms.commission.line.selectAll()
    QTest.keyClicks(terms.commission.line, "12,5")
    page.makers.keep()

    qtbot.waitUntil(lambda: operations.read_now(cooperative_terms) == Terms(1250))
    assert "87,50" in page.makers.sentence.text()


def test_a_maker_is_added_with_terms_of_their_own(cooperative: Cooperative, qtbot: QtBot) -> None:
    sheet = opened(cooperative, qtbot)
    operations = cooperative.desk.operations
    assert operations is not None
    sheet.new_button.click()
    (form,) = cooperative.desk.seen(MakerSheet)

    form.french.line.setText("Hind")
    form.terms.commission.line.setText("8")
    form.save()

    qtbot.waitUntil(lambda: sheet.model.rowCount() == 4)
    added = next(each for each in operations.read_now(makers) if each.names.fr == "Hind")
    assert added.terms == Terms(800)


def test_a_maker_without_a_name_is_refused_at_the_field(
    cooperative: Cooperative, qtbot: QtBot
) -> None:
    sheet = opened(cooperative, qtbot)
    sheet.new_button.click()
    (form,) = cooperative.desk.seen(MakerSheet)

    form.save()

    qtbot.waitUntil(lambda: bool(form.french.note))


def test_an_advance_is_written_down_and_taken_back(cooperative: Cooperative, qtbot: QtBot) -> None:
    sheet = opened(cooperative, qtbot)
    sheet._open(sheet.model.index(1, 0))
    (account,) = cooperative.desk.seen(AccountSheet)
    qtbot.waitUntil(lambda: account.model.rowCount() == 1)

    account.enter_button.click()
    (entry,) = cooperative.desk.seen(EntrySheet)
    entry.amount.line.setText("50")
    entry.drawer.switch.setChecked(True)
    entry.save()
    qtbot.waitUntil(lambda: account.model.rowCount() == 2)
    assert balances_of(cooperative)["Fatima Zahra El Idrissi"] == "111.50"

    account.table.selectRow(0)
    account.undo_button.click()
    qtbot.waitUntil(lambda: account.model.rowCount() == 3)
    assert balances_of(cooperative)["Fatima Zahra El Idrissi"] == "161.50"


def test_an_adjustment_without_a_reason_is_refused_at_the_field(
    cooperative: Cooperative, qtbot: QtBot
) -> None:
    sheet = opened(cooperative, qtbot)
    sheet._open(sheet.model.index(1, 0))
    (account,) = cooperative.desk.seen(AccountSheet)
    account.enter_button.click()
    (entry,) = cooperative.desk.seen(EntrySheet)
    entry._take_kind(AccountKind.ADJUSTMENT)
    entry.amount.line.setText("5")

    entry.save()

    qtbot.waitUntil(lambda: bool(entry.note.note))


def write_mark(cooperative: Cooperative, until: date) -> None:
    """Write down a mark of the first maker, as it was done on another day."""
    names = Names("Maroc Fait Main – Label national de l’artisanat", "صنع يدوي مغربي")
    mark = QualityMark("", names, until, "MH-2024-01024", "2", maker=cooperative.makers[0])
    assert cooperative.desk.operations is not None
    cooperative.desk.operations.write_now(save_mark, mark)


def test_a_quality_mark_of_a_maker_is_written_down_with_its_last_day(
    cooperative: Cooperative, qtbot: QtBot
) -> None:
    sheet = opened(cooperative, qtbot)
    an_account(cooperative, sheet, qtbot)
    cooperative.desk.seen(AccountSheet)[-1].change_button.click()
    cooperative.desk.seen(MakerSheet)[-1].marks_button.click()
    cooperative.desk.seen(MarksSheet)[-1].add_button.click()
    (form,) = cooperative.desk.seen(MarkSheet)

    form.names["fr"].line.setText("Maroc Fait Main")
    form.save()
    assert form.until.field.note, "without its last day nobody knows whether it holds"
    form.until.field.line.setText("31/12/2099")
    form.save()

    assert cooperative.desk.operations is not None
    read = cooperative.desk.operations.read_now
    qtbot.waitUntil(lambda: len(read(marks)) == 1)
    (mark,) = read(marks)
    assert (mark.maker, mark.until) == (cooperative.makers[0], date(2099, 12, 31))
    qtbot.waitUntil(lambda: cooperative.desk.seen(MarkSheet) == [])
    (shown,) = cooperative.desk.seen(MarksSheet)
    qtbot.waitUntil(lambda: len(cooperative.desk.seen(RowCard, shown)) == 1)


def test_a_mark_of_the_house_is_another_list(cooperative: Cooperative, qtbot: QtBot) -> None:
    page = cooperative.desk.open()
    write_mark(cooperative, TODAY)

    page.makers.marks.click()

    (house,) = cooperative.desk.seen(MarksSheet)
    assert cooperative.desk.operations is not None
    operations = cooperative.desk.operations
    qtbot.waitUntil(lambda: not operations.is_at_work)
    assert cooperative.desk.seen(RowCard, house) == []


def test_makers_are_paid_in_four_steps(cooperative: Cooperative, qtbot: QtBot) -> None:
    sheet = opened(cooperative, qtbot)
    settling = looking(cooperative, qtbot, sheet)
    assert not settling.look.post_button.isEnabled(), "a line has no maker yet"
    name_the_rest(cooperative, qtbot, settling)

    settling.look.pay_as(cooperative.makers[0], Payment(PayoutKind.TRANSFER, dh("161.50"), "V 7"))
    settling.look.print_button.click()
    (papers,) = cooperative.desk.seen(StatementsSheet)
    papers.make()
    qtbot.waitUntil(lambda: papers.done.isVisible())
    papers.close_sheet()
    settling.look.post_button.click()
    qtbot.waitUntil(lambda: settling.paid.isVisible())

    # Forty dirhams less ten in a hundred, and what was sold with a label.
    assert "274,45" in settling.paid.title.text()
    assert balances_of(cooperative) == {
        "Atelier Tissa": "-250.00",
        "Fatima Zahra El Idrissi": "0.00",
        "Saïd": "0.00",
    }


def test_no_more_can_be_typed_than_is_due(cooperative: Cooperative, qtbot: QtBot) -> None:
    settling = looking(cooperative, qtbot, opened(cooperative, qtbot))
    settling.look.table.clicked.emit(settling.look.model.index(1, 0))
    (payment,) = cooperative.desk.seen(PaymentSheet)

    payment.amount.line.setText("1000")
    payment.save()
    assert payment.amount.note

    payment.amount.line.setText("100")
    payment.save()
    assert settling.look.payments[cooperative.makers[0]].amount == dh("100")


def settled_before(cooperative: Cooperative) -> None:
    """Pay everybody by transfer, as it was done on another evening."""
    operations = cooperative.desk.operations
    assert operations is not None
    today = local(system_clock()).date()
    choice = Choice(days=Days(today, today))
    for line in operations.read_now(preview, choice).unnamed:
        operations.write_now(name_maker, line.sale, line.line, cooperative.makers[1])
    shown = operations.read_now(preview, choice)
    payments = {
        each.maker.id: usual_payment(each.due, PayoutKind.TRANSFER) for each in shown.statements
    }
    operations.write_now(settle_accounts, shown, payments)


def test_a_past_settlement_is_found_again_and_its_papers_are_copies(
    cooperative: Cooperative, qtbot: QtBot
) -> None:
    sheet = opened(cooperative, qtbot)
    settled_before(cooperative)
    sheet.past_button.click()
    (past,) = cooperative.desk.seen(SettlementsSheet)
    qtbot.waitUntil(lambda: past.model.rowCount() == 1)
    assert "274,45" in str(past.model.data(past.model.index(0, 4)))

    past.table.clicked.emit(past.model.index(0, 0))
    qtbot.waitUntil(lambda: bool(cooperative.desk.seen(StatementsSheet)))
    (papers,) = cooperative.desk.seen(StatementsSheet)
    papers.make()
    qtbot.waitUntil(lambda: papers.done.isVisible())

    assert papers.wish.is_copy
    assert len(papers.wish.statements) == 3
    assert list(cooperative.desk.folders.papers.glob("releve*.pdf"))


def the_makers(_cooperative: Cooperative, _sheet: MakersSheet, _qtbot: QtBot) -> None:
    """Look at the list itself."""


def an_account(cooperative: Cooperative, sheet: MakersSheet, qtbot: QtBot) -> None:
    sheet._open(sheet.model.index(1, 0))
    account = cooperative.desk.seen(AccountSheet)[-1]
    qtbot.waitUntil(lambda: account.model.rowCount() == 1)


def an_entry(cooperative: Cooperative, _sheet: MakersSheet, _qtbot: QtBot) -> None:
    cooperative.desk.seen(AccountSheet)[-1].enter_button.click()


def a_maker(cooperative: Cooperative, _sheet: MakersSheet, _qtbot: QtBot) -> None:
    cooperative.desk.seen(EntrySheet)[-1].close_sheet()
    cooperative.desk.seen(AccountSheet)[-1].change_button.click()


def their_marks(cooperative: Cooperative, _sheet: MakersSheet, qtbot: QtBot) -> None:
    write_mark(cooperative, TODAY - timedelta(days=1))
    write_mark(cooperative, TODAY + timedelta(days=30))
    cooperative.desk.seen(MakerSheet)[-1].marks_button.click()
    marks = cooperative.desk.seen(MarksSheet)[-1]
    qtbot.waitUntil(lambda: len(cooperative.desk.seen(RowCard, marks)) == 2)


def a_mark(cooperative: Cooperative, _sheet: MakersSheet, _qtbot: QtBot) -> None:
    marks = cooperative.desk.seen(MarksSheet)[-1]
    cooperative.desk.seen(RowCard, marks)[0].click()


def what_is_chosen(cooperative: Cooperative, sheet: MakersSheet, qtbot: QtBot) -> None:
    cooperative.desk.seen(MarkSheet)[-1].close_sheet()
    cooperative.desk.seen(MarksSheet)[-1].close_sheet()
    cooperative.desk.seen(MakerSheet)[-1].close_sheet()
    cooperative.desk.seen(AccountSheet)[-1].close_sheet()
    sheet.settle_button.click()
    settling = cooperative.desk.seen(SettleSheet)[-1]
    qtbot.waitUntil(lambda: settling.choose.maker.count() == 4)


def the_statements(cooperative: Cooperative, _sheet: MakersSheet, qtbot: QtBot) -> None:
    settling = cooperative.desk.seen(SettleSheet)[-1]
    settling.choose.look_button.click()
    qtbot.waitUntil(lambda: settling.look.isVisible())


def what_has_no_maker(cooperative: Cooperative, _sheet: MakersSheet, qtbot: QtBot) -> None:
    settling = cooperative.desk.seen(SettleSheet)[-1]
    settling.look.name_button.click()
    unnamed = cooperative.desk.seen(UnnamedSheet)[-1]
    qtbot.waitUntil(lambda: bool(cooperative.desk.seen(RowCard, unnamed)))


def one_payment(cooperative: Cooperative, _sheet: MakersSheet, _qtbot: QtBot) -> None:
    cooperative.desk.seen(UnnamedSheet)[-1].close_sheet()
    settling = cooperative.desk.seen(SettleSheet)[-1]
    settling.look.table.clicked.emit(settling.look.model.index(1, 0))


def what_was_paid(cooperative: Cooperative, _sheet: MakersSheet, _qtbot: QtBot) -> None:
    cooperative.desk.seen(PaymentSheet)[-1].close_sheet()
    settling = cooperative.desk.seen(SettleSheet)[-1]
    settling.paid.show_paid(dh("12345.67"), 3)
    settling.steps.setCurrentWidget(settling.paid)


def what_was_settled(cooperative: Cooperative, sheet: MakersSheet, qtbot: QtBot) -> None:
    cooperative.desk.seen(SettleSheet)[-1].close_sheet()
    settled_before(cooperative)
    sheet.past_button.click()
    past = cooperative.desk.seen(SettlementsSheet)[-1]
    qtbot.waitUntil(lambda: past.model.rowCount() == 1)


SCENES: tuple[Callable[[Cooperative, MakersSheet, QtBot], None], ...] = (
    the_makers,
    an_account,
    an_entry,
    a_maker,
    their_marks,
    a_mark,
    what_is_chosen,
    the_statements,
    what_has_no_maker,
    one_payment,
    what_was_paid,
    what_was_settled,
)


@every_pair
def test_every_step_can_be_seen_pressed_and_heard_of(
    cooperative: Cooperative,
    qtbot: QtBot,
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
) -> None:
    code = pseudo_language if language == PSEUDO else language
    sheet = opened(cooperative, qtbot, Theme(look, 100, code), size)
    assert cooperative.desk.window is not None

    found: list[str] = []
    for scene in SCENES:
        scene(cooperative, sheet, qtbot)
        settle()
        cooperative.desk.window.grab()
        top = sheet_on_top(cooperative.desk.window) or sheet
        seen = [w for w in cooperative.desk.seen(QWidget, top) if not w.visibleRegion().isEmpty()]
        found += [f"{scene.__name__}: {fault}" for w in seen for fault in faults_of(w)]

    assert found == []
