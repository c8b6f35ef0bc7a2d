"""Check digits of the codes printed on goods, and the one spelling they are stored under."""

from typing import Final

GTIN_LENGTHS: Final = (8, 12, 13, 14)


def is_gtin(code: str) -> bool:
    """Tell whether `code` is a GTIN (EAN-8, UPC-A, EAN-13, ITF-14) with a right check digit.

    Source: GS1 General Specifications 7.9, the standard check digit calculation.
    """
    return (
        len(code) in GTIN_LENGTHS
        and code.isascii()
        and code.isdecimal()
        and check_digit(code[:-1]) == code[-1]
    )


def check_digit(digits: str) -> str:
    """Return the check digit for the digits before it.

    >>> check_digit("611123456789")
    '5'
    """
    weighted = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(digits)))
    return str(-weighted % 10)


def normal_code(code: str) -> str:
    """Return the spelling under which a code is stored and looked up.

    UPC-A is EAN-13 without its leading zero, so both are stored with 13 digits; letters compare
    without case.
    """
    if len(code) == 12 and is_gtin(code):
        return f"0{code}"
    return code.casefold()
