"""Guards before a zip (an XLSX is one) meets its reader: what it claims, and what it really holds.

openpyxl reads a 393 kB file that unpacks to 400 MB without a word, so the declared sizes are
checked first. Then everything is unpacked once in small pieces: zipfile hands out no more than an
entry declares and fails its checksum when there is more, so a false claim does not get further.
"""

import re
import zipfile
from pathlib import PurePosixPath
from typing import Final

from pos.i18n import gettext as _
from pos.services.importing.sheet import FileNotAccepted

MOST_ENTRIES: Final = 2_000
MOST_UNPACKED: Final = 150_000_000
_SMALL: Final = 10_000_000
_LARGEST_RATIO: Final = 100
_PIECE: Final = 1 << 16
_NESTED: Final = (".zip", ".xlsx", ".xlsm", ".rahba", ".7z", ".gz", ".rar")
_DECLARATION: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FORMULA: Final = re.compile(rb"<f[ />]")


def check_archive(archive: zipfile.ZipFile, packed_size: int) -> bool:
    """Refuse a hostile archive; return whether any of its sheets holds a formula.

    packed_size: bytes of the file on disk. Raises `FileNotAccepted`.
    """
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise _hostile()
    for entry in entries:
        _check_name(entry.filename)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or (unpacked > _SMALL and unpacked > packed_size * _LARGEST_RATIO):
        raise _hostile()
    # A list, not a generator: every entry is to be unpacked, whatever the first one holds.
    return any([_holds_formula(archive, entry) for entry in entries])


def _check_name(name: str) -> None:
    path = PurePosixPath(name)
    climbs = ".." in path.parts or path.is_absolute() or "\\" in name or ":" in name
    if climbs or name.lower().endswith(_NESTED):
        raise _hostile()


def _holds_formula(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Unpack one entry piece by piece, keeping nothing; a document type declaration is refused."""
    has_formula = False
    tail = b""
    with archive.open(entry) as stream:
        while piece := stream.read(_PIECE):
            seen = tail + piece
            if _DECLARATION.search(seen):
                raise _hostile()
            has_formula = has_formula or bool(_FORMULA.search(seen))
            tail = seen[-16:]
    return has_formula


def _hostile() -> FileNotAccepted:
    return FileNotAccepted(
        _(
            "This XLSX file is not built as a list of products, and opening it could be harmful. "
            "Open it in a spreadsheet and save the list as CSV."
        )
    )
