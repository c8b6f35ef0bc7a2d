"""Serial and USB lines: the same steps as over the network, and nothing that waits for ever."""

from pathlib import Path

import pytest

from pos.printing.drawer import open_drawer
from pos.printing.escpos_bytes import drawer_bytes
from pos.printing.learning import Learned, learn
from pos.printing.line import Deadlines, connected
from pos.printing.outcome import (
    CONFIRMED,
    DrawerNotOpened,
    PaperOut,
    PrinterNotPermitted,
    PrinterSilent,
    PrinterUnavailable,
)
from pos.printing.printers import ReceiptPrinter, SerialPort, UsbNode, Way
from pos.printing.sending import look_at, on_its_way, send
from pos.printing.status import ASK_WHEN_DONE
from pos.services.receipts import PrintState
from tests.printing.fake_printer import READY
from tests.printing.pty_printer import PtyPrinter

SHORT = Deadlines(connect=0.5, answer=0.2, slice=0.4, fence=0.5)
RECEIPT = b"receipt " * 2_000
SILENT: dict[int, int | None] = {1: None, 2: None, 4: None}
NO_PAPER: dict[int, int | None] = {1: READY | 0x08, 2: READY | 0x20, 4: READY | 0x60}


@pytest.fixture(params=["serial", "usb"])
def kind(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def at(printer: PtyPrinter, kind: str, *, is_mute: bool = False) -> ReceiptPrinter:
    way: Way = SerialPort(printer.path, 115_200) if kind == "serial" else UsbNode(printer.path)
    return ReceiptPrinter(way, 576, is_mute=is_mute)


def test_a_ready_printer_confirms_and_gets_the_receipt_once(kind: str) -> None:
    with PtyPrinter() as printer:
        outcome = send(RECEIPT, at(printer, kind), SHORT)

    assert outcome == CONFIRMED
    assert printer.received == RECEIPT + ASK_WHEN_DONE


def test_a_printer_without_paper_gets_nothing_and_says_why(kind: str) -> None:
    with PtyPrinter(answers=NO_PAPER) as printer, pytest.raises(PaperOut):
        send(RECEIPT, at(printer, kind), SHORT)

    assert printer.received == b""


def test_a_printer_that_does_not_answer_is_told(kind: str) -> None:
    with PtyPrinter(answers=SILENT) as printer, pytest.raises(PrinterSilent):
        send(RECEIPT, at(printer, kind), SHORT)


def test_a_receipt_that_is_not_confirmed_stays_a_maybe(kind: str) -> None:
    with PtyPrinter(done=None) as printer:
        outcome = send(RECEIPT, at(printer, kind), SHORT)

    assert outcome.state is PrintState.MAYBE


def test_a_mute_printer_is_asked_nothing(kind: str) -> None:
    with PtyPrinter(answers=SILENT) as printer:
        outcome = send(RECEIPT, at(printer, kind, is_mute=True), SHORT)

    assert outcome.state is PrintState.MAYBE
    assert printer.received == RECEIPT


def test_a_printer_that_never_reads_leaves_a_maybe_in_time(kind: str) -> None:
    with PtyPrinter(stops_reading=True) as printer:
        outcome = send(RECEIPT * 20, at(printer, kind, is_mute=True), SHORT)

    assert outcome.state is PrintState.MAYBE


def test_the_drawer_opens_over_it(kind: str) -> None:
    with PtyPrinter() as printer:
        open_drawer(at(printer, kind), SHORT)

    assert printer.received == drawer_bytes()


def test_a_printer_is_looked_at_without_printing(kind: str) -> None:
    low: dict[int, int | None] = {1: READY, 2: READY, 4: READY | 0x0C}
    with PtyPrinter(answers=low) as printer:
        assert look_at(at(printer, kind), SHORT)

    assert printer.received == b""


@pytest.mark.parametrize("way", [SerialPort("/dev/no-such-port", 9600), UsbNode("/dev/usb/lp99")])
def test_a_printer_that_is_not_there_is_a_fault(way: Way) -> None:
    with pytest.raises(PrinterUnavailable):
        send(RECEIPT, ReceiptPrinter(way, 576), SHORT)
    with pytest.raises(DrawerNotOpened):
        open_drawer(ReceiptPrinter(way, 576), SHORT)


def test_a_printer_that_this_user_may_not_use_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)

    with pytest.raises(PrinterNotPermitted, match="usermod -aG lp"):
        send(RECEIPT, ReceiptPrinter(UsbNode(str(tmp_path)), 576), SHORT)


def test_bytes_on_a_slow_line_are_waited_for() -> None:
    assert on_its_way(SerialPort("/dev/ttyS0", 9600), 2_400) == pytest.approx(2.5)
    assert on_its_way(UsbNode("/dev/usb/lp0"), 2_400) == 0


def test_what_a_printer_says_of_itself_is_learned(kind: str) -> None:
    names = {b"\x1dIB": b"_EPSON\x00", b"\x1dIC": b"_TM-T20III\x00"}
    with PtyPrinter(names=names) as printer:
        found = learn(at(printer, kind).way, SHORT)

    assert (found.name, found.hexadecimal) == ("EPSON TM-T20III", "12 12 12")
    assert found.is_epson
    assert not found.is_mute


def test_a_printer_that_knows_its_state_but_no_name_is_no_epson(kind: str) -> None:
    with PtyPrinter() as printer:
        found = learn(at(printer, kind).way, SHORT)

    assert found == Learned((READY, READY, READY))
    assert not found.is_epson


def test_a_printer_that_answers_nothing_is_learned_as_mute(kind: str) -> None:
    with PtyPrinter(answers=SILENT) as printer:
        assert learn(at(printer, kind).way, SHORT).is_mute


def test_a_line_is_let_go_whatever_happens(kind: str) -> None:
    with PtyPrinter() as printer:
        for _time in range(3):
            with pytest.raises(ValueError, match="mistake"), connected(at(printer, kind).way):
                raise ValueError("a mistake in between")
