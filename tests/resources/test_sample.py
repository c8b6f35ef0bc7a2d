"""The sample fair can be sold from at once, and its drawings appear in every look."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from pos.domain.barcode import is_gtin
from pos.domain.product import Craft, Kind
from pos.domain.quantity import Quantity, Unit
from pos.domain.tax import TaxClass
from pos.domain.text import clean_name

RESOURCES = Path(__file__).parents[2] / "resources"
DRAWINGS = sorted((RESOURCES / "art").glob("*.svg"))
TONES = ("dark", "mid", "light")
CLEAR = QColor(0, 0, 0, 0)


def loaded(name: str) -> Any:
    return json.loads((RESOURCES / name).read_text(encoding="utf-8"))


SAMPLE: dict[str, list[dict[str, Any]]] = loaded("sample/catalogue.json")
PRODUCTS = SAMPLE["products"]
LOOKS: dict[str, Any] = loaded("tokens.json")["looks"]
ART_OF_CRAFTS: dict[str, str] = loaded("art/crafts.json")
every_product = pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product["sku"])


def drawn(drawing: Path, tint: dict[str, str]) -> QImage:
    svg = drawing.read_text(encoding="utf-8")
    for tone in TONES:
        svg = svg.replace(f"{{{tone}}}", tint[tone])
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid()
    image = QImage(120, 100, QImage.Format.Format_ARGB32)
    image.fill(CLEAR)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def painted_share(image: QImage) -> float:
    pixels = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixelColor(x, y).alpha() > 127 for x, y in pixels) / len(pixels)


def words(value: object) -> Iterator[str]:
    """Every text inside, at any depth."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from words(each)
    if isinstance(value, str):
        yield value


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.stem)
def test_a_drawing_names_tones_and_no_colour(drawing: Path) -> None:
    svg = drawing.read_text(encoding="utf-8")

    assert 'viewBox="0 0 120 100"' in svg
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg))
    assert used <= {"none", *(f"{{{tone}}}" for tone in TONES)}
    assert len(used - {"none"}) == len(TONES)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.stem)
def test_a_drawing_appears_and_leaves_its_frame_free(drawing: Path, look: str) -> None:
    image = drawn(drawing, LOOKS[look]["tints"]["pottery"])

    assert 0.08 < painted_share(image) < 0.8
    corners = [(0, 0), (119, 0), (0, 99), (119, 99)]
    assert all(image.pixelColor(x, y).alpha() == 0 for x, y in corners)


def test_every_craft_has_a_tint_in_every_look_and_a_drawing_of_its_own() -> None:
    crafts = {craft.value for craft in Craft}

    assert set(ART_OF_CRAFTS) == crafts
    for look in LOOKS.values():
        assert set(look["tints"]) == crafts | {"neutral"}


def test_every_drawing_is_used_and_every_use_is_drawn() -> None:
    used = {product["art"] for product in PRODUCTS} | set(ART_OF_CRAFTS.values())

    assert used == {drawing.stem for drawing in DRAWINGS}


@every_product
def test_a_sample_product_is_named_in_the_three_languages(product: dict[str, Any]) -> None:
    for language in ("fr", "ar", "en"):
        name = product["names"][language]
        assert name
        assert clean_name(name) == name
    assert product["description"]["fr"]
    assert product["description"]["ar"]


@every_product
def test_a_sample_product_speaks_the_words_of_the_domain(product: dict[str, Any]) -> None:
    kind, unit = Kind(product["kind"]), Unit(product["unit"])

    assert product["craft"] in {category["id"] for category in SAMPLE["crafts"]}
    assert Craft(product["craft"])
    assert TaxClass(product["tax_class"])
    assert Quantity(product["quantity"], unit).thousandths >= 0
    assert (kind is Kind.MEASURED) == (unit is not Unit.PIECE)
    assert kind is not Kind.UNIQUE or product["quantity"] == 1000
    assert kind is not Kind.MADE_TO_ORDER or product["quantity"] == 0


@every_product
def test_a_sample_price_is_in_whole_dirhams_and_not_under_its_floor(
    product: dict[str, Any],
) -> None:
    assert product["price_minor"] > 0
    assert product["price_minor"] % 100 == 0
    assert 0 < product["floor_price_minor"] <= product["price_minor"]


@every_product
def test_a_sample_barcode_is_of_the_range_kept_for_shops(product: dict[str, Any]) -> None:
    assert len(product["barcode"]) == 13
    assert is_gtin(product["barcode"])
    assert 200 <= int(product["barcode"][:3]) <= 299


@pytest.mark.parametrize("code", ["sku", "barcode"])
def test_no_code_of_the_sample_is_used_twice(code: str) -> None:
    codes = [product[code] for product in PRODUCTS]

    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[A-Z0-9-]{5,13}", each) for each in codes)


def test_variants_belong_to_a_model_of_the_sample() -> None:
    variants = [product for product in PRODUCTS if "variant" in product]

    assert len(variants) >= 2
    assert {product["model"] for product in variants} <= {each["sku"] for each in PRODUCTS}


def test_every_maker_of_the_sample_has_goods_and_a_name_in_french_and_arabic() -> None:
    assert {maker["id"] for maker in SAMPLE["makers"]} == {each["maker"] for each in PRODUCTS}
    for maker in SAMPLE["makers"]:
        assert maker["names"]["fr"]
        assert maker["names"]["ar"]


def test_the_sample_shows_what_happens_at_a_stand() -> None:
    counted = [each for each in PRODUCTS if each["kind"] in ("series", "unique")]
    prices = [each["price_minor"] for each in counted]

    assert sum(each["quantity"] == 0 for each in counted) == 1
    assert sum(0 < each["quantity"] <= 3000 for each in counted) >= 3
    assert max(prices) == 12_500_00
    assert min(prices) == 15_00
    assert {each["unit"] for each in PRODUCTS} >= {"piece", "m2", "m", "g", "ml"}
    assert {each["kind"] for each in PRODUCTS} == {kind.value for kind in Kind}


def test_every_character_of_the_sample_is_in_the_bundled_font() -> None:
    known = TTFont(RESOURCES / "fonts" / "RahbaSans-Regular.ttf", lazy=False).getBestCmap()

    assert {
        letter for text in words(SAMPLE) for letter in text if ord(letter) not in known
    } == set()
