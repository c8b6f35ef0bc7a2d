"""A bitmap is the picture it says it is."""

from io import BytesIO

import pytest
from PIL import Image

from pos.printing.bitmap import Bitmap

# A black dot top left and one bottom right, on eleven dots by two.
CORNERS = Bitmap(11, 2, bytes([0b10000000, 0, 0, 0b00100000]))


def test_a_png_shows_the_same_dots() -> None:
    image = Image.open(BytesIO(CORNERS.to_png()))

    assert image.size == (11, 2)
    black = [(x, y) for y in range(2) for x in range(11) if image.getpixel((x, y)) == 0]
    assert black == [(0, 0), (10, 1)]


def test_a_png_is_as_large_on_paper_as_the_receipt() -> None:
    image = Image.open(BytesIO(CORNERS.to_png()))

    assert image.info["dpi"] == pytest.approx((203.2, 203.2), abs=0.1)


def test_a_bitmap_holds_whole_rows() -> None:
    with pytest.raises(ValueError, match="whole rows"):
        Bitmap(11, 2, b"\0\0\0")
