"""Goods sold without a card that were found to be a product, which then left its stock.

They left where and when they were sold. Of two tills that say two things of one line the later
counts, whichever arrives first: what the other one moved is moved back.
"""

from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select

from pos.journal.entry import Entry
from pos.journal.kinds import LineLinked
from pos.store import schema
from pos.store.keys import entry_key, key_of
from pos.store.prepared import Prepared
from pos.store.projections.stock import Moment, Movement, move_at, move_back

_L: Final = schema.line_link.c
_WINNER: Final = Prepared(
    select(schema.line_link)
    .where(_L.sale == bindparam("sale"), _L.line == bindparam("line"))
    .order_by(_L.at.desc(), _L.entry.desc())
)


def apply_line_linked(connection: Connection, entry: Entry, body: LineLinked) -> None:
    """Keep what a line was, and let it leave the stock of the product."""
    row = {
        "sale": key_of(body.sale),
        "line": body.line,
        "entry": entry_key(entry.till, entry.seq),
        "at": entry.at,
        "product": key_of(body.product),
        "place": key_of(body.place),
        "quantity": body.quantity.thousandths,
        "sold_at": body.sold_at,
    }
    before = _winner(connection, row)
    connection.execute(insert(schema.line_link), row)
    after = _winner(connection, row)
    if before is not None and before != after:
        move_back(connection, _moment(before), _moved(before))
    if after is not None and before != after:
        move_at(connection, _moment(after), [_moved(after)])


def _winner(connection: Connection, row: dict[str, Any]) -> dict[str, Any] | None:
    found: list[Any] = _WINNER.rows(connection, {"sale": row["sale"], "line": row["line"]})
    return found[0]._asdict() if found else None


def _moment(row: dict[str, Any]) -> Moment:
    return Moment(row["entry"], row["sold_at"])


def _moved(row: dict[str, Any]) -> Movement:
    return Movement(row["product"], row["place"], -row["quantity"], "sale")
