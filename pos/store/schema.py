"""Every table, in one place.

Three groups: the journal; projections, dropped and replayed when they change shape; and this
device's own things (work in hand, photos), which are nobody else's business and are kept.
"""

from typing import Any, Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, text

# Raised when a projection changes shape: an older file is replayed, a newer one is refused.
VERSION: Final = 2
APPLICATION_ID: Final = 0x52484241  # "RHBA"

metadata: Final = MetaData()


def _table(name: str, *columns: "Column[Any] | Index", rowid: bool = True) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=rowid)


def _text(name: str, *, primary_key: bool = False) -> "Column[Any]":
    return Column(name, Text, nullable=False, primary_key=primary_key)


def _whole(name: str, *, nullable: bool = False, primary_key: bool = False) -> "Column[Any]":
    return Column(name, Integer, nullable=nullable, primary_key=primary_key, autoincrement=False)


def _bytes(name: str) -> "Column[Any]":
    return Column(name, LargeBinary, nullable=False)


journal: Final = _table(
    "journal",
    _text("till", primary_key=True),
    _whole("seq", primary_key=True),
    _whole("at"),
    _text("kind"),
    _bytes("body"),
    _bytes("hash"),
    _bytes("signature"),
)

# Projections -------------------------------------------------------------------------------

till: Final = _table(
    "till",
    _text("till", primary_key=True),
    _whole("opened_at"),
    _text("label"),
    _text("series"),
    _text("public_key"),
    _text("cooperative"),
    _text("currency"),
    _whole("is_example"),
)

# created_at: NULL while only edits of the thing have arrived; such rows are shown nowhere.
# stamps: JSON, field -> [at, till, seq] of its last writer where that is not the creating entry.
product: Final = _table(
    "product",
    _whole("key", primary_key=True),
    _whole("created_at", nullable=True),
    _text("stamps"),
    _text("fr"),
    _text("ar"),
    _text("en"),
    _text("kind"),
    _text("unit"),
    _whole("price_minor", nullable=True),
    _whole("floor_price_minor", nullable=True),
    _whole("lot"),
    _whole("lot_price_minor", nullable=True),
    _text("craft"),
    _text("category"),
    _text("variant"),
    _text("model"),
    _text("sku"),
    _text("barcode"),
    _text("maker"),
    _text("description"),
    _text("materials"),
    _text("dimensions"),
    _text("art"),
    _text("photo"),
    _text("tax_class"),
    _text("origin"),
    _whole("is_archived"),
    _text("sort_name"),
    # created_at makes both indexes enough to list what is shown without reading a row.
    Index("product_shown", "is_archived", "craft", "category", "sort_name", "key", "created_at"),
    Index("product_sorted", "is_archived", "sort_name", "key", "created_at"),
    Index("product_origin", "origin"),
)

maker: Final = _table(
    "maker",
    _whole("key", primary_key=True),
    _whole("created_at", nullable=True),
    _text("stamps"),
    _text("fr"),
    _text("ar"),
    _text("en"),
    _text("phone"),
)

place: Final = _table(
    "place",
    _whole("key", primary_key=True),
    _whole("created_at", nullable=True),
    _text("stamps"),
    _text("fr"),
    _text("ar"),
    _text("en"),
    _whole("sells_online"),
)

setting: Final = _table(
    "setting",
    _text("name", primary_key=True),
    _text("value"),
    _whole("at"),
    _text("till"),
    _whole("seq"),
    rowid=False,
)

# code: in the spelling of pos.domain.barcode.normal_code; two products may share one.
code: Final = _table(
    "code", _text("code", primary_key=True), _whole("product", primary_key=True), rowid=False
)

movement: Final = _table(
    "movement",
    _whole("entry", primary_key=True),
    _whole("line", primary_key=True),
    _whole("at"),
    _whole("product"),
    _whole("place"),
    _whole("quantity"),
    _text("cause"),
    rowid=False,
)

stock: Final = _table(
    "stock",
    _whole("product", primary_key=True),
    _whole("place", primary_key=True),
    _whole("on_hand"),
    rowid=False,
)

sale: Final = _table(
    "sale",
    _whole("key", primary_key=True),
    _whole("at"),
    _text("till"),
    _text("series"),
    _whole("number"),
    _whole("total_minor"),
    _text("currency"),
    _whole("rounding_minor"),
    _whole("stamp_minor"),
    _text("paid_by"),
    _whole("place"),
    _text("shift"),
    _text("person"),
    _text("customer"),
    Index("sale_number", "till", "number", unique=True),
    Index("sale_at", "at"),
    # Of the few sales whose customer is named only: an ordinary sale does not touch it.
    Index("sale_customer", "customer", sqlite_where=text("customer <> ''")),
)

# product: 0 for goods of no catalogue. tax_rule: a rate, `0.20`, or the name of an exemption.
# list_minor: what the label asked for all of it. refunds, refunds_line: what a line takes back.
sale_line: Final = _table(
    "sale_line",
    _whole("sale", primary_key=True),
    _whole("line", primary_key=True),
    _whole("product"),
    _text("maker"),
    _whole("quantity"),
    _whole("total_minor"),
    _whole("tax_minor"),
    _text("tax_rule"),
    _whole("list_minor", nullable=True),
    _text("reason"),
    _whole("refunds", nullable=True),
    _whole("refunds_line", nullable=True),
    # Of the few lines that are refunds only: an ordinary sale does not touch it.
    Index(
        "sale_line_refunds",
        "refunds",
        "refunds_line",
        sqlite_where=text("refunds IS NOT NULL"),
    ),
    rowid=False,
)

# notes_currency, notes_minor: what was laid down, which is received_minor unless it is foreign.
tender: Final = _table(
    "tender",
    _whole("sale", primary_key=True),
    _whole("line", primary_key=True),
    _text("kind"),
    _whole("received_minor"),
    _whole("change_minor"),
    _text("currency"),
    _text("notes_currency"),
    _whole("notes_minor"),
    _text("reference"),
    # Of the few tenders that are followed only (pos.domain.tender.FOLLOWED).
    Index(
        "tender_followed",
        "kind",
        sqlite_where=text("kind IN ('cheque', 'credit', 'on_delivery')"),
    ),
    rowid=False,
)

# The steps of what is followed: the newest by at, till, entry says how things stand. Steps, not a
# column of the thing, because they may arrive before it, from another till.
tender_step: Final = _table(
    "tender_step",
    _whole("sale", primary_key=True),
    _whole("line", primary_key=True),
    _whole("entry", primary_key=True),
    _whole("at"),
    _text("state"),
    _whole("paid_minor"),
    rowid=False,
)

line_maker: Final = _table(
    "line_maker",
    _whole("sale", primary_key=True),
    _whole("line", primary_key=True),
    _whole("entry", primary_key=True),
    _whole("at"),
    _text("maker"),
    rowid=False,
)

person: Final = _table(
    "person",
    _whole("key", primary_key=True),
    _whole("created_at", nullable=True),
    _text("stamps"),
    _text("name"),
    _text("role"),
    _whole("is_in_training"),
    _whole("has_left"),
)

# added_at: NULL while only the erasing has arrived; erased_at: NULL for who is still known.
customer: Final = _table(
    "customer",
    _whole("key", primary_key=True),
    _whole("added_at", nullable=True),
    _whole("erased_at", nullable=True),
)

# closed_at, closing (the key of the closing entry): NULL while the shift is open.
shift: Final = _table(
    "shift",
    _whole("key", primary_key=True),
    _text("till"),
    _whole("opened_at"),
    _text("opened_by"),
    _whole("closed_at", nullable=True),
    _whole("closing", nullable=True),
    _whole("number"),
    _whole("net_minor"),
    _whole("difference_minor"),
    _whole("perpetual_minor"),
    _whole("perpetual_absolute_minor"),
    Index("shift_of_till", "till", "key"),
)

# Money that moved in no sale. cause: pay_in, pay_out, deposit or settled; amount_minor: in the
# currency of the notes, positive into the drawer.
cash_move: Final = _table(
    "cash_move",
    _whole("entry", primary_key=True),
    _whole("line", primary_key=True),
    _whole("at"),
    _text("shift"),
    _text("cause"),
    _text("kind"),
    _text("currency"),
    _whole("amount_minor"),
    _text("reason"),
    # Cheques that came in no sale are followed too.
    Index("cash_move_cheque", "kind", sqlite_where=text("kind = 'cheque'")),
    rowid=False,
)

# found_by: the folded words of its names, description and number (pos.store.folding).
made_order: Final = _table(
    "made_order",
    _whole("key", primary_key=True),
    _whole("at"),
    _text("till"),
    _text("series"),
    _whole("number"),
    _text("fr"),
    _text("ar"),
    _text("en"),
    _whole("price_minor"),
    _text("currency"),
    _text("customer"),
    _text("maker"),
    _text("picture"),
    _text("found_by"),
    Index("made_order_number", "till", "number", unique=True),
)

# paid_minor: what this step brought. deposit_number: of the receipt for it, 0 for none.
# promised_on: ISO date, empty where the step promises nothing new.
order_step: Final = _table(
    "order_step",
    _whole("ordered", primary_key=True),
    _whole("entry", primary_key=True),
    _whole("at"),
    _text("till"),
    _text("state"),
    _whole("paid_minor"),
    _whole("deposit_number"),
    _text("promised_on"),
    Index("order_step_deposit", "till", "deposit_number"),
    rowid=False,
)

invoice: Final = _table(
    "invoice",
    _whole("key", primary_key=True),
    _whole("at"),
    _whole("sale"),
    _text("till"),
    _text("series"),
    _whole("number"),
    Index("invoice_of_sale", "sale"),
    Index("invoice_number", "till", "number", unique=True),
)

reprint: Final = _table("reprint", _whole("key", primary_key=True), _whole("at"), _text("sale"))

PROJECTIONS: Final = (
    till,
    product,
    maker,
    place,
    setting,
    code,
    movement,
    stock,
    sale,
    sale_line,
    tender,
    tender_step,
    line_maker,
    person,
    customer,
    shift,
    cash_move,
    made_order,
    order_step,
    invoice,
    reprint,
)

# This device's own ------------------------------------------------------------------------

device: Final = _table("device", _text("name", primary_key=True), _text("value"), rowid=False)

basket: Final = _table(
    "basket", _whole("slot", primary_key=True), _whole("saved_at"), _text("lines")
)

# state: queued, sending, confirmed, maybe or failed (pos.services.receipts).
print_job: Final = _table(
    "print_job",
    Column("id", Integer, primary_key=True),
    _text("sale"),
    _whole("is_copy"),
    _text("state"),
    _text("detail"),
    _whole("queued_at"),
    Index("print_job_sale", "sale"),
    Index("print_job_state", "state"),
)

photo: Final = _table("photo", _text("digest", primary_key=True), _bytes("jpeg"))

# What a customer told us: personal, erasable, in no journal (pos.domain.customer).
contact: Final = _table(
    "contact",
    _whole("customer", primary_key=True),
    _text("name"),
    _text("phone"),
    _text("ice"),
    _text("address"),
    _whole("may_be_told_news"),
    _whole("may_be_shared"),
    _text("found_by"),
    _whole("saved_at"),
)

# hash: argon2. A PIN is of this device: it is a secret, and no secret enters a journal.
pin: Final = _table(
    "pin",
    _whole("person", primary_key=True),
    _text("hash"),
    _whole("failures"),
    _whole("failed_at"),
)

OWN: Final = (device, basket, print_job, photo, contact, pin)

# Search: one word a token, folded by ours (pos.store.folding), never by SQLite's.
SEARCH_DDL: Final = (
    "CREATE VIRTUAL TABLE product_search USING fts5("
    "words, content='', contentless_delete=1, prefix='1 2 3', detail=none, "
    "tokenize='unicode61 remove_diacritics 0')"
)

TRIGGERS: Final = {
    # INSERT OR REPLACE deletes without a DELETE trigger: what is not the next entry is refused.
    "journal_in_order": (
        "CREATE TRIGGER journal_in_order BEFORE INSERT ON journal WHEN NEW.seq <> 1 + "
        "(SELECT coalesce(max(seq), 0) FROM journal WHERE till = NEW.till) BEGIN "
        "SELECT RAISE(ABORT, 'the journal has no gap and no second entry'); END"
    ),
    "journal_not_updated": (
        "CREATE TRIGGER journal_not_updated BEFORE UPDATE ON journal BEGIN "
        "SELECT RAISE(ABORT, 'the journal is append-only'); END"
    ),
    "journal_not_deleted": (
        "CREATE TRIGGER journal_not_deleted BEFORE DELETE ON journal BEGIN "
        "SELECT RAISE(ABORT, 'the journal is append-only'); END"
    ),
}
