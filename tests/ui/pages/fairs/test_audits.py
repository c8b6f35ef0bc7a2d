"""Fairs in three sizes, four languages and three looks: whole, named, large enough."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pos.domain.leaving import Check
from pos.domain.scanning import Scan
from pos.services.packing import send
from tests.ui.audit import SIZES, every_pair, faults, settle, theme_and_words, walk
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.fairs.shop import all_products, fairs_page, with_fairs
from tests.ui.pages.fairs.test_page import open_step, packing, page_of, way_out
from tests.ui.pages.test_audits import in_words
from tests.ui.shops import stand
from ui.packing.packing_sheet import PackingSheet
from ui.packing.papers_sheet import PackingPapersSheet
from ui.packing.rows import Touch
from ui.pages.fairs.reading import Step
from ui.sheets.fair.fair_sheet import FairSheet
from ui.theme import Theme
from ui.widgets.empty_card import EmptyCard

Scene = Callable[[Desk], None]


def every_fair(desk: Desk) -> None:
    page_of(desk).leave_fair()
    desk.qtbot.waitUntil(page_of(desk).list.new.isVisible)


def a_new_fair(desk: Desk) -> None:
    page_of(desk).desk.plan()
    sheet = desk.sheet(FairSheet)
    sheet.place.last.field.show_text("99")
    sheet.place.name.show_text("Foire")
    sheet.save()


def the_plan(desk: Desk) -> None:
    open_step(desk, Step.PLAN)


def the_packing(desk: Desk) -> None:
    packing(desk)


def a_scan_while_packing(desk: Desk) -> None:
    panel = packing(desk)
    desk.page.take_scan(Scan("2000000000015"))
    desk.qtbot.waitUntil(panel.parts.last.isVisible)


def many_packed_at_once(desk: Desk) -> None:
    panel = packing(desk)
    panel.packer.pack_what_sold()
    desk.qtbot.waitUntil(panel.parts.undo.isVisible)


def a_search_for_nothing(desk: Desk) -> None:
    panel = packing(desk)
    panel.parts.search.field.setText("xyz")
    desk.qtbot.waitUntil(lambda: panel.parts.goods.currentIndex() == 1)


def a_number_asked(desk: Desk) -> None:
    page_of(desk).view.pack.panel.parts.search.field.clear()
    panel = packing(desk)
    rows = panel.parts.goods.rows
    desk.qtbot.waitUntil(lambda: panel.parts.goods.model.rowCount() > 1)
    desk.qtbot.waitUntil(lambda: panel.parts.goods.model.row(rows.model().index(0, 0)) is not None)
    rows.touched.emit(rows.model().index(0, 0), Touch.NUMBER)


def the_papers(desk: Desk) -> None:
    panel = packing(desk)
    desk.qtbot.waitUntil(panel.parts.foot.papers.isEnabled)
    panel.parts.foot.papers.click()
    desk.sheet(PackingPapersSheet).kinds.pills[1].click()


def the_value_by_maker(desk: Desk) -> None:
    packing(desk).parts.foot.makers.click()


def the_check(desk: Desk) -> None:
    page = open_step(desk, Step.READY)
    page.view.ready.rows[Check.COPY].action.click()
    desk.qtbot.waitUntil(page.view.ready.said.isVisible)


def all_that_was_sent(desk: Desk) -> None:
    desk.write(send, desk.read(way_out))
    assert desk.read(all_products)


def the_stand(desk: Desk) -> None:
    open_step(desk, Step.STAND)


def goods_that_follow(desk: Desk) -> None:
    open_step(desk, Step.STAND).view.stand.add.click()
    desk.sheet(PackingSheet)


def the_way_home(desk: Desk) -> None:
    page = open_step(desk, Step.HOME)
    page.view.home.panel.packer.pack_all()
    desk.qtbot.waitUntil(page.view.home.panel.parts.foot.send.isEnabled)


def the_result(desk: Desk) -> None:
    open_step(desk, Step.RESULT)


SCENES: tuple[Scene, ...] = (
    every_fair,
    a_new_fair,
    the_plan,
    the_packing,
    a_scan_while_packing,
    many_packed_at_once,
    a_search_for_nothing,
    a_number_asked,
    the_papers,
    the_value_by_maker,
    the_check,
    all_that_was_sent,
    the_stand,
    goods_that_follow,
    the_way_home,
    the_result,
)


def scenes(desk: Desk) -> list[tuple[str, Callable[[], None]]]:
    return [(scene.__name__, partial(scene, desk)) for scene in SCENES]


@every_pair
def test_the_fairs_can_be_seen_pressed_and_heard_of(
    desks: Desks,
    tmp_path: Path,
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)

    desk = desks.open(in_words(fairs_page(tmp_path), words), with_fairs, theme, size)

    assert walk(desk.window, size, scenes(desk)) == []


@pytest.mark.parametrize("percent", [pytest.param(115, marks=pytest.mark.thorough), 130])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_larger_text_has_its_room_at_a_fair(
    desks: Desks, tmp_path: Path, language: str, percent: int
) -> None:
    desk = desks.open(fairs_page(tmp_path), with_fairs, Theme("jour", percent, language), SIZES[1])

    assert walk(desk.window, SIZES[1], scenes(desk)) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("more", [None, 30])
def test_no_fair_and_many_can_be_seen(
    desks: Desks, tmp_path: Path, language: str, more: int | None
) -> None:
    opening = stand if more is None else partial(with_fairs, more=more)
    desk = desks.open(fairs_page(tmp_path), opening, Theme(language=language), SIZES[2])
    whole = page_of(desk).list
    desk.qtbot.waitUntil(whole.new.isVisible if more else lambda: bool(desk.seen(EmptyCard)))
    settle()

    assert faults(desk.window, SIZES[2]) == []
