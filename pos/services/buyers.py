"""Who buys, where that is known: what the till must know of them while money is handed over."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.clock import day_bounds, local
from pos.domain.money import MAD, Money
from pos.domain.tender import TenderKind
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.journal.kinds import CustomerAdded
from pos.services.shop import counter
from pos.store import schema
from pos.store.changed import Changed
from pos.store.folding import folded
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork

_KEEP: Final = upsert(schema.contact)


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
    entry = work.record(CustomerAdded())
    row = {
        "customer": key_of(entry.id),
        "name": name,
        "phone": phone,
        "ice": "",
        "address": "",
        "may_be_told_news": 0,
        "may_be_shared": 0,
        "found_by": folded(f"{name} {phone}"),
        "saved_at": work.now,
    }
    work.connection.execute(_KEEP, row)
    work.note_changed(Changed.CUSTOMERS)
    return entry.id


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
    """Return the cash a customer paid today, for sales and for what they owed."""
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
    return Money(
        connection.execute(sold).scalar_one() + connection.execute(settled).scalar_one(), MAD
    )
