"""Pieces made to order, as frozen rows: the list, and one whole with every step it took."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select, true

from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.order import (
    OPEN_STATES,
    Order,
    OrderState,
    OrderStep,
    Standing,
    is_late,
    standing,
    still_due,
)
from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.entry import check_characters
from pos.journal.kinds import OrderTaken
from pos.services.customers import ids_matching, names_of
from pos.store import schema
from pos.store.folding import words
from pos.store.keys import id_of, key_of, parts_of

PAGE: Final = 200

_O: Final = schema.made_order.c
_S: Final = schema.order_step.c
_OLDEST_FIRST: Final = (_S.at, _S.till, _S.entry)
_NEWEST_FIRST: Final = tuple(column.desc() for column in _OLDEST_FIRST)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order as the list shows it.

    at: when it was taken, microseconds UTC. customer: the name, or empty.
    """

    id: str
    at: int
    order_number: str
    names: Names
    price: Money
    standing: Standing
    customer: str
    picture: str

    @property
    def due(self) -> Money:
        """What is still to be paid for it."""
        return still_due(self.price, self.standing)

    def is_late(self, today: date) -> bool:
        """Tell whether it should have been ready by now."""
        return is_late(self.standing, today)


@dataclass(frozen=True, slots=True)
class KeptOrder:
    """An order whole. at: microseconds UTC; body: as it was recorded; steps: the oldest first.

    customer: the name, the pseudonym of who is not known here, or empty. check: four characters of
    the entry's hash.
    """

    id: str
    at: int
    body: OrderTaken
    steps: tuple[OrderStep, ...]
    customer: str
    check: str

    @property
    def order(self) -> Order:
        """What was agreed."""
        return self.body.order

    @property
    def standing(self) -> Standing:
        """How things stand now."""
        return standing(self.steps, self.order.price.currency)

    @property
    def due(self) -> Money:
        """What is still to be paid for it."""
        return still_due(self.order.price, self.standing)


def _of_order(column: ColumnElement[Any], *conditions: ColumnElement[bool]) -> Any:
    """Return a column of the newest step of an order that meets the conditions."""
    query = select(column).where(_S.ordered == _O.key, *conditions)
    return query.order_by(*_NEWEST_FIRST).limit(1).scalar_subquery()


_HANDED_OVER: Final = _of_order(_S.entry, _S.state == OrderState.DELIVERED.value)
_STATE: Final = case(
    (_HANDED_OVER.is_not(None), OrderState.DELIVERED.value), else_=_of_order(_S.state)
)
_PROMISED: Final = func.coalesce(_of_order(_S.promised_on, _S.promised_on != ""), "")
_PAID: Final = (
    select(func.coalesce(func.sum(_S.paid_minor), 0)).where(_S.ordered == _O.key).scalar_subquery()
)


def orders(
    connection: Connection,
    states: Collection[OrderState] = OPEN_STATES,
    text: str = "",
    limit: int = PAGE,
) -> list[OrderRow]:
    """Return orders in some states that hold each word typed, or whose customer does.

    Those promised soonest come first; without a promise, and once settled, the newest first.
    """
    state, promised = _STATE.label("state"), _PROMISED.label("promised_on")
    wanted = state.in_([each.value for each in states])
    query = select(schema.made_order, state, promised, _PAID.label("paid"))
    query = query.where(wanted, _matching(connection, text))
    is_settled = state.not_in([each.value for each in OPEN_STATES])
    soonest = (is_settled, promised == "", case((~is_settled, promised), else_=""), _O.at.desc())
    rows = connection.execute(query.order_by(*soonest, _O.key).limit(limit)).all()
    names = names_of(connection, [row.customer for row in rows])
    return [_row(row, names.get(row.customer, "")) for row in rows]


def order_of(connection: Connection, order: str) -> KeptOrder:
    """Return one order whole, from the very bytes of its entry; raises `NotFound`."""
    till, seq = parts_of(key_of(order))
    journal = schema.journal.c
    query = select(journal.at, journal.body, journal.hash).where(
        journal.till == till, journal.seq == seq, journal.kind == "order_taken"
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(_("This order is not on this device."))
    body = decoded(row.body, OrderTaken)
    customer = body.order.customer
    return KeptOrder(
        id=order,
        at=row.at,
        body=body,
        steps=_steps(connection, order, body.order.price.currency),
        customer=names_of(connection, [customer]).get(customer, ""),
        check=check_characters(row.hash),
    )


def orders_of_customer(connection: Connection, customer: str) -> list[OrderRow]:
    """Return every order of a customer, the newest first."""
    query = select(schema.made_order, _STATE.label("state"), _PROMISED.label("promised_on"))
    query = query.add_columns(_PAID.label("paid")).where(_O.customer == customer)
    rows = connection.execute(query.order_by(_O.at.desc())).all()
    names = names_of(connection, [customer])
    return [_row(row, names.get(customer, "")) for row in rows]


def late_orders(connection: Connection, today: date) -> int:
    """Return how many pieces should have been ready before today and are not."""
    unmade = (OrderState.ORDERED.value, OrderState.STARTED.value)
    query = (
        select(func.count())
        .select_from(schema.made_order)
        .where(_STATE.in_(unmade), _PROMISED.between("0", (today - timedelta(days=1)).isoformat()))
    )
    return connection.execute(query).scalar_one()


def _matching(connection: Connection, text: str) -> ColumnElement[bool]:
    """Match each word in what was ordered, or the words in who ordered it."""
    typed = words(text)
    if not typed:
        return true()
    said = and_(true(), *(_O.found_by.contains(word, autoescape=True) for word in typed))
    return or_(said, _O.customer.in_(ids_matching(connection, text)))


def _steps(connection: Connection, order: str, currency: str) -> tuple[OrderStep, ...]:
    query = select(schema.order_step).where(_S.ordered == key_of(order)).order_by(*_OLDEST_FIRST)
    return tuple(_step(row, currency) for row in connection.execute(query))


def _step(row: Row[Any], currency: str) -> OrderStep:
    return OrderStep(
        entry=id_of(row.entry),
        at=row.at,
        state=OrderState(row.state),
        paid=Money(row.paid_minor, currency),
        deposit_number=row.deposit_number,
        promised_on=_day(row.promised_on),
    )


def _row(row: Row[Any], customer: str) -> OrderRow:
    stands = Standing(OrderState(row.state), Money(row.paid, row.currency), _day(row.promised_on))
    return OrderRow(
        id=id_of(row.key),
        at=row.at,
        order_number=f"{row.series}-BC-{row.number:06d}",
        names=Names(row.fr, row.ar, row.en),
        price=Money(row.price_minor, row.currency),
        standing=stands,
        customer=customer,
        picture=row.picture,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
