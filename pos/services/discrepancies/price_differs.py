"""A till asked another price than the one that was set elsewhere before it sold."""

from collections import defaultdict
from typing import Any, Final

from sqlalchemy import Connection, text

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind, Measured
from pos.domain.product import Product
from pos.services.discrepancies.witnesses import MOST, Witnesses
from pos.services.products import products_of
from pos.store.keys import id_of, parts_of

_STALE: Final = text(
    "SELECT stale.sale, stale.line, stale.product, stale.asked_minor, stale.valid_minor"
    " FROM stale_price AS stale WHERE NOT EXISTS (SELECT 1 FROM answered_fact AS said"
    " WHERE said.kind = 'price_differs' AND said.subject = stale.product"
    " AND said.fact_key = stale.sale) ORDER BY stale.at DESC LIMIT :most"
)


def price_differs(connection: Connection, witnesses: Witnesses) -> list[Discrepancy]:
    """Return what was asked of customers at one till and not at another, product by product."""
    rows = connection.execute(_STALE, {"most": MOST}).all()
    known = products_of(connection, list({row.product for row in rows}))
    groups: dict[tuple[int, str], list[Any]] = defaultdict(list)
    for row in rows:
        if row.product in known:
            groups[row.product, parts_of(row.sale)[0]].append(row)
    return [
        _told(witnesses, known[product], till, asked) for (product, till), asked in groups.items()
    ]


def _told(witnesses: Witnesses, product: Product, till: str, asked: list[Any]) -> Discrepancy:
    newest = asked[0]
    return Discrepancy(
        kind=DiscrepancyKind.PRICE_DIFFERS,
        subject=product.id,
        part=till,
        facts=tuple(sorted({id_of(row.sale) for row in asked})),
        names=product.names,
        expected=newest.valid_minor,
        found=newest.asked_minor,
        measured=Measured.MONEY,
        witnesses=witnesses.of_sales({row.sale: row.asked_minor for row in asked}),
        unit=product.unit,
        product=product.id,
    )
