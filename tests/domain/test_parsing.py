"""What people type: read leniently, never guessed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.formatting import number_text, plain_number_text
from pos.domain.money import MAD, AmountTooLarge, Money
from pos.domain.parsing import (
    NumberNotUnderstood,
    TooManyDecimals,
    keypad_digit,
    parse_count,
    parse_money,
    parse_quantity,
)
from pos.domain.quantity import QuantityNotAccepted, Unit
from pos.errors import FieldNotAccepted
from tests.factories import dh, metres


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12", "12"),
        ("12,5", "12.50"),
        ("12.5", "12.50"),
        (",5", "0.50"),
        ("5,", "5"),
        ("1 234,50", "1234.50"),
        ("1\u202f234,50", "1234.50"),
        ("1\u00a0234,50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1,234,567.80", "1234567.80"),
        ("  7  ", "7"),
        ("0,05", "0.05"),
        ("١٢٣", "123"),
        ("١٢٣٫٥", "123.50"),
        ("١٬٢٣٤٫٥٠", "1234.50"),
        ("۱۲", "12"),
        ("１２", "12"),
    ],
)
def test_an_amount_is_read_as_it_is_written_in_morocco(typed: str, amount: str) -> None:
    assert parse_money(typed, MAD) == dh(amount)


@pytest.mark.parametrize(
    "typed",
    ["", " ", ",", "NaN", "Infinity", "-Infinity", "1e3", "1e999999", "0x10", "1_000", "--", "12DH",
     "-5", "+5", "1,2,3", "1.2.3,4", "1,23,456", "²", "½", "\x00", "1\n2", "\ud800", "9" * 25,
     "1234,567.8", "12.,5", "'"],
)  # fmt: skip
def test_what_is_no_amount_is_refused_in_words(typed: str) -> None:
    with pytest.raises(NumberNotUnderstood):
        parse_money(typed, MAD)


@pytest.mark.parametrize("typed", ["1,234", "1.234", "12.345", "999,999"])
def test_a_mark_that_may_part_thousands_or_decimals_is_asked_back(typed: str) -> None:
    with pytest.raises(NumberNotUnderstood, match="deux façons"):
        parse_money(typed, MAD)


@pytest.mark.parametrize("typed", ["1,005", "0,123", "1234.567", "1.234,567"])
def test_more_decimals_than_centimes_are_refused_and_never_rounded(typed: str) -> None:
    with pytest.raises(FieldNotAccepted):
        parse_money(typed, MAD)


def test_the_refusal_says_how_many_decimals_there_can_be() -> None:
    with pytest.raises(TooManyDecimals, match="2"):
        parse_money("0,123", MAD)


def test_an_amount_beyond_every_sale_is_refused() -> None:
    with pytest.raises(AmountTooLarge):
        parse_money("9" * 20, MAD)


def test_a_measure_has_three_decimals_and_pieces_have_none() -> None:
    assert parse_quantity("2,125", Unit.METRE) == metres("2.125")
    assert parse_count("12") == 12
    with pytest.raises(TooManyDecimals):
        parse_quantity("2,1255", Unit.METRE)
    with pytest.raises(TooManyDecimals):
        parse_count("2,5")


@pytest.mark.parametrize("typed", ["-1", "1000000000000"])
def test_a_quantity_below_nothing_or_beyond_the_limit_is_refused(typed: str) -> None:
    with pytest.raises((NumberNotUnderstood, QuantityNotAccepted)):
        parse_quantity(typed, Unit.PIECE)


@given(st.integers(0, 10**13), st.sampled_from(["fr", "en"]))
def test_an_amount_reads_back_as_it_was_written(minor: int, language: str) -> None:
    amount = Money(minor, MAD)
    text = number_text(amount, language)
    two_ways = language == "en" and len(text) <= 7 and "," in text and "." not in text

    if two_ways:
        with pytest.raises(NumberNotUnderstood):
            parse_money(text, MAD)
    else:
        assert parse_money(text, MAD) == amount


@given(st.integers(0, 10**13))
def test_an_arabic_amount_reads_back_without_its_isolates(minor: int) -> None:
    amount = Money(minor, MAD)

    assert parse_money(number_text(amount, "ar"), MAD) == amount


@given(st.integers(0, 10**13))
def test_a_field_reads_back_what_it_shows(minor: int) -> None:
    amount = Money(minor, MAD)

    assert parse_money(plain_number_text(amount), MAD) == amount


@given(st.text(max_size=40))
def test_no_text_is_ever_more_than_refused(typed: str) -> None:
    with suppress(FieldNotAccepted):
        assert parse_money(typed, MAD).minor >= 0
    with suppress(FieldNotAccepted):
        assert parse_quantity(typed, Unit.METRE).thousandths >= 0


@pytest.mark.parametrize(
    ("key", "digit"),
    [*zip("&é\"'(-è_çà", "1234567890", strict=True), ("7", "7"), ("٧", "7"), ("۷", "7")],
)
def test_the_top_row_of_an_azerty_keyboard_means_digits_on_a_keypad(key: str, digit: str) -> None:
    assert keypad_digit(key) == digit


@pytest.mark.parametrize("key", ["", "a", "12", ",", "²", "½"])
def test_any_other_key_is_no_digit(key: str) -> None:
    assert keypad_digit(key) is None
