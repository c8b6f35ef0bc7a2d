"""Where a pass over orders is, and where the next one begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.channels.faults import Passing
from pos.channels.passes import OVERLAP_SECONDS, Pass, beginning, resumed

SECOND = 1_000_000
NOON = 1_795_608_000 * SECOND
DAY = 86_400 * SECOND


def test_a_pass_begins_some_minutes_before_its_watermark() -> None:
    assert resumed(str(NOON)) == Pass(NOON - OVERLAP_SECONDS * SECOND, NOON)


def test_the_next_pass_begins_where_the_clock_was_before_the_first_answer() -> None:
    going = resumed(str(NOON)).at(NOON + 60 * SECOND).at(NOON + 90 * SECOND)

    assert going.ended() == str(NOON + 60 * SECOND)


def test_without_a_clock_the_watermark_stays() -> None:
    assert resumed(str(NOON)).at(0).ended() == str(NOON)


def test_a_clock_that_ran_back_sends_the_next_pass_a_day_further_back() -> None:
    earlier = NOON - 3600 * SECOND

    assert resumed(str(NOON)).at(earlier).ended() == str(earlier - DAY)


def test_a_shop_without_a_clock_is_not_begun_with() -> None:
    with pytest.raises(Passing):
        beginning(0)


def test_the_first_pass_tells_nothing_of_what_was_before() -> None:
    assert resumed(beginning(NOON)) == Pass(NOON - 2 * SECOND, NOON)


@given(
    st.integers(0, 10**17),
    st.integers(0, 10**17),
    st.booleans(),
    st.text("abc:/=0", max_size=9),
    st.sampled_from(["", "7", "7,12"]),
)
def test_a_pass_broken_off_goes_on_where_it_was(
    since: int, watermark: int, is_timed: bool, place: str, kept: str
) -> None:
    going = Pass(since, watermark, is_timed, place, kept)

    assert resumed(going.onward(place)) == going


def test_what_is_kept_goes_on_to_the_next_pass() -> None:
    assert resumed(Pass(0, NOON, kept="7,12").ended()).kept == "7,12"
