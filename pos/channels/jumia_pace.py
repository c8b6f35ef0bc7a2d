"""How fast Jumia may be asked: four questions a second, and two hundred a minute.

A page of orders asks for the lines of each: sent as fast as they go, the fifth would be refused,
and the page begun anew to be refused at the same place again.
"""

from collections.abc import Callable
from time import monotonic
from typing import Final

# Seconds between two questions; both limits are kept.
APART: Final = 0.3


class Pace:
    """Lets questions through one after another. pause: waits so many seconds.

    ticks: seconds that only go forward.
    """

    def __init__(
        self, pause: Callable[[float], None], ticks: Callable[[], float] = monotonic
    ) -> None:
        self._pause = pause
        self._ticks = ticks
        self._next = ticks()

    def __call__(self) -> None:
        """Return when the next question may be sent."""
        now = self._ticks()
        if now < self._next:
            self._pause(self._next - now)
        self._next = max(now, self._next) + APART
