"""What invoices and credit notes share: a series in each till, and a buyer named as they wish."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection, Table, func, select

from pos.domain.invoice import InvoiceBuyer, invoice_number
from pos.domain.text import clean_name, clean_text
from pos.journal.canonical import decoded
from pos.journal.entry import check_characters
from pos.journal.kinds import CreditNoteMade, InvoiceMade
from pos.store import schema
from pos.store.keys import id_of, key_of, parts_of

MadeT = TypeVar("MadeT", InvoiceMade, CreditNoteMade)


@dataclass(frozen=True, slots=True)
class Billed(Generic[MadeT]):
    """An invoice or a credit note with its place in the journal.

    id: its entry. at: microseconds UTC. check: four characters of the entry's hash.
    """

    id: str
    at: int
    made: MadeT
    check: str

    @property
    def number(self) -> str:
        """The number as printed."""
        return invoice_number(self.made.series, self.made.number)


def billed_for(
    connection: Connection, table: Table, sale: str, shape: type[MadeT]
) -> Billed[MadeT] | None:
    """Return the paper of a sale, the first where two tills made one; None without any."""
    query = select(table.c.key).where(table.c.sale == key_of(sale))
    key = connection.execute(query.order_by(table.c.at, table.c.key).limit(1)).scalar()
    return None if key is None else billed(connection, id_of(key), shape)


def billed(connection: Connection, entry: str, shape: type[MadeT]) -> Billed[MadeT]:
    """Read the invoice or the credit note that an entry made."""
    till, seq = parts_of(key_of(entry))
    journal = schema.journal.c
    query = select(journal.at, journal.body, journal.hash)
    row = connection.execute(query.where(journal.till == till, journal.seq == seq)).one()
    return Billed(entry, row.at, decoded(row.body, shape), check_characters(row.hash))


def next_number(connection: Connection, table: Table, till: str) -> int:
    """Return the number that the next paper of this till has; the first is 1."""
    last = connection.execute(select(func.max(table.c.number)).where(table.c.till == till)).scalar()
    return (last or 0) + 1


def clean_buyer(buyer: InvoiceBuyer) -> InvoiceBuyer:
    """Tidy what was typed of a buyer; raises `TextNotAccepted`."""
    ice = clean_name(buyer.ice).replace(" ", "")
    return InvoiceBuyer(clean_name(buyer.name), clean_text(buyer.address), ice)


def known_buyer(connection: Connection, customer: str) -> InvoiceBuyer:
    """Return what a customer told us before, as far as it was not erased; empty for nobody."""
    if not customer:
        return InvoiceBuyer()
    contact = schema.contact
    row = connection.execute(select(contact).where(contact.c.customer == key_of(customer))).first()
    return InvoiceBuyer() if row is None else InvoiceBuyer(row.name, row.address, row.ice)
