"""What does not agree is the same on every device, whatever arrived there first."""

from functools import partial
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.services.discrepancies.answering import mark_seen
from pos.services.discrepancies.every import answered, open_discrepancies
from pos.store.store import Store
from tests.factories import HOUR, MINUTE, Shop
from tests.laws.fair import Action, act, in_some_order, journal_of, merged, take_in, three_tills
from tests.services.discrepancies.finding import meet

DEEDS = (
    "add",
    "sell",
    "sell",
    "refund",
    "price",
    "count",
    "free",
    "maker",
    "close",
    "share",
    "see",
)
ACTIONS = st.lists(
    st.tuples(
        st.integers(0, 2), st.sampled_from(DEEDS), st.sampled_from([0, MINUTE, -2 * HOUR, HOUR])
    ),
    min_size=8,
    max_size=25,
)
RANDOMS = st.randoms(use_true_random=False)


def play(shops: list[Shop], actions: list[Action]) -> None:
    """Do what was drawn; some of what does not agree is answered as soon as it is seen."""
    for turn, (which, deed, moved) in enumerate(actions):
        shop = shops[which]
        shop.clock.now += MINUTE + moved
        if deed == "share":
            take_in(shop.store, journal_of(shops[(which + 1) % 3].store))
        elif deed == "see":
            rows = shop.till.read(partial(open_discrepancies, now=shop.clock.now)).rows
            for row in rows[:1]:
                shop.till.write(mark_seen, row, f"vu {turn}")
        else:
            act(shop, deed, turn)


def told(store: Store, now: int) -> tuple[object, ...]:
    """Return what a file says, open and answered."""
    with store.reading() as connection:
        return open_discrepancies(connection, now), answered(connection)


@settings(max_examples=6)
@given(ACTIONS, RANDOMS)
def test_what_does_not_agree_is_the_same_in_any_order(
    actions: list[Action], chance: Random
) -> None:
    with three_tills() as shops:
        play(shops, actions)
        now = max(shop.clock.now for shop in shops) + HOUR
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    with merged([entry for journal in journals for entry in journal]) as store:
        one_after_the_other = told(store, now)
    with merged(in_some_order(journals, chance)) as store:
        assert told(store, now) == one_after_the_other


@settings(max_examples=6)
@given(ACTIONS)
def test_what_is_answered_at_one_till_is_open_at_none(actions: list[Action]) -> None:
    with three_tills() as shops:
        play(shops, actions)
        meet(*shops)
        first = shops[0]
        for turn in range(300):
            rows = first.till.read(partial(open_discrepancies, now=first.clock.now)).rows
            if not rows:
                break
            first.till.write(mark_seen, rows[0], f"vu {turn}")
        meet(*shops)

        for shop in shops:
            rows = shop.till.read(partial(open_discrepancies, now=first.clock.now)).rows
            assert [row for row in rows if row.kind != "clock_wrong"] == []
