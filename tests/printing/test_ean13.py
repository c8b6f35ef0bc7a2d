"""EAN-13 symbols are read back by a decoder that is not ours; a wrong one is never drawn."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pos.domain.barcode import check_digit
from pos.printing.ean13 import QUIET_MODULES, modules
from pos.printing.symbol import bars_of

EAN_13 = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.EAN13)
TWELVE = st.text("0123456789", min_size=12, max_size=12)


def picture(text: str, module: int = 2) -> Image.Image:
    widths = modules(text)
    quiet = QUIET_MODULES * module
    image = Image.new("L", (sum(widths) * module + 2 * quiet, 60), 255)
    pen = ImageDraw.Draw(image)
    for start, wide in bars_of(widths):
        left = quiet + start * module
        pen.rectangle((left, 0, left + wide * module - 1, 59), fill=0)
    return image


def test_a_symbol_is_95_modules_wide() -> None:
    assert sum(modules("6111234567895")) == 95


@given(TWELVE)
def test_every_number_is_read_back(twelve: str) -> None:
    number = twelve + check_digit(twelve)

    (found,) = zxingcpp.read_barcodes(
        picture(number), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.EAN13)
    )

    assert found.text == number


@pytest.mark.parametrize("text", ["", "6111234567894", "611123456789", "96385074", "٦١١١٢٣٤٥٦٧٨٩٥"])
def test_what_is_no_ean_13_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="13 digits"):
        modules(text)
