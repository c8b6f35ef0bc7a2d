"""Orders that online shops tell of: what they hold is gone from the stock book, once."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.stock import Cause, PlaceKind
from pos.journal.kinds import OnlineLine, OnlineOrderSeen
from pos.services.counting import begin_count, finish_count, set_counted
from pos.services.places import add_place
from pos.services.shop import counter
from pos.services.stock_book import history, stock_of
from pos.store.replay import rebuild
from tests.factories import HOUR, MINUTE, NOON, Shop, open_shop_in
from tests.laws.fair import in_some_order, journal_of, merged, take_in, three_tills
from tests.store.snapshot import snapshot

CHANNEL = "000000-9"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Shop]:
    """A second till, with a file of its own."""
    shop = open_shop_in(tmp_path / "other")
    yield shop
    shop.till.close()


def telling(
    product: Product, place: str, held: int, modified: int = NOON, order: str = "1"
) -> OnlineOrderSeen:
    line = OnlineLine(
        remote="1",
        product=product.id,
        names=product.names,
        place=place,
        quantity=held,
        committed=held,
        held=held,
    )
    return OnlineOrderSeen(CHANNEL, order, "#1", "paid", modified, "MAD", (line,))


def tell(shop: Shop, body: OnlineOrderSeen) -> None:
    with shop.store.begin() as work:
        work.record(body)


def on_hand(shop: Shop, product: Product, place: str) -> int:
    found = shop.till.read(stock_of, product.id, place)
    return 0 if found is None else found.on_hand // 1000


def test_goods_move_by_the_difference_of_two_tellings(shop: Shop) -> None:
    rug, here = shop.add(on_hand=pieces(10)), shop.till.read(counter).here.id

    for turn, held in enumerate((3, 3, 5, 1, 0)):
        tell(shop, telling(rug, here, held, NOON + turn))
        assert on_hand(shop, rug, here) == 10 - held


def test_an_older_telling_that_arrives_late_changes_nothing(shop: Shop) -> None:
    rug, here = shop.add(on_hand=pieces(10)), shop.till.read(counter).here.id

    tell(shop, telling(rug, here, 1, NOON + 2))
    tell(shop, telling(rug, here, 4, NOON + 1))

    assert on_hand(shop, rug, here) == 9
    moves = shop.till.read(history, rug.id, here)
    assert sum(step.quantity for step in moves if step.cause is Cause.ONLINE) == -1000


def test_two_devices_that_tell_of_one_order_move_its_goods_once(shop: Shop, other: Shop) -> None:
    rug, here = shop.add(on_hand=pieces(10)), shop.till.read(counter).here.id
    take_in(other.store, journal_of(shop.store))

    tell(shop, telling(rug, here, 2))
    tell(other, telling(rug, here, 2))
    take_in(shop.store, journal_of(other.store, other.name))

    assert on_hand(shop, rug, here) == 8


def test_an_order_told_before_a_count_is_in_what_was_counted(shop: Shop) -> None:
    rug, here = shop.add(on_hand=pieces(10)), shop.till.read(counter).here.id
    tell(shop, telling(rug, here, 2))
    shop.clock.now += MINUTE
    begun = shop.till.write(begin_count, here).result
    shop.till.write(set_counted, begun, rug, pieces(8))
    shop.till.write(finish_count, begun, ())

    tell(shop, telling(rug, here, 0, NOON + 5))

    assert on_hand(shop, rug, here) == 10


TELLINGS = st.lists(
    st.tuples(
        st.integers(0, 2),  # which till tells
        st.integers(0, 1),  # of which order
        st.integers(0, 4),  # pieces held
        st.integers(0, 3),  # the shop's moment
        st.integers(0, 1),  # taken from which place
        st.booleans(),  # the till hears of the others first
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=12)
@given(TELLINGS, st.randoms(use_true_random=False))
def test_the_tables_are_the_same_whatever_order_tellings_arrive_in(
    tellings: list[tuple[int, int, int, int, int, bool]], chance: Random
) -> None:
    with three_tills() as shops:
        first = shops[0]
        rug = first.add(on_hand=pieces(20))
        places = [
            first.till.read(counter).here.id,
            first.till.write(
                add_place, Names(fr="Atelier"), PlaceKind.WORKSHOP, sells_online=True
            ).result,
        ]
        for turn, (which, order, held, moment, place, hears) in enumerate(tellings):
            shop = shops[which]
            for each in shops:
                each.clock.now = NOON + (turn + 1) * HOUR
            for each in shops if hears else ():
                if each is not shop:
                    take_in(shop.store, journal_of(each.store, each.name))
            tell(shop, telling(rug, places[place], held, NOON + moment, str(order)))
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    with merged([entry for journal in journals for entry in journal]) as store:
        tables = snapshot(store)
    with merged(in_some_order(journals, chance)) as store:
        shuffled = snapshot(store)
        with store.begin() as work:
            rebuild(work.connection)
        rebuilt = snapshot(store)

    assert shuffled == tables
    assert rebuilt == tables
    last: dict[int, tuple[int, int, int]] = {}
    for turn, (_which, order, held, moment, _place, _hears) in enumerate(tellings):
        last[order] = max(last.get(order, (-1, -1, 0)), (moment, turn, held))
    total = sum(row[2] for row in tables["stock"])  # type: ignore[misc]
    assert total == 1000 * (20 - sum(held for _moment, _turn, held in last.values()))
