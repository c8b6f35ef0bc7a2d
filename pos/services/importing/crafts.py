"""A guess at the branch of craft from the words of a list; the seller can change it later."""

import re
from functools import lru_cache
from typing import Final

from pos.domain.product import Craft
from pos.store.folding import folded

# Beginnings of words in French, English, Arabic, Italian, Spanish and German.
_WORDS: Final = {
    Craft.RUGS: (
        "tapis rug carpet kilim boucherouite handira hanbel زرب زراب سجاد حنبل tappet "
        "alfombra teppich"
    ),
    Craft.POTTERY: (
        "poterie potter ceram keram faience terre-cuite stoneware gres raku tajine tagine "
        "zellige zellij vase vaso vasi vasija jarron mug terracotta فخار خزف زليج طاجين "
        "ceramica töpfer"
    ),
    Craft.LEATHER: (
        "cuir maroquin babouche belgha leather pouf pouffe جلد بلغ شربيل pelle cuero leder sandale"
    ),
    Craft.METAL: (
        "laiton cuivre brass copper silver argent bijou jewel jewelry dinanderie lanterne "
        "lantern bronze fer-forge نحاس فض حلي مجوهرات فانوس ottone rame argento plata joya "
        "cobre schmuck"
    ),
    Craft.WOOD: "bois wood thuya cedre cedar marquet خشب عرعار legno madera holz olivier",
    Craft.TEXTILE: (
        "tissu textil brod embroid caftan kaftan djellaba jellaba sabra wool laine coton "
        "cotton foulard echarpe scarf coussin cushion pillow couverture blanket weav tiss "
        "قفطان جلاب نسيج طرز صوف وساد tessut lana tela tejid stoff t-shirt tshirt hoodie"
    ),
}


# A category, a title or tags are shorter; what is longer was not written to be read.
_ENOUGH: Final = 1_000

# In Arabic the article and a preposition are written onto the word: بالجلد is "with leather".
_BEGINNING: Final = re.compile(
    r"(?<![^\W_])(?:[بولك]?ال|لل|[بوكل])?(?:"
    + "|".join(
        f"(?P<{craft}>{'|'.join(map(folded, words.split()))})" for craft, words in _WORDS.items()
    )
    + ")"
)


def guess_craft(*texts: str) -> Craft:
    """Return the craft named first in the first text that names one, else `Craft.OTHER`.

    Give the surest text first: category, materials, tags, title.
    """
    return next(filter(None, (_craft_in(text[:_ENOUGH]) for text in texts)), Craft.OTHER)


# A list says the same few categories and materials thousands of times.
@lru_cache(maxsize=1024)
def _craft_in(text: str) -> Craft | None:
    found = _BEGINNING.search(folded(text))
    return Craft(found.lastgroup) if found and found.lastgroup else None
