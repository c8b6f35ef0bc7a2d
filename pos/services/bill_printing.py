"""An invoice or a credit note on the receipt printer, by the queue that receipts go through."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from pos.documents.bill import Bill
from pos.services.billing import Billed
from pos.services.receipts import PrintJob, print_jobs_of, queue_receipt
from pos.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class BillPrinted:
    """The invoice or the credit note of a sale, and the jobs that printed it, first to last."""

    entry: str
    number: str
    jobs: list[PrintJob]


def print_bill(
    work: UnitOfWork,
    make: Callable[[UnitOfWork, str, Any], Bill],
    made: Callable[[Connection, str], Billed[Any] | None],
    sale: str,
    typed: object,
) -> Bill:
    """Make the paper of a sale, or a copy of the one there is, and queue it; raises as `make`."""
    document = make(work, sale, typed)
    found = made(work.connection, sale)
    assert found is not None, "it was made a moment ago"
    queue_receipt(work, found.id, is_copy=document.is_copy)
    return document


def bill_printed(
    connection: Connection, made: Callable[[Connection, str], Billed[Any] | None], sale: str
) -> BillPrinted | None:
    """Return how the paper of a sale stands; None before it was made."""
    found = made(connection, sale)
    if found is None:
        return None
    return BillPrinted(found.id, found.number, print_jobs_of(connection, found.id))
