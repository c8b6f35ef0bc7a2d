"""How many labels of each product: one rule for all of them, and what was typed for some."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from pos.services.labels import ToLabel

MOST: Final = 999


class Rule(StrEnum):
    """How many by itself. ON_HAND: as many as are here. RECEIVED: as many as came in today."""

    ONE = "one"
    ON_HAND = "on_hand"
    RECEIVED = "received"
    NONE = "none"


class Copies:
    """Counts the labels of a list of products. rule: what holds where nothing was typed."""

    def __init__(self, keys: Sequence[int], rule: Rule = Rule.ONE) -> None:
        self.rule = rule
        self._keys = tuple(keys)
        self._pieces: Mapping[int, ToLabel] = {}
        self._typed: dict[int, int] = {}

    def know(self, pieces: Mapping[int, ToLabel]) -> None:
        """Take how many pieces there are of each product."""
        self._pieces = pieces

    def follow(self, rule: Rule) -> None:
        """Count by another rule; what was typed before is forgotten."""
        self.rule = rule
        self._typed.clear()

    def put(self, key: int, count: int) -> None:
        """Want so many of one product, at most `MOST`."""
        self._typed[key] = max(0, min(count, MOST))

    def of(self, key: int) -> int:
        """Return how many of a product."""
        return self._typed.get(key, self._by_rule(key))

    def wanted(self) -> list[tuple[int, int]]:
        """Return the products with labels, in the order of the list, and how many of each."""
        counted = ((key, self.of(key)) for key in self._keys)
        return [(key, count) for key, count in counted if count]

    @property
    def total(self) -> int:
        """How many labels in all."""
        return sum(map(self.of, self._keys))

    def _by_rule(self, key: int) -> int:
        if self.rule is Rule.ONE:
            return 1
        known = self._pieces.get(key)
        if known is None or self.rule is Rule.NONE:
            return 0
        return min(known.on_hand if self.rule is Rule.ON_HAND else known.received, MOST)
