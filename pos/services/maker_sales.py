"""What was sold of each maker's work, read day by day from the very bytes of the sales.

Whose work a line was is what the sale says; where it says nobody, what was named afterwards.
"""

from collections import defaultdict
from datetime import date, timedelta

from sqlalchemy import Connection, select

from pos.clock import day_bounds
from pos.documents.maker_statement import MakerLine
from pos.domain.sale import SaleLine
from pos.domain.sale_words import Days
from pos.services.makers import makers_named
from pos.services.sold import sale_of
from pos.store import schema
from pos.store.keys import id_of


def days_of(days: Days) -> list[date]:
    """Return each day, first to last."""
    count = (days.last - days.first).days + 1
    return [days.first + timedelta(days=number) for number in range(count)]


def lines_of_day(connection: Connection, day: date) -> dict[str, list[MakerLine]]:
    """Return what was sold and given back on a day, by id of the maker; "" for nobody named.

    One day is a short read, so that a sale can pass between two days.
    """
    found = defaultdict[str, list[MakerLine]](list)
    for sale_id in _sales_of_day(connection, day):
        sale = sale_of(connection, sale_id).sale
        named = {}
        if any(not line.maker for line in sale.lines):
            named = makers_named(connection, sale_id)
        for number, line in enumerate(sale.lines, 1):
            maker = line.maker or named.get(number, "")
            found[maker].append(_line(line, sale.receipt_number, day))
    return found


def _sales_of_day(connection: Connection, day: date) -> list[str]:
    begins, ends = day_bounds(day)
    sale = schema.sale.c
    query = select(sale.key).where(sale.at >= begins, sale.at < ends).order_by(sale.at, sale.key)
    return [id_of(key) for key in connection.execute(query).scalars()]


def _line(line: SaleLine, receipt_number: str, day: date) -> MakerLine:
    return MakerLine(
        on=day,
        receipt_number=receipt_number,
        names=line.names,
        variant=line.variant,
        sku=line.sku,
        quantity=line.quantity,
        label=line.list_total,
        paid=line.total,
    )
