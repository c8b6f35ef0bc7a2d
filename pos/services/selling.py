"""Checking out: the basket becomes a sale, flushed to disk before anything moves.

Nothing here touches a printer, a network or another till. Where the device prints, the receipt is
queued in the same transaction: no paper without a sale, and no sale whose paper is forgotten.
"""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from pos.changed import Changed
from pos.clock import local, utc_offset_minutes
from pos.domain.basket import NO_WORDS, BasketLine, Words
from pos.domain.card_number import refuse_card_number
from pos.domain.due import due_of
from pos.domain.money import total
from pos.domain.person import Act
from pos.domain.pricing import BARGAINED
from pos.domain.refund import Origin, Returnable, mirrored
from pos.domain.sale import Sale, sale_lines
from pos.domain.tender import Tender, require_paid
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.entry import check_characters
from pos.journal.kinds import SaleMade
from pos.services.ordering import require_handing_over
from pos.services.people import require
from pos.services.receipts import queue_receipt
from pos.services.returns import origins, require_owed
from pos.services.shop import Counter, counter
from pos.services.sold import SoldSale
from pos.services.terms import with_parts
from pos.store import schema, work_in_hand
from pos.store.prepared import Prepared
from pos.store.unit_of_work import UnitOfWork

__all__ = ["NothingToSell", "SoldSale", "check_out", "next_number", "sale_from"]

_LAST_NUMBER: Final = Prepared(
    select(func.max(schema.sale.c.number)).where(schema.sale.c.till == bindparam("till"))
)


class NothingToSell(PosError):
    """The basket is empty."""


class TillNotOpen(PosError):
    """This business asks to open the till before anything is sold."""


def check_out(
    work: UnitOfWork,
    lines: tuple[BasketLine, ...],
    tenders: tuple[Tender, ...],
    words: Words = NO_WORDS,
    *,
    keeps_basket: bool = False,
) -> SoldSale:
    """Sell the lines for the tenders, under the next number of this till.

    Lines that take goods back make it a refund, or an exchange beside goods that are sold.
    A sale that names an order hands it over, its deposit among the tenders.
    keeps_basket: it is not the open basket that is sold, which stays as it is.
    Raises `NothingToSell`, `TillNotOpen`, `NotEnoughTendered`, `ChangeWithoutCash`,
    `CardNumberTyped`, `MoreThanSold` for goods that came back already, `NotOwed` for what is no
    debt any more, or `OrderNotAccepted` for what is no handing over; nothing is saved then.
    """
    at_counter = counter(work.connection)
    _require_allowed(work, lines)
    skus = frozenset(line.product.sku for line in lines)
    require_handing_over(work.connection, words.order, skus, tenders)
    number = next_number(work.connection, at_counter.till)
    behind = origins(work.connection, lines)
    require_owed(work.connection, lines, tenders)
    sale = sale_from(at_counter, number, work.now, lines, tenders, words, behind)
    if not keeps_basket:
        work_in_hand.forget_basket(work.connection, work_in_hand.OPEN_BASKET)
        work.note_changed(Changed.BASKET)
    if at_counter.person.is_in_training:
        # Somebody who is learning sees a sale through; nothing of it is written down.
        return SoldSale("", work.now, sale, "")
    entry = work.record(SaleMade(sale))
    if at_counter.prints:
        queue_receipt(work, entry.id)
    return SoldSale(entry.id, entry.at, sale, check_characters(entry.hash))


def _require_allowed(work: UnitOfWork, lines: tuple[BasketLine, ...]) -> None:
    """Ask for a manager where the person at the till may not give in on a price, or money back."""
    require(work, Act.SELL)
    if any(line.back is not None for line in lines):
        require(work, Act.REFUND)
    # What comes back costs what was agreed on then: nobody gives in on it now.
    if any(line.reason in BARGAINED and line.back is None for line in lines):
        require(work, Act.DISCOUNT)


def sale_from(  # noqa: PLR0913
    at_counter: Counter,
    number: int,
    now: int,
    lines: tuple[BasketLine, ...],
    tenders: tuple[Tender, ...],
    words: Words,
    behind: Mapping[Origin, Returnable],
) -> Sale:
    """Make the sale of a basket, without saving it; raises as `check_out` does.

    behind: the line of its sale that each line taking goods back takes back.
    """
    if not lines:
        raise NothingToSell(_("The basket is empty. Tap a product first."))
    if at_counter.rules.needs_shift and at_counter.shift is None:
        raise TillNotOpen(_("Open the till first: count the cash in the drawer. Nothing was sold."))
    today = sale_lines(lines, at_counter.seller, local(now).date())
    today = with_parts(today, lines, at_counter.terms, at_counter.here.id)
    sold = mirrored(today, behind)
    goods = total([line.total for line in sold], at_counter.currency)
    refuse_card_numbers(tenders)
    due = due_of(goods, tenders, at_counter.rules.due)
    require_paid(due.total, tenders)
    return Sale(
        series=at_counter.series,
        number=number,
        lines=sold,
        tenders=tenders,
        total=goods,
        seller=at_counter.seller,
        place=at_counter.here,
        served_by=at_counter.person.name,
        shift="" if at_counter.shift is None else at_counter.shift.id,
        utc_offset_minutes=utc_offset_minutes(now),
        rounding=None if due.rounding.is_zero else due.rounding,
        stamp_duty=None if due.stamp_duty.is_zero else due.stamp_duty,
        customer=words.customer,
        order=words.order,
        note=words.note,
    )


def refuse_card_numbers(tenders: tuple[Tender, ...]) -> None:
    """Raise `CardNumberTyped` for a reference that looks like one: an entry is for ever."""
    for tender in tenders:
        refuse_card_number(tender.reference)


def next_number(connection: Connection, till: str) -> int:
    """Return the number the next sale of `till` will have; given for good only at check-out."""
    row = _LAST_NUMBER.first(connection, {"till": till})
    return 1 if row is None else (row[0] or 0) + 1
