"""Shopify: rows of a handle, what is tracked, and what is not a product."""

from decimal import Decimal

from pos.domain.product import Craft
from pos.domain.quantity import pieces
from pos.services.importing import shopify
from pos.services.importing.drafts import Source
from pos.services.importing.sheet import Row, Sheet
from tests.services.importing.listings import by_variant, reading_of, reasons, remarks

FILE = "shopify.csv"


def test_an_export_is_recognised_and_names_no_currency() -> None:
    reading = reading_of(FILE)

    assert (reading.source, reading.currency) == (Source.SHOPIFY, None)


def test_rows_of_a_handle_are_variants_of_one_model() -> None:
    drafts = by_variant(reading_of(FILE))

    small, large = drafts["Lanterne ajourée Petite"], drafts["Lanterne ajourée Grande"]
    assert (small.origin, large.origin) == ("shopify:lanterne:Petite", "shopify:lanterne:Grande")
    assert small.model == large.model == "shopify:lanterne"
    assert large.price == Decimal("580.50")
    assert large.maker == "Nahass Fès"
    assert large.craft is Craft.METAL


def test_a_row_with_only_a_picture_is_no_product() -> None:
    draft = by_variant(reading_of(FILE))["Lanterne ajourée Petite"]

    assert draft.lines == (2, 4)
    assert draft.images[-1] == "https://example.org/3.jpg"


def test_html_becomes_lines_of_text_without_scripts() -> None:
    draft = by_variant(reading_of(FILE))["Lanterne ajourée Petite"]

    assert draft.description == "Laiton martelé.\u2028À la main."


def test_an_apostrophe_before_a_code_is_not_part_of_it() -> None:
    draft = by_variant(reading_of(FILE))["Lanterne ajourée Petite"]

    assert (draft.sku, draft.barcode) == ("007", "6111234567895")


def test_not_tracked_is_not_zero() -> None:
    drafts = by_variant(reading_of(FILE))

    assert drafts["Lanterne ajourée Petite"].quantity == pieces(3)
    assert drafts["Lanterne ajourée Grande"].quantity is None


def test_a_product_with_one_variant_has_no_model() -> None:
    draft = by_variant(reading_of(FILE))["Bol en olivier"]

    assert (draft.origin, draft.variant, draft.model) == ("shopify:bol", "", "")


def test_a_tracked_quantity_below_zero_is_said() -> None:
    reading = reading_of(FILE)

    assert by_variant(reading)["Bol en olivier"].quantity is None
    assert remarks(reading, 5) == [
        "This product is not published in the shop.",
        "Variant Inventory Qty: -2 is not a number of pieces. Count them.",
    ]


def test_what_stays_outside_is_named_with_its_reason() -> None:
    assert reasons(reading_of(FILE)) == {
        6: "This product is archived in the shop.",
        7: "This product has no name.",
        8: "The same product is already on line 3 of this file.",
        9: "This row names no product: its handle is empty.",
    }


def test_a_variant_that_cannot_be_kept_is_refused_and_the_others_come_in() -> None:
    headers = ("Handle", "Title", "Option1 Value", "Variant Price", "Image Src")
    cells = [["bol", "Bol", "Bleu", "5", ""], ["bol", "", "Oc\x1bre", "5", ""]]

    reading = shopify.read(sheet_of(headers, *cells), "fr")

    assert [draft.variant for draft in reading.drafts] == ["Bleu"]
    assert list(reasons(reading)) == [3]


def test_pictures_of_a_product_of_which_nothing_came_in_are_refused_with_it() -> None:
    headers = ("Handle", "Title", "Option1 Value", "Variant Price", "Image Src")
    cells = [["bol", "Bol", "Oc\x1bre", "5", ""], ["bol", "", "", "", "https://example.org/1.jpg"]]

    reading = shopify.read(sheet_of(headers, *cells), "fr")

    assert reasons(reading)[3] == "None of its variants came in."


def sheet_of(headers: tuple[str, ...], *rows: list[str]) -> Sheet:
    numbered = enumerate(rows, start=2)
    return Sheet(
        headers, tuple(Row(line, dict(zip(headers, row, strict=True))) for line, row in numbered)
    )
