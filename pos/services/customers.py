"""Customers, who never have to be named: kept on this device, found again, exported, erased.

The journal says only that there is a customer. Who it is stands in a table of this device, so that
erasing one erases all that was known, while sales keep their figures under a pseudonym.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, true
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.changed import Changed
from pos.domain.customer import Contact, phone_digits, pseudonym
from pos.domain.person import Act
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, NotFound
from pos.i18n import gettext as _
from pos.journal.kinds import CustomerAdded, CustomerErased
from pos.services.people import require
from pos.store import schema
from pos.store.folding import words
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork

MOST_FOUND: Final = 100

_CONTACT: Final = schema.contact
_C: Final = schema.contact.c
_KEEP: Final = upsert(schema.contact)
_COLUMNS: Final = ("name", "phone", "ice", "address", "may_be_told_news", "may_be_shared")


class CustomerNotNamed(FieldNotAccepted):
    """A customer without a name."""


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer as this device knows them.

    contact: what they told us; None for who was erased, or was named on another device.
    """

    id: str
    contact: Contact | None

    @property
    def name(self) -> str:
        """The name, or the pseudonym of who is not known here."""
        return pseudonym(self.id) if self.contact is None else self.contact.name


def add_customer(work: UnitOfWork, contact: Contact) -> str:
    """Keep a new customer; returns their id. The contact's own id is ignored.

    Raises `CustomerNotNamed`.
    """
    require(work, Act.SELL)
    tidy = _tidy(contact)
    customer = work.record(CustomerAdded()).id
    _keep(work, customer, tidy)
    return customer


def edit_customer(work: UnitOfWork, contact: Contact) -> None:
    """Keep what is known of a customer now; raises `CustomerNotNamed` or `NotFound`."""
    require(work, Act.SELL)
    tidy = _tidy(contact)
    if not _may_be_known(work.connection, contact.customer):
        raise NotFound(_("This customer was erased. Add them anew if they wish so."))
    _keep(work, contact.customer, tidy)


def erase_customer(work: UnitOfWork, customer: str) -> None:
    """Erase what is known of a customer, for ever; their sales and orders keep the pseudonym.

    Raises `NotFound` for who is not there.
    """
    require(work, Act.CHANGE_SETTINGS)
    if not _may_be_known(work.connection, customer):
        raise NotFound(_("This customer is no longer there."))
    work.record(CustomerErased(customer=customer))


def find_customers(
    connection: Connection, text: str = "", limit: int = MOST_FOUND
) -> list[Contact]:
    """Return the customers whose name or telephone holds each word typed; without any, all.

    Those who bought or were changed last come first.
    """
    bought = last_sales(connection)
    rows = connection.execute(select(_CONTACT).where(_matching(text))).all()
    rows = sorted(
        rows, key=lambda row: max(row.saved_at, bought.get(row.customer, 0)), reverse=True
    )
    return [_contact(row) for row in rows[:limit]]


def last_sales(connection: Connection) -> dict[int, int]:
    """Return when each customer bought or ordered last, by key; microseconds UTC."""
    found: dict[int, int] = {}
    for table in (schema.sale, schema.made_order):
        named = table.c.customer
        query = select(named, func.max(table.c.at)).where(named != "").group_by(named)
        for customer, at in connection.execute(query):
            found[key_of(customer)] = max(at, found.get(key_of(customer), 0))
    return found


def customer_of(connection: Connection, customer: str) -> Customer:
    """Return a customer by id, known here or not."""
    row = connection.execute(select(_CONTACT).where(_C.customer == key_of(customer))).first()
    return Customer(customer, None if row is None else _contact(row))


def names_of(connection: Connection, customers: Iterable[str]) -> dict[str, str]:
    """Return the name of each customer, the pseudonym of who is not known here; none for ''."""
    asked = {customer for customer in customers if customer}
    query = select(_C.customer, _C.name).where(_C.customer.in_(map(key_of, asked)))
    known = {id_of(key): name for key, name in connection.execute(query)}
    return {customer: known.get(customer, pseudonym(customer)) for customer in asked}


def unused_since(connection: Connection, before: int) -> list[Contact]:
    """Return who was kept before a moment and has bought or ordered nothing: nobody needs them.

    before: microseconds UTC. Law 09-08 lets personal data be kept only as long as it serves.
    """
    bought = last_sales(connection)
    query = select(_CONTACT).where(_C.saved_at < before).order_by(_C.saved_at)
    rows = connection.execute(query).all()
    return [_contact(row) for row in rows if row.customer not in bought]


def ids_matching(connection: Connection, text: str) -> list[str]:
    """Return the ids of customers whose name or telephone holds each word typed."""
    keys = connection.execute(select(_C.customer).where(_matching(text))).scalars()
    return [id_of(key) for key in keys]


def _matching(text: str) -> ColumnElement[bool]:
    """Match each word in the name, or all digits together in the telephone number."""
    typed = words(text)
    in_name = and_(true(), *(_C.found_by.contains(word, autoescape=True) for word in typed))
    digits = phone_digits(text)
    is_number = bool(typed) and all(word.isdecimal() for word in typed)
    return or_(in_name, _C.found_by.contains(digits)) if is_number else in_name


def _may_be_known(connection: Connection, customer: str) -> bool:
    table = schema.customer.c
    query = select(table.key).where(
        table.key == key_of(customer), table.added_at.is_not(None), table.erased_at.is_(None)
    )
    return connection.execute(query).first() is not None


def _tidy(contact: Contact) -> Contact:
    name = clean_name(contact.name)
    if not name:
        raise CustomerNotNamed(_("Type the name of the customer."))
    return Contact(
        customer=contact.customer,
        name=name,
        phone=clean_name(contact.phone, longest=40),
        ice=clean_name(contact.ice, longest=40),
        address=clean_name(contact.address),
        may_be_told_news=contact.may_be_told_news,
        may_be_shared=contact.may_be_shared,
    )


def _keep(work: UnitOfWork, customer: str, contact: Contact) -> None:
    row: dict[str, object] = {name: getattr(contact, name) for name in _COLUMNS}
    row |= {
        "customer": key_of(customer),
        "may_be_told_news": int(contact.may_be_told_news),
        "may_be_shared": int(contact.may_be_shared),
        "found_by": " ".join([*words(contact.name), phone_digits(contact.phone)]),
        "saved_at": work.now,
    }
    kept = {name: _KEEP.excluded[name] for name in row if name != "customer"}
    keep = _KEEP.on_conflict_do_update(index_elements=["customer"], set_=kept)
    work.connection.execute(keep, row)
    work.note_changed(Changed.CUSTOMERS)


def _contact(row: Row[Any]) -> Contact:
    return Contact(
        customer=id_of(row.customer),
        name=row.name,
        phone=row.phone,
        ice=row.ice,
        address=row.address,
        may_be_told_news=bool(row.may_be_told_news),
        may_be_shared=bool(row.may_be_shared),
    )
