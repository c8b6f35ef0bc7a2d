"""Where a second copy of the shop file is kept when the till is closed: a stick, another disk.

A choice of this device. The stick that is not there keeps nobody from anything: it is said, and
how old the copy on it is.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from pos.changed import Changed
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_NAME: Final = "copies"
_DAY_US: Final = 24 * 60 * 60 * 1_000_000
_OLD_AFTER_DAYS: Final = 3


@dataclass(frozen=True, slots=True)
class SecondFolder:
    """folder: a path, empty for none.

    kept_at: of the last copy there; chosen_at: since when copies go there; both microseconds UTC,
    0 for never.
    """

    folder: str = ""
    kept_at: int = 0
    chosen_at: int = 0

    @property
    def path(self) -> Path | None:
        """Where it is, None where none was chosen."""
        return Path(self.folder) if self.folder else None

    def days_without(self, now: int) -> int:
        """Return how many whole days ago the last copy was kept, or the folder chosen."""
        return max(0, now - (self.kept_at or self.chosen_at)) // _DAY_US

    def is_old(self, now: int) -> bool:
        """Tell whether it is time to plug the stick in."""
        return bool(self.folder) and self.days_without(now) >= _OLD_AFTER_DAYS


def second_folder(connection: Connection) -> SecondFolder:
    """Return where this device keeps second copies."""
    return saved_device(connection, _NAME, SecondFolder) or SecondFolder()


def choose_second_folder(work: UnitOfWork, folder: str) -> None:
    """Keep second copies in this folder from now on; empty for nowhere."""
    _save(work, SecondFolder(folder, chosen_at=work.now if folder else 0))


def note_second_copy(work: UnitOfWork) -> None:
    """Keep that a copy lies there now."""
    kept = second_folder(work.connection)
    if kept.folder:
        _save(work, replace(kept, kept_at=work.now))


def _save(work: UnitOfWork, kept: SecondFolder) -> None:
    save_device(work.connection, _NAME, kept)
    work.note_changed(Changed.DEVICE)
