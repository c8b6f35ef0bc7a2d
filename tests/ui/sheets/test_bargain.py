"""A price and a carpet while they are being typed: values, whatever is pressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.measure import Size
from pos.domain.money import MAD, Money, zero
from pos.domain.pricing import DiscountNotAccepted, PriceReason
from pos.domain.quantity import pieces
from pos.errors import FieldNotAccepted
from tests.factories import dh
from ui.sheets.price.bargain import PERCENT, Bargain, Way, percent_given
from ui.sheets.price.taping import CROSS, Side, Taping


def typed(way: Way, keys: str) -> Bargain:
    bargain = Bargain(dh("1190"), dh("1190"), way)
    for key in keys:
        bargain = bargain.with_key(key)
    return bargain


@pytest.mark.parametrize(
    ("way", "keys", "price", "reason"),
    [
        (Way.PRICE, "1000", "1000", PriceReason.AGREED),
        (Way.PRICE, "999,50", "999.50", PriceReason.AGREED),
        (Way.OFF, "190", "1000", PriceReason.DISCOUNT),
        (Way.PERCENT, "10", "1071", PriceReason.DISCOUNT),
        (Way.PERCENT, "12,5", "1041.25", PriceReason.DISCOUNT),
        (Way.PRICE, "10%", "1071", PriceReason.DISCOUNT),
    ],
)
def test_a_number_is_a_price_or_what_comes_off_it(
    way: Way, keys: str, price: str, reason: PriceReason
) -> None:
    bargain = typed(way, keys)

    assert (bargain.price, bargain.reason) == (dh(price), reason)


def test_nothing_typed_leaves_the_price_alone() -> None:
    assert typed(Way.PRICE, "").price == dh("1190")
    assert not typed(Way.PRICE, "5").without_last().is_typed


def test_nothing_off_and_nothing_to_pay_can_both_be_said() -> None:
    assert typed(Way.PRICE, "0").price == zero(MAD)
    assert typed(Way.PERCENT, "100").price == zero(MAD)


@pytest.mark.parametrize(("way", "keys"), [(Way.OFF, "1191"), (Way.PERCENT, "101")])
def test_no_more_than_everything_comes_off(way: Way, keys: str) -> None:
    with pytest.raises(DiscountNotAccepted):
        _ = typed(way, keys).price


def test_a_count_is_no_price() -> None:
    bargain = typed(Way.PRICE, "500").in_way(Way.COUNT)
    assert bargain.typed == ""

    bargain = bargain.with_key("1").with_key("2")

    assert (bargain.count, bargain.price) == (pieces(12), dh("1190"))


KEYS = st.lists(st.sampled_from([*"0123456789,", "00", PERCENT]), max_size=14)


@given(KEYS, st.sampled_from(list(Way)), st.integers(0, 10**8))
def test_whatever_is_pressed_a_price_is_between_nothing_and_a_refusal(
    keys: list[str], way: Way, asked: int
) -> None:
    bargain = Bargain(Money(asked, MAD), Money(asked, MAD), way)
    for key in keys:
        bargain = bargain.with_key(key)

    try:
        price = bargain.price
    except FieldNotAccepted:
        return

    assert price.minor >= 0
    if bargain.reason is PriceReason.DISCOUNT:
        assert price.minor <= asked


@given(st.integers(1, 10**8), st.integers(0, 10**8))
def test_what_was_given_away_never_reads_as_a_gain(asked: int, price: int) -> None:
    percent = percent_given(Money(asked, MAD), Money(price, MAD))

    assert percent >= 0 if price <= asked else percent <= 0


def test_nothing_asked_gives_nothing_away() -> None:
    assert percent_given(zero(MAD), dh("10")) == 0


def taped(keys: str) -> Taping:
    taping = Taping()
    for key in keys:
        taping = taping.with_key(key)
    return taping


@given(st.integers(1, 9_999), st.integers(1, 9_999))
def test_length_cross_width_is_that_size(length: int, width: int) -> None:
    taping = taped(f"{length}{CROSS}{width}")

    assert taping.is_complete
    assert taping.size == Size(length, width)


def test_a_comma_makes_it_an_area() -> None:
    taping = taped("2,16")

    assert (taping.side, taping.size, taping.quantity.thousandths) == (Side.AREA, None, 2160)


def test_a_second_cross_goes_back_to_the_length() -> None:
    assert taped(f"12{CROSS}5{CROSS}0").size == Size(120, 5)


def test_erasing_an_empty_width_goes_back_to_the_length() -> None:
    taping = taped(f"12{CROSS}5").without_last().without_last().without_last()

    assert (taping.side, taping.length, taping.width) == (Side.LENGTH, "1", "")
    assert taped("2,5").without_last().area == "2,"


@pytest.mark.parametrize("keys", ["", "120", f"120{CROSS}", f"0{CROSS}10", "0,0"])
def test_half_a_measure_is_none(keys: str) -> None:
    assert not taped(keys).is_complete


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_an_area_is_the_nearest_hundredth_of_a_square_metre(length: int, width: int) -> None:
    area = Size(length, width).area.thousandths

    assert area % 10 == 0
    assert abs(area * 10 - length * width) <= 50
    assert Size(width, length).area.thousandths == area
