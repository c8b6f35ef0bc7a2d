"""Merging tills is the union of their journals: it says the same whatever arrives first."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.journal.verification import verify
from pos.store.replay import rebuild
from tests.laws.fair import ACTIONS, Action, in_some_order, journal_of, merged, play, three_tills
from tests.store.snapshot import snapshot

RANDOMS = st.randoms(use_true_random=False)


@settings(max_examples=12)
@given(ACTIONS, RANDOMS)
def test_three_journals_in_any_order_give_the_same_tables(
    actions: list[Action], chance: Random
) -> None:
    with three_tills() as shops:
        play(shops, actions)
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    with merged([entry for journal in journals for entry in journal]) as store:
        one_after_the_other = snapshot(store)
    with merged(in_some_order(journals, chance)) as store:
        shuffled = snapshot(store)
        with store.begin() as work:
            rebuild(work.connection)
        replayed = snapshot(store)

    assert shuffled == one_after_the_other
    assert replayed == shuffled


@settings(max_examples=6)
@given(ACTIONS, RANDOMS)
def test_taking_everything_twice_is_taking_it_once(actions: list[Action], chance: Random) -> None:
    with three_tills() as shops:
        play(shops, actions)
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    order = in_some_order(journals, chance)
    with merged(order) as store:
        once = snapshot(store)
    with merged([*order, *in_some_order(journals, chance)]) as store:
        assert snapshot(store) == once
        assert len(journal_of(store)) == len(order)


@settings(max_examples=6)
@given(ACTIONS)
def test_each_till_shows_what_its_journals_say_and_every_journal_is_whole(
    actions: list[Action],
) -> None:
    with three_tills() as shops:
        play(shops, actions)

        for shop in shops:
            live, known = snapshot(shop.store), journal_of(shop.store)
            with merged(known) as store:
                assert snapshot(store) == live
            for till in {entry.till for entry in known}:
                assert verify(till, [e for e in known if e.till == till]).fault is None
