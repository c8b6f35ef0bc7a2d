"""A card is kept whole or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.catalogue import NameMissing, makers, on_hand_at
from pos.services.product_cards import ProductCard, save_card
from pos.services.products import (
    ProductFilter,
    archived_count,
    photo,
    product_keys,
    product_of,
    product_rows,
)
from pos.services.shop import counter
from pos.services.till import Till
from tests.ui.shops import STAND, stand


@pytest.fixture
def till(tmp_path: Path) -> Till:
    return stand(tmp_path)


def test_a_new_card_adds_product_maker_photo_and_count_together(till: Till) -> None:
    product = Product(id="", names=Names(fr="Vase"), price=Money(9_000, MAD))
    card = ProductCard(product, pieces(3), b"\xff\xd8 a photo", Names(fr="Fatima"))

    added = till.write(save_card, card).result

    kept = till.read(product_of, added)
    assert kept is not None
    (maker,) = till.read(makers)
    assert (maker.names.fr, kept.maker) == ("Fatima", maker.id)
    assert till.read(photo, kept.photo) == b"\xff\xd8 a photo"
    assert till.read(on_hand_at, added, till.read(counter).here.id) == 3_000


def test_a_card_without_a_name_adds_not_even_its_maker(till: Till) -> None:
    card = ProductCard(Product(id="", names=Names()), new_maker=Names(fr="Fatima"))

    with pytest.raises(NameMissing):
        till.write(save_card, card)

    assert till.read(makers) == []


def test_an_edited_card_leaves_the_count_it_does_not_name(till: Till) -> None:
    key = till.read(product_keys, ProductFilter(text="babouches"))
    old = _product_at(till, key[0])

    till.write(save_card, ProductCard(replace(old, price=Money(20_000, MAD))))

    new = _product_at(till, key[0])
    assert new.price == Money(20_000, MAD)
    assert till.read(on_hand_at, new.id, till.read(counter).here.id) == 14_000


def test_what_is_put_away_is_found_apart(till: Till) -> None:
    key = till.read(product_keys, ProductFilter(text="babouches"))
    product = replace(_product_at(till, key[0]), is_archived=True)

    till.write(save_card, ProductCard(product))

    assert till.read(archived_count) == 1
    assert till.read(product_keys, ProductFilter(text="babouches")) == []
    assert till.read(product_keys, ProductFilter(text="babouches", is_archived=True)) == key
    assert len(till.read(product_keys, ProductFilter())) == len(STAND) - 1


def _product_at(till: Till, key: int) -> Product:
    return till.read(product_rows, [key], till.read(counter).here.id)[0].product
