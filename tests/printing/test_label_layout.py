"""A placed label: inside its edges, its symbol readable, refused in words where it does not fit."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from pos.documents.price_label import LabelContent, LabelFacts, Part, Symbol, price_label
from pos.domain.names import Names
from pos.printing.label_layout import LabelSize, LabelTooSmall, PlacedLabel, place_label
from pos.printing.marks import Box, Text
from pos.printing.raster import draw, measure, prepare
from tests.domain.nasty import NASTY_TEXT
from tests.factories import a_product, dh

DENSITIES = (8.0, 300 / 25.4, 600 / 25.4)
SIZES = ((63.5, 38.1), (38.1, 21.2), (40, 30), (30, 50), (100, 50))
EAN = "6111234567895"


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    assert qapp
    prepare()


def placed(
    size_mm: tuple[float, float] = (63.5, 38.1), density: float = 8.0, **named: Any
) -> PlacedLabel:
    content: dict[str, Any] = {"parts": tuple(Part)}
    content |= {name: named.pop(name) for name in ("languages", "symbol") if name in named}
    product = {"barcode": EAN, "variant": "bleu cobalt", "materials": "Terre cuite"} | named
    facts = LabelFacts(a_product(**product), Names(fr="Atelier Fatima"), charges_tax=True)
    label = price_label(facts, LabelContent(**content))
    return place_label(label, LabelSize.of(*size_mm, density), measure)


def boxes_of(made: PlacedLabel) -> list[Box]:
    return [mark for mark in made.layout.bands[0].marks if isinstance(mark, Box)]


def texts_of(made: PlacedLabel) -> list[Text]:
    return [mark for mark in made.layout.bands[0].marks if isinstance(mark, Text)]


def read(made: PlacedLabel) -> list[str]:
    image = Image.open(BytesIO(draw(made.layout).to_png())).convert("L")
    return [found.text for found in zxingcpp.read_barcodes(ImageOps.expand(image, 40, 0))]


@pytest.mark.parametrize("density", DENSITIES)
@pytest.mark.parametrize("size_mm", SIZES)
@pytest.mark.parametrize("symbol", [Symbol.BARS, Symbol.QR])
def test_its_symbol_is_read_from_black_ground(
    size_mm: tuple[float, float], density: float, symbol: Symbol
) -> None:
    assert read(placed(size_mm, density, symbol=symbol, languages=("ar", "fr"))) == [EAN]


@pytest.mark.parametrize("density", DENSITIES)
@pytest.mark.parametrize("size_mm", SIZES)
def test_bars_are_whole_dots_and_never_narrower_than_they_are_read(
    size_mm: tuple[float, float], density: float
) -> None:
    bars = [
        mark for mark in placed(size_mm, density).layout.bands[0].marks if isinstance(mark, Box)
    ]

    narrowest = min(bar.width for bar in bars)
    assert narrowest >= 2
    assert narrowest / density >= 0.25
    assert all(bar.width % narrowest == 0 for bar in bars)


def test_large_letters_leave_the_bars_high_enough_for_a_moving_hand() -> None:
    made = placed(variant="", materials="")

    assert min(bar.height for bar in boxes_of(made)) / 8 >= 9


@pytest.mark.parametrize("symbol", [Symbol.BARS, Symbol.QR])
@pytest.mark.parametrize("languages", [("fr",), ("ar",)])
def test_nothing_stands_where_the_printer_leaves_the_paper_white(
    symbol: Symbol, languages: tuple[str, ...]
) -> None:
    facts = LabelFacts(a_product(barcode=EAN))
    label = price_label(facts, LabelContent(languages, symbol=symbol))
    size = replace(LabelSize.of(70, 37, 8.0), least_margin_mm=4.0)

    made = place_label(label, size, measure)

    for box in boxes_of(made):
        assert box.x >= 32
        assert box.x + box.width <= size.width - 32
        assert box.y >= 32
        assert box.y + box.height <= size.height - 32
    for text in texts_of(made):
        assert text.x >= 32
        assert text.x + measure(text.text, text.font) <= size.width - 32


def test_bars_too_wide_for_the_label_are_refused_and_never_made_narrower() -> None:
    with pytest.raises(LabelTooSmall, match="QR"):
        placed((38.1, 21.2), barcode="ARG-KELAA-000147")


def test_a_label_too_low_for_its_words_is_refused() -> None:
    with pytest.raises(LabelTooSmall, match="plus grande"):
        placed((50, 12))


def test_what_has_no_room_is_left_out_from_the_least_important_and_said() -> None:
    assert placed((63.5, 38.1)).left_out == ()
    small = placed((38.1, 21.2))
    assert Part.MATERIALS in small.left_out
    assert Part.PRICE not in small.left_out


def test_a_price_is_made_smaller_and_never_cut() -> None:
    made = placed((40, 30), price=dh("123456789.50"))

    assert any(
        isinstance(mark, Text) and "789,50" in mark.text for mark in made.layout.bands[0].marks
    )


@pytest.mark.parametrize(("languages", "is_right"), [(("fr",), True), (("ar",), False)])
def test_a_square_stands_where_the_line_ends(languages: tuple[str, ...], is_right: bool) -> None:
    made = placed(symbol=Symbol.QR, languages=languages)

    assert (min(box.x for box in boxes_of(made)) > made.layout.width / 2) is is_right


@settings(max_examples=60)
@given(NASTY_TEXT, NASTY_TEXT, st.sampled_from(SIZES), st.sampled_from([Symbol.BARS, Symbol.QR]))
def test_no_name_hurts_the_symbol_or_leaves_the_label(
    name: str, materials: str, size_mm: tuple[float, float], symbol: Symbol
) -> None:
    names = Names(fr=name or "x", ar="طاجين")

    made = placed(size_mm, names=names, materials=materials, symbol=symbol, languages=("fr", "ar"))

    assert read(made) == [EAN]
    for text in texts_of(made):
        assert text.x >= 0
        assert text.x + measure(text.text, text.font) <= made.layout.width
        assert text.baseline <= made.layout.height
