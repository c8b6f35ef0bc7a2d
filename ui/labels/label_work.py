"""The slow part of labels: drawing one for the screen, writing all of them, being stopped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QImage, Qt

from pos.documents.price_label import LabelContent, Part, PriceLabel, price_label
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.bitmap import Bitmap
from pos.printing.label_layout import LabelSize, PlacedLabel, place_label
from pos.printing.label_stock import LabelStock, SheetPlan
from pos.printing.raster import draw, measure
from pos.services.device import LabelKind, LabelPrinter
from pos.services.labels import Labelled
from ui.watch import Tell


@dataclass(frozen=True, slots=True)
class LabelPaper:
    """What labels are printed on. dots_per_mm: of the label printer; 0.0 for sheets of A4."""

    stock: LabelStock
    dots_per_mm: float = 0.0


def roll_paper(printer: LabelPrinter) -> LabelPaper | None:
    """Return what is in a device's label printer, None where there is none."""
    if printer.kind is not LabelKind.ZPL:
        return None
    return LabelPaper(LabelStock(printer.width_mm, printer.height_mm), printer.density)


@dataclass(frozen=True, slots=True)
class LabelPicture:
    """One label as it will be printed. left_out: what there is no room for."""

    image: QImage
    left_out: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made.

    name: of the file, empty for labels on their way to the label printer. labels: how many.
    faults: why some products have none.
    """

    name: str
    labels: int
    faults: tuple[str, ...]


def placed(label: PriceLabel, paper: LabelPaper) -> PlacedLabel:
    """Place a label as its printer wants it; raises a `PosError` when it does not fit."""
    if paper.dots_per_mm:
        size = LabelSize.of(paper.stock.width_mm, paper.stock.height_mm, paper.dots_per_mm)
        return place_label(label, size, measure)
    # ReportLab takes a tenth of a second to load, which no start of the program should pay.
    from pos.printing.label_sheet import sheet_label

    return sheet_label(label, paper.stock)


def label_picture(labelled: Labelled, content: LabelContent, paper: LabelPaper) -> LabelPicture:
    """Draw a label dot by dot as it will be printed; raises a `PosError` when it cannot be."""
    made = placed(price_label(labelled.facts, content), paper)
    return LabelPicture(_image(draw(made.layout)), made.left_out)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Labels to print: products with their facts, and how many of each."""

    products: Sequence[tuple[Labelled, int]]
    content: LabelContent
    paper: LabelPaper

    @property
    def count(self) -> int:
        """How many labels there are to be."""
        return sum(count for _product, count in self.products)

    def laid(self, faults: list[str]) -> Iterator[tuple[PlacedLabel, int]]:
        """Place each; why one cannot be goes into `faults`, and the others are printed."""
        for labelled, count in self.products:
            try:
                yield placed(price_label(labelled.facts, self.content), self.paper), count
            except PosError as fault:
                faults.append(str(fault))


def write_sheets(wanted: Wanted, plan: SheetPlan, file: Path, tell: Tell) -> Made:
    """Write the labels as PDF; raises a `PosError` that says why nothing was written."""
    from pos.printing.label_sheet import label_sheets

    faults: list[str] = []
    done, total = [0], wanted.count

    def count(written: int) -> None:
        done[0] = written
        tell(written, total)

    layouts = ((each.layout, copies) for each, copies in wanted.laid(faults))
    pdf = label_sheets(layouts, plan, file.stem, count)
    if done[0]:
        write_file(file, pdf)
    return Made(file.name, done[0], tuple(faults))


def fitting(wanted: Wanted, tell: Tell) -> tuple[list[tuple[str, int]], Made]:
    """Return the products whose labels fit on the roll, by id, and what became of the others."""
    faults: list[str] = []
    fit: list[tuple[str, int]] = []
    done, total = 0, wanted.count
    for labelled, count in wanted.products:
        one = Wanted([(labelled, count)], wanted.content, wanted.paper)
        if any(one.laid(faults)):
            fit.append((labelled.facts.product.id, count))
            done += count
            tell(done, total)
    return fit, Made("", done, tuple(faults))


def write_frames(plan: SheetPlan, file: Path) -> None:
    """Write a sheet of frames as PDF; raises a `PosError` where it cannot be written."""
    from pos.printing.label_sheet import frame_sheet

    write_file(file, frame_sheet(plan, file.stem))


def write_file(file: Path, content: bytes) -> None:
    """Write a file where the person said; raises a `PosError` where that cannot be."""
    try:
        file.write_bytes(content)
    except OSError as fault:
        raise PosError(_("The PDF could not be written there. Choose another folder.")) from fault


def _image(bitmap: Bitmap) -> QImage:
    mono = QImage.Format.Format_Mono
    dots = QImage(bitmap.rows, bitmap.width, bitmap.height, bitmap.stride, mono)
    white, black = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black)
    dots.setColorTable([white.rgb(), black.rgb()])
    return dots.copy()
