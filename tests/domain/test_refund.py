"""What comes back of a line: never more than was paid, and all of it in the end."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pos.clock import local
from pos.domain.basket import GoodsBack, Whereto
from pos.domain.money import MAD, Money, total
from pos.domain.pricing import PriceReason
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.refund import MoreThanSold, Returnable, mirrored
from pos.domain.sale import SaleLine, sale_lines
from pos.domain.seller import Seller
from tests.factories import NOON, a_company, a_line, a_product, a_seller, dh, metres

DAY = local(NOON).date()


def a_sold_line(minor: int, count: int, seller: Seller | None = None) -> SaleLine:
    """Sell `count` pieces for `minor` centimes together."""
    line = a_line(a_product(), pieces(count), agreed=Money(minor, MAD))
    return sale_lines((line,), seller or a_company(), DAY)[0]


def a_returnable(line: SaleLine, **named: object) -> Returnable:
    return Returnable("7K3Q2M-8", "7K3-000147", 1, line, **named)  # type: ignore[arg-type]


def test_three_thirds_of_a_hundred_dirhams_give_back_a_hundred() -> None:
    left = a_returnable(a_sold_line(10_000, 3))
    given_back = []

    for _piece in range(3):
        given_back.append(left.price_of(pieces(1)).minor)
        left = left.less(pieces(1))

    assert given_back == [3333, 3334, 3333]
    assert left.left == pieces(0)
    assert left.price_of(pieces(1)) == dh("0")


@given(st.integers(0, 10**7), st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_parts_give_back_exactly_what_the_whole_gives_back(minor: int, parts: list[int]) -> None:
    line = a_sold_line(minor, sum(parts))
    left, paid, tax = a_returnable(line), [], []

    for count in parts:
        paid.append(left.price_of(pieces(count)))
        tax.append(left.tax_of(pieces(count)))
        left = left.less(pieces(count))
        assert total(paid, MAD) <= line.total

    assert total(paid, MAD) == line.total == a_returnable(line).price_of(pieces(sum(parts)))
    assert total(tax, MAD) == line.tax_amount
    assert all(part >= dh("0") for part in [*paid, *tax])


@given(st.integers(1, 10**6), st.integers(1, 20), st.integers(0, 40))
def test_what_came_back_twice_never_gives_back_more_than_was_paid(
    minor: int, count: int, came_back: int
) -> None:
    assume(came_back)
    line = a_sold_line(minor, count)
    left = a_returnable(line, came_back=came_back * 1000, given_back=minor * came_back // count)

    price = left.price_of(left.left)

    assert price.minor <= max(0, minor - left.given_back)
    assert left.is_overdrawn is (came_back > count)


def test_a_line_that_comes_back_costs_what_was_paid_not_what_the_label_says() -> None:
    line = a_sold_line(15_001, 2)

    back = a_returnable(line, maker="7K3Q2M-3").coming_back(pieces(2), Whereto.DAMAGED)

    assert back.total == dh("-150.01")
    assert back.quantity == pieces(-2)
    assert back.product.maker == "7K3Q2M-3"
    assert back.back == GoodsBack("7K3Q2M-8", "7K3-000147", 1, Whereto.DAMAGED)
    assert back.list_total == dh("-380")


def test_a_gift_comes_back_for_nothing() -> None:
    line = a_line(a_product(), pieces(1), agreed=dh("0"), reason=PriceReason.GIFT)
    (sold,) = sale_lines((line,), a_seller(), DAY)

    back = a_returnable(sold).coming_back(pieces(1), Whereto.STOCK)

    assert back.total == dh("0")
    assert back.reason is PriceReason.GIFT


def test_cloth_that_comes_back_is_measured_as_it_was_sold() -> None:
    product = a_product(unit=Unit.METRE, price=dh("90"))
    (sold,) = sale_lines((a_line(product, metres("2.5")),), a_seller(), DAY)

    back = a_returnable(sold).coming_back(metres("2.5"), Whereto.STOCK)

    assert back.quantity == Quantity(-2500, Unit.METRE)
    assert back.total == dh("-225")


def test_tax_and_maker_are_those_of_the_sale_whatever_holds_today() -> None:
    sold = a_sold_line(12_000, 1)
    origin = a_returnable(sold, maker="7K3Q2M-3")
    today = sale_lines((origin.coming_back(pieces(1), Whereto.STOCK),), a_seller(), DAY)
    assert today[0].tax.exemption is not None

    (line,) = mirrored(today, {("7K3Q2M-8", 1): origin})

    assert (line.tax, line.tax_amount, line.maker) == (sold.tax, dh("-20"), "7K3Q2M-3")


def test_one_line_that_goes_two_ways_gives_back_what_was_paid() -> None:
    origin = a_returnable(a_sold_line(10_001, 2))
    one = origin.coming_back(pieces(1), Whereto.STOCK)
    other = origin.less(pieces(1)).coming_back(pieces(1), Whereto.DAMAGED)

    lines = mirrored(sale_lines((one, other), a_seller(), DAY), {("7K3Q2M-8", 1): origin})

    assert total([line.total for line in lines], MAD) == dh("-100.01")
    assert total([line.tax_amount for line in lines], MAD) == -origin.line.tax_amount


@pytest.mark.parametrize("came_back", [1, 2])
def test_more_than_is_left_does_not_come_back(came_back: int) -> None:
    origin = a_returnable(a_sold_line(10_000, 2))
    lines = sale_lines((origin.coming_back(pieces(2), Whereto.STOCK),), a_seller(), DAY)
    later = a_returnable(origin.line, came_back=came_back * 1000, given_back=came_back * 5000)

    with pytest.raises(MoreThanSold):
        mirrored(lines, {("7K3Q2M-8", 1): later})


def test_no_more_is_given_back_than_was_paid() -> None:
    origin = a_returnable(a_sold_line(10_000, 1))
    dear = replace(origin.coming_back(pieces(1), Whereto.STOCK), agreed=dh("-100.01"))

    with pytest.raises(MoreThanSold):
        mirrored(sale_lines((dear,), a_seller(), DAY), {("7K3Q2M-8", 1): origin})
