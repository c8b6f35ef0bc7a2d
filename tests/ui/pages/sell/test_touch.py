"""A finger taps to add and flicks to scroll; a flick never sells anything."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.quantity import pieces
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.shops import piece, stand

# Without a moment for timers in between: on a busy machine it would make a tap a long press.
AT_ONCE = False

MANY = tuple((piece(f"Bol {number:03d}", 45), pieces(9)) for number in range(120))


def on_screen(hand: Hand, name: str) -> QPoint:
    """Return where a tile is on the screen: PySide's touch sequence does not map positions."""
    return hand.tiles.viewport().mapToGlobal(hand.tile_middle(name))


def test_a_tap_of_a_finger_adds_one(finger: QPointingDevice, hand: Hand, qtbot: QtBot) -> None:
    view, at = hand.tiles.viewport(), on_screen(hand, "Tajine de Safi peint")

    QTest.touchEvent(view, finger).press(0, at).commit(AT_ONCE)
    QTest.touchEvent(view, finger).release(0, at).commit(AT_ONCE)

    qtbot.waitUntil(lambda: len(hand.page.ringing.basket.lines) == 1)


def test_a_flick_scrolls_and_adds_nothing(
    finger: QPointingDevice, tills: Tills, qtbot: QtBot
) -> None:
    hand = tills.hand(open_till=lambda folder: stand(folder, MANY))
    view, at = hand.tiles.viewport(), on_screen(hand, "Bol 009")

    QTest.touchEvent(view, finger).press(0, at).commit(AT_ONCE)
    for step in range(1, 12):
        QTest.touchEvent(view, finger).move(0, at - QPoint(0, 18 * step)).commit(AT_ONCE)
    QTest.touchEvent(view, finger).release(0, at - QPoint(0, 198)).commit(AT_ONCE)

    qtbot.waitUntil(lambda: hand.tiles.verticalScrollBar().value() > 0)
    assert hand.page.ringing.basket.is_empty


def test_a_flick_that_ends_where_the_last_tap_was_adds_nothing_more(
    finger: QPointingDevice, tills: Tills, qtbot: QtBot
) -> None:
    hand = tills.hand(open_till=lambda folder: stand(folder, MANY))
    view, at = hand.tiles.viewport(), on_screen(hand, "Bol 009")
    QTest.touchEvent(view, finger).press(0, at).commit(AT_ONCE)
    QTest.touchEvent(view, finger).release(0, at).commit(AT_ONCE)
    qtbot.waitUntil(lambda: len(hand.page.ringing.basket.lines) == 1)

    QTest.touchEvent(view, finger).press(0, at).commit(AT_ONCE)
    for step in range(1, 6):
        QTest.touchEvent(view, finger).move(0, at - QPoint(0, 12 * step)).commit(AT_ONCE)
    QTest.touchEvent(view, finger).release(0, at - QPoint(0, 60)).commit(AT_ONCE)

    qtbot.waitUntil(lambda: hand.tiles.verticalScrollBar().value() > 0)
    assert hand.page.ringing.basket.total.minor == 4_500
