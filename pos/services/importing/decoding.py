"""Bytes of a text file into text, or a sentence saying why not.

A byte order mark decides; then UTF-8 if every byte fits; then UTF-16 without a mark; and last the
two 8-bit code pages of Moroccan offices, windows-1252 and windows-1256, which write French accents
with the same bytes, so that only runs of Arabic letters tell them apart.
"""

import codecs
import re
from typing import Final

from pos.i18n import gettext as _
from pos.services.importing.sheet import FileNotAccepted

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 65_536
_ARABIC_WORD: Final = re.compile("[\u0621-\u064a]{3}")
_CONTROL: Final = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_ESCAPED_BYTE: Final = re.compile("[\udc80-\udcff]")
_WESTERN: Final = re.compile("[\u0080-\uffff]")


def decode(content: bytes) -> str:
    """Return the text without its byte order mark; raises `FileNotAccepted`."""
    text = _decoded(content)
    if "\0" in text:
        raise _unreadable(text.count("\n", 0, text.index("\0")) + 1)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 100 > len(sample):
        raise FileNotAccepted(
            _("This file holds no text. Choose a list of products saved as CSV or XLSX.")
        )
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        return text
    wide = _utf_16(content[:_SAMPLE])
    if wide:
        return _strictly(content, wide)
    return text or _eight_bit(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        newline = "\n".encode(encoding)
        raise _unreadable(content.count(newline, 0, fault.start) + 1) from fault


def _utf_16(sample: bytes) -> str | None:
    """Name the UTF-16 byte order whose high bytes are nearly all zero, if there is one."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    if half and sample[0::2].count(0) > half * 0.7:
        return "utf-16-be"
    return None


def _eight_bit(content: bytes) -> str:
    mixed = content.decode("utf-8", errors="surrogateescape")
    escaped = len(_ESCAPED_BYTE.findall(mixed))
    if len(_WESTERN.findall(mixed)) - escaped > escaped:
        first = _ESCAPED_BYTE.search(mixed)
        raise _unreadable(mixed.count("\n", 0, first.start() if first else 0) + 1)
    arabic = content.decode("cp1256")
    if _ARABIC_WORD.search(arabic):
        return arabic
    return _strictly(content, "cp1252")


def _unreadable(line: int) -> FileNotAccepted:
    message = _(
        "Line {line} holds characters that cannot be read. "
        "Save the list again as CSV UTF-8 and choose it again."
    )
    return FileNotAccepted(message.format(line=line))
