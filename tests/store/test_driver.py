"""Which SQLite may carry a shop, and what every connection rests on."""

import importlib.util
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from pos.store import driver
from pos.store.driver import PRAGMAS, UnsafeSqlite, dbapi, is_sound, set_pragmas
from tests.factories import Shop


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 44, 7), True),
        ((3, 45, 9), False),
        ((3, 50, 4), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_a_library_that_can_corrupt_the_journal_is_known_by_its_version(
    version: tuple[int, int, int], sound: bool
) -> None:
    assert is_sound(version) is sound


def test_the_driver_at_hand_is_sound() -> None:
    assert is_sound(dbapi().sqlite_version_info)


def library(version: tuple[int, int, int]) -> Any:
    return SimpleNamespace(sqlite_version_info=version, sqlite_version="3.40.1")


def test_without_a_sound_library_nothing_is_sold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "_bundled", None)
    monkeypatch.setitem(sys.modules, "sqlite3", library((3, 40, 1)))

    with pytest.raises(UnsafeSqlite, match="3.40.1"):
        dbapi()


def test_the_systems_library_serves_where_it_is_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = library((3, 53, 0))
    monkeypatch.setattr(driver, "_bundled", None)
    monkeypatch.setitem(sys.modules, "sqlite3", sound)

    assert dbapi() is sound


def test_every_pragma_is_read_back_from_the_open_file(shop: Shop) -> None:
    connection = shop.store.connection.connection.dbapi_connection
    assert connection is not None

    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}

    assert found == PRAGMAS
    assert (found["journal_mode"], found["synchronous"]) == ("wal", 2)


@pytest.mark.parametrize("answer", [None, ("delete",), (0,)])
def test_a_pragma_that_is_silently_refused_stops_the_program(
    answer: tuple[object, ...] | None,
) -> None:
    class Deaf:
        def execute(self, _statement: str) -> Any:
            return SimpleNamespace(fetchone=lambda: answer)

    with pytest.raises(RuntimeError, match="PRAGMA"):
        set_pragmas(Deaf())


def test_a_machine_without_the_wheel_still_has_a_driver_module(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3", None)
    spec = importlib.util.find_spec("pos.store.driver")
    assert spec is not None
    assert spec.loader is not None
    without = importlib.util.module_from_spec(spec)

    spec.loader.exec_module(without)

    assert without._bundled is None
    assert without.is_sound((3, 53, 0))
