"""QR symbols are read back by a decoder that is not ours."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pos.printing.qr import QUIET_MODULES, modules

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=120)


def picture(text: str, module: int = 3) -> Image.Image:
    rows = modules(text)
    side = len(rows) + 2 * QUIET_MODULES
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, is_black in enumerate(row):
            if is_black:
                image.putpixel((x + QUIET_MODULES, y + QUIET_MODULES), 0)
    return image.resize((side * module, side * module), Image.Resampling.NEAREST)


@pytest.mark.parametrize("text", ["7K3-000147", "https://example.ma/p/1?q=A", "زلافة من آسفي", "é"])
def test_a_text_is_read_back(text: str) -> None:
    (found,) = zxingcpp.read_barcodes(picture(text))

    assert found.text == text


@given(TEXTS)
def test_every_text_has_a_square_symbol(text: str) -> None:
    rows = modules(text)

    assert {len(row) for row in rows} == {len(rows)}


@pytest.mark.parametrize("text", ["", "x" * 3000])
def test_what_the_symbol_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="QR"):
        modules(text)
