"""Orders of a Shopify shop, by the time they changed and in the order of their ids.

What a line holds is what was ordered, less what refunds put back into stock, less what an edit took
out. `currentQuantity` alone would not do: it leaves out what was refunded and never came back.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from pos.channels.faults import Refused
from pos.channels.orders import BrokenOrder, Order, OrderLine, OrderPage, OrderState
from pos.channels.passes import beginning, resumed
from pos.channels.shapes import amount, moment, plain, record, records, text
from pos.channels.shopify import documents
from pos.channels.shopify.reading import next_cursor
from pos.channels.shopify.session import Session
from pos.channels.stock import Ref, whole
from pos.clock import to_datetime

_LARGEST_PAGE: Final = 10
_BACK_IN_STOCK: Final = frozenset({"CANCEL", "RETURN", "LEGACY_RESTOCK"})
_PAID: Final = {
    "PAID": OrderState.PAID,
    "REFUNDED": OrderState.REFUNDED,
    "PARTIALLY_REFUNDED": OrderState.PARTLY_REFUNDED,
    "VOIDED": OrderState.CANCELLED,
    "EXPIRED": OrderState.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class _Ledger:
    """Units of each line that refunds took out of the order, and those put back into stock."""

    refunded: Counter[str] = field(default_factory=Counter)
    restocked: Counter[str] = field(default_factory=Counter)


def pulled(session: Session, cursor: str, size: int) -> OrderPage:
    """Return the next page of a pass. The window has no end: what changes meanwhile stays in it."""
    if not cursor:
        return OrderPage((), beginning(session.ask(documents.NOW).at), is_last=True)
    going = resumed(cursor)
    since = to_datetime(going.since).isoformat(timespec="seconds").replace("+00:00", "Z")
    reply = session.ask(
        documents.ORDERS,
        {
            "first": min(size, _LARGEST_PAGE),
            "after": going.place or None,
            "query": f"updated_at:>='{since}'",
        },
    )
    page, going = record(reply.data.get("orders")), going.at(reply.at)
    orders, broken = _read(session, records(page.get("nodes")))
    onward = next_cursor(page)
    if not onward:
        return OrderPage(orders, going.ended(), is_last=True, broken=broken)
    return OrderPage(orders, going.onward(onward), is_last=False, broken=broken)


def one(session: Session, remote: str) -> Order | None:
    """Return one order, None when the shop has it no more."""
    if not remote.startswith("gid://"):
        return None
    row = _whole(session, remote)
    if row is None:
        return None
    try:
        return _order(row, _ledger(session, row))
    except ValueError as error:
        raise Refused(str(error), "broken_order") from None


def _whole(session: Session, remote: str) -> dict[str, Any] | None:
    """Return an order with all its lines, page after page."""
    lines: list[dict[str, Any]] = []
    after: str | None = None
    while after != "":
        data = session.ask(documents.ORDER, {"id": remote, "after": after}).data
        if data.get("order") is None:
            return None
        row = record(data["order"])
        page = record(row.get("lineItems"))
        lines += records(page.get("nodes"))
        after = next_cursor(page)
    return {**row, "lineItems": {"nodes": lines}}


def _read(
    session: Session, rows: list[dict[str, Any]]
) -> tuple[tuple[Order, ...], tuple[BrokenOrder, ...]]:
    orders: list[Order] = []
    broken: list[BrokenOrder] = []
    for row in rows:
        try:
            told = _completed(session, row)
            orders.append(_order(told, _ledger(session, told)))
        except ValueError as error:
            broken.append(BrokenOrder(text(row.get("id")), str(error)))
    return tuple(orders), tuple(broken)


def _completed(session: Session, row: dict[str, Any]) -> dict[str, Any]:
    lines = row.get("lineItems")
    if not isinstance(lines, dict):
        raise ValueError("an order without its lines")
    is_cut = record(lines.get("pageInfo")).get("hasNextPage") is True
    return (_whole(session, text(row.get("id"))) or row) if is_cut else row


def _ledger(session: Session, row: dict[str, Any]) -> _Ledger:
    ledger = _Ledger()
    for refund in records(row.get("refunds") or []):
        for line in _refund_lines(session, text(refund.get("id"))):
            remote, units = (
                text(record(line.get("lineItem")).get("id")),
                whole(line.get("quantity")),
            )
            ledger.refunded[remote] += units or 0
            if line.get("restocked") is True and line.get("restockType") in _BACK_IN_STOCK:
                ledger.restocked[remote] += units or 0
    return ledger


def _refund_lines(session: Session, refund: str) -> Iterator[dict[str, Any]]:
    after: str | None = None
    while after != "":
        data = session.ask(documents.REFUND, {"id": refund, "after": after}).data
        if data.get("refund") is None:
            return
        page = record(record(data["refund"]).get("refundLineItems"))
        yield from records(page.get("nodes"))
        after = next_cursor(page)


def _order(row: dict[str, Any], ledger: _Ledger) -> Order:
    """Read an order. Raises `ValueError` for one that is not whole."""
    remote, modified = text(row.get("id")), moment(row.get("updatedAt"))
    lines = record(row.get("lineItems")).get("nodes")
    if not remote or not modified or not isinstance(lines, list):
        raise ValueError("an order without its id, its moment or its lines")
    return Order(
        remote=remote,
        number=text(row.get("name")) or remote,
        state=_state(row),
        modified=modified,
        currency=text(row.get("currencyCode")),
        total=_shop_money(row.get("currentTotalPriceSet")),
        lines=tuple(_line(line, ledger) for line in lines),
        placed=moment(row.get("createdAt")),
    )


def _state(row: dict[str, Any]) -> OrderState:
    if moment(row.get("cancelledAt")):
        return OrderState.CANCELLED
    state = _PAID.get(text(row.get("displayFinancialStatus")), OrderState.WAITING)
    is_sent = row.get("displayFulfillmentStatus") == "FULFILLED"
    return OrderState.SENT if is_sent and state is OrderState.PAID else state


def _shop_money(bag: Any) -> Any:
    money = bag.get("shopMoney") if isinstance(bag, dict) else None
    return amount(money.get("amount")) if isinstance(money, dict) else None


def _line(row: Any, ledger: _Ledger) -> OrderLine:
    if not isinstance(row, dict) or not text(row.get("id")):
        raise ValueError("a line without its id")
    remote, quantity = text(row.get("id")), whole(row.get("quantity"))
    current, waiting = whole(row.get("currentQuantity")), whole(row.get("unfulfilledQuantity"))
    if quantity is None or quantity < 0 or current is None or waiting is None:
        raise ValueError("a line without its quantities")
    edited_out = max(quantity - current - ledger.refunded[remote], 0)
    committed = max(quantity - ledger.restocked[remote] - edited_out, 0)
    return OrderLine(
        remote=remote,
        sku=text(row.get("sku")),
        ref=_ref(row),
        title=plain(row.get("name")),
        quantity=quantity,
        committed=committed,
        sent=min(max(current - waiting, 0), committed),
        price=_shop_money(row.get("discountedTotalSet")),
    )


def _ref(row: dict[str, Any]) -> Ref | None:
    """Return what was sold; None once the shop has deleted it."""
    variant, product = row.get("variant"), row.get("product")
    if not isinstance(variant, dict) or not text(variant.get("id")):
        return None
    parent = text(product.get("id")) if isinstance(product, dict) else ""
    return Ref(text(variant.get("id")), parent=parent)
