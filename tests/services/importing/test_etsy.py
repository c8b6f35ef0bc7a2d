"""Etsy: any language of headers, and lists of variants in one row."""

from decimal import Decimal

import pytest

from pos.domain.product import Craft, Kind
from pos.domain.quantity import pieces
from pos.services.importing import etsy
from pos.services.importing.drafts import Source
from pos.services.importing.sheet import Row, Sheet
from tests.services.importing.listings import by_variant, reading_of, reasons, remarks

LANGUAGES = ["en", "fr", "de", "es", "it"]
FILE = "etsy-fr.csv"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_export_is_recognised_in_the_language_of_its_seller(language: str) -> None:
    reading = reading_of(f"etsy-{language}.csv")

    assert reading.source is Source.ETSY
    assert reading.drafts == reading_of(FILE).drafts
    assert reading.currency == "EUR"


def sheet_with_values(values: str) -> Sheet:
    headers = ("T", "D", "P", "C", "Q", "G", "M", "I1", "V 1 T", "V 1 N", "V 1 V", "SKU")
    texts = ["Bol", "", "1", "EUR", "1", "", "", "", "", "", values, ""]
    return Sheet(headers, (Row(2, dict(zip(headers, texts, strict=True))),))


def test_a_listing_without_variants_is_one_product() -> None:
    draft = by_variant(reading_of(FILE))['Théière "Zagora"']

    assert (draft.origin, draft.sku, draft.model) == ("etsy:T-1", "T-1", "")
    assert (draft.price, draft.quantity) == (Decimal("46.50"), pieces(1))
    assert (draft.description, draft.materials) == ("Gravée\u2028à la main", "Laiton")
    assert draft.craft is Craft.METAL


def test_a_piece_is_unique_only_when_the_listing_says_so() -> None:
    reading = reading_of(FILE)

    kinds = {draft.names.fr: draft.kind for draft in reading.drafts}

    assert kinds['Théière "Zagora"'] is Kind.UNIQUE
    assert set(kinds.values()) == {Kind.UNIQUE, Kind.SERIES}


def test_a_list_of_values_makes_one_product_each_with_its_own_code() -> None:
    drafts = by_variant(reading_of(FILE))

    assert drafts["Écharpe tissée Bleu"].sku == "E-B"
    assert drafts["Écharpe tissée Ocre"].sku == "E-O"
    assert drafts["Écharpe tissée Ocre"].price == Decimal(38)
    assert drafts["Écharpe tissée Ocre"].model == "etsy:E-B,E-O"


def test_a_quantity_for_all_variants_together_is_given_to_none() -> None:
    reading = reading_of(FILE)

    assert by_variant(reading)["Écharpe tissée Bleu"].quantity is None
    assert remarks(reading, 4) == [
        "The file gives 6 pieces for all 2 variants together. Count each variant."
    ]


def test_two_lists_make_every_combination() -> None:
    reading = reading_of(FILE)

    variants = [draft.variant for draft in reading.drafts if draft.lines == (5,)]

    assert variants == ["52, Onyx", "52, Ambre", "54, Onyx", "54, Ambre"]
    assert by_variant(reading)["Bague 52, Onyx"].quantity == pieces(0)
    assert remarks(reading, 5) == [
        "The file does not say which variant has which code (B-1). Give each its own."
    ]


def test_a_price_in_another_currency_than_the_rest_is_left_out() -> None:
    reading = reading_of(FILE)

    assert by_variant(reading)["Bague"].price is None
    assert remarks(reading, 6)[0] == ("This price is in USD, unlike the others. Type it by hand.")


def test_a_listing_given_twice_comes_in_once() -> None:
    assert reasons(reading_of(FILE)) == {7: "The same product is already on line 6 of this file."}


def test_a_listing_with_one_value_that_cannot_be_kept_is_refused_whole() -> None:
    reading = etsy.read(sheet_with_values("Bleu,Oc\x1bre"), "fr")

    assert (reading.drafts, list(reasons(reading))) == ((), [2])


def test_more_combinations_than_a_listing_can_have_are_refused() -> None:
    values = ",".join(map(str, range(201)))

    reading = etsy.read(sheet_with_values(values), "fr")

    assert reasons(reading) == {2: "This listing has 201 combinations of variants, more than 200."}
