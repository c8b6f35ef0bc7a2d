"""What can be wrong with the file, each told in one plain message.

SQLite's error codes are mapped here once; whatever is not the world's fault is raised as it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy.exc import DBAPIError

from pos.errors import PosError
from pos.i18n import gettext as _


class StoreUnavailable(PosError):
    """The file cannot be used now; nothing in it was changed."""


class FileInUse(StoreUnavailable):
    """Another copy of the program holds the file."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Rahba is already open on this device with these sales. Go to its window; "
                "this second one closes without changing anything."
            )
        )


class FileBusy(StoreUnavailable):
    """Another program holds the file and does not let go: a backup, a viewer of databases."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Another program is using the sales file: this could not be saved, everything "
                "before it is safe. Close that program, or wait until it is done, and try again."
            )
        )


class FileReadOnly(StoreUnavailable):
    """The file, or its folder, cannot be written."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The sales file can be read but not written. Nothing is lost. Check that the disk "
                "or stick is not write-protected and that the folder belongs to you."
            )
        )


class DiskFull(StoreUnavailable):
    """No room is left."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The disk is full: this could not be saved, everything before it is safe. A small "
                "reserve was freed so that you can close the day. Delete files you do not need."
            )
        )


class FileDamaged(StoreUnavailable):
    """The bytes of the file are not what was written."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The sales file is damaged. Do not delete it: leave it where it is, restore the "
                "last copy, and keep the damaged file for the person who helps you."
            )
        )


class NotOurFile(StoreUnavailable):
    """The file was made by another program, or holds tables that are not ours."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This file is not a Rahba sales file, or something foreign was put into it. "
                "It was not opened. Choose another file or restore a copy."
            )
        )


class FileEmpty(StoreUnavailable):
    """Nothing was ever written into the file: there is nothing to look at yet."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This file is empty: nothing was ever saved in it. "
                "Rahba begins a new shop in it when it opens it."
            )
        )


class NewerFile(StoreUnavailable):
    """The file was written by a newer program."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "These sales were saved by a newer version of Rahba. Nothing is lost. "
                "Install that version on this device, then open them again."
            )
        )


class FileGone(StoreUnavailable):
    """The file was deleted or replaced while the program had it open."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The sales file was moved, deleted or replaced while Rahba was open. Nothing more "
                "is sold into it. Put the file back (or the stick back in) and start again."
            )
        )


class DiskFault(StoreUnavailable):
    """The disk refused to read or write."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The disk or stick does not answer as it should: this could not be saved, "
                "everything before it is safe. Check its plug, then try again."
            )
        )


class OutcomeUnknown(StoreUnavailable):
    """The disk failed while saving, and cannot be asked what it kept."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The disk failed at the very moment of saving. Start Rahba again and look at the "
                "last sale before you sell on: it will be there, or it was not sold."
            )
        )


_BY_CODE: Final[dict[int, type[StoreUnavailable]]] = {
    5: FileBusy,  # SQLITE_BUSY
    6: FileBusy,  # SQLITE_LOCKED
    8: FileReadOnly,  # SQLITE_READONLY
    10: DiskFault,  # SQLITE_IOERR
    11: FileDamaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: FileReadOnly,  # SQLITE_CANTOPEN: a WAL file on a read-only disk cannot even be opened
    26: NotOurFile,  # SQLITE_NOTADB
}


def fault_of(error: BaseException) -> StoreUnavailable | None:
    """Return the plain fault behind an SQLite error of either layer, None for a bug."""
    original: Any = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    kind = _BY_CODE.get(code & 0xFF)  # the low byte of an extended code is its primary code
    return None if kind is None else kind()


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn SQLite's complaints about the world into `StoreUnavailable` leaves."""
    try:
        yield
    except Exception as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error
