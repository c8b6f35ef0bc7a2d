"""The hash of an entry, by its place: what two journals, or two files, are compared by."""

from sqlalchemy import Connection, select

from pos.store import schema


def hash_at(connection: Connection, till: str, seq: int) -> bytes:
    """Return the hash of an entry of `till`, which must be there."""
    found = hash_if_there(connection, till, seq)
    assert found is not None, "an entry that was counted is not in the journal"
    return found


def hash_if_there(connection: Connection, till: str, seq: int) -> bytes | None:
    """Return the hash of an entry of `till`; None where none stands."""
    journal = schema.journal.c
    query = select(journal.hash).where(journal.till == till, journal.seq == seq)
    found = connection.execute(query).scalar()
    return None if found is None else bytes(found)
