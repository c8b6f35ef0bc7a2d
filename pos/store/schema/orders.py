"""Projections of who buys and of what was ordered."""

from typing import Final

from sqlalchemy import Index

from pos.store.schema.columns import names, table, text, whole

# added_at: NULL while only the erasing has arrived; erased_at: NULL for who is still known.
customer: Final = table(
    "customer",
    whole("key", primary_key=True),
    whole("added_at", nullable=True),
    whole("erased_at", nullable=True),
)

# found_by: the folded words of its names, description and number (pos.store.folding).
made_order: Final = table(
    "made_order",
    whole("key", primary_key=True),
    whole("at"),
    text("till"),
    text("series"),
    whole("number"),
    *names(),
    whole("price_minor"),
    text("currency"),
    text("customer"),
    text("maker"),
    text("picture"),
    text("found_by"),
    Index("made_order_number", "till", "number", unique=True),
)

# paid_minor: what this step brought. deposit_number: of the receipt for it, 0 for none.
# promised_on: ISO date, empty where the step promises nothing new.
order_step: Final = table(
    "order_step",
    whole("ordered", primary_key=True),
    whole("entry", primary_key=True),
    whole("at"),
    text("till"),
    text("state"),
    whole("paid_minor"),
    whole("deposit_number"),
    text("promised_on"),
    Index("order_step_deposit", "till", "deposit_number"),
    Index("order_step_entry", "entry"),
    rowid=False,
)
