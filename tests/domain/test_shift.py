"""The shift: the cash there should be in the drawer, and what was counted."""

import pytest

from pos.domain.money import MAD, Money
from pos.domain.shift import CashCount, Difference, DrawerSum, Pieces
from tests.factories import dh


def test_what_there_should_be_is_the_float_and_all_that_came_and_went() -> None:
    drawer = DrawerSum(MAD, dh("500"), sales=dh("749"), moved=dh("-200"), other=dh("100"))

    assert drawer.expected == dh("1149")


def test_a_count_by_note_and_coin_makes_up_its_amount() -> None:
    counted = CashCount(dh("450"), (Pieces(20_000, 2), Pieces(5_000, 1)))

    assert counted.amount == dh("450")
    with pytest.raises(ValueError, match="make up"):
        CashCount(dh("451"), counted.pieces)


def test_a_sum_typed_without_its_notes_is_a_count_too() -> None:
    assert CashCount(Money(0, "EUR")).pieces == ()


def test_missing_cash_is_a_negative_difference() -> None:
    assert Difference(expected=dh("1149"), counted=dh("1100")).amount == dh("-49")
