"""What a scan may say: the characters that arrived, and the keys that were pressed for them."""

import re
from dataclasses import dataclass
from typing import Final

from pos.domain.barcode import GTIN_LENGTHS, is_gtin
from pos.domain.parsing import keypad_digit
from pos.domain.scanning import Scan
from pos.domain.text import LONGEST_CODE, TextNotAccepted, clean_code

_PLAIN: Final = re.compile(r"[A-Za-z0-9 ./+_-]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a scan. is_repaired: the layout of the computer was seen through."""

    code: str
    is_repaired: bool = False


def readings(scan: Scan, prefix: str = "", suffix: str = "") -> tuple[Reading, ...]:
    """Return the ways to read a scan, what arrived first; prefix and suffix fall off.

    >>> [reading.code for reading in readings(Scan("éàà", "200"))]
    ['éàà', '200']
    """
    # Where the keys are not known, the top row of AZERTY and Arabic digits still say digits.
    pressed = scan.pressed or _as_digits(scan.typed)
    typed, pressed = (_bare(text, prefix, suffix) for text in (scan.typed, pressed))
    found = [Reading(typed)] if typed else []
    if pressed and pressed.casefold() != typed.casefold():
        found.append(Reading(pressed, is_repaired=True))
    return tuple(found)


def likeliest(found: tuple[Reading, ...]) -> Reading:
    """Return the reading to show when no product has any of them.

    A right check digit speaks loudest; next, characters that codes are made of.
    """
    for fits in (is_gtin, is_misread, _is_plain):
        for reading in found:
            if fits(reading.code):
                return reading
    return found[0] if found else Reading("")


def is_misread(code: str) -> bool:
    """Tell whether this is as long as a GTIN and its check digit is wrong.

    In-store numbers are no exception: GS1 gives them a check digit too.
    """
    is_long = code.isascii() and code.isdecimal() and len(code) in GTIN_LENGTHS
    return is_long and not is_gtin(code)


def _is_plain(code: str) -> bool:
    return _PLAIN.fullmatch(code) is not None


def _bare(text: str, prefix: str, suffix: str) -> str:
    try:
        code = clean_code(text)
    except TextNotAccepted:
        # Longer than any code of ours, such as a web address: still shown as far as it goes.
        code = clean_code(text[: LONGEST_CODE // 2])
    if prefix and code != prefix:
        code = code.removeprefix(prefix)
    return code.removesuffix(suffix) if suffix and code != suffix else code


def _as_digits(typed: str) -> str:
    digits = [keypad_digit(c) for c in typed]
    return "".join(d for d in digits if d) if all(digits) else ""
