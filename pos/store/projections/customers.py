"""Customers as the journal knows them: that there is one, and that one wished to be forgotten.

Who they are lies in this device's own table `contact`, which erasing empties wherever the entry
arrives.
"""

from typing import Final

from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.journal.entry import Entry
from pos.journal.kinds import CustomerAdded, CustomerErased
from pos.store import schema
from pos.store.keys import entry_key, key_of

_C: Final = schema.customer


def apply_customer_added(connection: Connection, entry: Entry, _body: CustomerAdded) -> None:
    """Keep that there is one; the erasing may have arrived before, from another till."""
    key = entry_key(entry.till, entry.seq)
    connection.execute(
        upsert(_C).on_conflict_do_update(index_elements=["key"], set_={"added_at": entry.at}),
        {"key": key, "added_at": entry.at, "erased_at": None},
    )


def apply_customer_erased(connection: Connection, entry: Entry, body: CustomerErased) -> None:
    """Forget the person; asked twice, the first time counts."""
    key = key_of(body.customer)
    known = connection.execute(_C.select().where(_C.c.key == key)).first()
    if known is None:
        row = {"key": key, "added_at": None, "erased_at": entry.at}
        connection.execute(_C.insert(), row)
    elif known.erased_at is None or entry.at < known.erased_at:
        connection.execute(_C.update().where(_C.c.key == key), {"erased_at": entry.at})
    connection.execute(delete(schema.contact).where(schema.contact.c.customer == key))
