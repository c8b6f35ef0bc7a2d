"""Products and places: what is taken for granted when nothing is said."""

import pytest

from pos.domain.names import Names
from pos.domain.product import Craft, Kind, Place, Product
from pos.domain.quantity import Unit
from pos.domain.tax import TaxClass
from tests.factories import a_product


def test_a_product_is_counted_in_pieces_and_asks_its_price_unless_said() -> None:
    product = Product("000000-1", Names(fr="Tajine"))

    assert (product.kind, product.unit, product.price) == (Kind.SERIES, Unit.PIECE, None)
    assert (product.craft, product.tax_class) == (Craft.OTHER, TaxClass.STANDARD)
    assert not product.is_archived


def test_what_is_described_does_not_change_under_anybody() -> None:
    with pytest.raises(AttributeError):
        a_product().sku = "other"  # type: ignore[misc]


def test_what_is_in_a_place_is_sold_online_unless_said() -> None:
    assert Place("000000-2").sells_online
