"""What was handed over by hand and withdrawn: steps, so that the order of arrival says nothing."""

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.journal.entry import Entry
from pos.journal.kinds import DossierHandedOver, DossierWithdrawn
from pos.store import schema
from pos.store.keys import entry_key, key_of


def apply_dossier_handed_over(
    connection: Connection, entry: Entry, body: DossierHandedOver
) -> None:
    """Keep the step of each product that was handed over."""
    _keep(connection, entry, body)


def apply_dossier_withdrawn(connection: Connection, entry: Entry, body: DossierWithdrawn) -> None:
    """Keep the step of each product that was withdrawn."""
    undoes = key_of(body.undoes) if body.undoes else None
    _keep(connection, entry, body, is_back=True, undoes=undoes)


def _keep(
    connection: Connection,
    entry: Entry,
    body: DossierHandedOver | DossierWithdrawn,
    *,
    is_back: bool = False,
    undoes: int | None = None,
) -> None:
    rows = [
        {
            "key": entry_key(entry.till, entry.seq),
            "product": key_of(line.product),
            "destination": body.destination,
            "called": body.name,
            "at": entry.at,
            "on_day": body.on.isoformat(),
            "is_back": int(is_back),
            "undoes": undoes,
            "fr": line.names.fr,
            "ar": line.names.ar,
            "en": line.names.en,
            "sku": line.sku,
        }
        for line in body.lines
    ]
    if rows:
        # Another till may name a product twice.
        connection.execute(upsert(schema.dossier_step).on_conflict_do_nothing(), rows)
