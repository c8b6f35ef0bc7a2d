"""More was sold at a place than was there: the piece was real, so the book is wrong."""

from itertools import accumulate
from typing import Any, Final

from sqlalchemy import Connection, bindparam, literal_column, select, text

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind, Measured, Witness
from pos.domain.product import Product
from pos.services.discrepancies.witnesses import MOST, Witnesses
from pos.services.products import products_of
from pos.store import schema
from pos.store.keys import id_of
from pos.store.prepared import Prepared

_S: Final = schema.stock.c
_BELOW: Final = select(_S.product, _S.place, _S.on_hand, _S.counted_at).where(text("on_hand < 0"))
_M: Final = schema.movement.c
_WENT: Final = Prepared(
    select(_M.entry, _M.quantity)
    .where(
        _M.place == bindparam("place"),
        _M.product == bindparam("product"),
        _M.at > bindparam("since"),
        _M.quantity < literal_column("0"),
    )
    .order_by(_M.at.desc(), _M.entry.desc(), _M.line.desc())
    .limit(bindparam("most"))
)


def below_zero(connection: Connection, witnesses: Witnesses) -> list[Discrepancy]:
    """Return what is below zero, product by product and place by place."""
    rows = connection.execute(_BELOW.order_by(_S.on_hand).limit(MOST)).all()
    known = products_of(connection, [row.product for row in rows])
    return [
        _told(connection, witnesses, known[row.product], row)
        for row in rows
        if row.product in known
    ]


def _told(connection: Connection, witnesses: Witnesses, product: Product, row: Any) -> Discrepancy:
    numbers = _beyond(connection, row)
    return Discrepancy(
        kind=DiscrepancyKind.BELOW_ZERO,
        subject=product.id,
        part=id_of(row.place),
        facts=tuple(sorted(id_of(entry) for entry in numbers)),
        names=product.names,
        expected=0,
        found=row.on_hand,
        measured=Measured.GOODS,
        witnesses=_witnesses(witnesses, numbers, row.place),
        unit=product.unit,
        product=product.id,
        place=id_of(row.place),
    )


def _beyond(connection: Connection, row: Any) -> dict[int, int]:
    """Return the last that left, as many as are missing: without them nothing would be."""
    given = {"place": row.place, "product": row.product, "since": row.counted_at, "most": MOST}
    went = [(entry, -quantity) for entry, quantity in _WENT.tuples(connection, given)]
    sums = accumulate(quantity for _entry, quantity in went)
    return {
        entry: quantity
        for (entry, quantity), so_far in zip(went, sums, strict=True)
        if so_far - quantity < -row.on_hand
    }


def _witnesses(witnesses: Witnesses, numbers: dict[int, int], place: int) -> tuple[Witness, ...]:
    """Tell sales with their receipts, and what left otherwise by its entry."""
    sales = witnesses.of_sales(numbers)
    told = {witness.sale for witness in sales}
    others = {key: number for key, number in numbers.items() if id_of(key) not in told}
    return (*sales, *(witnesses.of_entries(others, place) if others else ()))
