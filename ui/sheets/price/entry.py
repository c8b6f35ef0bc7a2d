"""Digits typed one after another into a number, the way a keypad is used."""

from typing import Final

from ui.widgets.keypad import COMMA

_MOST_DIGITS: Final = 9


def typed_after(text: str, key: str, decimals: int) -> str:
    """Return `text` after a key: digits or a comma; what would make no number changes nothing.

    >>> typed_after("12", ",", 2), typed_after("12,5", "00", 2), typed_after("0", "7", 2)
    ('12,', '12,50', '7')
    """
    for character in key:
        text = _after_one(text, character, decimals)
    return text


def _after_one(text: str, character: str, decimals: int) -> str:
    if character == COMMA:
        return f"{text or '0'}{COMMA}" if decimals and COMMA not in text else text
    whole, _comma, part = text.partition(COMMA)
    if COMMA in text:
        return text + character if len(part) < decimals else text
    if len(whole) >= _MOST_DIGITS:
        return text
    return character if whole in {"", "0"} else text + character
