"""Taking orders for pieces that are still to be made, and everything until they are handed over.

A deposit is owed to the customer until then: it goes into the drawer of the open shift and into no
sale. Order forms and receipts for deposits have series of their own, without a gap on each till.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import Column, Connection, func, select

from pos.clock import utc_offset_minutes
from pos.domain.card_number import refuse_card_number
from pos.domain.money import Money, total, zero
from pos.domain.order import NEXT_STATES, OPEN_STATES, Order, OrderState
from pos.domain.person import Act
from pos.domain.tender import Tender, TenderKind, exact, taken_off
from pos.domain.text import clean_name, clean_text
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.journal.entry import Entry
from pos.journal.kinds import OrderChanged, OrderTaken
from pos.services.catalogue import NameMissing, keep_jpeg
from pos.services.followed import unpaid_cheques
from pos.services.orders import KeptOrder, order_of
from pos.services.people import require
from pos.services.receipts import queue_receipt
from pos.services.shop import counter
from pos.store import schema
from pos.store.unit_of_work import UnitOfWork

# Kinds of tender that are money now; a cheque is followed to the bank as that of a sale is.
DEPOSIT_KINDS: Final = frozenset(
    {
        TenderKind.CASH,
        TenderKind.CARD,
        TenderKind.WALLET,
        TenderKind.CHEQUE,
        TenderKind.TRANSFER,
    }
)


class OrderNotAccepted(FieldNotAccepted):
    """The price or the deposit of an order cannot be kept."""


class OrderIsSettled(PosError):
    """The order was handed over or cancelled: nothing about it changes any more."""


class StepNotTaken(PosError):
    """An order does not go from where it stands to there."""


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What was agreed. order: its series and number are ignored; this till gives them.

    picture: a photo or drawing as `smaller_jpeg` made it, None for none.
    """

    order: Order
    picture: bytes | None = None


def take_order(work: UnitOfWork, new: NewOrder, tenders: tuple[Tender, ...] = ()) -> str:
    """Take an order and its deposit, under the next numbers of this till; returns its id.

    The order form, which is the receipt of the deposit too, is queued where this device prints.
    Raises `NameMissing` or `OrderNotAccepted`; nothing is saved then.
    """
    require(work, Act.SELL)
    at_counter = counter(work.connection)
    order = _tidy(new.order)
    _require_deposit(tenders, order.price)
    if new.picture is not None:
        order = replace(order, picture=keep_jpeg(work, new.picture))
    number = _next(work.connection, schema.made_order.c.number, schema.made_order.c.till, work.till)
    taken = OrderTaken(
        order=replace(order, series=at_counter.series, number=number),
        tenders=tenders,
        deposit_number=_next_deposit(work) if tenders else 0,
        shift=_shift(work),
        utc_offset_minutes=utc_offset_minutes(work.now),
        seller=at_counter.seller,
        served_by=at_counter.person.name,
    )
    return _recorded(work, taken, prints=True).id


def set_order_state(work: UnitOfWork, order: str, state: OrderState) -> None:
    """Say how far a piece has come; an open order may also go back, which undoes a step.

    Handing over is a sale, and cancelling is `cancel_order`. Raises `StepNotTaken` for those, and
    `OrderIsSettled`.
    """
    require(work, Act.SELL)
    kept = _open(work.connection, order)
    if state not in OPEN_STATES:
        raise StepNotTaken(_("An order is closed by handing the piece over or by cancelling it."))
    if state is not kept.standing.state:
        _change(work, kept, state)


def promise_order(work: UnitOfWork, order: str, day: date) -> None:
    """Promise an order for another day; raises `OrderIsSettled`."""
    require(work, Act.SELL)
    kept = _open(work.connection, order)
    if day != kept.standing.promised_on:
        _change(work, kept, kept.standing.state, promised_on=day)


def add_deposit(work: UnitOfWork, order: str, tenders: tuple[Tender, ...]) -> str:
    """Take more money for an order; returns the id of the entry, whose receipt is queued.

    Raises `OrderIsSettled` or `OrderNotAccepted`.
    """
    require(work, Act.SELL)
    kept = _open(work.connection, order)
    _require_deposit(tenders, kept.due)
    if not tenders:
        raise OrderNotAccepted(_("Type how much was paid."))
    return _change(work, kept, kept.standing.state, tenders=tenders).id


def cancel_order(
    work: UnitOfWork, order: str, given_back: TenderKind | None = None, note: str = ""
) -> None:
    """Cancel an order. What was paid goes back whole, or is kept when `given_back` is None.

    given_back: how money goes back; a cheque that brought none yet is handed back itself.
    Raises `OrderIsSettled`.
    """
    kept = _open(work.connection, order)
    require(work, Act.SELL if given_back is None else Act.REFUND)
    back: tuple[Tender, ...] = ()
    if given_back is not None:
        unpaid = unpaid_cheques(work.connection, order)
        rest = kept.standing.paid - total([owed.left for owed in unpaid], kept.order.price.currency)
        back = tuple(taken_off(owed.kind, owed.left, owed.of) for owed in unpaid)
        back += () if rest.is_zero else (exact(given_back, -rest),)
    _change(work, kept, OrderState.CANCELLED, tenders=back, note=note)


def reopen_order(work: UnitOfWork, order: str) -> None:
    """Take a cancelling back, as long as no money went back with it.

    Raises `OrderIsSettled` for what was handed over or given back.
    """
    require(work, Act.SELL)
    kept = order_of(work.connection, order)
    before = [step.state for step in kept.steps if step.state in OPEN_STATES]
    is_cancelled = kept.standing.state is OrderState.CANCELLED
    if not is_cancelled or not before or kept.steps[-1].paid.minor < 0:
        raise OrderIsSettled(_("This order is settled. Take a new one if it goes on after all."))
    _change(work, kept, before[-1])


def require_handing_over(
    connection: Connection, order: str, skus: frozenset[str], tenders: tuple[Tender, ...]
) -> None:
    """Check that a sale hands over the order it names, for exactly what was paid beforehand.

    skus: of its lines; the ordered piece bears the number of its order form. Without an order there
    is no deposit to pay with. Raises `OrderIsSettled` or `OrderNotAccepted`.
    """
    deposits = [tender.paid for tender in tenders if tender.kind is TenderKind.DEPOSIT]
    if not order:
        if deposits:
            raise OrderNotAccepted(_("Only an ordered piece is paid with a deposit."))
        return
    kept = _open(connection, order)
    price = kept.order.price
    if kept.order.order_number not in skus:
        raise OrderNotAccepted(_("The ordered piece is no longer in the basket. Put it in again."))
    if total(deposits, price.currency) != kept.standing.paid:
        raise OrderNotAccepted(_("The deposit has changed meanwhile. Go back and pay again."))


def _change(
    work: UnitOfWork,
    kept: KeptOrder,
    state: OrderState,
    *,
    tenders: tuple[Tender, ...] = (),
    promised_on: date | None = None,
    note: str = "",
) -> Entry:
    at_counter = counter(work.connection)
    changed = OrderChanged(
        order=kept.id,
        state=state,
        tenders=tenders,
        deposit_number=_next_deposit(work) if tenders else 0,
        promised_on=promised_on,
        shift=_shift(work),
        note=clean_text(note),
        utc_offset_minutes=utc_offset_minutes(work.now),
        paid_before=kept.standing.paid if tenders else None,
        series=at_counter.series if tenders else "",
        seller=at_counter.seller if tenders else None,
        served_by=at_counter.person.name if tenders else "",
    )
    return _recorded(work, changed, prints=bool(tenders))


def _recorded(work: UnitOfWork, body: OrderTaken | OrderChanged, *, prints: bool) -> Entry:
    entry = work.record(body)
    if prints and counter(work.connection).prints:
        queue_receipt(work, entry.id)
    return entry


def _open(connection: Connection, order: str) -> KeptOrder:
    kept = order_of(connection, order)
    if not NEXT_STATES[kept.standing.state]:
        raise OrderIsSettled(_("This order was handed over or cancelled. Nothing was changed."))
    return kept


def _require_deposit(tenders: tuple[Tender, ...], most: Money) -> None:
    """Check that a deposit is money that is there, and at most what is to be paid."""
    for tender in tenders:
        refuse_card_number(tender.reference)
    paid = total([tender.paid for tender in tenders], most.currency)
    if any(tender.kind not in DEPOSIT_KINDS for tender in tenders):
        raise OrderNotAccepted(_("A deposit is paid now. Choose another way of paying."))
    if any(tender.paid <= zero(most.currency) for tender in tenders) or paid > most:
        raise OrderNotAccepted(_("A deposit is at most what is still to be paid. Correct it."))


def _tidy(order: Order) -> Order:
    names = replace(
        order.names,
        fr=clean_name(order.names.fr),
        ar=clean_name(order.names.ar),
        en=clean_name(order.names.en),
    )
    if names.is_empty:
        raise NameMissing(_("Say what is ordered: a word or two that the customer knows."))
    if order.price <= zero(order.price.currency) or order.quantity.thousandths <= 0:
        raise OrderNotAccepted(_("Agree on a price above zero."))
    return replace(
        order,
        names=names,
        description=clean_text(order.description),
        dimensions=clean_name(order.dimensions),
        materials=clean_name(order.materials),
        note=clean_text(order.note),
    )


def _shift(work: UnitOfWork) -> str:
    shift = counter(work.connection).shift
    return "" if shift is None else shift.id


def _next_deposit(work: UnitOfWork) -> int:
    step = schema.order_step.c
    return _next(work.connection, step.deposit_number, step.till, work.till)


def _next(
    connection: Connection, number: "Column[int]", till_column: "Column[str]", till: str
) -> int:
    """Return the number after the last of this till; taken inside the transaction, so no gap."""
    last = connection.execute(select(func.max(number)).where(till_column == till)).scalar()
    return (last or 0) + 1
