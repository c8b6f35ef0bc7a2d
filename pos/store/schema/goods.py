"""Projections of where goods are: every movement, and what they come to."""

from typing import Final

from pos.store.schema.columns import table, text, whole

movement: Final = table(
    "movement",
    whole("entry", primary_key=True),
    whole("line", primary_key=True),
    whole("at"),
    whole("product"),
    whole("place"),
    whole("quantity"),
    text("cause"),
    rowid=False,
)

stock: Final = table(
    "stock",
    whole("product", primary_key=True),
    whole("place", primary_key=True),
    whole("on_hand"),
    rowid=False,
)
