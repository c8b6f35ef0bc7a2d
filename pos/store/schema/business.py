"""Projections of who sells here: tills, places, people, and what is set."""

from typing import Final

from pos.store.schema.columns import edited, names, table, text, whole

till: Final = table(
    "till",
    text("till", primary_key=True),
    whole("opened_at"),
    text("label"),
    text("series"),
    text("public_key"),
    text("cooperative"),
    text("currency"),
    whole("is_example"),
)

# Who let a till in, or shut it out: steps, not a column of the till, because they may arrive before
# it. key: of the entry. about: the till. revoked_from: microseconds UTC, NULL for an admission.
till_step: Final = table(
    "till_step",
    whole("key", primary_key=True),
    whole("at"),
    text("about"),
    text("public_key"),
    text("label"),
    text("series"),
    whole("revoked_from", nullable=True),
)

# clock_at: what the clock of the machine said when it was found running behind the journal.
clock_jump: Final = table(
    "clock_jump", whole("key", primary_key=True), whole("at"), whole("clock_at")
)

place: Final = table(
    "place",
    *edited(),
    *names(),
    text("kind"),
    whole("sells_online"),
    whole("is_archived"),
)

person: Final = table(
    "person",
    *edited(),
    text("name"),
    text("role"),
    whole("is_in_training"),
    whole("has_left"),
)

setting: Final = table(
    "setting",
    text("name", primary_key=True),
    text("value"),
    whole("at"),
    text("till"),
    whole("seq"),
    rowid=False,
)
