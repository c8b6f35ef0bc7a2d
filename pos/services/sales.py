"""Finished sales, as frozen rows: the list, and one whole."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select, tuple_

from pos.clock import day_bounds
from pos.domain.money import MAD, Money
from pos.domain.tender import TenderKind
from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.entry import check_characters
from pos.journal.kinds import SaleMade
from pos.services.receipts import PrintState
from pos.services.selling import SoldSale
from pos.store import schema
from pos.store.keys import id_of, key_of, parts_of

PAGE: Final = 200

_LINES: Final = (
    select(func.count())
    .where(schema.sale_line.c.sale == schema.sale.c.key)
    .correlate(schema.sale)
    .scalar_subquery()
    .label("lines")
)


@dataclass(frozen=True, slots=True)
class SaleRow:
    """One sale as the list shows it.

    at: microseconds UTC. lines: how many it has. paid_by: the kinds of tender.
    print_state: of its last receipt, None when none was asked for.
    copies: how many times it was reprinted.
    """

    id: str
    at: int
    receipt_number: str
    total: Money
    lines: int
    paid_by: tuple[TenderKind, ...]
    print_state: PrintState | None
    copies: int


@dataclass(frozen=True, slots=True)
class DayTotal:
    """What one day brought. count: sales of that day; total: what they sum up to."""

    count: int
    total: Money


def sales(
    connection: Connection, number: str = "", limit: int = PAGE, after: SaleRow | None = None
) -> list[SaleRow]:
    """Return the newest sales first; `number` keeps those with the number its digits say.

    after: the last row already known; those older than it follow.
    """
    sale = schema.sale.c
    query = select(schema.sale, _LINES)
    digits = "".join(c for c in number if c.isdecimal())
    if digits:
        query = query.where(sale.number == int(digits[-9:]))
    if after is not None:
        query = query.where(tuple_(sale.at, sale.key) < (after.at, key_of(after.id)))
    rows = connection.execute(query.order_by(sale.at.desc(), sale.key.desc()).limit(limit)).all()
    ids = [id_of(row.key) for row in rows]
    states, copies = _print_states(connection, ids), _copies(connection, ids)
    return [
        _sale_row(row, states.get(sale_id), copies.get(sale_id, 0))
        for sale_id, row in zip(ids, rows, strict=True)
    ]


def sale_by_number(connection: Connection, series: str, number: int) -> SaleRow | None:
    """Return the sale whose receipt is numbered so, None when it is not on this device."""
    sale, till = schema.sale.c, schema.till.c
    # By the few tills of a series, so that the index of till and number is used.
    tills = select(till.till).where(till.series == series)
    query = select(schema.sale, _LINES).where(sale.till.in_(tills), sale.number == number)
    row = connection.execute(query).first()
    if row is None:
        return None
    sale_id = id_of(row.key)
    states, copies = _print_states(connection, [sale_id]), _copies(connection, [sale_id])
    return _sale_row(row, states.get(sale_id), copies.get(sale_id, 0))


def _print_states(connection: Connection, ids: list[str]) -> dict[str, PrintState]:
    """Return how far the last receipt of each sale has come."""
    job = schema.print_job.c
    query = select(job.sale, job.state).where(job.sale.in_(ids)).order_by(job.id)
    return {row.sale: PrintState(row.state) for row in connection.execute(query)}


def _copies(connection: Connection, ids: list[str]) -> dict[str, int]:
    copy = schema.reprint.c
    query = select(copy.sale, func.count()).where(copy.sale.in_(ids)).group_by(copy.sale)
    return {name: count for name, count in connection.execute(query)}


def _sale_row(row: Row[Any], print_state: PrintState | None, copies: int) -> SaleRow:
    return SaleRow(
        id=id_of(row.key),
        at=row.at,
        receipt_number=f"{row.series}-{row.number:06d}",
        total=Money(row.total_minor, row.currency),
        lines=row.lines,
        paid_by=tuple(TenderKind(kind) for kind in row.paid_by.split()),
        print_state=print_state,
        copies=copies,
    )


def day_total(connection: Connection, day: date) -> DayTotal:
    """Return what a day brought, as the clock in Morocco counts days."""
    begins, ends = day_bounds(day)
    sale = schema.sale.c
    query = select(func.count(), func.coalesce(func.sum(sale.total_minor), 0))
    count, minor = connection.execute(query.where(sale.at >= begins, sale.at < ends)).one()
    return DayTotal(count, Money(minor, MAD))


def sale_of(connection: Connection, sale_id: str) -> SoldSale:
    """Return one sale whole, from the very bytes of its entry; raises `NotFound`."""
    till, seq = parts_of(key_of(sale_id))
    journal = schema.journal.c
    query = select(journal.at, journal.body, journal.hash).where(
        journal.till == till, journal.seq == seq, journal.kind == "sale_made"
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(_("This sale is not on this device."))
    sale = decoded(row.body, SaleMade).sale
    return SoldSale(sale_id, row.at, sale, check_characters(row.hash))
