"""A line of text as a PDF wants it: letters in their joined forms, left to right, by font.

ReportLab draws one glyph a character from left to right: so the Arabic letters are replaced by
their joined forms, the line is reordered (Unicode UAX 9), and each character is given to the first
font that has it. Lines are broken before this (`wrapping`), never after.
"""

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final

from arabic_reshaper import ArabicReshaper

# Not from bidi.algorithm: that older one dies on isolates.
from bidi import get_display

# Marks of direction have done their work once the line is in order; fonts draw boxes for them.
_DIRECTION: Final = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_JOINERS: Final = (0x200B, 0x200C, 0x200D, 0xFE0E, 0xFE0F)

# Characters that turn round in a right-to-left run (Unicode BidiMirroring).
_MIRRORED: Final = dict(zip("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤", strict=True))
# A mark without a shape that stays with the letter before it (U+034F, class NSM).
_TAG: Final = "\u034f"
_UNSEEN: Final = dict.fromkeys((*_DIRECTION, *_JOINERS, ord(_TAG)))
_CLASS: Final = f"[{re.escape(''.join(_MIRRORED))}]"
_EACH_MIRRORED: Final = re.compile(_CLASS)
_TAGGED: Final = re.compile(f"{_TAG}(?P<turned>{_CLASS})|(?P<kept>{_CLASS}){_TAG}")
_MISSING: Final = "?"

# What is written from right to left (Hebrew to Arabic, and their forms), and the marks that turn a
# text round. Without any of these a line from left to right stays as it is.
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u202a-\u202e\u2067"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# The reshaper looks at its settings for each letter; a text without Arabic has none to join.
_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_reshaper = ArabicReshaper({"delete_harakat": True, "support_ligatures": True})

# Which characters a font draws.
Has = Callable[[str], bool]


def visual_order(text: str, *, is_rtl: bool) -> str:
    """Return a line of text from left to right in joined letter forms, without marks."""
    if not is_rtl and not _RIGHT_TO_LEFT.search(text):
        return text.translate(_UNSEEN)
    shaped: str = text.replace(_TAG, "")
    if _ARABIC.search(shaped):
        shaped = _reshaper.reshape(shaped)
    # python-bidi leaves brackets as they are (0.6.12). Behind each we put a mark that ends up
    # before it where the run was turned round: there it is mirrored.
    tagged = _EACH_MIRRORED.sub(rf"\g<0>{_TAG}", shaped)
    ordered = get_display(tagged, base_dir="R" if is_rtl else "L")
    return _TAGGED.sub(_untagged, str(ordered)).translate(_UNSEEN)


def runs(text: str, fonts: Iterable[tuple[str, Has]]) -> list[tuple[str, str]]:
    """Part a text into (font name, characters); what no font has is shown as a question mark."""
    choices = tuple(fonts)
    first = choices[0][0]
    placed = [_placed(character, choices, first) for character in text]
    return [
        (name, "".join(character for _, character in group))
        for name, group in groupby(placed, key=lambda pair: pair[0])
    ]


def _untagged(found: re.Match[str]) -> str:
    turned: str | None = found["turned"]
    return found["kept"] if turned is None else _MIRRORED[turned]


def _placed(character: str, choices: tuple[tuple[str, Has], ...], first: str) -> tuple[str, str]:
    for name, has in choices:
        if has(character):
            return name, character
    return first, _MISSING
