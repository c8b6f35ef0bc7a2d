"""Files carried between tills in any order, repeated or cut: in the end all say the same."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.journal.kinds import TillAdmitted, TillRevoked
from pos.journal.verification import verify
from pos.store.aside import aside
from pos.store.own_journal import TillShutOut
from pos.store.replay import rebuild
from tests.exchange.cooperative import cooperative_in
from tests.factories import HOUR, MINUTE, Shop
from tests.laws.fair import DEEDS, act, journal_of
from tests.laws.sticks import CARRIED, Sticks
from tests.store.snapshot import snapshot

# Which till, what it does (or carries a file), to which other, and how far its clock is moved.
Step: TypeAlias = tuple[int, str, int, int]
DECIDED: Final = ("shut out", "let in")
RESTARTED: Final = "restart"
OWN: Final = tuple(deed for deed in DEEDS if deed != "share")


def days(tills: int, most: int) -> st.SearchStrategy[list[Step]]:
    """Draw days of so many tills, of at most so many steps."""
    return st.lists(
        st.tuples(
            st.integers(0, tills - 1),
            st.sampled_from([*OWN, *CARRIED, *CARRIED, *DECIDED, RESTARTED]),
            st.integers(1, tills - 1),
            st.sampled_from([0, MINUTE, -2 * HOUR, HOUR]),
        ),
        min_size=8,
        max_size=most,
    )


def do(shops: list[Shop], which: int, deed: str, about: int, turn: int) -> None:
    """Do one thing at a till, or decide about another than the first one."""
    shop, till = shops[which], shops[about].name
    if deed not in DECIDED:
        act(shop, deed, turn)
        return
    key = shops[about].store.key.public.hex()
    with shop.store.begin() as work:
        work.record(
            TillRevoked(till, work.now - turn % 3 * HOUR)
            if deed == "shut out"
            else TillAdmitted(till, key, f"Stand {about}", f"S{about}")
        )


def play_out(tills: int, steps: list[Step]) -> None:
    """Let tills work, carry, lose and repeat files; once all have met, all must say the same."""
    with TemporaryDirectory(prefix="rahba-") as name, cooperative_in(Path(name), tills) as shops:
        sticks = Sticks(shops, Path(name))
        for turn, (which, deed, further, moved) in enumerate(steps):
            shops[which].clock.now += MINUTE + moved
            if deed == RESTARTED:
                shops[which] = shops[which].reopened()
                shops[which].till.prepare()
            elif deed in CARRIED:
                sticks.carry(which, deed, (which + further) % tills)
            else:
                with suppress(TillShutOut):
                    do(shops, which, deed, further, turn)

        sticks.meet()

        require_the_same(shops)


def require_the_same(shops: list[Shop]) -> None:
    """Compare every table of every till, also when they are built anew from the journals."""
    first = snapshot(shops[0].store)
    for shop in shops[1:]:
        assert snapshot(shop.store) == first
        assert shop.till.read(aside) == []
    with shops[1].store.begin() as work:
        rebuild(work.connection)
    assert snapshot(shops[1].store) == first
    for shop in shops:
        assert verify(shop.name, journal_of(shops[0].store, shop.name)).fault is None


@settings(max_examples=8)
@given(days(3, 25))
def test_once_all_tills_have_met_they_say_the_same(steps: list[Step]) -> None:
    play_out(3, steps)


@pytest.mark.thorough
@settings(max_examples=10)
@given(days(5, 40))
def test_five_tills_that_met_in_any_order_say_the_same(steps: list[Step]) -> None:
    play_out(5, steps)
