"""Rules of new listings, of who is right and of prices: each holds on its day, and is missed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, Final, TypeAlias

import httpx
import pytest

from pos.channels.faults import Refused
from pos.channels.listings import Price
from pos.domain.channel import Conflict, Matter
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.catalogue import edit_product
from pos.services.channels import channel_of, listings, save_channel
from pos.services.selling import check_out
from pos.sync import check, drafts, prices, publishing
from pos.sync.compare import Told, Verdict
from pos.sync.notes import notes
from pos.sync.wishes import fulfilled, wish_listed
from tests.channels.little_connector import LittleConnector
from tests.channels.little_shop import Row
from tests.channels.way import Mishap
from tests.factories import a_line, a_product, exact_cash
from tests.sync.world import FIRST, SHOPS, World, a_world

Day: TypeAlias = Callable[[World], None]
Breaking: TypeAlias = Callable[[pytest.MonkeyPatch], None]


# Days


def a_new_listing_gets_no_answer(world: World) -> None:
    world.keeper.road.goes_wrong(Mishap.LOST_ANSWER, _makes_a_listing)
    _want(world, rug := _new(world, "N1"))
    world.one_pass(is_forced=True)
    world.quiet_down()

    _must(world, len(_rows(world, "N1")) == 1, "a second listing of one product")
    _must(world, rug.id in _linked(world), "what was made is not known here")


def one_of_three_is_refused(world: World) -> None:
    for _time in range(2):
        world.keeper.listed("N2", 9)
    _want(world, *(_new(world, sku) for sku in ("N1", "N2", "N3")))
    world.one_pass(is_forced=True)

    made = [len(_rows(world, sku)) for sku in ("N1", "N3")]
    _must(world, made == [1, 1], "one that is refused held up the others")


def the_shop_has_it_twice(world: World) -> None:
    for _time in range(2):
        world.keeper.listed("N1", 9)
    _want(world, rug := _new(world, "N1"))
    world.quiet_down()

    _must(world, rug.id not in _linked(world), "the first of two was taken")


def somebody_changes_a_number(world: World, conflict: Conflict) -> None:
    _agree_that(world, conflict=conflict)
    _row(world).number = 20
    world.quiet_down()

    here_and_there = {
        Conflict.TILL: (FIRST, FIRST),
        Conflict.CHANNEL: (20, 20),
        Conflict.ASK: (FIRST, 20),
    }
    _must(world, (world.on_hand(0), world.shown(0)) == here_and_there[conflict], "who is right")
    _must(world, bool(_open(world)) == (conflict is Conflict.ASK), "who is asked")


def only_the_till_sold(world: World) -> None:
    _agree_that(world, conflict=Conflict.ASK)
    world.sell(0, 1)
    world.quiet_down()

    _must(world, not _open(world), "somebody is asked though nobody changed anything")


def bargained_before_it_is_listed(world: World) -> None:
    rug = _new(world, "N1")
    _bargain(world, rug)
    _want(world, rug)
    world.quiet_down()

    _must(world, _rows(world, "N1")[0].price == "190.00", "what was bargained for is shown")


def bargained_where_prices_follow(world: World) -> None:
    _agree_that(world, follows_price=True)
    _label(world, world.products[0], 19000)
    _bargain(world, world.products[0])
    world.quiet_down()

    _must(world, _row(world).price == "190.00", "what was bargained for is shown")


def nobody_wished_prices_sent(world: World) -> None:
    _label(world, world.products[0], 19000)
    world.quiet_down()

    _must(world, _row(world).price == "100.00", "a price was sent unasked")


def somebody_changes_a_price(world: World, conflict: Conflict) -> None:
    _label(world, world.products[0], 19000)
    _agree_that(world, follows_price=True, conflict=conflict)
    world.quiet_down()
    _row(world).price = "99.00"
    world.quiet_down()

    shows = "190.00" if conflict is Conflict.TILL else "99.00"
    _must(world, _row(world).price == shows, "who is right about a price")
    _must(world, bool(_open(world)) == (conflict is Conflict.ASK), "who is asked about a price")


def the_answer_to_a_price_is_lost(world: World) -> None:
    """Ask of every change: what this device sent itself is none."""
    _agree_that(world, follows_price=True, conflict=Conflict.ASK)
    _label(world, world.products[0], 19000)
    world.quiet_down()
    _label(world, world.products[0], 18000)
    world.keeper.road.goes_wrong(Mishap.LOST_ANSWER, _makes_a_listing)
    world.one_pass(is_forced=True)
    _label(world, world.products[0], 17000)
    world.quiet_down()

    _must(world, _row(world).price == "170.00", "a price whose answer was lost is not sent on")


def _makes_a_listing(request: httpx.Request) -> bool:
    return request.method == "POST" and request.url.path.endswith("/items")


def _new(world: World, sku: str) -> Product:
    wanted = a_product(sku=sku, names=Names(fr=f"Tapis {sku}"), price=Money(19000, "MAD"))
    return world.shop.add(wanted, pieces(4))


def _want(world: World, *products: Product) -> None:
    wanted = partial(wish_listed, as_draft=False)
    world.shop.till.write(wanted, world.channel, [product.id for product in products])


def _bargain(world: World, product: Product) -> None:
    line = a_line(product, agreed=Money(15000, "MAD"), reason=PriceReason.AGREED)
    world.shop.till.write(check_out, (line,), (exact_cash(line.total),))


def _label(world: World, product: Product, minor: int) -> None:
    world.shop.till.write(edit_product, replace(product, price=Money(minor, "MAD")))


def _agree_that(world: World, **changed: Any) -> None:
    channel = world.shop.till.read(channel_of, world.channel)
    world.shop.till.write(save_channel, replace(channel, **changed))


def _row(world: World) -> Row:
    return next(iter(world.keeper.shop.rows.values()))


def _rows(world: World, sku: str) -> list[Row]:
    return [row for row in world.keeper.shop.rows.values() if row.sku == sku]


def _linked(world: World) -> set[str]:
    return {listing.product for listing in world.shop.till.read(listings, world.channel)}


def _open(world: World) -> list[Any]:
    asks = {Matter.NUMBER_CHANGED, Matter.PRICE_CHANGED}
    return [row for row in world.shop.till.read(notes, world.channel) if row.matter in asks]


def _must(world: World, holds: bool, complaint: str) -> None:
    if not holds:
        world.complaints.append(complaint)


# Rules, broken


def look_nothing_up(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(LittleConnector, "find_by_sku", lambda _self, skus: {sku: [] for sku in skus})


def forget_what_got_no_answer(patch: pytest.MonkeyPatch) -> None:
    def forgotten(work: Any, channel: str, product: str, _chance: float) -> None:
        fulfilled(work, channel, product)

    patch.setattr(publishing, "_look_later", forgotten)


def stop_at_the_first_refusal(patch: pytest.MonkeyPatch) -> None:
    one = publishing._one

    def strict(*asked: Any) -> bool:
        if not one(*asked):
            raise Refused("one was refused")
        return True

    patch.setattr(publishing, "_one", strict)


def take_the_first_of_two(patch: pytest.MonkeyPatch) -> None:
    def first(connector: Any, sku: str) -> Any:
        return next(iter(connector.find_by_sku([sku])[sku]), None)

    patch.setattr(publishing, "_alone", first)


def judge_numbers_by(conflict: Conflict, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        check, "channel_of", lambda *asked: replace(channel_of(*asked), conflict=conflict)
    )


def judge_prices_by(conflict: Conflict, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        prices, "channel_of", lambda *asked: replace(channel_of(*asked), conflict=conflict)
    )


def compare_two_numbers_alone(patch: pytest.MonkeyPatch) -> None:
    def two_ways(_told: Told, theirs: int, ours: int) -> Verdict:
        return Verdict.SETTLED if theirs == ours else Verdict.CHANGED

    patch.setattr(check, "compare", two_ways)


def explain_every_number(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Told, "explains", lambda *_all: True)


def tell_what_was_bargained(patch: pytest.MonkeyPatch) -> None:
    for module in (drafts, prices):
        patch.setattr(module, "price_for", lambda *_asked: Price(Decimal(150), "MAD"))


def send_prices_always(patch: pytest.MonkeyPatch) -> None:
    def unasked(*asked: Any) -> Any:
        return replace(channel_of(*asked), follows_price=True)

    patch.setattr(prices, "follows", lambda *_asked: True)
    patch.setattr(prices, "channel_of", unasked)


def take_a_lost_price_for_sent(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(prices.Priced, "is_settled", property(lambda one: bool(one.mark.wished)))


RULES: Final[dict[str, tuple[Day, Breaking]]] = {
    "one listing a product": (a_new_listing_gets_no_answer, look_nothing_up),
    "no answer is looked up": (a_new_listing_gets_no_answer, forget_what_got_no_answer),
    "one refusal stands alone": (one_of_three_is_refused, stop_at_the_first_refusal),
    "never the first of two": (the_shop_has_it_twice, take_the_first_of_two),
    "the till is right": (
        partial(somebody_changes_a_number, conflict=Conflict.TILL),
        partial(judge_numbers_by, Conflict.CHANNEL),
    ),
    "the shop is right": (
        partial(somebody_changes_a_number, conflict=Conflict.CHANNEL),
        partial(judge_numbers_by, Conflict.TILL),
    ),
    "somebody is asked": (
        partial(somebody_changes_a_number, conflict=Conflict.ASK),
        partial(judge_numbers_by, Conflict.TILL),
    ),
    "three numbers, not two": (only_the_till_sold, compare_two_numbers_alone),
    "a change is seen": (
        partial(somebody_changes_a_number, conflict=Conflict.ASK),
        explain_every_number,
    ),
    "a new listing has the price of the label": (
        bargained_before_it_is_listed,
        tell_what_was_bargained,
    ),
    "a price follows the label": (bargained_where_prices_follow, tell_what_was_bargained),
    "prices follow where somebody wished so": (nobody_wished_prices_sent, send_prices_always),
    "the till is right about prices": (
        partial(somebody_changes_a_price, conflict=Conflict.TILL),
        partial(judge_prices_by, Conflict.CHANNEL),
    ),
    "the shop is right about prices": (
        partial(somebody_changes_a_price, conflict=Conflict.CHANNEL),
        partial(judge_prices_by, Conflict.TILL),
    ),
    "somebody is asked about prices": (
        partial(somebody_changes_a_price, conflict=Conflict.ASK),
        partial(judge_prices_by, Conflict.TILL),
    ),
    "a price without an answer is read": (
        the_answer_to_a_price_is_lost,
        take_a_lost_price_for_sent,
    ),
}


def complaints_of(rule: str) -> list[str]:
    with a_world(SHOPS["sellable"], 1) as world:
        RULES[rule][0](world)
        return world.complaints


@pytest.mark.parametrize("rule", list(RULES))
def test_a_rule_holds_on_its_day_and_is_missed_when_it_is_broken(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert complaints_of(rule) == []

    RULES[rule][1](monkeypatch)

    assert complaints_of(rule) != []
