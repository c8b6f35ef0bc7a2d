"""Labels with a weight or a price inside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.barcode import check_digit
from pos.domain.measured_code import (
    MeasuredLabel,
    PatternNotAccepted,
    clean_pattern,
    priced,
    quantity_of,
    split,
)
from pos.domain.money import MAD, Money
from pos.domain.quantity import Quantity, Unit, price_of

WEIGHT = "21IIIIIWWWWWC"
PRICE = "23IIIIPPPPPPC"


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_a_label_gives_back_the_item_and_the_weight_it_was_made_of(item: int, grams: int) -> None:
    digits = f"21{item:05d}{grams:05d}"

    label = split(digits + check_digit(digits), WEIGHT)

    assert label is not None
    assert label.measure == grams
    assert f"{item:05d}" in label.items


def test_a_price_is_read_by_its_own_pattern() -> None:
    digits = "230042003750"

    label = split(digits + check_digit(digits), PRICE)

    assert label == MeasuredLabel(("2300420000009", "230042", "0042", "42"), price_minor=3750)


@given(st.integers(0, 9))
def test_nothing_is_split_under_a_wrong_check_digit(last: int) -> None:
    is_right = str(last) == check_digit("211234501250")

    assert (split(f"211234501250{last}", WEIGHT) is not None) == is_right


def test_another_number_of_the_shop_is_left_whole() -> None:
    assert split("2000000000015", WEIGHT) is None


@pytest.mark.parametrize(
    "pattern",
    ["21IIIIIWWWWW", "IIIIIIIWWWWWC", "21WWWWWIIIIIC", "21IIIIIWPWPWC", "21IIIIIWWWWWCC", "211234"],
)
def test_a_pattern_that_says_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(PatternNotAccepted):
        clean_pattern(pattern)


def test_no_pattern_is_a_pattern_left_empty() -> None:
    assert clean_pattern("  ") == ""


@pytest.mark.parametrize(
    ("unit", "quantity"),
    [
        (Unit.KILOGRAM, Quantity(1250, Unit.KILOGRAM)),
        (Unit.GRAM, Quantity(1_250_000, Unit.GRAM)),
        (Unit.METRE, Quantity(1250, Unit.METRE)),
        (Unit.PIECE, None),
    ],
)
def test_grams_become_the_unit_of_the_product(unit: Unit, quantity: Quantity | None) -> None:
    assert quantity_of(1250, unit) == quantity


@given(
    st.integers(1, 999_999),
    st.sampled_from(Unit),
    st.one_of(st.none(), st.integers(0, 5_000_000)),
)
def test_a_line_costs_exactly_what_its_label_says(
    minor: int, unit: Unit, each_minor: int | None
) -> None:
    listed = None if each_minor is None else Money(each_minor, MAD)

    quantity, each = priced(Money(minor, MAD), unit, listed)

    assert price_of(quantity, each) == Money(minor, MAD)
    assert quantity.unit is unit
