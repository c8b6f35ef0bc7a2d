"""A count found less or more than the movements say, and nobody has said why."""

from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, text

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind, Measured
from pos.domain.product import Product
from pos.services.discrepancies.witnesses import MOST, Witnesses
from pos.services.products import products_of
from pos.store import schema
from pos.store.keys import id_of
from pos.store.prepared import Prepared
from pos.store.schema.goods import IS_UNEXPLAINED

_S: Final = schema.stock.c
_UNEXPLAINED: Final = (
    select(
        _S.product,
        _S.place,
        (_S.came - _S.went - _S.on_hand - _S.explained).label("missing"),
    )
    .where(text(IS_UNEXPLAINED))
    .order_by(_S.counted_at.desc())
    .limit(MOST)
)
_C: Final = schema.counted.c
_LAST_COUNT: Final = Prepared(
    select(_C.entry, _C.count, _C.quantity)
    .where(_C.place == bindparam("place"), _C.product == bindparam("product"))
    .order_by(_C.at.desc(), _C.entry.desc())
)


def count_differs(connection: Connection, witnesses: Witnesses) -> list[Discrepancy]:
    """Return what counts found missing, or too much, over all counts of a place together.

    What one count missed and the next one found again is no difference.
    """
    rows = connection.execute(_UNEXPLAINED).all()
    known = products_of(connection, [row.product for row in rows])
    return [
        _told(connection, witnesses, known[row.product], row)
        for row in rows
        if row.product in known
    ]


def _told(connection: Connection, witnesses: Witnesses, product: Product, row: Any) -> Discrepancy:
    given = {"place": row.place, "product": row.product}
    entry, count, quantity = _LAST_COUNT.tuples(connection, given)[0]
    return Discrepancy(
        kind=DiscrepancyKind.COUNT_DIFFERS,
        subject=product.id,
        part=id_of(row.place),
        # The number too: a sale that arrives late changes it, and is another thing to explain.
        facts=tuple(sorted((id_of(entry), str(row.missing)))),
        names=product.names,
        expected=quantity + row.missing,
        found=quantity,
        measured=Measured.GOODS,
        witnesses=witnesses.of_entries({entry: quantity}, row.place),
        unit=product.unit,
        product=product.id,
        place=id_of(row.place),
        code=id_of(count),
    )
