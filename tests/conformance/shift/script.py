"""What a busy stand sells in a shift: a list of deals, always the same, and what must come of it.

All sums are centimes, worked out here by hand: nothing of the program does the arithmetic.
"""

import random
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pos.domain.barcode import check_digit

SEED: Final = 300
DIRHAM: Final = 100
NOTE: Final = 50 * DIRHAM


@dataclass(frozen=True)
class Good:
    """One product of the stand. price: centimes."""

    name: str
    price: int
    code: str


def _good(number: int, name: str, price: int) -> Good:
    start = f"20000000{number:04d}"
    return Good(name, price, start + check_digit(start))


GOODS: Final = tuple(
    _good(number, name, price)
    for number, (name, price) in enumerate(
        {
            "Babouches": 18_000,
            "Bougeoir": 7_550,
            "Bracelet": 4_590,
            "Coussin": 13_000,
            "Foulard": 9_990,
            "Lanterne": 24_500,
            "Panier": 6_000,
            "Plat de Safi": 15_000,
            "Savon noir": 1_250,
            "Tajine": 19_000,
            "Théière": 26_000,
            "Verre à thé": 2_005,
        }.items(),
        start=1,
    )
)


class Way(Enum):
    """How a deal ends. HELD: set aside while the next customer is served, then paid in cash."""

    EXACT = "F9"
    CHANGE = "F4, digits"
    CARD = "F4, F2"
    AGREED = "F7, digits, F9"
    HELD = "F5, another customer, F6, F9"
    REFUND = "a receipt is scanned"


_WAYS: Final = (Way.CHANGE, Way.CARD, Way.AGREED, Way.HELD, Way.REFUND)
# Every other one of three is exact cash.
_WEIGHTS: Final = (14, 9, 8, 4, 4)
_EXACT_WEIGHT: Final = 61
# So that there is something to take back.
_FIRST_PLAIN: Final = 10


@dataclass(frozen=True)
class Deal:
    """One customer. scans: what is scanned, and the count typed before it, 1 for none.

    dirham: what is typed: the notes handed over, or the sum agreed on.
    """

    way: Way
    scans: tuple[tuple[int, Good], ...] = ()
    dirham: int = 0

    @property
    def basket(self) -> dict[str, int]:
        """How many pieces of what."""
        return dict(sum((Counter({good.name: n}) for n, good in self.scans), Counter()))

    @property
    def asked(self) -> int:
        """What the labels ask."""
        return sum(count * good.price for count, good in self.scans)

    @property
    def total(self) -> int:
        """What is paid."""
        return self.dirham * DIRHAM if self.way is Way.AGREED else self.asked


def deals(count: int) -> list[Deal]:
    """Return so many deals; each ends as one sale or refund."""
    chance = random.Random(SEED)  # noqa: S311 - a script, not a secret
    made: list[Deal] = []
    while len(made) < count:
        is_plain = len(made) < _FIRST_PLAIN or len(made) == count - 1
        waits = bool(made) and made[-1].way is Way.HELD
        made.append(_deal(chance, Way.EXACT if is_plain or waits else _way(chance)))
    return made


def _way(chance: random.Random) -> Way:
    return chance.choices((Way.EXACT, *_WAYS), (_EXACT_WEIGHT, *_WEIGHTS))[0]


def _deal(chance: random.Random, way: Way) -> Deal:
    if way is Way.REFUND:
        return Deal(way)
    scans = tuple(
        (chance.choices((1, 2, 3, 12), (85, 5, 8, 2))[0], chance.choice(GOODS))
        for _scan in range(chance.choices((1, 2, 3), (50, 30, 20))[0])
    )
    asked = sum(count * good.price for count, good in scans)
    if way is Way.CHANGE:
        notes = asked // NOTE + chance.randint(1, 3)
        return Deal(way, scans, notes * NOTE // DIRHAM)
    if way is Way.AGREED:
        return Deal(way, scans, asked * chance.randint(80, 98) // 100 // DIRHAM)
    return Deal(way, scans)
