"""A label printer is asked how it is before and after, and what it says is believed."""

from collections.abc import Callable

import pytest

from pos.printing.label_sending import look_at_labels, send_labels
from pos.printing.line import Deadlines
from pos.printing.outcome import CoverOpen, PaperOut, PrinterNotReady, PrintingFailed
from pos.printing.printers import LabelRoll, NetworkAddress
from pos.printing.zpl_status import LabelStatus, label_fault, label_status
from pos.services.receipts import PrintState
from tests.printing.fake_printer import FakePrinter

SOON = Deadlines(connect=2, answer=0.3, slice=2, fence=0.6)
LABELS = b"^XA^FDcouscoussier^FS^XZ\n"


def standing(fault: str = "", *, formats: int = 0, left: int = 0) -> bytes:
    """Write an answer as the guide spells it.

    fault: what is wrong, by letters: p(aper), w(aits), o(pen), r(ibbon). left: labels of the last
    format.
    """
    paper, waits, is_open, ribbon = (int(letter in fault) for letter in "pwor")
    return (
        f"\x02030,{paper},{waits},1245,{formats:03},0,0,0,000,0,0,0\x03\r\n"
        f"\x02000,0,{is_open},{ribbon},1,2,4,0,{left:08},1,000\x03\r\n"
        "\x021234,0\x03\r\n"
    ).encode()


def roll(printer: FakePrinter, *, is_mute: bool = False) -> LabelRoll:
    return LabelRoll(NetworkAddress("127.0.0.1", printer.port), 400, 240, is_mute=is_mute)


def test_labels_are_confirmed_once_nothing_is_left_to_print() -> None:
    ready, busy = standing(), standing(formats=1, left=12)
    with FakePrinter(standings=[ready, busy, busy, standing(left=3), ready]) as printer:
        outcome = send_labels(LABELS, roll(printer), SOON)

    assert outcome.state is PrintState.CONFIRMED
    assert printer.received == [LABELS]


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (standing("p"), PaperOut),
        (standing("op"), CoverOpen),
        (standing("r"), PaperOut),
        (standing("w"), PrinterNotReady),
    ],
)
def test_a_printer_that_cannot_print_gets_nothing(
    answer: bytes, fault: type[PrintingFailed]
) -> None:
    with FakePrinter(standings=[answer]) as printer:
        for ask in (look_at_labels, _send):
            with pytest.raises(fault):
                ask(roll(printer), SOON)

    assert b"".join(printer.received) == b""
    assert fault.passes


def _send(printer: LabelRoll, deadlines: Deadlines) -> None:
    send_labels(LABELS, printer, deadlines)


def test_labels_that_stop_in_the_middle_are_looked_at_by_a_person() -> None:
    busy, stopped = standing(formats=1, left=12), standing("p", formats=1, left=7)
    with FakePrinter(standings=[standing(), busy, stopped]) as printer:
        outcome = send_labels(LABELS, roll(printer), SOON)

    assert outcome.state is PrintState.MAYBE
    assert "au milieu" in outcome.detail
    assert printer.received == [LABELS]


def test_a_printer_that_never_gets_on_is_not_waited_for_for_ever() -> None:
    with FakePrinter(standings=[standing(), standing(formats=1)]) as printer:
        outcome = send_labels(LABELS, roll(printer), SOON)

    assert outcome.state is PrintState.MAYBE


@pytest.mark.parametrize(
    "answers", [[], [b"\x02nonsense\x03"], [b"\x02" + b"9" * 400], [b"\x15" * 40]]
)
def test_a_printer_that_says_nothing_sensible_gets_its_labels_unconfirmed(
    answers: list[bytes],
) -> None:
    with FakePrinter(standings=answers) as printer:
        outcome = send_labels(LABELS, roll(printer), SOON)

    assert outcome.state is PrintState.MAYBE
    assert "ne dit pas" in outcome.detail
    assert printer.received == [LABELS]


def test_a_mute_printer_is_not_asked() -> None:
    with FakePrinter(standings=[standing("p")]) as printer:
        outcome = send_labels(LABELS, roll(printer, is_mute=True), SOON)

    assert outcome.state is PrintState.MAYBE
    assert printer.received == [LABELS]


def test_a_direct_thermal_printer_needs_no_ribbon() -> None:
    status = label_status(
        [b"030,0,0,1245,000,0,0,0,000,0,0,0", b"000,0,0,1,0,2,4,0,00000000,1,000"]
    )

    assert status == LabelStatus(
        is_out_of_labels=False, is_paused=False, is_open=False, is_out_of_ribbon=False, waiting=0
    )
    assert label_fault(status) is None


@pytest.mark.parametrize("spoil", [lambda row: row[:3], lambda row: [b"x"] * len(row)])
def test_an_answer_that_is_cut_or_no_numbers_is_none(
    spoil: Callable[[list[bytes]], list[bytes]],
) -> None:
    rows = [line.strip(b"\x02\x03").split(b",") for line in standing().split(b"\r\n")[:2]]

    assert label_status([b",".join(spoil(row)) for row in rows]) is None
    assert label_status([]) is None
