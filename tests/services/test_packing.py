"""Goods are packed piece by piece, kept at once, and sent in one entry."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from pos.changed import Changed
from pos.domain.fair import Fair
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import Quantity, QuantityNotAccepted, Unit, pieces
from pos.domain.stock import PlaceKind
from pos.services.catalogue import add_maker
from pos.services.fairs import save_fair
from pos.services.moving import Goods, NothingToMove
from pos.services.packing import (
    Packed,
    Way,
    goods_there,
    pack_all,
    pack_many,
    pack_more,
    packed_so_far,
    repack,
    send,
    set_packed,
    unsend,
)
from pos.services.places import add_place
from pos.services.shop import counter
from pos.services.stock_book import stock_of, tallies
from pos.store import schema
from pos.store.keys import key_of
from tests.factories import Shop, a_product, dh, metres


@pytest.fixture
def way(shop: Shop) -> Way:
    fair = Fair(Names(fr="Salon d'Essaouira"), starts_on=date(2026, 12, 1))
    kept = shop.till.write(save_fair, fair).result
    return Way(shop.till.read(counter).here.id, kept)


def packed(shop: Shop, way: Way) -> Packed:
    return shop.till.read(packed_so_far, way)


def on_hand(shop: Shop, product: Product, place: str) -> int:
    found = shop.till.read(stock_of, product.id, place)
    return 0 if found is None else found.on_hand


def entries(shop: Shop) -> int:
    with shop.store.reading() as connection:
        return len(connection.execute(select(schema.journal.c.seq)).all())


def test_one_scan_is_one_piece_and_nothing_has_moved_yet(shop: Shop, way: Way) -> None:
    tajine = shop.add(a_product(), pieces(5))
    before = entries(shop)

    shop.till.write(pack_more, way, tajine, pieces(1))
    told = shop.till.write(pack_more, way, tajine, pieces(1))

    assert (told.result, told.changed) == (2_000, Changed.PACKING)
    assert packed(shop, way).quantities == {key_of(tajine.id): 2_000}
    assert (on_hand(shop, tajine, way.source), entries(shop)) == (5_000, before)


def test_what_is_packed_survives_a_power_cut(shop: Shop, way: Way) -> None:
    tajine = shop.add(a_product(), pieces(5))
    shop.till.write(pack_more, way, tajine, pieces(3))

    again = shop.reopened()

    assert packed(again, way).pieces == 3


def test_a_number_takes_the_place_of_what_was_packed_before(shop: Shop, way: Way) -> None:
    tajine = shop.add(a_product(), pieces(50))
    shop.till.write(pack_more, way, tajine, pieces(1))

    shop.till.write(set_packed, way, tajine, pieces(24))

    assert packed(shop, way).pieces == 24


def test_less_than_nothing_is_never_packed(shop: Shop, way: Way) -> None:
    tajine = shop.add(a_product(), pieces(5))

    shop.till.write(pack_more, way, tajine, pieces(-2))
    with pytest.raises(QuantityNotAccepted):
        shop.till.write(set_packed, way, tajine, pieces(-1))

    assert packed(shop, way) == Packed()


def test_all_that_is_packed_leaves_in_one_entry(shop: Shop, way: Way) -> None:
    tajine, plate = shop.add(a_product(), pieces(5)), shop.add(a_product(), pieces(2))
    shop.till.write(set_packed, way, tajine, pieces(4))
    shop.till.write(set_packed, way, plate, pieces(2))
    before = entries(shop)

    shop.till.write(send, way)

    assert entries(shop) == before + 1
    assert (on_hand(shop, tajine, way.source), on_hand(shop, tajine, way.target)) == (1_000, 4_000)
    assert shop.till.read(tallies, way.target)[key_of(plate.id)].packed == 2_000
    assert packed(shop, way) == Packed()


def test_what_was_sent_is_taken_back_and_packed_again(shop: Shop, way: Way) -> None:
    tajine = shop.add(a_product(), pieces(5))
    shop.till.write(set_packed, way, tajine, pieces(4))
    sent = shop.till.write(send, way).result
    shop.till.write(set_packed, way, tajine, pieces(1))

    shop.till.write(unsend, way, sent)

    assert (on_hand(shop, tajine, way.source), on_hand(shop, tajine, way.target)) == (5_000, 0)
    assert shop.till.read(tallies, way.target)[key_of(tajine.id)].packed == 0
    assert packed(shop, way).quantities == {key_of(tajine.id): 5_000}


def test_nothing_packed_is_not_sent(shop: Shop, way: Way) -> None:
    with pytest.raises(NothingToMove):
        shop.till.write(send, way)


def test_what_comes_home_from_a_fair_is_returned(shop: Shop, way: Way) -> None:
    tajine = shop.add(a_product(), pieces(5))
    shop.till.write(set_packed, way, tajine, pieces(5))
    shop.till.write(send, way)
    back = Way(way.target, way.source)

    shop.till.write(pack_all, back)
    shop.till.write(send, back)

    tally = shop.till.read(tallies, way.target)[key_of(tajine.id)]
    assert (tally.returned, tally.still_there) == (5_000, 0)


def test_goods_can_be_packed_for_a_place_that_is_no_fair(shop: Shop, way: Way) -> None:
    tajine = shop.add(a_product(), pieces(5))
    store = shop.till.write(
        add_place, Names(fr="Boutique"), PlaceKind.STORE, sells_online=False
    ).result
    there = Way(way.source, store)
    shop.till.write(pack_more, there, tajine, pieces(2))

    shop.till.write(send, there)

    assert (on_hand(shop, tajine, way.source), on_hand(shop, tajine, store)) == (3_000, 2_000)


def test_each_way_is_packed_for_itself(shop: Shop, way: Way) -> None:
    tajine = shop.add(a_product(), pieces(5))
    shop.till.write(pack_more, way, tajine, pieces(2))

    assert packed(shop, Way(way.target, way.source)) == Packed()


def test_many_are_packed_at_once_and_taken_out_again(shop: Shop, way: Way) -> None:
    tajine, cloth = shop.add(a_product(), pieces(5)), shop.add(a_product(), pieces(3))
    shop.till.write(pack_more, way, tajine, pieces(1))

    before = shop.till.write(pack_many, way, [Goods(cloth, pieces(3))]).result
    both = packed(shop, way)
    shop.till.write(repack, way, before)

    assert both.pieces == 4
    assert packed(shop, way).quantities == {key_of(tajine.id): 1_000}


def test_what_is_packed_is_valued_at_its_price_by_maker(shop: Shop, way: Way) -> None:
    fatima = shop.till.write(add_maker, Names(fr="Fatima")).result
    rug = shop.add(a_product(price=dh("1450"), maker=fatima), pieces(3))
    tajine = shop.add(a_product(price=dh("190")), pieces(9))
    caftan = shop.add(a_product(price=None, maker=fatima), pieces(1))
    for product, count in ((rug, 2), (tajine, 10), (caftan, 1)):
        shop.till.write(set_packed, way, product, pieces(count))

    found = packed(shop, way)

    assert (found.pieces, found.value, found.unpriced, found.beyond) == (13, dh("4800"), 1, 1)
    assert [(share.names.fr, share.pieces, share.value) for share in found.makers] == [
        ("Fatima", 3, dh("2900")),
        ("", 10, dh("1900")),
    ]


def test_so_much_of_a_measured_product_is_one_piece(shop: Shop, way: Way) -> None:
    cloth = shop.add(a_product(unit=Unit.METRE, price=dh("90")), metres("25"))

    shop.till.write(set_packed, way, cloth, Quantity(12_500, Unit.METRE))

    found = packed(shop, way)
    assert (found.pieces, found.value) == (1, dh("1125"))


def test_what_a_place_has_is_listed_by_name(shop: Shop, way: Way) -> None:
    named: dict[str, Any] = {}
    for name, count in (("Zellij", 2), ("Babouche", 1), ("Tapis", 0)):
        named[name] = shop.add(a_product(names=Names(fr=name)), pieces(count))

    found = shop.till.read(goods_there, way.source)

    assert found == [key_of(named[name].id) for name in ("Babouche", "Zellij")]
