"""Papers of what was recorded, in the languages this device prints."""

from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, select

from pos.documents.bill import Bill
from pos.documents.order_paper import OrderPaper
from pos.documents.receipt import Receipt, receipt
from pos.documents.shift_paper import ShiftPaper
from pos.services.credit_notes import credit_note_paper
from pos.services.device import DeviceSettings, device_settings
from pos.services.invoices import invoice_paper
from pos.services.order_papers import ORDER_KINDS, order_moves_cash, order_paper
from pos.services.receipts import next_print_job
from pos.services.sales import sale_of
from pos.services.shift_papers import z_paper
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import key_of, parts_of

Paper: TypeAlias = Receipt | ShiftPaper | OrderPaper | Bill


@dataclass(frozen=True, slots=True)
class WaitingReceipt:
    """The oldest paper in the queue, ready to be drawn.

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
    return receipt(
        sold.sale,
        sale_id=sold.id,
        at=sold.at,
        languages=device_settings(connection).receipt_languages,
        copy=is_copy,
        example=counter(connection).is_example,
        check=sold.check,
    )


def paper_of(connection: Connection, entry: str, *, is_copy: bool = False) -> Paper:
    """Write the paper that an entry of its kind has; raises `NotFound`."""
    kind = _kind_of(connection, entry)
    if kind == "shift_closed":
        return z_paper(connection, entry, is_copy=is_copy)
    if kind == "invoice_made":
        return invoice_paper(connection, entry, is_copy=is_copy)
    if kind == "credit_note_made":
        return credit_note_paper(connection, entry, is_copy=is_copy)
    if kind in ORDER_KINDS:
        return order_paper(connection, entry, is_copy=is_copy)
    return receipt_of(connection, entry, is_copy=is_copy)


def waiting_receipt(connection: Connection) -> WaitingReceipt | None:
    """Return the next paper to print, None when none is waiting."""
    job = next_print_job(connection)
    if job is None:
        return None
    document = paper_of(connection, job.sale, is_copy=job.is_copy)
    opens = not job.is_copy and moves_cash(connection, job.sale)
    return WaitingReceipt(job.id, document, device_settings(connection), opens)


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
