"""Whatever happens on the way, the book is true and every listing comes to the right number."""

from typing import TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.sync.world import DEEDS, PRICED, SHOPS, a_world, play

Deeds: TypeAlias = list[tuple[str, int, int, int]]


def plays(deeds: tuple[str, ...]) -> st.SearchStrategy[Deeds]:
    drawn = st.tuples(
        st.sampled_from(deeds), st.integers(0, 5), st.integers(0, 3), st.integers(0, 21)
    )
    return st.lists(drawn, min_size=4, max_size=16)


PLAYS = plays(DEEDS)
PRICED_PLAYS = plays(PRICED)


# The till's clock runs ahead of the shop's: what is ordered then was not placed before connecting.
AHEAD: Deeds = [("sell", 0, 0, 0), ("sell", 0, 0, 0), ("buy", 0, 1, 0), ("send", 0, 0, 0)]


def holds(kind: str, deeds: Deeds, *, prices_follow: bool = False) -> None:
    with a_world(SHOPS[kind]) as world:
        if prices_follow:
            world.follow_prices()
        play(world, deeds)
        world.quiet_down()

        assert world.faults() == []


@settings(max_examples=15)
@given(st.sampled_from(sorted(SHOPS)), PLAYS)
@example("on hand", AHEAD)
def test_listings_come_to_the_truth_once_quiet(kind: str, deeds: Deeds) -> None:
    holds(kind, deeds)


@pytest.mark.crash
@settings(max_examples=400)
@given(st.sampled_from(sorted(SHOPS)), PLAYS)
def test_listings_come_to_the_truth_once_quiet_in_many_ways(kind: str, deeds: Deeds) -> None:
    holds(kind, deeds)


@settings(max_examples=8)
@given(st.sampled_from(sorted(SHOPS)), PRICED_PLAYS)
def test_prices_come_to_the_label_once_quiet(kind: str, deeds: Deeds) -> None:
    holds(kind, deeds, prices_follow=True)


@pytest.mark.crash
@settings(max_examples=200)
@given(st.sampled_from(sorted(SHOPS)), PRICED_PLAYS)
def test_prices_come_to_the_label_once_quiet_in_many_ways(kind: str, deeds: Deeds) -> None:
    holds(kind, deeds, prices_follow=True)
