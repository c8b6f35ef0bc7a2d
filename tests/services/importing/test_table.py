"""Any list: columns guessed from their words, cells read as people write them."""

from decimal import Decimal

import pytest

from pos.domain.names import Names
from pos.domain.product import Craft, Kind
from pos.domain.quantity import Quantity, Unit, pieces
from pos.services.importing.columns import Field, guess_columns
from pos.services.importing.drafts import Reading, Source
from pos.services.importing.sheet import build_sheet
from pos.services.importing.table import read_table
from tests.services.importing.listings import by_variant, reading_of, reasons, remarks

FILE = "liste-cooperative.csv"


def listed(*rows: list[str]) -> Reading:
    sheet = build_sheet(enumerate(rows, start=1))
    return read_table(sheet, guess_columns(sheet.headers), "fr")


def test_a_title_above_the_headers_is_passed_over() -> None:
    reading = reading_of(FILE)

    assert reading.source is Source.LIST
    assert [draft.lines for draft in reading.drafts] == [(4,), (5,), (6,), (8,)]


def test_prices_are_read_as_people_write_them() -> None:
    drafts = by_variant(reading_of(FILE))

    assert drafts["Safran"].price == Decimal(45)
    assert reading_of(FILE).drafts[0].price == Decimal(1200)
    assert reading_of(FILE).currency == "MAD"


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("1 200,00 DH", "1200", "MAD"),
        ("€46", "46", "EUR"),
        ("86.00", "86", None),
        ("١٢٠ درهم", "120", "MAD"),
        ("46,50 €", "46.5", "EUR"),
        ("Dhs 90", "90", "MAD"),
        ("1.234,56", "1234.56", None),
    ],
)
def test_a_price_may_name_its_currency(written: str, amount: str, currency: str | None) -> None:
    reading = listed(["Nom", "Prix"], ["Bol", written])

    assert reading.drafts[0].price == Decimal(amount)
    assert reading.currency == currency


@pytest.mark.parametrize(
    "written", ["1,234", "sur devis", "-5", "NaN", "Infinity", "1e9", "1_000", "12.345 DH", "="]
)
def test_a_price_that_is_no_plain_amount_is_asked_and_never_guessed(written: str) -> None:
    reading = listed(["Nom", "Prix"], ["Bol", written])

    assert reading.drafts[0].price is None
    assert remarks(reading, 2)[0].startswith("Prix: ")


def test_a_price_that_can_be_read_two_ways_says_so() -> None:
    assert remarks(reading_of(FILE), 5)[0] == (
        "Prix (DH): 1,234 can be read two ways. Type it without a mark for thousands."
    )


def test_a_currency_unlike_the_others_is_asked() -> None:
    reading = listed(["Nom", "Prix"], ["A", "5 DH"], ["B", "6 DH"], ["C", "7 €"])

    assert reading.drafts[2].price is None
    assert remarks(reading, 4)[0].startswith("Prix: This price is in EUR")


def test_names_stand_in_the_languages_of_their_columns() -> None:
    assert reading_of(FILE).drafts[0].names == Names(fr="Tapis Taznakht", ar="زربية تازناخت")


def test_an_arabic_name_in_a_plain_column_is_an_arabic_name() -> None:
    assert listed(["المنتج", "الثمن"], ["طاجين", "٨٠"]).drafts[0].names == Names(ar="طاجين")
    assert listed(["Nom", "Prix"], ["طاجين", "80"]).drafts[0].names == Names(ar="طاجين")


def test_a_measured_unit_makes_a_product_sold_by_measure() -> None:
    draft = by_variant(reading_of(FILE))["Safran"]

    assert (draft.kind, draft.unit) == (Kind.MEASURED, Unit.GRAM)
    assert draft.quantity == Quantity(2500, Unit.GRAM)


def test_an_unknown_unit_counts_pieces_and_says_so() -> None:
    reading = listed(["Nom", "Unité", "Qté"], ["Bol", "brassée", "3"])

    assert reading.drafts[0].quantity == pieces(3)
    assert (
        remarks(reading, 2)[0] == "The unit brassée is not known. The product is counted in pieces."
    )


def test_a_row_without_a_name_is_refused_with_its_line() -> None:
    assert reasons(reading_of(FILE)) == {7: "This product has no name."}


def test_a_repeated_code_stays_with_the_first_and_both_rows_come_in() -> None:
    reading = reading_of(FILE)

    assert [draft.sku for draft in reading.drafts] == ["TZ-1", "CB", "SF", ""]
    assert reading.drafts[0].origin == "list:name:fatima|tapis taznakht|"
    assert reading.drafts[1].origin == "list:sku:cb"


def test_the_craft_is_guessed_from_material_and_name() -> None:
    assert reading_of(FILE).drafts[0].craft is Craft.TEXTILE
    assert listed(["Nom", "Prix"], ["Tapis", "1"]).drafts[0].craft is Craft.RUGS
    assert listed(["Nom", "Prix"], ["محفظة بالجلد", "1"]).drafts[0].craft is Craft.LEATHER
    assert listed(["Nom", "Prix"], ["الزربية", "1"]).drafts[0].craft is Craft.RUGS
    assert listed(["Nom", "Prix"], ["Objet", "1"]).drafts[0].craft is Craft.OTHER


@pytest.mark.parametrize("name", ["=1+1", "=cmd|' /C calc'!A0", "+33", "@SUM(A1)", "<b>gras</b>"])
def test_a_formula_is_only_text(name: str) -> None:
    assert listed(["Nom", "Prix"], [name, "5"]).drafts[0].names == Names(fr=name)


def test_a_name_too_long_or_with_control_characters_is_refused() -> None:
    reading = listed(["Nom", "Prix"], ["x" * 201, "5"], ["a\x07b", "5"], ["Bol", "5"])

    assert sorted(reasons(reading)) == [2, 3]
    assert len(reading.drafts) == 1


def test_direction_marks_are_dropped_and_line_breaks_are_spaces() -> None:
    assert listed(["Nom", "Prix"], ["Bo\u202el\nbleu", "5"]).drafts[0].names.fr == "Bol bleu"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Désignation", Field.NAME_FR),
        ("Prix unitaire", Field.PRICE),
        ("P.U.", Field.PRICE),
        ("PRIX DE VENTE (DH)", Field.PRICE),
        ("Qté", Field.QUANTITY),
        ("Code-barres", Field.BARCODE),
        ("Code article", Field.SKU),
        ("Unité", Field.UNIT),
        ("Artisan", Field.MAKER),
        ("Product name", Field.NAME_FR),
        ("Name (EN)", Field.NAME_EN),
        ("Unit price", Field.PRICE),
        ("Precio", Field.PRICE),
        ("Prezzo", Field.PRICE),
        ("الكمية", Field.QUANTITY),
        ("السعر", Field.PRICE),
        ("الفئة", Field.CATEGORY),
        ("اسم المنتج", Field.NAME_AR),
    ],
)
def test_a_header_is_known_by_its_words(header: str, field: Field) -> None:
    guessed = guess_columns(["zzz", header])

    assert [known for known, column in guessed.items() if column == header] == [field]


def test_a_header_nobody_knows_is_matched_to_nothing() -> None:
    assert set(guess_columns(["zzz", "#2"]).values()) == {None}


def test_earlier_answers_win_over_words() -> None:
    guessed = guess_columns(["Prix", "Prix foire"], {"Prix foire": Field.PRICE, "Prix": None})

    assert guessed[Field.PRICE] == "Prix foire"
    assert "Prix" not in {column for field, column in guessed.items() if field is not Field.PRICE}


def test_a_barcode_with_a_wrong_check_digit_comes_in_and_is_said() -> None:
    reading = listed(["Nom", "Code-barres", "Prix"], ["Bol", "6111234567890", "5"])

    assert reading.drafts[0].barcode == "6111234567890"
    assert remarks(reading, 2) == [
        "The check digit of the barcode 6111234567890 is wrong. Compare it with the label."
    ]


def test_a_list_of_arabic_names_may_have_a_second_column_of_them() -> None:
    sheet = build_sheet(enumerate([["Nom", "Nom arabe"], ["Bol", ""]], start=1))

    reading = read_table(sheet, guess_columns(sheet.headers), "ar")

    assert [draft.names for draft in reading.drafts] == [Names(ar="Bol")]


def test_a_refused_row_keeps_the_direction_of_each_of_its_cells() -> None:
    reading = listed(["Nom", "Artisan", "Prix"], ["", "Fatima", "20 درهم"], ["Bol", "", "5"])

    assert reading.refused[0].what == "\u2068Fatima\u2069 · \u206820 درهم\u2069"


def test_what_a_sentence_says_of_a_column_keeps_its_own_direction() -> None:
    reading = listed(["Nom", "Prix"], ["Bol", "sur devis"])

    assert "\u2068Prix\u2069" in reading.remarks[0].reason


def test_codes_that_only_look_different_are_one_code() -> None:
    reading = listed(["Nom", "SKU"], ["Bol", "A\u200b1"], ["Plat", "a１"])

    assert [draft.sku for draft in reading.drafts] == ["A1", ""]
