"""Projections of makers' accounts: what was entered, what was paid, which lines that settled.

What a sale moves on an account stands on its line (`sale_line`), or in `line_part` where a piece
has several makers, so that selling writes no row more.
"""

from typing import Final

from sqlalchemy import Index

from pos.store.schema.columns import names, table, text, whole

# The parts of a line with several makers. owed_minor: what it moves on the account.
line_part: Final = table(
    "line_part",
    whole("sale", primary_key=True),
    whole("line", primary_key=True),
    whole("part", primary_key=True),
    text("maker"),
    whole("share"),
    whole("gross_minor"),
    whole("net_minor"),
    whole("owed_minor"),
    rowid=False,
)

# Lines that are no sale. kind: a pos.domain.account.AccountKind. fair: key, 0 for none.
# undoes: key of the entry it takes back, 0 for none.
account_line: Final = table(
    "account_line",
    whole("entry", primary_key=True),
    whole("line", primary_key=True),
    whole("at"),
    text("maker"),
    text("kind"),
    whole("amount_minor"),
    whole("fair"),
    text("note"),
    whole("undoes"),
    Index("account_line_maker", "maker", "at"),
    rowid=False,
)

# first_on, last_on: ISO dates, empty for a fair. fair: key, 0 for days.
settlement: Final = table(
    "settlement",
    whole("key", primary_key=True),
    whole("at"),
    text("till"),
    whole("number"),
    whole("fair"),
    *names(),
    text("first_on"),
    text("last_on"),
    whole("makers"),
    whole("paid_minor"),
    text("by"),
    Index("settlement_number", "till", "number", unique=True),
)

# Which lines a settlement settled. Two settlements of one line are two tills that did not know.
settled: Final = table(
    "settled",
    whole("entry", primary_key=True),
    whole("line", primary_key=True),
    text("maker", primary_key=True),
    whole("settlement", primary_key=True),
    whole("amount_minor"),
    rowid=False,
)
