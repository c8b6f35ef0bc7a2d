"""Orders of Jumia pulled page after page, the lines of each asked for by themselves."""

from typing import Any, Final

from pos.channels.faults import MOVED, Passing, Refused
from pos.channels.jumia_orders import Pass, can_change, order_of_items, pass_of, read_order
from pos.channels.jumia_session import JumiaSession, as_object, following, rows_of
from pos.channels.orders import BrokenOrder, Order, OrderPage

LARGEST_PAGE: Final = 100
_OVERLAP: Final = 600_000_000
_DAY: Final = 86_400_000_000


def pulled(session: JumiaSession, cursor: str, size: int) -> OrderPage:
    """Return the next page of the orders of thirty days."""
    if not cursor:
        return OrderPage((), Pass(_now(session)).cursor(), is_last=True)
    place = pass_of(cursor)
    if not place.began:
        place = _begun(place, _now(session))
    said = as_object(session.read("/orders", place.query(min(size, LARGEST_PAGE))))
    since = place.mark - _OVERLAP
    rows = [row for row in rows_of(said, "orders") if can_change(row, since)]
    read = [_read(session, row) for row in rows]
    token = following(said)
    kept = Pass(place.mark, place.began, token) if token else Pass(place.began)
    return OrderPage(
        tuple(each for each in read if isinstance(each, Order)),
        kept.cursor(),
        not token,
        tuple(each for each in read if isinstance(each, BrokenOrder)),
    )


def one(session: JumiaSession, remote: str) -> Order | None:
    """Return one order by its items, None when Jumia has it no more."""
    try:
        answer = session.read("/orders/items", {"orderId": remote})
    except Refused as refused:
        if refused.code == "404":
            return None
        raise
    read = order_of_items(remote, answer.json(), answer.at)
    if isinstance(read, BrokenOrder):
        raise Passing("the answer is no order")
    return read


def _begun(place: Pass, now: int) -> Pass:
    """Begin a pass. Where Jumia's clock ran back since the last one, a day is read again."""
    return Pass(place.mark if now >= place.mark else max(now - _DAY, 0), now)


def _now(session: JumiaSession) -> int:
    at = session.read("/shops").at
    if not at:
        raise Passing("Jumia did not say what time it is")
    return at


def _read(session: JumiaSession, row: dict[str, Any]) -> Order | BrokenOrder:
    """Read an order. One whose lines are refused is asked for later, and holds up no other."""
    remote = str(row.get("id") or "")
    try:
        items = session.read("/orders/items", {"orderId": remote})
    except Refused as refused:
        if refused.code == MOVED:
            raise
        return BrokenOrder(remote, refused.code)
    return read_order(row, items.json())
