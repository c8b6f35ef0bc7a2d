"""Line breaking in reading order, before letters are shaped and turned round.

Breaking after reordering puts the lines of a right-to-left text in reverse. A word wider than the
line is broken between letters, never between a letter and the marks that stand on it.
"""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

_OPENERS: Final = "\u2066\u2067\u2068"
_CLOSER: Final = "\u2069"
_JOINER: Final = "\u200d"
_FIRST_GUESS: Final = 16

Width = Callable[[str], float]


def wrap(text: str, available: float, width: Width) -> list[str]:
    """Break `text` at spaces into lines no wider than `available`; there is always one line.

    Isolates (U+2066 to U+2069) that a break would cut are closed and opened again.
    """
    return list(_balanced(_lines(text, available, width)))


def _lines(text: str, available: float, width: Width) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if len(longer) <= _FIRST_GUESS * 64 and width(longer) <= available:
            line = longer
            continue
        if line:
            yield line
        *whole, line = _pieces(word, available, width)
        yield from whole
    yield line


def _pieces(word: str, available: float, width: Width) -> Iterator[str]:
    while word:
        length = _longest(word, available, width)
        yield word[:length]
        word = word[length:]
        if not word:
            return
    yield ""


def _longest(word: str, available: float, width: Width) -> int:
    """Return how many characters fit, at least one letter, without measuring the whole word."""
    fits, too_many = 0, _FIRST_GUESS
    while too_many <= len(word) and width(word[:too_many]) <= available:
        fits, too_many = too_many, too_many * 2
    too_many = min(too_many, len(word) + 1)
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if width(word[:middle]) <= available:
            fits = middle
        else:
            too_many = middle
    return _letter_end(word, fits)


def _letter_end(word: str, length: int) -> int:
    """Move a break back to where a letter ends with its marks; forward when there is only one."""
    end = length
    while end > 0 and _is_inside_letter(word, end):
        end -= 1
    if end > 0:
        return end
    end = max(length, 1)
    while _is_inside_letter(word, end):
        end += 1
    return end


def _is_inside_letter(word: str, at: int) -> bool:
    if at >= len(word):
        return False
    joined = word[at - 1] == _JOINER or word[at] == _JOINER
    return joined or unicodedata.category(word[at]) in {"Mn", "Me"} or word[at] == _CLOSER


def _balanced(lines: Iterator[str]) -> Iterator[str]:
    opened: list[str] = []
    for line in lines:
        before = "".join(opened)
        for character in line:
            if character in _OPENERS:
                opened.append(character)
            elif character == _CLOSER and opened:
                opened.pop()
        yield f"{before}{line}{_CLOSER * len(opened)}"
