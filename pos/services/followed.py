"""What came with a sale, an order or a debt and is not money yet: debts, and cheques on their way.

Each is a tender of an entry; what became of it is said by later entries, and nothing is ever
touched.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    func,
    select,
    text,
    union_all,
)

from pos.domain.customer import pseudonym
from pos.domain.money import Money, zero
from pos.domain.tender import Cheque, TenderKind, TenderOf, TenderState
from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.services.brought import Brought, brought_by
from pos.store import schema
from pos.store.keys import id_of, key_of

_MOST: Final = 500

_TENDER: Final = schema.tender.c
_SALE: Final = schema.sale.c
_MOVE: Final = schema.cash_move.c
_STEP: Final = schema.tender_step.c

# Kinds are written out: an index of few rows serves no statement whose kinds are not known.
_FOLLOWED: Final = union_all(
    select(
        _TENDER.sale.label("entry"),
        _TENDER.line.label("line"),
        _SALE.at.label("at"),
        _TENDER.kind.label("kind"),
        _TENDER.received_minor.label("amount_minor"),
        _TENDER.currency.label("currency"),
    )
    .join_from(schema.tender, schema.sale, _SALE.key == _TENDER.sale)
    .where(
        text("tender.kind IN ('cheque', 'credit', 'on_delivery')"),
        _TENDER.received_minor > 0,
    ),
    select(
        _MOVE.entry,
        _MOVE.line,
        _MOVE.at,
        _MOVE.kind,
        _MOVE.amount_minor,
        _MOVE.currency,
    ).where(text("cash_move.kind = 'cheque'"), _MOVE.amount_minor > 0),
).subquery("followed")
_F: Final = _FOLLOWED.c

_STEPS: Final = and_(_STEP.sale == _F.entry, _STEP.line == _F.line)


def _last(column: ColumnElement[Any]) -> Any:
    """Return a column of the newest step that says how things stand."""
    query = select(column).where(_STEPS, _STEP.state != "").correlate(_FOLLOWED)
    return query.order_by(_STEP.at.desc(), _STEP.entry.desc()).limit(1).scalar_subquery()


_STATE: Final[Any] = func.coalesce(_last(_STEP.state), TenderState.OPEN.value)
_SAID_AT: Final[Any] = func.coalesce(_last(_STEP.at), 0)
_PAID: Final[Any] = (
    select(func.coalesce(func.sum(_STEP.paid_minor), 0))
    .where(_STEPS)
    .correlate(_FOLLOWED)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class Owed:
    """One tender of which something is still to come, or came.

    entry, tender: id of what brought it, and 1 for its first tender. at: microseconds UTC.
    receipt_number: of the sale, or of the deposit, that it is for.
    paid: what came since, or is not owed any more.
    sale, order: what it is for, by id, or empty. customer: id, or empty; name, phone: what this
    device knows of them. cheque: what stands on it, None for what is no cheque.
    due_on: the day that was promised for it, None where none was.
    said_at: when it was last said how it stands, microseconds UTC, 0 for never.
    """

    entry: str
    tender: int
    at: int
    receipt_number: str
    kind: TenderKind
    state: TenderState
    amount: Money
    paid: Money
    sale: str = ""
    order: str = ""
    customer: str = ""
    name: str = ""
    phone: str = ""
    cheque: Cheque | None = None
    due_on: date | None = None
    said_at: int = 0

    @property
    def left(self) -> Money:
        """What is still owed."""
        return self.amount - self.paid

    @property
    def of(self) -> TenderOf:
        """The tender as another entry names it."""
        return TenderOf(self.entry, self.tender)

    @property
    def is_debt(self) -> bool:
        """True while a customer owes it: credit, a delivery, a cheque that bounced."""
        is_due = self.kind is not TenderKind.CHEQUE or self.state is TenderState.BOUNCED
        return is_due and self._has_left

    @property
    def is_under_way(self) -> bool:
        """True for a cheque that is in the drawer or at the bank."""
        is_cheque = self.kind is TenderKind.CHEQUE
        return is_cheque and self.state is not TenderState.BOUNCED and self._has_left

    @property
    def brought_nothing(self) -> bool:
        """True for a cheque that is no money yet or any more: in the drawer still, or bounced."""
        return self.state in {TenderState.OPEN, TenderState.BOUNCED} and self._has_left

    @property
    def _has_left(self) -> bool:
        return self.state is not TenderState.PAID and self.left > zero(self.left.currency)


def open_debts(connection: Connection) -> list[Owed]:
    """Return what customers owe, oldest first: credit, deliveries, cheques that bounced."""
    return [owed for owed in _unsettled(connection) if owed.is_debt]


def cheques(connection: Connection) -> list[Owed]:
    """Return the cheques that are in the drawer or at the bank, oldest first."""
    return [owed for owed in _unsettled(connection) if owed.is_under_way]


def paid_cheques(connection: Connection, since: int) -> list[Owed]:
    """Return the cheques that were said to be paid since a moment, the newest first.

    Those that other money settled after they bounced are not among them. since: microseconds UTC.
    """
    is_paid = and_(TenderState.PAID.value == _STATE, since <= _SAID_AT, _PAID == 0)
    query = _query(_F.kind == TenderKind.CHEQUE.value, is_paid)
    return _found(connection, query.order_by(_SAID_AT.desc()).limit(_MOST))


def owed_of(connection: Connection, entry: str, tender: int) -> Owed:
    """Return how one tender of an entry stands; raises `NotFound`."""
    found = _found(connection, _query(_F.entry == key_of(entry), _F.line == tender))
    if not found:
        raise NotFound(_("Nothing is to come for this sale."))
    return found[0]


def unpaid_of(connection: Connection, sales: Collection[str]) -> list[Owed]:
    """Return what is still owed for some sales, and their cheques that are still in the drawer.

    A cheque that settled a debt and bounced is owed for the sale once more.
    """
    found: list[Owed] = []
    keys = {key_of(sale) for sale in sales}
    while keys:
        found += _found(connection, _query(_F.entry.in_(keys)))
        settled = select(_STEP.entry).where(_STEP.sale.in_(keys), _STEP.paid_minor > 0)
        brought = select(_MOVE.entry).where(
            _MOVE.entry.in_(settled), _MOVE.kind == TenderKind.CHEQUE.value
        )
        keys = set(connection.execute(brought).scalars())
    return [owed for owed in found if owed.is_debt or owed.brought_nothing]


def cheques_of_order(connection: Connection, order: str) -> list[Owed]:
    """Return the cheques an order was paid with beforehand, whatever became of them."""
    step = schema.order_step.c
    entries = select(step.entry).where(step.ordered == key_of(order))
    return _found(connection, _query(_F.entry.in_(entries)).order_by(_F.at, _F.entry, _F.line))


def unpaid_cheques(connection: Connection, order: str) -> list[Owed]:
    """Return the cheques of an order that brought no money: in the drawer still, or bounced."""
    return [owed for owed in cheques_of_order(connection, order) if owed.brought_nothing]


def _unsettled(connection: Connection) -> list[Owed]:
    query = _query(TenderState.PAID.value != _STATE, _F.amount_minor > _PAID)
    return _found(connection, query.order_by(_F.at, _F.entry, _F.line).limit(_MOST))


def _query(*conditions: ColumnElement[bool]) -> Any:
    columns = (_STATE.label("state"), _SAID_AT.label("said_at"), _PAID.label("paid_minor"))
    return select(_FOLLOWED, *columns).where(*conditions)


def _found(connection: Connection, query: Any) -> list[Owed]:
    rows = connection.execute(query).all()
    brought = [brought_by(connection, id_of(row.entry), row.line) for row in rows]
    keys = {key_of(each.purpose.customer) for each in brought if each.purpose.customer}
    known = select(schema.contact).where(schema.contact.c.customer.in_(keys))
    contacts = {row.customer: row for row in connection.execute(known)} if keys else {}
    return [_owed(row, each, contacts) for row, each in zip(rows, brought, strict=True)]


def _owed(row: Row[Any], brought: Brought, contacts: dict[int, Row[Any]]) -> Owed:
    purpose, customer = brought.purpose, brought.purpose.customer
    contact = contacts.get(key_of(customer)) if customer else None
    name = pseudonym(customer) if customer else ""
    return Owed(
        entry=id_of(row.entry),
        tender=row.line,
        at=row.at,
        receipt_number=purpose.receipt_number,
        kind=TenderKind(row.kind),
        state=TenderState(row.state),
        amount=Money(row.amount_minor, row.currency),
        paid=Money(row.paid_minor, row.currency),
        sale=purpose.sale,
        order=purpose.order,
        customer=customer,
        name=name if contact is None else contact.name,
        phone="" if contact is None else contact.phone,
        cheque=brought.tender.cheque,
        due_on=brought.tender.due_on,
        said_at=row.said_at,
    )
