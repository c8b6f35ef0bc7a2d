"""A long press, a right click or the menu key tells all about a product, and adds nothing."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.clock import local, system_clock
from pos.domain.mark import QualityMark
from pos.domain.names import Names
from pos.services.marks import save_mark
from tests.ui.hand import Hand
from tests.ui.pages.sell.test_touch import on_screen
from ui.pages.sell.long_press import LongPress
from ui.sheets.product.product_glance import ProductGlance
from ui.sheets.product.product_sheet import ProductSheet

NAME = "Babouches cuir jaune"


def hold(hand: Hand, qtbot: QtBot) -> None:
    view, at = hand.tiles.viewport(), hand.tile_middle(NAME)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: bool(hand.seen(ProductGlance)))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)


def test_a_long_press_tells_all_about_a_product_and_adds_nothing(hand: Hand, qtbot: QtBot) -> None:
    hold(hand, qtbot)

    for text in (NAME, "بلغة جلدية صفراء", "180\u00a0DH", "14", "BAB-01"):
        assert hand.reads(text)
    assert hand.page.ringing.basket.is_empty


def test_a_finger_that_stays_tells_all_about_a_product_and_adds_nothing(
    finger: QPointingDevice, hand: Hand, qtbot: QtBot
) -> None:
    view, at = hand.tiles.viewport(), on_screen(hand, NAME)

    QTest.touchEvent(view, finger).press(0, at).commit()
    qtbot.waitUntil(lambda: bool(hand.seen(ProductGlance)))
    QTest.touchEvent(view, finger).release(0, at).commit()

    assert len(hand.seen(ProductGlance)) == 1
    assert hand.page.ringing.basket.is_empty


@pytest.mark.parametrize(("moved", "is_waited_for"), [(40, False), (2, True)])
def test_a_finger_that_moves_on_asks_nothing(hand: Hand, moved: int, is_waited_for: bool) -> None:
    view, at = hand.tiles.viewport(), hand.tile_middle(NAME)
    press = hand.tiles.findChildren(LongPress)[0]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    assert press.is_waiting

    QTest.mouseMove(view, at + QPoint(0, moved))

    assert press.is_waiting == is_waited_for


def test_a_right_click_asks_too(hand: Hand) -> None:
    at = hand.tile_middle(NAME)
    view = hand.tiles.viewport()

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, event)

    assert hand.seen(ProductGlance)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_menu_key_asks_about_the_tile_it_is_on(
    hand: Hand, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    hand.press(Qt.Key.Key_Down)

    hand.press(key, modifier)

    assert len(hand.seen(ProductGlance)) == 1
    hand.press(Qt.Key.Key_Escape)
    assert hand.focused() is hand.tiles


def test_what_was_looked_at_goes_into_the_basket_with_one_tap(hand: Hand, qtbot: QtBot) -> None:
    hold(hand, qtbot)

    hand.tap("Ajouter au panier")

    assert [line.product.names.fr for line in hand.page.ringing.basket.lines] == [NAME]
    assert hand.seen(ProductGlance) == []


def test_what_was_looked_at_can_be_edited(hand: Hand, qtbot: QtBot) -> None:
    hold(hand, qtbot)

    hand.tap("Modifier le produit")

    assert hand.seen(ProductSheet)[0].form.basics.name.text == NAME
    hand.press(Qt.Key.Key_Escape)
    hold(hand, qtbot)
    assert len(hand.seen(ProductGlance)) == 1


def test_a_quality_mark_is_told_as_long_as_it_holds(hand: Hand, qtbot: QtBot) -> None:
    today = local(system_clock()).date()
    for name, until in (("Maroc Fait Main", today), ("Ancien label", today - timedelta(days=1))):
        hand.page.operations.write_now(save_mark, QualityMark("", Names(fr=name), until))

    hold(hand, qtbot)

    qtbot.waitUntil(lambda: hand.reads("Maroc Fait Main"))
    assert not hand.reads("Ancien label")
