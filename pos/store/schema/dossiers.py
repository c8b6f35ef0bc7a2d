"""Projection of what was handed over by hand, step by step."""

from typing import Final

from sqlalchemy import Index

from pos.store.schema.columns import names, table, text, whole

# Which goods went to which destination and came back: the last step of a product there counts, by
# day and moment. key: of the entry. product: key of the product. called: the destination, then.
# on_day: ISO date. is_back: 1 where the goods were withdrawn. undoes: key of an entry that was a
# mistake; then neither counts.
dossier_step: Final = table(
    "dossier_step",
    whole("key", primary_key=True),
    whole("product", primary_key=True),
    text("destination"),
    text("called"),
    whole("at"),
    text("on_day"),
    whole("is_back"),
    whole("undoes", nullable=True),
    *names(),
    text("sku"),
    Index("dossier_step_there", "destination", "product"),
    rowid=False,
)
