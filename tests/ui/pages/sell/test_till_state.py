"""The till as selling sees it: one calm notice, never in the way, gone when it is so no more."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.domain.money import MAD, Money
from pos.domain.shift import CashCount
from pos.domain.trade import TradeRules
from pos.services.sales import sales
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.till import Till
from pos.services.trade import save_trade_rules
from tests.ui.conftest import Tills
from tests.ui.shops import stand
from ui.errands import ShiftDeed

DAY = 86_400_000_000
FLOAT = (CashCount(Money(50_000, MAD)),)


def opened_another_day(folder: Path) -> Till:
    """Open a stand whose till was opened on another day than today."""
    till = stand(folder)
    clock = till._store.clock
    # The day after rather than the day before: the times of a journal never run backwards.
    till._store.clock = lambda: clock() + DAY
    till.write(open_shift_with, FLOAT)
    till._store.clock = clock
    return till


def needing_shift(folder: Path) -> Till:
    till = stand(folder)
    till.write(save_trade_rules, TradeRules(needs_shift=True))
    return till


def sold_count(tills: Tills) -> int:
    assert tills.operations is not None
    return len(tills.operations.read_now(sales))


def test_a_till_left_open_is_said_calmly_and_selling_goes_on(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand(open_till=opened_another_day)
    qtbot.waitUntil(lambda: hand.reads("La caisse est ouverte depuis le"))

    hand.tap_tile("Plat de Safi 30 cm")
    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: sold_count(tills) == 1)


def test_the_notice_goes_when_the_till_was_closed(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand(open_till=opened_another_day)
    qtbot.waitUntil(lambda: hand.window.strip.isVisible())
    assert tills.operations is not None

    tills.operations.write(hand.window, close_shift, Closing(()))

    qtbot.waitUntil(lambda: not hand.window.strip.isVisible())


def test_where_a_till_must_be_opened_first_selling_says_so(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand(open_till=needing_shift)
    qtbot.waitUntil(lambda: hand.reads("La caisse n’est pas encore ouverte."))

    with qtbot.waitSignal(hand.page.handed) as left:
        hand.tap("Ouvrir la caisse")

    assert left.args == [ShiftDeed.OPEN]


def test_an_ordinary_till_says_nothing(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand()

    hand.tap_tile("Plat de Safi 30 cm")
    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: sold_count(tills) == 1)
    assert not hand.window.strip.isVisible()


def test_the_report_so_far_is_one_key_from_selling(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand()

    with qtbot.waitSignal(hand.page.handed) as left:
        hand.press(Qt.Key.Key_F12)

    assert left.args == [ShiftDeed.REPORT]
