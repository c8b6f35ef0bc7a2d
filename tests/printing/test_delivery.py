"""A receipt from document to its end, in a folder and over the network."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pos.printing.delivery import deliver, open_drawer
from pos.printing.outcome import CONFIRMED
from pos.printing.printers import FolderPrinter, NetworkPrinter
from pos.printing.raster import prepare, raster
from pos.printing.status import ASK_WHEN_DONE
from tests.documents.sales import paper
from tests.printing.fake_printer import FakePrinter


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
        network = NetworkPrinter("127.0.0.1", printer.port, 576)
        outcome = deliver(receipt, "receipt", network, raster)

    assert outcome == CONFIRMED
    assert printer.received == [(tmp_path / "receipt.bin").read_bytes() + ASK_WHEN_DONE]


def test_the_drawer_opens_by_a_job_of_its_own(tmp_path: Path) -> None:
    with FakePrinter() as printer:
        open_drawer(NetworkPrinter("127.0.0.1", printer.port, 576))

    open_drawer(FolderPrinter(tmp_path, 576))

    assert printer.received == [b"\x1bp\x0022" + ASK_WHEN_DONE]
    assert list(tmp_path.iterdir()) == []
