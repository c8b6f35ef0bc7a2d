"""Cycles with objects of Qt die on the main thread, whoever makes the objects that count."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import garbage
from ui.garbage import Garbage, collect_what_is_due

ENOUGH = 100_000


class Knot:
    """Holds itself, and something of Qt."""

    def __init__(self) -> None:
        self.itself = self
        self.timer = QTimer()


def knot_that_tells(died_on: list[int]) -> None:
    weakref.finalize(Knot(), lambda: died_on.append(threading.get_ident()))


def many_made_elsewhere() -> list[list[int]]:
    """Make enough objects on another thread that Python would look for garbage there."""
    many: list[list[int]] = []
    thread = threading.Thread(target=lambda: many.extend([number] for number in range(ENOUGH)))
    thread.start()
    thread.join()
    return many


def test_no_other_thread_takes_apart_what_is_of_qt(qapp: QApplication) -> None:
    gc.enable()
    keeper = Garbage(qapp)
    died_on: list[int] = []
    knot_that_tells(died_on)

    many = many_made_elsewhere()
    assert died_on == []
    collect_what_is_due()

    assert died_on == [threading.get_ident()]
    assert len(many) == ENOUGH
    keeper.deleteLater()


def test_garbage_goes_by_itself_while_the_program_rests(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_EVERY_MS", 5)
    parent = QObject(qapp)
    Garbage(parent).begin()
    died_on: list[int] = []
    knot_that_tells(died_on)
    kept = [[number] for number in range(ENOUGH)]

    qtbot.waitUntil(lambda: died_on == [threading.get_ident()])

    assert len(kept) == ENOUGH
    parent.deleteLater()
    gc.unfreeze()


def test_nothing_is_looked_through_when_nothing_was_made() -> None:
    gc.collect()
    looked: list[str] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        looked.append(phase)

    gc.callbacks.append(note)
    collect_what_is_due()
    gc.callbacks.remove(note)

    assert looked == []
