"""How a line says what it holds: a buyer who multiplies never finds another sum."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.documents.line_words import line_detail
from pos.domain.basket import Basket
from pos.domain.formatting import TIMES, money_text
from pos.domain.measure import Size
from pos.domain.money import MAD, Money
from pos.domain.pricing import PriceReason
from pos.domain.product import Kind, Product
from pos.domain.quantity import Quantity, Unit, pieces, price_of
from pos.domain.sale import SaleLine
from pos.i18n import language
from tests.documents.test_receipt import plain
from tests.factories import a_product, a_sale, dh

GLASS = a_product(price=dh("40"), lot=3, lot_price=dh("100"))
RUG = a_product(price=dh("450"), unit=Unit.SQUARE_METRE, kind=Kind.MEASURED)


def sold(product: Product, quantity: Quantity, size: Size | None = None) -> Basket:
    """Ring up one line at its label's price."""
    basket = Basket(MAD)
    assert product.price is not None
    basket.add(product, quantity, product.price, size)
    return basket


def line_of(basket: Basket) -> SaleLine:
    return a_sale(*basket.lines).lines[0]


def said(basket: Basket, code: str = "fr") -> str:
    with language(code):
        return plain(line_detail(line_of(basket), code))


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 × 40 DH"), (3, "3 pour 100 DH"), (7, "6 pour 200 DH + 1 × 40 DH")],
)
def test_a_lot_says_what_so_many_cost_together(count: int, words: str) -> None:
    assert said(sold(GLASS, pieces(count))) == words


def test_a_price_that_three_do_not_share_evenly_is_said_for_all_three() -> None:
    basket = sold(GLASS, pieces(3))
    basket.set_total(dh("110"))

    assert said(basket) == "3 articles"


def test_a_price_that_was_agreed_evenly_is_said_for_one() -> None:
    basket = sold(GLASS, pieces(2))
    basket.set_total(dh("70"))

    assert said(basket) == "2 × 35 DH"


def test_a_gift_is_called_one() -> None:
    basket = sold(GLASS, pieces(2))
    basket.set_price(basket.lines[0].key, dh("0"), PriceReason.GIFT)

    assert said(basket) == "2 articles, cadeau"


def test_a_carpet_says_what_the_tape_said() -> None:
    size = Size(120, 180)

    assert said(sold(RUG, size.area, size)) == "120 × 180 cm = 2,16 m² × 450 DH"


def test_a_carpet_whose_price_was_agreed_keeps_its_measure_alone() -> None:
    size = Size(120, 180)
    basket = sold(RUG, size.area, size)
    basket.set_total(dh("900"))

    assert said(basket) == "120 × 180 cm = 2,16 m²"


def test_arabic_says_it_too() -> None:
    size = Size(120, 180)

    assert said(sold(RUG, size.area, size), "ar") == "120 × 180 سم = 2,16 م² × 450 درهم"


@given(
    st.integers(1, 40),
    st.integers(1, 100_000),
    st.integers(0, 3_000_000),
    st.sampled_from([PriceReason.AGREED, PriceReason.DISCOUNT]),
)
def test_a_unit_price_is_only_said_where_it_makes_the_total(
    count: int, price: int, agreed: int, reason: PriceReason
) -> None:
    product = a_product(price=Money(price, MAD), lot=3, lot_price=Money(2 * price, MAD))
    basket = sold(product, pieces(count))
    basket.set_total(Money(agreed, MAD), reason)
    line = line_of(basket)

    words = line_detail(line, "fr")

    if f"{TIMES} {money_text(line.unit_price, 'fr')}" in words:
        assert price_of(line.quantity, line.unit_price) == line.total


def test_a_line_of_an_older_till_that_kept_no_lot_is_said_without_a_unit_price() -> None:
    line = replace(line_of(sold(GLASS, pieces(3))), lot=0, lot_price=None)

    assert plain(line_detail(line, "fr")) == "3 articles"
