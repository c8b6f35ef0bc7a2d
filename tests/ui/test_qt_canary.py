"""PySide6 6.12 loses a reference to None on every void call under Python 3.10 and 3.11."""

import sys

from PySide6.QtCore import QObject


def test_a_thousand_void_calls_leave_the_count_of_none_alone() -> None:
    target = QObject()
    before = sys.getrefcount(None)

    for _turn in range(1000):
        target.setObjectName("x")

    assert abs(sys.getrefcount(None) - before) <= 50
