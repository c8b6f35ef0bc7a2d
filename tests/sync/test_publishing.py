"""Products put into a shop: once each, whatever is lost or ends, and what cannot be says why."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.channel import Answer, Channel, Matter, PriceRule
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.catalogue import edit_product
from pos.services.channels import channel_of, listings, save_channel
from pos.services.selling import check_out
from pos.sync.answering import answer
from pos.sync.drafts import price_for
from pos.sync.engine import Light
from pos.sync.notes import history, notes
from pos.sync.wishes import wish_listed, wishes
from tests.channels.little_shop import Row
from tests.channels.way import Mishap
from tests.factories import a_line, a_product, exact_cash
from tests.sync.world import SHOPS, World, a_world


@pytest.fixture
def world() -> Iterator[World]:
    with a_world(SHOPS["sellable"]) as world:
        yield world


def new(world: World, sku: str = "N1", price: int = 19000, **other: object) -> Product:
    names = Names(fr=f"Tapis {sku}", ar=f"زربية {sku}")
    wanted = a_product(sku=sku, names=names, price=Money(price, "MAD"), **other)
    return world.shop.add(wanted, pieces(4))


def want(world: World, *products: Product, as_draft: bool = False) -> None:
    wanted = partial(wish_listed, as_draft=as_draft)
    world.shop.till.write(wanted, world.channel, [product.id for product in products])


def change(world: World, **changed: object) -> None:
    channel: Channel = world.shop.till.read(channel_of, world.channel)
    world.shop.till.write(save_channel, replace(channel, **changed))  # type: ignore[arg-type]


def shown(world: World, sku: str = "N1") -> list[Row]:
    return [row for row in world.keeper.shop.rows.values() if row.sku == sku]


def linked(world: World) -> set[str]:
    return {listing.product for listing in world.shop.till.read(listings, world.channel)}


def whys(world: World) -> list[str]:
    found = world.shop.till.read(notes, world.channel)
    return [row.code for row in found if row.matter is Matter.NOT_LISTED]


def test_a_product_is_listed_with_its_words_its_stock_and_the_price_of_the_rule(
    world: World,
) -> None:
    rule = PriceRule("MAD", Decimal(1), commission=1000, step=100)
    change(world, price=rule, language="ar", safety_stock=1)
    rug = new(world)
    want(world, rug)
    world.one_pass(is_forced=True)

    [row] = shown(world)
    assert (row.title, row.number, row.price, row.state) == ("زربية N1", 3, "212.00", "shown")
    assert rug.id in linked(world)
    assert world.shop.till.read(wishes, world.channel) == []


def test_a_draft_is_seen_by_nobody_until_the_shop_shows_it(world: World) -> None:
    want(world, new(world), as_draft=True)
    world.one_pass(is_forced=True)

    assert [row.state for row in shown(world)] == ["draft"]


def test_the_bargained_price_is_never_sent(world: World) -> None:
    rug = new(world)
    line = a_line(rug, agreed=Money(15000, "MAD"), reason=PriceReason.AGREED)
    world.shop.till.write(check_out, (line,), (exact_cash(line.total),))
    want(world, rug)
    world.one_pass(is_forced=True)

    assert [row.price for row in shown(world)] == ["190.00"]


def test_what_the_shop_has_already_is_linked_and_not_made_again(world: World) -> None:
    rug = new(world)
    world.keeper.listed("N1", 9)
    want(world, rug)
    world.quiet_down()

    [row] = shown(world)
    assert (row.title, row.number) == ("N1", 4)
    assert rug.id in linked(world)


def test_what_the_shop_has_twice_is_left_alone_and_said(world: World) -> None:
    rug = new(world)
    world.keeper.listed("N1", 9)
    world.keeper.listed("N1", 9)
    want(world, rug)
    world.one_pass(is_forced=True)

    assert whys(world) == ["sku_found_twice"]
    assert rug.id not in linked(world)


def test_one_product_that_cannot_be_listed_never_holds_up_the_others(world: World) -> None:
    bare, priceless = new(world, ""), new(world, "N2")
    world.shop.till.write(edit_product, replace(priceless, price=None))
    want(world, bare, priceless, new(world))
    passed = world.one_pass(is_forced=True)

    assert passed is not None
    assert sorted(whys(world)) == ["no_price", "no_sku"]
    assert len(shown(world)) == 1


def test_nothing_is_offered_in_another_currency_before_its_rate_is_said(world: World) -> None:
    channel = world.shop.till.read(channel_of, world.channel)
    in_euro = replace(channel, price=PriceRule("EUR"))
    world.shop.till.write(save_channel, in_euro)
    rug = new(world)
    want(world, rug)
    world.one_pass(is_forced=True)

    assert whys(world) == ["no_rate"]
    assert price_for(rug, in_euro) is None
    assert price_for(rug, replace(channel, price=PriceRule("EUR", Decimal("0.092")))) is not None


def test_what_was_refused_is_tried_again_once_it_is_mended(world: World) -> None:
    bare = new(world, "")
    want(world, bare)
    world.one_pass(is_forced=True)
    world.shop.till.write(edit_product, replace(bare, sku="N9"))
    [row] = world.shop.till.read(notes, world.channel)

    world.shop.till.write(answer, row, Answer.RETRY)
    world.one_pass(is_forced=True)

    assert len(shown(world, "N9")) == 1
    assert world.shop.till.read(notes, world.channel) == []


def test_what_is_wanted_no_longer_is_not_sent(world: World) -> None:
    bare = new(world, "")
    want(world, bare)
    world.one_pass(is_forced=True)
    [row] = world.shop.till.read(notes, world.channel)

    world.shop.till.write(answer, row, Answer.IGNORE)

    assert world.shop.till.read(wishes, world.channel) == []


@pytest.mark.parametrize("mishap", [Mishap.LOST_ANSWER, Mishap.SERVER_ERROR])
def test_a_lost_answer_makes_no_second_listing(world: World, mishap: Mishap) -> None:
    world.keeper.road.goes_wrong(mishap, lambda request: request.url.path.endswith("/items"))
    want(world, new(world))
    world.one_pass(is_forced=True)
    world.quiet_down()

    assert len(shown(world)) == 1
    assert whys(world) == []


def test_nothing_is_listed_while_the_connection_stands_still(world: World) -> None:
    change(world, is_paused=True)
    want(world, new(world))
    passed = world.one_pass(is_forced=True)

    assert passed is not None
    assert passed.light is Light.OFF
    assert shown(world) == []


@settings(max_examples=20)
@given(st.integers(1, 30), st.booleans())
def test_the_program_may_end_between_any_two_steps(step: int, is_rolled_back: bool) -> None:
    with a_world(SHOPS["on hand"], 1) as world:
        want(world, new(world), new(world, "N2"))
        world.steps.until_crash, world.steps.is_rolled_back = step, is_rolled_back
        world.one_pass(is_forced=True)
        world.quiet_down()

        assert [len(shown(world, sku)) for sku in ("N1", "N2")] == [1, 1]
        assert len(linked(world)) == 3
        assert world.shop.till.read(wishes, world.channel) == []
        assert [row.number for row in shown(world)] == [4]


def test_what_was_listed_stands_in_the_history(world: World) -> None:
    rug = new(world)
    want(world, rug)
    world.one_pass(is_forced=True)

    told = world.shop.till.read(history, world.channel)
    assert ("listed", rug.id) in [(sent.what, sent.product) for sent in told]
