"""Checking out: the basket becomes a sale, flushed to disk before anything moves.

Nothing here touches a printer, a network or another till. Where the device prints, the receipt is
queued in the same transaction: no paper without a sale, and no sale whose paper is forgotten.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from pos.changed import Changed
from pos.clock import local, utc_offset_minutes
from pos.domain.basket import BasketLine
from pos.domain.money import total
from pos.domain.sale import Sale, sale_lines
from pos.domain.tender import Tender, require_paid
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.entry import check_characters
from pos.journal.kinds import SaleMade
from pos.services.receipts import queue_receipt
from pos.services.shop import counter
from pos.store import schema, work_in_hand
from pos.store.prepared import Prepared
from pos.store.unit_of_work import UnitOfWork

_LAST_NUMBER: Final = Prepared(
    select(func.max(schema.sale.c.number)).where(schema.sale.c.till == bindparam("till"))
)


class NothingToSell(PosError):
    """The basket is empty."""


@dataclass(frozen=True, slots=True)
class SoldSale:
    """A sale with its place in the journal.

    id: the entry that holds it. at: microseconds UTC.
    check: four characters of the entry's hash, printed so that a receipt can be matched.
    """

    id: str
    at: int
    sale: Sale
    check: str


def check_out(
    work: UnitOfWork, lines: tuple[BasketLine, ...], tenders: tuple[Tender, ...]
) -> SoldSale:
    """Sell the lines for the tenders, under the next number of this till.

    Raises `NothingToSell`, `NotEnoughTendered` or `ChangeWithoutCash`; nothing is saved then.
    """
    if not lines:
        raise NothingToSell(_("The basket is empty. Tap a product first."))
    at_counter = counter(work.connection)
    sold = sale_lines(lines, at_counter.seller, local(work.now).date())
    due = total([line.total for line in sold], at_counter.currency)
    require_paid(due, tenders)
    sale = Sale(
        series=at_counter.series,
        number=next_number(work.connection, at_counter.till),
        lines=sold,
        tenders=tenders,
        total=due,
        seller=at_counter.seller,
        place=at_counter.here,
        utc_offset_minutes=utc_offset_minutes(work.now),
    )
    entry = work.record(SaleMade(sale))
    work_in_hand.forget_basket(work.connection, work_in_hand.OPEN_BASKET)
    if at_counter.prints:
        queue_receipt(work, entry.id)
    work.note_changed(Changed.BASKET)
    return SoldSale(entry.id, entry.at, sale, check_characters(entry.hash))


def next_number(connection: Connection, till: str) -> int:
    """Return the number the next sale of `till` will have; given for good only at check-out."""
    row = _LAST_NUMBER.first(connection, {"till": till})
    return 1 if row is None else (row[0] or 0) + 1
