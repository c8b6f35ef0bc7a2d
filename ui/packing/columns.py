"""Where each thing stands in a row of the packing list."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect

ROW: Final = 72
EDGE: Final = 12
GAP: Final = 12
THUMB: Final = 52
STEP: Final = 48
_NUMBER: Final = 64
_THERE: Final = 116


@dataclass(frozen=True, slots=True)
class Columns:
    """Places as if the row began at (0, 0) and ran left to right.

    there: how many are at the place, which a tap packs all. less, number, more: the stepper.
    """

    thumb: QRect
    name: QRect
    there: QRect
    less: QRect
    number: QRect
    more: QRect


def columns(width: int, height: int = ROW) -> Columns:
    """Share out a row `width` px wide."""
    top = (height - STEP) // 2
    more = QRect(width - EDGE - STEP, top, STEP, STEP)
    number = QRect(more.left() - _NUMBER, top, _NUMBER, STEP)
    less = QRect(number.left() - STEP, top, STEP, STEP)
    there = QRect(less.left() - GAP - _THERE, top, _THERE, STEP)
    left = EDGE + THUMB + GAP
    name = QRect(left, 0, there.left() - GAP - left, height)
    return Columns(
        QRect(EDGE, (height - THUMB) // 2, THUMB, THUMB), name, there, less, number, more
    )
