"""Goods that were sold without a card, and codes that were counted and that nothing has."""

from typing import Any, Final

from sqlalchemy import Connection, text

from pos.domain.barcode import normal_code
from pos.domain.discrepancy import Discrepancy, DiscrepancyKind, Measured, Witness
from pos.domain.names import Names
from pos.domain.quantity import THOUSAND
from pos.services.discrepancies.sold_line import of_sold_line
from pos.services.discrepancies.witnesses import MOST, Witnesses
from pos.store.keys import id_of

# An ordered piece has no card either, and is known by its order.
_FREE: Final = text(
    "SELECT free.sale, free.line, free.quantity FROM sale_line AS free INDEXED BY sale_line_free"
    " WHERE free.product = 0 AND free.refunds IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM order_step WHERE order_step.entry = free.sale)"
    " AND NOT EXISTS (SELECT 1 FROM line_link WHERE line_link.sale = free.sale"
    " AND line_link.line = free.line)"
    " AND NOT EXISTS (SELECT 1 FROM answered_fact AS said WHERE said.kind = 'unknown_item'"
    " AND said.subject = free.sale AND said.part = CAST(free.line AS TEXT))"
    " ORDER BY free.sale DESC LIMIT :most"
)
_STRAY: Final = text(
    "SELECT stray_code.count, stray_code.code, sum(stray_code.times) AS times,"
    " max(stray_code.entry) AS entry, count_begun.place FROM stray_code"
    " LEFT JOIN count_begun ON count_begun.key = stray_code.count"
    " WHERE NOT EXISTS (SELECT 1 FROM answered_fact AS said WHERE said.kind = 'unknown_code'"
    " AND said.subject = stray_code.count AND said.part = stray_code.code"
    " AND said.fact_key = stray_code.entry)"
    " GROUP BY stray_code.count, stray_code.code ORDER BY stray_code.count DESC LIMIT :most"
)
_HAS_CODE: Final = text("SELECT 1 FROM code WHERE code = :code")


def unknown_item(connection: Connection, witnesses: Witnesses) -> list[Discrepancy]:
    """Return the lines that were sold without a card and are no product yet."""
    rows = connection.execute(_FREE, {"most": MOST}).all()
    kind = DiscrepancyKind.UNKNOWN_ITEM
    return [of_sold_line(connection, witnesses, kind, row.sale, row.line) for row in rows]


def unknown_code(connection: Connection, witnesses: Witnesses) -> list[Discrepancy]:
    """Return the codes that were scanned in a count and that no product has to this day."""
    rows = connection.execute(_STRAY, {"most": MOST}).all()
    return [
        _stray(witnesses, row)
        for row in rows
        if connection.execute(_HAS_CODE, {"code": normal_code(row.code)}).first() is None
    ]


def _stray(witnesses: Witnesses, row: Any) -> Discrepancy:
    found: tuple[Witness, ...] = witnesses.of_entries(
        {row.entry: row.times * THOUSAND}, row.place or 0
    )
    return Discrepancy(
        kind=DiscrepancyKind.UNKNOWN_CODE,
        subject=id_of(row.count),
        part=row.code,
        facts=(id_of(row.entry),),
        names=Names(),
        expected=0,
        found=row.times * THOUSAND,
        measured=Measured.GOODS,
        witnesses=found,
        code=row.code,
    )
