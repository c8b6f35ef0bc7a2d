"""Reconcile in three sizes, four languages and three looks: whole, named, large enough."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pos.domain.discrepancy import DiscrepancyKind
from tests.ui.audit import SIZES, every_pair, theme_and_words, walk
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.reconcile.shop import quarrelling, reconcile_page
from tests.ui.pages.reconcile.test_page import asked, found, page_of
from tests.ui.pages.test_audits import in_words
from ui.pages.reconcile.words import View
from ui.theme import Theme


def what_does_not_agree(desk: Desk) -> None:
    found(desk)


def a_piece_sold_twice(desk: Desk) -> None:
    asked(desk, DiscrepancyKind.SOLD_TWICE)


def a_line_to_link(desk: Desk) -> None:
    page_of(desk).lists.show_view(View.OPEN)
    asked(desk, DiscrepancyKind.UNKNOWN_ITEM)


def the_tills(desk: Desk) -> None:
    page_of(desk).lists.show_view(View.TILLS)


def nothing_answered(desk: Desk) -> None:
    page_of(desk).lists.show_view(View.ANSWERED)


SCENES: tuple[Callable[[Desk], None], ...] = (
    what_does_not_agree,
    a_piece_sold_twice,
    a_line_to_link,
    the_tills,
    nothing_answered,
)


def scenes(desk: Desk) -> list[tuple[str, Callable[[], None]]]:
    return [(scene.__name__, partial(scene, desk)) for scene in SCENES]


@every_pair
def test_what_does_not_agree_can_be_seen_pressed_and_heard_of(
    desks: Desks,
    tmp_path: Path,
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)
    build = in_words(partial(reconcile_page, tmp_path), words)

    desk = desks.open(build, quarrelling, theme, size)

    assert walk(desk.window, size, scenes(desk)) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_larger_text_has_its_room_where_things_do_not_agree(
    desks: Desks, tmp_path: Path, language: str
) -> None:
    theme = Theme("jour", 130, language)

    desk = desks.open(partial(reconcile_page, tmp_path), quarrelling, theme, SIZES[1])

    assert walk(desk.window, SIZES[1], scenes(desk)) == []
