"""Printers are found where the system and the network have them."""

import socket
from pathlib import Path

from pos.printing.finding import FoundPrinter, network_printers, usb_printers
from pos.services.device import PrinterKind
from tests.printing.fake_printer import FakePrinter


def test_a_usb_printer_is_called_what_it_calls_itself(tmp_path: Path) -> None:
    nodes, known = tmp_path / "usb", tmp_path / "known"
    for name in ("lp0", "lp1"):
        nodes.mkdir(exist_ok=True)
        (nodes / name).touch()
    device = known / "lp0" / "device"
    device.mkdir(parents=True)
    (device / "ieee1284_id").write_text("MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;")

    found = usb_printers(nodes, known)

    assert found == (
        FoundPrinter(PrinterKind.USB, str(nodes / "lp0"), "EPSON TM-T20III"),
        FoundPrinter(PrinterKind.USB, str(nodes / "lp1"), "lp1"),
    )


def test_a_system_without_usb_printers_has_none(tmp_path: Path) -> None:
    assert usb_printers(tmp_path / "usb", tmp_path) == ()


def test_who_takes_the_call_is_found_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    with FakePrinter() as printer:
        address = f"127.0.0.1:{printer.port}"
        hosts = ("127.0.0.1", "127.0.0.2", "127.0.0.3")
        found = network_printers(
            hosts, lambda done, total: told.append((done, total)), lambda: False, port=printer.port
        )

    assert found == (FoundPrinter(PrinterKind.NETWORK, address, "127.0.0.1"),)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_search_that_is_stopped_calls_nobody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        found = network_printers(("127.0.0.1",), lambda *_: None, lambda: True, port=port)

    assert found == ()
