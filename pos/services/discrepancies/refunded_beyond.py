"""More of a line came back than was sold of it: two tills took it, each alone."""

from typing import Any, Final

from sqlalchemy import Connection, text

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind, Measured
from pos.services.discrepancies.witnesses import MOST, Witnesses
from pos.services.sold import sale_of
from pos.store.keys import id_of

# One walk over the refunds, which are few, in the order of their index; one till alone sees to it
# that no line comes back twice, so only lines with two refunds are looked up.
_TWICE: Final = text(
    "SELECT back.sold, back.of_line, back.quantity, line.quantity AS was FROM (SELECT"
    " refunds AS sold, refunds_line AS of_line, -sum(quantity) AS quantity FROM sale_line"
    " INDEXED BY sale_line_refunds WHERE refunds IS NOT NULL GROUP BY refunds, refunds_line"
    " HAVING count(*) > 1) AS back CROSS JOIN sale_line AS line ON line.sale = back.sold"
    " AND line.line = back.of_line WHERE back.quantity > line.quantity"
    " ORDER BY back.sold DESC LIMIT :most"
)
_REFUNDS: Final = text(
    "SELECT sale, sum(-quantity) AS quantity FROM sale_line"
    " WHERE refunds IS NOT NULL AND refunds = :sold AND refunds_line = :of_line GROUP BY sale"
)


def refunded_beyond(connection: Connection, witnesses: Witnesses) -> list[Discrepancy]:
    """Return the lines of which more came back than was sold."""
    rows = connection.execute(_TWICE, {"most": MOST}).all()
    return [_told(connection, witnesses, row) for row in rows]


def _told(connection: Connection, witnesses: Witnesses, row: Any) -> Discrepancy:
    sale = id_of(row.sold)
    line = sale_of(connection, sale).sale.lines[row.of_line - 1]
    given = {"sold": row.sold, "of_line": row.of_line}
    refunds = {back.sale: -back.quantity for back in connection.execute(_REFUNDS, given)}
    return Discrepancy(
        kind=DiscrepancyKind.REFUNDED_BEYOND,
        subject=sale,
        part=str(row.of_line),
        facts=tuple(sorted(id_of(key) for key in refunds)),
        names=line.names,
        expected=row.was,
        found=row.quantity,
        measured=Measured.GOODS,
        witnesses=witnesses.of_sales({**refunds, row.sold: row.was}),
        unit=line.quantity.unit,
        product=line.product,
    )
