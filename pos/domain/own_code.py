"""Codes of the shop's own for goods that have none: EAN-13 from the range left to each shop.

Numbers that begin with 02 or 20 to 29 are restricted to one company (GS1 General Specifications
1.4.2); 611, the range of Morocco, belongs to who paid for it and is never given out here. After the
prefix stand five digits of the till and five of a count, so that two tills which never met give
different codes: `20 24450 00001` and a check digit.
"""

from collections.abc import Sequence
from typing import Final

from pos.domain.barcode import check_digit

# Most shops with scales weigh under 21 to 29, and a 02 is read as a UPC-A without its zero.
PREFIXES: Final = ("20", "29", "28", "27", "26", "25", "24", "23", "22", "21", "02")
_DIGITS: Final = 5
MOST: Final = 10**_DIGITS - 1


def own_code(prefix: str, till: int, number: int) -> str:
    """Return the code of a till's `number`-th product, from 1 to `MOST`.

    till: below 100,000.

    >>> own_code("20", 24450, 1)
    '2024450000012'
    """
    if not 0 < number <= MOST or not 0 <= till <= MOST or prefix not in PREFIXES:
        raise ValueError("a code of our own has a prefix, a till and a number that fit")
    digits = f"{prefix}{till:0{_DIGITS}}{number:0{_DIGITS}}"
    return digits + check_digit(digits)


def free_prefixes(patterns: Sequence[str]) -> tuple[str, ...]:
    """Return the prefixes under which no label with a weight or a price could be read.

    patterns: as the owner described them, `21IIIIIWWWWWC` (`pos.domain.measured_code`).

    >>> free_prefixes(["20IIIIIWWWWWC"])[0]
    '29'
    """
    fixed = [pattern[: pattern.index("I")] for pattern in patterns if "I" in pattern]
    return tuple(prefix for prefix in PREFIXES if not any(_meet(prefix, of) for of in fixed))


def _meet(prefix: str, fixed: str) -> bool:
    return prefix.startswith(fixed) or fixed.startswith(prefix)
