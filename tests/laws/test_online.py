"""Whatever happens on the way, the book is true and every listing comes to the right number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sync.world import DEEDS, SHOPS, a_world, play

PLAYS = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 5), st.integers(0, 3), st.integers(0, 21)),
    min_size=4,
    max_size=16,
)


def holds(kind: str, deeds: list[tuple[str, int, int, int]]) -> None:
    with a_world(SHOPS[kind]) as world:
        play(world, deeds)
        world.quiet_down()

        assert world.faults() == []


@settings(max_examples=15)
@given(st.sampled_from(sorted(SHOPS)), PLAYS)
def test_listings_come_to_the_truth_once_quiet(
    kind: str, deeds: list[tuple[str, int, int, int]]
) -> None:
    holds(kind, deeds)


@pytest.mark.crash
@settings(max_examples=400)
@given(st.sampled_from(sorted(SHOPS)), PLAYS)
def test_listings_come_to_the_truth_once_quiet_in_many_ways(
    kind: str, deeds: list[tuple[str, int, int, int]]
) -> None:
    holds(kind, deeds)
