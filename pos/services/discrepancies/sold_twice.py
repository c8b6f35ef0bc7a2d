"""One piece, sold to two people: at two places, at two tills, or twice at one."""

from typing import Any, Final

from sqlalchemy import Connection, text

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind, Measured
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND
from pos.services.discrepancies.witnesses import MOST, Witnesses, place_rows
from pos.services.products import products_of
from pos.store.keys import id_of

# One look-up for each piece that is one of a kind, by the index of kinds: an index of what was sold
# would be written with every sale, for a question that is asked a few times a day.
_SOLD_OFTEN: Final = text(
    "SELECT product.key AS product, sum(stock.sold) AS sold FROM product"
    " CROSS JOIN stock ON stock.product = product.key WHERE product.kind = 'unique'"
    " GROUP BY product.key HAVING sum(stock.sold) > 1000 ORDER BY product.key DESC LIMIT :most"
)


def sold_twice(connection: Connection, witnesses: Witnesses) -> list[Discrepancy]:
    """Return the pieces of which more were sold than came back, by more than the one there is."""
    rows = connection.execute(_SOLD_OFTEN, {"most": MOST}).all()
    known = products_of(connection, [row.product for row in rows])
    return [
        _told(connection, witnesses, known[row.product], row)
        for row in rows
        if row.product in known
    ]


def _told(connection: Connection, witnesses: Witnesses, product: Product, row: Any) -> Discrepancy:
    sales = place_rows(connection, row.product, "sale")
    numbers = {sale.entry: -sale.quantity for sale in sales}
    return Discrepancy(
        kind=DiscrepancyKind.SOLD_TWICE,
        subject=product.id,
        part="",
        facts=tuple(sorted(id_of(entry) for entry in numbers)),
        names=product.names,
        expected=THOUSAND,
        found=row.sold,
        measured=Measured.GOODS,
        witnesses=witnesses.of_sales(numbers),
        unit=product.unit,
        product=product.id,
        place=_place_below(sales),
    )


def _place_below(sales: Any) -> str:
    """The piece was where it was sold first; it is the last place that sold what it had not."""
    return id_of(sales[0].place) if sales else ""
