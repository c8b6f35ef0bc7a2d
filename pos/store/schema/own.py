"""This device's own: work in hand, photos and secrets. Nobody else's business, and kept."""

from typing import Final

from sqlalchemy import Column, Index, Integer

from pos.store.schema.columns import blob, table, text, whole

device: Final = table("device", text("name", primary_key=True), text("value"), rowid=False)

basket: Final = table("basket", whole("slot", primary_key=True), whole("saved_at"), text("lines"))

# sale: id of the entry the paper is of, whatever its kind; empty for a paper of no entry.
# state: queued, sending, confirmed, maybe, failed or dropped (pos.services.receipts).
# paper, asked: which paper, and what was asked of it as JSON; printer: receipts or labels.
print_job: Final = table(
    "print_job",
    Column("id", Integer, primary_key=True),
    text("sale"),
    whole("is_copy"),
    text("state"),
    text("detail"),
    whole("queued_at"),
    text("paper", otherwise="entry"),
    text("asked", otherwise=""),
    text("printer", otherwise="receipts"),
    Index("print_job_sale", "sale"),
    Index("print_job_state", "state"),
)

photo: Final = table("photo", text("digest", primary_key=True), blob("jpeg"))

# What a customer told us: personal, erasable, in no journal (pos.domain.customer).
contact: Final = table(
    "contact",
    whole("customer", primary_key=True),
    text("name"),
    text("phone"),
    text("ice"),
    text("address"),
    whole("may_be_told_news"),
    whole("may_be_shared"),
    text("found_by"),
    whole("saved_at"),
)

# hash: argon2. A PIN is of this device: it is a secret, and no secret enters a journal.
pin: Final = table(
    "pin",
    whole("person", primary_key=True),
    text("hash"),
    whole("failures"),
    whole("failed_at"),
)

# What this device has counted so far, line by line; it enters the journal when the count is done.
# count: key of the entry that began it. first_at, counted_at: of the first and the last piece.
# reason, note, other: what explains the difference, as chosen so far; other: id of a product.
counting: Final = table(
    "counting",
    whole("count", primary_key=True),
    whole("product", primary_key=True),
    whole("quantity"),
    whole("first_at"),
    whole("counted_at"),
    text("reason", otherwise="none"),
    text("note", otherwise=""),
    text("other", otherwise=""),
    rowid=False,
)

# What explains so much of a difference, where one reason does not explain all of it: the reason in
# `counting` explains what these leave. quantity: thousandths missing, below zero where more was
# found.
counting_part: Final = table(
    "counting_part",
    whole("count", primary_key=True),
    whole("product", primary_key=True),
    whole("line", primary_key=True),
    whole("quantity"),
    text("reason"),
    text("note"),
    text("other"),
    rowid=False,
)

# Codes scanned in a count that no product has: kept, so that none is lost.
counting_code: Final = table(
    "counting_code",
    whole("count", primary_key=True),
    text("code", primary_key=True),
    whole("times"),
    whole("counted_at"),
    rowid=False,
)

# Entries of other tills that cannot be taken in now (pos.store.aside). why: gap or fork.
# previous: hash of the entry before; the rest as in the journal.
aside: Final = table(
    "aside",
    text("till", primary_key=True),
    whole("seq", primary_key=True),
    blob("hash", primary_key=True),
    text("why"),
    blob("previous"),
    whole("at"),
    text("kind"),
    blob("body"),
    blob("signature"),
)
