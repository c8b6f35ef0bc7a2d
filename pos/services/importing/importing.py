"""Carrying out an import: everything in one transaction, so that a power cut leaves all or nothing.

The plan is made again inside the transaction: what was sold or edited since the preview counts.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, TypeAlias

from sqlalchemy import Connection, select

from pos.domain.person import Act
from pos.journal.kinds import ProductSaved, StockLine, StockMoved
from pos.services.catalogue import RECEIVED, add_maker, keep_difference, makers, product_changes
from pos.services.importing.drafts import Reading
from pos.services.importing.gathering import names_from
from pos.services.importing.plan import Choices, Known, NewProduct, Plan, plan_import
from pos.services.people import require
from pos.services.products import product_from
from pos.services.shop import counter
from pos.store import schema
from pos.store.folding import folded
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork

# Told after each product: how many are done, and of how many. Raising takes everything back.
Progress: TypeAlias = Callable[[int, int], None]

# Lines of one journal entry of received goods: an entry stays small enough to print and to send.
_LINES_AN_ENTRY: Final = 200


def no_progress(done: int, total: int) -> None:
    """Watch nothing."""


def preview_import(connection: Connection, reading: Reading, choices: Choices) -> Plan:
    """Say what an import would do, changing nothing."""
    return plan_import(reading, known_products(connection), choices)


def import_products(
    work: UnitOfWork, reading: Reading, choices: Choices, progress: Progress = no_progress
) -> Plan:
    """Add and change products as the list says; returns the plan that was carried out.

    All in the caller's transaction, and by somebody who may change stock. Pictures are not fetched:
    their addresses stay in the file.
    """
    require(work, Act.CHANGE_STOCK)
    plan = plan_import(reading, known_products(work.connection), choices)
    added = {folded(name): add_maker(work, names_from(name, "fr")) for name in plan.new_makers}
    total = len(plan.new) + len(plan.changed)
    received: list[StockLine] = []
    here = counter(work.connection).here.id if plan.new else ""
    for done, new in enumerate(plan.new, start=1):
        maker = added.get(folded(new.maker_name), new.product.maker)
        product = replace(new.product, maker=maker)
        entry = work.record(ProductSaved(changes=product_changes(product)))
        received += _received(new, entry.id, here)
        progress(done, total)
    for done, change in enumerate(plan.changed, start=len(plan.new) + 1):
        maker = added.get(folded(change.maker_name), change.after.maker)
        keep_difference(work, change.before, replace(change.after, maker=maker))
        progress(done, total)
    _record_received(work, received)
    return plan


def known_products(connection: Connection) -> Known:
    """Read what an import is compared with: every product, maker, and what is on hand here."""
    query = select(schema.product).where(schema.product.c.created_at.is_not(None))
    stock = schema.stock.c
    here = key_of(counter(connection).here.id)
    counted = select(stock.product, stock.on_hand).where(stock.place == here)
    return Known(
        products=[product_from(row) for row in connection.execute(query)],
        makers=makers(connection),
        on_hand={id_of(row.product): row.on_hand for row in connection.execute(counted)},
    )


def _received(new: NewProduct, product_id: str, place: str) -> list[StockLine]:
    """Return what came in of a new product; none counted is a line of zero, not counted is none."""
    if new.on_hand is None:
        return []
    return [
        StockLine(
            product=product_id,
            names=new.product.names,
            place=place,
            quantity=new.on_hand,
        )
    ]


def _record_received(work: UnitOfWork, lines: Sequence[StockLine]) -> None:
    remaining = iter(lines)
    while part := tuple(islice(remaining, _LINES_AN_ENTRY)):
        work.record(StockMoved(cause=RECEIVED, lines=part))
