"""A fair on three tills: every piece is accounted for, and a count decides whenever it arrives."""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from pos.domain.fair import Fair
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.stock import Cause
from pos.journal.canonical import decoded
from pos.journal.entry import Entry
from pos.journal.kinds import SaleMade, StockCounted, StockMoved
from pos.services.counted import not_counted
from pos.services.counting import begin_count, finish_count, set_counted
from pos.services.counts import count_of
from pos.services.fairs import bring_home, pack, save_fair
from pos.services.moving import Goods, take_out
from pos.services.places import stand_at
from pos.services.shop import counter
from pos.services.stock_book import book_of, stock_at, tallies
from pos.store import schema
from pos.store.keys import key_of
from pos.store.replay import rebuild
from pos.store.store import Store
from tests.factories import HOUR, MINUTE, Shop, a_product
from tests.laws.fair import in_some_order, journal_of, merged, refund, take_in, three_tills
from tests.store.snapshot import snapshot

# Which till, what it does, with which product, and how far its clock is moved first.
Deed: TypeAlias = tuple[int, str, int, int]
DEEDS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(
            ["pack", "sell", "sell", "refund", "give", "break", "home", "count", "share"]
        ),
        st.integers(0, 1),
        st.sampled_from([0, MINUTE, HOUR, -HOUR]),
    ),
    min_size=5,
    max_size=25,
)
RANDOMS = st.randoms(use_true_random=False)


def prepare(shops: list[Shop]) -> tuple[str, str, list[Product]]:
    """Plan a fair at the first till, which every till then knows and sells at."""
    first = shops[0]
    home = first.till.read(counter).here.id
    products = [first.add(a_product(sku=f"F{n}", names=Names(fr=f"plat {n}"))) for n in range(2)]
    fair = first.till.write(
        save_fair, Fair(Names(fr="Salon d'Essaouira"), starts_on=date(2026, 11, 20))
    ).result
    for shop in shops:
        if shop is not first:
            take_in(shop.store, journal_of(first.store))
        shop.till.write(stand_at, fair)
    return fair, home, products


def count(shop: Shop, fair: str, product: Product, turn: int) -> None:
    """Count one product, and say that the others are not there where the turn is odd."""
    begun = shop.till.write(begin_count, fair).result
    shop.till.write(set_counted, begun, product, pieces(turn % 7))
    left = [found.product for found in shop.till.read(not_counted, shop.till.read(count_of, begun))]
    shop.till.write(finish_count, begun, left if turn % 2 else ())


def play(shops: list[Shop], deeds: list[Deed], fair: str, home: str, goods: list[Product]) -> None:
    """Do what was drawn, one deed after the other."""
    for turn, (which, deed, of, moved) in enumerate(deeds):
        shop, product = shops[which], goods[of]
        shop.clock.now += MINUTE + moved
        some = [Goods(product, pieces(1 + turn % 4))]
        match deed:
            case "pack":
                shop.till.write(pack, fair, home, some)
            case "home":
                shop.till.write(bring_home, fair, home, some)
            case "give" | "break":
                cause = Cause.GIVEN if deed == "give" else Cause.BROKEN
                shop.till.write(take_out, fair, some, cause)
            case "sell":
                shop.sell(product, pieces(1 + turn % 3))
            case "refund":
                refund(shop, turn)
            case "count":
                count(shop, fair, product, turn)
            case _:
                take_in(shop.store, journal_of(shops[(which + 1) % 3].store))


@settings(max_examples=12)
@given(DEEDS, RANDOMS)
def test_every_piece_of_a_fair_is_accounted_for_in_any_order(
    deeds: list[Deed], chance: Random
) -> None:
    with three_tills() as shops:
        fair, home, goods = prepare(shops)
        play(shops, deeds, fair, home, goods)
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    with merged([entry for journal in journals for entry in journal]) as store:
        tables = snapshot(store)
        with store.reading() as connection:
            found = tallies(connection, fair)
    with merged(in_some_order(journals, chance)) as store:
        shuffled = snapshot(store)
        with store.begin() as work:
            rebuild(work.connection)
        rebuilt = snapshot(store)

    assert all(tally.brought == tally.accounted for tally in found.values())
    assert shuffled == tables
    assert rebuilt == tables


@settings(max_examples=12)
@given(DEEDS, RANDOMS)
def test_on_hand_is_the_last_count_and_what_moved_after_it(
    deeds: list[Deed], chance: Random
) -> None:
    with three_tills() as shops:
        fair, home, goods = prepare(shops)
        play(shops, deeds, fair, home, goods)
        journals = [journal_of(shop.store, shop.name) for shop in shops]
    plain = [entry for journal in journals for entry in journal]

    with merged(in_some_order(journals, chance)) as store:
        now = max(entry.at for entry in plain)
        for product in goods:
            assert _on_hand(store, product.id, fair) == by_hand(plain, product.id, fair)
            with store.reading() as connection:
                assert stock_at(connection, product.id, fair, now) == by_hand(
                    plain, product.id, fair
                )
                for moment in {entry.at for entry in plain[::3]}:
                    book = book_of(connection, key_of(fair), {key_of(product.id): moment})
                    then = stock_at(connection, product.id, fair, moment)
                    assert book.get(key_of(product.id), 0) == then


def by_hand(journal: Iterable[Entry], product: str, place: str) -> int:
    """Add up what a person would who had every entry before them, in thousandths."""
    moves: list[tuple[int, int]] = []
    counts: list[tuple[int, int, int]] = []
    for entry in journal:
        if entry.kind == "stock_moved":
            lines = decoded(entry.body, StockMoved).lines
            moves += [
                (entry.at, line.quantity.thousandths)
                for line in lines
                if (line.product, line.place) == (product, place)
            ]
        elif entry.kind == "sale_made":
            moves += [(entry.at, moved) for moved in _sold(entry, product, place)]
        elif entry.kind == "stock_counted":
            key = key_of(decoded(entry.body, StockCounted).count)
            counts += [
                (line.at, key, line.quantity.thousandths)
                for line in decoded(entry.body, StockCounted).lines
                if line.product == product
            ]
    at, _count, found = max(counts, default=(0, 0, 0))
    return found + sum(quantity for moment, quantity in moves if moment > at)


def _sold(entry: Entry, product: str, place: str) -> Iterable[int]:
    sale = decoded(entry.body, SaleMade).sale
    for line in sale.lines:
        if line.product == product and sale.place.id == place:
            stays_away = line.back is not None and line.back.whereto.value != "stock"
            if not stays_away:
                yield -line.quantity.thousandths


def _on_hand(store: Store, product: str, place: str) -> int:
    stock = schema.stock.c
    query = select(stock.on_hand).where(
        stock.product == key_of(product), stock.place == key_of(place)
    )
    with store.reading() as connection:
        return connection.execute(query).scalar() or 0
