"""Another language or look is another window, and the sale goes on in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import pages
from tests.ui.hand import Hand
from tests.ui.shops import stand
from ui.app import Choices, Screen
from ui.operations import Operations


@pytest.fixture
def screen(qapp: QApplication, tmp_path: Path) -> Iterator[Screen]:
    operations = Operations(lambda: stand(tmp_path))
    made = Screen(qapp, operations, lambda: pages(operations, tmp_path))
    yield made
    made.leave()
    operations.close()


def at(screen: Screen, qtbot: QtBot) -> Hand:
    assert screen.window is not None
    hand = Hand(screen.window)
    qtbot.waitUntil(lambda: bool(hand.tiles.model().index(0, 0).data()))
    return hand


def test_the_basket_goes_on_in_another_language(screen: Screen, qtbot: QtBot) -> None:
    screen.show(Choices("fr"))
    at(screen, qtbot).tap_tile("Tajine de Safi peint")

    screen.show(Choices("ar"))

    hand = at(screen, qtbot)
    assert [x.product.names.fr for x in hand.page.ringing.basket.lines] == ["Tajine de Safi peint"]
    assert hand.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert not hand.reads("استُؤنف")


def test_what_was_done_before_another_look_can_be_undone_after_it(
    screen: Screen, qtbot: QtBot
) -> None:
    screen.show(Choices("fr", "jour"))
    at(screen, qtbot).tap_tile("Tajine de Safi peint")

    screen.show(Choices("fr", "soir"))
    hand = at(screen, qtbot)
    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert hand.page.ringing.basket.is_empty


def test_the_window_keeps_its_page_and_its_place(screen: Screen, qtbot: QtBot) -> None:
    screen.show(Choices("fr"))
    old = at(screen, qtbot).window
    old.setGeometry(20, 30, 1280, 700)
    old.open_page(1)

    screen.show(Choices("en"))

    assert screen.window is not None
    assert screen.window is not old
    assert screen.window.number == 1
    assert screen.window.size().toTuple() == (1280, 700)
