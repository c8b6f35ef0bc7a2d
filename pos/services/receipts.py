"""The queue of papers to print: kept with the sale, worked off by the printing workers.

States: queued, sending, confirmed (the printer said it is done), maybe (nobody knows: a person is
asked, never printed twice alone), failed (nothing was printed), dropped (a person said that it is
not wanted any more).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from pos.changed import Changed
from pos.journal.canonical import decoded
from pos.journal.kinds import ReceiptReprinted
from pos.store import schema
from pos.store.prepared import Prepared
from pos.store.unit_of_work import UnitOfWork

T = TypeVar("T")

# The paper that an entry of its kind has: a receipt, a closing, the paper of an order.
ENTRY: Final = "entry"

# Paper and printer of a receipt are the table's own defaults: a sale writes no more than it must.
_QUEUE: Final = Prepared(
    insert(schema.print_job), ["sale", "is_copy", "state", "detail", "queued_at"]
)


class PrintState(StrEnum):
    """How far a receipt has come."""

    QUEUED = "queued"
    SENDING = "sending"
    CONFIRMED = "confirmed"
    MAYBE = "maybe"
    FAILED = "failed"
    DROPPED = "dropped"


# What a person should look at.
_NOT_OUT: Final = (PrintState.MAYBE.value, PrintState.FAILED.value)


class PrinterRole(StrEnum):
    """Which of the device's printers a paper is for."""

    RECEIPTS = "receipts"
    LABELS = "labels"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One paper to print.

    sale: id of the entry it is of, whatever its kind; empty for none.
    is_copy: marked DUPLICATA.
    detail: the sentence about what went wrong, or empty.
    paper: which paper of that; asked: what is wanted on it, as JSON (`asked_of` reads it).
    queued_at: microseconds UTC.
    """

    id: int
    sale: str
    is_copy: bool
    state: PrintState
    detail: str
    paper: str = ENTRY
    asked: str = ""
    printer: PrinterRole = PrinterRole.RECEIPTS
    queued_at: int = 0


def asked_of(job: PrintJob, shape: type[T]) -> T:
    """Return what was asked when the paper was queued, a value of `shape`."""
    return decoded(job.asked.encode(), shape)


def queue_receipt(work: UnitOfWork, sale: str, *, is_copy: bool = False) -> None:
    """Put a receipt at the end of the queue, in the caller's transaction."""
    row = {
        "sale": sale,
        "is_copy": int(is_copy),
        "state": PrintState.QUEUED.value,
        "detail": "",
        "queued_at": work.now,
    }
    _QUEUE.run(work.connection, row)
    work.note_changed(Changed.PRINTING)


def queue_paper(
    work: UnitOfWork,
    paper: str,
    asked: object = None,
    *,
    entry: str = "",
    printer: PrinterRole = PrinterRole.RECEIPTS,
) -> None:
    """Put a paper at the end of the queue of a printer, in the caller's transaction.

    paper: its name in `pos.services.papers`. asked: a value of plain data that says what is wanted
    on it, None for nothing. entry: what it is a paper of, empty for nothing recorded.
    """
    work.connection.execute(
        insert(schema.print_job),
        {
            "sale": entry,
            "is_copy": 0,
            "state": PrintState.QUEUED.value,
            "detail": "",
            "queued_at": work.now,
            "paper": paper,
            "asked": "" if asked is None else msgspec.json.encode(asked).decode(),
            "printer": printer.value,
        },
    )
    work.note_changed(Changed.PRINTING)


def reprint(work: UnitOfWork, sale: str, receipt_number: str) -> None:
    """Print a copy, marked as one, and write down that it was made."""
    work.record(ReceiptReprinted(sale=sale, receipt_number=receipt_number))
    queue_receipt(work, sale, is_copy=True)


def try_again(work: UnitOfWork, job: int) -> None:
    """Put a receipt that did not come out back into the queue; a person decided so."""
    set_print_state(work, job, PrintState.QUEUED)


def it_came_out(work: UnitOfWork, job: int) -> None:
    """Note that a paper of which nobody was sure is in somebody's hand; a person looked."""
    set_print_state(work, job, PrintState.CONFIRMED)


def drop(work: UnitOfWork, job: int) -> None:
    """Note that a paper that did not come out is not wanted any more; a person decided so."""
    set_print_state(work, job, PrintState.DROPPED)


def release(work: UnitOfWork, jobs: tuple[int, ...]) -> None:
    """Put papers back into the queue of which nothing was printed; others are left alone.

    No second copy can come of it, so nobody is asked.
    """
    table = schema.print_job
    is_failed = table.c.id.in_(jobs) & (table.c.state == PrintState.FAILED.value)
    work.connection.execute(
        update(table).where(is_failed), {"state": PrintState.QUEUED.value, "detail": ""}
    )
    work.note_changed(Changed.PRINTING)


def try_last_again(work: UnitOfWork, sale: str) -> None:
    """Put the last receipt of a sale back into the queue; nothing when none was asked for."""
    jobs = print_jobs_of(work.connection, sale)
    if jobs:
        try_again(work, jobs[-1].id)


def next_print_job(
    connection: Connection, printer: PrinterRole = PrinterRole.RECEIPTS
) -> PrintJob | None:
    """Return the oldest paper waiting for a printer, None when all are done."""
    jobs = schema.print_job
    is_next = (jobs.c.state == PrintState.QUEUED.value) & (jobs.c.printer == printer.value)
    row = connection.execute(select(jobs).where(is_next).order_by(jobs.c.id).limit(1)).first()
    return None if row is None else _job(row)


def last_print_job(connection: Connection) -> int:
    """Return the number of the newest paper ever queued, 0 when there is none."""
    return connection.execute(select(func.max(schema.print_job.c.id))).scalar() or 0


def set_print_state(work: UnitOfWork, job: int, state: PrintState, detail: str = "") -> None:
    """Note how far a receipt has come."""
    jobs = schema.print_job
    work.connection.execute(
        update(jobs).where(jobs.c.id == job), {"state": state.value, "detail": detail}
    )
    work.note_changed(Changed.PRINTING)


def settle_interrupted(work: UnitOfWork) -> int:
    """After a power cut: what was being sent may be on paper, so a person is asked.

    Returns how many receipts that concerns.
    """
    jobs = schema.print_job
    result = work.connection.execute(
        update(jobs).where(jobs.c.state == PrintState.SENDING.value),
        {"state": PrintState.MAYBE.value},
    )
    if result.rowcount:
        work.note_changed(Changed.PRINTING)
    return result.rowcount


def count_unprinted(connection: Connection) -> int:
    """Return how many papers did not come out, or nobody knows of."""
    jobs = schema.print_job
    query = select(func.count()).select_from(jobs).where(jobs.c.state.in_(_NOT_OUT))
    return connection.execute(query).scalar_one()


def unprinted_jobs(connection: Connection, most: int) -> list[PrintJob]:
    """Return the papers that did not come out, or nobody knows of, the newest first."""
    jobs = schema.print_job
    query = select(jobs).where(jobs.c.state.in_(_NOT_OUT)).order_by(jobs.c.id.desc()).limit(most)
    return [_job(row) for row in connection.execute(query)]


def print_jobs_of(connection: Connection, sale: str, paper: str = ENTRY) -> list[PrintJob]:
    """Return every printing of a paper of an entry, first to last; usually of its own."""
    jobs = schema.print_job
    is_of_it = (jobs.c.sale == sale) & (jobs.c.paper == paper)
    query = select(jobs).where(is_of_it).order_by(jobs.c.id)
    return [_job(row) for row in connection.execute(query)]


def print_states(connection: Connection, entries: list[str]) -> dict[str, PrintState]:
    """Return how far the last paper of each entry has come; those without one are left out."""
    job = schema.print_job.c
    are_of_them = job.sale.in_(entries) & (job.paper == ENTRY)
    query = select(job.sale, job.state).where(are_of_them).order_by(job.id)
    return {row.sale: PrintState(row.state) for row in connection.execute(query)}


def _job(row: Row[Any]) -> PrintJob:
    return PrintJob(
        row.id,
        row.sale,
        bool(row.is_copy),
        PrintState(row.state),
        row.detail,
        row.paper,
        row.asked,
        PrinterRole(row.printer),
        row.queued_at,
    )
