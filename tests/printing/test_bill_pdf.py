"""Invoices and credit notes on paper: searchable, in reading order, the same bytes each time."""

import re
from pathlib import Path

import pytest

from pos.documents.bill import Bill
from pos.documents.gift import gift_receipt
from pos.domain.names import Names
from pos.printing.layout import MARGIN, layout
from pos.printing.marks import Mark, Text
from pos.printing.paper import A4, A5, ROLL_80_MM, Sheet
from pos.printing.pdf import pdf
from pos.printing.pdf_text import measure
from tests.documents.sales import AT, COMPANY, fair_day_sale, line, sale, two_rates_sale
from tests.documents.test_credit_note import written as credited
from tests.documents.test_invoice import written as invoiced
from tests.printing.test_pdf import needs_poppler, words

LANGUAGES = [("fr",), ("ar",), ("en",), ("fr", "ar"), ("ar", "fr")]
SHEETS = [A4, A5, ROLL_80_MM]
NAMES = ["a4", "a5", "roll"]


def form(bill: Bill, sheet: Sheet) -> bytes:
    return pdf(bill if sheet is ROLL_80_MM else bill.on_page(), sheet)


def long_invoice(*languages: str) -> Bill:
    lines = [
        line(Names(fr=f"Bol {number}", ar=f"زلافة {number}"), "55", seller=COMPANY)
        for number in range(1, 61)
    ]
    return invoiced(sale(*lines, seller=COMPANY), *languages)


@pytest.mark.parametrize("sheet", SHEETS, ids=NAMES)
@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
def test_the_same_paper_gives_the_same_bytes_with_every_font_embedded(
    languages: tuple[str, ...], sheet: Sheet
) -> None:
    for bill in (invoiced(two_rates_sale(), *languages), credited(None, *languages)):
        written = form(bill, sheet)

        assert written == form(bill, sheet)
        assert b"Helvetica" not in written
        assert set(re.findall(rb"/BaseFont /\w+\+(\w+)-", written)) == {b"RahbaSans"}


@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
@pytest.mark.parametrize("width", [1440, 992])
def test_frames_and_what_stands_in_them_stay_on_the_page(
    width: int, languages: tuple[str, ...]
) -> None:
    for bill in (long_invoice(*languages), credited(None, *languages)):
        for band in layout(bill.on_page(), width, measure).bands:
            for mark in band.marks:
                assert mark.x >= MARGIN
                assert right_of(mark) <= width - MARGIN + 0.01


def right_of(mark: Mark) -> float:
    return mark.x + (measure(mark.text, mark.font) if isinstance(mark, Text) else mark.width)


@needs_poppler
def test_head_and_title_come_again_on_every_page(tmp_path: Path) -> None:
    *pages, _end = words_of(long_invoice("fr"), A4, tmp_path).split("\f")

    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert "Prix" in page
        assert f"Page {number}/{len(pages)}" in page
        assert "Facture 7K3-F-000012" in page
    assert "Arrêtée la présente facture" not in pages[0]
    assert "Arrêtée la présente facture" in pages[-1]


def words_of(bill: Bill, sheet: Sheet, folder: Path) -> str:
    return words(bill.on_page(), sheet, folder)


@needs_poppler
@pytest.mark.parametrize("sheet", [A4, A5], ids=["a4", "a5"])
def test_rows_read_from_the_designation_to_the_amount(sheet: Sheet, tmp_path: Path) -> None:
    found = words_of(invoiced(two_rates_sale()), sheet, tmp_path)

    assert re.search(r"Sac en cuir +1 +600,00 +20 % +600,00", found)
    assert re.search(r"Miel de thym +2 +110,00 +10 % +220,00", found)
    order = ["Maison du Cuir", "Facturé à", "Désignation", "Total TTC", "Arrêtée", "Cachet"]
    places = [found.index(text) for text in order]
    assert places == sorted(places)


@needs_poppler
@pytest.mark.parametrize("languages", [("ar",), ("ar", "fr"), ("fr", "ar")], ids="-".join)
def test_arabic_is_found_by_search(languages: tuple[str, ...], tmp_path: Path) -> None:
    found = words_of(invoiced(two_rates_sale(), *languages), A4, tmp_path)

    for text in ("دار الجلد", "حقيبة جلدية", "البيان", "الكمية", "7K3-F-000012", "001561191000066"):
        assert text in found


@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
def test_a_gift_receipt_is_drawn_on_the_roll(languages: tuple[str, ...]) -> None:
    gift = gift_receipt(fair_day_sale(), at=AT, languages=languages)

    assert pdf(gift) == pdf(gift)
