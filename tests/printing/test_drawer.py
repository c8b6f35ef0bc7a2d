"""The cash drawer opens by a job of its own, whatever the paper does."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from pos.printing.drawer import open_drawer
from pos.printing.line import Deadlines
from pos.printing.outcome import DrawerNotOpened
from pos.printing.printers import FolderPrinter, NetworkAddress, ReceiptPrinter
from tests.printing.fake_printer import READY, FakePrinter

SHORT = Deadlines(connect=2, answer=0.2, slice=0.3, fence=0.3)
USUAL_PULSE = b"\x1bp\x0022"
PULSE_AT_ONCE = b"\x10\x14\x01\x00\x01"


def address(of: FakePrinter) -> ReceiptPrinter:
    return ReceiptPrinter(NetworkAddress("127.0.0.1", of.port), 576)


def test_a_ready_printer_gets_the_usual_pulse() -> None:
    with FakePrinter() as printer:
        open_drawer(address(printer), SHORT)

    assert printer.received == [USUAL_PULSE]


def test_a_printer_without_paper_opens_the_drawer_at_once() -> None:
    without_paper: dict[int, int | None] = {1: READY | 0x08, 2: READY | 0x20, 4: READY | 0x60}
    with FakePrinter(answers=without_paper) as printer:
        open_drawer(address(printer), SHORT)

    assert printer.received == [PULSE_AT_ONCE]


def test_a_mute_printer_is_not_asked() -> None:
    silent: dict[int, int | None] = {1: None, 2: None, 4: None}
    with FakePrinter(answers=silent) as printer:
        open_drawer(replace(address(printer), is_mute=True), SHORT)

    assert printer.received == [USUAL_PULSE]


def test_a_printer_that_is_not_there_is_a_fault() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        printer = ReceiptPrinter(NetworkAddress("127.0.0.1", free.getsockname()[1]), 576)

    with pytest.raises(DrawerNotOpened):
        open_drawer(printer, SHORT)


def test_a_printer_that_does_not_answer_is_a_fault() -> None:
    silent: dict[int, int | None] = {1: None, 2: None, 4: None}
    with FakePrinter(answers=silent) as printer, pytest.raises(DrawerNotOpened):
        open_drawer(address(printer), SHORT)


def test_a_folder_has_no_drawer(tmp_path: Path) -> None:
    open_drawer(FolderPrinter(tmp_path, 576))

    assert list(tmp_path.iterdir()) == []
