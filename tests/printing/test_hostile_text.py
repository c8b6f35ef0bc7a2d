"""Whatever somebody types into whatever field: no layout breaks, and no printer obeys it."""

import re
import unicodedata
from dataclasses import replace
from typing import Final, TypeGuard

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.documents.document import Document
from pos.documents.trial_page import PrinterFacts, trial_page
from pos.domain.names import Names
from pos.printing.escpos_bytes import receipt_bytes, text_bytes
from pos.printing.pdf import pdf
from pos.printing.plain_text import TextRow, rows
from pos.printing.raster import prepare, raster
from pos.printing.realtime import COMMAND
from tests.documents.sales import ARTISAN, BABOUCHE, line, paper, sale
from tests.printing.test_escpos_bytes import CUT, FEED_SIX, INIT, parsed

NASTY: Final = (
    "\x1bp\x00\x19\xfa",  # opens the drawer
    "\x10\x14\x01\x00\x05",  # opens it at once
    "\x10\x05\x02\x1b@\x1dV\x00",  # clears the buffer, resets, cuts
    "\x1d(k\x03\x001Q0",
    "\x9b2J\x85\x00\x7f\n\r\f\t",
    "\u202ebac\u202c \u2067\u2066\u2068a\u2069",
    "\u2066" * 200,
    "\u2069" * 200,
    "a" + "\u0301" * 500,
    "👩🏽\u200d🎨🇲🇦" * 40,
    "x" * 10_000,
    "كلمة" * 2_500,
    "ⴰⵣⵓⵍ 漢字 ไทย हिन्दी",
    "\ud800",
    "\u2028\u2029\ufeff\u200b",
    "",
    " ",
)
# What a paper sent as text may hold besides letters: reset, code page, look, place, symbol, cut.
ALLOWED: Final = re.compile(
    rb"\x1b@|\x1bt\x10|\x1d!.|\x1bE[\x00\x01]|\x1dB[\x00\x01]|\x1ba[\x00\x01]|\x1b-\x00|"
    rb"\x1dhH\x1dw[\x02\x03]\x1dH\x00\x1dkI.\{B[ -~]*|\x1bd\x06|\x1dV\x00|\x1bM\x00|\x1b[!{].",
    re.DOTALL,
)
ANY_TEXT: Final = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=80),
    st.text(st.sampled_from("\x10\x14\x1b\x1d@pV\u202e\u2066\u2069 aب\u0301"), max_size=60),
)


@pytest.fixture(autouse=True, scope="module")
def fonts(qapp: object) -> None:
    assert qapp
    prepare()


def everywhere(text: str, *languages: str) -> Document:
    """Write a receipt that says `text` wherever somebody can have typed."""
    names = Names(fr=text or "x", ar=text, en=text)
    seller = replace(
        ARTISAN, names=names, address=text, phone=text, ice=text, tax_id=text, footer=text
    )
    sold = sale(line(names, variant=text), line(BABOUCHE), seller=seller)
    place = replace(sold.place, names=names)
    return paper(replace(sold, place=place, served_by=text, note=text), *languages, copy=True)


def harmless(sent: bytes) -> None:
    """Part a picture into its commands; none is another's, and none hides in the picture."""
    commands, pictures = parsed(sent)
    assert commands == [INIT, FEED_SIX, CUT]
    assert not any(COMMAND.search(data) for _stride, _rows, data in pictures)


def harmless_text(sent: bytes) -> None:
    """Take out what is ours; letters and ends of lines are left."""
    rest = ALLOWED.sub(b"", sent)
    assert not [byte for byte in rest if byte < 0x20 and byte != 0x0A], rest
    assert b"\x7f" not in rest


@pytest.mark.parametrize("text", NASTY, ids=ascii)
@pytest.mark.parametrize("languages", [("fr",), ("ar", "fr")])
def test_no_field_reaches_a_printer_as_a_command(text: str, languages: tuple[str, ...]) -> None:
    document = everywhere(text, *languages)

    harmless(receipt_bytes(raster(document, 384)))
    if languages == ("fr",):
        harmless_text(text_bytes(document, 384))


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_no_field_breaks_a_pdf(text: str) -> None:
    assert pdf(everywhere(text, "ar", "fr")).startswith(b"%PDF-")


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, st.sampled_from((576, 384)))
def test_any_text_at_all_stays_text(text: str, width: int) -> None:
    document = everywhere(text, "fr")

    harmless(receipt_bytes(raster(document, width)))
    harmless_text(text_bytes(document, width))
    assert all(len(row.text) <= width // 12 for row in rows(document, width // 12) if is_line(row))


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
def test_what_a_printer_calls_itself_is_only_text(text: str) -> None:
    """The name of a printer comes over the line, so it is as foreign as anything typed."""
    page = trial_page(PrinterFacts(text, 576, text, text), ("fr",))

    harmless(receipt_bytes(raster(page, 576)))
    said = "".join(row.text for row in rows(page, 48) if is_line(row))
    assert not any(unicodedata.category(character) == "Cc" for character in said)


def is_line(row: object) -> TypeGuard[TextRow]:
    return isinstance(row, TextRow)
