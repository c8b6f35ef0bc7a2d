"""Accounts and settlements: the same in any order, right to the centime, each line paid once."""

from random import Random
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.product import Product
from pos.journal.kinds import MakerNamed
from pos.services.accounts import balances
from pos.services.settled_lines import settled_twice
from pos.services.settlement_looking import open_rows, preview, put_together, spans_of
from tests.factories import MINUTE, Shop, dh
from tests.laws.fair import in_some_order, journal_of, merged, take_in, three_tills
from tests.laws.money import (
    ALL,
    DAYS,
    Deed,
    books,
    by_hand,
    name,
    named_twice,
    pay_all,
    play,
    prepare,
    receivable,
    share,
)
from tests.store.snapshot import snapshot

RANDOMS: Final = st.randoms(use_true_random=False)


def prepared(shops: list[Shop]) -> tuple[list[str], list[Product]]:
    """Name makers and goods at the first till, and let every till know."""
    known = prepare(shops[0])
    share(shops)
    return known


@settings(max_examples=8)
@given(DAYS, RANDOMS)
def test_accounts_are_the_same_in_whatever_order_tills_are_merged(
    deeds: list[Deed], chance: Random
) -> None:
    with three_tills() as shops:
        play(shops, deeds, *prepared(shops))
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    found = []
    for order in (sum(journals, []), in_some_order(journals, chance)):
        with merged(order) as store:
            found.append((snapshot(store), books(store)))

    assert found[0] == found[1]


@settings(max_examples=8)
@given(DAYS, RANDOMS)
def test_makers_and_the_cooperative_have_what_customers_paid(
    deeds: list[Deed], chance: Random
) -> None:
    with three_tills() as shops:
        play(shops, deeds, *prepared(shops))
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    with merged(in_some_order(journals, chance)) as store, store.reading() as connection:
        owed = sum(each.balance.minor for each in balances(connection))
        twice = {(each.entry, each.line, each.maker) for each in settled_twice(connection)}
        later = receivable(store)

    entries = [entry for journal in journals for entry in journal]
    cash, kept = by_hand(entries)
    assert owed + kept == cash + later
    assert twice == named_twice(entries)


@settings(max_examples=4)
@given(DAYS, st.integers(1, 4))
def test_accounts_read_in_spans_say_what_one_read_says(deeds: list[Deed], sales: int) -> None:
    with three_tills() as shops:
        play(shops, deeds, *prepared(shops))
        share([shops[0], shops[1]])
        till = shops[1].till

        spans = till.read(spans_of, sales)
        rows = [
            row for number in range(len(spans)) for row in till.read(open_rows, ALL, spans, number)
        ]

        whole = till.read(preview, ALL)
        assert till.read(put_together, ALL, spans, rows) == whole
        with shops[1].store.begin() as work:
            work.record(MakerNamed("000000-1", 1, ""))
        assert till.read(put_together, ALL, spans, rows) is None, "something came in between"


@settings(max_examples=8)
@given(DAYS, RANDOMS)
def test_nothing_is_paid_again_by_a_later_run(deeds: list[Deed], chance: Random) -> None:
    with three_tills() as shops:
        makers, goods = prepared(shops)
        play(shops, deeds, makers, goods)
        for shop in chance.sample(shops, 3):
            take_in(shops[0].store, journal_of(shop.store, shop.name))
        shops[0].clock.now = max(shop.clock.now for shop in shops) + MINUTE
        name(shops[0], makers[0])

        pay_all(shops[0])

        left = shops[0].till.read(preview, ALL)
        dues = {each.maker.id: each.due for each in left.statements}
        for each in shops[0].till.read(balances):
            assert each.balance.minor <= 0, "everybody was paid what they were owed"
            assert dues.get(each.maker.id, dh("0")) == each.balance
        assert not [row for each in left.statements for row in each.rows]
