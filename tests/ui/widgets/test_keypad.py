"""The keypad reads any keyboard, and never turns round."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import dressed
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.keypad import COMMA, DOUBLE_ZERO, Keypad


def key(text: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text)


@pytest.mark.parametrize(
    ("text", "typed"), [("7", "7"), ("è", "7"), ("٧", "7"), ("&", "1"), (",", ","), (".", ",")]
)
def test_it_understands_digits_of_any_layout(
    qtbot: QtBot, theme: Theme, text: str, typed: str
) -> None:
    pad = Keypad(theme)
    qtbot.addWidget(pad)
    seen: list[str] = []
    pad.typed.connect(seen.append)

    assert pad.take_key(key(text))
    assert seen == [typed]


def test_letters_mean_nothing_to_it(qtbot: QtBot, theme: Theme) -> None:
    pad = Keypad(theme)
    qtbot.addWidget(pad)

    assert not pad.take_key(key("k"))


def test_one_is_left_of_three_in_arabic_too(qtbot: QtBot, qapp: QApplication) -> None:
    pad = Keypad(dressed(qapp, Theme(language="ar")))
    qtbot.addWidget(pad)
    pad.resize(300, 300)
    pad.show()

    places = {button.text(): button.x() for button in pad.findChildren(Button)}

    assert places["1"] < places["2"] < places["3"]


def test_two_keys_share_the_corner_and_leave_the_digits_in_their_columns(
    qtbot: QtBot, theme: Theme
) -> None:
    pad = Keypad(theme, (COMMA, DOUBLE_ZERO))
    qtbot.addWidget(pad)
    pad.resize(360, 300)
    pad.show()

    keys = {button.text(): button.geometry() for button in pad.findChildren(Button)}

    assert keys["2"].left() == keys["0"].left()
    assert keys["2"].right() == keys["0"].right()
    assert keys[COMMA].left() == keys["1"].left()
    assert keys[DOUBLE_ZERO].right() == keys["1"].right()
    assert min(min(key.width() - 44, key.height() - 60) for key in keys.values()) >= 0


def test_a_tap_types_the_digit_on_the_key(qtbot: QtBot, theme: Theme) -> None:
    pad = Keypad(theme)
    qtbot.addWidget(pad)
    seen: list[str] = []
    pad.typed.connect(seen.append)
    eight = next(button for button in pad.findChildren(Button) if button.text() == "8")

    QTest.mouseClick(eight, Qt.MouseButton.LeftButton)

    assert seen == ["8"]
