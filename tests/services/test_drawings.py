"""A product without a photo shows the drawing of what it is called, never one of another craft."""

import json
from typing import Any

import pytest

from pos.domain.names import Names
from pos.domain.product import Craft, Product
from pos.folders import RESOURCES
from pos.services.drawings import drawing_of

PRODUCTS = json.loads((RESOURCES / "sample" / "catalogue.json").read_bytes())["products"]
SAID = json.loads((RESOURCES / "art" / "words.json").read_bytes())
USUAL = json.loads((RESOURCES / "art" / "crafts.json").read_bytes())

# What a name alone does not tell from its nearest kin.
KIN = ({"babouche", "babouche-sabra"}, {"carpet-berber", "carpet-medallion"})


def called(craft: Craft, **names: str) -> str:
    return drawing_of(Product(id="", names=Names(**names), craft=craft))


@pytest.mark.parametrize(
    ("craft", "names", "drawing"),
    [
        (Craft.LEATHER, {"fr": "Pouf rond en cuir"}, "pouf"),
        (Craft.LEATHER, {"fr": "Poufs"}, "pouf"),
        (Craft.LEATHER, {"ar": "البوف الجلدي"}, "pouf"),
        (Craft.LEATHER, {"en": "Round Leather Pouffe"}, "pouf"),
        (Craft.METAL, {"fr": "THEIERE ciselée"}, "teapot"),
        (Craft.METAL, {"fr": "Plateau"}, "brass-tray"),
        (Craft.POTTERY, {"fr": "Plateau"}, "zellige-tray"),
        (Craft.POTTERY, {"fr": "Plat à couscous bleu"}, "couscous-dish"),
        (Craft.METAL, {"en": "Teapot with tray"}, "teapot"),
        (Craft.OTHER, {"fr": "Savon noir"}, "soap"),
    ],
)
def test_the_name_chooses_the_drawing(craft: Craft, names: dict[str, str], drawing: str) -> None:
    assert called(craft, **names) == drawing


@pytest.mark.parametrize(
    ("craft", "name"),
    [
        (Craft.LEATHER, "Tapis de selle"),
        (Craft.TEXTILE, "Boléro brodé"),
        (Craft.POTTERY, "Platane"),
        (Craft.RUGS, ""),
    ],
)
def test_a_word_of_another_craft_or_inside_another_word_means_nothing(
    craft: Craft, name: str
) -> None:
    assert called(craft, fr=name) == USUAL[craft]


def test_the_drawing_a_product_names_comes_first() -> None:
    product = Product(id="", names=Names(fr="Pouf"), craft=Craft.LEATHER, art="belt")

    assert drawing_of(product) == "belt"


def test_a_drawing_that_does_not_exist_is_passed_over() -> None:
    product = Product(id="", names=Names(fr="Pouf"), craft=Craft.LEATHER, art="../secret")

    assert drawing_of(product) == "pouf"


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize("sample", PRODUCTS, ids=lambda sample: sample["sku"])
def test_a_sample_product_would_be_known_by_its_name(sample: dict[str, Any], language: str) -> None:
    craft = Craft(sample["craft"])

    drawing = called(craft, **{language: sample["names"][language]})

    kin = next((group for group in KIN if drawing in group), {drawing})
    assert sample["art"] in kin


def test_every_drawing_can_be_named() -> None:
    drawings = {file.stem for file in (RESOURCES / "art").glob("*.svg")}

    assert set(SAID) | {"parcel"} == drawings
