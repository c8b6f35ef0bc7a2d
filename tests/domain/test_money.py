"""Money: exact, of one currency, rounded one way only."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import (
    LARGEST_MINOR,
    MAD,
    AmountTooLarge,
    CurrencyMismatch,
    Money,
    divide,
    times,
    total,
    zero,
)
from tests.factories import dh

MINOR = st.integers(-(10**11), 10**11)


def test_amounts_of_one_currency_add_up_and_compare() -> None:
    assert dh("12.50") + dh("7.50") == dh("20")
    assert dh("12.50") - dh("20") == -dh("7.50")
    assert dh("12.50") * 3 == dh("37.50")
    assert dh("1") < dh("2") <= dh("2")
    assert dh("3") > dh("2") >= dh("2")


@pytest.mark.parametrize(
    "mixed",
    [
        lambda a, b: a + b,
        lambda a, b: a - b,
        lambda a, b: a < b,
        lambda a, b: a <= b,
        lambda a, b: a > b,
        lambda a, b: a >= b,
        lambda a, b: total([a, b], MAD),
    ],
)
def test_two_currencies_never_mix(mixed: object) -> None:
    assert callable(mixed)
    with pytest.raises(CurrencyMismatch, match="MAD and EUR"):
        mixed(Money(1000, MAD), Money(1000, "EUR"))


def test_the_same_number_of_another_currency_is_another_amount() -> None:
    assert Money(1000, MAD) != Money(1000, "EUR")


def test_nothing_is_asked_for_by_name_and_is_not_false() -> None:
    assert zero(MAD).is_zero
    assert not dh("0.01").is_zero
    with pytest.raises(TypeError, match="is_zero"):
        bool(zero(MAD))


def test_no_amount_at_all_sums_to_zero() -> None:
    assert total([], MAD) == zero(MAD)


@pytest.mark.parametrize("minor", [LARGEST_MINOR, -LARGEST_MINOR])
def test_the_limit_itself_is_an_amount(minor: int) -> None:
    assert Money(minor, MAD).minor == minor


@pytest.mark.parametrize("minor", [LARGEST_MINOR + 1, -LARGEST_MINOR - 1, 2**63])
def test_an_amount_beyond_the_limit_is_refused_in_words(minor: int) -> None:
    with pytest.raises(AmountTooLarge, match="montant"):
        Money(minor, MAD)


def test_a_sum_beyond_the_limit_is_refused() -> None:
    with pytest.raises(AmountTooLarge):
        total([Money(LARGEST_MINOR, MAD), Money(1, MAD)], MAD)


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [(5, 2, 3), (-5, 2, -3), (5, -2, -3), (-5, -2, 3), (7, 3, 2), (8, 3, 3), (0, 7, 0), (1, 2, 1)],
)
def test_a_half_is_rounded_away_from_zero(numerator: int, denominator: int, rounded: int) -> None:
    assert divide(numerator, denominator) == rounded


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**4))
def test_rounding_is_that_of_the_school_book(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    ours = divide(numerator, denominator)

    assert abs(ours - exact) <= Fraction(1, 2)
    assert ours == -divide(-numerator, denominator)
    if abs(ours - exact) == Fraction(1, 2):
        assert abs(ours) > abs(exact)


@given(MINOR, st.decimals(-50, 50, places=4))
def test_multiplying_by_a_rate_rounds_once(minor: int, factor: Decimal) -> None:
    expected = (Decimal(minor) * factor).quantize(Decimal(1), ROUND_HALF_UP)

    assert times(Money(minor, MAD), factor).minor == int(expected)


@given(st.lists(MINOR, max_size=20))
def test_sums_are_exact(minors: list[int]) -> None:
    assert total(tuple(Money(minor, MAD) for minor in minors), MAD).minor == sum(minors)
