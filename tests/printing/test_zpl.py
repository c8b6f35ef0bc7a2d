"""Labels for label printers: every dot arrives, and nothing typed is a command."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.printing.bitmap import Bitmap
from pos.printing.zpl import MOST_COPIES, label_bytes
from tests.printing.zebra import crc, printed


@st.composite
def bitmaps(draw: st.DrawFn) -> Bitmap:
    width, height = draw(st.integers(1, 70)), draw(st.integers(1, 40))
    size = (width + 7) // 8 * height
    return Bitmap(width, height, draw(st.binary(min_size=size, max_size=size)))


@given(bitmaps(), st.integers(1, MOST_COPIES))
def test_every_dot_arrives_as_often_as_asked(bitmap: Bitmap, copies: int) -> None:
    (label,) = printed(label_bytes(bitmap, copies))

    assert label.bitmap == bitmap
    assert label.copies == copies


def test_the_check_sum_is_that_of_the_standard() -> None:
    # The published check value of CRC-16/XMODEM.
    assert crc(b"123456789") == 0x31C3


def test_a_picture_of_commands_is_still_a_picture() -> None:
    commands = b"^XZ~JA^XA^PQ9999^XZ".ljust(24, b"\n")

    sent = label_bytes(Bitmap(32, 6, commands))

    assert sent.count(b"^XZ") == 1
    assert b"~" not in sent
    assert printed(sent)[0].bitmap.rows == commands


@pytest.mark.parametrize("copies", [0, -1, MOST_COPIES + 1])
def test_a_number_of_copies_nobody_means_is_a_mistake(copies: int) -> None:
    with pytest.raises(ValueError, match="times"):
        label_bytes(Bitmap(8, 1, b"\0"), copies)
