"""The bundled fonts hold every character that a screen, a receipt or an A4 paper can need."""

from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase
from reportlab.pdfbase.ttfonts import TTFont as PaperFont

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
SANS = ("RahbaSans-Regular", "RahbaSans-SemiBold", "RahbaSans-Bold")
TIFINAGH = "RahbaTifinagh-Regular"

ASCII = [chr(point) for point in range(0x20, 0x7F)]
FRENCH = list("œŒæÆàâäçéèêëîïôöùûüÿÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ«»–—’‘“”…€°")
SIGNS = list("×·•½¼¾²³±−≤≥→←↑↓✓▲▼")
ARABIC = list("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچڤڭگ،؛؟ـًٌٍَُِّْ")
SPACES = list("\u00a0\u2007\u2009\u202f")
INVISIBLE = list("\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069")
TAMAZIGHT = list("ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥⵯ")


@cache
def font(name: str) -> TTFont:
    return TTFont(FONTS / f"{name}.ttf", lazy=False)


def missing(name: str, characters: list[str]) -> list[str]:
    known = font(name).getBestCmap()
    return [f"U+{ord(each):04X}" for each in characters if ord(each) not in known]


def width_em(name: str, character: str) -> float:
    opened = font(name)
    advance: int = opened["hmtx"][opened.getBestCmap()[ord(character)]][0]
    return advance / float(opened["head"].unitsPerEm)


@pytest.mark.parametrize("name", SANS)
def test_the_text_font_has_french_arabic_and_english(name: str) -> None:
    assert missing(name, ASCII + FRENCH + SIGNS + ARABIC + SPACES + INVISIBLE) == []


def test_the_greeting_font_has_the_tifinagh_of_morocco_and_the_amounts_beside_it() -> None:
    assert missing(TIFINAGH, ASCII + TAMAZIGHT + SPACES + INVISIBLE) == []


@pytest.mark.parametrize("name", [*SANS, TIFINAGH])
def test_digits_stand_in_columns(name: str) -> None:
    assert len({width_em(name, digit) for digit in "0123456789\u2007"}) == 1


@pytest.mark.parametrize("name", [*SANS, TIFINAGH])
def test_the_group_mark_is_a_fifth_of_an_em(name: str) -> None:
    assert width_em(name, "\u202f") == pytest.approx(0.2)


@pytest.mark.parametrize("name", [*SANS, TIFINAGH])
def test_marks_of_direction_take_no_room(name: str) -> None:
    assert {width_em(name, mark) for mark in INVISIBLE} == {0.0}


@pytest.mark.parametrize("name", [*SANS, TIFINAGH])
def test_the_licence_is_kept_and_the_reserved_name_is_not_used(name: str) -> None:
    names = font(name)["name"]

    assert "SIL Open Font License" in names.getDebugName(13)
    assert names.getDebugName(0).startswith("Copyright")
    for name_id in (1, 3, 4, 6, 16):
        assert "Plex" not in names.getDebugName(name_id)


@pytest.mark.parametrize("name", [*SANS, TIFINAGH])
def test_papers_may_embed_the_font(name: str) -> None:
    assert font(name)["OS/2"].fsType == 0

    paper = PaperFont(name, FONTS / f"{name}.ttf")

    assert paper.stringWidth("1\u202f234,50\u00a0DH", 10) > 0


@pytest.mark.usefixtures("qapp")
def test_the_weights_of_the_text_font_are_one_family() -> None:
    for name in SANS:
        identity = QFontDatabase.addApplicationFont(str(FONTS / f"{name}.ttf"))
        assert "Rahba Sans" in QFontDatabase.applicationFontFamilies(identity)

    weights = {
        QFontDatabase.weight("Rahba Sans", style) for style in QFontDatabase.styles("Rahba Sans")
    }

    assert weights >= {QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold}


def test_the_fonts_stay_small() -> None:
    assert sum(file.stat().st_size for file in FONTS.glob("*.ttf")) < 1_200_000
