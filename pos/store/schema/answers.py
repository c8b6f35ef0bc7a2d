"""Projection of what was answered where the journals of tills do not agree."""

from typing import Final

from sqlalchemy import Index

from pos.store.schema.columns import names, table, text, whole

# kind, answer, measured: of `pos.domain.discrepancy`. subject: key of what it is about.
answer: Final = table(
    "answer",
    whole("key", primary_key=True),
    whole("at"),
    text("by"),
    text("kind"),
    whole("subject"),
    text("part"),
    text("answer"),
    text("note"),
    *names(),
    text("code"),
    whole("expected"),
    whole("found"),
    text("measured"),
    text("unit"),
    Index("answer_at", "at"),
)

# The facts an answer covers; one that is covered by none leaves the question open. fact_key: of a
# fact that is an entry, 0 for another.
answered_fact: Final = table(
    "answered_fact",
    text("kind", primary_key=True),
    whole("subject", primary_key=True),
    text("part", primary_key=True),
    text("fact", primary_key=True),
    whole("entry", primary_key=True),
    whole("fact_key"),
    rowid=False,
)
