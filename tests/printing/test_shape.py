"""Every symbol is read back by a decoder that is not ours, with a wall beside its quiet zones."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pos.documents.document import CodeKind
from pos.domain.barcode import check_digit
from pos.printing.shape import shape

DIGITS = st.text(st.sampled_from("0123456789"), min_size=12, max_size=12)
PRINTABLE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=24)
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
WALL = 6


def picture(kind: CodeKind, text: str, module: int = 2) -> Image.Image:
    """Draw a symbol with its quiet zones and, right outside them, a black wall."""
    drawn = shape(kind, text)
    quiet, height = drawn.quiet, drawn.height * module or 60
    width = drawn.whole_width * module
    whole = height + (quiet.above + quiet.below) * module
    above = 0 if drawn.height else WALL
    image = Image.new("L", (width + 2 * WALL, whole + 2 * WALL), 0)
    pen = ImageDraw.Draw(image)
    pen.rectangle((WALL, WALL - above, WALL + width - 1, WALL + whole + above - 1), fill=255)
    left, top = WALL + quiet.left * module, WALL + quiet.above * module
    for box in drawn.boxes(left, top, module, height):
        pen.rectangle((box.x, box.y, box.x + box.width - 1, box.y + box.height - 1), fill=0)
    return image


def read(image: Image.Image) -> list[tuple[str, str]]:
    return [(found.format.name, found.text) for found in zxingcpp.read_barcodes(image)]


@given(DIGITS)
def test_every_ean_13_is_read_back(digits: str) -> None:
    code = digits + check_digit(digits)

    assert read(picture(CodeKind.EAN_13, code)) == [("EAN13", code)]


@given(DIGITS, st.integers(1, 9))
def test_a_wrong_check_digit_is_refused_and_never_put_right(digits: str, off: int) -> None:
    wrong = str((int(check_digit(digits)) + off) % 10)

    with pytest.raises(ValueError, match="checks"):
        shape(CodeKind.EAN_13, digits + wrong)


@pytest.mark.parametrize("code", ["", "96385074", "012345678905", "٦١١١٢٣٤٥٦٧٨٩٥", "61112345678X5"])
def test_what_is_no_ean_13_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="13 digits"):
        shape(CodeKind.EAN_13, code)


@given(PRINTABLE)
def test_every_code_128_is_read_back_beside_a_wall(text: str) -> None:
    assert read(picture(CodeKind.CODE_128, text)) == [("Code128", text)]


@given(ANY_TEXT)
def test_every_qr_is_read_back_in_any_script(text: str) -> None:
    assert read(picture(CodeKind.QR, text, module=3)) == [("QRCode", text)]


def test_a_qr_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="QR"):
        shape(CodeKind.QR, "")
