"""A line that was sold and belongs to nobody yet: nobody can be paid for it."""

from typing import Final

from sqlalchemy import Connection, text

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind
from pos.services.discrepancies.sold_line import of_sold_line
from pos.services.discrepancies.witnesses import MOST, Witnesses

_ANY_MAKER: Final = text("SELECT 1 FROM maker WHERE created_at IS NOT NULL LIMIT 1")
# Goods of no card are asked about as such first, which may name their maker too.
_UNSIGNED: Final = text(
    "SELECT bare.sale, bare.line FROM sale_line AS bare INDEXED BY sale_line_unsigned"
    " WHERE bare.maker = '' AND bare.refunds IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM line_maker WHERE line_maker.sale = bare.sale"
    " AND line_maker.line = bare.line)"
    " AND NOT EXISTS (SELECT 1 FROM answered_fact AS said WHERE said.kind = 'no_maker'"
    " AND said.subject = bare.sale AND said.part = CAST(bare.line AS TEXT))"
    " AND (bare.product <> 0 OR EXISTS (SELECT 1 FROM line_link WHERE line_link.sale = bare.sale"
    " AND line_link.line = bare.line) OR EXISTS (SELECT 1 FROM answered_fact AS said"
    " WHERE said.kind = 'unknown_item' AND said.subject = bare.sale"
    " AND said.part = CAST(bare.line AS TEXT)))"
    " ORDER BY bare.sale DESC LIMIT :most"
)


def no_maker(connection: Connection, witnesses: Witnesses) -> list[Discrepancy]:
    """Return the lines without a maker; none where this business has no makers at all."""
    if connection.execute(_ANY_MAKER).first() is None:
        return []
    rows = connection.execute(_UNSIGNED, {"most": MOST}).all()
    kind = DiscrepancyKind.NO_MAKER
    return [of_sold_line(connection, witnesses, kind, row.sale, row.line) for row in rows]
