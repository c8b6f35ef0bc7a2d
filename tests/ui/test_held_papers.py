"""A sale that a printer could not print is printed once somebody has seen to the printer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pos.domain.money import MAD, Money
from pos.printing.status import ASK_WHEN_DONE
from pos.services.device import DeviceSettings, PrinterKind, save_device_settings
from pos.services.receipts import PrintJob, PrintState, drop, print_jobs_of
from pos.services.selling import SoldSale, check_out
from tests.factories import a_line, a_product, exact_cash
from tests.printing.fake_printer import READY, FakePrinter
from tests.ui.shops import stand
from ui.operations import Operations
from ui.printing import Printing

NO_PAPER: dict[int, int | None] = {1: READY | 0x08, 2: READY | 0x20, 4: READY | 0x60}
LOW: dict[int, int | None] = {1: READY, 2: READY, 4: READY | 0x0C}
ALL_WELL: dict[int, int | None] = {1: READY, 2: READY, 4: READY}


class Counter:
    """A till and the printer beside it."""

    def __init__(self, qtbot: QtBot, printer: FakePrinter, folder: Path) -> None:
        self.qtbot = qtbot
        self.printer = printer
        self.told: list[str] = []
        self.operations = Operations(lambda: stand(folder))
        self.operations.told.connect(self.told.append)
        address = f"127.0.0.1:{printer.port}"
        settings = DeviceSettings(printer=PrinterKind.NETWORK, printer_address=address)
        self.operations.write_now(save_device_settings, settings)
        self.owner = QObject()
        self.printing = Printing(self.operations, folder, self.owner)

    def sell(self) -> SoldSale:
        due = Money(10_000, MAD)
        line = a_line(a_product(id=""), unit_price=due)
        sold: SoldSale = self.operations.write_now(check_out, (line,), (exact_cash(due),))
        return sold

    def job(self, sold: SoldSale) -> PrintJob:
        jobs: list[PrintJob] = self.operations.read_now(print_jobs_of, sold.id)
        return jobs[-1]

    def until(self, sold: SoldSale, state: PrintState) -> None:
        self.qtbot.waitUntil(lambda: self.job(sold).state is state, timeout=20_000)

    @property
    def papers(self) -> int:
        return b"".join(self.printer.received).count(ASK_WHEN_DONE)


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    with FakePrinter() as printer:
        made = Counter(qtbot, printer, tmp_path)
        made.printing.begin()
        yield made
        made.printing.stop()
        made.operations.close()


def test_changing_the_roll_lets_every_receipt_out_once_and_in_order(counter: Counter) -> None:
    counter.printer.answers = NO_PAPER
    first, second = counter.sell(), counter.sell()
    for sold in (first, second):
        counter.until(sold, PrintState.FAILED)
    assert counter.papers == 0

    counter.printer.answers = ALL_WELL

    for sold in (first, second):
        counter.until(sold, PrintState.CONFIRMED)
    assert counter.papers == 2


def test_a_paper_that_was_dropped_meanwhile_stays_away(counter: Counter) -> None:
    counter.printer.answers = NO_PAPER
    dropped, wanted = counter.sell(), counter.sell()
    for sold in (dropped, wanted):
        counter.until(sold, PrintState.FAILED)
    counter.operations.write_now(drop, counter.job(dropped).id)

    counter.printer.answers = ALL_WELL

    counter.until(wanted, PrintState.CONFIRMED)
    assert counter.job(dropped).state is PrintState.DROPPED
    assert counter.papers == 1


def test_a_receipt_that_may_be_on_paper_is_never_sent_again_alone(counter: Counter) -> None:
    counter.printer.hangs_up_after = 1
    doubtful = counter.sell()
    counter.until(doubtful, PrintState.MAYBE)
    counter.printer.hangs_up_after = None

    clear = counter.sell()

    counter.until(clear, PrintState.CONFIRMED)
    assert counter.job(doubtful).state is PrintState.MAYBE


def test_the_end_of_a_roll_is_told_once_a_roll(counter: Counter) -> None:
    for answers in (LOW, LOW, ALL_WELL, LOW):
        counter.printer.answers = answers
        counter.until(counter.sell(), PrintState.CONFIRMED)

    counter.qtbot.waitUntil(lambda: len(counter.told) == 2)


def test_choosing_another_printer_lets_held_papers_out_at_once(
    counter: Counter, tmp_path: Path
) -> None:
    counter.printer.answers = NO_PAPER
    sold = counter.sell()
    counter.until(sold, PrintState.FAILED)

    settings = DeviceSettings(printer=PrinterKind.FOLDER, printer_folder=str(tmp_path / "papers"))
    counter.operations.write_now(save_device_settings, settings)

    counter.until(sold, PrintState.CONFIRMED)
    assert list((tmp_path / "papers").glob("*.png"))
