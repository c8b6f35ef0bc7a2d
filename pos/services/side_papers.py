"""The papers of a sale beside its receipt: which were made, and how they came out."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from pos.documents.bill import Bill
from pos.domain.money import Money
from pos.services.billing import Billed
from pos.services.credit_notes import credit_note_of, credited
from pos.services.gifts import GIFT
from pos.services.invoices import invoice_of
from pos.services.receipts import PrintJob, print_jobs_of, queue_receipt
from pos.store.unit_of_work import UnitOfWork


class SidePaper(StrEnum):
    """A paper that a sale may have beside its receipt."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    GIFT = "gift"


@dataclass(frozen=True, slots=True)
class SidePapers:
    """What there is of them. invoice, credit_note: their numbers, empty where none was made.

    credited: what was credited of an invoice since, None for nothing.
    last, printed: which paper was printed last, and every printing of it; None and empty for none.
    """

    invoice: str = ""
    credit_note: str = ""
    credited: Money | None = None
    last: SidePaper | None = None
    printed: tuple[PrintJob, ...] = ()


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


def side_papers(connection: Connection, sale: str) -> SidePapers:
    """Return what papers a sale has beside its receipt."""
    invoice, note = invoice_of(connection, sale), credit_note_of(connection, sale)
    printed = {SidePaper.GIFT: print_jobs_of(connection, sale, GIFT)}
    if invoice is not None:
        printed[SidePaper.INVOICE] = print_jobs_of(connection, invoice.id)
    if note is not None:
        printed[SidePaper.CREDIT_NOTE] = print_jobs_of(connection, note.id)
    last = max((paper for paper in printed if printed[paper]), key=_newest(printed), default=None)
    return SidePapers(
        invoice="" if invoice is None else invoice.number,
        credited=None if invoice is None else _credited(connection, sale),
        credit_note="" if note is None else note.number,
        last=last,
        printed=() if last is None else tuple(printed[last]),
    )


def _credited(connection: Connection, sale: str) -> Money | None:
    amount = credited(connection, sale)
    return None if amount.is_zero else amount


def _newest(printed: dict[SidePaper, list[PrintJob]]) -> Callable[[SidePaper], int]:
    return lambda paper: printed[paper][-1].id
