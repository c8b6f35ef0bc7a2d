"""Keys by where they are on the keyboard, read as the American keyboard that scanners imitate.

A scanner presses keys; the layout of the computer decides which characters come of them. On an
AZERTY layout the key of `6` types `-`, on a Tifinagh layout some digits type nothing at all. The
key itself is the same everywhere.
"""

from enum import StrEnum
from typing import Final


class Keyboard(StrEnum):
    """How a system numbers the keys.

    X11: evdev plus 8, also under Wayland. WINDOWS: scan codes of set 1. MACOS: virtual key codes.
    """

    X11 = "x11"
    WINDOWS = "windows"
    MACOS = "macos"


# Code of the first key in a row of set 1, what the keys print, and what they print with Shift.
_ROWS: Final = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
# kVK_ANSI_... of Carbon's HIToolbox/Events.h, by code.
_MACOS: Final = {
    **dict(enumerate("asdfhgzxcv")),
    **dict(enumerate("bqweryt123465=97-80]ou[ip", start=11)),
    **dict(enumerate("lj'k;\\,/nm.", start=37)),
    49: " ",
    50: "`",
}
_X11_ABOVE_SET_1: Final = 8
_PLAIN: Final = {first + i: c for first, row, _shifted in _ROWS for i, c in enumerate(row)}
_SHIFTED: Final = {c: s for _first, row, shift in _ROWS for c, s in zip(row, shift, strict=True)}


def us_character(code: int, keyboard: Keyboard, *, is_shifted: bool = False) -> str:
    """Return what the key prints on an American keyboard; empty when it prints nothing.

    The number block is left out: what it prints depends on Num Lock alone, not on the layout.

    >>> us_character(15, Keyboard.X11), us_character(30, Keyboard.WINDOWS, is_shifted=True)
    ('6', 'A')
    """
    if keyboard is Keyboard.MACOS:
        plain = _MACOS.get(code, "")
    else:
        plain = _PLAIN.get(code - _X11_ABOVE_SET_1 * (keyboard is Keyboard.X11), "")
    return _SHIFTED.get(plain, plain) if is_shifted else plain
