"""Where each thing stands in a row of the list of sales."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect

ROW: Final = 64
EDGE: Final = 20
GAP: Final = 16
_TIME: Final = 64
_NUMBER: Final = 130
_TOTAL: Final = 150
_PAPER: Final = 236
_PAPER_HEIGHT: Final = 46
# Below this width the number of lines is not shown.
_WIDE: Final = 900


@dataclass(frozen=True, slots=True)
class Columns:
    """Places as if the row began at (0, 0) and ran left to right; lines may be None."""

    time: QRect
    number: QRect
    lines: QRect | None
    paid: QRect
    total: QRect
    paper: QRect


def columns(width: int, height: int = ROW) -> Columns:
    """Share out a row `width` px wide."""
    top = (height - _PAPER_HEIGHT) // 2
    paper = QRect(width - EDGE - _PAPER, top, _PAPER, _PAPER_HEIGHT)
    total = QRect(paper.left() - GAP - _TOTAL, 0, _TOTAL, height)
    time = QRect(EDGE, 0, _TIME, height)
    number = QRect(time.right() + GAP, 0, _NUMBER, height)
    left = number.right() + GAP
    room = total.left() - GAP - left
    if width < _WIDE:
        return Columns(time, number, None, QRect(left, 0, room, height), total, paper)
    half = (room - GAP) // 2
    lines = QRect(left, 0, half, height)
    return Columns(time, number, lines, QRect(left + half + GAP, 0, half, height), total, paper)
