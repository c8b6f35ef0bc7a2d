"""What a label printer draws is what was on the screen, dot by dot, and its symbol is read."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageChops

from pos.documents.price_label import Symbol
from pos.printing.label_layout import LabelSize, place_label
from pos.printing.raster import draw, measure
from pos.printing.zpl import label_bytes
from tests.conformance.conftest import Reader
from tests.conformance.labels.conftest import Renderer
from tests.conformance.labels.test_scanning import EAN, the_label

pytestmark = pytest.mark.conformance


@pytest.mark.parametrize("density", [8, 12])
@pytest.mark.parametrize("symbol", [Symbol.BARS, Symbol.QR])
def test_the_printer_draws_what_the_screen_shows(
    zebra: Renderer, zbar: Reader, symbol: Symbol, density: int
) -> None:
    size_mm = (50, 30)
    bitmap = draw(
        place_label(
            the_label(EAN, symbol, ("ar", "fr")), LabelSize.of(*size_mm, density), measure
        ).layout
    )

    (label,) = zebra(label_bytes(bitmap), size_mm, density)

    screen = Image.open(BytesIO(bitmap.to_png())).convert("L")
    assert label.size == screen.size
    assert ImageChops.difference(label, screen).getbbox() is None
    assert [found.text for found in zxingcpp.read_barcodes(label)] == [EAN]
    assert zbar(label) == [EAN]


def test_several_labels_come_out_in_their_order(zebra: Renderer) -> None:
    codes = [EAN, "2024450000012", "ARG-0147"]
    size = LabelSize.of(50, 30, 8)
    layouts = [place_label(the_label(code, Symbol.BARS, ("fr",)), size, measure) for code in codes]

    labels = zebra(b"".join(label_bytes(draw(each.layout)) for each in layouts), (50, 30), 8)

    assert [zxingcpp.read_barcodes(label)[0].text for label in labels] == codes
