"""The drawer opens once, for cash alone, and only when the sale is finished."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pos.domain.money import MAD, Money
from pos.domain.tender import Tender, TenderKind, exact
from pos.printing.escpos_bytes import drawer_bytes
from pos.services.device import DeviceSettings, PrinterKind, save_device_settings
from pos.services.receipts import PrintState, print_jobs_of, reprint, try_again
from pos.services.sales import sales
from pos.services.selling import SoldSale, check_out
from tests.factories import a_line, a_product, dh, exact_cash
from tests.printing.fake_printer import FakePrinter
from tests.ui.shops import stand
from ui.operations import Operations
from ui.printing import Printing

CARD = exact(TenderKind.CARD, dh("100"))
CASH = exact_cash(dh("100"))
CREDIT = exact(TenderKind.CREDIT, dh("50"))


class Counter:
    """A till whose printer, with a drawer under it, notes what it receives."""

    def __init__(self, qtbot: QtBot, printer: FakePrinter, folder: Path) -> None:
        self.qtbot = qtbot
        self.printer = printer
        self.operations = Operations(lambda: stand(folder))
        self.operations.write_now(
            save_device_settings,
            DeviceSettings(
                printer=PrinterKind.NETWORK, printer_address=f"127.0.0.1:{printer.port}"
            ),
        )
        self.owner = QObject()
        self.printing = Printing(self.operations, folder, self.owner)

    def sell(self, *tenders: Tender) -> SoldSale:
        due = Money(sum(tender.paid.minor for tender in tenders), MAD)
        line = a_line(a_product(id=""), unit_price=due)
        sold: SoldSale = self.operations.write_now(check_out, (line,), tenders)
        return sold

    def wait_for_papers(self, sale: str) -> None:
        def are_out() -> bool:
            jobs = self.operations.read_now(print_jobs_of, sale)
            return all(job.state is PrintState.CONFIRMED for job in jobs)

        self.qtbot.waitUntil(are_out)

    @property
    def pulses(self) -> int:
        return b"".join(self.printer.received).count(drawer_bytes())


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    with FakePrinter() as printer:
        made = Counter(qtbot, printer, tmp_path)
        made.printing.begin()
        yield made
        made.printing.stop()
        made.operations.close()


@pytest.mark.parametrize(
    ("tenders", "pulses"),
    [
        ((CASH,), 1),
        ((CARD,), 0),
        ((CARD, CASH), 1),
        ((CARD, exact(TenderKind.CREDIT, dh("50"))), 0),
    ],
)
def test_the_drawer_opens_for_cash_alone(
    counter: Counter, tenders: tuple[Tender, ...], pulses: int
) -> None:
    sold = counter.sell(*tenders)
    counter.wait_for_papers(sold.id)

    assert counter.pulses == pulses


def test_a_copy_and_another_try_leave_the_drawer_shut(counter: Counter) -> None:
    sold = counter.sell(CASH)
    counter.wait_for_papers(sold.id)
    job = counter.operations.read_now(print_jobs_of, sold.id)[0]

    counter.operations.write_now(reprint, sold.id, sold.sale.receipt_number)
    counter.operations.write_now(try_again, job.id)
    counter.wait_for_papers(sold.id)

    assert counter.pulses == 1


def test_what_waited_from_an_earlier_run_opens_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with FakePrinter() as printer:
        made = Counter(qtbot, printer, tmp_path)
        sold = made.sell(CASH)
        made.printing.begin()
        made.wait_for_papers(sold.id)
        made.printing.stop()

        assert made.pulses == 0
        assert len(made.operations.read_now(sales)) == 1
        made.operations.close()
