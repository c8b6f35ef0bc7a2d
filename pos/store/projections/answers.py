"""What was answered where the journals of tills do not agree."""

from typing import Final

from sqlalchemy import Connection, insert

from pos.journal.entry import Entry
from pos.journal.kinds import DiscrepancyAnswered
from pos.store import schema
from pos.store.keys import entry_key, key_of
from pos.store.prepared import Prepared

_FACTS: Final = Prepared(insert(schema.answered_fact))


def apply_discrepancy_answered(
    connection: Connection, entry: Entry, body: DiscrepancyAnswered
) -> None:
    """Keep an answer, and which facts it covers."""
    key, subject = entry_key(entry.till, entry.seq), key_of(body.subject)
    row = {
        "key": key,
        "at": entry.at,
        "by": body.by,
        "kind": body.kind,
        "subject": subject,
        "part": body.part,
        "answer": body.answer,
        "note": body.note,
        "fr": body.names.fr,
        "ar": body.names.ar,
        "en": body.names.en,
        "code": body.code,
        "expected": body.expected,
        "found": body.found,
        "measured": body.measured,
        "unit": body.unit.value,
    }
    connection.execute(insert(schema.answer), row)
    about = {"kind": body.kind, "subject": subject, "part": body.part, "entry": key}
    _FACTS.run_all(
        connection,
        [{**about, "fact": fact, "fact_key": _key(fact)} for fact in dict.fromkeys(body.facts)],
    )


def _key(fact: str) -> int:
    try:
        return key_of(fact)
    except ValueError:
        return 0
