"""The end of the day: whether the whole file is well, and a copy of it.

Runs beside the till on connections of its own that only read, so that nobody who wants to sell
waits for it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from pos.clock import local
from pos.store.checks import Finding, FullCheck, full_check
from pos.store.copies import CopyNotKept, keep_verified_copy
from pos.store.faults import FileDamaged
from pos.store.looking import look_into

_EVERY: Final = 1_000


@dataclass(frozen=True, slots=True)
class DayEnd:
    """What came of it.

    check: of the whole file. copies: where a verified copy lies now. faults: why there is none
    elsewhere, in sentences. away: the second folder, if it was not there; None otherwise.
    """

    check: FullCheck
    copies: tuple[Path, ...] = ()
    faults: tuple[str, ...] = ()
    away: Path | None = None

    @property
    def is_good(self) -> bool:
        """True when nothing is to be looked at."""
        return not (self.check.findings or self.faults)


def file_of(connection: Connection) -> Path:
    """Return the shop's file."""
    query = "SELECT file FROM pragma_database_list WHERE name = 'main'"
    return Path(connection.exec_driver_sql(query).scalar_one())


def end_day(file: Path, folder: Path, now: int, second: Path | None = None) -> DayEnd:
    """Check every page, link, signature, table and closing, then keep a copy in each folder.

    now: microseconds UTC. A file with findings is copied all the same, and no older copy is
    deleted for it. second: a folder on a stick, say, that is never made: where the stick is not,
    a folder of its name would be on the disk that is to be outlived. None where none was chosen.
    """
    check = _checked(file)
    is_away = second is not None and not second.is_dir()
    copies, faults = [], []
    for each in (folder,) if second is None or is_away else (folder, second):
        try:
            copies.append(_copied(file, each, now, is_good=not check.findings))
        except CopyNotKept as fault:
            faults.append(str(fault))
    return DayEnd(check, tuple(copies), tuple(faults), second if is_away else None)


def _checked(file: Path) -> FullCheck:
    with look_into(file) as connection:
        try:
            return full_check(connection)
        except FileDamaged as error:
            return FullCheck((), 0, (Finding("damaged", str(error)),))


def _copied(file: Path, folder: Path, now: int, *, is_good: bool) -> Path:
    day = local(now).strftime("%Y-%m-%d")
    if is_good:
        return keep_verified_copy(file, folder, day)
    return keep_verified_copy(file, folder, f"{day}-doubtful", keep=_EVERY)
