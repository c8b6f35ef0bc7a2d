"""Which SQLite carries the shop, and how each connection to it is set.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections checkpoint at the same
moment (fixed in 3.51.3; back-ported to 3.50.7 and 3.44.6). Many systems still ship such a library,
so the `pysqlite3` wheel brings its own; where it is missing the system's is used if it is sound.
"""

import sys
from types import ModuleType
from typing import Any, Final

from pos.errors import PosError
from pos.i18n import gettext as _

try:
    from pysqlite3 import dbapi2 as _bundled
except ImportError:  # no wheel for this machine
    _bundled = None

PRAGMAS: Final[dict[str, str | int]] = {
    "busy_timeout": 5000,
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    # Checkpoints run when the till is idle, never inside a sale's COMMIT (p99 5.0 -> 0.8 ms).
    "wal_autocheckpoint": 0,
    **({"fullfsync": 1, "checkpoint_fullfsync": 1} if sys.platform == "darwin" else {}),
}

_FIXED_SINCE: Final = (3, 51, 3)
_BACK_PORTS: Final = {(3, 50): 7, (3, 44): 6}


class UnsafeSqlite(PosError):
    """The SQLite library at hand can corrupt the file it writes."""


def dbapi() -> ModuleType:
    """Return the driver module; raises `UnsafeSqlite` when none at hand is sound."""
    bundled: ModuleType | None = _bundled
    if bundled is not None and is_sound(bundled.sqlite_version_info):
        return bundled
    import sqlite3  # a second library, which a sound first one need not load

    if is_sound(sqlite3.sqlite_version_info):
        return sqlite3
    message = _(
        "The SQLite library of this machine, version {version}, can damage its files, so Rahba "
        "does not sell with it. Install the package pysqlite3, then start again."
    )
    raise UnsafeSqlite(message.format(version=sqlite3.sqlite_version))


def is_sound(version: tuple[int, int, int]) -> bool:
    """Tell whether an SQLite version is free of the WAL-reset bug."""
    if version >= _FIXED_SINCE:
        return True
    return version[2] >= _BACK_PORTS.get(version[:2], sys.maxsize)


def set_pragmas(connection: Any) -> None:
    """Set what durability rests on, and read it back: a silent refusal would lose sales."""
    for name, wanted in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        # Some builds leave a pragma out (fullfsync is read back everywhere it matters).
        if row is None or row[0] != wanted:
            raise RuntimeError(f"PRAGMA {name} is {row and row[0]}, not {wanted}")
