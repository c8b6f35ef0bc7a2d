"""What the next taps need is loaded while the till rests, one step at a time."""

import re
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.architecture.source import modules
from ui import warming
from ui.warming import Warming

_PAGE = re.compile(r"ui\.pages\.(\w+\.page|settings)")


def test_everything_named_for_warming_exists_and_every_page_is_among_it() -> None:
    known = {module.name for module in modules("pos", "ui")}
    pages = {name for name in known if _PAGE.fullmatch(name)} - {"ui.pages.sell.page"}

    assert set(warming.NEXT) <= known
    assert pages <= set(warming.NEXT)


def warming_of(parent: QObject, told: list[str], is_at_work: Callable[[], bool]) -> Warming:
    def first() -> None:
        told.append("first")

    def done() -> None:
        told.append("done")

    return Warming(parent, first, done, is_at_work, ["colorsys"])


def test_nothing_is_loaded_while_something_is_read(qtbot: QtBot) -> None:
    told: list[str] = []
    looks = iter([True] * 5)
    parent = QObject()

    def is_at_work() -> bool:
        told.append("looked")
        return next(looks, False)

    warming_of(parent, told, is_at_work).begin()
    qtbot.waitUntil(lambda: "done" in told)

    assert told.index("first") == 6, "five times at work, then at rest"


def test_all_is_done_in_order_and_told_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    told: list[str] = []
    parent = QObject()
    warm = warming_of(parent, told, lambda: False)

    warm.begin()
    qtbot.waitUntil(lambda: "done" in told)

    assert "colorsys" in sys.modules
    assert told == ["first", "done"]
