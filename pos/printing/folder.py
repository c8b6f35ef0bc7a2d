"""The virtual printer: one receipt, three files, each whole or not there at all."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from pos.i18n import gettext as _
from pos.printing.outcome import FolderNotWritable

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST: Final = 80
# A folder others may look into, as folders are.
_AS_USUAL: Final = 0o755
# Device names of Windows, with any ending.
_RESERVED: Final = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def write_files(folder: Path, name: str, contents: dict[str, bytes]) -> list[Path]:
    """Write NAME.ENDING for each ending; returns the paths.

    A file of the same name is replaced. Raises `FolderNotWritable`.
    """
    safe = safe_name(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / f"{safe}.{ending}" for ending in contents]
        for path, content in zip(paths, contents.values(), strict=True):
            _write_whole(path, content)
    except OSError as error:
        raise FolderNotWritable(
            _(
                "The receipt could not be written to the folder {folder}. The sale is recorded. "
                "Check that the disk is there and not full, then print again."
            ).format(folder=folder)
        ) from error
    return paths


@contextmanager
def whole_file(folder: Path, name: str) -> Iterator[IO[bytes]]:
    """Open NAME in a folder for writing; it is there when all went well, and not at all otherwise.

    A file of the same name is replaced. Raises `FolderNotWritable`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(folder / name)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FolderNotWritable(
            _(
                "The paper could not be written to the folder {folder}. Check that the disk is "
                "there and not full, then try again."
            ).format(folder=folder)
        ) from error


@contextmanager
def whole_folder(parent: Path, name: str) -> Iterator[Path]:
    """Make NAME in a folder, to be filled; it is there when all went well, and not otherwise.

    Raises `FolderNotWritable`.
    """
    try:
        parent.mkdir(parents=True, exist_ok=True)
        filled = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=parent))
        try:
            yield filled
            filled.chmod(_AS_USUAL)
            filled.rename(parent / name)
        except BaseException:
            shutil.rmtree(filled, ignore_errors=True)
            raise
    except OSError as error:
        raise FolderNotWritable(
            _(
                "The paper could not be written to the folder {folder}. Check that the disk is "
                "there and not full, then try again."
            ).format(folder=parent)
        ) from error


def safe_name(name: str) -> str:
    """Return a file name that every system takes and that stays inside its folder."""
    safe = _UNSAFE.sub("-", name).strip(".-")[:_LONGEST].rstrip(".-")
    if not safe or _RESERVED.match(safe):
        return f"receipt-{safe}".rstrip("-")
    return safe


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside the file, flush to disk, then take its name in one step."""
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
