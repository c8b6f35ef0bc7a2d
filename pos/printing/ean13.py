"""EAN-13 symbols as bars and spaces in whole modules (ISO/IEC 15420)."""

from typing import Final

from pos.domain.barcode import is_gtin

# The standard asks for 11 modules on the left and 7 on the right; the wider one on both sides
# leaves the symbol in the middle.
QUIET_MODULES: Final = 11

_DIGITS: Final = 13
# Widths of space, bar, space, bar of each digit in set A; set B is the mirror, set C the negative.
_WIDTHS: Final = "3211222121221411113212311114131212133112"
# The first digit is in no bar: it says which of the left six are in set B (1) and not in A (0).
_PARITIES: Final = (
    "000000",
    "001011",
    "001101",
    "001110",
    "010011",
    "011001",
    "011100",
    "010101",
    "010110",
    "011010",
)
_EDGE: Final = "111"
_MIDDLE: Final = "11111"


def modules(text: str) -> tuple[int, ...]:
    """Return widths in modules, a bar first, bars and spaces by turns, without quiet zones.

    text: 13 digits; raises ValueError for anything else, a wrong check digit too: a symbol that
    was mended silently would be scanned as another product.
    """
    if len(text) != _DIGITS or not is_gtin(text):
        raise ValueError("an EAN-13 symbol holds 13 digits, the last of which checks the others")
    parities = _PARITIES[int(text[0])]
    left = (_digit(d)[:: -1 if p == "1" else 1] for d, p in zip(text[1:7], parities, strict=True))
    pattern = _EDGE + "".join(left) + _MIDDLE + "".join(map(_digit, text[7:])) + _EDGE
    return tuple(int(width) for width in pattern)


def _digit(digit: str) -> str:
    at = 4 * int(digit)
    return _WIDTHS[at : at + 4]
