"""What became of goods at a place adds up, whatever moved and whatever was counted."""

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.stock import Cause, Checkpoint, CountedPart, Movement, Tally, checkpoint, tally

MOVEMENTS = st.lists(
    st.builds(Movement, st.sampled_from(Cause), st.integers(-50_000, 50_000)), max_size=30
)
PARTS = st.lists(
    st.builds(CountedPart, st.integers(1, 3), st.integers(0, 9000), st.integers(1, 5)), max_size=6
)


def test_a_fair_says_what_became_of_every_piece() -> None:
    moved = [
        Movement(Cause.PACKED, 10_000),
        Movement(Cause.ADDED, 2_000),
        Movement(Cause.SALE, -5_000),
        Movement(Cause.REFUND, 1_000),
        Movement(Cause.BROKEN, -1_000),
        Movement(Cause.GIVEN, -1_000),
        Movement(Cause.RETURNED, -3_000),
    ]

    found = tally(moved, on_hand=1_000)

    assert found == Tally(
        packed=10_000,
        added=2_000,
        sold=4_000,
        given=1_000,
        broken=1_000,
        returned=3_000,
        missing=2_000,
        still_there=1_000,
    )


def test_a_piece_that_came_back_broken_is_broken_and_not_sold() -> None:
    moved = [
        Movement(Cause.PACKED, 1_000),
        Movement(Cause.SALE, -1_000),
        Movement(Cause.REFUND, 1_000),
        Movement(Cause.BROKEN, -1_000),
    ]

    found = tally(moved, on_hand=0)

    assert (found.sold, found.broken, found.missing) == (0, 1_000, 0)


def test_what_was_found_beyond_the_book_is_missing_below_zero() -> None:
    assert tally([Movement(Cause.PACKED, 1_000)], on_hand=2_000).missing == -1_000


@given(MOVEMENTS, st.integers(0, 99_000))
def test_all_that_was_brought_is_accounted_for(moved: list[Movement], on_hand: int) -> None:
    found = tally(moved, on_hand)

    assert found.brought == found.accounted


def test_people_who_count_parts_of_a_product_are_added_up() -> None:
    parts = [
        CountedPart(7, 3_000, at=10),
        CountedPart(7, 2_000, at=12),
        CountedPart(3, 9_000, at=5),
    ]

    assert checkpoint(parts) == Checkpoint(at=12, quantity=5_000)


def test_a_place_that_was_never_counted_starts_from_nothing() -> None:
    assert checkpoint([]) == Checkpoint(at=0, quantity=0)


@given(PARTS, st.randoms(use_true_random=False))
def test_the_last_count_is_the_same_whatever_arrives_first(
    parts: list[CountedPart], chance: object
) -> None:
    shuffled = list(parts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert checkpoint(shuffled) == checkpoint(parts)
