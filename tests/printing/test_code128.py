"""Code 128 symbols are read back by a decoder that is not ours."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pos.printing.code128 import QUIET_MODULES, modules

PRINTABLE = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=24)


def picture(text: str, module: int = 2) -> Image.Image:
    widths = modules(text)
    quiet = QUIET_MODULES * module
    image = Image.new("L", (sum(widths) * module + 2 * quiet, 60), 255)
    pen = ImageDraw.Draw(image)
    x = quiet
    for index, width in enumerate(widths):
        if index % 2 == 0:
            pen.rectangle((x, 0, x + width * module - 1, 59), fill=0)
        x += width * module
    return image


def read(image: Image.Image) -> list[tuple[str, str]]:
    return [(found.format.name, found.text) for found in zxingcpp.read_barcodes(image)]


def test_a_receipt_number_is_read_back() -> None:
    assert read(picture("7K3-000147")) == [("Code128", "7K3-000147")]


@given(PRINTABLE)
def test_every_printable_text_is_read_back(text: str) -> None:
    # The decoder shows trailing and leading spaces as they are.
    assert [found for _, found in read(picture(text))] == [text]


def test_digits_are_packed_two_to_a_symbol() -> None:
    assert sum(modules("00000147")) < sum(modules("ABCDEFGH"))


@pytest.mark.parametrize("text", ["", "é", "7K3\n", "فاتورة"])
def test_what_the_symbol_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ASCII"):
        modules(text)
