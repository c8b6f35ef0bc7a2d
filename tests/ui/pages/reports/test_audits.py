"""Reports in three sizes, four languages and three looks: whole, named, large enough."""

import shutil
from functools import partial
from pathlib import Path

import pytest

from pos.services.fairs import fairs
from pos.services.till import Till
from tests.ui.audit import SIZES, every_pair, theme_and_words
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.reports.stands import stand_with_sales
from tests.ui.pages.reports.test_page import fair_shown, page_of, reports, shown
from tests.ui.pages.test_audits import Scene, in_words, walk
from tests.ui.shops import opened, stand
from ui.pages.reports.days_sheet import DaysSheet
from ui.pages.reports.wish import ReportWish, Span
from ui.papers.bilan_sheet import BilanSheet
from ui.theme import Theme


def today(desk: Desk, _folder: Path) -> None:
    page_of(desk).choice.choose(ReportWish())
    shown(desk, lambda report: report.wish == ReportWish())


def this_month(desk: Desk, _folder: Path) -> None:
    page_of(desk).choice.choose(ReportWish(Span.MONTH))
    shown(desk, lambda report: report.wish.span is Span.MONTH)


def a_fair(desk: Desk, _folder: Path) -> None:
    assert desk.read(fairs)
    fair_shown(desk)


def the_tables_of_a_fair(desk: Desk, folder: Path) -> None:
    a_fair(desk, folder)
    bar = page_of(desk).scrolled.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)


def the_end_of_a_fair(desk: Desk, folder: Path) -> None:
    a_fair(desk, folder)
    bar = page_of(desk).scrolled.verticalScrollBar()
    bar.setValue(bar.maximum())


def a_plot_as_a_table(desk: Desk, folder: Path) -> None:
    a_fair(desk, folder)
    page_of(desk).scrolled.verticalScrollBar().setValue(0)
    page_of(desk).body.hours.button.click()


def days_being_typed(desk: Desk, _folder: Path) -> None:
    page_of(desk).choice.ask_days()
    sheet = desk.sheet(DaysSheet)
    sheet.last.show_text("1/1/2020")
    sheet.pick()


def what_is_handed_on(desk: Desk, folder: Path) -> None:
    a_fair(desk, folder)
    page_of(desk).open_paper()
    desk.sheet(BilanSheet)


def what_was_handed_on(desk: Desk, folder: Path) -> None:
    what_is_handed_on(desk, folder)
    sheet = desk.sheet(BilanSheet)
    sheet.make()
    desk.qtbot.waitUntil(sheet.done.isVisible)


SCENES: tuple[Scene, ...] = (
    today,
    this_month,
    a_fair,
    the_tables_of_a_fair,
    the_end_of_a_fair,
    a_plot_as_a_table,
    days_being_typed,
    what_is_handed_on,
    what_was_handed_on,
)


@pytest.fixture(scope="session")
def busy_fair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a stand that sold at a fair."""
    folder = tmp_path_factory.mktemp("busy-fair")
    stand_with_sales(folder).close()
    return folder


def copied(source: Path, folder: Path) -> Till:
    shutil.copytree(source, folder, dirs_exist_ok=True)
    return opened(folder)


@every_pair
def test_reports_can_be_seen_pressed_and_heard_of(
    desks: Desks,
    busy_fair: Path,
    tmp_path: Path,
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)
    build = in_words(reports(tmp_path / "papers"), words)

    desk = desks.open(build, partial(copied, busy_fair), theme, size)

    assert walk(desk, SCENES, size, tmp_path) == []


@pytest.mark.parametrize("percent", [pytest.param(115, marks=pytest.mark.thorough), 130])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_reports_have_their_room_in_larger_text(
    desks: Desks, busy_fair: Path, tmp_path: Path, language: str, percent: int
) -> None:
    theme = Theme("jour", percent, language)

    desk = desks.open(reports(tmp_path / "papers"), partial(copied, busy_fair), theme, SIZES[1])

    assert walk(desk, SCENES, SIZES[1], tmp_path) == []


@every_pair
def test_reports_of_nothing_can_be_seen_pressed_and_heard_of(
    desks: Desks,
    tmp_path: Path,
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)

    desk = desks.open(in_words(reports(), words), stand, theme, size)

    assert walk(desk, (today, this_month), size, tmp_path) == []
