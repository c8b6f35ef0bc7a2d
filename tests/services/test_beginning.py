"""The first day of a file, of a shop and of a sample fair; and cards filled in by a person."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.services.beginning import A_STAND, begin_example, begin_shop
from pos.services.catalogue import makers, on_hand_at, smaller_jpeg
from pos.services.device import DeviceSettings
from pos.services.keys import Keys
from pos.services.product_cards import ProductCard, save_card
from pos.services.products import ProductFilter, product_keys, product_of
from pos.services.shop import counter
from pos.services.standing import standing
from pos.services.till import Till, open_till
from tests.factories import Shop, a_product, a_seller, dh
from tests.services.test_catalogue import picture


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Till]:
    till = open_till(tmp_path / "shop.db", Keys(tmp_path / "keys", with_keyring=False))
    yield till
    till.close()


@pytest.mark.parametrize("place", [Names(), Names(fr="Foire de Safi")])
def test_a_shop_begins_with_who_sells_and_where(empty: Till, place: Names) -> None:
    device = DeviceSettings(language="ar")

    begin_shop(empty, a_seller(), place, device)

    begun = empty.read(standing)
    assert (begun.counter.seller, begun.device) == (a_seller(), device)
    assert begun.counter.here.names == (A_STAND if place.is_empty else place)
    assert not begun.counter.is_example


def test_a_sample_fair_is_marked_and_full_of_things(empty: Till) -> None:
    begin_example(empty, a_seller(), DeviceSettings())

    assert empty.read(counter).is_example
    assert len(empty.read(product_keys, ProductFilter())) >= 40
    assert len(empty.read(makers)) > 1
    assert empty.full_check().findings == ()


def test_a_card_keeps_product_photo_count_and_new_maker_together(shop: Shop) -> None:
    card = ProductCard(
        replace(a_product(), id=""),
        on_hand=pieces(4),
        photo=smaller_jpeg(picture((20, 20), "PNG")),
        new_maker=Names(fr="Fatima"),
    )

    added = shop.till.write(save_card, card).result

    product = shop.till.read(product_of, added)
    assert product is not None
    assert product.photo
    assert product.maker == shop.till.read(makers)[0].id
    here = shop.till.read(counter).here.id
    assert shop.till.read(on_hand_at, added, here) == 4000


def test_a_card_of_a_known_product_changes_what_it_says_and_no_more(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(4))
    here = shop.till.read(counter).here.id
    dearer = replace(product, price=dh("250"))

    shop.till.write(save_card, ProductCard(dearer))
    assert shop.till.read(on_hand_at, product.id, here) == 4000
    shop.till.write(save_card, ProductCard(dearer, on_hand=pieces(6)))

    assert shop.till.read(product_of, product.id) == dearer
    assert shop.till.read(on_hand_at, product.id, here) == 6000
