"""The drawn receipt: right size, black on white, readable by a scanner, nothing cut."""

import threading
from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from pos.documents.document import Document, Line, Row, Said
from pos.domain.formatting import ltr
from pos.domain.names import Names
from pos.printing.bitmap import Bitmap
from pos.printing.layout import layout
from pos.printing.marks import Font
from pos.printing.raster import WIDTH_58_MM, WIDTH_80_MM, draw, measure, prepare, raster
from tests.documents.sales import fair_day_sale, line, paper, sale, two_rates_sale

WIDTHS = (WIDTH_80_MM, WIDTH_58_MM)


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    assert qapp
    prepare()


def picture(bitmap: Bitmap) -> Image.Image:
    return Image.open(BytesIO(bitmap.to_png())).convert("L")


def ink(bitmap: Bitmap) -> int:
    return sum(byte.bit_count() for byte in bitmap.rows)


def columns(bitmap: Bitmap) -> tuple[int, int]:
    """Return the leftmost and rightmost black column."""
    box = picture(bitmap).point(lambda grey: 255 - int(grey)).getbbox()
    assert box is not None
    return box[0], box[2] - 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("en",), ("ar", "fr")])
def test_the_number_is_scanned_from_the_drawn_receipt(
    width: int, languages: tuple[str, ...]
) -> None:
    image = picture(raster(paper(two_rates_sale(), *languages), width))

    (found,) = zxingcpp.read_barcodes(image)
    assert (found.format.name, found.text) == ("Code128", "7K3-000147")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_receipt_is_as_wide_as_the_paper_and_keeps_its_margins(width: int) -> None:
    bitmap = raster(paper(fair_day_sale(), "fr", "ar"), width)

    left, right = columns(bitmap)
    assert bitmap.width == width
    assert left >= 4
    assert right < width - 4


def test_drawing_twice_gives_the_same_dots() -> None:
    assert raster(paper(), 576) == raster(paper(), 576)


@pytest.mark.parametrize(
    ("number", "turned_round"),
    [("2026-000123", "000123-2026"), ("+212 6 12-34-56-78", "78-56-34-12 6 212+")],
)
def test_a_number_reads_the_same_alone_and_in_an_arabic_line(
    number: str, turned_round: str
) -> None:
    line = dots(drawn(Row((Said(f"فاتورة رقم {ltr(number)}", "ar"),)), "ar"))

    right = difference(line, dots(drawn(Row((Said(ltr(number), "fr"),)), "fr")))
    wrong = difference(line, dots(drawn(Row((Said(ltr(turned_round), "fr"),)), "fr")))

    # Letters fall between dots, so the edges differ by a few.
    assert right < wrong / 3


def difference(line: list[str], part: list[str]) -> int:
    """Return how many dots of `part` are not in `line` where it is most alike."""
    left, right = edges(part)
    wanted = [int(row[left : right + 1], 2) for row in part]
    width = right + 1 - left
    return min(
        sum(
            (int(row[x : x + width], 2) ^ want).bit_count()
            for row, want in zip(line, wanted, strict=True)
        )
        for x in range(len(line[0]) - width + 1)
    )


def drawn(block: Row, language: str) -> Bitmap:
    def whole_dots(text: str, font: Font) -> float:
        return float(round(measure(text, font)))

    return draw(layout(Document("", (language,), (block,)), 576, whole_dots))


def dots(bitmap: Bitmap) -> list[str]:
    return ["".join(f"{byte:08b}" for byte in bitmap.row(y)) for y in range(bitmap.height)]


def edges(rows: list[str]) -> tuple[int, int]:
    columns = [x for row in rows for x, dot in enumerate(row) if dot == "1"]
    return min(columns), max(columns)


def test_a_minus_sign_stays_before_its_digits() -> None:
    minus = dots(drawn(Row((Said("", "ar"),), ltr("-5,00")), "ar"))
    plus = dots(drawn(Row((Said("", "ar"),), ltr("5,00")), "ar"))

    # Amounts of an Arabic paper stand at the left: the sign pushes the digits to the right.
    assert edges(minus)[1] > edges(plus)[1]
    column = edges(minus)[0]
    assert sum(row[column] == "1" for row in minus) <= 4


def test_arabic_and_tifinagh_are_letters_not_boxes() -> None:
    words = ["بلغة", "زربية", "ⴰⵣⵓⵍ", "ⵜⴰⵏⵎⵎⵉⵔⵜ"]

    assert len({ink(drawn(Row((Said(word, "fr"),)), "fr")) for word in words}) == len(words)
    assert all(measure(word, Font(24)) > 0 for word in words)


def test_marks_of_direction_take_no_room() -> None:
    assert measure(ltr("123"), Font(24)) == measure("123", Font(24))


def test_a_receipt_may_be_drawn_on_another_thread() -> None:
    results: list[Bitmap] = []
    thread = threading.Thread(target=lambda: results.append(raster(paper(None, "ar"), 384)))

    thread.start()
    thread.join()

    assert results == [raster(paper(None, "ar"), 384)]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400), st.sampled_from(WIDTHS), st.sampled_from(["fr", "ar"]))
def test_no_name_breaks_the_paper(name: str, width: int, language: str) -> None:
    receipt = paper(sale(line(Names(fr=name), variant=name)), language)

    bitmap = raster(receipt, width)

    assert bitmap.width == width
    assert zxingcpp.read_barcodes(picture(bitmap))[0].text == "7K3-000147"


@pytest.mark.parametrize(
    "name", ["x" * 10_000, "🏺👨‍👩‍👧 " * 200, "a" + "\u0301" * 5000, "م" * 2000]
)
def test_absurd_names_only_make_the_receipt_longer(name: str) -> None:
    plain = raster(paper(sale(line(Names(fr="Bol")))), 384)
    absurd = raster(paper(sale(line(Names(fr=name)))), 384)

    assert absurd.height >= plain.height
    assert zxingcpp.read_barcodes(picture(absurd))[0].text == "7K3-000147"


def test_a_tower_of_accents_stays_on_its_line() -> None:
    tower = Document(
        "", ("fr",), (Line((Said("", "fr"),)), Line((Said("a" + "\u0301" * 60, "fr"),)))
    )
    empty = replace(tower, blocks=(tower.blocks[0],))

    above = raster(empty, 384)
    both = raster(tower, 384)

    rows = above.height - 8
    assert both.rows[: rows * both.stride] == bytes(rows * both.stride)
