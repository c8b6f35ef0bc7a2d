"""A plot as data: what its bars are called, how long they are, and what is said of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

# What is said of one bar after another.
_PAUSE: Final = "; "


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. name: what it is of, short. value: how long it is. text: the value as written.

    before: length of the pale bar behind it. whole: length of its track, where it has one.
    note: stands across from the name. cells: its row in the table, the first says what it is of.
    is_low: little is left of it.
    """

    name: str
    value: int
    text: str
    cells: tuple[str, ...]
    before: int = 0
    whole: int = 0
    note: str = ""
    is_low: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars under a title. sentence: what they show, in words. heads: of the table's columns.

    axis: writes a length beside the axis. has_peak: the longest bar stands out.
    """

    title: str
    sentence: str
    bars: tuple[Bar, ...]
    heads: tuple[str, ...]
    axis: Callable[[int], str] = str
    has_peak: bool = True

    @property
    def peak(self) -> int | None:
        """Which bar is the longest, the first of several; None where nothing is above zero."""
        if not self.has_peak or not self.bars or self.longest <= 0:
            return None
        return max(range(len(self.bars)), key=lambda number: self.bars[number].value)

    @property
    def longest(self) -> int:
        """The greatest value, at least zero."""
        return max((bar.value for bar in self.bars), default=0)

    @property
    def spoken(self) -> str:
        """All that the bars say, for who does not see them."""
        return _PAUSE.join(self.spoken_of(bar) for bar in self.bars)

    def spoken_of(self, bar: Bar) -> str:
        """Return what one bar says: `16 h, Sales: 9, Turnover: 1 840 DH`."""
        first, *others = bar.cells
        said = [f"{head} {cell}" for head, cell in zip(self.heads[1:], others, strict=True)]
        return ", ".join([first, *said])
