"""Projections of where goods are: every movement, every count, and what they come to."""

from typing import Final

from sqlalchemy import Index
from sqlalchemy import text as condition

from pos.store.schema.columns import edited, table, terms, text, whole

# A count found less or more than the movements say, and not all of it is explained. More is only
# told of what ever came here: a first count finds everything for the first time.
IS_UNEXPLAINED: Final = (
    "counted_at > 0 AND came - went - on_hand <> explained"
    " AND (came - went - on_hand > explained OR came > 0)"
)

# In the order in which it is asked: what happened to a product at a place, at a fair, since when.
movement: Final = table(
    "movement",
    whole("place", primary_key=True),
    whole("product", primary_key=True),
    whole("at", primary_key=True),
    whole("entry", primary_key=True),
    whole("line", primary_key=True),
    whole("quantity"),
    text("cause"),
    rowid=False,
)

# counted_at: the moment of the last count; what moved after it is in on_hand. 0 before any count.
# came, went: all that ever did, both above zero, whatever was counted; what they say and nobody
# found is missing. sold: of what went, less what came back. explained: of what is missing.
stock: Final = table(
    "stock",
    whole("product", primary_key=True),
    whole("place", primary_key=True),
    whole("on_hand"),
    whole("counted_at"),
    whole("came"),
    whole("went"),
    whole("sold"),
    whole("explained"),
    # Of the few rows that do not agree: an ordinary sale does not touch them.
    Index("stock_below_zero", "on_hand", sqlite_where=condition("on_hand < 0")),
    Index("stock_missing", "counted_at", sqlite_where=condition(IS_UNEXPLAINED)),
    rowid=False,
)

# One person's part of a count, by the moment of its last piece. count: key of the entry that began
# it, or of the part itself where nobody else counts.
counted: Final = table(
    "counted",
    whole("place", primary_key=True),
    whole("product", primary_key=True),
    whole("at", primary_key=True),
    whole("entry", primary_key=True),
    whole("line", primary_key=True),
    whole("count"),
    whole("quantity"),
    rowid=False,
)

# What explains that less (quantity above zero) or more was found than the movements say.
# count: key of the entry that began the count which found it, 0 where none is named. other: key of
# the product it was mixed up with, 0 for none.
explanation: Final = table(
    "explanation",
    whole("place", primary_key=True),
    whole("product", primary_key=True),
    whole("entry", primary_key=True),
    whole("line", primary_key=True),
    whole("at"),
    whole("quantity"),
    text("reason"),
    whole("count"),
    text("note"),
    whole("other"),
    rowid=False,
)

count_begun: Final = table(
    "count_begun",
    whole("key", primary_key=True),
    whole("at"),
    whole("place"),
    whole("is_blind"),
    text("maker"),
    text("craft"),
    text("category"),
    text("by"),
)

# A code scanned in a count that no product had. count: as of `counted`.
stray_code: Final = table(
    "stray_code",
    whole("count", primary_key=True),
    whole("entry", primary_key=True),
    text("code", primary_key=True),
    whole("times"),
    rowid=False,
)

fair: Final = table(
    "fair",
    *edited(),
    text("city"),
    text("organiser"),
    text("hall"),
    text("stand"),
    text("starts_on"),
    text("ends_on"),
    text("kind"),
    text("reach"),
    whole("fees_minor"),
    whole("transport_minor"),
    whole("lodging_minor"),
    whole("meals_minor"),
    whole("other_minor"),
    whole("goal_minor", nullable=True),
    whole("visitors"),
    whole("is_settled"),
    *terms(),
    Index("fair_starts_on", "starts_on"),
)
