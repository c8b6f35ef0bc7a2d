"""Papers of what was recorded, in the languages this device prints."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from sqlalchemy import Connection, select

from pos.documents.bill import Bill
from pos.documents.gift import GiftReceipt
from pos.documents.label_run import LabelRun
from pos.documents.order_paper import OrderPaper
from pos.documents.receipt import Receipt, receipt
from pos.documents.shift_paper import ShiftPaper
from pos.documents.trial_page import TrialPage
from pos.errors import PosError
from pos.services.credit_notes import credit_note_paper
from pos.services.device import DeviceSettings, device_settings
from pos.services.gifts import GIFT, gift_paper
from pos.services.invoices import invoice_paper
from pos.services.labels import LABELS, label_run
from pos.services.logos import with_logo
from pos.services.order_papers import ORDER_KINDS, order_moves_cash, order_paper
from pos.services.receipts import ENTRY, PrinterRole, PrintJob, next_print_job
from pos.services.sales import sale_of
from pos.services.shift_papers import z_paper
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import key_of, parts_of

Paper: TypeAlias = Receipt | ShiftPaper | OrderPaper | Bill | GiftReceipt | LabelRun | TrialPage


@dataclass(frozen=True, slots=True)
class WaitingPaper:
    """The oldest paper waiting for a printer, ready to be drawn.

    job: its number in the queue. device: how this device prints.
    moves_cash: it took cash, or gave cash back, and this is its first paper.
    """

    job: int
    document: Paper
    device: DeviceSettings
    moves_cash: bool = False


def receipt_of(connection: Connection, sale_id: str, *, is_copy: bool = False) -> Receipt:
    """Write the receipt of a sale; raises `NotFound`."""
    sold = sale_of(connection, sale_id)
    paper = receipt(
        sold.sale,
        sale_id=sold.id,
        at=sold.at,
        languages=device_settings(connection).receipt_languages,
        copy=is_copy,
        example=counter(connection).is_example,
        check=sold.check,
    )
    return with_logo(connection, paper, sold.sale.seller)


def paper_of(connection: Connection, entry: str, *, is_copy: bool = False) -> Paper:
    """Write the paper that an entry of its kind has; raises `NotFound`."""
    kind = _kind_of(connection, entry)
    return _OF_KIND.get(kind, receipt_of)(connection, entry, is_copy=is_copy)


class PaperNotWritten(PosError):
    """A paper in the queue cannot be written any more. job: its number in the queue."""

    def __init__(self, job: int, why: PosError) -> None:
        super().__init__(str(why))
        self.job = job


def paper_for(connection: Connection, job: PrintJob) -> Paper:
    """Write the paper that a job of the queue asks for; raises `NotFound`, or another `PosError`.

    A new paper is one line in `_WRITERS`; what it needs to know is `pos.services.receipts.asked_of`
    the job.
    """
    return _WRITERS[job.paper](connection, job)


def waiting_paper(
    connection: Connection, printer: PrinterRole = PrinterRole.RECEIPTS
) -> WaitingPaper | None:
    """Return the next paper for a printer, None when none is waiting.

    Raises `PaperNotWritten` where what it is a paper of is not to be found.
    """
    job = next_print_job(connection, printer)
    if job is None:
        return None
    try:
        document = paper_for(connection, job)
    except PosError as error:
        raise PaperNotWritten(job.id, error) from error
    opens = job.paper == ENTRY and not job.is_copy and moves_cash(connection, job.sale)
    return WaitingPaper(job.id, document, device_settings(connection), opens)


def moves_cash(connection: Connection, entry: str) -> bool:
    """Tell whether the drawer must open for what an entry recorded; a closing opens none."""
    kind = _kind_of(connection, entry)
    if kind == "sale_made":
        return sale_of(connection, entry).sale.moves_cash
    return kind in ORDER_KINDS and order_moves_cash(connection, entry)


def _kind_of(connection: Connection, entry: str) -> str:
    till, seq = parts_of(key_of(entry))
    journal = schema.journal.c
    query = select(journal.kind).where(journal.till == till, journal.seq == seq)
    return connection.execute(query).scalar() or ""


def _of_entry(connection: Connection, job: PrintJob) -> Paper:
    return paper_of(connection, job.sale, is_copy=job.is_copy)


def _gift(connection: Connection, job: PrintJob) -> Paper:
    return gift_paper(connection, job.sale)


# The paper of an entry by the kind of the entry; every other has a receipt.
_OF_KIND: Final[Mapping[str, Callable[..., Paper]]] = MappingProxyType(
    {
        "shift_closed": z_paper,
        "invoice_made": invoice_paper,
        "credit_note_made": credit_note_paper,
        **dict.fromkeys(ORDER_KINDS, order_paper),
    }
)

# Each paper by the name its jobs have in the queue.
_WRITERS: Final[Mapping[str, Callable[[Connection, PrintJob], Paper]]] = MappingProxyType(
    {ENTRY: _of_entry, GIFT: _gift, LABELS: label_run}
)
