"""Who stands at the till: changed from the rail, asked for a manager in place, locked when idle."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pos.services.sales import sales
from pos.services.shop import save_seller
from pos.services.till import Till
from tests.factories import a_seller
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.people.conftest import PINS
from ui.people.at_till import AtTill
from ui.people.crew_sheet import CrewSheet
from ui.people.idleness import Idleness

Opening = Callable[[str], Callable[[Path], Till]]


class Stand:
    """A hand at a till where people are named."""

    def __init__(self, tills: Tills, qtbot: QtBot, opening: Callable[[Path], Till]) -> None:
        self.tills = tills
        self.qtbot = qtbot
        self.hand: Hand = tills.hand(open_till=opening)
        qtbot.waitUntil(lambda: self.at_till.crew is not None)

    @property
    def at_till(self) -> AtTill:
        return self.hand.window.at_till

    @property
    def person(self) -> str:
        crew = self.at_till.crew
        return "" if crew is None else crew.at_till.name

    @property
    def sheets(self) -> list[CrewSheet]:
        return self.hand.seen(CrewSheet)

    def take_over(self, said: str, pin: str = "") -> None:
        self.hand.tap(said)
        self.type_pin(pin)

    def type_pin(self, pin: str) -> None:
        if pin:
            self.hand.type(pin)
            self.hand.press(Qt.Key.Key_Return)


@pytest.fixture
def at(tills: Tills, qtbot: QtBot, with_at_till: Opening) -> Callable[[str], Stand]:
    return lambda name: Stand(tills, qtbot, with_at_till(name))


MANAGER = "\u2068Fatima\u2069, Responsable"
SELLER = "\u2068Aïcha\u2069, Vente"
HELPER = "\u2068Salma\u2069, Aide"


def test_a_till_without_people_shows_nobody_on_the_rail(hand: Hand, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hand.window.at_till.crew is not None)

    assert not [b for b in hand.seen(QLabel) if b.text() == "Fatima"]
    hand.press(Qt.Key.Key_F10)
    assert hand.seen(CrewSheet) == []


def test_another_takes_over_in_two_taps_and_a_pin(at: Callable[[str], Stand]) -> None:
    stand = at("Aïcha")

    stand.hand.tap("À la caisse : \u2068Aïcha\u2069")
    stand.take_over(MANAGER, PINS["Fatima"])

    stand.qtbot.waitUntil(lambda: stand.person == "Fatima")
    stand.qtbot.waitUntil(lambda: stand.sheets == [])
    assert stand.hand.taps == 2


def test_who_has_no_pin_takes_over_at_once(at: Callable[[str], Stand]) -> None:
    stand = at("Aïcha")

    stand.hand.press(Qt.Key.Key_F10)
    stand.take_over(HELPER)

    stand.qtbot.waitUntil(lambda: stand.person == "Salma")


def test_a_wrong_pin_is_told_and_can_be_typed_again(at: Callable[[str], Stand]) -> None:
    stand = at("Aïcha")
    stand.hand.press(Qt.Key.Key_F10)
    stand.take_over(MANAGER, "0000")
    stand.qtbot.waitUntil(lambda: stand.hand.reads("Ce code n’est pas le bon"))

    stand.type_pin(PINS["Fatima"])

    stand.qtbot.waitUntil(lambda: stand.person == "Fatima")


def test_a_person_is_picked_by_keys_alone(at: Callable[[str], Stand]) -> None:
    stand = at("Aïcha")
    stand.hand.press(Qt.Key.Key_F10)

    stand.hand.press(Qt.Key.Key_Down)
    stand.type_pin(PINS["Fatima"])

    stand.qtbot.waitUntil(lambda: stand.person == "Fatima")
    assert stand.hand.taps == 0


def test_what_needs_the_manager_is_asked_in_place_and_done(at: Callable[[str], Stand]) -> None:
    stand = at("Salma")
    saved: list[object] = []
    operations = stand.tills.operations
    assert operations is not None

    operations.write(stand.hand.window, save_seller, a_seller(footer="Merci"), done=saved.append)
    stand.qtbot.waitUntil(lambda: bool(stand.sheets))
    stand.type_pin(PINS["Fatima"])

    stand.qtbot.waitUntil(lambda: saved == [None])
    assert stand.person == "Salma"


def test_a_manager_who_does_not_allow_it_leaves_everything_as_it_was(
    at: Callable[[str], Stand],
) -> None:
    stand = at("Salma")
    refused: list[object] = []
    operations = stand.tills.operations
    assert operations is not None

    operations.write(stand.hand.window, save_seller, a_seller(footer="!"), failed=refused.append)
    stand.qtbot.waitUntil(lambda: bool(stand.sheets))
    stand.hand.press(Qt.Key.Key_Escape)

    stand.qtbot.waitUntil(lambda: len(refused) == 1)


def test_a_till_that_is_left_is_locked_and_esc_opens_nothing(at: Callable[[str], Stand]) -> None:
    stand = at("Aïcha")

    stand.hand.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    stand.qtbot.waitUntil(lambda: stand.at_till.locked is not None)
    stand.hand.press(Qt.Key.Key_Escape)
    QTest.mouseClick(stand.sheets[0], Qt.MouseButton.LeftButton, pos=QPoint(2, 2))

    assert len(stand.sheets) == 1
    stand.take_over(SELLER, PINS["Aïcha"])
    stand.qtbot.waitUntil(lambda: stand.sheets == [] and stand.person == "Aïcha")


def test_idle_minutes_lock_a_till_of_somebody_with_a_pin(at: Callable[[str], Stand]) -> None:
    stand = at("Aïcha")

    stand.at_till.findChildren(Idleness)[0].passed.emit()

    stand.qtbot.waitUntil(lambda: stand.at_till.locked is not None)


def test_who_has_no_pin_is_never_locked_out(at: Callable[[str], Stand]) -> None:
    stand = at("Salma")

    stand.at_till.leave()
    stand.hand.press(Qt.Key.Key_F10)

    assert stand.at_till.locked is None


def test_somebody_in_training_sees_a_sale_through_and_nothing_is_recorded(
    at: Callable[[str], Stand],
) -> None:
    stand = at("Youssef")
    stand.qtbot.waitUntil(lambda: stand.hand.reads("Entraînement : rien n’est enregistré."))

    stand.hand.tap_tile("Tajine de Safi peint")
    stand.hand.press(Qt.Key.Key_F9)

    stand.qtbot.waitUntil(lambda: stand.hand.reads("Rien n’a été enregistré"))
    assert not stand.hand.reads("Vente enregistrée")
    operations = stand.tills.operations
    assert operations is not None
    assert operations.read_now(sales) == []


def test_a_scan_at_a_locked_till_sells_nothing_and_is_told(at: Callable[[str], Stand]) -> None:
    stand = at("Fatima")
    stand.at_till.leave()
    stand.qtbot.waitUntil(lambda: stand.at_till.locked is not None)

    stand.hand.scan("2000000000015")

    stand.qtbot.waitUntil(lambda: stand.hand.reads("2000000000015"))
    assert stand.hand.page.ringing.basket.is_empty
    assert stand.at_till.locked is not None
