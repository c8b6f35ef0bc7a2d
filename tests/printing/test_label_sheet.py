"""Labels on A4: each in its place, from the one that is free, the same bytes each time."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from pos.documents.price_label import LabelContent, LabelFacts, price_label
from pos.printing.label_sheet import (
    DOTS_PER_MM,
    frame_sheet,
    label_sheets,
    sheet_label,
)
from pos.printing.label_stock import SHEETS, STOCKS, LabelStock, SheetPlan, sheets_needed
from pos.printing.marks import Layout
from pos.printing.paper import A4
from tests.factories import a_product

EAN, OTHER = "6111234567895", "2024450000012"
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftoppm") is None, reason="pdftoppm (poppler-utils) is not installed"
)


class Stopped(Exception):
    """What a person's wish to stop raises."""


def layout(code: str = EAN, stock: LabelStock = SHEETS[0]) -> Layout:
    label = price_label(LabelFacts(a_product(barcode=code)), LabelContent(("fr", "ar")))
    return sheet_label(label, stock).layout


def places(written: bytes, folder: Path, page: int = 1) -> list[tuple[str, float, float]]:
    """Return the code of each label with its middle in mm, top to bottom and left to right."""
    file = folder / "labels.pdf"
    file.write_bytes(written)
    pages = ["-f", str(page), "-l", str(page)]
    subprocess.run(
        ["pdftoppm", "-r", "300", "-gray", *pages, file, folder / f"page{page}"], check=True
    )
    image = Image.open(next(iter(folder.glob(f"page{page}*.pgm"))))
    found = []
    for each in zxingcpp.read_barcodes(image):
        at = each.position
        x = (at.top_left.x + at.bottom_right.x) / 2 / DOTS_PER_MM
        y = (at.top_left.y + at.bottom_right.y) / 2 / DOTS_PER_MM
        found.append((each.text, x, y))
    return sorted(found, key=lambda one: (round(one[2] / 5), one[1]))


@pytest.mark.parametrize("stock", SHEETS, ids=lambda stock: stock.name)
def test_a_grid_lies_whole_and_in_the_middle_of_the_sheet(stock: LabelStock) -> None:
    assert A4.height is not None
    left, top = stock.corner_mm(0)
    right, bottom = stock.corner_mm(stock.on_sheet - 1)

    assert left >= 0
    assert top >= 0
    assert left == pytest.approx(A4.width - right - stock.width_mm)
    assert top == pytest.approx(A4.height - bottom - stock.height_mm)


def test_grids_are_known_by_their_names() -> None:
    assert len(STOCKS) == len(SHEETS)
    assert STOCKS["63.5x38.1/3x7"].on_sheet == 21


@needs_poppler
def test_labels_go_to_their_places_from_the_first_that_is_free(tmp_path: Path) -> None:
    plan = SheetPlan(SHEETS[0], start=4)

    found = places(label_sheets([(layout(), 2), (layout(OTHER), 1)], plan, "labels"), tmp_path)

    assert [code for code, _x, _y in found] == [EAN, EAN, OTHER]
    for place, (_code, x, y) in enumerate(found, 4):
        left, top = plan.stock.corner_mm(place)
        assert left < x < left + plan.stock.width_mm
        assert top < y < top + plan.stock.height_mm


@needs_poppler
def test_a_sloppy_printer_is_made_good_for(tmp_path: Path) -> None:
    straight, moved = tmp_path / "straight", tmp_path / "moved"
    for folder in (straight, moved):
        folder.mkdir()
    one = [(layout(), 1)]

    ((_c, x, y),) = places(label_sheets(one, SheetPlan(SHEETS[0]), "labels"), straight)
    plan = SheetPlan(SHEETS[0], right_mm=1.5, down_mm=-2.0)
    ((_c, moved_x, moved_y),) = places(label_sheets(one, plan, "labels"), moved)

    assert moved_x - x == pytest.approx(1.5, abs=0.1)
    assert moved_y - y == pytest.approx(-2.0, abs=0.1)


@needs_poppler
def test_what_is_more_than_a_sheet_goes_on_at_the_top_of_the_next(tmp_path: Path) -> None:
    written = label_sheets([(layout(), 20), (layout(OTHER), 2)], SheetPlan(SHEETS[0]), "labels")

    assert pages(written) == 2
    assert [code for code, _x, _y in places(written, tmp_path, page=2)] == [OTHER]


def test_a_full_sheet_is_followed_by_no_empty_one() -> None:
    assert pages(label_sheets([(layout(), 21)], SheetPlan(SHEETS[0]), "labels")) == 1


@pytest.mark.parametrize(
    ("labels", "start", "sheets"), [(0, 3, 0), (1, 20, 1), (2, 20, 2), (21, 0, 1)]
)
def test_how_many_sheets_it_takes_is_known_before(labels: int, start: int, sheets: int) -> None:
    assert sheets_needed(labels, SheetPlan(SHEETS[0], start)) == sheets


def test_the_same_labels_give_the_same_bytes_in_embedded_fonts() -> None:
    plan = SheetPlan(SHEETS[1], start=3)
    written = label_sheets([(layout(), 30)], plan, "labels")

    assert written == label_sheets([(layout(), 30)], plan, "labels")
    assert b"Helvetica" not in written
    assert set(re.findall(rb"/BaseFont /\w+\+(\w+)-", written)) == {b"RahbaSans"}


def test_a_label_that_comes_often_is_written_once() -> None:
    one = len(label_sheets([(layout(), 1)], SheetPlan(SHEETS[0]), "labels"))

    assert len(label_sheets([(layout(), 210)], SheetPlan(SHEETS[0]), "labels")) < 2 * one


def test_it_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[int] = []

    def stop_at_three(written: int) -> None:
        told.append(written)
        if written == 3:
            raise Stopped

    with pytest.raises(Stopped):
        label_sheets([(layout(), 9)], SheetPlan(SHEETS[0]), "labels", stop_at_three)

    assert told == [1, 2, 3]


def test_the_sheet_of_frames_is_one_page_without_a_symbol() -> None:
    written = frame_sheet(SheetPlan(SHEETS[1]), "frames")

    assert pages(written) == 1
    assert b"Helvetica" not in written


def pages(written: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", written))
