"""Printers of the operating system: a job is handed over whole, once, and never confirmed."""

import os
import stat
import sys
from ctypes import wintypes
from pathlib import Path
from typing import Any

import pytest

from pos.printing import cups, windows_spooler
from pos.printing.outcome import PrinterUnavailable
from pos.printing.printers import ReceiptPrinter, SystemQueue
from pos.printing.sending import send
from pos.services.receipts import PrintState

RECEIPT = b"receipt " * 2_000
TICKETS = ReceiptPrinter(SystemQueue("Tickets"), 576, is_mute=True)
NOT_ON_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no CUPS")


def command(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder where commands of a system stand before all others."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    command(tmp_path, "lpstat", "echo Tickets; echo Bureau")
    return tmp_path


@NOT_ON_WINDOWS
def test_cups_gets_the_bytes_raw_and_once(system: Path) -> None:
    command(system, "lp", f'echo "$@" >> {system}/asked; cat >> {system}/job')

    outcome = send(RECEIPT, TICKETS)

    assert outcome.state is PrintState.MAYBE
    assert (system / "job").read_bytes() == RECEIPT
    assert (system / "asked").read_text() == "-s -d Tickets -o raw -\n"


@NOT_ON_WINDOWS
def test_a_printer_that_cups_does_not_know_is_a_fault(system: Path) -> None:
    command(system, "lp", f"touch {system}/job")

    with pytest.raises(PrinterUnavailable):
        send(RECEIPT, ReceiptPrinter(SystemQueue("Autre"), 576, is_mute=True))

    assert not (system / "job").exists()


@NOT_ON_WINDOWS
def test_a_job_that_cups_refuses_was_not_printed(system: Path) -> None:
    command(system, "lp", "cat > /dev/null; exit 1")

    with pytest.raises(PrinterUnavailable, match="Tickets"):
        send(RECEIPT, TICKETS)


@NOT_ON_WINDOWS
@pytest.mark.usefixtures("system")
def test_the_printers_of_cups_are_known_by_name() -> None:
    assert cups.queues() == ("Tickets", "Bureau")


@NOT_ON_WINDOWS
def test_a_name_that_cannot_be_read_hides_no_other(system: Path) -> None:
    command(system, "lpstat", r"printf 'Caf\351\nTickets\n'")

    assert "Tickets" in cups.queues()


def test_a_system_without_cups_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert cups.queues() == ()


class Spooler:
    """Stands in for winspool.drv: notes what is asked of it. refuses: the call that fails."""

    def __init__(self, refuses: str = "", most: int = 1_000_000) -> None:
        self.calls: list[str] = []
        self.printed = b""
        self._refuses = refuses
        self._most = most

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any) -> int:
            self.calls.append(name)
            if name == self._refuses:
                return 0
            if name == "WritePrinter":
                _printer, part, size, written = arguments
                taken = min(size, self._most)
                self.printed += part[:taken]
                written._obj.value = taken
            return 1

        return call


def told(spooler: Spooler, payload: bytes) -> None:
    line = windows_spooler.open_queue(SystemQueue("Tickets"), spooler)
    try:
        line.send(payload, 1)
        line.finish(1)
    finally:
        line.close()


def test_windows_gets_one_job_in_the_order_it_asks_for() -> None:
    spooler = Spooler()

    told(spooler, RECEIPT)

    assert spooler.printed == RECEIPT
    assert spooler.calls == [
        "OpenPrinterW",
        "StartDocPrinterW",
        "StartPagePrinter",
        "WritePrinter",
        "EndPagePrinter",
        "EndDocPrinter",
        "ClosePrinter",
    ]


def test_a_spooler_that_takes_a_part_gets_the_rest() -> None:
    spooler = Spooler(most=1_000)

    told(spooler, RECEIPT)

    assert spooler.printed == RECEIPT


@pytest.mark.parametrize("refuses", ["StartDocPrinterW", "WritePrinter", "EndDocPrinter"])
def test_a_job_that_did_not_get_through_is_a_fault_and_the_printer_is_let_go(refuses: str) -> None:
    spooler = Spooler(refuses)

    with pytest.raises(OSError, match="refused"):
        told(spooler, RECEIPT)

    assert spooler.calls[-1] == "ClosePrinter"


def test_a_job_begun_and_not_ended_is_taken_back() -> None:
    spooler = Spooler("WritePrinter")

    with pytest.raises(OSError, match="WritePrinter"):
        told(spooler, RECEIPT)

    assert spooler.calls[-2:] == ["AbortPrinter", "ClosePrinter"]


def test_the_data_is_named_raw() -> None:
    info = windows_spooler.DocInfo("Rahba", None, "RAW")

    assert (info.name, info.output_file, info.data_type) == ("Rahba", None, "RAW")
    assert windows_spooler.PrinterInfo._fields_[0] == ("name", wintypes.LPWSTR)
