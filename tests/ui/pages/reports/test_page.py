"""The Reports page on a real file: days and fairs, figures, tables, and what is handed on."""

import csv
from collections.abc import Callable
from datetime import date
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos.clock import system_clock
from pos.documents.bilan import FOR_OURSELVES, Bilan
from pos.documents.fair_summary import fair_summary
from pos.domain.sale_words import Days
from pos.services.fairs import fairs
from pos.services.goods_lists import list_facts
from tests.documents.lists import words
from tests.ui.pages.desk import Desk, Desks, plain
from tests.ui.pages.reports.stands import goods_of, stand_before_first_sale, stand_with_sales
from tests.ui.pages.sales.test_page import sell_one
from tests.ui.shops import stand
from ui.errands import FairReport
from ui.operations import Operations
from ui.page import Page
from ui.pages.reports.days_sheet import DaysSheet, last_day
from ui.pages.reports.page import ReportsPage
from ui.pages.reports.reading import Report
from ui.pages.reports.wish import ReportWish, Span, days_before, days_wished
from ui.papers.bilan_sheet import BilanSheet
from ui.settling.settle_sheet import SettleSheet
from ui.theme import Theme

TODAY = date(2026, 11, 24)


def reports(papers: Path = Path("papers")) -> Callable[[Theme, Operations], Page]:
    return partial(ReportsPage, papers=papers)


def page_of(desk: Desk) -> ReportsPage:
    assert isinstance(desk.page, ReportsPage)
    return desk.page


def shown(desk: Desk, is_it: Callable[[Report], bool]) -> Report:
    """Wait until a report like this is shown."""
    page = page_of(desk)
    desk.qtbot.waitUntil(lambda: page.report is not None and is_it(page.report))
    assert page.report is not None
    return page.report


def fair_shown(desk: Desk, number: int = 0) -> Report:
    """Choose a fair, the latest first, and wait for its result."""
    fair = desk.read(fairs)[number].id
    page_of(desk).choice.choose(ReportWish(Span.FAIR, fair=fair))
    return shown(desk, lambda report: report.wish.fair == fair)


def table(desk: Desk, title: str) -> list[list[str]]:
    """Return the rows of a table by its title."""
    card = next(c for c in page_of(desk).body.tables if c.table.accessibleName() == title)
    model = card.table.model()
    return [
        [plain(str(model.index(row, column).data())) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_today_is_shown_first_with_the_cash_in_the_drawer(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)

    report = shown(desk, lambda report: report.wish == ReportWish())

    assert report.sums.sales == 5
    assert desk.reads("1 830 DH")
    assert report.cash is not None
    assert desk.reads("690 DH")


def test_a_sale_appears_while_the_page_is_open(desks: Desks) -> None:
    desk = desks.open(reports(), stand)
    shown(desk, lambda report: report.sums.sales == 0)
    assert desk.reads("Rien n’a été vendu ces jours-là")

    desk.write(sell_one)

    shown(desk, lambda report: report.sums.sales == 1)
    assert page_of(desk).body.hours.isVisible()


def test_a_fair_shows_what_became_of_each_product(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)

    fair_shown(desk)

    rows = {row[0]: row[1:] for row in table(desk, "Ce que sont devenus les articles")}
    babouches, kilim, plat = (row.names.fr for row in desk.read(goods_of)[:3])
    # Packed, added, sold, given, broken, missing, still there, at list price, got.
    assert rows[babouches] == ["", "6", "2", "", "1", "", "3", "360 DH", "360 DH"]
    assert rows[kilim][3] == "1"
    assert rows[plat][5:7] == ["2", "1"]
    assert rows["Tous les articles"][1] == "30"


def test_a_fair_says_how_far_it_has_come_to_its_goal(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)

    fair_shown(desk)

    # 1,650 of 2,000 DH.
    assert desk.reads("83 % de l’objectif de 2 000 DH")


def test_a_fair_before_its_first_sale_shows_what_is_there(desks: Desks) -> None:
    desk = desks.open(reports(), stand_before_first_sale)

    fair_shown(desk)

    body = page_of(desk).body
    assert [card.isVisible() for card in (body.hours, body.days, body.makers)] == [False] * 3
    assert body.products.title.text() == "Stock restant"
    assert body.products.view.plot.bars[0].text == "6 / 6"


def test_what_is_missing_says_what_explains_it(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)

    fair_shown(desk)

    (row,) = table(desk, "Manquant")
    assert row[1] == "2"
    assert row[3] == "volé : 1 · non expliqué : 1"


def test_a_fair_stands_beside_the_others(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)

    fair_shown(desk)

    latest, before = table(desk, "À côté des autres foires")
    assert latest[0] == "● Foire de Fès"
    assert before[1:4] == ["1", "1", "180 DH"]


def test_cash_expected_and_counted_stand_by_closing(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)

    fair_shown(desk)

    (closing,) = table(desk, "Espèces à chaque clôture")
    assert closing[2] == "600 DH"


def test_another_page_opens_the_result_of_a_fair(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)
    fair = desk.read(fairs)[1].id

    page_of(desk).take_in(FairReport(fair))

    report = shown(desk, lambda report: report.wish.fair == fair)
    assert report.result is not None
    assert report.result.fair.names.fr == "Semaine nationale de l’artisanat"


def test_the_makers_of_a_fair_are_paid_from_its_report_and_from_no_other(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)
    fair = fair_shown(desk).wish.fair

    page_of(desk).pay_button.click()

    settling = desk.sheet(SettleSheet)
    desk.qtbot.waitUntil(lambda: settling.choose.fair.picked == fair)
    settling.close_sheet()
    page_of(desk).choice.choose(ReportWish(Span.MONTH))
    desk.qtbot.waitUntil(page_of(desk).pay_button.isHidden)


def test_the_newest_wish_is_what_is_shown(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)
    choice = page_of(desk).choice

    for span in (Span.WEEK, Span.MONTH, Span.YESTERDAY):
        choice.choose(ReportWish(span))

    assert shown(desk, lambda report: report.wish.span is Span.YESTERDAY).sums.sales == 0


def test_days_are_typed_on_a_sheet(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)
    shown(desk, lambda report: report.sums.sales > 0)

    desk.press(Qt.Key.Key_F2)
    sheet = desk.sheet(DaysSheet)
    sheet.first.show_text("2/1/2020")
    sheet.last.show_text("1/1/2020")
    sheet.pick()
    assert sheet.last.note
    sheet.first.show_text("1/1/2020")
    sheet.pick()

    day = date(2020, 1, 1)
    assert shown(desk, lambda r: r.wish.span is Span.DAYS).days == Days(day, day)


def test_what_was_chosen_outlives_another_look(desks: Desks) -> None:
    desk = desks.open(reports(), stand)
    page = page_of(desk)
    wish = ReportWish(Span.MONTH)

    page.resume(wish)
    page.reload()

    shown(desk, lambda report: report.wish == wish)
    assert page.kept() == wish


def test_screen_paper_and_table_file_say_the_same_numbers(desks: Desks, tmp_path: Path) -> None:
    desk = desks.open(reports(tmp_path / "papers"), stand_with_sales)
    report = fair_shown(desk)
    desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet = desk.sheet(BilanSheet)
    sheet.whom.pills[1].click()
    told = plain(sheet.told.text())

    sheet.make()
    desk.qtbot.waitUntil(sheet.done.isVisible)

    paper = fair_summary(
        Bilan(report.sums, report.days, report.result),
        desk.read(list_facts, system_clock()),
        ("fr",),
        FOR_OURSELVES,
    )
    (file,) = (tmp_path / "papers").glob("*.csv")
    assert file.with_suffix(".pdf").exists()
    rows = list(csv.reader(StringIO(file.read_text("utf-8-sig")), delimiter=";"))
    written = {row[0]: row[3] for row in rows if not row[2]}
    figures = [card.accessibleName() for card in page_of(desk).body.figures.cards]
    assert written["turnover"] == "1650,00"
    for said in (told, plain(words(paper)), plain(" ".join(figures))):
        assert "1 650 DH" in said
    assert written["left"] == "-250,00"
    for said in (told, plain(words(paper)), plain(" ".join(figures))):
        assert "-250 DH" in said
    missing = next(row for row in rows if row[0] == "goods_missing")
    assert missing[3] == "2" == table(desk, "Ce que sont devenus les articles")[-1][6]


def test_a_part_that_is_unticked_is_not_told(desks: Desks) -> None:
    desk = desks.open(reports(), stand_with_sales)
    fair_shown(desk)
    page_of(desk).paper_button.click()
    sheet = desk.sheet(BilanSheet)
    assert "Chiffre d’affaires" in sheet.told.text()

    sheet.parts.pills[0].click()

    assert "DH" not in sheet.told.text()


@pytest.mark.parametrize(
    ("span", "first", "before"),
    [
        (Span.TODAY, TODAY, Days(date(2026, 11, 23), date(2026, 11, 23))),
        (Span.YESTERDAY, date(2026, 11, 23), Days(date(2026, 11, 22), date(2026, 11, 22))),
        (Span.WEEK, date(2026, 11, 23), Days(date(2026, 11, 16), date(2026, 11, 17))),
        (Span.MONTH, date(2026, 11, 1), Days(date(2026, 10, 1), date(2026, 10, 24))),
    ],
)
def test_usual_days_are_compared_with_the_same_part_before(
    span: Span, first: date, before: Days
) -> None:
    wish = ReportWish(span)
    days = days_wished(wish, TODAY)

    assert days.first == first
    assert days_before(wish, days) == before


def test_a_long_month_is_compared_with_no_more_than_the_month_before() -> None:
    wish = ReportWish(Span.MONTH)

    days = days_wished(wish, date(2026, 3, 31))

    assert days_before(wish, days) == Days(date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24/12", date(2025, 12, 24)),
        ("24/11", TODAY),
        ("1/2/2020", date(2020, 2, 1)),
        ("29/2", date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_last_one_there_was(typed: str, day: date) -> None:
    assert last_day(typed, TODAY) == day
