"""Projections of shifts, and of the money in a drawer that came from no sale."""

from typing import Final

from sqlalchemy import Index
from sqlalchemy import text as condition

from pos.store.schema.columns import table, text, whole

# closed_at, closing (the key of the closing entry): NULL while the shift is open.
# is_explained: every difference has a reason.
shift: Final = table(
    "shift",
    whole("key", primary_key=True),
    text("till"),
    whole("opened_at"),
    text("opened_by"),
    whole("closed_at", nullable=True),
    whole("closing", nullable=True),
    whole("number"),
    whole("net_minor"),
    whole("difference_minor"),
    whole("is_explained"),
    whole("perpetual_minor"),
    whole("perpetual_absolute_minor"),
    Index("shift_of_till", "till", "key"),
    # Of the few whose drawer did not agree, and nobody said why.
    Index(
        "shift_differing",
        "closed_at",
        sqlite_where=condition("difference_minor <> 0 AND is_explained = 0"),
    ),
)

# Money that moved in no sale. cause: pay_in, pay_out, deposit or settled; amount_minor: in the
# currency of the notes, positive into the drawer.
cash_move: Final = table(
    "cash_move",
    whole("entry", primary_key=True),
    whole("line", primary_key=True),
    whole("at"),
    text("shift"),
    text("cause"),
    text("kind"),
    text("currency"),
    whole("amount_minor"),
    text("reason"),
    # Cheques that came in no sale are followed too.
    Index("cash_move_cheque", "kind", sqlite_where=condition("kind = 'cheque'")),
    rowid=False,
)
