"""Three numbers of one listing: what it was told, what the shop says, what it should say."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What to do. SETTLED: nothing. WRITE: tell the shop. CHANGED: somebody else changed it."""

    SETTLED = "settled"
    WRITE = "write"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Told:
    """What a listing was last told, and how the shop's own orders moved the number since.

    told: None before anything. Each order taken in since then may have moved the number before or
    after it was told, so that anything from told + lowest to told + highest is explained.
    drift: what it comes to if all moved it after.
    """

    told: int | None = None
    lowest: int = 0
    highest: int = 0
    drift: int = 0

    @property
    def believed(self) -> int | None:
        """What the shop should say now, None before anything was told."""
        return None if self.told is None else self.told + self.drift

    def moved(self, more: int) -> "Told":
        """Return this after an order moved the shop's number by so much."""
        return Told(
            self.told, self.lowest + min(more, 0), self.highest + max(more, 0), self.drift + more
        )

    def explains(self, theirs: int) -> bool:
        """Tell whether what the shop says comes of what it was told and of its orders alone."""
        return self.told is None or (self.told + self.lowest <= theirs <= self.told + self.highest)


def compare(told: Told, theirs: int, ours: int) -> Verdict:
    """Say what to do about a listing that was just read.

    >>> compare(Told(5), theirs=5, ours=4), compare(Told(5), theirs=7, ours=4)
    (<Verdict.WRITE: 'write'>, <Verdict.CHANGED: 'changed'>)
    """
    if theirs == ours:
        return Verdict.SETTLED
    return Verdict.WRITE if told.explains(theirs) else Verdict.CHANGED
