"""What is still to come after sales: debts, deliveries to be paid, cheques on their way.

Each is a tender of a sale, followed by entries of its own; the sale is never touched.
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select

from pos.domain.customer import pseudonym
from pos.domain.money import Money, total, zero
from pos.domain.tender import FOLLOWED, Cheque, Tender, TenderKind, TenderState
from pos.errors import NotFound, PosError
from pos.i18n import gettext as _
from pos.journal.kinds import TenderFollowed
from pos.services.sales import sale_of
from pos.services.selling import refuse_card_numbers
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork

_MOST: Final = 500

# Where a cheque may go from where it is; a bounced one is presented again, or paid otherwise.
_WAYS: Final = {
    TenderState.OPEN: {TenderState.DEPOSITED, TenderState.PAID, TenderState.BOUNCED},
    TenderState.DEPOSITED: {TenderState.OPEN, TenderState.PAID, TenderState.BOUNCED},
    TenderState.BOUNCED: {TenderState.OPEN, TenderState.DEPOSITED, TenderState.PAID},
    TenderState.PAID: {TenderState.OPEN, TenderState.DEPOSITED, TenderState.BOUNCED},
}


class AlreadySo(PosError):
    """Somebody, perhaps at another till, has settled this meanwhile."""


class MoreThanOwed(PosError):
    """More was paid than is owed."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One tender of which something is still to come, or came.

    sale, tender: the sale's id, and 1 for its first tender. at: microseconds UTC of the sale.
    paid: what came since. customer: id, or empty; name, phone: what this device knows of them.
    cheque: what stands on it, None for what is no cheque.
    """

    sale: str
    tender: int
    at: int
    receipt_number: str
    kind: TenderKind
    state: TenderState
    amount: Money
    paid: Money
    customer: str = ""
    name: str = ""
    phone: str = ""
    cheque: Cheque | None = None

    @property
    def left(self) -> Money:
        """What is still owed."""
        return self.amount - self.paid


def open_debts(connection: Connection) -> list[Owed]:
    """Return what customers owe, oldest first: credit, deliveries, cheques that bounced."""
    nothing_left = {TenderState.PAID}
    return [
        owed
        for owed in _followed(connection)
        if owed.state not in nothing_left
        and owed.left > zero(owed.left.currency)
        and (owed.kind is not TenderKind.CHEQUE or owed.state is TenderState.BOUNCED)
    ]


def cheques(connection: Connection) -> list[Owed]:
    """Return the cheques that are in the drawer or at the bank, oldest first."""
    underway = {TenderState.OPEN, TenderState.DEPOSITED}
    return [
        owed
        for owed in _followed(connection)
        if owed.kind is TenderKind.CHEQUE and owed.state in underway
    ]


def owed_of(connection: Connection, sale: str, tender: int) -> Owed:
    """Return how one tender of a sale stands; raises `NotFound`."""
    for owed in _followed(connection, key_of(sale)):
        if owed.tender == tender:
            return owed
    raise NotFound(_("Nothing is to come for this sale."))


def follow_tender(
    work: UnitOfWork, sale: str, tender: int, state: TenderState, note: str = ""
) -> TenderState:
    """Say how far a cheque has come; returns where it was, which takes this back.

    Raises `AlreadySo` when it is there already.
    """
    owed = owed_of(work.connection, sale, tender)
    if owed.kind is not TenderKind.CHEQUE or state not in _WAYS[owed.state]:
        raise AlreadySo(_("This was done already. Look at the list again."))
    work.record(TenderFollowed(sale=sale, tender=tender, state=state, note=note))
    return owed.state


def settle(work: UnitOfWork, sale: str, tender: int, tenders: tuple[Tender, ...]) -> Money:
    """Take money for what is owed, into the drawer of the open shift; returns what is left.

    A negative amount gives back what was taken by mistake. Raises `MoreThanOwed`.
    """
    refuse_card_numbers(tenders)
    owed = owed_of(work.connection, sale, tender)
    currency = owed.amount.currency
    came = total([each.paid for each in tenders], currency)
    left = owed.left - came
    if left < zero(currency) or left > owed.amount:
        raise MoreThanOwed(_("This is more than is owed. Look at the list again."))
    shift = counter(work.connection).shift
    work.record(
        TenderFollowed(
            sale=sale,
            tender=tender,
            state=TenderState.PAID if left.is_zero else _open_state(owed),
            tenders=tenders,
            shift="" if shift is None else shift.id,
        )
    )
    return left


def _open_state(owed: Owed) -> TenderState:
    """Return the state of something of which a part is still owed."""
    return TenderState.BOUNCED if owed.kind is TenderKind.CHEQUE else TenderState.OPEN


def _followed(connection: Connection, sale_key: int | None = None) -> list[Owed]:
    """Return every tender that is followed and not paid, or all of one sale."""
    tender, sale, contact = schema.tender.c, schema.sale.c, schema.contact.c
    query = (
        select(
            tender.sale,
            tender.line,
            tender.kind,
            tender.received_minor,
            tender.currency,
            sale.at,
            sale.series,
            sale.number,
            sale.customer,
            _state(),
            _paid(),
        )
        .join_from(schema.tender, schema.sale, sale.key == tender.sale)
        .where(tender.kind.in_([kind.value for kind in FOLLOWED]), tender.received_minor > 0)
        .order_by(sale.at, sale.key, tender.line)
    )
    if sale_key is None:
        state = func.coalesce(_state(), TenderState.OPEN.value)
        query = query.where(state != TenderState.PAID.value).limit(_MOST)
    else:
        query = query.where(tender.sale == sale_key)
    rows = connection.execute(query).all()
    keys = {key_of(row.customer) for row in rows if row.customer}
    known = select(schema.contact).where(contact.customer.in_(keys))
    contacts = {row.customer: row for row in connection.execute(known)} if keys else {}
    return [_owed(connection, row, contacts) for row in rows]


def _state() -> Any:
    step = schema.tender_step.c
    return (
        select(step.state)
        .where(step.sale == schema.tender.c.sale, step.line == schema.tender.c.line)
        .order_by(step.at.desc(), step.entry.desc())
        .limit(1)
        .correlate(schema.tender)
        .scalar_subquery()
        .label("state")
    )


def _paid() -> Any:
    step = schema.tender_step.c
    return (
        select(func.coalesce(func.sum(step.paid_minor), 0))
        .where(step.sale == schema.tender.c.sale, step.line == schema.tender.c.line)
        .correlate(schema.tender)
        .scalar_subquery()
        .label("paid_minor")
    )


def _owed(connection: Connection, row: Any, contacts: dict[int, Row[Any]]) -> Owed:
    kind, sale = TenderKind(row.kind), id_of(row.sale)
    contact = contacts.get(key_of(row.customer)) if row.customer else None
    cheque = None
    if kind is TenderKind.CHEQUE:
        # What stands on a cheque is in the entry alone: few are under way at a time.
        cheque = sale_of(connection, sale).sale.tenders[row.line - 1].cheque
    name = pseudonym(row.customer) if row.customer else ""
    return Owed(
        sale=sale,
        tender=row.line,
        at=row.at,
        receipt_number=f"{row.series}-{row.number:06d}",
        kind=kind,
        state=TenderState(row.state or TenderState.OPEN),
        amount=Money(row.received_minor, row.currency),
        paid=Money(row.paid_minor, row.currency),
        customer=row.customer,
        name=name if contact is None else contact.name,
        phone="" if contact is None else contact.phone,
        cheque=cheque,
    )
