"""Whole numbers in French words, in the traditional spelling: `deux cent quatre-vingt-un`."""

from typing import Final

_NAMES: Final = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf"
)
_SMALL: Final = _NAMES.split()
_TENS: Final = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante")
_LARGE: Final = ((10**9, "milliard"), (10**6, "million"))


def counted(count: int, noun: str) -> str:
    """Count a masculine noun: `un dirham`, `deux cents dirhams`, `un million de dirhams`."""
    of = "de " if count >= 10**6 and count % 10**6 == 0 else ""
    return f"{number(count)} {of}{noun}{'s' if count > 1 else ''}"


def number(count: int) -> str:
    """Write a whole number from 0 to below a thousand milliards."""
    if count == 0:
        return _SMALL[0]
    parts: list[str] = []
    for size, name in _LARGE:
        group, count = divmod(count, size)
        if group:
            parts.append(f"{_below_thousand(group)} {name}{'s' if group > 1 else ''}")
    thousands, rest = divmod(count, 1000)
    if thousands:
        # Mille is an adjective: it has no plural, and takes the s of cents and vingts away.
        before = _below_thousand(thousands, is_last=False) if thousands > 1 else ""
        parts.append(f"{before} mille".strip())
    if rest:
        parts.append(_below_thousand(rest))
    return " ".join(parts)


def _below_thousand(count: int, *, is_last: bool = True) -> str:
    hundreds, rest = divmod(count, 100)
    parts: list[str] = []
    if hundreds:
        plural = "s" if hundreds > 1 and not rest and is_last else ""
        parts.append(f"{_SMALL[hundreds]} cent{plural}" if hundreds > 1 else "cent")
    if rest:
        parts.append(_below_hundred(rest, is_last=is_last))
    return " ".join(parts)


def _below_hundred(count: int, *, is_last: bool) -> str:
    if count < len(_SMALL):
        return _SMALL[count]
    if count >= 80:
        rest = count - 80
        return f"quatre-vingt-{_SMALL[rest]}" if rest else f"quatre-vingt{'s' if is_last else ''}"
    tens = min(count // 10, 6)
    rest = count - tens * 10
    if not rest:
        return _TENS[tens]
    # Vingt et un to soixante et onze; 81 and 91 have no et.
    return f"{_TENS[tens]}{' et ' if rest in {1, 11} else '-'}{_SMALL[rest]}"
