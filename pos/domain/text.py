"""Text from the outside, made safe once, at the edge where it is typed, scanned or imported.

What passes holds no control character and no invisible direction mark: it can be hashed in the
journal, printed, drawn and exported as it is. What cannot be kept is refused, never mangled
silently; only white space is tidied and invisible marks dropped.
"""

import re
import unicodedata
from typing import Final

from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _

LONGEST_NAME: Final = 200
LONGEST_TEXT: Final = 10_000
LONGEST_CODE: Final = 64

# Lines of a longer text are kept apart by U+2028: the journal holds no control characters.
LINE_BREAK: Final = "\u2028"

# Direction marks, embeddings, overrides and isolates, zero-width space and byte order mark. The
# joiners U+200C and U+200D stay: scripts and emoji need them.
INVISIBLE: Final = dict.fromkeys(
    [0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x00AD]
)


class TextNotAccepted(FieldNotAccepted):
    """The text is too long, or holds characters that cannot be kept."""


# Unicode categories Cc (control) and Cs (surrogate), whole.
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_name(text: str, longest: int = LONGEST_NAME) -> str:
    """Return one tidy line: NFC, no control or direction characters, single spaces.

    Line breaks and tabs become spaces. Raises `TextNotAccepted` for other control characters,
    broken Unicode, or more than `longest` characters.
    """
    if not _is_plain(text):
        for white in "\r\n\t\v\f\u2028\u2029":
            text = text.replace(white, " ")
        text = _visible(text)
    return _within(" ".join(part for part in text.split(" ") if part), longest)


def clean_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return tidy lines joined by U+2028, under the same rules as `clean_name`."""
    for end in ("\r\n", "\r", "\v", "\f", LINE_BREAK, "\u2029"):
        text = text.replace(end, "\n")
    lines = [clean_name(line, longest) for line in text.strip().split("\n")]
    return _within(LINE_BREAK.join(lines), longest)


def drawable(text: str) -> str:
    """Return `text` without anything that cannot be drawn or would turn other words round.

    For values that did not come through this module, such as an entry of another till: nothing is
    refused here, a receipt is drawn whatever was recorded.
    """
    kept = text.translate(INVISIBLE)
    for white in "\r\n\t\v\f\u2028\u2029":
        kept = kept.replace(white, " ")
    return "".join(c for c in kept if unicodedata.category(c) not in {"Cc", "Cs"}).strip()


def clean_code(text: str) -> str:
    """Return a SKU or barcode without white space or control characters, such as a scanner's Enter.

    Raises `TextNotAccepted` above `LONGEST_CODE` characters.
    """
    if _is_plain(text):
        return _within(text.replace(" ", ""), LONGEST_CODE)
    plain = unicodedata.normalize("NFKC", text).translate(INVISIBLE)
    kept = "".join(c for c in plain if c.isprintable() and not c.isspace())
    # What stood on either side of something dropped may now compose.
    return _within(unicodedata.normalize("NFKC", kept), LONGEST_CODE)


def _is_plain(text: str) -> bool:
    """Tell whether there is nothing in the text to look after but its spaces."""
    return text.isascii() and text.isprintable()


def _visible(text: str) -> str:
    text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    if _CONTROL.search(text):
        raise TextNotAccepted(
            _("This text holds characters that cannot be shown. Type it again by hand.")
        )
    return text


def _within(text: str, longest: int) -> str:
    if len(text) > longest:
        message = _("This text is too long: at most {longest} characters are kept.")
        raise TextNotAccepted(message.format(longest=longest))
    return text
