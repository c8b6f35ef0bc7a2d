"""Prices that were talked about: shares that sum, discounts that never exceed, lots."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import MAD, Money
from pos.domain.pricing import DiscountNotAccepted, less, less_percent, quantity_price, spread
from tests.factories import dh

AMOUNT = st.integers(-(10**10), 10**10)
WEIGHTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=30)


@given(AMOUNT, WEIGHTS)
def test_shares_sum_to_the_agreed_amount(amount: int, weights: list[int]) -> None:
    shares = spread(Money(amount, MAD), weights)

    assert sum(share.minor for share in shares) == amount


@given(AMOUNT, WEIGHTS)
def test_no_share_lies_a_whole_centime_from_its_part(amount: int, weights: list[int]) -> None:
    shares = spread(Money(amount, MAD), weights)

    fair = weights if sum(weights) else [1] * len(weights)
    for share, weight in zip(shares, fair, strict=True):
        assert abs(share.minor - Fraction(amount * weight, sum(fair))) < 1


def test_lines_that_weigh_nothing_share_equally() -> None:
    assert [share.minor for share in spread(Money(5, MAD), [0, 0])] == [3, 2]


def test_nothing_can_be_shared_over_nothing() -> None:
    with pytest.raises(ValueError, match="nothing to share"):
        spread(dh("1"), [])


def test_ten_percent_off_is_rounded_once() -> None:
    assert less_percent(dh("99.99"), Decimal("10")) == dh("89.99")
    assert less_percent(dh("100"), Decimal("100")) == dh("0")


@pytest.mark.parametrize("percent", [Decimal("100.01"), Decimal("-1")])
def test_a_discount_is_between_nothing_and_everything(percent: Decimal) -> None:
    with pytest.raises(DiscountNotAccepted):
        less_percent(dh("100"), percent)


def test_no_more_can_be_taken_off_than_there_is() -> None:
    assert less(dh("100"), dh("100")) == dh("0")
    with pytest.raises(DiscountNotAccepted):
        less(dh("100"), dh("100.01"))
    with pytest.raises(DiscountNotAccepted):
        less(dh("100"), dh("-1"))


@pytest.mark.parametrize(
    ("count", "price"), [(1, "40"), (2, "80"), (3, "100"), (4, "140"), (6, "200")]
)
def test_three_for_a_hundred_counts_whole_lots(count: int, price: str) -> None:
    assert quantity_price(count, dh("40"), lot=3, lot_price=dh("100")) == dh(price)
