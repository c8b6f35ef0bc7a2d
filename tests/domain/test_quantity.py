"""Quantities: thousandths of one unit, pieces whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.quantity import (
    LARGEST_THOUSANDTHS,
    Quantity,
    QuantityNotAccepted,
    Unit,
    pieces,
    price_of,
)
from tests.factories import dh, metres


def test_quantities_of_one_unit_add_up() -> None:
    assert metres("2.5") + metres("0.25") == metres("2.75")
    assert pieces(3) - pieces(4) == -pieces(1)


def test_metres_and_pieces_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        metres("1") + pieces(1)
    with pytest.raises(ValueError, match="do not add up"):
        pieces(1) - metres("1")


def test_half_a_piece_is_refused_and_half_a_metre_is_not() -> None:
    assert Quantity(500, Unit.METRE).thousandths == 500
    with pytest.raises(QuantityNotAccepted):
        Quantity(500, Unit.PIECE)


@pytest.mark.parametrize("thousandths", [LARGEST_THOUSANDTHS + 1000, -LARGEST_THOUSANDTHS - 1000])
def test_a_quantity_beyond_the_limit_is_refused(thousandths: int) -> None:
    with pytest.raises(QuantityNotAccepted):
        Quantity(thousandths)


def test_a_rug_is_priced_by_its_square_metres() -> None:
    rug = Quantity(2160, Unit.SQUARE_METRE)

    assert price_of(rug, dh("450")) == dh("972")


def test_half_a_centime_is_rounded_away_from_zero_both_ways() -> None:
    assert price_of(Quantity(500, Unit.METRE), dh("0.01")) == dh("0.01")
    assert price_of(Quantity(-500, Unit.METRE), dh("0.01")) == -dh("0.01")


@given(st.integers(-(10**6), 10**6), st.integers(0, 10**6))
def test_pieces_are_priced_exactly(count: int, centimes: int) -> None:
    assert price_of(pieces(count), dh("0.01") * centimes).minor == count * centimes
