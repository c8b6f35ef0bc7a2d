"""The journal itself, which nothing rewrites."""

from typing import Final

from pos.store.schema.columns import blob, table, text, whole

journal: Final = table(
    "journal",
    text("till", primary_key=True),
    whole("seq", primary_key=True),
    whole("at"),
    text("kind"),
    blob("body"),
    blob("hash"),
    blob("signature"),
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
