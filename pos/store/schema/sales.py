"""Projections of sales: their lines and tenders, and what became of both later."""

from typing import Final

from sqlalchemy import Index
from sqlalchemy import text as condition

from pos.store.schema.columns import table, text, whole

sale: Final = table(
    "sale",
    whole("key", primary_key=True),
    whole("at"),
    text("till"),
    text("series"),
    whole("number"),
    whole("total_minor"),
    text("currency"),
    whole("rounding_minor"),
    whole("stamp_minor"),
    text("paid_by"),
    whole("place"),
    text("shift"),
    text("person"),
    text("customer"),
    Index("sale_number", "till", "number", unique=True),
    Index("sale_at", "at"),
    # Of the few sales whose customer is named only: an ordinary sale does not touch it.
    Index("sale_customer", "customer", sqlite_where=condition("customer <> ''")),
)

# product: 0 for goods of no catalogue. tax_rule: a rate, `0.20`, or the name of an exemption.
# list_minor: what the label asked for all of it. refunds, refunds_line: what a line takes back.
# net_minor, owed_minor: what its one maker gets, and what it moves on the account; NULL where
# nothing was agreed, or where parts says that several makers stand in line_part.
sale_line: Final = table(
    "sale_line",
    whole("sale", primary_key=True),
    whole("line", primary_key=True),
    whole("product"),
    text("maker"),
    whole("quantity"),
    whole("total_minor"),
    whole("tax_minor"),
    text("tax_rule"),
    whole("list_minor", nullable=True),
    text("reason"),
    whole("refunds", nullable=True),
    whole("refunds_line", nullable=True),
    whole("net_minor", nullable=True),
    whole("owed_minor", nullable=True),
    whole("parts"),
    # Of the few lines that are refunds only: an ordinary sale does not touch it.
    Index(
        "sale_line_refunds",
        "refunds",
        "refunds_line",
        "quantity",
        sqlite_where=condition("refunds IS NOT NULL"),
    ),
    # Of what is asked about before anybody is paid: goods of no card, and of no maker.
    Index("sale_line_free", "sale", sqlite_where=condition("product = 0")),
    Index("sale_line_unsigned", "sale", sqlite_where=condition("maker = ''")),
    rowid=False,
)

# notes_currency, notes_minor: what was laid down, which is received_minor unless it is foreign.
tender: Final = table(
    "tender",
    whole("sale", primary_key=True),
    whole("line", primary_key=True),
    text("kind"),
    whole("received_minor"),
    whole("change_minor"),
    text("currency"),
    text("notes_currency"),
    whole("notes_minor"),
    text("reference"),
    # Of the few tenders that are followed only (pos.domain.tender.FOLLOWED).
    Index(
        "tender_followed",
        "kind",
        sqlite_where=condition("kind IN ('cheque', 'credit', 'on_delivery')"),
    ),
    rowid=False,
)

# The steps of what is followed: the newest by at, till, entry says how things stand. Steps, not a
# column of the thing, because they may arrive before it, from another till.
tender_step: Final = table(
    "tender_step",
    whole("sale", primary_key=True),
    whole("line", primary_key=True),
    whole("entry", primary_key=True),
    whole("at"),
    text("state"),
    whole("paid_minor"),
    rowid=False,
)

line_maker: Final = table(
    "line_maker",
    whole("sale", primary_key=True),
    whole("line", primary_key=True),
    whole("entry", primary_key=True),
    whole("at"),
    text("maker"),
    whole("net_minor", nullable=True),
    whole("owed_minor", nullable=True),
    rowid=False,
)

# Goods without a card that were found to be a product; the newest by at, entry counts.
line_link: Final = table(
    "line_link",
    whole("sale", primary_key=True),
    whole("line", primary_key=True),
    whole("entry", primary_key=True),
    whole("at"),
    whole("product"),
    whole("place"),
    whole("quantity"),
    whole("sold_at"),
    rowid=False,
)

# A line whose label asked another price than the one another till had set before.
# asked_minor, valid_minor: for all of the line.
stale_price: Final = table(
    "stale_price",
    whole("sale", primary_key=True),
    whole("line", primary_key=True),
    whole("product"),
    whole("at"),
    whole("asked_minor"),
    whole("valid_minor"),
    Index("stale_price_at", "at"),
    rowid=False,
)

invoice: Final = table(
    "invoice",
    whole("key", primary_key=True),
    whole("at"),
    whole("sale"),
    text("till"),
    text("series"),
    whole("number"),
    Index("invoice_of_sale", "sale"),
    Index("invoice_number", "till", "number", unique=True),
)

credit_note: Final = table(
    "credit_note",
    whole("key", primary_key=True),
    whole("at"),
    whole("sale"),
    text("till"),
    text("series"),
    whole("number"),
    Index("credit_note_of_sale", "sale"),
    Index("credit_note_number", "till", "number", unique=True),
)

reprint: Final = table(
    "reprint", whole("key", primary_key=True), whole("at"), text("sale"), text("paper")
)
