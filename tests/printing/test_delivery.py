"""A receipt from document to its end, in a folder and over the network."""

import threading
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pos.printing.delivery import deliver
from pos.printing.outcome import CONFIRMED
from pos.printing.printers import FolderPrinter, NetworkAddress, ReceiptPrinter
from pos.printing.raster import prepare, raster
from pos.printing.status import ASK_WHEN_DONE
from pos.printing.worker import PrintWorker, Ticket
from pos.services.receipts import PrintState
from tests.documents.sales import paper
from tests.printing.fake_printer import FakePrinter

PATIENCE = 30.0


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    assert qapp
    prepare()


def test_a_folder_gets_picture_paper_and_bytes(tmp_path: Path) -> None:
    receipt = paper()

    outcome = deliver(receipt, receipt.file_name, FolderPrinter(tmp_path, 384), raster)

    assert outcome == CONFIRMED
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"7K3-000147_7K3Q2M-142.{ending}" for ending in ("bin", "pdf", "png")]
    picture = Image.open(BytesIO((tmp_path / names[2]).read_bytes()))
    assert picture.size == (384, raster(receipt, 384).height)
    assert (tmp_path / names[1]).read_bytes().startswith(b"%PDF-")
    assert (tmp_path / names[0]).read_bytes().startswith(b"\x1b@\x1dv0")


def test_the_network_printer_gets_what_the_folder_keeps(tmp_path: Path) -> None:
    receipt = paper()
    deliver(receipt, "receipt", FolderPrinter(tmp_path, 576), raster)

    with FakePrinter() as printer:
        network = ReceiptPrinter(NetworkAddress("127.0.0.1", printer.port), 576)
        outcome = deliver(receipt, "receipt", network, raster)

    assert outcome == CONFIRMED
    assert printer.received == [(tmp_path / "receipt.bin").read_bytes() + ASK_WHEN_DONE]


class Shelf:
    """A queue of one receipt."""

    def __init__(self) -> None:
        self.waiting = [Ticket(1, "receipt", paper(None, "ar"))]
        self.states: list[PrintState] = []
        self.ended = threading.Event()

    def take_next(self) -> Ticket | None:
        return self.waiting.pop() if self.waiting else None

    def set_state(self, job: int, state: PrintState, detail: str = "") -> None:
        assert (job, detail) == (1, "")
        self.states.append(state)
        if state is not PrintState.SENDING:
            self.ended.set()


def test_a_worker_draws_and_prints_without_a_window(tmp_path: Path) -> None:
    shelf = Shelf()
    printer = FolderPrinter(tmp_path, 576)
    worker = PrintWorker(shelf, lambda each: deliver(each.document, each.name, printer, raster))

    worker.wake()
    assert shelf.ended.wait(PATIENCE)
    assert worker.stop(PATIENCE)

    assert shelf.states == [PrintState.SENDING, PrintState.CONFIRMED]
    assert (tmp_path / "receipt.png").read_bytes() == raster(paper(None, "ar"), 576).to_png()
