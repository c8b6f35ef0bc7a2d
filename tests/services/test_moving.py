"""Goods that come, go, and are sent from one place to another."""

from dataclasses import replace

import pytest

from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.stock import Cause, DifferenceReason, PlaceKind
from pos.errors import NotFound
from pos.services.catalogue import on_hand_at
from pos.services.moving import (
    Goods,
    NothingToMove,
    SamePlace,
    bring_in,
    correct,
    take_back,
    take_out,
    transfer,
)
from pos.services.places import PlaceInUse, add_place, edit_place, place_of, places, stand_at
from pos.services.shop import counter
from pos.services.stock_book import history
from tests.factories import Shop, a_product


def here(shop: Shop) -> str:
    """Return the place this till sells at."""
    return shop.till.read(counter).here.id


def workshop(shop: Shop) -> str:
    """Add a workshop that sells nothing online."""
    names = Names(fr="Atelier")
    added: str = shop.till.write(add_place, names, PlaceKind.WORKSHOP, sells_online=False).result
    return added


def on_hand(shop: Shop, product: Product, place: str) -> int:
    """Return whole pieces on hand."""
    return shop.till.read(on_hand_at, product.id, place) // 1000


def test_what_leaves_one_place_comes_to_the_other(shop: Shop) -> None:
    tajine, store, atelier = shop.add(a_product(), pieces(5)), here(shop), workshop(shop)

    shop.till.write(transfer, store, atelier, [Goods(tajine, pieces(2))])

    assert (on_hand(shop, tajine, store), on_hand(shop, tajine, atelier)) == (3, 2)


def test_goods_given_away_or_broken_leave_for_their_cause(shop: Shop) -> None:
    tajine, store = shop.add(a_product(), pieces(5)), here(shop)

    shop.till.write(take_out, store, [Goods(tajine, pieces(1))], Cause.GIVEN, "à la chambre")
    shop.till.write(take_out, store, [Goods(tajine, pieces(2))], Cause.BROKEN)
    shop.till.write(bring_in, store, [Goods(tajine, pieces(4))], Cause.RECEIVED)

    steps = shop.till.read(history, tajine.id, store)
    assert [(step.cause, step.quantity) for step in steps] == [
        (Cause.RECEIVED, 4000),
        (Cause.BROKEN, -2000),
        (Cause.GIVEN, -1000),
        (Cause.RECEIVED, 5000),
    ]


def test_more_may_leave_than_the_book_knows(shop: Shop) -> None:
    tajine, store = shop.add(a_product(), pieces(1)), here(shop)

    shop.till.write(take_out, store, [Goods(tajine, pieces(3))], Cause.BROKEN)

    assert on_hand(shop, tajine, store) == -2


@pytest.mark.parametrize("quantity", [0, -1])
def test_moving_nothing_is_refused_in_words(shop: Shop, quantity: int) -> None:
    tajine = shop.add(a_product(), pieces(5))

    with pytest.raises(NothingToMove):
        shop.till.write(take_out, here(shop), [Goods(tajine, pieces(quantity))], Cause.BROKEN)


def test_goods_cannot_be_sent_to_where_they_are(shop: Shop) -> None:
    tajine = shop.add(a_product(), pieces(5))

    with pytest.raises(SamePlace):
        shop.till.write(transfer, here(shop), here(shop), [Goods(tajine, pieces(1))])


def test_a_long_list_leaves_and_comes_in_pairs(shop: Shop) -> None:
    products = [shop.add(a_product(sku=f"L{n}"), pieces(1)) for n in range(260)]
    store, atelier = here(shop), workshop(shop)

    shop.till.write(transfer, store, atelier, [Goods(product, pieces(1)) for product in products])

    assert {on_hand(shop, product, store) for product in products} == {0}
    assert {on_hand(shop, product, atelier) for product in products} == {1}


def test_a_correction_says_how_many_there_really_are(shop: Shop) -> None:
    tajine, store = shop.add(a_product(), pieces(5)), here(shop)

    entries = shop.till.write(correct, store, tajine, pieces(7), DifferenceReason.MISCOUNTED).result

    assert (on_hand(shop, tajine, store), len(entries)) == (7, 1)
    assert shop.till.write(correct, store, tajine, pieces(7)).result == ()


def test_a_movement_is_taken_back_by_its_opposite(shop: Shop) -> None:
    tajine, store, atelier = shop.add(a_product(), pieces(5)), here(shop), workshop(shop)
    entries = shop.till.write(transfer, store, atelier, [Goods(tajine, pieces(2))]).result

    shop.till.write(take_back, entries)

    assert (on_hand(shop, tajine, store), on_hand(shop, tajine, atelier)) == (5, 0)
    steps = shop.till.read(history, tajine.id, store)
    assert [(step.cause, step.quantity) for step in steps[:2]] == [
        (Cause.MOVED, 2000),
        (Cause.MOVED, -2000),
    ]


def test_what_moved_nothing_cannot_be_taken_back(shop: Shop) -> None:
    tajine = shop.add(a_product(), pieces(5))

    with pytest.raises(NotFound):
        shop.till.write(take_back, [tajine.id])


def test_this_device_sells_from_the_place_it_was_taken_to(shop: Shop) -> None:
    tajine, atelier = shop.add(a_product(), pieces(5)), workshop(shop)

    shop.till.write(stand_at, atelier)
    shop.sell(tajine)

    assert shop.till.read(counter).here.names == Names(fr="Atelier")
    assert on_hand(shop, tajine, atelier) == -1


def test_a_place_says_whether_it_sells_online(shop: Shop) -> None:
    atelier = shop.till.read(place_of, workshop(shop))

    changed = shop.till.write(edit_place, replace(atelier, sells_online=True)).result
    again = shop.till.write(edit_place, replace(atelier, sells_online=True)).result

    assert (changed, again) == (True, False)
    assert shop.till.read(place_of, atelier.id).sells_online


def test_the_place_this_device_sells_from_is_not_put_away(shop: Shop) -> None:
    store = shop.till.read(place_of, here(shop))

    with pytest.raises(PlaceInUse):
        shop.till.write(edit_place, replace(store, is_archived=True))


def test_a_place_no_longer_used_is_offered_no_more(shop: Shop) -> None:
    atelier = shop.till.read(place_of, workshop(shop))

    shop.till.write(edit_place, replace(atelier, is_archived=True))

    assert atelier.id not in [place.id for place in shop.till.read(places)]
    assert atelier.id in [place.id for place in shop.till.read(places, with_archived=True)]
