"""Words as search compares them, so that `oeuf` finds `œuf` and `زربية` finds `زربيه`.

SQLite folds only single Latin accents; this folds what Moroccan sellers type: Latin diacritics and
ligatures, Arabic letter forms, vowel marks, tatweel, and digits of any script.
"""

import re
import unicodedata
from functools import cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىئی", "ي"),
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ـ": "",
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "²": "2",
        "×": "x",
    }
)
# Marks that combine, and halves of surrogate pairs, which no database takes.
_DROPPED: Final = {"Mn", "Mc", "Me", "Cs"}
_MOST_WORDS: Final = 12
_WORD: Final = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return the text without case, accents, vowel marks and letter variants."""
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(map(_folded_character, text))


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return _WORD.findall(folded(text))


def matching(text: str) -> str | None:
    """Return the FTS5 query for products holding every word typed so far, or None for no word.

    Each word is quoted and taken as a beginning, so no typed text is ever an operator. Words
    beyond the first twelve narrow nothing down and are passed over.
    """
    found = words(text)[:_MOST_WORDS]
    return " ".join(f'"{word}"*' for word in found) if found else None


# Eight times as fast as finding out anew; as many are kept as a shop writes with, a few hundred.
@cache
def _folded_character(character: str) -> str:
    if unicodedata.category(character) in _DROPPED:
        return ""
    letters = character.casefold().translate(_LETTERS)
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in letters)
