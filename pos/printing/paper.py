"""The papers a PDF is drawn on."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper in millimetres.

    height: None for a roll, cut where the content ends.
    """

    width: float
    height: float | None
    margin: float


# 576 dots are 72 mm, what an 80 mm printer prints.
ROLL_80_MM: Final = Sheet(80, None, 4)
ROLL_58_MM: Final = Sheet(58, None, 5)
A5: Final = Sheet(148, 210, 12)
A4: Final = Sheet(210, 297, 15)
