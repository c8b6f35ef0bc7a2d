"""A sheet lies over the page, keeps the keyboard, and gives it back."""

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.sheet import Sheet


def opened(qtbot: QtBot, theme: Theme) -> tuple[QWidget, QLineEdit, Sheet]:
    window = QWidget()
    window.resize(1024, 640)
    field = QLineEdit(window)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    sheet = Sheet(theme, window, "Encaissement")
    sheet.open_sheet()
    return window, field, sheet


def test_escape_closes_it_and_gives_the_focus_back(qtbot: QtBot, theme: Theme) -> None:
    _window, field, sheet = opened(qtbot, theme)

    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)

    assert field.hasFocus()


def test_what_is_around_takes_the_focus_where_the_field_is_gone(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    part = QWidget(window)
    field = QLineEdit(part)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    field.setFocus()
    sheet = Sheet(theme, window, "Encaissement")
    sheet.open_sheet()
    shiboken6.delete(field)

    sheet.close_sheet()

    assert window.focusWidget() is part


def test_it_covers_the_window_at_any_size(qtbot: QtBot, theme: Theme) -> None:
    window, _field, sheet = opened(qtbot, theme)

    window.resize(1366, 688)

    assert sheet.size() == window.size()
    assert window.rect().contains(sheet.card.geometry())


def test_a_tap_beside_the_card_closes_it(qtbot: QtBot, theme: Theme) -> None:
    _window, _field, sheet = opened(qtbot, theme)

    with qtbot.waitSignal(sheet.closed):
        QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_tab_stays_inside(qtbot: QtBot, theme: Theme) -> None:
    _window, field, _sheet = opened(qtbot, theme)

    for _turn in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert not field.hasFocus()
