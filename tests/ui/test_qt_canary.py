"""PySide6 6.12.0 on Python 3.10 and 3.11 loses one reference to None on each call of a Qt method
that returns nothing, and aborts the process after some thousands of them.

From Python 3.12 on None is immortal: its count never moves, and there the bug does no harm.
"""

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("calls", [1_000, 20_000])
def test_calls_that_return_nothing_leave_none_alone(qtbot: QtBot, calls: int) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for number in range(calls):
        label.setText(str(number))

    assert abs(sys.getrefcount(None) - before) <= 50
