"""A receipt on its way to a printer: confirmed, maybe or not at all, and never twice."""

import socket
from dataclasses import replace

import pytest

from pos.i18n import language
from pos.printing.line import Deadlines
from pos.printing.outcome import (
    CONFIRMED,
    CoverOpen,
    PaperOut,
    PrinterNotReady,
    PrinterSilent,
    PrinterUnavailable,
    PrintingFailed,
)
from pos.printing.printers import NetworkAddress, ReceiptPrinter
from pos.printing.sending import send
from pos.printing.status import ASK_WHEN_DONE
from pos.services.receipts import PrintState
from tests.printing.fake_printer import READY, FakePrinter

SHORT = Deadlines(connect=2, answer=0.2, slice=0.3, fence=0.3)
RECEIPT = b"receipt " * 2_000
LONG_RECEIPT = b"receipt " * 2_000_000


def address(of: FakePrinter) -> ReceiptPrinter:
    return ReceiptPrinter(NetworkAddress("127.0.0.1", of.port), 576)


def test_a_ready_printer_confirms_and_gets_the_receipt_once() -> None:
    with FakePrinter() as printer:
        outcome = send(RECEIPT, address(printer), SHORT)

    assert outcome == CONFIRMED
    assert printer.received == [RECEIPT + ASK_WHEN_DONE]


def test_bytes_sent_unasked_are_not_taken_for_answers() -> None:
    automatic_status = b"\x14\x00\x00\x0f"
    with FakePrinter(chatter=automatic_status) as printer:
        outcome = send(RECEIPT, address(printer), SHORT)

    assert outcome == CONFIRMED


def test_an_automatic_status_is_not_taken_for_a_confirmation() -> None:
    out_of_paper = b"\x18\x00\x0c\x0f"
    with FakePrinter(done=None, told_at_fence=out_of_paper) as printer:
        outcome = send(RECEIPT, address(printer), SHORT)

    assert outcome.state is PrintState.MAYBE


def test_a_confirmation_after_an_automatic_status_counts() -> None:
    with FakePrinter(told_at_fence=b"\x10\x00\x00\x0f") as printer:
        assert send(RECEIPT, address(printer), SHORT) == CONFIRMED


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({1: READY, 2: READY, 4: READY | 0x60}, PaperOut),
        ({1: READY | 0x08, 2: READY | 0x20, 4: READY}, PaperOut),
        ({1: READY | 0x08, 2: READY | 0x04, 4: READY | 0x60}, CoverOpen),
        ({1: READY | 0x08, 2: READY, 4: READY}, PrinterNotReady),
        ({1: None, 2: None, 4: None}, PrinterSilent),
        ({1: READY, 2: READY, 4: None}, PrinterSilent),
    ],
    ids=["no paper", "stopped for paper", "cover", "off-line", "silent", "silent half-way"],
)
def test_a_printer_that_is_not_ready_gets_nothing_and_says_why(
    answers: dict[int, int | None], fault: type[PrintingFailed]
) -> None:
    with FakePrinter(answers=answers) as printer, pytest.raises(fault):
        send(RECEIPT, address(printer), SHORT)

    assert printer.received == [b""]


def test_paper_that_is_nearly_out_does_not_stop_a_receipt() -> None:
    with FakePrinter(answers={1: READY, 2: READY, 4: READY | 0x0C}) as printer:
        outcome = send(RECEIPT, address(printer), SHORT)

    assert outcome == replace(CONFIRMED, paper_is_low=True)


def test_nobody_at_the_address_is_a_fault() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with pytest.raises(PrinterUnavailable):
        send(RECEIPT, ReceiptPrinter(NetworkAddress("127.0.0.1", port), 576), SHORT)


@pytest.mark.parametrize("host", ["", "a" * 300, "no.such.host.invalid", "a..b"])
def test_an_address_that_leads_nowhere_is_a_fault(host: str) -> None:
    with pytest.raises(PrinterUnavailable):
        send(RECEIPT, ReceiptPrinter(NetworkAddress(host, 1), 576), SHORT)


def test_a_printer_that_hangs_up_during_the_questions_got_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        # The call is taken by the system, and reset when the listener goes away.
        printer = ReceiptPrinter(NetworkAddress("127.0.0.1", listener.getsockname()[1]), 576)
        with pytest.raises(PrintingFailed):
            send(RECEIPT, printer, SHORT)


def test_a_line_cut_in_the_middle_leaves_a_maybe() -> None:
    with FakePrinter(hangs_up_after=4096) as printer:
        outcome = send(LONG_RECEIPT, address(printer), SHORT)

    assert outcome.state is PrintState.MAYBE
    assert len(printer.received) == 1


def test_a_printer_that_stops_reading_leaves_a_maybe_in_time() -> None:
    with FakePrinter(stops_reading=True) as printer:
        outcome = send(LONG_RECEIPT, address(printer), SHORT)

    assert outcome.state is PrintState.MAYBE


def test_a_receipt_that_is_not_confirmed_is_a_maybe_and_not_sent_again() -> None:
    with FakePrinter(done=None) as printer:
        outcome = send(RECEIPT, address(printer), SHORT)

    assert outcome.state is PrintState.MAYBE
    assert "before you print it again" in outcome.detail or "avant" in outcome.detail
    assert len(printer.received) == 1


def test_paper_that_runs_out_during_the_receipt_is_named() -> None:
    no_paper: dict[int, int | None] = {1: READY | 0x08, 2: READY | 0x20, 4: READY | 0x60}
    with FakePrinter(done=None, answers_later=no_paper) as printer, language("en"):
        outcome = send(RECEIPT, address(printer), SHORT)

    assert outcome.state is PrintState.MAYBE
    assert "the printer has kept the receipt" in outcome.detail


def test_a_mute_printer_is_asked_nothing_and_always_stays_a_maybe() -> None:
    silent: dict[int, int | None] = {1: None, 2: None, 4: None}
    with FakePrinter(answers=silent, done=None) as printer:
        outcome = send(RECEIPT, replace(address(printer), is_mute=True), SHORT)

    assert outcome.state is PrintState.MAYBE
    assert printer.received == [RECEIPT]


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_every_fault_says_that_the_sale_is_safe(code: str) -> None:
    safe = {"fr": "La vente est enregistrée", "ar": "تم تسجيل البيع", "en": "The sale is recorded"}
    silent: dict[int, int | None] = {1: None, 2: None, 4: None}

    with FakePrinter(answers=silent) as printer, language(code), pytest.raises(PrinterSilent) as e:
        send(RECEIPT, address(printer), SHORT)

    assert safe[code] in str(e.value)
