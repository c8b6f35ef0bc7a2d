"""Counted things in Arabic words: `درهم واحد`، `درهمان`، `ثلاثة دراهم`، `أحد عشر درهما`.

The noun follows the number: 3 to 10 ask for its plural, 11 to 99 for its accusative, hundreds and
thousands for its singular. One and two are said by the noun alone, also after a larger number:
`مائة درهم ودرهمان`. All nouns here are masculine, so that 3 to 10 end in ة.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Noun:
    """The forms of a masculine noun.

    one, two: said alone. two_of: the dual before another noun. few: after 3 to 10.
    many: after 11 to 99. of: after hundreds and thousands.
    """

    one: str
    two: str
    two_of: str
    few: str
    many: str
    of: str


DIRHAM: Final = Noun("درهم واحد", "درهمان", "درهما", "دراهم", "درهما", "درهم")
CENTIME: Final = Noun("سنتيم واحد", "سنتيمان", "سنتيما", "سنتيمات", "سنتيما", "سنتيم")

_SCALES: Final = (
    (10**9, Noun("مليار", "ملياران", "مليارا", "ملايير", "مليارا", "مليار")),
    (10**6, Noun("مليون", "مليونان", "مليونا", "ملايين", "مليونا", "مليون")),
    (1000, Noun("ألف", "ألفان", "ألفا", "آلاف", "ألفا", "ألف")),
)
_UNIT_NAMES: Final = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"
_TEN_NAMES: Final = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون"
_HUNDRED_NAMES: Final = "مائة مائتان ثلاثمائة أربعمائة خمسمائة ستمائة سبعمائة ثمانمائة تسعمائة"
_UNITS: Final = ["", *_UNIT_NAMES.split()]
_TENS: Final = ["", "", *_TEN_NAMES.split()]
_HUNDREDS: Final = ["", *_HUNDRED_NAMES.split()]


def counted(count: int, noun: Noun) -> str:
    """Count a masculine noun, from 0 to below a thousand milliards."""
    if count == 0:
        return f"صفر {noun.of}"
    if _ends_in_noun(count):
        return f"{counted(count - count % 100, noun)} و{_group(count % 100, noun)}"
    parts: list[str] = []
    rest = count
    for size, scale in _SCALES:
        group, rest = divmod(rest, size)
        if group:
            parts.append(_group(group, scale, is_before_noun=not rest))
    if rest:
        return " و".join([*parts, _group(rest, noun)])
    return f"{' و'.join(parts)} {noun.of}"


def _ends_in_noun(count: int) -> bool:
    """Tell whether the last one or two stand for themselves: a hundred dirhams and a dirham."""
    return count > 2 and count % 100 in {1, 2}


def _group(count: int, noun: Noun, *, is_before_noun: bool = False) -> str:
    """Count 1 to 999 of something, which may itself be counted: thousands of dirhams."""
    if _ends_in_noun(count):
        last = _group(count % 100, noun, is_before_noun=is_before_noun)
        return f"{_group(count - count % 100, noun)} و{last}"
    if count == 1:
        return noun.one
    if count == 2:
        return noun.two_of if is_before_noun else noun.two
    rest = count % 100
    if rest == 0:
        return f"{'مائتا' if count == 200 else _HUNDREDS[count // 100]} {noun.of}"
    if rest <= 10:
        return f"{_below_thousand(count)} {noun.few}"
    return f"{_below_thousand(count)} {noun.of if is_before_noun else noun.many}"


def _below_thousand(count: int) -> str:
    hundreds, rest = divmod(count, 100)
    parts = [_HUNDREDS[hundreds]] if hundreds else []
    if rest:
        parts.append(_below_hundred(rest))
    return " و".join(parts)


def _below_hundred(count: int) -> str:
    if count <= 10:
        return _UNITS[count]
    tens, unit = divmod(count, 10)
    if tens == 1:
        first = {1: "أحد", 2: "اثنا"}.get(unit, _UNITS[unit])
        return f"{first} عشر"
    return f"{_UNITS[unit]} و{_TENS[tens]}" if unit else _TENS[tens]
