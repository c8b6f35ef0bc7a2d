"""Code 128 symbols as bars and spaces in whole modules (ISO/IEC 15417).

Drawn by us so that a symbol is made of whole dots on every printer: a font or a scaled picture
blurs edges, and a symbol wider than the paper is silently cut or left out by printers.
"""

from typing import Final

QUIET_MODULES: Final = 10

_START_B: Final = 104
_CODE_C: Final = 99
_CODE_B: Final = 100
_START_C: Final = 105
_CHECK_MODULUS: Final = 103
_STOP: Final = "2331112"

# Widths of bar, space, bar, space, bar, space: six digits for each value 0 to 105.
_PATTERNS: Final = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232"
    "122132122231113222123122123221223211221132221231213212223112312131311222321122"
    "321221312212322112322211212123212321232121111323131123131321112313132113132311"
    "211313231113231311112133112331132131113123113321133121313121211331231131213113"
    "213311213131311123311321331121312113312311332111314111221411431111111224111422"
    "121124121421141122141221112214112412122114122411142112142211241211221114413111"
    "241112134111111242121142121241114212124112124211411212421112421211212141214121"
    "412121111143111341131141114113114311411113411311113141114131311141411131211412"
    "211214211232"
)


def modules(text: str) -> tuple[int, ...]:
    """Return widths in modules, a bar first, bars and spaces by turns, without quiet zones.

    text: one or more printable ASCII characters; raises ValueError for anything else. Runs of
    digits are packed two to a symbol.
    """
    if not text or not all(" " <= character <= "~" for character in text):
        raise ValueError("a Code 128 symbol holds printable ASCII")
    values = _values(text)
    check = (values[0] + sum(i * value for i, value in enumerate(values))) % _CHECK_MODULUS
    pattern = "".join(_PATTERNS[6 * value : 6 * value + 6] for value in (*values, check)) + _STOP
    return tuple(int(width) for width in pattern)


def _values(text: str) -> list[int]:
    values: list[int] = []
    in_pairs = False
    at = 0
    while at < len(text):
        pairs = _digits_at(text, at) // 2
        # Changing the set costs a symbol each way, so a pair alone is not worth it.
        if pairs >= (1 if in_pairs else 2):
            if not in_pairs:
                values.append(_CODE_C if values else _START_C)
                in_pairs = True
            values.append(int(text[at : at + 2]))
            at += 2
            continue
        if in_pairs or not values:
            values.append(_CODE_B if values else _START_B)
            in_pairs = False
        values.append(ord(text[at]) - 32)
        at += 1
    return values


def _digits_at(text: str, at: int) -> int:
    end = at
    while end < len(text) and text[end] in "0123456789":
        end += 1
    return end - at
