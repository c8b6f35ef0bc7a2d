"""Orders of a Vendure shop, by the time they changed and in the order of their ids.

A line holds what is left of it from the moment the order is placed: a cancelled line, or part of
one, lowers `quantity`, and Vendure gives the goods back then and only then. A refund of money gives
nothing back, and a fulfilment moves what was held out of the house.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from pos.channels.faults import Refused
from pos.channels.graphql import Reply
from pos.channels.orders import BrokenOrder, Order, OrderLine, OrderPage, OrderState
from pos.channels.passes import Pass, beginning, resumed
from pos.channels.shapes import moment, plain, record, records, text
from pos.channels.stock import Ref, whole
from pos.channels.vendure import documents
from pos.channels.vendure.reading import House, Shop, house
from pos.clock import to_datetime

_LARGEST_PAGE: Final = 100
_CANCELLED: Final = "Cancelled"
_TO_SEND: Final = "send"
# Of orders waiting to be sent, those asked for again in each pass.
_MOST_TO_SEND: Final = 1000
_STATES: Final = {
    "PaymentSettled": OrderState.PAID,
    "PartiallyShipped": OrderState.PAID,
    "PartiallyDelivered": OrderState.PAID,
    "Shipped": OrderState.SENT,
    "Delivered": OrderState.SENT,
    _CANCELLED: OrderState.CANCELLED,
}
# Until then the order is a basket, or one that somebody at the shop is still writing.
_NOT_PLACED: Final = frozenset({"Created", "Draft", "AddingItems", "ArrangingPayment"})


def pulled(shop: Shop, cursor: str, size: int) -> OrderPage:
    """Return the next page of a pass: first the orders that changed, then those still to be sent.

    The window has no end, so that an order that changes during the pass stays in it; rows only come
    in, and can be met twice but not missed. Sending an order does not move its moment: those to be
    sent are kept with the cursor, and asked for by their ids until they are.
    """
    if not cursor:
        return OrderPage((), beginning(shop.graph.ask(documents.HOUSE).at), is_last=True)
    going, take = resumed(cursor), min(size, _LARGEST_PAGE)
    if going.place.startswith(_TO_SEND):
        return _still_to_send(shop, going, int(going.place.removeprefix(_TO_SEND)), take)
    return _changed(shop, going, int(going.place or "0"), take)


def _changed(shop: Shop, going: Pass, skip: int, take: int) -> OrderPage:
    after = to_datetime(going.since).isoformat().replace("+00:00", "Z")
    wanted = {"updatedAt": {"after": after}, "orderPlacedAt": {"isNull": False}}
    reply = _asked(shop, wanted, skip, take)
    page = record(reply.data.get("orders"))
    rows = records(page.get("items"))
    orders, broken = _read(rows, house(reply.data))
    known = [remote for remote in going.kept.split(",") if remote]
    told = {order.remote for order in orders}
    to_send = [remote for remote in known if remote not in told] + _to_send(orders)
    going = replace(going.at(reply.at), kept=",".join(to_send[-_MOST_TO_SEND:]))
    onward = skip + len(rows)
    if rows and onward < (whole(page.get("totalItems")) or 0):
        return OrderPage(orders, going.onward(str(onward)), is_last=False, broken=broken)
    if going.kept:
        return OrderPage(orders, going.onward(f"{_TO_SEND}0"), is_last=False, broken=broken)
    return OrderPage(orders, going.ended(), is_last=True, broken=broken)


def _still_to_send(shop: Shop, going: Pass, done: int, take: int) -> OrderPage:
    """Ask for the next of those to be sent; done: of those kept, how many were asked for."""
    known = going.kept.split(",")
    part = known[done : done + take]
    reply = _asked(shop, {"id": {"in": part}}, 0, take)
    rows = records(record(reply.data.get("orders")).get("items"))
    orders, broken = _read(rows, house(reply.data))
    # One that cannot be read is to be sent until it can.
    open_still = [*_to_send(orders), *(one.remote for one in broken)]
    left = [remote for remote in part if remote in open_still]
    kept = [*known[:done], *left, *known[done + take :]]
    going, done = replace(going, kept=",".join(kept)), done + len(left)
    if done < len(kept):
        return OrderPage(orders, going.onward(f"{_TO_SEND}{done}"), is_last=False, broken=broken)
    return OrderPage(orders, going.ended(), is_last=True, broken=broken)


def _to_send(orders: Iterable[Order]) -> list[str]:
    return [
        order.remote for order in orders if any(line.committed > line.sent for line in order.lines)
    ]


def _asked(shop: Shop, wanted: dict[str, Any], skip: int, take: int) -> Reply:
    options = {"filter": wanted, "sort": {"id": "ASC"}, "skip": skip, "take": take}
    return shop.graph.ask(documents.ORDERS, {"options": options})


def one(shop: Shop, remote: str) -> Order | None:
    """Return one order, None when the shop has it no more."""
    try:
        data = shop.graph.ask(documents.ORDER, {"id": remote}).data
    except Refused as refusal:
        if refusal.code == "ENTITY_NOT_FOUND":
            return None
        raise
    if data.get("order") is None:
        return None
    try:
        return _order(record(data["order"]), house(data))
    except ValueError as error:
        raise Refused(str(error), "broken_order") from None


def _read(
    rows: list[dict[str, Any]], home: House
) -> tuple[tuple[Order, ...], tuple[BrokenOrder, ...]]:
    orders: list[Order] = []
    broken: list[BrokenOrder] = []
    for row in rows:
        try:
            orders.append(_order(row, home))
        except ValueError as error:
            broken.append(BrokenOrder(text(row.get("id")), str(error)))
    return tuple(orders), tuple(broken)


def _order(row: dict[str, Any], home: House) -> Order:
    """Read an order. Raises `ValueError` for one that is not whole."""
    remote, modified, state = text(row.get("id")), _modified(row), row.get("state")
    lines = row.get("lines")
    if not remote or not modified or not isinstance(lines, list) or not isinstance(state, str):
        raise ValueError("an order without its id, its moment, its state or its lines")
    is_open = state not in _NOT_PLACED and state != _CANCELLED and moment(row.get("orderPlacedAt"))
    sent = _sent(row.get("fulfillments"))
    return Order(
        remote=remote,
        number=text(row.get("code")) or remote,
        state=_state(state, row.get("payments")),
        modified=modified,
        currency=text(row.get("currencyCode")),
        total=home.price(row.get("totalWithTax")),
        lines=tuple(_line(line, home, sent, is_open=bool(is_open)) for line in lines),
        placed=moment(row.get("orderPlacedAt")),
    )


def _modified(row: dict[str, Any]) -> int:
    """Return when anything of an order last changed, 0 when it does not say.

    Neither a fulfilment nor a refund moves the moment of its order.
    """
    refunds = [
        refund
        for payment in _several(row.get("payments"))
        for refund in _several(payment.get("refunds"))
    ]
    parts = [*_several(row.get("fulfillments")), *_several(row.get("lines")), *refunds]
    own = moment(row.get("updatedAt"))
    return own and max(own, *(moment(part.get("updatedAt")) for part in parts), 0)


def _several(value: Any) -> list[dict[str, Any]]:
    return records(value) if isinstance(value, list) else []


def _sent(fulfilments: Any) -> Counter[str]:
    """Count, for each line, the units that fulfilments took out of the house."""
    sent: Counter[str] = Counter()
    for fulfilment in _several(fulfilments):
        # One created but not begun has moved nothing, and a cancelled one has moved it back.
        if fulfilment.get("state") not in {"Created", _CANCELLED}:
            for line in _several(fulfilment.get("lines")):
                sent[text(line.get("orderLineId"))] += whole(line.get("quantity")) or 0
    return sent


def _line(row: Any, home: House, sent: Counter[str], *, is_open: bool) -> OrderLine:
    if not isinstance(row, dict) or not text(row.get("id")):
        raise ValueError("a line without its id")
    left = whole(row.get("quantity"))
    if left is None or left < 0:
        raise ValueError("a line without its quantity")
    variant = row.get("productVariant")
    known: dict[str, Any] = variant if isinstance(variant, dict) else {}
    remote, committed = text(row.get("id")), left if is_open else 0
    price: Decimal | None = home.price(row.get("proratedLinePriceWithTax"))
    return OrderLine(
        remote=remote,
        sku=text(known.get("sku")),
        ref=_ref(known),
        title=plain(known.get("name")),
        quantity=max(left, whole(row.get("orderPlacedQuantity")) or 0),
        committed=committed,
        # What was sent and then cancelled came back, and is no longer of the line.
        sent=min(max(sent[remote], 0), committed),
        price=price,
    )


def _ref(variant: dict[str, Any]) -> Ref | None:
    product = variant.get("product")
    parent = text(product.get("id")) if isinstance(product, dict) else ""
    return Ref(text(variant.get("id")), parent=parent) if text(variant.get("id")) else None


def _state(state: str, payments: Any) -> OrderState:
    told = _STATES.get(state, OrderState.WAITING)
    refunded = any(
        refund.get("state") == "Settled"
        for payment in _several(payments)
        for refund in _several(payment.get("refunds"))
    )
    if refunded and told in {OrderState.PAID, OrderState.SENT}:
        return OrderState.PARTLY_REFUNDED
    return told
