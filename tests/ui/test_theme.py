"""Every colour and size on screen is a token, and every token has its place."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo

from ui.theme import FAMILY, Theme, style_template
from ui.tokens import LOOKS, tokens

# The colours of charts, which come with the reports.
CHARTS = {"bar_before", "bar_peak", "bar_low", "accent", "on_accent"}

UI = Path(__file__).parents[2] / "ui"


@pytest.mark.parametrize("look", LOOKS)
def test_the_style_sheet_of_each_look_has_no_token_left(look: str) -> None:
    sheet = Theme(look).style_sheet()

    assert "${" not in sheet
    assert tokens().looks[look].colours["action"] in sheet


def test_every_colour_token_is_used_by_the_style_sheet_or_by_a_painter() -> None:
    template = style_template()
    painted = "".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))

    unused = [
        token
        for token in tokens().looks["jour"].colours
        if f"${{colour.{token}}}" not in template and f'"{token}"' not in painted
    ]

    assert [token for token in unused if token not in CHARTS] == []


def test_no_widget_names_a_colour() -> None:
    named = [
        path.name
        for path in UI.rglob("*.py")
        if re.search(r'"#[0-9A-Fa-f]{6,8}"', path.read_text())
    ]

    assert named == []


def test_the_bundled_font_is_the_one_that_paints(theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).family() == FAMILY


def test_arabic_letters_are_a_pixel_larger_below_18() -> None:
    assert Theme(language="ar").text_px("body") == Theme(language="fr").text_px("body") + 1
    assert Theme(language="ar").text_px("total") == Theme(language="fr").text_px("total")


def test_larger_text_scales_every_kind_of_text() -> None:
    assert Theme(text_percent=130).text_px("total") == round(46 * 1.3)


def test_an_icon_is_drawn_once_for_each_colour_size_and_ratio(theme: Theme) -> None:
    first = theme.pixmap("plus", "ink", 24)

    assert theme.pixmap("plus", "ink", 24).cacheKey() == first.cacheKey()
    assert theme.pixmap("plus", "danger", 24).cacheKey() != first.cacheKey()
    assert first.toImage().pixelColor(12, 12) == theme.colour("ink")
