"""What a copied till's second device wrote: kept, counted nowhere, and told so it can be entered.

Two devices wrote under one name and one series of receipts. The journal that was here first goes
on; taking the other in under that name would give two sales one number. So it is shown as a list,
which a person enters at a till of the cooperative, and the second device is invited as a till of
its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from pos.clock import local
from pos.domain.money import MAD, Money, total
from pos.domain.sale import Sale, SaleLine
from pos.domain.tender import TenderKind
from pos.i18n import active_language
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.kinds import KINDS, SaleMade
from pos.services.catalogue import makers
from pos.services.spreadsheet import Cell
from pos.store import schema
from pos.store.aside import Why

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class SecondHalf:
    """Its sales, refunds among them. first_at, last_at: microseconds UTC, 0 without any sale."""

    sales: int
    total: Money
    first_at: int = 0
    last_at: int = 0


def second_half(connection: Connection, till: str) -> SecondHalf:
    """Return what the second device of a copied till sold, as far as it is here."""
    found = list(_sales(connection, till))
    if not found:
        return SecondHalf(0, Money(0, MAD))
    came = total([line.total for _at, sale in found for line in sale.lines], MAD)
    return SecondHalf(len(found), came, found[0][0], found[-1][0])


def second_half_table(
    connection: Connection, till: str, way_of: Callable[[TenderKind], str]
) -> tuple[list[str], list[list[Cell]]]:
    """Return head and rows of a list of it, a row for each line of a sale, to be entered anew.

    way_of: names a way of paying.
    """
    head = [
        *(_("Date"), _("Receipt"), _("Code"), _("Product"), _("Maker"), _("Quantity")),
        *(_("Amount"), _("Paid by")),
    ]
    named = {maker.id: maker.names.within(active_language()) for maker in makers(connection)}
    rows: list[list[Cell]] = []
    for at, sale in _sales(connection, till):
        ways = ", ".join(sorted({way_of(tender.kind) for tender in sale.tenders}))
        rows += [[*_row(at, sale, line, named), ways] for line in sale.lines]
    return head, rows


def _row(at: int, sale: Sale, line: SaleLine, makers_named: dict[str, str]) -> list[Cell]:
    return [
        f"{local(at):%Y-%m-%d %H:%M}",
        f"{sale.series}-{sale.number:06d}",
        line.sku,
        " ".join(part for part in (line.names.within(active_language()), line.variant) if part),
        makers_named.get(line.maker, ""),
        f"{line.quantity.thousandths / _THOUSAND:g}",
        f"{line.total.minor / 100:.2f}",
    ]


def _sales(connection: Connection, till: str) -> Iterator[tuple[int, Sale]]:
    """Yield what it sold, in its order; of what a third device wrote under that name, too."""
    kept = schema.aside.c
    query = select(kept.at, kept.body).where(
        kept.till == till, kept.why == Why.FORK.value, kept.kind == KINDS[SaleMade]
    )
    for row in connection.execute(query.order_by(kept.seq, kept.at)):
        yield row.at, decoded(row.body, SaleMade).sale
