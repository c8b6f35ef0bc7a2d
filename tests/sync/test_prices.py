"""Prices that follow the label: off unless wished, and who is right where the shop has another."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pos.domain.channel import Answer, Channel, Conflict, Matter
from pos.domain.money import Money
from pos.services.catalogue import edit_product
from pos.services.channels import channel_of, save_channel
from pos.services.products import product_of
from pos.sync.answering import answer
from pos.sync.notes import Note, notes
from tests.channels.way import Mishap
from tests.sync.world import SHOPS, World, a_world


@pytest.fixture
def world() -> Iterator[World]:
    with a_world(SHOPS["sellable"], 1) as world:
        label(world, 12000)
        yield world


def label(world: World, minor: int) -> None:
    product = world.shop.till.read(product_of, world.products[0].id)
    assert product is not None
    world.shop.till.write(edit_product, replace(product, price=Money(minor, "MAD")))


def follow(world: World, **changed: object) -> None:
    channel: Channel = world.shop.till.read(channel_of, world.channel)
    wanted = replace(channel, follows_price=True, **changed)  # type: ignore[arg-type]
    world.shop.till.write(save_channel, wanted)


def price(world: World) -> str:
    [row] = world.keeper.shop.rows.values()
    return row.price


def set_there(world: World, said: str) -> None:
    [row] = world.keeper.shop.rows.values()
    row.price = said


def open_rows(world: World) -> list[Note]:
    found: list[Note] = world.shop.till.read(notes, world.channel)
    return found


def test_no_price_is_sent_unless_somebody_wished_so(world: World) -> None:
    world.quiet_down()

    assert price(world) == "100.00"


def test_the_label_is_followed_and_the_words_of_the_shop_stay(world: World) -> None:
    follow(world)
    world.one_pass(is_forced=True)
    [row] = world.keeper.shop.rows.values()
    row.title = "Comme dit la boutique"
    label(world, 13000)
    world.one_pass(is_forced=True)

    assert (row.price, row.title) == ("130.00", "Comme dit la boutique")


def test_nothing_is_asked_where_no_price_changed(world: World) -> None:
    follow(world)
    world.one_pass(is_forced=True)
    asked = len(world.keeper.road.asked)
    world.one_pass(is_forced=True)

    paths = [request.url.path for request in list(world.keeper.road.asked)[asked:]]
    assert not any(path.endswith("/items") for path in paths)


@pytest.mark.parametrize(
    ("conflict", "said"), [(Conflict.TILL, "120.00"), (Conflict.CHANNEL, "99.00")]
)
def test_who_is_right_is_told_by_the_connection(
    world: World, conflict: Conflict, said: str
) -> None:
    follow(world, conflict=conflict)
    world.quiet_down()
    set_there(world, "99.00")
    world.quiet_down()

    assert (price(world), open_rows(world)) == (said, [])


@pytest.mark.parametrize(
    ("said", "left"), [(Answer.KEEP_OURS, "120.00"), (Answer.TAKE_THEIRS, "99.00")]
)
def test_somebody_is_asked_with_both_prices(world: World, said: Answer, left: str) -> None:
    follow(world, conflict=Conflict.ASK)
    world.quiet_down()
    set_there(world, "99.00")
    world.quiet_down()
    [row] = open_rows(world)

    assert (row.matter, row.ours, row.theirs) == (Matter.PRICE_CHANGED, 12000, 9900)
    assert price(world) == "99.00"

    world.shop.till.write(answer, row, said)
    world.quiet_down()

    assert (price(world), open_rows(world)) == (left, [])


def test_a_lost_answer_is_read_before_it_is_sent_again(world: World) -> None:
    follow(world)
    world.keeper.road.goes_wrong(
        Mishap.LOST_ANSWER,
        lambda request: request.method == "POST" and request.url.path.endswith("/items"),
    )
    world.one_pass(is_forced=True)
    world.quiet_down()

    assert (price(world), open_rows(world)) == ("120.00", [])


def test_a_price_that_the_shop_refuses_says_so_and_numbers_go_on(world: World) -> None:
    follow(world)
    world.refused_prices = True
    world.sell(0, 1)
    world.one_pass(is_forced=True)

    [row] = open_rows(world)
    assert (row.matter, row.code, world.shown(0)) == (Matter.PRICE_REFUSED, "currency", 11)

    world.refused_prices = False
    world.shop.till.write(answer, row, Answer.RETRY)
    world.one_pass(is_forced=True)

    assert (price(world), open_rows(world)) == ("120.00", [])
