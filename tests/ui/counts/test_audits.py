"""Every step of a count in three sizes, four languages and three looks: whole, named, large."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from pos.domain.stock import DifferenceReason
from pos.i18n import use_language
from pos.services.count_hints import Hint, HintKind
from pos.services.count_scans import Twice
from tests.ui import audit
from tests.ui.audit import SIZES, every_pair, theme_and_words
from tests.ui.counts.bench import BABOUCHES, at_stock, count_all_but, opened_count, product, scan
from tests.ui.pages.desk import Desk, Desks
from ui.counts.counting_sheet import CountingSheet
from ui.counts.words import REASONS
from ui.theme import Theme


def begun(desk: Desk) -> CountingSheet:
    """Go on with the count of the place, or begin one."""
    sheet = opened_count(desk)
    sheet.steps.begin.start()
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.counting))
    return sheet


def the_beginning(desk: Desk) -> None:
    opened_count(desk)


def an_empty_count(desk: Desk) -> None:
    begun(desk)


def a_count_with_a_stray_code(desk: Desk) -> None:
    begun(desk)
    for code in (BABOUCHES, "99887766", BABOUCHES):
        scan(desk, code)
    scan(desk, "99887766")


def a_question(desk: Desk) -> None:
    sheet = begun(desk)
    sheet.steps.counting.work.answered.emit(Twice(product(desk, "Tajine")))


def a_line_picked(desk: Desk) -> None:
    sheet = begun(desk)
    scan(desk, BABOUCHES)
    counting = sheet.steps.counting
    counting.side.picked.emit(counting.side.model.rows[0])


def what_nobody_counted(desk: Desk) -> None:
    sheet = begun(desk)
    scan(desk, BABOUCHES)
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.uncounted))
    desk.press(Qt.Key.Key_Return)


def compared(desk: Desk) -> CountingSheet:
    sheet = begun(desk)
    count_all_but(desk, sheet, "Babouches")
    desk.press(Qt.Key.Key_F4)
    differences = sheet.steps.differences
    desk.qtbot.waitUntil(lambda: bool(differences.model.rows))
    desk.qtbot.waitUntil(lambda: not desk.operations.is_at_work)
    (found,) = differences.model.rows
    facts = (Hint(HintKind.UNREAD, till="Stand 12", at=1), Hint(HintKind.MOVED))
    differences.panel.show_hints(found, facts)
    differences.panel.reasons.pills[REASONS.index(DifferenceReason.WRONG_ITEM)].click()
    return sheet


def the_differences(desk: Desk) -> None:
    compared(desk)


def a_count_that_is_done(desk: Desk) -> None:
    sheet = compared(desk)
    sheet.course.go_on()
    desk.qtbot.waitUntil(lambda: sheet.course.count is None)
    desk.qtbot.waitUntil(lambda: not desk.operations.is_at_work)


def past_counts(desk: Desk) -> None:
    sheet = opened_count(desk)
    sheet.steps.begin.past.click()
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.past))


SCENES = (
    the_beginning,
    an_empty_count,
    a_count_with_a_stray_code,
    a_question,
    a_line_picked,
    what_nobody_counted,
    the_differences,
    a_count_that_is_done,
    past_counts,
)


def walk(desk: Desk, size: tuple[int, int]) -> list[str]:
    """Go from scene to scene, and return the faults of each."""
    return audit.walk(desk.window, size, ((s.__name__, partial(s, desk)) for s in SCENES))


@every_pair
def test_every_step_can_be_seen_pressed_and_heard_of(
    desks: Desks, pseudo_language: str, look: str, language: str, size: tuple[int, int]
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)
    desk = at_stock(desks, theme, size)
    use_language(words)

    assert walk(desk, size) == []


@pytest.mark.parametrize("percent", [pytest.param(115, marks=pytest.mark.thorough), 130])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_larger_text_still_has_its_room(desks: Desks, language: str, percent: int) -> None:
    desk = at_stock(desks, Theme("jour", percent, language), SIZES[1])

    assert walk(desk, SIZES[1]) == []
