"""Orders of a Medusa shop, by the time they changed and in the order of their ids.

A line holds what is ordered, reserved until it is fulfilled, less what was received back. A refund
of money gives nothing back; a cancelled order gives all of it back.
"""

from typing import Any, Final

from pos.channels.faults import Refused
from pos.channels.medusa.site import NOT_FOUND, Site, at
from pos.channels.orders import BrokenOrder, Order, OrderLine, OrderPage, OrderState
from pos.channels.passes import beginning, resumed
from pos.channels.shapes import amount, moment, plain, record, records, text
from pos.channels.stock import Ref, whole
from pos.clock import to_datetime

_LARGEST_PAGE: Final = 100
_FIELDS: Final = (
    "id,display_id,status,created_at,updated_at,currency_code,total,payment_status,"
    "fulfillment_status,items.id,items.title,items.variant_id,items.product_id,"
    "items.variant_sku,items.quantity,items.total,items.detail.*"
)
# Neither holds anything: the one no longer, the other not yet.
_HOLDS_NOTHING: Final = frozenset({"canceled", "draft"})
_SENT: Final = frozenset({"fulfilled", "shipped", "delivered"})
_PAID: Final = {
    "captured": OrderState.PAID,
    "authorized": OrderState.PAID,
    "partially_refunded": OrderState.PARTLY_REFUNDED,
    "refunded": OrderState.REFUNDED,
}


def pulled(site: Site, cursor: str, size: int) -> OrderPage:
    """Return the next page of a pass. The window has no end: what changes meanwhile stays in it."""
    if not cursor:
        answer = site.read(at("orders"), {"limit": "1", "fields": "id"})
        return OrderPage((), beginning(answer.at), is_last=True)
    going = resumed(cursor)
    offset = int(going.place or "0")
    since = to_datetime(going.since).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    answer = site.read(
        at("orders"),
        {
            "updated_at[$gte]": since,
            "order": "id",
            "offset": str(offset),
            "limit": str(min(size, _LARGEST_PAGE)),
            "fields": _FIELDS,
        },
    )
    told = record(answer.json())
    rows = records(told.get("orders"))
    orders, broken = _read(rows)
    going, onward = going.at(answer.at), offset + len(rows)
    if not rows or onward >= (whole(told.get("count")) or 0):
        return OrderPage(orders, going.ended(), is_last=True, broken=broken)
    return OrderPage(orders, going.onward(str(onward)), is_last=False, broken=broken)


def one(site: Site, remote: str) -> Order | None:
    """Return one order, None when the shop has it no more."""
    try:
        told = record(site.read(at("orders", remote), {"fields": _FIELDS}).json())
        return _order(record(told.get("order")))
    except Refused as refusal:
        if refusal.code == NOT_FOUND:
            return None
        raise
    except ValueError as error:
        raise Refused(str(error), "broken_order") from None


def _read(rows: list[dict[str, Any]]) -> tuple[tuple[Order, ...], tuple[BrokenOrder, ...]]:
    orders: list[Order] = []
    broken: list[BrokenOrder] = []
    for row in rows:
        try:
            orders.append(_order(row))
        except ValueError as error:
            broken.append(BrokenOrder(text(row.get("id")), str(error)))
    return tuple(orders), tuple(broken)


def _order(row: dict[str, Any]) -> Order:
    """Read an order. Raises `ValueError` for one that is not whole."""
    remote, modified, status = text(row.get("id")), _modified(row), row.get("status")
    lines = row.get("items")
    if not remote or not modified or not isinstance(lines, list) or not isinstance(status, str):
        raise ValueError("an order without its id, its moment, its status or its lines")
    is_open = status not in _HOLDS_NOTHING
    return Order(
        remote=remote,
        number=text(row.get("display_id")) or remote,
        state=_state(row),
        modified=modified,
        currency=text(row.get("currency_code")).upper(),
        total=amount(row.get("total")),
        lines=tuple(_line(line, is_open=is_open) for line in lines),
        placed=moment(row.get("created_at")),
    )


def _modified(row: dict[str, Any]) -> int:
    """Return when anything of an order last changed, 0 when it does not say."""
    own, lines = moment(row.get("updated_at")), row.get("items")
    details = [line.get("detail") for line in (records(lines) if isinstance(lines, list) else [])]
    moments = [moment(one.get("updated_at")) for one in details if isinstance(one, dict)]
    return own and max([own, *moments])


def _state(row: dict[str, Any]) -> OrderState:
    if row.get("status") == "canceled":
        return OrderState.CANCELLED
    paid = _PAID.get(text(row.get("payment_status")), OrderState.WAITING)
    if row.get("fulfillment_status") in _SENT and paid in {OrderState.PAID, OrderState.WAITING}:
        return OrderState.SENT
    return paid


def _line(row: Any, *, is_open: bool) -> OrderLine:
    if not isinstance(row, dict) or not text(row.get("id")):
        raise ValueError("a line without its id")
    quantity, detail = whole(row.get("quantity")), row.get("detail")
    if quantity is None or quantity < 0 or not isinstance(detail, dict):
        raise ValueError("a line without its quantities")
    back = whole(detail.get("return_received_quantity")) or 0
    committed = max(quantity - max(back, 0), 0) if is_open else 0
    sent = max(whole(detail.get("fulfilled_quantity")) or 0, 0)
    return OrderLine(
        remote=text(row.get("id")),
        sku=text(row.get("variant_sku")),
        ref=_ref(row),
        title=plain(row.get("title")),
        quantity=quantity,
        committed=committed,
        sent=min(sent, committed),
        price=amount(row.get("total")),
    )


def _ref(row: dict[str, Any]) -> Ref | None:
    """Return what was sold; None once the shop has deleted it."""
    variant = text(row.get("variant_id"))
    return Ref(variant, parent=text(row.get("product_id"))) if variant else None
