"""A file into a sheet: what it is decided by its content, never by the end of its name."""

import stat
from pathlib import Path
from typing import Final

from pos.i18n import gettext as _
from pos.services.importing import delimited, workbook
from pos.services.importing.decoding import decode
from pos.services.importing.sheet import FileNotAccepted, Sheet, build_sheet

LARGEST_FILE: Final = 50_000_000

_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_PDF: Final = b"%PDF"
_WEB: Final = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<table")
_TEXT_OF_OTHERS: Final = (b"#!/", b"{\\rtf")
_OTHERS: Final = (
    *(b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"SQLite format 3"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF"),
    *(b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ"),
)


def read_sheet(path: Path) -> Sheet:
    """Read a CSV or XLSX file of at most `LARGEST_FILE` bytes; raises `FileNotAccepted`."""
    try:
        _check_place(path)
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:
        raise FileNotAccepted(
            _("This file cannot be opened. Check that it is still there and not in use.")
        ) from fault
    _check_kind(content)
    if content.startswith(_ZIP):
        return build_sheet(workbook.numbered_rows(content))
    return build_sheet(delimited.numbered_rows(decode(content)))


def _check_place(path: Path) -> None:
    """Refuse what is no plain file (reading a device may never end) and what is too large."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise FileNotAccepted(_("This is not a file. Choose a list saved as CSV or XLSX."))
    if found.st_size > LARGEST_FILE:
        message = _("This file is larger than {most} MB. Split the list into smaller files.")
        raise FileNotAccepted(message.format(most=LARGEST_FILE // 1_000_000))


def _check_kind(content: bytes) -> None:
    start = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_WEB):
        raise FileNotAccepted(
            _("This is a web page, not a list. Export the products as CSV and choose that file.")
        )
    if content.startswith(_PDF):
        raise FileNotAccepted(
            _("This is a PDF document, not a list. Choose the CSV or XLSX file it was made from.")
        )
    if content.startswith(_OLD_OFFICE):
        raise FileNotAccepted(
            _(
                "This is an old Excel file, or one with a password. "
                "Open it in a spreadsheet and save it as XLSX without a password."
            )
        )
    is_binary = b"\0" in content[:4096] and content.startswith(_OTHERS)
    if is_binary or content.startswith(_TEXT_OF_OTHERS):
        raise FileNotAccepted(
            _("This file is not a list of products. Choose a file saved as CSV or XLSX.")
        )
