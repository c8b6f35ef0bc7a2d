"""A row that cannot be told its number: it comes to stand alone, waits, and is then shown."""

from collections.abc import Iterator

import httpx
import pytest

from pos.domain.channel import Answer, Matter
from pos.sync.answering import ANSWERS, answer
from pos.sync.engine import Light, Passed
from pos.sync.notes import Note, notes
from tests.channels.little_shop import able
from tests.channels.way import Mishap
from tests.factories import MINUTE
from tests.sync.world import World, a_world

_HOUR = 60 * MINUTE


@pytest.fixture
def world() -> Iterator[World]:
    with a_world(able(batch_max=20), products=5) as world:
        yield world


def fails_for(world: World, which: int, mishap: Mishap) -> None:
    """Let every call with this row fail from now on."""
    item = list(world.keeper.shop.rows)[which]

    def is_it(request: httpx.Request) -> bool:
        return request.method == "POST" and f'"id":"{item}"' in _tight(request)

    world.keeper.road.goes_wrong(mishap, is_it, times=10_000)


def _tight(request: httpx.Request) -> str:
    return request.content.decode().replace(" ", "")


def a_pass(world: World, later: int = 20 * MINUTE) -> Passed:
    world.shop.clock.now += later
    passed = world.one_pass()
    assert passed is not None
    return passed


def rows(world: World) -> list[Note]:
    found: list[Note] = world.shop.till.read(notes, world.channel)
    return found


BAD_ANSWERS = (Mishap.UNAVAILABLE, Mishap.SERVER_ERROR, Mishap.HTML)


@pytest.mark.parametrize("mishap", BAD_ANSWERS)
def test_one_bad_row_comes_to_stand_alone_and_the_others_go(world: World, mishap: Mishap) -> None:
    fails_for(world, 2, mishap)
    for which in range(5):
        world.sell(which, 1)

    for _turn in range(8):
        a_pass(world)

    assert [world.shown(which) for which in range(5)] == [11, 11, 12, 11, 11]
    assert a_pass(world).light is Light.UP_TO_DATE


@pytest.mark.parametrize("mishap", BAD_ANSWERS)
def test_a_row_that_fails_alone_waits_longer_each_time(world: World, mishap: Mishap) -> None:
    fails_for(world, 2, mishap)
    world.sell(2, 1)
    for _turn in range(8):
        a_pass(world)

    asked = len(world.keeper.road.asked)
    a_pass(world, MINUTE)

    assert [one.method for one in world.keeper.road.asked[asked:]] == ["GET"]


@pytest.mark.parametrize("mishap", BAD_ANSWERS)
def test_after_a_day_somebody_is_asked_and_it_is_tried_no_more(
    world: World, mishap: Mishap
) -> None:
    fails_for(world, 2, mishap)
    world.sell(2, 1)
    for _turn in range(30):
        a_pass(world, _HOUR)

    [row] = rows(world)
    assert (row.matter, row.ours, row.theirs) == (Matter.NOT_SENT, 11, 12)
    assert ANSWERS[row.matter] == (Answer.RETRY, Answer.IGNORE)
    asked = len(world.keeper.road.asked)
    a_pass(world, 20 * MINUTE)
    assert all(one.method == "GET" for one in world.keeper.road.asked[asked:])


def test_trying_again_sends_it_at_once(world: World) -> None:
    fails_for(world, 2, Mishap.UNAVAILABLE)
    world.sell(2, 1)
    for _turn in range(30):
        a_pass(world, _HOUR)
    world.keeper.road.goes_well()

    world.shop.till.write(answer, rows(world)[0], Answer.RETRY)
    a_pass(world, MINUTE)

    assert (world.shown(2), rows(world)) == (11, [])


def test_a_shop_that_fails_for_every_row_is_not_asked_row_by_row(world: World) -> None:
    for which in range(5):
        world.sell(which, 1)
    world.keeper.road.goes_wrong(Mishap.UNAVAILABLE, world.keeper.is_write, times=10_000)
    for _turn in range(9):
        a_pass(world)

    asked = len(world.keeper.road.asked)
    a_pass(world)

    written = [one for one in world.keeper.road.asked[asked:] if one.method == "POST"]
    assert len(written) <= 2
    assert rows(world) == []


def test_what_the_shop_asked_to_wait_for_is_waited_for_by_all_of_it(world: World) -> None:
    world.sell(2, 1)
    world.keeper.road.goes_wrong(Mishap.THROTTLED_LONG, world.keeper.is_write)
    a_pass(world)

    asked = len(world.keeper.road.asked)
    a_pass(world, 30 * MINUTE)
    assert len(world.keeper.road.asked) == asked

    a_pass(world, 31 * MINUTE)
    assert world.shown(2) == 11


def test_a_lost_wish_that_did_not_arrive_is_sent_again_under_another_key(world: World) -> None:
    world.sell(2, 1)
    world.keeper.road.goes_wrong(Mishap.SERVER_ERROR, world.keeper.is_write)
    a_pass(world)

    keys = [request.content for request in world.keeper.road.asked if request.method == "POST"]
    assert len(set(keys)) == len(keys)
    assert world.shown(2) == 11
