"""A sold line of which something is not known: what every such discrepancy says of it."""

from sqlalchemy import Connection

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind, Measured
from pos.services.discrepancies.witnesses import Witnesses
from pos.services.sold import sale_of
from pos.store.keys import id_of


def of_sold_line(
    connection: Connection, witnesses: Witnesses, kind: DiscrepancyKind, key: int, number: int
) -> Discrepancy:
    """Tell of line `number`, from 1, of the sale with this key; its worth is what was paid."""
    sale = id_of(key)
    line = sale_of(connection, sale).sale.lines[number - 1]
    return Discrepancy(
        kind=kind,
        subject=sale,
        part=str(number),
        facts=(sale,),
        names=line.names,
        expected=0,
        found=line.total.minor,
        measured=Measured.MONEY,
        witnesses=witnesses.of_sales({key: line.total.minor}),
        unit=line.quantity.unit,
        product=line.product,
    )
