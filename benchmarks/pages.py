"""Long lists as PDF: 500 pages, 200 statements, and what of the memory they take.

    python -m benchmarks.pages [--small]

Pages are laid out and drawn one at a time. The floor draws as many plain lines and rules by
ReportLab alone, without columns, without Arabic, each line ready in memory.
"""

import argparse
import resource
import sys
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import IO, Final

from reportlab.pdfgen.canvas import Canvas

from benchmarks.measure import Figure, figure, milliseconds, report
from pos.documents.document import Document
from pos.documents.goods import Goods, GoodsList, Grouping
from pos.documents.list_head import ListFacts
from pos.documents.maker_statement import MakerLine, MakerSales, maker_statement
from pos.documents.packing_list import packing_list
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import Unit, pieces
from pos.domain.sale_words import Days
from pos.domain.seller import Seller
from pos.printing.paper import A4
from pos.printing.pdf import write
from pos.printing.pdf_text import plain_font

# A person goes on with something else after a minute; megabytes are of the smallest tablet.
_PATIENCE_S: Final = 60
_MEMORY_MB: Final = 64
_STATEMENTS: Final = 200
_LINES_OF_ONE: Final = 40

_FACTS: Final = ListFacts(
    Seller(Names(fr="Coopérative Tissa", ar="تعاونية تيسة")), Names(fr="Foire de Fès"), 0, 60
)
_DAYS: Final = Days(date(2026, 11, 15), date(2026, 11, 23))
_KINDS: Final = (
    ("Théière gravée à la main, grand modèle", "براد منقوش باليد"),
    ("Bol", "زلافة"),
    ("Tapis Beni Ouarain", "زربية بني وراين"),
    ("Babouches cuir jaune", "بلغة جلد صفراء"),
    ("Plat en céramique de Safi, émail bleu", "طبق خزف من آسفي"),
)


def some_goods(count: int) -> tuple[Goods, ...]:
    """Return goods of which no two have the same name, reference or price."""
    return tuple(_goods(number) for number in range(count))


def _goods(number: int) -> Goods:
    fr, ar = _KINDS[number % len(_KINDS)]
    maker = Names(fr=f"Artisan {number % 30}", ar=f"صانع {number % 30}")
    return Goods(
        sku=f"T-{number:05d}",
        code="",
        names=Names(fr=f"{fr} {number}", ar=f"{ar} {number}"),
        variant="",
        craft=Craft.POTTERY,
        category="",
        maker=maker,
        unit=Unit.PIECE,
        price=Money(5_000 + number * 25, MAD),
        on_hand=pieces(number % 9 + 1),
    )


def statements(count: int, languages: tuple[str, ...]) -> Iterator[Document]:
    """Write the statements of so many makers, one at a time."""
    for number in range(count):
        lines = tuple(_line(number * _LINES_OF_ONE + line) for line in range(_LINES_OF_ONE))
        sales = MakerSales(Names(fr=f"Artisan {number}", ar=f"صانع {number}"), "", lines)
        yield maker_statement(sales, _DAYS, _FACTS, languages)


def _line(number: int) -> MakerLine:
    fr, ar = _KINDS[number % len(_KINDS)]
    paid = Money(4_000 + number * 10, MAD)
    names = Names(fr=fr, ar=ar)
    return MakerLine(_DAYS.first, f"7K3-{number:06d}", names, "", "", pieces(1), paid, paid)


def plain_lines(output: IO[bytes], pages: int, lines: int, columns: int) -> None:
    """Draw as many texts and rules without any layout."""
    canvas = Canvas(output, invariant=1)
    for page in range(pages):
        for line in range(lines):
            top = 800 - line * 16
            for column in range(columns):
                canvas.setFont(plain_font(), 8.5)
                canvas.drawString(40 + column * 75, top, f"{page} {line} {column}")
            canvas.rect(40, top - 4, 500, 0.35, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()


def long_list(rows: int, language: str) -> list[Figure]:
    """Write one list of so many rows in one language."""
    listed = GoodsList(some_goods(rows), _FACTS, Grouping.MAKER)
    paper = packing_list(listed, (language,))
    output, pages = BytesIO(), 0
    before = _memory_mb()

    def ours() -> None:
        nonlocal pages
        pages = write([paper], output, A4)

    seconds = _seconds(ours)
    grown = _memory_mb() - before
    plain = _seconds(lambda: plain_lines(BytesIO(), pages, rows // pages, 6))
    name = f"list of {pages} pages, {language}"
    return [
        figure(f"{name}, s beside a minute", seconds, _PATIENCE_S, 1.0),
        figure(f"{name}, s beside plain lines", seconds, plain, 6.0),
        figure(f"{name}, MB it took", max(grown, 0.1), _MEMORY_MB, 1.0),
    ]


def many_statements(count: int, language: str) -> Figure:
    """Write the statements of so many makers into one file."""
    seconds = _seconds(lambda: write(statements(count, (language,)), BytesIO(), A4))
    return figure(f"{count} statements, {language}, s beside a minute", seconds, _PATIENCE_S, 1.0)


def _seconds(action: Callable[[], object]) -> float:
    return milliseconds(action) / 1000


def _memory_mb() -> float:
    """Return the most memory this process ever had."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def run(*, small: bool) -> list[Figure]:
    """Measure in both scripts; a small run shows only that all of it works."""
    rows, count = (400, 5) if small else (20_000, _STATEMENTS)
    figures = []
    for language in ("fr", "ar"):
        figures += [*long_list(rows, language), many_statements(count, language)]
    return figures


def main() -> None:
    """Read the command line, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true", help="seconds instead of minutes")
    report(run(small=parser.parse_args().small))


if __name__ == "__main__":
    main()
