"""What was sold without a maker: asked for before anybody is paid."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, cast, exists, select

from pos.clock import day_bounds
from pos.domain.discrepancy import DiscrepancyKind
from pos.domain.money import MAD, Money
from pos.domain.settlement import Choice
from pos.store import schema
from pos.store.keys import id_of, key_of


@dataclass(frozen=True, slots=True)
class UnnamedLine:
    """A line that was sold without a maker. sale: id; line: 1 for its first."""

    sale: str
    line: int
    at: int
    receipt_number: str
    fair: str
    total: Money


def unnamed_lines(connection: Connection, choice: Choice) -> tuple[UnnamedLine, ...]:
    """Return what was sold without a maker among what is chosen, oldest first.

    What somebody said was the cooperative's own work is not among it.
    """
    line, sale, named = schema.sale_line.c, schema.sale.c, schema.line_maker.c
    is_named = select(named.sale).where(named.sale == line.sale, named.line == line.line).exists()
    query = (
        select(
            line.sale, line.line, line.total_minor, sale.at, sale.series, sale.number, sale.place
        )
        .join(schema.sale, sale.key == line.sale)
        .where(line.maker == "", line.parts < 2, ~is_named, ~_is_right_as_it_is(line))
    )
    if choice.fair:
        query = query.where(sale.place == key_of(choice.fair))
    if choice.days is not None:
        begins, ends = day_bounds(choice.days.first)[0], day_bounds(choice.days.last)[1]
        query = query.where(sale.at >= begins, sale.at < ends)
    return tuple(
        UnnamedLine(
            sale=id_of(row.sale),
            line=row.line,
            at=row.at,
            receipt_number=f"{row.series}-{row.number:06d}",
            fair=id_of(row.place),
            total=Money(row.total_minor, MAD),
        )
        for row in connection.execute(query.order_by(sale.at, line.sale, line.line))
    )


def _is_right_as_it_is(line: Any) -> ColumnElement[bool]:
    """Somebody who reconciled has said that this line needs no maker."""
    said = schema.answered_fact.c
    return exists().where(
        said.kind == DiscrepancyKind.NO_MAKER.value,
        said.subject == line.sale,
        said.part == cast(line.line, Text),
    )
