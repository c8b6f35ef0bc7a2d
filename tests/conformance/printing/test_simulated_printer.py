"""Receipts on a simulated printer: the same dots, the same words about what went wrong, no doubles.

emupos draws what the bytes say and answers status queries; it is not ours and was not made for
python-escpos. It does not obey real-time commands inside a picture, so those have tests of their
own: tests/printing/test_realtime.py.
"""

from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageOps

from pos.documents.receipt import Receipt
from pos.documents.trial_page import PrinterFacts, trial_page
from pos.printing.bitmap import Bitmap
from pos.printing.delivery import deliver
from pos.printing.drawer import open_drawer
from pos.printing.escpos_bytes import receipt_bytes
from pos.printing.learning import learn
from pos.printing.line import Deadlines
from pos.printing.outcome import CONFIRMED, CoverOpen, PaperOut, PrinterNotReady, PrintingFailed
from pos.printing.printers import NetworkAddress, ReceiptPrinter, SerialPort, UsbNode, Way
from pos.printing.raster import prepare, raster
from pos.printing.realtime import without_commands
from pos.printing.sending import send
from pos.services.receipts import PrintState
from tests.conformance.conftest import Reader
from tests.conformance.printing.conftest import Simulated
from tests.documents.sales import fair_day_sale, paper, two_rates_sale

pytestmark = pytest.mark.conformance

WIDTHS = (576, 384)
# What leads to a printer: USB as Linux shows it takes the same steps as a terminal does.
WAYS = ("network", "serial", "usb")
IMPATIENT = Deadlines(fence=0.5)


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    assert qapp
    prepare()


def address(
    of: Simulated, width: int, *, is_mute: bool = False, way: str = "network"
) -> ReceiptPrinter:
    ways: dict[str, Way] = {
        "network": NetworkAddress("127.0.0.1", of.port),
        "serial": SerialPort(of.serial, 115_200),
        "usb": UsbNode(of.serial),
    }
    return ReceiptPrinter(ways[way], width, is_mute=is_mute)


def expected(bitmap: Bitmap) -> Image.Image:
    return Image.open(BytesIO(without_commands(bitmap).to_png())).convert("1")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("fr", "ar")])
def test_the_paper_shows_dot_for_dot_what_was_drawn(
    simulator: dict[int, Simulated], width: int, languages: tuple[str, ...], way: str
) -> None:
    printer = simulator[width]
    receipt = paper(fair_day_sale(), *languages)

    outcome = deliver(receipt, "receipt", address(printer, width, way=way), raster)

    drawn = expected(raster(receipt, width))
    printed = Image.open(BytesIO(printer.images()[-1])).convert("1")
    assert outcome == CONFIRMED
    assert printed.width == drawn.width
    top = printed.crop((0, 0, drawn.width, drawn.height))
    assert top.tobytes() == drawn.tobytes()
    rest = printed.crop((0, drawn.height, printed.width, printed.height))
    assert set(rest.convert("L").tobytes()) <= {255}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_symbol_on_the_paper_is_scanned(
    simulator: dict[int, Simulated], zbar: Reader, width: int
) -> None:
    printer = simulator[width]

    deliver(paper(two_rates_sale(), "ar"), "receipt", address(printer, width), raster)

    assert read(printer, zbar) == (["7K3-000147"], ["7K3-000147"])


@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_symbol_on_the_test_page_is_scanned(
    simulator: dict[int, Simulated], zbar: Reader, width: int
) -> None:
    printer = simulator[width]
    page = trial_page(PrinterFacts("127.0.0.1", width), ("fr", "ar"))

    assert deliver(page, "page", address(printer, width), raster) == CONFIRMED

    symbols = ["6111234567895", "TEST-000001", "https://rahba.example/test"]
    assert read(printer, zbar) == (symbols, symbols)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_receipt_sent_as_text_is_read_on_the_paper(
    simulator: dict[int, Simulated], zbar: Reader, width: int
) -> None:
    printer = simulator[width]
    slow = ReceiptPrinter(SerialPort(printer.serial, 9600), width)

    assert deliver(paper(fair_day_sale(), "fr"), "receipt", slow, raster) == CONFIRMED

    said = printer.text()
    assert "Babouche jaune, Taille 40" in said
    assert "Théière gravée" in said
    assert "3\u00a0591,18" in said or "3 591,18" in said
    assert "?" not in said
    assert read(printer, zbar) == (["7K3-000147"], ["7K3-000147"])


def test_a_printer_says_what_it_is(simulator: dict[int, Simulated]) -> None:
    for way in WAYS:
        found = learn(address(simulator[576], 576, way=way).way)

        assert (found.name, found.hexadecimal) == ("EPSON TM-T20III", "12 12 12")


def test_the_near_end_of_the_roll_is_told_with_the_receipt(
    simulator: dict[int, Simulated],
) -> None:
    printer = simulator[576]
    printer.break_down("paper-near-end")

    try:
        outcome = deliver(paper(), "receipt", address(printer, 576), raster)
    finally:
        printer.mend("paper-near-end")

    assert outcome == replace(CONFIRMED, paper_is_low=True)


def read(printer: Simulated, zbar: Reader) -> tuple[list[str], list[str]]:
    """Return what ZXing and zbar read on the newest paper, in the order of the alphabet."""
    image = Image.open(BytesIO(printer.images()[-1])).convert("L")
    # A scanner sees the table on which the paper lies, not its edge.
    whole = ImageOps.expand(image, 40, 255)
    return sorted(found.text for found in zxingcpp.read_barcodes(whole)), sorted(zbar(whole))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("broken", "fault"),
    [("paper-out", PaperOut), ("cover-open", CoverOpen), ("offline", PrinterNotReady)],
)
def test_a_printer_that_is_not_ready_says_why_and_prints_nothing(
    simulator: dict[int, Simulated], broken: str, fault: type[PrintingFailed], way: str
) -> None:
    printer = simulator[576]
    before = len(printer.images())
    printer.break_down(broken)

    try:
        with pytest.raises(fault):
            deliver(paper(), "receipt", address(printer, 576, way=way), raster)
    finally:
        printer.mend(broken)

    assert len(printer.images()) == before
    assert deliver(paper(), "receipt", address(printer, 576, way=way), raster) == CONFIRMED
    assert len(printer.images()) == before + 1


def test_a_receipt_held_back_without_paper_comes_out_once(
    simulator: dict[int, Simulated],
) -> None:
    """A printer that is not asked first takes the receipt and keeps it until there is paper."""
    printer = simulator[576]
    before = len(printer.images())
    printer.break_down("paper-out")

    outcome = send(sent(paper()), address(printer, 576, is_mute=True), IMPATIENT)
    held = len(printer.images())
    printer.mend("paper-out")

    # The next receipt is confirmed only when everything before it is on paper.
    assert deliver(paper(copy=True), "copy", address(printer, 576), raster) == CONFIRMED
    assert outcome.state is PrintState.MAYBE
    assert held == before
    assert len(printer.images()) == before + 2


def sent(receipt: Receipt) -> bytes:
    return receipt_bytes(raster(receipt, 576))


def is_opened(printer: Simulated) -> bool:
    """Look at the drawer until it is open; the pulse needs no answer, so it may take a moment."""
    return any(printer.drawer() == "open" for _ in range(500))


@pytest.mark.parametrize("way", WAYS)
def test_the_drawer_opens_and_only_when_it_is_told(
    simulator: dict[int, Simulated], way: str
) -> None:
    printer = simulator[576]
    deliver(paper(), "receipt", address(printer, 576, way=way), raster)
    assert printer.drawer() == "closed"

    open_drawer(address(printer, 576, way=way))

    assert is_opened(printer)
    printer.close_drawer()


def test_the_drawer_opens_without_paper_too(simulator: dict[int, Simulated]) -> None:
    printer = simulator[576]
    printer.break_down("paper-out")

    open_drawer(address(printer, 576))

    assert is_opened(printer)
    printer.close_drawer()
    printer.mend("paper-out")
