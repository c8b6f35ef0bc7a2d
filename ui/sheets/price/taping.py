"""A carpet on the floor while it is measured: a value, changed only by new ones."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pos.domain.measure import Size
from pos.domain.parsing import parse_quantity
from pos.domain.quantity import Quantity, QuantityNotAccepted, Unit
from pos.i18n import gettext as _
from ui.sheets.price.entry import typed_after
from ui.widgets.keypad import COMMA

CROSS: Final = "×"


class Side(StrEnum):
    """Which number is being typed."""

    LENGTH = "length"
    WIDTH = "width"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Taping:
    """Length and width in whole centimetres, or the area itself in square metres."""

    side: Side = Side.LENGTH
    length: str = ""
    width: str = ""
    area: str = ""

    @property
    def is_complete(self) -> bool:
        """True when nothing more needs typing."""
        if self.side is Side.AREA:
            return bool(self.area.strip("0,"))
        return bool(self.length.strip("0") and self.width.strip("0"))

    @property
    def size(self) -> Size | None:
        """What the tape said, None where the area was typed; raises `QuantityNotAccepted`."""
        if self.side is Side.AREA:
            return None
        return Size(int(self.length or 0), int(self.width or 0))

    @property
    def quantity(self) -> Quantity:
        """Square metres; raises a `FieldNotAccepted`, also for too little to have a price."""
        size = self.size
        if size is None:
            return parse_quantity(self.area.rstrip(COMMA), Unit.SQUARE_METRE)
        if size.area.thousandths == 0:
            raise QuantityNotAccepted(_("This is too small to measure in square metres."))
        return size.area

    def at(self, side: Side) -> "Taping":
        """Go to another number."""
        return replace(self, side=side)

    def with_key(self, key: str) -> "Taping":
        """Type: a cross goes on to the width, a comma makes the length an area in metres."""
        if key == CROSS:
            return self.at(Side.WIDTH if self.side is Side.LENGTH else Side.LENGTH)
        if self.side is Side.WIDTH:
            return replace(self, width=typed_after(self.width, key, 0))
        if self.side is Side.AREA:
            return replace(self, area=typed_after(self.area, key, 3))
        if key == COMMA:
            return Taping(Side.AREA, area=typed_after(self.length, key, 3))
        return replace(self, length=typed_after(self.length, key, 0))

    def without_last(self) -> "Taping":
        """Take back the last digit of the number being typed; from an empty width, go back."""
        if self.side is Side.WIDTH:
            return replace(self, width=self.width[:-1]) if self.width else self.at(Side.LENGTH)
        if self.side is Side.AREA:
            return replace(self, area=self.area[:-1])
        return replace(self, length=self.length[:-1])
