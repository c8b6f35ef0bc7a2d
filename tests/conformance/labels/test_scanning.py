"""Every label of every size is read by two readers, at each density, cut out on black ground."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageOps

from pos.documents.price_label import (
    LabelContent,
    LabelFacts,
    Part,
    PriceLabel,
    Symbol,
    price_label,
)
from pos.domain.names import Names
from pos.printing.bitmap import Bitmap
from pos.printing.label_layout import LabelSize, place_label
from pos.printing.label_sheet import label_sheets, sheet_label
from pos.printing.label_stock import SHEETS, LabelStock, SheetPlan
from pos.printing.raster import draw, measure
from tests.conformance.conftest import Reader
from tests.factories import a_product, dh

pytestmark = pytest.mark.conformance

ROLLS = ((40, 30), (50, 25), (50, 30), (57, 32), (30, 50), (100, 50))
DENSITIES = {203: 8.0, 300: 300 / 25.4, 600: 600 / 25.4}
SYMBOLS = (Symbol.BARS, Symbol.QR)
EAN, OWN = "6111234567895", "A-147"
WALL = 40


def the_label(code: str, symbol: Symbol, languages: tuple[str, ...]) -> PriceLabel:
    product = a_product(
        names=Names("Tajine de Safi peint à la main", "طاجين آسفي مرسوم باليد"),
        barcode=code,
        variant="bleu cobalt",
        materials="Terre cuite, émail sans plomb",
        floor_price=dh("140"),
    )
    facts = LabelFacts(product, Names("Atelier Fatima Zahra", "فاطمة الزهراء"), charges_tax=True)
    return price_label(facts, LabelContent(languages, tuple(Part), symbol, "MOZAIKBLED"))


def on_black(bitmap: Bitmap) -> Image.Image:
    """Lay a label on black ground, so that its own edge is all the light a reader gets."""
    label = Image.open(BytesIO(bitmap.to_png())).convert("L")
    return ImageOps.expand(label, WALL, 0)


def read(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("size_mm", ROLLS, ids=str)
@pytest.mark.parametrize("symbol", SYMBOLS)
@pytest.mark.parametrize("code", [EAN, OWN])
def test_a_label_of_a_roll_is_read(
    zbar: Reader, code: str, symbol: Symbol, size_mm: tuple[int, int], dpi: int
) -> None:
    size = LabelSize.of(*size_mm, DENSITIES[dpi])

    placed = place_label(the_label(code, symbol, ("ar", "fr")), size, measure)

    image = on_black(draw(placed.layout))
    assert read(image) == [code]
    assert zbar(image) == [code]


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("symbol", SYMBOLS)
@pytest.mark.parametrize("stock", SHEETS, ids=lambda stock: stock.name)
def test_every_label_of_a_sheet_is_read(
    zbar: Reader, poppler: str, tmp_path: Path, stock: LabelStock, symbol: Symbol, dpi: int
) -> None:
    placed = sheet_label(the_label(EAN, symbol, ("fr", "ar")), stock)

    written = label_sheets([(placed.layout, stock.on_sheet)], SheetPlan(stock), "labels")

    image = drawn(written, poppler, dpi, tmp_path)
    assert read(image) == [EAN] * stock.on_sheet
    # One by one on black ground: on the sheet there is more light between two labels.
    assert [code for label in cut_out(image, stock, dpi) for code in zbar(label)] == [
        EAN for _label in range(stock.on_sheet)
    ]


def drawn(written: bytes, poppler: str, dpi: int, folder: Path) -> Image.Image:
    """Draw the first page of a PDF in black and white, as a laser printer does."""
    file = folder / "labels.pdf"
    file.write_bytes(written)
    subprocess.run([poppler, "-r", str(dpi), "-mono", file, folder / "page"], check=True)
    return Image.open(next(iter(folder.glob("page*.pbm")))).convert("L")


def cut_out(image: Image.Image, stock: LabelStock, dpi: int) -> list[Image.Image]:
    """Cut the labels of a sheet out, each on black ground."""
    dots = dpi / 25.4
    labels = []
    for number in range(stock.on_sheet):
        left, top = (round(corner * dots) for corner in stock.corner_mm(number))
        right, bottom = left + stock.width_mm * dots, top + stock.height_mm * dots
        label = image.crop((left, top, int(right), int(bottom)))
        labels.append(ImageOps.expand(label, WALL, 0))
    return labels
