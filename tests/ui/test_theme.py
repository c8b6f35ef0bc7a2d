"""Every colour and size on screen is a token, and every token has its place."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import dressed
from ui.theme import FAMILY, Theme, style_template
from ui.tokens import LOOKS, tokens
from ui.widgets.label import label

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


@pytest.mark.parametrize("role", ["", "caption", "price", "total", "change"])
def test_digits_are_the_same_beside_arabic_letters(
    qapp: QApplication, qtbot: QtBot, role: str
) -> None:
    dressed(qapp, Theme(language="ar"))

    alone, beside = digits_of(qtbot, "18", role), digits_of(qtbot, "درهم 18", role)

    assert alone == beside


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_paints_by_hand_has_the_same_digits(theme: Theme, language: str) -> None:
    assert theme.font("body").featureValue(QFont.Tag("locl")) == 0
    assert Theme(language=language).font("price", "loud").isFeatureSet(QFont.Tag("locl"))


def digits_of(qtbot: QtBot, text: str, role: str) -> QImage:
    """Return the leftmost two signs of a text as a label paints them."""
    shown = label(text, role)
    qtbot.addWidget(shown)
    shown.resize(400, 90)
    shown.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    width = shown.fontMetrics().horizontalAdvance("18")
    return shown.grab().toImage().copy(0, 0, width, 90)
