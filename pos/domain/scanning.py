"""Telling a scanner from a person by time alone, one key at a time.

A scanner that imitates a keyboard presses its keys within some ten milliseconds of each other; a
person needs more than sixty. Strokes that may be the beginning of a scan are held back. As soon as
they cannot be one any more they are passed on, in order and whole: nothing is lost, whoever typed.

Measured: a simulated scanner 10 to 11 ms between keys, the first gap up to 27; a real one 7 to 8,
at times 16; one over Bluetooth above 50; people above 100, fast rolls of two fingers 30 to 60.
"""

from collections.abc import Sequence
from enum import Enum, StrEnum
from typing import Final, NamedTuple, TypeAlias

# Fewer keys than this with Enter are a person drumming on the number block.
_LEAST_SHORT: Final = 4
# An Enter that follows a whole scan this soon is its second end (CR LF), not a person's.
_ECHO_MS: Final = 300
# Stamps of X11 are 32 bits of milliseconds and begin again after 49 days.
_STAMPS: Final = 1 << 32


class Sort(Enum):
    """What a stroke can be to a scan.

    CHARACTER: may be part of one. END: Enter or Tab. RIDER: a release or a modifier, which goes
    with the strokes around it. OTHER: what no scanner sends, such as F4, arrows, Ctrl+Z.
    """

    CHARACTER = 1
    END = 2
    RIDER = 3
    OTHER = 4


def middle_of(gaps_ms: Sequence[int]) -> float:
    """Return the median; not that of `statistics`, which loads a twentieth of the first frame."""
    ordered, half = sorted(gaps_ms), len(gaps_ms) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


class Stroke(NamedTuple):
    """One event of a key.

    at_ms: when, by the clock of the keyboard; only differences count.
    typed: what the layout made of it. pressed: what the key prints on an American keyboard, empty
    when that is not known. source: whatever the caller wants to have back.
    """

    at_ms: int
    sort: Sort
    typed: str = ""
    pressed: str = ""
    source: object = None


class Profile(NamedTuple):
    """How fast a scanner types, in milliseconds.

    fast: the median of its gaps is at most this. opening: the first gap is at most this, which is
    how long a person's key waits. longest: no gap is longer. silence: after so long it is over.
    shortest: fewest keys of a whole code. ends_in_silence: Enter or Tab may be missing.
    """

    fast_ms: int = 35
    opening_ms: int = 60
    longest_ms: int = 100
    silence_ms: int = 120
    shortest: int = 6
    ends_in_silence: bool = True

    def with_shortest(self, shortest: int) -> "Profile":
        """Return the same for shorter or longer codes."""
        return self._replace(shortest=shortest)


FAST: Final = Profile()
# A fast person comes near this, so Enter or Tab must end it.
SLOW: Final = Profile(
    fast_ms=80, opening_ms=120, longest_ms=200, silence_ms=220, ends_in_silence=False
)


class Ending(StrEnum):
    """What ended a scan. LINE and CAMERA: it came over a serial line or was seen, without keys."""

    KEY = "key"
    SILENCE = "silence"
    LINE = "line"
    CAMERA = "camera"


class Scan(NamedTuple):
    """One code as it arrived.

    typed: the characters of the layout. pressed: the keys read as an American keyboard; empty when
    not all of them are known. is_short: ended before it was long enough to be whole.
    """

    typed: str
    pressed: str = ""
    gaps_ms: tuple[int, ...] = ()
    ending: Ending = Ending.KEY
    is_short: bool = False


class Passed(NamedTuple):
    """A person's strokes: they go on to where they were meant for."""

    strokes: tuple[Stroke, ...]


class Scanned(NamedTuple):
    """A scan, and the strokes it was made of, which go nowhere."""

    scan: Scan
    strokes: tuple[Stroke, ...]


class Trailing(NamedTuple):
    """What a scanner sent after a scan was over; it goes nowhere."""

    strokes: tuple[Stroke, ...]


Outcome: TypeAlias = Passed | Scanned | Trailing


class _Run:
    """Strokes held back, and the gaps between their characters in milliseconds."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        self.gaps_ms: list[int] = []

    def is_whole(self, profile: Profile) -> bool:
        """Tell whether this is long and fast enough for a whole code."""
        if len(self.gaps_ms) + 1 < profile.shortest or not self.gaps_ms:
            return False
        middle = middle_of(self.gaps_ms)
        if middle > profile.fast_ms:
            return False
        # Between the two profiles a fast person types words as well; codes are mostly digits.
        return middle <= FAST.fast_ms or self._is_mostly_digits()

    def is_short(self, gap_to_end: int) -> bool:
        """Tell whether this is too fast for a person, though too short for a code."""
        gaps = [*self.gaps_ms, gap_to_end]
        return len(gaps) >= _LEAST_SHORT and max(gaps) <= FAST.fast_ms

    def is_too_slow(self, profile: Profile) -> bool:
        """Tell whether there are more slow gaps than a scanner on a busy machine has."""
        slow = sum(gap > profile.fast_ms for gap in self.gaps_ms)
        return slow > len(self.gaps_ms) - slow + 1

    def scan(self, ending: Ending, *, is_short: bool = False) -> Scan:
        """Read the strokes as one code."""
        characters = self._characters()
        is_known = all(stroke.pressed for stroke in characters)
        return Scan(
            typed="".join(stroke.typed for stroke in characters),
            pressed="".join(stroke.pressed for stroke in characters) if is_known else "",
            gaps_ms=tuple(self.gaps_ms),
            ending=ending,
            is_short=is_short,
        )

    def _is_mostly_digits(self) -> bool:
        keys = [stroke.pressed or stroke.typed for stroke in self._characters()]
        return 2 * sum(key.isdecimal() for key in keys) >= len(keys)

    def _characters(self) -> list[Stroke]:
        return [stroke for stroke in self.strokes if stroke.sort is Sort.CHARACTER]


class Judge:
    """Takes strokes in the order of their time and says what they were.

    Every stroke comes out once, in the order it went in.
    """

    def __init__(self, profile: Profile = FAST) -> None:
        self.profile = profile
        self._run = _Run()
        self._last_ms: int | None = None
        self._scanned_ms: int | None = None
        self._is_typing = False

    @property
    def is_holding(self) -> bool:
        """True while strokes wait for the next one, or for `fall_silent`."""
        return bool(self._run.strokes)

    @property
    def patience_ms(self) -> int:
        """How long after the last stroke `fall_silent` is due."""
        return self.profile.silence_ms if self._run.gaps_ms else self.profile.opening_ms

    def take(self, stroke: Stroke) -> list[Outcome]:
        """Judge one stroke more; returns what is decided by it, often nothing yet."""
        if stroke.sort is Sort.CHARACTER:
            return self._take_character(stroke)
        if stroke.sort is Sort.END:
            return self._take_end(stroke)
        if stroke.sort is Sort.RIDER and self._run.strokes:
            self._run.strokes.append(stroke)
            return []
        if stroke.sort is Sort.RIDER:
            return [Passed((stroke,))]
        ended = self.fall_silent()
        # A person has the keyboard now: the next Enter is theirs, however soon it comes.
        self._scanned_ms = None
        return [*ended, Passed((stroke,))]

    def reveal(self, pressed: str) -> bool:
        """Say which key made the first held character whose key was not seen; False for none."""
        for number, stroke in enumerate(self._run.strokes):
            if stroke.sort is Sort.CHARACTER and not stroke.pressed:
                self._run.strokes[number] = stroke._replace(pressed=pressed)
                return True
        return False

    def fall_silent(self) -> list[Outcome]:
        """Decide on what is held: nothing more came."""
        self._is_typing = False
        if not self._run.strokes:
            return []
        if self.profile.ends_in_silence and self._run.is_whole(self.profile):
            return [self._scanned(Ending.SILENCE)]
        return [Passed(self._let_go())]

    def _take_character(self, stroke: Stroke) -> list[Outcome]:
        gap = self._gap_to(stroke)
        limit = self.profile.longest_ms if self._run.gaps_ms else self.profile.opening_ms
        ended = self.fall_silent() if gap > limit else []
        self._last_ms = stroke.at_ms
        if self._is_typing:
            return [*ended, Passed((stroke,))]
        if self._run.strokes:
            self._run.gaps_ms.append(gap)
        self._run.strokes.append(stroke)
        if self._run.is_too_slow(self.profile):
            ended.append(Passed(self._let_go()))
            self._is_typing = True
        return ended

    def _take_end(self, stroke: Stroke) -> list[Outcome]:
        gap = self._gap_to(stroke)
        if self._run.strokes and gap <= self.profile.longest_ms:
            is_whole = self._run.is_whole(self.profile)
            if is_whole or self._run.is_short(gap):
                return [self._scanned(Ending.KEY, stroke, is_short=not is_whole)]
        ended = self.fall_silent()
        if self._scanned_ms is not None and _gap(self._scanned_ms, stroke.at_ms) <= _ECHO_MS:
            return [*ended, Trailing((stroke,))]
        return [*ended, Passed((stroke,))]

    def _scanned(
        self, ending: Ending, end: Stroke | None = None, *, is_short: bool = False
    ) -> Scanned:
        scan = self._run.scan(ending, is_short=is_short)
        self._scanned_ms = self._last_ms if end is None else end.at_ms
        return Scanned(scan, (*self._let_go(), *([] if end is None else [end])))

    def _let_go(self) -> tuple[Stroke, ...]:
        held, self._run = self._run, _Run()
        return tuple(held.strokes)

    def _gap_to(self, stroke: Stroke) -> int:
        return _STAMPS if self._last_ms is None else _gap(self._last_ms, stroke.at_ms)


def _gap(before_ms: int, after_ms: int) -> int:
    return (after_ms - before_ms) % _STAMPS
