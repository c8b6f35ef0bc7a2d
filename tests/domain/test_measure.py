"""Length times width: a carpet on the floor."""

import pytest

from pos.domain.measure import Size
from pos.domain.quantity import Quantity, QuantityNotAccepted, Unit


@pytest.mark.parametrize(
    ("length", "width", "thousandths"),
    [(120, 180, 2160), (152, 203, 3090), (100, 50, 500), (1, 1, 0), (10, 5, 10)],
)
def test_an_area_is_rounded_to_a_hundredth_of_a_square_metre(
    length: int, width: int, thousandths: int
) -> None:
    assert Size(length, width).area == Quantity(thousandths, Unit.SQUARE_METRE)


@pytest.mark.parametrize(("length", "width"), [(0, 100), (100, 0), (-1, 10), (10_001, 1)])
def test_a_size_no_tape_shows_is_refused(length: int, width: int) -> None:
    with pytest.raises(QuantityNotAccepted):
        Size(length, width)
