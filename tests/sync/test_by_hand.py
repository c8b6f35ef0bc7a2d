"""Linking by hand, a whole shop away at a fair, and a line of an order that nobody knew."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from pos.domain.channel import Matter
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.services.channels import channel_of, listings, save_channel
from pos.services.door import TillDoor
from pos.services.not_for_sale import allow, keep_off, not_for_sale
from pos.sync.by_hand import candidates, free_items, link_by_hand, list_anew
from pos.sync.linking import unlinked
from pos.sync.notes import Note, notes
from pos.sync.order_shown import order_shown
from pos.sync.whose_line import say_whose
from tests.factories import a_product
from tests.sync.world import SHOPS, World, a_world


@pytest.fixture
def world() -> Iterator[World]:
    with a_world(SHOPS["sellable"]) as world:
        yield world


def rows(world: World, matter: Matter) -> list[Note]:
    found: list[Note] = world.shop.till.read(notes, world.channel)
    return [row for row in found if row.matter is matter]


def away(world: World, *, is_away: bool) -> None:
    channel = world.shop.till.read(channel_of, world.channel)
    world.shop.till.write(save_channel, replace(channel, is_away=is_away))
    world.one_pass(is_forced=True)


def test_all_that_is_linked_to_nothing_is_shown_the_likeliest_first(world: World) -> None:
    for sku in ("ZELLIGE", "TAPIS-BLEU", "AUTRE"):
        world.keeper.listed(sku, 1)
    rug = world.shop.add(a_product(sku="tapis-bleu", names=Names(fr="Tapis bleu")), pieces(1))
    with closing(world.keeper.opened()) as connector:
        items = free_items(TillDoor(world.shop.till), connector, world.channel)

    found = candidates(rug, items)

    assert {one.item.sku for one in found} == {"ZELLIGE", "TAPIS-BLEU", "AUTRE"}
    assert (found[0].item.sku, found[0].bears_sku) == ("TAPIS-BLEU", True)
    assert rug.id not in {one.product for one in world.shop.till.read(listings, world.channel)}


def test_another_listing_picked_by_hand_takes_the_place_of_the_one_before(world: World) -> None:
    world.keeper.listed("AUTRE", 1)
    with closing(world.keeper.opened()) as connector:
        [item] = free_items(TillDoor(world.shop.till), connector, world.channel)
    product = world.products[0].id

    world.shop.till.write(link_by_hand, world.channel, product, item)

    found = world.shop.till.read(listings, world.channel)
    assert [one.item for one in found if one.product == product] == [item.ref.item]


def test_a_listing_that_is_gone_from_the_shop_is_made_again(world: World) -> None:
    gone = next(iter(world.keeper.shop.rows))
    del world.keeper.shop.rows[gone]
    world.quiet_down()
    [row] = rows(world, Matter.NOT_FOUND)

    world.shop.till.write(list_anew, world.channel, row.product)
    world.quiet_down()

    assert [one.sku for one in world.keeper.shop.rows.values()].count("P0") == 1
    assert rows(world, Matter.NOT_FOUND) == []


def test_away_at_a_fair_nothing_is_offered_but_what_is_kept(world: World) -> None:
    world.sell(1, 2)

    away(world, is_away=True)
    assert [world.shown(number) for number in range(3)] == [0, 0, 0]

    away(world, is_away=False)
    assert [world.shown(number) for number in range(3)] == [12, 10, 12]


def test_a_line_nobody_knew_is_said_and_leaves_the_stock(world: World) -> None:
    bowl = world.shop.add(a_product(sku="B1", names=Names(fr="Bol")), pieces(5))
    ref = world.keeper.listed("INCONNU", 5)
    order = world.keeper.buy(ref, 2)
    world.one_pass(is_forced=True)
    [row] = rows(world, Matter.UNKNOWN_PRODUCT)

    with closing(world.keeper.opened()) as connector:
        say_whose(TillDoor(world.shop.till), connector, row, bowl.id)
    world.quiet_down()

    told = world.shop.till.read(order_shown, world.channel, order)
    assert [(one.line.held, one.here) for one in told.lines] == [(2, 3)]
    assert rows(world, Matter.UNKNOWN_PRODUCT) == []
    assert world.keeper.number(ref) == 3


def test_not_for_sale_holds_until_somebody_says_otherwise(world: World) -> None:
    product = world.products[0].id

    world.shop.till.write(keep_off, world.channel, product)
    assert world.shop.till.read(not_for_sale, world.channel) == {product}

    world.shop.till.write(allow, world.channel, product)
    assert world.shop.till.read(not_for_sale, world.channel) == frozenset()


def test_what_is_not_for_sale_is_not_linked_by_its_sku(world: World) -> None:
    rug = world.shop.add(a_product(sku="N7", names=Names(fr="Tapis")), pieces(1))
    world.keeper.listed("N7", 1)
    world.shop.till.write(keep_off, world.channel, rug.id)

    assert rug.id not in dict(world.shop.till.read(unlinked, world.channel))
