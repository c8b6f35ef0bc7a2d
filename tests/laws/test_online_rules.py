"""Each rule of the engine on a day made for it: the law holds, and does not once it is broken."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import httpx
import pytest

from pos.channels.contract import Capabilities
from pos.channels.faults import Refused
from pos.channels.stock import Outcome, WriteResult
from pos.domain.channel import Matter
from pos.services.channels import channel_of, save_channel
from pos.services.shop import counter
from pos.store.keys import key_of
from pos.sync import engine, pace, pull, push, retrying, taking_in, wanted
from pos.sync.marks import keep_mark, mark_of, try_again
from pos.sync.notes import notes
from pos.sync.pull import Pulled
from pos.sync.standing import begin_again, standing_of
from tests.channels.little_shop import able
from tests.channels.way import Mishap
from tests.factories import MINUTE
from tests.sync.world import SHOPS, World, a_world

Day = Callable[[World], None]
Breaking = Callable[[pytest.MonkeyPatch], None]
_SELLABLE: Final = SHOPS["sellable"]


# Days


def an_order_came(world: World) -> None:
    world.buy(0, 1)
    world.one_pass()


def sold_here_while_an_order_is_open(world: World) -> None:
    world.buy(0, 2)
    world.one_pass()
    world.sell(0, 1)
    world.one_pass()


def the_shop_fails_without_doing_it(world: World) -> None:
    world.sell(0, 1)
    world.keeper.road.goes_wrong(Mishap.SERVER_ERROR, world.keeper.is_write)
    world.one_pass()


def an_order_comes_before_the_number_arrives(world: World) -> None:
    world.sell(0, 1)
    world.before_write.append(lambda: world.buy(0, 1))
    world.one_pass()


def sold_here_after_the_pull(world: World) -> None:
    world.sell(0, 1)
    world.after_pull.append(lambda: world.sell(0, 1))
    world.one_pass()


def sold_twice_with_a_pass_between(world: World) -> None:
    world.sell(0, 1)
    world.one_pass()
    world.sell(0, 1)
    world.one_pass()


def one_ends_in_the_middle(world: World) -> None:
    for step in range(1, 14):
        world.buy(0, 1)
        world.keeper.wait(100)
        world.steps.until_crash, world.steps.is_rolled_back = step, bool(step % 2)
        world.one_pass(is_forced=True)


def one_listing_sold_another_came(world: World) -> None:
    world.sell(2, 1)
    world.sell(0, -1)
    world.one_pass()
    values = [value for _item, value in world.keeper.shop.written]
    if values != sorted(values):
        world.complaints.append("more was offered before less was")


def an_order_cannot_be_read_for_a_while(world: World) -> None:
    world.buy(0, 1)
    world.broken.update(world.keeper.shop.orders)
    world.one_pass()
    world.keeper.wait(1000)
    world.one_pass()
    world.broken.clear()


def one_row_is_poisoned(world: World) -> None:
    world.keeper.shop.poisoned = {next(iter(world.keeper.shop.rows))}
    for which in range(3):
        world.sell(which, 1)
    world.one_pass()
    if [world.shown(1), world.shown(2)] != [world.should_show(1), world.should_show(2)]:
        world.complaints.append("one bad row held up the others")
    world.keeper.shop.poisoned.clear()
    for key in [key for key, _mark in _marks(world)]:
        world.shop.till.write(try_again, key)


def the_password_is_no_longer_good(world: World) -> None:
    world.keeper.road.goes_wrong(Mishap.UNAUTHORISED, times=1)
    world.one_pass()
    asked = len(world.keeper.road.asked)
    world.one_pass()
    if len(world.keeper.road.asked) != asked:
        world.complaints.append("a shop that refused to sign in was asked again")
    world.shop.till.write(begin_again, world.channel)


def _marks(world: World) -> list[tuple[int, Any]]:
    from pos.services.channels import listings

    found = world.shop.till.read(listings, world.channel)
    return [(key_of(listing.id), listing) for listing in found]


def one_row_fails_by_itself(world: World) -> None:
    item = next(iter(world.keeper.shop.rows))
    world.keeper.road.goes_wrong(
        Mishap.UNAVAILABLE,
        lambda asked: asked.method == "POST" and f'"id":"{item}"' in _tight(asked),
        times=1000,
    )
    for which in range(3):
        world.sell(which, 1)
    for _turn in range(6):
        world.shop.clock.now += 20 * MINUTE
        world.one_pass()
    if [world.shown(1), world.shown(2)] != [world.should_show(1), world.should_show(2)]:
        world.complaints.append("a row that fails held up the others")


def a_stranger_answers_for_the_shop(world: World) -> None:
    for which in range(3):
        world.sell(which, 1)
    world.keeper.road.goes_wrong(Mishap.MOVED, world.keeper.is_write, times=1000)
    world.one_pass()
    matters = [row.matter for row in world.shop.till.read(notes, world.channel)]
    if matters != [Matter.NOT_REACHED]:
        world.complaints.append("each row is told refused, though nobody saw it")


def the_shop_asks_to_wait(world: World) -> None:
    world.sell(0, 1)
    world.keeper.road.goes_wrong(Mishap.THROTTLED_LONG, world.keeper.is_write)
    world.one_pass()
    asked = len(world.keeper.road.asked)
    world.shop.clock.now += 30 * MINUTE
    world.one_pass()
    if len(world.keeper.road.asked) != asked:
        world.complaints.append("a shop was asked before the time it named")


def another_device_has_the_shop(world: World) -> None:
    channel = world.shop.till.read(channel_of, world.channel)
    world.shop.till.write(save_channel, replace(channel, owner="7K3Q2M"))
    asked = len(world.keeper.road.asked)
    world.one_pass()
    if len(world.keeper.road.asked) != asked:
        world.complaints.append("two devices spoke to one shop")
    world.shop.till.write(save_channel, channel)


def _tight(request: httpx.Request) -> str:
    return request.content.decode().replace(" ", "")


# Rules, broken


def push_without_pulling(patch: pytest.MonkeyPatch) -> None:
    def skipped(door: Any, connector: Any, channel: Any, _chance: Any) -> Pulled:
        model = connector.capabilities.stock_model
        return Pulled(door.write_now(pull._begin, channel.id, model), 0)

    patch.setattr(engine, "pull", skipped)


def take_what_lies_there_for_sellable(patch: pytest.MonkeyPatch) -> None:
    given = wanted._given
    patch.setattr(wanted, "_given", lambda channel, model: given(channel, model) | {"holds": 0})


def take_no_answer_for_done(patch: pytest.MonkeyPatch) -> None:
    sent = push._sent

    def sure(connector: Any, wishes: Any) -> list[WriteResult]:
        found = sent(connector, wishes)
        is_lost = [result.outcome is Outcome.UNKNOWN for result in found]
        done = WriteResult(Outcome.APPLIED)
        return [done if lost else r for lost, r in zip(is_lost, found, strict=True)]

    patch.setattr(push, "_sent", sure)


def believe_orders_came_after(patch: pytest.MonkeyPatch) -> None:
    doubt = taking_in._doubt

    def believed(work: Any, shelf: Any, before: Any, lines: Any) -> None:
        doubt(work, shelf, before, lines)
        for line in lines:
            if listing := shelf.by_item.get(line.item):
                mark = mark_of(work.connection, key_of(listing.id))
                keep_mark(work, key_of(listing.id), replace(mark, is_doubtful=False))

    patch.setattr(taking_in, "_doubt", believed)


def send_on_a_stale_pull(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(push, "moment_of", lambda work: work.now - 10**15)


def give_every_wish_one_key(patch: pytest.MonkeyPatch) -> None:
    wish = push._wish

    def keyless(work: Any, stand: Any, batch: Any) -> Any:
        found = wish(work, stand, batch)
        return [replace(w, write=replace(w.write, key=w.wanted.id)) for w in found]

    patch.setattr(push, "_wish", keyless)


def keep_the_cursor_first(patch: pytest.MonkeyPatch) -> None:
    def kept_first(door: Any, connector: Any, channel: Any, _chance: Any) -> Pulled:
        model = connector.capabilities.stock_model
        began_at = door.write_now(pull._begin, channel.id, model)
        cursor, is_last = door.read_now(standing_of, channel.id).cursor, False
        while not is_last:
            page = connector.pull_orders(cursor, 2)
            empty = replace(page, orders=())
            for part in (empty, page):
                door.write_now(pull.take_in_page, channel.id, model, part, began_at)
            cursor, is_last = page.cursor, page.is_last
        return Pulled(began_at, 1)

    patch.setattr(engine, "pull", kept_first)


def raise_before_lowering(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(wanted.Wanted, "lowers", property(lambda one: one.ours > 12))


def forget_what_could_not_be_read(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pull, "_try_later", lambda *_all: None)


def refuse_a_call_whole(patch: pytest.MonkeyPatch) -> None:
    def whole(connector: Any, wishes: Any) -> list[WriteResult]:
        try:
            return list(connector.write_stock([wish.write for wish in wishes]))
        except Refused:
            return [WriteResult(Outcome.REJECTED)] * len(wishes)

    patch.setattr(push, "_sent", whole)


def take_every_refusal_for_the_rows(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Refused, "is_of_all", property(lambda _fault: False))


def knock_again_at_once(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "_stop", lambda *_all: None)


def let_a_row_hold_up_the_shop(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(push, "next_call", lambda queue, most: list(queue[:most]))
    patch.setattr(retrying.Alone, "is_the_row", lambda *_all: False)


def forget_how_long_to_wait(patch: pytest.MonkeyPatch) -> None:
    after = pace.after_failure
    patch.setattr(engine, "after_failure", lambda row, now, chance, _asked: after(row, now, chance))


def speak_to_the_shop_of_another(patch: pytest.MonkeyPatch) -> None:
    known = channel_of

    def taken_over(connection: Any, channel: str) -> Any:
        return replace(known(connection, channel), owner=counter(connection).till)

    patch.setattr(engine, "channel_of", taken_over)


RULES: Final[dict[str, tuple[Capabilities, Day, Breaking]]] = {
    "pull before push": (_SELLABLE, an_order_came, push_without_pulling),
    "two stock models": (
        SHOPS["on hand"],
        sold_here_while_an_order_is_open,
        take_what_lies_there_for_sellable,
    ),
    "no answer is no answer": (
        _SELLABLE,
        the_shop_fails_without_doing_it,
        take_no_answer_for_done,
    ),
    "an order may have come before": (
        _SELLABLE,
        an_order_comes_before_the_number_arrives,
        believe_orders_came_after,
    ),
    "nothing on a stale pull": (_SELLABLE, sold_here_after_the_pull, send_on_a_stale_pull),
    "another wish, another key": (
        _SELLABLE,
        sold_twice_with_a_pass_between,
        give_every_wish_one_key,
    ),
    "the cursor goes with its orders": (
        _SELLABLE,
        one_ends_in_the_middle,
        keep_the_cursor_first,
    ),
    "less before more": (
        able(batch_max=1),
        one_listing_sold_another_came,
        raise_before_lowering,
    ),
    "an unreadable order is asked for again": (
        _SELLABLE,
        an_order_cannot_be_read_for_a_while,
        forget_what_could_not_be_read,
    ),
    "one bad row stands alone": (able(batch_max=3), one_row_is_poisoned, refuse_a_call_whole),
    "one row that fails stands alone": (
        able(batch_max=3),
        one_row_fails_by_itself,
        let_a_row_hold_up_the_shop,
    ),
    "a refusal of all is of no row": (
        able(batch_max=3),
        a_stranger_answers_for_the_shop,
        take_every_refusal_for_the_rows,
    ),
    "a shop is given the time it asks for": (
        _SELLABLE,
        the_shop_asks_to_wait,
        forget_how_long_to_wait,
    ),
    "one device has a shop": (
        _SELLABLE,
        another_device_has_the_shop,
        speak_to_the_shop_of_another,
    ),
    "a refused sign-in stops once": (
        _SELLABLE,
        the_password_is_no_longer_good,
        knock_again_at_once,
    ),
}


def faults_of(rule: str) -> list[str]:
    abilities, day, _breaking = RULES[rule]
    with a_world(abilities) as world:
        day(world)
        world.quiet_down(minutes=5)
        return world.faults()


@pytest.mark.parametrize("rule", list(RULES))
def test_a_rule_holds_on_its_day_and_is_missed_when_it_is_broken(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert faults_of(rule) == []

    RULES[rule][2](monkeypatch)

    assert faults_of(rule) != []
