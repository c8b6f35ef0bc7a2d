"""Who buys, where that is known: what the till must know of them while money is handed over."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from pos.clock import day_bounds, local
from pos.domain.customer import Contact
from pos.domain.money import MAD, Money
from pos.domain.tender import TenderKind
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.customers import add_customer
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork


class BuyerNotNamed(FieldNotAccepted):
    """Who owes money must have a name."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer at the counter. cash_today: what they paid in cash since midnight."""

    customer: str
    name: str
    phone: str
    ice: str
    cash_today: Money


def name_buyer(work: UnitOfWork, name: str, phone: str) -> str:
    """Keep the name of somebody who will pay later; returns the customer's id.

    The journal only says that there is a customer: the name can be erased. In training nothing is
    kept, and the id is empty. Raises `BuyerNotNamed`.
    """
    name, phone = clean_name(name), clean_name(phone)
    if not name:
        raise BuyerNotNamed(_("Type the name of the customer who will pay later."))
    if counter(work.connection).person.is_in_training:
        return ""
    return add_customer(work, Contact("", name, phone))


def buyer(connection: Connection, customer: str, now: int) -> Buyer | None:
    """Return who buys, None when nobody is named; a name that was erased is empty.

    now: microseconds UTC, which says what today is.
    """
    if not customer:
        return None
    contact = schema.contact
    row = connection.execute(select(contact).where(contact.c.customer == key_of(customer))).first()
    cash = cash_of_day(connection, customer, now)
    if row is None:
        return Buyer(customer, "", "", "", cash)
    return Buyer(customer, row.name, row.phone, row.ice, cash)


def cash_of_day(connection: Connection, customer: str, now: int) -> Money:
    """Return the cash a customer paid today: for sales, for what they owed, and on orders."""
    begins, ends = day_bounds(local(now).date())
    sale, tender = schema.sale.c, schema.tender.c
    sold = (
        select(func.coalesce(func.sum(tender.received_minor - tender.change_minor), 0))
        .join_from(schema.sale, schema.tender, tender.sale == sale.key)
        .where(sale.at >= begins, sale.at < ends, sale.customer == customer)
        .where(tender.kind == TenderKind.CASH.value)
    )
    step, move = schema.tender_step.c, schema.cash_move.c
    settled = (
        select(func.coalesce(func.sum(move.amount_minor), 0))
        .join_from(schema.tender_step, schema.sale, sale.key == step.sale)
        .join(schema.cash_move, move.entry == step.entry)
        .where(step.at >= begins, step.at < ends, sale.customer == customer)
        .where(move.kind == TenderKind.CASH.value, move.currency == MAD)
    )
    taken, paid_at = schema.made_order.c, schema.order_step.c
    deposits = (
        select(func.coalesce(func.sum(move.amount_minor), 0))
        .join_from(schema.order_step, schema.made_order, taken.key == paid_at.ordered)
        .join(schema.cash_move, move.entry == paid_at.entry)
        .where(paid_at.at >= begins, paid_at.at < ends, taken.customer == customer)
        .where(move.kind == TenderKind.CASH.value, move.currency == MAD)
    )
    parts = [connection.execute(query).scalar_one() for query in (sold, settled, deposits)]
    return Money(sum(parts), MAD)
