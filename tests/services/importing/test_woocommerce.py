"""WooCommerce: what each kind of row becomes."""

from datetime import date
from decimal import Decimal

from pos.domain.product import Craft
from pos.domain.quantity import pieces
from pos.services.importing import woocommerce
from pos.services.importing.drafts import Reading, Source
from pos.services.importing.sheet import Row, Sheet
from tests.services.importing.listings import DAY, by_variant, reading_of, reasons, remarks

FILE = "woocommerce-fr.csv"


def test_an_export_of_a_french_shop_is_recognised() -> None:
    assert reading_of(FILE).source is Source.WOOCOMMERCE


def test_every_row_is_accounted_for() -> None:
    reading = reading_of(FILE)

    lines = [line for draft in reading.drafts for line in draft.lines]

    assert sorted(lines + [refused.line for refused in reading.refused]) == list(range(2, 12))


def test_variations_are_products_of_their_model() -> None:
    drafts = by_variant(reading_of(FILE))

    assert drafts["Pouf cousu main Fauve"].origin == "woocommerce:11"
    assert drafts["Pouf cousu main Fauve"].model == "woocommerce:10"
    assert drafts["Pouf cousu main Noir"].model == "woocommerce:10"


def test_the_row_of_a_model_belongs_to_its_first_variation() -> None:
    assert by_variant(reading_of(FILE))["Pouf cousu main Fauve"].lines == (3, 2)


def test_variations_take_what_only_their_model_says() -> None:
    draft = by_variant(reading_of(FILE))["Pouf cousu main Noir"]

    assert draft.description == "Cuir de chèvre.\u2028• tanné au mimosa\u2028• vide"
    assert (draft.category, draft.craft) == ("Poufs en cuir", Craft.LEATHER)
    assert (draft.maker, draft.dimensions) == ("Atelier Tafraout", "50 × 50 × 35 cm")


def test_prices_have_the_decimal_mark_of_the_shop() -> None:
    assert by_variant(reading_of(FILE, on=date(2026, 12, 1)))[
        "Pouf cousu main Noir"
    ].price == Decimal("450.5")


def test_a_sale_price_holds_between_its_days_and_is_said() -> None:
    reading = reading_of(FILE)

    assert by_variant(reading)["Pouf cousu main Noir"].price == Decimal("399.9")
    assert remarks(reading, 4) == ["The sale price 399.9 is taken; the regular price is 450.5."]


def test_no_stock_is_zero_and_not_counted_is_nothing() -> None:
    drafts = by_variant(reading_of(FILE))

    assert drafts["Pouf cousu main Noir"].quantity == pieces(0)
    assert drafts["Atelier de poterie"].quantity is None


def test_a_negative_stock_is_left_out_and_said() -> None:
    reading = reading_of(FILE)

    assert by_variant(reading)["Plat de Safi"].quantity is None
    assert "Stock: -2 is not a number of pieces. Count them." in remarks(reading, 5)


def test_attributes_of_a_simple_product_are_kept_in_its_description() -> None:
    draft = by_variant(reading_of(FILE))["Plat de Safi"]

    assert draft.description == "Matière: Terre rouge\u2028Diamètre: 32 cm"
    assert draft.materials == "Terre rouge"
    assert draft.category == ""


def test_a_product_not_published_comes_in_and_is_said() -> None:
    assert "This product is not published in the shop." in remarks(reading_of(FILE), 5)


def test_what_cannot_be_sold_at_a_stand_is_refused_with_the_reason() -> None:
    assert reasons(reading_of(FILE)) == {
        6: "This is a group of products. Its members come in on their own.",
        7: "This product is sold by another shop.",
        8: "None of its variants came in. Export the variations of the shop as well.",
        11: "The same product is already on line 10 of this file.",
    }


def test_a_variation_without_its_model_keeps_its_own_name() -> None:
    reading = reading_of(FILE)

    assert by_variant(reading)["Babouche - 38 38"].model == ""
    assert remarks(reading, 9) == ["Its model (id:999) is not in this file."]


def test_a_code_used_twice_stays_with_the_first() -> None:
    reading = reading_of(FILE)

    assert by_variant(reading)["Pouf cousu main Fauve"].sku == "POUF-F"
    assert by_variant(reading)["Atelier de poterie"].sku == ""
    assert "The code POUF-F is already on line 3. This product comes in without it." in remarks(
        reading, 10
    )


def test_a_price_of_zero_is_no_price() -> None:
    reading = reading_of(FILE)

    assert by_variant(reading)["Atelier de poterie"].price is None
    assert "This product has no price. It will be asked at each sale." in remarks(reading, 10)


def export(*rows: dict[str, str]) -> Reading:
    headers = ("ID", "Type", "SKU", "Name", "Regular price", "Stock", "Parent")
    sheet = Sheet(
        headers,
        tuple(
            Row(line, dict.fromkeys(headers, "") | row) for line, row in enumerate(rows, start=2)
        ),
    )
    return woocommerce.read(sheet, "fr", DAY)


def test_a_list_without_ids_is_known_by_codes_and_then_by_names() -> None:
    reading = export(
        {"Type": "simple", "Name": "Bol", "SKU": "B-1", "Regular price": "5"},
        {"Type": "simple", "Name": "Plat", "Regular price": "5"},
    )

    origins = [draft.origin for draft in reading.drafts]

    assert origins == ["woocommerce:sku:B-1", "woocommerce:name:Plat"]


def test_a_stock_shared_by_all_variations_is_given_to_none() -> None:
    reading = export(
        {"ID": "1", "Type": "variable", "Name": "Bol", "Stock": "9"},
        {"ID": "2", "Type": "variation", "Parent": "id:1", "Regular price": "5", "Stock": "parent"},
    )

    assert reading.drafts[0].quantity is None
    assert remarks(reading, 3) == ["The shop counts all variants together. Count this variant."]


def test_a_price_above_any_amount_is_left_out_and_said() -> None:
    reading = export({"ID": "1", "Type": "simple", "Name": "Bol", "Regular price": "9" * 15})

    assert reading.drafts[0].price is None
    assert remarks(reading, 2)[0].startswith("Regular price: This amount is too large.")


def test_a_very_long_origin_is_kept_short_and_stays_itself() -> None:
    rows = [{"Type": "simple", "Name": "x" * 199 + end, "Regular price": "5"} for end in "ab"]

    first, second = (draft.origin for draft in export(*rows).drafts)

    assert len(first) == len(second) == 200
    assert first != second
