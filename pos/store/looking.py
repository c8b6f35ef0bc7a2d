"""Opening a shop file only to look at it: nothing is written, a till may have it open meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.store.driver import dbapi
from pos.store.faults import FileEmpty, FileReadOnly, told_plainly
from pos.store.file import is_empty, refuse_foreign


@contextmanager
def look_into(path: Path) -> Iterator[Connection]:
    """Lend a connection that only reads; raises `NotFound` or a `StoreUnavailable` leaf."""
    if path.is_dir():
        raise NotFound(_("{path} is a folder. Name the file that lies in it.").format(path=path))
    if not path.is_file():
        raise NotFound(_("There is no file {path}.").format(path=path))
    raw = _connect(path)
    engine = create_engine("sqlite://", module=dbapi(), creator=lambda: raw, poolclass=StaticPool)
    try:
        with told_plainly(), engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
    finally:
        engine.dispose()


def _connect(path: Path) -> Any:
    try:
        return _opened(path, "mode=ro")
    except FileReadOnly:
        # A log beside the file needs a writable folder to be read; without one, the file is all.
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _opened(path, "immutable=1")


def _opened(path: Path, how: str) -> Any:
    with told_plainly():
        address = f"{path.resolve().as_uri()}?{how}"
        connection = dbapi().connect(address, uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA query_only = 1")
            connection.execute("PRAGMA trusted_schema = 0")
            connection.execute("PRAGMA cell_size_check = 1")
            if is_empty(connection):
                raise FileEmpty
            refuse_foreign(connection)
        except BaseException:
            connection.close()
            raise
    return connection
