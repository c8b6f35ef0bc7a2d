"""Online shops: what every device knows of them, and what only the one that speaks to them does."""

from typing import Final

from sqlalchemy import Column, Index, Integer

from pos.store.schema.columns import edited, table, text, whole

channel: Final = table(
    "channel",
    *edited(),
    text("kind"),
    text("name"),
    text("address"),
    text("owner"),
    text("place"),
    text("location"),
    text("language"),
    text("currency"),
    text("rate"),
    whole("commission"),
    whole("step"),
    text("conflict"),
    text("goods_back"),
    whole("safety_stock"),
    whole("is_paused"),
    whole("is_put_away"),
    whole("follows_price"),
    whole("is_away"),
)

# product: key, 0 for none.
listing: Final = table(
    "listing",
    *edited(),
    text("channel"),
    whole("product"),
    text("item"),
    text("parent"),
    text("stock"),
    text("location"),
    text("sku"),
    text("title"),
    whole("is_linked"),
    whole("is_kept"),
    whole("is_paused"),
    Index("listing_channel", "channel", "item"),
    Index("listing_product", "product"),
)

# Every telling of an order, in the order in which they count: by the shop's moment, then by ours.
telling: Final = table(
    "telling",
    text("channel", primary_key=True),
    text("remote", primary_key=True),
    whole("modified", primary_key=True),
    whole("at", primary_key=True),
    whole("entry", primary_key=True),
    text("number"),
    text("state"),
    text("currency"),
    text("total"),
    whole("placed"),
    whole("is_gone"),
    whole("is_latest"),
    Index("telling_entry", "entry", unique=True),
    Index("telling_latest", "channel", "is_latest", "at"),
    rowid=False,
)

# product, place: keys, 0 while unknown.
telling_line: Final = table(
    "telling_line",
    whole("entry", primary_key=True),
    whole("line", primary_key=True),
    text("remote"),
    whole("product"),
    whole("place"),
    whole("quantity"),
    whole("committed"),
    whole("held"),
    whole("sent"),
    text("sku"),
    text("fr"),
    text("price"),
    text("item"),
    text("parent"),
    whole("is_unsure"),
    rowid=False,
)

online_answer: Final = table(
    "online_answer",
    whole("entry", primary_key=True),
    whole("at"),
    text("channel"),
    text("matter"),
    text("subject"),
    text("answer"),
    Index("online_answer_subject", "channel", "matter", "subject"),
)

# How this device stands with a shop it speaks to. channel: id. cursor: where pulling goes on, empty
# before the first pull. pulled_at, pushed_at, swept_at: microseconds UTC of the last that went
# well. is_agreed: somebody looked at the difference and let numbers be sent. retry_at: not before.
# failing_since: 0 while all is well. stopped: why it does nothing until somebody acts, or empty.
sync_channel: Final = table(
    "sync_channel",
    text("channel", primary_key=True),
    text("cursor", otherwise=""),
    whole("pulled_at"),
    whole("pushed_at"),
    whole("swept_at"),
    whole("is_agreed"),
    whole("tries"),
    whole("retry_at"),
    whole("failing_since"),
    text("stopped"),
    text("fault"),
    rowid=False,
)

# What a listing was last told, and what may have changed it since. listing: key.
# told: NULL before anything. lowest, highest, drift: how orders moved the shop's own number since.
# is_doubtful: it has to be read before it is written. suspect: what was read and not explained.
# wish: number of the last wish; wished: its value. is_under_way: it was sent, and nobody knows.
# given_up: why it is not tried any more, until another number is wanted. theirs: as last read.
sync_listing: Final = table(
    "sync_listing",
    whole("listing", primary_key=True),
    whole("told", nullable=True),
    whole("lowest"),
    whole("highest"),
    whole("drift"),
    whole("is_doubtful"),
    whole("suspect", nullable=True),
    whole("wish"),
    whole("wished", nullable=True),
    whole("is_under_way"),
    whole("tries"),
    whole("retry_at"),
    whole("failing_since"),
    text("given_up"),
    whole("theirs", nullable=True),
    whole("seen_at"),
)

# Products that somebody wants in a shop and that are not there yet. product: key. is_under_way: the
# listing may have been made, and nobody knows. why: what is wrong with it, empty while it is tried.
sync_draft: Final = table(
    "sync_draft",
    text("channel", primary_key=True),
    whole("product", primary_key=True),
    whole("as_draft"),
    whole("wished_at"),
    whole("is_under_way"),
    text("why"),
    whole("tries"),
    whole("retry_at"),
    whole("failing_since"),
    rowid=False,
)

# The price of a listing. listing: key. told: what the shop showed after it was last told, a decimal
# number, empty before that. settled: what it should say when it was last looked at. wished: what is
# on its way. is_doubtful: somebody may have changed it. theirs: as last read.
sync_price: Final = table(
    "sync_price",
    whole("listing", primary_key=True),
    text("told"),
    text("settled"),
    text("wished"),
    whole("is_doubtful"),
    text("theirs"),
)

# Orders that could not be taken in, each asked for again by itself.
sync_order: Final = table(
    "sync_order",
    text("channel", primary_key=True),
    text("remote", primary_key=True),
    text("why"),
    whole("tries"),
    whole("retry_at"),
    whole("failing_since"),
    rowid=False,
)

# subject: as of `OnlineAnswered`. ours, theirs: both numbers, where it is about numbers.
look_at: Final = table(
    "look_at",
    text("channel", primary_key=True),
    text("matter", primary_key=True),
    text("subject", primary_key=True),
    whole("at"),
    text("product"),
    whole("ours", nullable=True),
    whole("theirs", nullable=True),
    text("code"),
    rowid=False,
)

# What was sent, and what came of it, both numbers each time; the oldest go.
sync_history: Final = table(
    "sync_history",
    Column("id", Integer, primary_key=True),
    text("channel"),
    whole("at"),
    text("product"),
    text("what"),
    whole("before", nullable=True),
    whole("after", nullable=True),
    text("note"),
    Index("sync_history_channel", "channel", "id"),
)
