"""Who works at the till: named, switched between, and what each may do."""

from typing import Any

from sqlalchemy import Connection, Row, select

from pos.domain.person import OWNER, Person, PersonRole
from pos.store import schema
from pos.store.keys import id_of, key_of


def person_of(connection: Connection, person: str) -> Person:
    """Return a person by id; the owner for an empty id, or one that is not known here."""
    if not person:
        return OWNER
    table = schema.person
    query = select(table).where(table.c.key == key_of(person), table.c.created_at.is_not(None))
    row = connection.execute(query).first()
    return OWNER if row is None else person_from(row)


def person_from(row: Row[Any]) -> Person:
    """Read a person from a row of their table."""
    return Person(
        id=id_of(row.key),
        name=row.name,
        role=PersonRole(row.role),
        is_in_training=bool(row.is_in_training),
        has_left=bool(row.has_left),
    )
