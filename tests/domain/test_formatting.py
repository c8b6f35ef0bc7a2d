"""Amounts, quantities and dates as people in Morocco write them."""

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.clock import MOROCCO
from pos.domain.formatting import (
    END_ISOLATE,
    LEFT_TO_RIGHT_ISOLATE,
    NARROW_SPACE,
    NO_BREAK_SPACE,
    currency_text,
    date_text,
    isolate,
    ledger_text,
    long_date_text,
    ltr,
    money_text,
    number_text,
    plain_number_text,
    quantity_text,
    time_text,
    unit_text,
)
from pos.domain.money import MAD, Money
from pos.domain.quantity import Quantity, Unit, pieces
from tests.factories import dh, metres

AMOUNTS = st.builds(Money, st.integers(-(10**13), 10**13), st.sampled_from([MAD, "EUR"]))
QUANTITIES = st.builds(Quantity, st.integers(-(10**9), 10**9), st.just(Unit.METRE))
LANGUAGES = st.sampled_from(["fr", "ar", "en"])


@pytest.mark.parametrize(
    ("amount", "language", "text"),
    [
        ("1234.50", "fr", "1\u202f234,50\u00a0DH"),
        ("1234.50", "ar", "\u20661\u202f234,50\u2069\u00a0درهم"),
        ("1234.50", "en", "MAD\u00a01,234.50"),
        ("1840", "fr", "1\u202f840\u00a0DH"),
        ("-7.05", "fr", "-7,05\u00a0DH"),
        ("-7.05", "ar", "\u2066-7,05\u2069\u00a0درهم"),
        ("-1840", "en", "MAD\u00a0-1,840"),
        ("0", "fr", "0\u00a0DH"),
        ("0.05", "fr", "0,05\u00a0DH"),
        ("1234567", "fr", "1\u202f234\u202f567\u00a0DH"),
    ],
)
def test_an_amount_is_written_as_in_morocco(amount: str, language: str, text: str) -> None:
    assert money_text(dh(amount), language) == text


def test_another_currency_is_named_by_its_code() -> None:
    assert money_text(Money(5000, "EUR"), "fr") == "50\u00a0EUR"


@given(AMOUNTS, LANGUAGES)
def test_digits_are_never_parted_by_a_space_that_can_break_or_turn(
    amount: Money, language: str
) -> None:
    text = money_text(amount, language)

    assert " " not in text
    assert not re.search(r"\d[^\S\u202f]\d", text)
    assert all(c in "0123456789" for c in text if c.isdecimal())


@given(AMOUNTS, LANGUAGES)
def test_digits_stand_in_groups_of_three(amount: Money, language: str) -> None:
    group, point = (",", ".") if language == "en" else (NARROW_SPACE, ",")
    number = number_text(amount, language).strip(LEFT_TO_RIGHT_ISOLATE + END_ISOLATE)

    whole = number.lstrip("-").split(point)[0]

    assert re.fullmatch(rf"\d{{1,3}}({group}\d{{3}})*", whole)
    assert int(whole.replace(group, "")) == abs(amount.minor) // 100


@given(AMOUNTS, LANGUAGES)
def test_decimals_are_two_or_none(amount: Money, language: str) -> None:
    point = "." if language == "en" else ","
    number = number_text(amount, language).strip(LEFT_TO_RIGHT_ISOLATE + END_ISOLATE)

    decimals = number.partition(point)[2]

    assert decimals == ("" if amount.minor % 100 == 0 else f"{abs(amount.minor) % 100:02d}")


@given(AMOUNTS)
def test_an_arabic_amount_keeps_sign_and_digits_inside_one_isolate(amount: Money) -> None:
    number, _, word = money_text(amount, "ar").partition(NO_BREAK_SPACE)

    assert number[0] == LEFT_TO_RIGHT_ISOLATE
    assert number[-1] == END_ISOLATE
    assert ("-" in number) == (amount.minor < 0)
    assert not set(word) & {LEFT_TO_RIGHT_ISOLATE, END_ISOLATE, "-"}


@given(AMOUNTS, st.sampled_from(["fr", "en"]))
def test_no_isolate_is_needed_in_latin_script(amount: Money, language: str) -> None:
    assert not set(money_text(amount, language)) & {LEFT_TO_RIGHT_ISOLATE, END_ISOLATE}


def test_a_field_shows_digits_and_a_comma_only() -> None:
    assert plain_number_text(dh("1234.50")) == "1234,50"
    assert plain_number_text(dh("1234")) == "1234"
    assert plain_number_text(dh("-0.05")) == "-0,05"


@pytest.mark.parametrize(
    ("quantity", "language", "text"),
    [
        (pieces(3), "fr", "3"),
        (pieces(1200), "fr", "1\u202f200"),
        (pieces(-2), "ar", "\u2066-2\u2069"),
        (metres("2.5"), "fr", "2,5\u00a0m"),
        (metres("2.5"), "en", "2.5\u00a0m"),
        (Quantity(2160, Unit.SQUARE_METRE), "fr", "2,16\u00a0m²"),
        (Quantity(2160, Unit.SQUARE_METRE), "ar", "\u20662,16\u2069\u00a0م²"),
    ],
)
def test_a_quantity_is_written_with_its_unit(quantity: Quantity, language: str, text: str) -> None:
    assert quantity_text(quantity, language) == text


@given(QUANTITIES, LANGUAGES)
def test_a_quantity_never_holds_a_plain_space_nor_idle_zeros(
    quantity: Quantity, language: str
) -> None:
    text = quantity_text(quantity, language)
    point = "." if language == "en" else ","

    assert " " not in text
    assert not re.search(rf"{re.escape(point)}\d*0(?!\d)", text.split(NO_BREAK_SPACE)[0]) or (
        language == "en" and quantity.thousandths % 1000 == 0
    )


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_every_measure_has_a_sign_and_a_piece_has_none(unit: Unit, language: str) -> None:
    assert (unit_text(unit, language) == "") == (unit is Unit.PIECE)


def test_dates_and_times_are_written_day_first_and_in_24_hours() -> None:
    moment = datetime(2026, 11, 3, 9, 5, tzinfo=MOROCCO)

    assert date_text(moment, "fr") == date_text(moment, "en") == "03/11/2026"
    assert date_text(moment, "ar") == ltr("03/11/2026")
    assert time_text(moment, "fr") == "09:05"
    assert time_text(moment, "ar") == ltr("09:05")


@pytest.mark.parametrize(
    ("month", "french", "arabic", "english"),
    [
        (1, "janvier", "يناير", "January"),
        (2, "février", "فبراير", "February"),
        (3, "mars", "مارس", "March"),
        (4, "avril", "أبريل", "April"),
        (5, "mai", "ماي", "May"),
        (6, "juin", "يونيو", "June"),
        (7, "juillet", "يوليوز", "July"),
        (8, "août", "غشت", "August"),
        (9, "septembre", "شتنبر", "September"),
        (10, "octobre", "أكتوبر", "October"),
        (11, "novembre", "نونبر", "November"),
        (12, "décembre", "دجنبر", "December"),
    ],
)
def test_months_bear_the_names_used_in_morocco(
    month: int, french: str, arabic: str, english: str
) -> None:
    moment = datetime(2026, month, 23, tzinfo=MOROCCO)

    assert long_date_text(moment, "fr") == f"23 {french} 2026"
    assert long_date_text(moment, "ar") == f"{ltr('23')} {arabic} {ltr('2026')}"
    assert long_date_text(moment, "en") == f"23 {english} 2026"


def test_the_first_of_a_month_is_an_ordinal_in_french_only() -> None:
    moment = datetime(2026, 11, 1, tzinfo=MOROCCO)

    assert long_date_text(moment, "fr") == "1er novembre 2026"
    assert long_date_text(moment, "en") == "1 November 2026"


def test_a_name_in_a_sentence_keeps_its_own_direction() -> None:
    assert isolate("Tajine") == "\u2068Tajine\u2069"


@pytest.mark.parametrize(
    ("minor", "language", "text"),
    [
        (145_000, "fr", f"1{NARROW_SPACE}450,00"),
        (145_050, "en", "1,450.50"),
        (-5, "fr", "-0,05"),
        (600, "ar", "\u20666,00\u2069"),
    ],
)
def test_a_column_of_figures_has_all_its_decimals(minor: int, language: str, text: str) -> None:
    assert ledger_text(Money(minor, MAD), language) == text


def test_a_currency_stands_by_its_sign_or_its_code() -> None:
    assert (currency_text(MAD, "fr"), currency_text("EUR", "fr")) == ("DH", "EUR")
