"""Labels on a roll: what is on the screen is what is sent, dot by dot, and once."""

from pathlib import Path

import pytest

from pos.documents.label_run import LabelRun
from pos.documents.price_label import LabelContent, LabelFacts, PriceLabel, price_label
from pos.printing.bitmap import Bitmap
from pos.printing.delivery import deliver
from pos.printing.label_layout import LabelSize, LabelTooSmall, place_label
from pos.printing.label_roll import NoLabelPrinter
from pos.printing.printers import LabelRoll, LabelSheets, chosen_label_printer
from pos.printing.raster import draw, measure, prepare, raster
from pos.services.device import DeviceSettings, LabelKind, LabelPrinter
from pos.services.receipts import PrintState
from tests.factories import a_product
from tests.printing.fake_printer import FakePrinter
from tests.printing.zebra import printed


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    assert qapp
    prepare()


def label(code: str = "6111234567895") -> PriceLabel:
    return price_label(LabelFacts(a_product(barcode=code)), LabelContent(("ar", "fr")))


def run(*labels: tuple[PriceLabel, int]) -> LabelRun:
    return LabelRun(title="labels", languages=("ar",), blocks=(), labels=labels, job=7)


def roll(port: int, **labels: int) -> LabelRoll:
    """Return the printer of a device whose label printer listens there."""
    kept = LabelPrinter(LabelKind.ZPL, address=f"127.0.0.1:{port}", **labels)  # type: ignore[arg-type]
    chosen = chosen_label_printer(DeviceSettings(labels=kept), Path("papers"))
    assert isinstance(chosen, LabelRoll)
    return chosen


def shown(made: PriceLabel) -> Bitmap:
    """Draw a label of 50 by 30 mm as the screen does."""
    return draw(place_label(made, LabelSize.of(50, 30, 8.0), measure).layout)


def test_each_label_arrives_as_it_was_shown_and_as_often_as_asked() -> None:
    first, second = label(), label("2024450000012")

    with FakePrinter() as printer:
        outcome = deliver(run((first, 3), (second, 1)), "labels", roll(printer.port), raster)

    (sent,) = printer.received
    assert [(each.bitmap, each.copies) for each in printed(sent)] == [
        (shown(first), 3),
        (shown(second), 1),
    ]
    assert outcome.state is PrintState.MAYBE
    assert "étiquettes" in outcome.detail


def test_without_a_label_printer_nothing_is_printed() -> None:
    with pytest.raises(NoLabelPrinter):
        deliver(run((label(), 1)), "labels", LabelSheets(Path("papers")), raster)


def test_nothing_is_sent_of_labels_of_which_one_does_not_fit() -> None:
    with FakePrinter() as printer:
        small = roll(printer.port, width_mm=25, height_mm=25)
        with pytest.raises(LabelTooSmall):
            deliver(run((label(), 1)), "labels", small, raster)

    assert printer.received == []


def test_a_label_at_300_dpi_is_no_wider_than_the_head_prints() -> None:
    printer = roll(9100, dots_per_mm=12)

    assert (printer.width_dots, printer.height_dots) == (590, 354)
