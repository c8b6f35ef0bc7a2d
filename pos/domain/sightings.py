"""Which codes before a camera are new: one that stays in the picture is one scan.

A camera sees the same label many times a second, and at times loses it for a picture or two: to a
shadow, a shake, its own focus. Only a code that was away for about a second is held before it anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

AWAY_MS: Final = 1000


@dataclass(slots=True)
class Sightings:
    """Remembers when each code was last in the picture.

    >>> sightings = Sightings()
    >>> sightings.take(["611"], 0), sightings.take(["611"], 900), sightings.take(["611"], 1800)
    (['611'], [], [])
    >>> sightings.take(["611"], 3000)
    ['611']
    """

    away_ms: int = AWAY_MS
    _seen_ms: dict[str, int] = field(default_factory=dict, init=False)

    def take(self, codes: Iterable[str], at_ms: int) -> list[str]:
        """Return the codes of one picture that are new, in their order, each once.

        at_ms: by any clock that does not go back.
        """
        near = {code: ms for code, ms in self._seen_ms.items() if at_ms - ms < self.away_ms}
        new = []
        for code in codes:
            if code not in near:
                new.append(code)
            near[code] = at_ms
        self._seen_ms = near
        return new
