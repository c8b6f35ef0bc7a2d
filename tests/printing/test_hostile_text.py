"""Whatever somebody types into whatever field: no layout breaks, and no printer obeys it."""

import re
import unicodedata
from importlib import import_module
from pkgutil import iter_modules
from types import FunctionType, ModuleType
from typing import Final, TypeGuard, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pos.documents
from pos.documents.document import Code, Document
from pos.documents.trial_page import PrinterFacts, trial_page
from pos.printing.escpos_bytes import receipt_bytes, text_bytes
from pos.printing.paper import A5
from pos.printing.pdf import pdf
from pos.printing.plain_text import TextRow, columns_of, rows
from pos.printing.raster import prepare, raster
from pos.printing.realtime import COMMAND
from pos.printing.symbol_bytes import symbol_bytes
from tests.documents.every import PAPERS
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
# What a paper sent as text may hold besides letters and symbols: reset, code page, look, cut.
ALLOWED: Final = re.compile(
    rb"\x1b@|\x1bt\x10|\x1d!.|\x1bE[\x00\x01]|\x1dB[\x00\x01]|\x1ba[\x00\x01]|\x1b-\x00|"
    rb"\x1bd\x06|\x1dV\x00|\x1bM\x00|\x1b[!{].",
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


def harmless(sent: bytes) -> None:
    """Part a picture into its commands; none is another's, and none hides in the picture."""
    commands, pictures = parsed(sent)
    assert commands == [INIT, FEED_SIX, CUT]
    assert not any(COMMAND.search(data) for _stride, _rows, data in pictures)


def harmless_text(document: Document, width: int) -> None:
    """Take out what is ours; letters and ends of lines are left."""
    rest = text_bytes(document, width)
    for row in rows(document, columns_of(width)):
        if isinstance(row, Code):
            rest = rest.replace(symbol_bytes(row, width), b"", 1)
    rest = ALLOWED.sub(b"", rest)
    assert not [byte for byte in rest if byte < 0x20 and byte != 0x0A], rest
    assert b"\x7f" not in rest


def writes_a_paper(module: ModuleType) -> bool:
    """Tell whether a module has a function of its own that returns a whole paper."""
    own = [each for each in vars(module).values() if isinstance(each, FunctionType)]
    return any(
        issubclass(get_type_hints(each)["return"], Document)
        for each in own
        if each.__module__ == module.__name__ and isinstance(get_type_hints(each)["return"], type)
    )


def test_every_module_that_writes_a_paper_is_asked_to_say_it() -> None:
    found = iter_modules(pos.documents.__path__)
    modules = {each.name: import_module(f"pos.documents.{each.name}") for each in found}

    writers = {name for name, module in modules.items() if writes_a_paper(module)}

    assert writers - {"bill"} == set(PAPERS) - {"deposit"}


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text)[:20])
def test_no_field_of_any_paper_reaches_a_printer_as_a_command(kind: str, text: str) -> None:
    document = PAPERS[kind](text, ("fr",))

    harmless(receipt_bytes(raster(document, 384)))
    harmless_text(document, 384)


@pytest.mark.parametrize("kind", PAPERS)
# Half of them, by turns: a page is laid out by what lays out the roll.
@pytest.mark.parametrize("text", NASTY[::2], ids=lambda text: ascii(text)[:20])
def test_no_field_breaks_a_pdf(kind: str, text: str) -> None:
    document = PAPERS[kind](text, ("ar", "fr"))

    assert pdf(document, A5).startswith(b"%PDF-")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(PAPERS)), ANY_TEXT, st.sampled_from((576, 384)))
def test_any_text_on_any_paper_stays_text(kind: str, text: str, width: int) -> None:
    document = PAPERS[kind](text, ("fr",))

    harmless(receipt_bytes(raster(document, width)))
    harmless_text(document, width)
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
