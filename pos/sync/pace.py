"""How long to wait after a failure, and when to tell somebody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

SECOND: Final = 1_000_000
_FIRST: Final = 5.0
_LONGEST: Final = 15 * 60.0
# Longer than a night without a network, shorter than two.
SURFACES_AFTER: Final = 24 * 3600 * SECOND


@dataclass(frozen=True, slots=True)
class Pace:
    """How something that fails is going. Moments in microseconds UTC.

    tries: failures in a row. retry_at: not before. failing_since: 0 while all is well.
    """

    tries: int = 0
    retry_at: int = 0
    failing_since: int = 0

    def is_due(self, now: int) -> bool:
        """Tell whether it may be tried; a clock that was set back makes nothing wait for ever."""
        return now >= self.retry_at or self.retry_at - now > _LONGEST * 4 * SECOND

    def surfaces(self, now: int) -> bool:
        """Tell whether it has failed for so long that somebody should know."""
        return bool(self.failing_since) and now - self.failing_since >= SURFACES_AFTER


def after_failure(
    pace: Pace, now: int, chance: Callable[[], float], retry_after: float | None = None
) -> Pace:
    """Return the pace after one more failure.

    Twice as long each time, from 5 seconds to 15 minutes, a random half of it taken off so that
    tills do not come back together. What the shop asked for (seconds) is waited for at least.

    >>> [after_failure(Pace(tries), 0, lambda: 0.0).retry_at for tries in (0, 1, 9)]
    [5000000, 10000000, 900000000]
    """
    wait = min(_LONGEST, _FIRST * 2 ** min(pace.tries, 20)) * (1 - chance() / 2)
    if retry_after is not None:
        wait = max(wait, retry_after)
    return Pace(pace.tries + 1, now + int(wait * SECOND), pace.failing_since or now)
