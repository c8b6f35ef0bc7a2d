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
