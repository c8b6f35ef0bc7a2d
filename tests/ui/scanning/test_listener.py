"""Keys before any widget sees them: scans go to one place, a person's keys to theirs."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos.domain.scanning import FAST, Scan
from tests.ui.gun import AZERTY, TIFINAGH, US, Gun, typed_by
from ui.scanning.listener import Listener

CODE = "6111234567895"


class Window(QWidget):
    """A field, a button and two shortcuts. pressed: what was pressed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.button = QPushButton("Valider")
        self.pressed: list[str] = []
        self.scans: list[Scan] = []
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.button.setAutoDefault(True)
        self.button.clicked.connect(lambda: self.pressed.append("button"))
        self.field.returnPressed.connect(lambda: self.pressed.append("enter"))
        for key in ("-", "F4"):
            shortcut = QShortcut(key, self)
            shortcut.activated.connect(lambda key=key: self.pressed.append(key))


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    window = Window()
    listener = Listener(qapp)
    listener.scanned.connect(window.scans.append)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is not None)
    window.field.setFocus()
    yield window
    shiboken6.delete(listener)
    window.hide()
    shiboken6.delete(window)


def settle(qtbot: QtBot) -> None:
    """Wait until whatever was held has been judged."""
    qtbot.wait(FAST.silence_ms + 60)


@pytest.mark.parametrize("layout", [US, AZERTY, TIFINAGH])
def test_a_scan_never_lands_in_a_field(window: Window, layout: dict[int, int]) -> None:
    Gun(layout).scan(CODE)

    (scan,) = window.scans
    assert (scan.typed, scan.pressed) == (typed_by(layout, CODE), CODE)
    assert window.field.text() == ""
    assert window.pressed == []


def test_the_enter_of_a_scan_presses_no_button(window: Window) -> None:
    window.button.setFocus()

    Gun().scan(CODE)

    assert len(window.scans) == 1
    assert window.pressed == []
    assert not window.button.isDown()


def test_a_code_that_begins_with_the_key_of_a_shortcut_presses_none(window: Window) -> None:
    window.button.setFocus()

    # The key of 6 types a minus on AZERTY.
    Gun(AZERTY).scan(CODE)

    assert len(window.scans) == 1
    assert window.pressed == []


def test_a_shortcut_typed_by_a_person_still_works(window: Window, qtbot: QtBot) -> None:
    window.button.setFocus()

    Gun(AZERTY).press_all("6", [500])

    qtbot.waitUntil(lambda: window.pressed == ["-"])


def test_a_field_claims_the_key_of_a_shortcut_as_before(window: Window, qtbot: QtBot) -> None:
    Gun(AZERTY).press_all("6", [500])

    qtbot.waitUntil(lambda: window.field.text() == "-")
    assert window.pressed == []


def test_typing_arrives_whole_and_in_order(window: Window, qtbot: QtBot) -> None:
    gun = Gun()
    gun.press_all("theiere", [500, 130, 70, 45, 90, 200, 61])
    gun.press(Qt.Key.Key_Return, "\r", 36, gap_ms=150)

    settle(qtbot)
    assert window.field.text() == "theiere"
    assert window.pressed == ["enter"]
    assert window.scans == []


def test_letters_beyond_a_keyboard_of_codes_arrive_too(window: Window, qtbot: QtBot) -> None:
    gun = Gun()
    for letter in "طاجين":
        gun.press(Qt.Key.Key_unknown, letter, 0, gap_ms=140)

    settle(qtbot)
    assert window.field.text() == "طاجين"


def test_a_function_key_acts_at_once(window: Window) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier)
    window.button.setFocus()

    QApplication.sendEvent(QApplication.focusWindow(), event)

    # What comes from the system asks the shortcuts first; here it is enough that it went through.
    assert not event.isAccepted() or window.pressed in ([], ["F4"])


def test_a_key_that_repeats_is_typing(window: Window, qtbot: QtBot) -> None:
    repeat(0, 9_000_000)
    settle(qtbot)
    for number in range(1, 12):
        repeat(number, 9_000_200 + number * 30)

    settle(qtbot)
    assert window.field.text() == "7" * 12
    assert window.scans == []


def test_a_digit_several_times_in_a_code_is_no_key_held_down(window: Window) -> None:
    # Qt says so of a key that comes within 10 ms of its own release.
    gun = Gun()
    gun.rest()
    gun.press_all("2")
    for _digit in range(9):
        gun.press(Qt.Key.Key_0, "0", 19, is_repeat=True)
    gun.press_all("015")
    gun.press(Qt.Key.Key_Return, "\r", 36)

    assert [scan.typed for scan in window.scans] == ["2000000000015"]
    assert window.field.text() == ""


def repeat(number: int, at_ms: int) -> None:
    """Repeat the key of 7, as a keyboard does when it is held down."""
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress)[not number :]:
        event = QKeyEvent(kind, Qt.Key.Key_7, none, 16, 0, 0, "7", number > 0)
        event.setTimestamp(at_ms)
        QApplication.sendEvent(QApplication.focusWindow(), event)


def test_composed_text_comes_after_what_was_typed_before_it(window: Window, qtbot: QtBot) -> None:
    Gun().press_all("t", [500])
    composed = QInputMethodEvent()
    composed.setCommitString("ê")

    QApplication.sendEvent(window.field, composed)

    settle(qtbot)
    assert window.field.text() == "tê"


def test_a_scan_goes_on_over_a_window_that_takes_another_s_place(
    window: Window, qtbot: QtBot
) -> None:
    gun = Gun()
    gun.rest()
    gun.press_all(CODE[:6])
    other = Window()
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is other.windowHandle())

    gun.press_all(CODE[6:])
    gun.press(Qt.Key.Key_Return, "\r", 36)

    assert [scan.typed for scan in window.scans] == [CODE]
    assert other.field.text() == window.field.text() == ""
    other.hide()
    shiboken6.delete(other)


def test_releases_of_a_scan_reach_nobody(window: Window) -> None:
    heard: list[QEvent.Type] = []

    class Ear(QWidget):
        def event(self, event: QEvent) -> bool:
            if isinstance(event, QKeyEvent):
                heard.append(event.type())
            return super().event(event)

    ear = Ear(window)
    ear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    ear.show()
    ear.setFocus()

    Gun().scan(CODE)

    assert heard == []


def test_a_composed_character_is_told_by_the_release_of_its_key(window: Window) -> None:
    # Under an Arabic layout the key of B makes lam-alef: composed, not typed.
    gun = Gun()
    gun.rest()
    gun.press_all("7K3-0")
    composed = QInputMethodEvent()
    composed.setCommitString("لا")
    QApplication.sendEvent(window.field, composed)
    gun.release(Qt.Key.Key_B, "ﻻ", 56)
    gun.press_all("147")
    gun.press(Qt.Key.Key_Return, "\r", 36)

    (scan,) = window.scans
    assert scan.pressed == "7K3-0b147"
    assert window.field.text() == ""


def test_a_dead_key_is_told_by_its_release_too(window: Window) -> None:
    gun = Gun()
    gun.rest()
    gun.press_all("A1")
    gun.release(Qt.Key.Key_Dead_Circumflex, "", 34)
    gun.press_all("2345")
    gun.press(Qt.Key.Key_Return, "\r", 36)

    (scan,) = window.scans
    assert scan.pressed == "A1[2345"


def test_a_listener_that_was_stopped_leaves_keys_alone(
    window: Window, qapp: QApplication, qtbot: QtBot
) -> None:
    other = Listener(qapp)
    other.stop()

    Gun().press_all("120", [500, 150, 150])

    settle(qtbot)
    assert window.field.text() == "120"
    shiboken6.delete(other)
