"""Which drawing of `resources/art` stands for a product that has no photo.

Its own when it names one, else the one its name speaks of, else that of its craft. A name is only
believed within the craft: a `Plateau` of brass is not one of zellige.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import msgspec

from pos.domain.names import Names
from pos.domain.product import Craft, Product
from pos.folders import RESOURCES
from pos.store.folding import words

_ART: Final = RESOURCES / "art"

# French and Arabic name the thing first, English last, but before "with" and the like.
_AFTER_THE_THING: Final = re.compile(r" (?:with|for|in|on|from|by) ")

# In Arabic the article and a preposition are written onto the word.
_BEFORE: Final = r"(?<!\S)(?:[بولك]?ال|لل)?"
_AFTER: Final = r"(?:s|x|es)?(?!\S)"


class _Said(msgspec.Struct, frozen=True):
    """How `words.json` describes a drawing: crafts it can stand for, words that mean it."""

    crafts: tuple[Craft, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one craft. drawings: folded words to the name of a drawing."""

    drawings: dict[str, str]
    pattern: re.Pattern[str]


def drawing_of(product: Product) -> str:
    """Return the name of the drawing of a product, without its `.svg`."""
    if product.art in _said():
        return product.art
    return _drawing_named(product.names, product.craft) or _usual()[product.craft]


# A list is painted many times over, and each time asks again.
@lru_cache(maxsize=4096)
def _drawing_named(names: Names, craft: Craft) -> str:
    known = _words_of(craft)
    things = (_first(known, names.fr), _first(known, names.ar), _last(known, names.en))
    return next(filter(None, things), "")


def _first(known: _Words, name: str) -> str:
    found = known.pattern.search(_spaced(name))
    return known.drawings[found[1]] if found else ""


def _last(known: _Words, name: str) -> str:
    found = known.pattern.findall(_AFTER_THE_THING.split(_spaced(name))[0])
    return known.drawings[found[-1]] if found else ""


def _spaced(text: str) -> str:
    return " ".join(words(text))


@cache
def _words_of(craft: Craft) -> _Words:
    """Return what can be said of a craft; where nobody named one, every drawing may be meant."""
    drawings = {
        _spaced(word): drawing
        for drawing, said in _said().items()
        if craft in said.crafts or craft is Craft.OTHER
        for word in said.words
    }
    # The longer first: `plat à couscous` before `plat`.
    known = sorted(drawings, key=len, reverse=True)
    pattern = f"{_BEFORE}({'|'.join(map(re.escape, known))}){_AFTER}"
    return _Words(drawings, re.compile(pattern))


@cache
def _said() -> dict[str, _Said]:
    return msgspec.json.decode((_ART / "words.json").read_bytes(), type=dict[str, _Said])


@cache
def _usual() -> dict[Craft, str]:
    return msgspec.json.decode((_ART / "crafts.json").read_bytes(), type=dict[Craft, str])
