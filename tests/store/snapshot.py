"""Every projection of a file, whole, for comparing two files that must say the same."""

from typing import TypeAlias

from sqlalchemy import Connection, select, text

from pos.store import schema
from pos.store.store import Store

Snapshot: TypeAlias = dict[str, list[tuple[object, ...]]]


def snapshot(store: Store) -> Snapshot:
    """Return every row of every projection, and every word by which a product is found."""
    with store.reading() as connection:
        tables: Snapshot = {
            table.name: [
                tuple(row)
                for row in connection.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in schema.PROJECTIONS
        }
        return tables | {"product_search": _found_by(connection)}


def _found_by(connection: Connection) -> list[tuple[object, ...]]:
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word "
            "USING fts5vocab(main, product_search, instance)"
        )
    )
    rows = connection.execute(text("SELECT term, doc FROM temp.word ORDER BY term, doc"))
    return [tuple(row) for row in rows]
