"""Copies of the whole file: written beside it, looked at, and only then given their name.

A copy that was never read back is a hope. The newest few are kept; their names begin with how many
entries they hold, so that a clock that was set back deletes nothing.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, select

from pos.errors import PosError
from pos.i18n import gettext as _
from pos.store import schema
from pos.store.driver import dbapi
from pos.store.faults import FileDamaged, StoreUnavailable, told_plainly
from pos.store.hashes import hash_at, hash_if_there
from pos.store.looking import look_into

KEPT: Final = 5
_ENDING: Final = ".copy.db"


class CopyNotKept(PosError):
    """No copy could be written; what was sold is safe in the file itself."""


def keep_verified_copy(file: Path, folder: Path, label: str, keep: int = KEPT) -> Path:
    """Write a copy of a shop file into `folder`, verify it, and delete the oldest above `keep`.

    label: the end of its name, for people. The till may go on selling meanwhile. Raises
    `CopyNotKept`; older copies are then left as they were.
    """
    unfinished = folder / f".{file.stem}{_ENDING}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _write(file, unfinished)
        entries = _require_same(file, unfinished)
        copy = unfinished.replace(folder / f"{file.stem}-{entries:09d}-{label}{_ENDING}")
    except (OSError, StoreUnavailable) as fault:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise CopyNotKept(
            _(
                "No copy could be kept in the folder {folder}. Your sales are safe in the file "
                "itself. Check that the disk is there and has room."
            ).format(folder=folder)
        ) from fault
    # Copies of another shop that was here before may hold more entries: never the one just written.
    for old in [found for found in copies_in(folder, file) if found != copy][keep - 1 :]:
        old.unlink(missing_ok=True)
    return copy


def copies_in(folder: Path, file: Path) -> list[Path]:
    """Return the copies of a shop file in a folder, the newest first."""
    return sorted(folder.glob(f"{file.stem}-*{_ENDING}"), reverse=True)


def _write(file: Path, copy: Path) -> None:
    with told_plainly():
        source = dbapi().connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        try:
            source.execute("VACUUM INTO ?", (str(copy),))
        finally:
            source.close()
    with copy.open("rb+") as written:
        os.fsync(written.fileno())


def _require_same(file: Path, copy: Path) -> int:
    """Read the copy page by page; it must end each journal as the file has it.

    Returns how many entries it holds.
    """
    with look_into(copy) as connection:
        if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() != "ok":
            raise FileDamaged
        heads = _heads(connection)
    with look_into(file) as connection:
        for till, (seq, digest) in heads.items():
            if hash_if_there(connection, till, seq) != digest:
                raise FileDamaged
    return sum(seq for seq, _digest in heads.values())


def _heads(connection: Connection) -> dict[str, tuple[int, bytes]]:
    journal = schema.journal.c
    query = select(journal.till, func.max(journal.seq)).group_by(journal.till)
    return {till: (seq, hash_at(connection, till, seq)) for till, seq in connection.execute(query)}
