"""Telling a scanner from a person: nothing is lost, nothing is doubled, bursts are found."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.scanning import (
    FAST,
    SLOW,
    Ending,
    Judge,
    Outcome,
    Passed,
    Profile,
    Scan,
    Scanned,
    Sort,
    Stroke,
)

CODE = "6111234567895"


@dataclass
class Hearing:
    """Feeds a judge as a listener does, with the silences a timer would tell."""

    judge: Judge
    outcomes: list[Outcome]
    now_ms: int = 1000

    def press(self, text: str, gap_ms: int, sort: Sort = Sort.CHARACTER) -> None:
        self.wait(gap_ms)
        stroke = Stroke(self.now_ms, sort, text, text, source=object())
        self.outcomes += self.judge.take(stroke)

    def wait(self, gap_ms: int) -> None:
        if self.judge.is_holding and gap_ms >= self.judge.patience_ms:
            self.outcomes += self.judge.fall_silent()
        self.now_ms += gap_ms

    def scan(self, code: str, gaps_ms: list[int] | None = None, *, enter: bool = True) -> None:
        gaps = gaps_ms or [9] * (len(code) - 1)
        for character, gap in zip(code, [400, *gaps], strict=True):
            self.press(character, gap)
        if enter:
            self.press("\r", gaps[-1], Sort.END)

    @property
    def scans(self) -> list[Scan]:
        return [outcome.scan for outcome in self.outcomes if isinstance(outcome, Scanned)]

    @property
    def passed(self) -> str:
        strokes = [s for o in self.outcomes if isinstance(o, Passed) for s in o.strokes]
        return "".join(stroke.typed for stroke in strokes)


def hearing(profile: Profile = FAST) -> Hearing:
    return Hearing(Judge(profile), [])


KEYS = st.sampled_from(["a", "7", "é", "", " "])
SORTS = st.sampled_from(
    [Sort.CHARACTER, Sort.CHARACTER, Sort.CHARACTER, Sort.END, Sort.RIDER, Sort.OTHER]
)
GAPS = st.one_of(st.integers(0, 40), st.integers(0, 130), st.integers(0, 2000))


@given(st.lists(st.tuples(KEYS, GAPS, SORTS), max_size=60), st.sampled_from([FAST, SLOW]))
def test_every_stroke_comes_out_once_and_in_order(
    strokes: list[tuple[str, int, Sort]], profile: Profile
) -> None:
    judge, now_ms, given_in, outcomes = Judge(profile), 0, [], []
    for text, gap_ms, sort in strokes:
        if judge.is_holding and gap_ms >= judge.patience_ms:
            outcomes += judge.fall_silent()
        now_ms += gap_ms
        stroke = Stroke(now_ms, sort, text, text, source=object())
        given_in.append(stroke)
        outcomes += judge.take(stroke)

    outcomes += judge.fall_silent()

    came_out = [stroke for outcome in outcomes for stroke in outcome.strokes]
    assert [id(stroke) for stroke in came_out] == [id(stroke) for stroke in given_in]
    assert not judge.is_holding


# People: never two keys within the opening; scanners: at most every third gap is a slow one.
TYPING = st.lists(st.tuples(st.sampled_from("azerty12"), st.integers(61, 900)), max_size=12)
Part = tuple[list[tuple[str, int]], list[int]]
JITTER = st.lists(st.integers(1, 35), min_size=5, max_size=30)
BURST = JITTER.flatmap(
    lambda gaps: st.integers(2, len(gaps) - 1).flatmap(
        lambda at: st.integers(1, 100).map(lambda late: [*gaps[:at], late, *gaps[at + 1 :]])
    )
)


@given(st.lists(st.tuples(TYPING, st.one_of(st.just([]), BURST)), max_size=6))
def test_bursts_are_found_among_any_typing_and_typing_is_never_taken_for_one(
    parts: list[Part],
) -> None:
    heard, typed, scanned = hearing(), "", []
    for keys, gaps_ms in parts:
        for key, gap_ms in keys:
            heard.press(key, gap_ms)
            typed += key
        heard.wait(500)
        if gaps_ms:
            code = (CODE * 3)[: len(gaps_ms) + 1]
            heard.scan(code, gaps_ms)
            scanned.append(code)
            heard.wait(500)

    assert [scan.typed for scan in heard.scans] == scanned
    assert heard.passed == typed


def test_a_scan_without_enter_is_over_after_a_silence() -> None:
    heard = hearing()

    heard.scan(CODE, enter=False)
    assert heard.scans == []
    heard.wait(FAST.silence_ms)

    assert [scan.typed for scan in heard.scans] == [CODE]
    assert heard.scans[0].ending is Ending.SILENCE


def test_a_slow_machine_does_not_matter_because_keys_bring_their_own_time() -> None:
    judge = Judge(FAST)
    strokes = [Stroke(i * 9, Sort.CHARACTER, c, c) for i, c in enumerate(CODE)]
    outcomes = [outcome for stroke in strokes for outcome in judge.take(stroke)]

    outcomes += judge.take(Stroke(13 * 9, Sort.END))

    assert [type(outcome) for outcome in outcomes] == [Scanned]


def test_scans_one_right_after_another_stay_apart() -> None:
    heard = hearing()

    for code in (CODE, "2000000000015", "7K3-000147"):
        for character in code:
            heard.press(character, 8)
        heard.press("\r", 8, Sort.END)

    assert [scan.typed for scan in heard.scans] == [CODE, "2000000000015", "7K3-000147"]


def test_enter_at_the_end_of_a_scan_goes_nowhere_even_when_it_comes_twice_or_late() -> None:
    heard = hearing()
    heard.scan(CODE)
    heard.press("\n", 2, Sort.END)
    heard.scan(CODE, enter=False)
    heard.press("\r", 150, Sort.END)

    heard.press("\r", 900, Sort.END)

    assert [scan.typed for scan in heard.scans] == [CODE, CODE]
    assert heard.passed == "\r"


def test_an_amount_drummed_on_the_number_block_is_typing() -> None:
    heard = hearing()

    for character in "120":
        heard.press(character, 30)
    heard.press("\r", 30, Sort.END)

    assert heard.scans == []
    assert heard.passed == "120\r"


def test_a_scan_that_broke_off_is_told_as_short() -> None:
    heard = hearing()

    heard.scan("61112")

    assert [(scan.typed, scan.is_short) for scan in heard.scans] == [("61112", True)]
    assert heard.passed == ""


def test_short_codes_are_whole_where_the_owner_says_so() -> None:
    heard = hearing(FAST.with_shortest(3))

    heard.scan("A12")

    assert [(scan.typed, scan.is_short) for scan in heard.scans] == [("A12", False)]


def test_a_person_waits_at_most_for_the_opening() -> None:
    judge = Judge(FAST)
    judge.take(Stroke(0, Sort.CHARACTER, "a", "q"))

    assert judge.patience_ms == FAST.opening_ms


def test_fast_typing_is_held_no_longer_than_two_gaps() -> None:
    heard = hearing()

    for character in "tajine":
        heard.press(character, 55)
    assert heard.passed == "tajine"

    heard.press("s", 55)
    assert heard.passed == "tajines"


def test_a_function_key_is_never_held_and_comes_after_what_was_typed_before() -> None:
    heard = hearing()
    heard.press("2", 400)

    heard.press("F4", 20, Sort.OTHER)

    assert heard.passed == "2F4"


def test_shift_travels_with_the_keys_around_it() -> None:
    heard = hearing()

    heard.press("A", 400)
    for character in "RG-00":
        heard.press("", 2, Sort.RIDER)
        heard.press(character, 6)
    heard.press("\r", 6, Sort.END)

    assert [scan.typed for scan in heard.scans] == ["ARG-00"]
    assert heard.passed == ""


def test_a_scanner_over_bluetooth_needs_the_slow_profile_and_enter() -> None:
    fast, slow = hearing(), hearing(SLOW)

    for heard in (fast, slow):
        heard.scan(CODE, [70] * 12)
        heard.scan(CODE, [70] * 12, enter=False)
        heard.wait(900)

    assert fast.scans == []
    assert [scan.typed for scan in slow.scans] == [CODE]
    assert slow.passed == CODE


def test_a_fast_word_is_no_code_to_the_slow_profile() -> None:
    heard = hearing(SLOW)

    heard.scan("babouche", [70] * 7)

    assert heard.scans == []
    assert heard.passed == "babouche\r"


def test_keys_are_told_only_when_all_of_them_are_known() -> None:
    judge = Judge(FAST)
    for number, key in enumerate(("1", "2", "3", "", "5", "6")):
        judge.take(Stroke(number * 9, Sort.CHARACTER, "x", key))

    (outcome,) = judge.take(Stroke(60, Sort.END))

    assert isinstance(outcome, Scanned)
    assert (outcome.scan.typed, outcome.scan.pressed) == ("xxxxxx", "")


def test_the_clock_of_the_keyboard_may_begin_again_within_a_scan() -> None:
    judge = Judge(FAST)
    before = (1 << 32) - 30
    for number, character in enumerate(CODE):
        judge.take(Stroke((before + number * 9) % (1 << 32), Sort.CHARACTER, character, character))

    (outcome,) = judge.take(Stroke(13 * 9 - 30, Sort.END))

    assert isinstance(outcome, Scanned)


def test_an_enter_after_a_key_no_scanner_sends_is_a_persons_however_soon() -> None:
    heard = hearing()
    heard.scan(CODE)
    heard.press("", 30, Sort.OTHER)

    heard.press("\r", 30, Sort.END)

    assert heard.passed == "\r"
