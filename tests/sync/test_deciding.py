"""Where till and shop do not agree: whose word wins, what is asked, and what an answer does."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pos.domain.channel import Answer, Channel, Conflict, GoodsBack, Matter
from pos.domain.fair import Fair
from pos.domain.names import Names
from pos.domain.product import Kind
from pos.domain.quantity import pieces
from pos.domain.stock import PlaceKind
from pos.services.channels import channel_of, edit_listing, listings, save_channel
from pos.services.fairs import pack, save_fair
from pos.services.moving import Goods
from pos.services.shop import counter
from pos.sync.answering import answer
from pos.sync.engine import Light
from pos.sync.notes import Note, history, notes
from tests.channels.little_shop import able
from tests.sync.world import SHOPS, World, a_world


@pytest.fixture
def world() -> Iterator[World]:
    with a_world(SHOPS["sellable"]) as world:
        yield world


def wish(world: World, **changed: object) -> None:
    channel: Channel = world.shop.till.read(channel_of, world.channel)
    world.shop.till.write(save_channel, replace(channel, **changed))  # type: ignore[arg-type]


def somebody_sets(world: World, which: int, value: int) -> None:
    list(world.keeper.shop.rows.values())[which].number = value


def rows(world: World) -> list[Note]:
    found: list[Note] = world.shop.till.read(notes, world.channel)
    return found


def test_the_till_wins_where_nothing_else_was_said(world: World) -> None:
    somebody_sets(world, 0, 30)
    world.quiet_down()

    assert (world.shown(0), world.on_hand(0)) == (12, 12)
    assert ("ours", 30, 12) in [
        (sent.note, sent.before, sent.after)
        for sent in world.shop.till.read(history, world.channel)
    ]


def test_the_shop_wins_where_somebody_said_so(world: World) -> None:
    wish(world, conflict=Conflict.CHANNEL)
    world.sell(0, 1)
    somebody_sets(world, 0, 15)
    world.quiet_down()

    assert (world.on_hand(0), world.shown(0)) == (14, 14)


@pytest.mark.parametrize(("said", "number"), [(Answer.KEEP_OURS, 12), (Answer.TAKE_THEIRS, 20)])
def test_somebody_is_asked_and_both_numbers_are_shown(
    world: World, said: Answer, number: int
) -> None:
    wish(world, conflict=Conflict.ASK)
    somebody_sets(world, 0, 20)
    world.quiet_down()
    [row] = rows(world)

    assert (row.matter, row.ours, row.theirs) == (Matter.NUMBER_CHANGED, 12, 20)
    assert world.shown(0) == 20

    world.shop.till.write(answer, row, said)
    world.quiet_down()

    assert (world.shown(0), world.on_hand(0), rows(world)) == (number, number, [])


def test_what_is_packed_for_a_fair_leaves_the_offer_at_once(world: World) -> None:
    fair = world.shop.till.write(save_fair, Fair(Names(fr="Salon"))).result
    here = world.shop.till.read(counter).here.id

    world.shop.till.write(pack, fair, here, [Goods(world.products[0], pieces(12))])
    world.one_pass()

    assert world.shown(0) == 0


def test_a_unique_piece_can_stay_shown_with_a_warning(world: World) -> None:
    from pos.services.catalogue import edit_product

    rug = replace(world.products[0], kind=Kind.UNIQUE)
    world.shop.till.write(edit_product, rug)
    [listing] = [
        one for one in world.shop.till.read(listings, world.channel) if one.product == rug.id
    ]
    world.shop.till.write(edit_listing, replace(listing, is_kept=True))
    fair = world.shop.till.write(save_fair, Fair(Names(fr="Salon"))).result
    here = world.shop.till.read(counter).here.id
    world.shop.till.write(pack, fair, here, [Goods(rug, pieces(11))])
    world.sell(0, 1)
    world.one_pass()

    assert world.shown(0) == 11
    assert [row.matter for row in rows(world)] == [Matter.KEPT_ELSEWHERE]


def test_a_paused_listing_offers_nothing_and_comes_back(world: World) -> None:
    [listing, *_others] = world.shop.till.read(listings, world.channel)

    world.shop.till.write(edit_listing, replace(listing, is_paused=True))
    world.one_pass()
    paused = world.shown(0)
    world.shop.till.write(edit_listing, replace(listing, is_paused=False))
    world.one_pass()

    assert (paused, world.shown(0)) == (0, 12)


def test_what_is_sold_here_and_online_is_one_row(world: World) -> None:
    world.sell(0, 11)
    world.one_pass()
    world.buy(0, 1)
    world.sell(0, 1)
    world.quiet_down()

    assert [(row.matter, row.ours, row.theirs) for row in rows(world)] == [(Matter.OVERSOLD, 0, 1)]
    assert (world.on_hand(0), world.shown(0)) == (-1, 0)

    world.shop.till.write(answer, rows(world)[0], Answer.SEEN)
    world.quiet_down()

    assert rows(world) == []


@pytest.mark.parametrize(
    ("said", "on_hand"), [(Answer.BACK, 12), (Answer.NOT_BACK, 8), (Answer.DAMAGED, 8)]
)
def test_where_the_shop_cannot_say_somebody_is_asked_whether_goods_came_back(
    said: Answer, on_hand: int
) -> None:
    with a_world(able(restock_facts=False)) as world:
        world.buy(0, 4)
        world.one_pass()
        world.on_order(0, "cancel", 0)
        world.one_pass()
        [row] = rows(world)

        assert (row.matter, world.on_hand(0)) == (Matter.GOODS_BACK, 8)

        world.shop.till.write(answer, row, said)
        world.on_order(0, "touch", 0)
        world.quiet_down()

        assert (world.on_hand(0), rows(world)) == (on_hand, [])
        assert world.shown(0) == on_hand


def test_goods_come_back_by_themselves_where_that_is_usual() -> None:
    with a_world(able(restock_facts=False)) as world:
        wish(world, goods_back=GoodsBack.BACK)
        world.buy(0, 4)
        world.one_pass()
        world.on_order(0, "cancel", 0)
        world.one_pass()

        assert (world.on_hand(0), rows(world)) == (12, [])


def test_an_unknown_product_waits_until_it_is_linked(world: World) -> None:
    ref = world.keeper.listed("NOBODY-1", 5)
    world.keeper.buy(ref, 2)
    world.one_pass()

    assert [row.matter for row in rows(world)] == [Matter.UNKNOWN_PRODUCT]

    from pos.domain.channel import Listing
    from pos.services.channels import link

    known = world.products[1]
    world.shop.till.write(link, Listing("", world.channel, known.id, ref.item, sku="NOBODY-1"))
    world.quiet_down()

    assert (world.on_hand(1), rows(world)) == (10, [])


def test_another_device_leaves_the_shop_alone(world: World) -> None:
    wish(world, owner="7K3Q2M")
    asked = len(world.keeper.road.asked)

    passed = world.one_pass(is_forced=True)

    assert passed is not None
    assert passed.light is Light.OFF
    assert len(world.keeper.road.asked) == asked


def test_nothing_is_sent_before_somebody_has_looked_at_the_difference(world: World) -> None:
    other = world.shop.till.write(save_channel, Channel("little", "Autre")).result
    world.channel = other

    world.sell(0, 1)
    world.one_pass()

    assert world.shown(0) == 12


def test_a_place_that_does_not_sell_online_is_not_offered(world: World) -> None:
    from pos.domain.stock import Cause
    from pos.services.moving import bring_in
    from pos.services.places import add_place

    away = world.shop.till.write(
        add_place, Names(fr="Dépôt"), PlaceKind.STORE, sells_online=False
    ).result
    world.shop.till.write(bring_in, away, [Goods(world.products[0], pieces(5))], Cause.RECEIVED)
    world.one_pass()

    assert world.shown(0) == 12


def test_nothing_is_asked_twice_when_nothing_changed(world: World) -> None:
    world.one_pass()
    asked = len(world.keeper.road.asked)

    world.one_pass()

    assert [request.method for request in world.keeper.road.asked[asked:]] == ["GET"]
