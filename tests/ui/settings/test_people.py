"""Naming the people of a stand, from the settings."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from pos.domain.person import PersonRole
from pos.services.pins import Crew, crew
from tests.ui.settings.desk import Desk
from ui.people.crew_sheet import CrewSheet
from ui.people.person_sheet import PersonSheet


def has_button(desk: Desk, name: str) -> bool:
    return any(b.accessibleName() == name for b in desk.seen(QAbstractButton))


def now(desk: Desk) -> Crew:
    assert desk.operations is not None
    found: Crew = desk.operations.read_now(crew)
    return found


def name_somebody(desk: Desk, qtbot: QtBot, name: str, pin: str = "") -> None:
    desk.tap("Ajouter une personne")
    sheet = desk.seen(PersonSheet)[0]
    sheet.name.line.setText(name)
    sheet.setFocus()
    type_digits(sheet, pin)
    desk.tap("Enregistrer la personne")
    qtbot.waitUntil(lambda: desk.seen(PersonSheet) == [])
    qtbot.waitUntil(lambda: any(p.name == name for p in now(desk).people))


def type_digits(widget: QWidget, digits: str) -> None:
    QTest.keyClicks(widget, digits)


def test_the_first_person_named_is_the_manager_with_a_pin(desk: Desk, qtbot: QtBot) -> None:
    desk.open()

    name_somebody(desk, qtbot, "Fatima", "271828")

    found = now(desk)
    assert (found.at_till.name, found.at_till.role) == ("Fatima", PersonRole.MANAGER)
    assert found.with_pin == {found.at_till.id}


def test_a_pin_too_short_is_refused_and_what_was_typed_stays(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    desk.tap("Ajouter une personne")
    sheet = desk.seen(PersonSheet)[0]
    sheet.name.line.setText("Fatima")
    sheet.setFocus()
    type_digits(sheet, "12")

    QTest.keyClick(sheet, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "4 à 8" in sheet._fault.text())
    assert sheet.name.text == "Fatima"
    assert now(desk).people == ()


def test_somebody_who_has_left_is_no_longer_offered(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    name_somebody(desk, qtbot, "Fatima")
    name_somebody(desk, qtbot, "Salma")
    qtbot.waitUntil(lambda: has_button(desk, "Modifier \u2068Salma\u2069"))

    desk.tap("Modifier \u2068Salma\u2069")
    desk.tap("Ne travaille plus ici")

    qtbot.waitUntil(lambda: [p.name for p in now(desk).people] == ["Fatima"])


def test_keys_of_the_window_still_work_once_somebody_was_edited(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    name_somebody(desk, qtbot, "Fatima")
    name_somebody(desk, qtbot, "Salma", "314159")
    qtbot.waitUntil(lambda: has_button(desk, "Modifier \u2068Salma\u2069"))
    desk.tap("Modifier \u2068Salma\u2069")
    desk.seen(PersonSheet)[0].name.line.setText("Amina")
    desk.tap("Enregistrer la personne")
    qtbot.waitUntil(lambda: has_button(desk, "Modifier \u2068Amina\u2069"))
    qtbot.waitUntil(lambda: desk.seen(PersonSheet) == [])

    assert desk.window is not None
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_F10)

    qtbot.waitUntil(lambda: desk.seen(CrewSheet) != [])


def test_the_last_manager_cannot_leave(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    name_somebody(desk, qtbot, "Fatima")
    qtbot.waitUntil(lambda: has_button(desk, "Modifier \u2068Fatima\u2069"))

    desk.tap("Modifier \u2068Fatima\u2069")
    sheet = desk.seen(PersonSheet)[0]
    desk.tap("Ne travaille plus ici")

    qtbot.waitUntil(lambda: "Il faut un responsable" in sheet._fault.text())
