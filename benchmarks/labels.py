"""Price labels of 500 different products: on sheets of A4 as PDF, and as pictures for a roll.

    python -m benchmarks.labels [--small]

The floor of the sheets is ReportLab alone with its own barcodes and one line of text in a font of
its own, on the same grid: no Arabic, no line that wraps, no size that fits. Labels for a roll stand
beside ten seconds: the printer itself needs minutes for them.
"""

import argparse
from io import BytesIO
from typing import Any, Final

from reportlab.graphics.barcode import createBarcodeDrawing
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from benchmarks.measure import Figure, figure, interleaved, milliseconds, percentile, report
from pos.documents.price_label import LabelContent, LabelFacts, Part, PriceLabel, price_label
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.own_code import own_code
from pos.domain.product import Product
from pos.printing.label_layout import LabelSize, place_label
from pos.printing.label_sheet import label_sheets, sheet_label
from pos.printing.label_stock import USUAL, SheetPlan
from pos.printing.paper import A4
from pos.printing.raster import draw, measure, prepare
from pos.printing.zpl import label_bytes

_CONTENT: Final = LabelContent(("ar", "fr"), tuple(Part))
_ROLL: Final = LabelSize.of(50, 30, 8.0)
_FIVE_SECONDS, _TEN_SECONDS = 5_000, 10_000


def labels(count: int) -> list[PriceLabel]:
    """Describe so many pieces, each with a code and a price of its own."""
    return [price_label(LabelFacts(_piece(number)), _CONTENT) for number in range(1, count + 1)]


def _piece(number: int) -> Product:
    return Product(
        id="",
        names=Names(f"Tajine de Safi n° {number}, peint à la main", f"طاجين آسفي رقم {number}"),
        price=Money(10_000 + 50 * number, MAD),
        barcode=own_code("20", 7, number),
        materials="Terre cuite, émail sans plomb",
    )


def sheets(wanted: list[PriceLabel]) -> bytes:
    """Place and write them as the program does."""
    placed = ((sheet_label(label, USUAL).layout, 1) for label in wanted)
    return label_sheets(placed, SheetPlan(USUAL), "labels")


def plain_sheets(wanted: list[PriceLabel]) -> bytes:
    """Write name, price and bars with nothing but ReportLab."""
    assert A4.height is not None
    output = BytesIO()
    canvas = Canvas(output, (A4.width * mm, A4.height * mm))
    for number, label in enumerate(wanted):
        place = number % USUAL.on_sheet
        if number and not place:
            canvas.showPage()
        left, top = USUAL.corner_mm(place)
        x, y = left * mm, (A4.height - top - USUAL.height_mm) * mm
        canvas.setFont("Helvetica", 9)
        canvas.drawString(x + 4, y + 90, label.names[-1].text)
        canvas.drawString(x + 4, y + 76, label.price)
        bars: Any = createBarcodeDrawing(  # type: ignore[no-untyped-call]
            "EAN13", value=label.code, barHeight=12 * mm
        )
        bars.drawOn(canvas, x + 20, y + 8)
    canvas.save()
    return output.getvalue()


def roll(wanted: list[PriceLabel]) -> bytes:
    """Draw and pack them for a label printer."""
    placed = (place_label(label, _ROLL, measure).layout for label in wanted)
    return b"".join(label_bytes(draw(layout)) for layout in placed)


def run(*, small: bool) -> list[Figure]:
    """Measure both papers; a small run shows only that all of it works."""
    prepare()
    wanted = labels(50 if small else 500)
    on_sheets = interleaved(
        3,
        lambda: [milliseconds(lambda: sheets(wanted))],
        lambda: [milliseconds(lambda: plain_sheets(wanted))],
    )
    on_roll = interleaved(3, lambda: [milliseconds(lambda: roll(wanted))])
    count = f"{len(wanted)} labels"
    sheets_ms, plain_ms = (percentile(side, 50) for side in on_sheets)
    roll_ms = percentile(on_roll[0], 50)
    return [
        figure(f"{count} on sheets as PDF, ms", sheets_ms, plain_ms, 2),
        figure(f"{count} on sheets as PDF, ms beside five seconds", sheets_ms, _FIVE_SECONDS, 1),
        figure(f"{count} for a label printer, ms beside ten seconds", roll_ms, _TEN_SECONDS, 1),
    ]


def main() -> None:
    """Read the command line, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true", help="seconds instead of minutes")
    report(run(small=parser.parse_args().small))


if __name__ == "__main__":
    main()
