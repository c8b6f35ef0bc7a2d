"""Finished sales, as frozen rows: what the list shows of each, and what each day brought."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Row, bindparam, exists, func, select, tuple_

from pos.clock import day_bounds
from pos.domain.money import MAD, Money
from pos.domain.sale_words import receipt_number
from pos.domain.tender import TenderKind
from pos.services.receipts import PrintState, print_states
from pos.services.sold import sale_of
from pos.store import schema
from pos.store.keys import id_of, key_of

__all__ = [
    "PAGE",
    "DayTotal",
    "SaleKind",
    "SaleRow",
    "TakenBack",
    "day_total",
    "sale_by_number",
    "sale_by_receipt",
    "sale_of",
    "sale_rows",
    "sales",
]

PAGE: Final = 200

_Row: TypeAlias = Row[*tuple[Any, ...]]


class SaleKind(StrEnum):
    """What happened: goods went out, came back, or both."""

    SALE = "sale"
    REFUND = "refund"
    EXCHANGE = "exchange"


class TakenBack(StrEnum):
    """How much of what was sold came back since. TOO_OFTEN: more than was sold, at two tills."""

    NO = "no"
    PARTLY = "partly"
    WHOLLY = "wholly"
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class SaleRow:
    """One sale as the list shows it.

    at: microseconds UTC. lines: how many it has. paid_by: the kinds of tender.
    print_state: of its last receipt, None when none was asked for.
    copies: how many times it was reprinted.
    takes_back: receipt numbers of the sales whose goods it takes back.
    taken_back_by: receipt numbers of the refunds and exchanges that took its goods back.
    """

    id: str
    at: int
    receipt_number: str
    total: Money
    lines: int
    paid_by: tuple[TenderKind, ...]
    print_state: PrintState | None
    copies: int
    kind: SaleKind = SaleKind.SALE
    takes_back: tuple[str, ...] = ()
    taken_back: TakenBack = TakenBack.NO
    taken_back_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayTotal:
    """What one day brought.

    count: sales of that day, exchanges among them. refunds: where goods only came back.
    total: what all of them sum up to.
    """

    count: int
    refunds: int
    total: Money


def sales(connection: Connection, limit: int = PAGE, after: SaleRow | None = None) -> list[SaleRow]:
    """Return the newest sales first.

    after: the last row already known; those older than it follow.
    """
    sale = schema.sale.c
    query = select(schema.sale)
    if after is not None:
        query = query.where(tuple_(sale.at, sale.key) < (after.at, key_of(after.id)))
    query = query.order_by(sale.at.desc(), sale.key.desc()).limit(limit)
    return sale_rows(connection, connection.execute(query).all())


def sale_by_number(connection: Connection, series: str, number: int) -> SaleRow | None:
    """Return the sale whose receipt is numbered so, None when it is not on this device."""
    sale, till = schema.sale.c, schema.till.c
    # By the few tills of a series, so that the index of till and number is used.
    tills = select(till.till).where(till.series == series)
    query = select(schema.sale).where(sale.till.in_(tills), sale.number == number)
    rows = sale_rows(connection, connection.execute(query.limit(1)).all())
    return rows[0] if rows else None


def is_known_series(connection: Connection, series: str) -> bool:
    """Tell whether receipts of this series can be on this device."""
    known = select(schema.till.c.till).where(schema.till.c.series == series).limit(1)
    return connection.execute(known).first() is not None


def sale_by_receipt(connection: Connection, text: str) -> SaleRow | None:
    """Return the sale of a receipt number as printed, `7K3-000147`, else None."""
    receipt = receipt_number(text)
    return None if receipt is None else sale_by_number(connection, *receipt)


def sale_rows(connection: Connection, found: Sequence[_Row]) -> list[SaleRow]:
    """Return rows of the sale table, in their order, with all that the list shows."""
    keys = [row.key for row in found]
    ids = [id_of(key) for key in keys]
    states, copies = print_states(connection, ids), _copies(connection, ids)
    lines, backs = _lines(connection, keys), _backs(connection, keys)
    behind = {line.refunds for of_sale in lines.values() for line in of_sale if line.refunds}
    numbers = _receipt_numbers(connection, behind | {b.sale for of in backs.values() for b in of})
    return [
        SaleRow(
            id=sale_id,
            at=row.at,
            receipt_number=_receipt_number(row),
            total=Money(row.total_minor, row.currency),
            lines=len(lines[row.key]),
            paid_by=tuple(TenderKind(kind) for kind in row.paid_by.split()),
            print_state=states.get(sale_id),
            copies=copies.get(sale_id, 0),
            kind=_kind(lines[row.key]),
            takes_back=_named(numbers, [line.refunds for line in lines[row.key]]),
            taken_back=_taken_back(lines[row.key], backs[row.key]),
            taken_back_by=_named(numbers, [back.sale for back in backs[row.key]]),
        )
        for sale_id, row in zip(ids, found, strict=True)
    ]


def _copies(connection: Connection, ids: list[str]) -> dict[str, int]:
    copy = schema.reprint.c
    # A gift receipt is no copy of the receipt.
    of_receipt = copy.sale.in_(ids), copy.paper == ""
    query = select(copy.sale, func.count()).where(*of_receipt).group_by(copy.sale)
    return {name: count for name, count in connection.execute(query)}


# One parameter however many keys, so that the statement is always the same.
_GIVEN: Final = select(func.json_each(bindparam("keys")).table_valued("value").c.value)
_L: Final = schema.sale_line.c
_LINES: Final = (
    select(_L.sale, _L.line, _L.quantity, _L.refunds)
    .where(_L.sale.in_(_GIVEN))
    .order_by(_L.sale, _L.line)
)
_BACKS: Final = (
    select(_L.refunds, _L.refunds_line, _L.quantity, _L.sale)
    .where(_L.refunds.in_(_GIVEN))
    .order_by(_L.sale, _L.line)
)
_NUMBERS: Final = select(schema.sale.c.key, schema.sale.c.series, schema.sale.c.number).where(
    schema.sale.c.key.in_(_GIVEN)
)


def _lines(connection: Connection, keys: list[int]) -> dict[int, list[_Row]]:
    """Return the lines of each sale."""
    lines = defaultdict[int, list[_Row]](list)
    for row in connection.execute(_LINES, {"keys": json.dumps(keys)}):
        lines[row.sale].append(row)
    return lines


def _backs(connection: Connection, keys: list[int]) -> dict[int, list[_Row]]:
    """Return the lines of any sale that take back goods of each of these."""
    backs = defaultdict[int, list[_Row]](list)
    for row in connection.execute(_BACKS, {"keys": json.dumps(keys)}):
        backs[row.refunds].append(row)
    return backs


def _receipt_numbers(connection: Connection, keys: set[int]) -> dict[int, str]:
    rows = connection.execute(_NUMBERS, {"keys": json.dumps(sorted(keys))})
    return {row.key: _receipt_number(row) for row in rows}


def _receipt_number(row: _Row) -> str:
    return f"{row.series}-{row.number:06d}"


def _named(numbers: dict[int, str], keys: list[int | None]) -> tuple[str, ...]:
    """Return the receipt numbers of these sales, each once; one that is not here has none."""
    return tuple(dict.fromkeys(numbers[key] for key in keys if key in numbers))


def _kind(lines: list[_Row]) -> SaleKind:
    backs = sum(line.refunds is not None for line in lines)
    if not backs:
        return SaleKind.SALE
    return SaleKind.REFUND if backs == len(lines) else SaleKind.EXCHANGE


def _taken_back(lines: list[_Row], backs: list[_Row]) -> TakenBack:
    if not backs:
        return TakenBack.NO
    left = {line.line: line.quantity for line in lines if line.refunds is None}
    for back in backs:
        left[back.refunds_line] = left.get(back.refunds_line, 0) + back.quantity
    if min(left.values()) < 0:
        return TakenBack.TOO_OFTEN
    return TakenBack.PARTLY if any(left.values()) else TakenBack.WHOLLY


def day_total(connection: Connection, day: date) -> DayTotal:
    """Return what a day brought, as the clock in Morocco counts days."""
    begins, ends = day_bounds(day)
    sale, line = schema.sale.c, schema.sale_line.c
    went_out = exists().where(line.sale == sale.key, line.refunds.is_(None))
    query = select(
        func.count().filter(went_out),
        func.count().filter(~went_out),
        func.coalesce(func.sum(sale.total_minor), 0),
    )
    count, refunds, minor = connection.execute(query.where(sale.at >= begins, sale.at < ends)).one()
    return DayTotal(count, refunds, Money(minor, MAD))
