"""What is read in a picture: our own labels, badly held, and nothing where there is nothing."""

import itertools

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from tests.ui.camera.labels import before, blurred, dim, label, nothing
from ui.camera.codes import TURNS, Codes

OURS = "RAHBA-123456"


def codes_in(image: QImage) -> list[str]:
    """Look as long as a label that is held still needs at most."""
    reader = Codes()
    return next((found for _turn in TURNS if (found := reader.read(image))), [])


def drawn(text: str, sort: zxingcpp.BarcodeFormat) -> QImage:
    """Return a symbol of another kind, drawn by another program."""
    made = zxingcpp.create_barcode(text, sort).to_image(scale=4)
    rows, columns = made.shape
    light = Image.fromarray(made).load()
    assert light is not None
    image = QImage(columns, rows, QImage.Format.Format_RGB32)
    for y, x in itertools.product(range(rows), range(columns)):
        image.setPixelColor(x, y, Qt.GlobalColor.white if light[x, y] else Qt.GlobalColor.black)
    return image


@pytest.mark.parametrize("degrees", range(0, 360, 30))
def test_a_label_is_read_however_it_is_turned(degrees: int) -> None:
    assert codes_in(before(label(OURS), degrees=degrees)) == [OURS]


def test_a_label_that_is_held_too_near_is_read() -> None:
    assert codes_in(blurred(before(label(OURS), degrees=4), 1.2)) == [OURS]


def test_a_label_in_poor_light_is_read() -> None:
    assert codes_in(dim(before(label(OURS), degrees=-7))) == [OURS]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("6111234567895", zxingcpp.BarcodeFormat.EAN13),
        ("96385074", zxingcpp.BarcodeFormat.EAN8),
        ("TAJ-01", zxingcpp.BarcodeFormat.Code39),
        ("https://rahba.example/طاجين", zxingcpp.BarcodeFormat.QRCode),
    ],
    ids=["EAN-13", "EAN-8", "Code 39", "QR"],
)
def test_the_codes_of_others_are_read(text: str, sort: zxingcpp.BarcodeFormat) -> None:
    assert codes_in(before(drawn(text, sort), degrees=10)) == [text]


def test_two_labels_in_one_picture_are_both_read() -> None:
    both = before(label("TAJ-01"))
    other = label("7K3-000147")
    painter = QPainter(both)
    painter.drawImage(300, 40, other)
    painter.end()

    assert sorted(codes_in(both)) == ["7K3-000147", "TAJ-01"]


def test_a_table_says_nothing() -> None:
    assert codes_in(nothing()) == []
    assert codes_in(dim(nothing())) == []


def test_half_a_label_says_nothing() -> None:
    half = label(OURS)

    assert codes_in(before(half.copy(0, 0, half.width() // 2, half.height()))) == []
