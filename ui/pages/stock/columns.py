"""Where each thing stands in a row of the stock list; head and rows share it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect

ROW: Final = 72
EDGE: Final = 16
GAP: Final = 16
THUMB: Final = 52
_PRICE: Final = 132
_STOCK: Final = 128
_STOCK_HEIGHT: Final = 46
_STORY: Final = 46
_GAP_OF_PILLS: Final = 8

# Below this width the group and the maker move under the name.
_WIDE: Final = 900


@dataclass(frozen=True, slots=True)
class Columns:
    """Places as if the row began at (0, 0) and ran left to right; group and maker may be None."""

    thumb: QRect
    name: QRect
    group: QRect | None
    maker: QRect | None
    price: QRect
    stock: QRect
    story: QRect


def columns(width: int, height: int = ROW) -> Columns:
    """Share out a row `width` px wide."""
    # A finger finds it at the very edge; its place is as wide as it is high.
    story = QRect(width - EDGE - _STORY, (height - _STOCK_HEIGHT) // 2, _STORY, _STOCK_HEIGHT)
    stock = QRect(
        story.left() - _GAP_OF_PILLS - _STOCK, (height - _STOCK_HEIGHT) // 2, _STOCK, _STOCK_HEIGHT
    )
    price = QRect(stock.left() - GAP - _PRICE, 0, _PRICE, height)
    left = EDGE + THUMB + GAP
    room = price.left() - GAP - left
    group = maker = None
    if width >= _WIDE:
        side = int(room * 0.27)
        maker = QRect(price.left() - GAP - side, 0, side, height)
        group = QRect(maker.left() - GAP - side, 0, side, height)
        room = group.left() - GAP - left
    thumb = QRect(EDGE, (height - THUMB) // 2, THUMB, THUMB)
    return Columns(thumb, QRect(left, 0, room, height), group, maker, price, stock, story)
