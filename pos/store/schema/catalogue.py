"""Projections of what is sold and who made it, and how it is found."""

from typing import Final

from sqlalchemy import Index
from sqlalchemy import text as condition

from pos.store.schema.columns import edited, names, table, terms, text, whole

product: Final = table(
    "product",
    *edited(),
    *names(),
    text("kind"),
    text("unit"),
    whole("price_minor", nullable=True),
    whole("floor_price_minor", nullable=True),
    whole("lot"),
    whole("lot_price_minor", nullable=True),
    text("craft"),
    text("category"),
    text("variant"),
    text("model"),
    text("sku"),
    text("barcode"),
    text("maker"),
    text("description"),
    text("materials"),
    text("dimensions"),
    text("care"),
    text("art"),
    text("photo"),
    text("tax_class"),
    text("origin"),
    whole("is_archived"),
    whole("cost_minor", nullable=True),
    whole("low_at", nullable=True),
    text("shares"),
    whole("commission_bp", nullable=True),
    whole("net_minor", nullable=True),
    text("sort_name"),
    # created_at makes both indexes enough to list what is shown without reading a row.
    Index("product_shown", "is_archived", "craft", "category", "sort_name", "key", "created_at"),
    Index("product_sorted", "is_archived", "sort_name", "key", "created_at"),
    Index("product_origin", "origin"),
    Index("product_maker", "maker"),
    Index("product_kind", "kind"),
    # Of the few whose level somebody set.
    Index("product_low_at", "low_at", sqlite_where=condition("low_at IS NOT NULL")),
)

# How many products each group shows, or no longer offers: counting 100,000 takes longer than a
# frame. A group that holds none has no row.
product_group: Final = table(
    "product_group",
    whole("is_archived", primary_key=True),
    text("craft", primary_key=True),
    text("category", primary_key=True),
    whole("count"),
    rowid=False,
)

maker: Final = table(
    "maker",
    *edited(),
    *names(),
    text("phone"),
    text("bank"),
    text("number"),
    *terms(),
)

# since, until: ISO dates, or empty. maker, product: ids of whose it is, both empty for the house.
mark: Final = table(
    "mark",
    *edited(),
    *names(),
    text("number"),
    text("level"),
    text("since"),
    text("until"),
    text("maker"),
    text("product"),
    text("craft"),
    whole("is_withdrawn"),
)

# Each change of a price: which one was asked at any moment. price_minor: NULL for none.
price_set: Final = table(
    "price_set",
    whole("product", primary_key=True),
    whole("at", primary_key=True),
    whole("entry", primary_key=True),
    whole("price_minor", nullable=True),
    rowid=False,
)

# code: in the spelling of pos.domain.barcode.normal_code; two products may share one.
code: Final = table(
    "code", text("code", primary_key=True), whole("product", primary_key=True), rowid=False
)

# Search: one word a token, folded by ours (pos.store.folding), never by SQLite's.
SEARCH_DDL: Final = (
    "CREATE VIRTUAL TABLE product_search USING fts5("
    "words, content='', contentless_delete=1, prefix='1 2 3', detail=none, "
    "tokenize='unicode61 remove_diacritics 0')"
)
