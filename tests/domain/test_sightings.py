"""A code that stays before the camera is one scan; one that comes back is another."""

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.sightings import AWAY_MS, Sightings


class Watch:
    """Shows pictures to the rule, at the time of a clock that a test turns."""

    def __init__(self) -> None:
        self._sightings = Sightings()
        self._at_ms = 0

    def sees(self, *codes: str, after_ms: int = 100) -> list[str]:
        self._at_ms += after_ms
        return self._sightings.take(codes, self._at_ms)


def test_a_code_that_stays_is_told_once() -> None:
    watch = Watch()

    assert [watch.sees("611") for _picture in range(50)] == [["611"], *([[]] * 49)]


def test_a_code_that_is_lost_for_a_moment_has_not_left() -> None:
    watch = Watch()
    watch.sees("611")

    watch.sees()

    assert watch.sees("611", after_ms=AWAY_MS - 101) == []


def test_a_code_that_was_away_for_a_second_is_told_again() -> None:
    watch = Watch()
    watch.sees("611")

    assert watch.sees("611", after_ms=AWAY_MS) == ["611"]


def test_moments_of_absence_do_not_add_up() -> None:
    watch = Watch()
    watch.sees("611")

    assert [watch.sees("611", after_ms=AWAY_MS - 1) for _time in range(5)] == [[]] * 5


def test_two_codes_in_one_picture_are_two_scans_each_once() -> None:
    watch = Watch()

    assert watch.sees("611", "200", "611") == ["611", "200"]
    assert watch.sees("200", "611", "300") == ["300"]


def test_one_code_leaving_says_nothing_of_another() -> None:
    watch = Watch()
    watch.sees("611", "200")
    for _picture in range(12):
        watch.sees("200")

    assert watch.sees("611", "200") == ["611"]


@given(st.lists(st.tuples(st.integers(0, 1500), st.sets(st.sampled_from("ABC"))), max_size=40))
def test_a_code_is_told_exactly_when_it_was_away_long_enough(
    pictures: list[tuple[int, set[str]]],
) -> None:
    sightings = Sightings()
    last: dict[str, int] = {}
    at_ms = 0

    for pause_ms, codes in pictures:
        at_ms += pause_ms
        new = {code for code in codes if at_ms - last.get(code, -AWAY_MS) >= AWAY_MS}
        assert set(sightings.take(sorted(codes), at_ms)) == new
        last |= dict.fromkeys(codes, at_ms)
