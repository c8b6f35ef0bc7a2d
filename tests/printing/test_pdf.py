"""PDF receipts: embedded fonts, searchable text, the same bytes each time."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pos.documents.document import (
    Document,
    Kind,
    Table,
    TableColumn,
    TableGroup,
    as_typed,
)
from pos.domain.formatting import ltr
from pos.domain.names import Names
from pos.printing.paper import A4, A5, ROLL_80_MM, Sheet
from pos.printing.pdf import pdf, write
from tests.documents.sales import ARTISAN, fair_day_sale, line, paper, sale, two_rates_sale

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None or shutil.which("pdftoppm") is None,
    reason="pdftotext and pdftoppm (poppler-utils) are not installed",
)


def words(document: Document, sheet: Sheet, folder: Path) -> str:
    """Return the text that another program finds in the PDF, in plain letters."""
    file = folder / "receipt.pdf"
    file.write_bytes(pdf(document, sheet))
    run = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True)
    text = unicodedata.normalize("NFKC", run.stdout.decode())
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def page(document: Document, sheet: Sheet, folder: Path) -> Image.Image:
    file = folder / "receipt.pdf"
    file.write_bytes(pdf(document, sheet))
    subprocess.run(["pdftoppm", "-r", "203", "-gray", file, folder / "page"], check=True)
    return Image.open(next(iter(sorted(folder.glob("page*.pgm")))))


@pytest.mark.parametrize("sheet", [ROLL_80_MM, A5], ids=["roll", "a5"])
@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("fr", "ar")])
def test_the_same_receipt_gives_the_same_bytes(sheet: Sheet, languages: tuple[str, ...]) -> None:
    receipt = paper(two_rates_sale(), *languages)

    assert pdf(receipt, sheet) == pdf(receipt, sheet)


def test_every_font_is_embedded() -> None:
    written = pdf(paper(fair_day_sale(), "fr", "ar"))

    assert b"Helvetica" not in written
    assert set(re.findall(rb"/BaseFont /\w+\+(\w+)-", written)) == {b"RahbaSans"}
    assert (
        written.count(b"/FontFile2") == written.count(b"/FontDescriptor /")
        or written.count(b"/FontFile2") == 3
    )


def test_tifinagh_comes_from_its_own_font() -> None:
    thanks = replace(ARTISAN, footer="ⵜⴰⵏⵎⵎⵉⵔⵜ")

    assert b"RahbaTifinagh" in pdf(paper(sale(seller=thanks)))
    assert b"RahbaTifinagh" not in pdf(paper())


def test_the_roll_is_as_long_as_what_stands_on_it() -> None:
    assert height_mm(pdf(paper(fair_day_sale()))) > height_mm(pdf(paper())) > 80


def height_mm(written: bytes) -> float:
    found = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", written)
    assert found is not None
    assert float(found[1]) == pytest.approx(80 / 25.4 * 72, abs=0.01)
    return float(found[2]) / 72 * 25.4


def test_a_long_sale_runs_over_several_pages_of_a5() -> None:
    lines = [line(Names(fr=f"Bol {number}")) for number in range(60)]

    written = pdf(paper(sale(*lines)), A5)

    assert len(re.findall(rb"/Type /Page\b", written)) > 2


@needs_poppler
def test_pages_are_numbered_where_there_are_several(tmp_path: Path) -> None:
    many = sale(*(line(Names(fr=f"Bol {number}")) for number in range(20)))

    assert "1/2" in words(paper(many), A5, tmp_path)
    assert "2/2" in words(paper(many), A5, tmp_path)
    assert "1/1" not in words(paper(), A5, tmp_path)


def long_list(*languages: str) -> Document:
    columns = (
        TableColumn(as_typed("Pièce", languages[0])),
        TableColumn(as_typed("Prix", languages[0]), Kind.AMOUNT),
    )
    rows = tuple(
        (as_typed(f"زلافة {number}", languages[0]), as_typed(ltr("1\u202f200"), languages[0]))
        for number in range(120)
    )
    running = as_typed("Liste 12", languages[0])
    blocks = (Table(columns, (TableGroup((), rows),)),)
    return Document("Liste 12", languages, blocks, running=running)


@needs_poppler
@pytest.mark.parametrize(
    ("language", "foot"), [("fr", "Page 2/3"), ("ar", "صفحة 2/3"), ("en", "Page 2/3")]
)
def test_each_page_of_a_list_says_which_it_is_and_of_what(
    language: str, foot: str, tmp_path: Path
) -> None:
    first, second, third, _end = words(long_list(language), A4, tmp_path).split("\f")

    assert foot in second
    assert "Liste 12" not in first
    assert "Liste 12" in second
    assert "Liste 12" in third


@needs_poppler
def test_the_lines_of_a_list_are_found_in_their_order(tmp_path: Path) -> None:
    found = words(long_list("ar"), A4, tmp_path)

    numbers = [int(number) for number in re.findall(r"زلافة (\d+)", found)]
    assert numbers == list(range(120))
    assert found.count("1\u202f200") + found.count("1 200") == 120


def test_documents_written_together_count_their_own_pages() -> None:
    counted: list[int] = []
    output = BytesIO()

    pages = write([long_list("fr"), long_list("ar")], output, A4, counted.append)

    assert pages == 6
    assert counted == [1, 2, 3, 4, 5, 6]
    assert len(re.findall(rb"/Type /Page\b", output.getvalue())) == 6


def test_the_title_names_the_receipt() -> None:
    assert b"/Title (7K3-000147)" in pdf(paper())


@needs_poppler
@pytest.mark.parametrize("sheet", [ROLL_80_MM, A5], ids=["roll", "a5"])
def test_french_text_is_found_by_search(sheet: Sheet, tmp_path: Path) -> None:
    found = words(paper(fair_day_sale()), sheet, tmp_path)

    for text in ("Atelier Dar Zellij", "+212 6 12-34-56-78", "Théière gravée", "184,68 DH"):
        assert text in found


@needs_poppler
def test_arabic_text_is_found_by_search(tmp_path: Path) -> None:
    found = words(paper(fair_day_sale(), "ar"), ROLL_80_MM, tmp_path)

    for text in ("ورشة دار الزليج", "براد منقوش", "المجموع", "7K3-000147", "001561191000066"):
        assert text in found


@needs_poppler
@pytest.mark.parametrize("sheet", [ROLL_80_MM, A5], ids=["roll", "a5"])
def test_the_symbol_is_scanned_from_the_printed_page(sheet: Sheet, tmp_path: Path) -> None:
    (found,) = zxingcpp.read_barcodes(page(paper(two_rates_sale(), "ar", "fr"), sheet, tmp_path))

    assert found.text == "7K3-000147"


@settings(max_examples=30)
@given(st.text(max_size=200), st.sampled_from(["fr", "ar"]))
def test_no_name_breaks_the_page(name: str, language: str) -> None:
    receipt = paper(sale(line(Names(fr=name, ar=name), variant=name)), language, "en")

    assert pdf(receipt).startswith(b"%PDF-")


@needs_poppler
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_tifinagh_is_written_in_its_own_order(language: str, tmp_path: Path) -> None:
    greeting = sale(seller=replace(ARTISAN, greets_in_tifinagh=True))
    file = tmp_path / "receipt.pdf"
    file.write_bytes(pdf(paper(greeting, language)))

    # As it stands in the file: poppler's guess at the layout turns it round on an Arabic page.
    run = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True)

    assert "ⵜⴰⵏⵎⵎⵉⵔⵜ" in run.stdout.decode()
