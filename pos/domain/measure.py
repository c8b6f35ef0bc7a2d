"""Length times width, as a carpet is measured on the floor."""

from dataclasses import dataclass

from pos.domain.money import divide
from pos.domain.quantity import Quantity, QuantityNotAccepted, Unit
from pos.i18n import gettext as _

_LARGEST_CM = 10_000


@dataclass(frozen=True, slots=True)
class Size:
    """What the tape said, whole centimetres."""

    length_cm: int
    width_cm: int

    def __post_init__(self) -> None:
        if not (0 < self.length_cm <= _LARGEST_CM and 0 < self.width_cm <= _LARGEST_CM):
            raise QuantityNotAccepted(_("Type length and width in centimetres, up to 100 metres."))

    @property
    def area(self) -> Quantity:
        """Square metres, rounded half up to 0.01 m² as carpets are priced.

        >>> Size(152, 203).area.thousandths
        3090
        """
        hundredths = divide(self.length_cm * self.width_cm, 100)
        return Quantity(hundredths * 10, Unit.SQUARE_METRE)
