"""One strip for everything that went wrong; it counts and never stacks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.strip import Notice, Strip


def texts(strip: Strip) -> str:
    return " ".join(label.text() for label in strip.findChildren(QLabel))


def test_a_notice_is_shown_and_acted_on_once(qtbot: QtBot, theme: Theme) -> None:
    strip = Strip(theme)
    qtbot.addWidget(strip)
    acted: list[str] = []
    strip.add(Notice("Imprimante éteinte.", action="Réessayer", act=lambda: acted.append("x")))
    button = next(b for b in strip.findChildren(Button) if b.text() == "Réessayer")

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert acted == ["x"]
    assert strip.isHidden()


def test_a_second_notice_makes_it_count(qtbot: QtBot, theme: Theme) -> None:
    strip = Strip(theme)
    qtbot.addWidget(strip)
    strip.add(Notice("Imprimante éteinte."))
    strip.add(Notice("Disque presque plein."))

    assert "2" in texts(strip)
    assert "Imprimante" not in texts(strip)


def test_the_same_notice_twice_is_one(qtbot: QtBot, theme: Theme) -> None:
    strip = Strip(theme)
    qtbot.addWidget(strip)
    strip.add(Notice("Imprimante éteinte."))
    strip.add(Notice("Imprimante éteinte."))

    assert len(strip.notices) == 1
