"""Which price was asked when, and which lines asked another one.

A till that has not heard of a new price goes on asking the old one. Both sides are compared as they
arrive: a sale with the prices known, a price with the sales known.
"""

from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, literal_column, select, text

from pos.domain.money import MAD, Money
from pos.domain.quantity import Quantity, Unit, price_of
from pos.journal.entry import Entry
from pos.store import schema
from pos.store.keys import entry_key, parts_of
from pos.store.prepared import Prepared

Row = dict[str, Any]

_P: Final = schema.price_set.c
_S: Final = schema.stale_price.c
# Later than anything that happens.
_NEVER: Final = 2**62
_IN_FORCE: Final = Prepared(
    select(_P.entry, _P.price_minor)
    .where(_P.product == bindparam("product"), _P.at <= bindparam("at"))
    .order_by(_P.at.desc(), _P.entry.desc())
    .limit(literal_column("1"))
)
_NEXT: Final = Prepared(
    select(_P.at)
    .where(_P.product == bindparam("product"), _P.at > bindparam("at"))
    .order_by(_P.at)
    .limit(literal_column("1"))
)
# From the few places a product ever was at to what was sold of it there in a span of time.
_SOLD_BETWEEN: Final = text(
    "SELECT DISTINCT line.sale, line.line, line.product, line.quantity, line.list_minor,"
    " movement.at FROM stock JOIN movement ON movement.place = stock.place"
    " AND movement.product = stock.product AND movement.at >= :since AND movement.at < :until"
    " AND movement.cause = 'sale' JOIN sale_line AS line ON line.sale = movement.entry"
    " AND line.product = movement.product AND line.refunds IS NULL"
    " AND line.list_minor IS NOT NULL WHERE stock.product = :product"
)
_STALE: Final = Prepared(insert(schema.stale_price))
_FORGET: Final = Prepared(
    delete(schema.stale_price).where(_S.sale == bindparam("sale"), _S.line == bindparam("line"))
)


def keep_price(connection: Connection, entry: Entry, product: int, price_minor: int | None) -> None:
    """Keep that a price was set, and compare it with what was sold under it."""
    row = {
        "product": product,
        "at": entry.at,
        "entry": entry_key(entry.till, entry.seq),
        "price_minor": price_minor,
    }
    connection.execute(insert(schema.price_set), row)
    following = _NEXT.first(connection, {"product": product, "at": entry.at})
    until = _NEVER if following is None else following[0]
    given = {"product": product, "since": entry.at, "until": until}
    sold = [row._asdict() for row in connection.execute(_SOLD_BETWEEN, given)]
    _FORGET.run_all(connection, sold)
    compare_prices(connection, sold)


def compare_prices(connection: Connection, sold: list[Row]) -> None:
    """Keep the lines that asked another price than the one another till had set by then.

    sold: lines as in the table `sale_line`, each with `at`, the moment of its sale.
    """
    stale = [row for line in sold if (row := _stale(connection, line)) is not None]
    if stale:
        _STALE.run_all(connection, stale)


def _stale(connection: Connection, line: Row) -> Row | None:
    set_then = _IN_FORCE.first(connection, {"product": line["product"], "at": line["at"]})
    if set_then is None or set_then[1] is None:
        return None
    entry, price_minor = set_then
    # Whoever set the price knew it, and had a reason to keep what was agreed before.
    if parts_of(entry)[0] == parts_of(line["sale"])[0]:
        return None
    valid = price_of(Quantity(line["quantity"], Unit.PIECE), Money(price_minor, MAD)).minor
    if valid == line["list_minor"]:
        return None
    return {
        "sale": line["sale"],
        "line": line["line"],
        "product": line["product"],
        "at": line["at"],
        "asked_minor": line["list_minor"],
        "valid_minor": valid,
    }
