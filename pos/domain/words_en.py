"""Whole numbers in English words: `one thousand two hundred and thirty-four`."""

from typing import Final

_NAMES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS_NAMES: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL: Final = _NAMES.split()
_TENS: Final = ["", "", *_TENS_NAMES.split()]
_LARGE: Final = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def counted(count: int, noun: str) -> str:
    """Count a noun: `one dirham`, `two hundred dirhams`."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def number(count: int) -> str:
    """Write a whole number from 0 to below a thousand billion."""
    if count == 0:
        return _SMALL[0]
    parts: list[str] = []
    for size, name in _LARGE:
        group, count = divmod(count, size)
        if group:
            parts.append(f"{_below_thousand(group)} {name}")
    if parts and 0 < count < 100:
        parts.append("and")
    if count:
        parts.append(_below_thousand(count))
    return " ".join(parts)


def _below_thousand(count: int) -> str:
    hundreds, rest = divmod(count, 100)
    parts = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    if rest:
        parts.append(_below_hundred(rest))
    return " and ".join(parts)


def _below_hundred(count: int) -> str:
    if count < len(_SMALL):
        return _SMALL[count]
    tens, rest = divmod(count, 10)
    return f"{_TENS[tens]}-{_SMALL[rest]}" if rest else _TENS[tens]
