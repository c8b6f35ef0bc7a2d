"""A button of the accent shows that it has the keyboard, whatever ground it stands on."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.button import Button


def colours_down_the_middle(button: Button) -> list[QColor]:
    """Return the colours from the top edge to a quarter of the height, left of the words."""
    picture = button.grab().toImage()
    return [picture.pixelColor(24, y) for y in range(picture.height() // 4)]


@pytest.mark.parametrize("role", ["primary", "main"])
def test_the_ring_of_the_focus_lies_inside_the_button(
    qtbot: QtBot, theme: Theme, role: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = Button(theme, "Choisir", role)
    QVBoxLayout(window).addWidget(button)
    window.resize(300, 100)
    window.show()
    window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)

    found = colours_down_the_middle(button)

    assert found[1] == theme.colour("action")
    assert theme.colour("focus_on_action") in found
