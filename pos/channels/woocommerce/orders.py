"""Orders of a WooCommerce shop, by the time they changed and in the order of their ids.

What an order holds is in its lines: `_reduced_stock` is the shop's own account of the units it took
off and has not put back. The state says nothing of it: between two versions a failed order came to
give its goods back.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

from pos.channels.faults import Passing, Refused
from pos.channels.orders import BrokenOrder, Order, OrderLine, OrderPage, OrderState
from pos.channels.shapes import amount, identity, moment, plain, record, records, text
from pos.channels.stock import Ref, whole
from pos.channels.wire import Answer
from pos.channels.woocommerce.places import rows_after
from pos.channels.woocommerce.site import Site, is_gone
from pos.clock import to_datetime

OVERLAP_SECONDS: Final = 600
_SECOND: Final = 1_000_000
_DAY: Final = 86_400 * _SECOND
_FIELDS: Final = (
    "id,number,status,currency,total,date_created_gmt,date_modified_gmt,line_items,refunds"
)
_STATES: Final = {
    "pending": OrderState.WAITING,
    "on-hold": OrderState.WAITING,
    "processing": OrderState.PAID,
    "completed": OrderState.SENT,
    "cancelled": OrderState.CANCELLED,
    "failed": OrderState.CANCELLED,
    "trash": OrderState.CANCELLED,
    "refunded": OrderState.REFUNDED,
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a pass is. began: the shop's clock before it, 0 until told; all in microseconds UTC."""

    since: int
    began: int = 0
    is_bin: int = 0
    offset: int = 0
    last: int = 0

    def __str__(self) -> str:
        return f"{self.since}:{self.began}:{self.is_bin}:{self.offset}:{self.last}"


def pulled(site: Site, cursor: str, size: int) -> OrderPage:
    """Return the next page of a pass: first the orders, then those in the bin."""
    if not cursor:
        return OrderPage((), str(_now(site)), is_last=True)
    place = _begun(site, int(cursor)) if cursor.isdigit() else _place(cursor)
    rows, offset, last, is_through = rows_after(
        lambda begin, count: records(_asked(site, place, begin, count).json()),
        place.offset,
        place.last,
        size,
    )
    orders, broken = _read(rows)
    onward = replace(place, offset=offset, last=last)
    if is_through and place.is_bin:
        return OrderPage(orders, str(place.began), is_last=True, broken=broken)
    if is_through:
        onward = replace(place, is_bin=1, offset=0, last=0)
    return OrderPage(orders, str(onward), is_last=False, broken=broken)


def _place(cursor: str) -> _Place:
    return _Place(*(int(part) for part in cursor.split(":")))


def _now(site: Site) -> int:
    now = _asked(site, _Place(0), 0, 1).at
    if not now:
        raise Passing("the shop told no time to begin from")
    return now


def _begun(site: Site, watermark: int) -> _Place:
    """Return the beginning of a pass, with the shop's clock before anything of it is read.

    Where that clock ran back since the last pass, what changed then bears moments long gone by: a
    day is read again.
    """
    now = _asked(site, _Place(watermark), 0, 1).at or watermark
    since = watermark if now >= watermark else now - _DAY
    return _Place(max(since - OVERLAP_SECONDS * _SECOND, 0), began=now)


def _asked(site: Site, place: _Place, offset: int, count: int) -> Answer:
    # Of all forms only this one means the same in every time zone: UTC without a letter, and
    # `dates_are_gmt`. No upper bound: an order touched during the pass would leave the window.
    since = to_datetime(place.since).replace(tzinfo=None).isoformat(timespec="seconds")
    query = {"modified_after": since, "dates_are_gmt": "true", "orderby": "id", "order": "asc"}
    state = {"status": "trash"} if place.is_bin else {}
    page = {"offset": str(offset), "per_page": str(count), "_fields": _FIELDS}
    return site.read("/orders", {**query, **state, **page})


def one(site: Site, remote: str) -> Order | None:
    """Return one order, None when it was thrown out of the bin too."""
    if not identity(remote):
        return None
    try:
        return _order(record(site.read(f"/orders/{remote}", {"_fields": _FIELDS}).json()))
    except Refused as refusal:
        if is_gone(refusal.code):
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
            broken.append(BrokenOrder(identity(row.get("id")), str(error)))
    return tuple(orders), tuple(broken)


def _order(row: dict[str, Any]) -> Order:
    """Read an order. Raises `ValueError` for one that is not whole."""
    remote, modified = identity(row.get("id")), moment(row.get("date_modified_gmt"))
    told = row.get("line_items")
    if not remote or not modified or not isinstance(told, list):
        raise ValueError("an order without its id, its moment or its lines")
    status = text(row.get("status"))
    lines = tuple(_line(line, is_sent=status == "completed") for line in told)
    return Order(
        remote=remote,
        number=text(row.get("number")) or remote,
        state=_state(status, row.get("refunds")),
        modified=modified,
        currency=text(row.get("currency")),
        total=amount(row.get("total")),
        lines=lines,
        placed=moment(row.get("date_created_gmt")),
        # The bin gives nothing back by itself: what such an order holds, it goes on holding.
        is_gone=status == "trash" and not any(line.committed for line in lines),
    )


def _state(status: str, refunds: Any) -> OrderState:
    state = _STATES.get(status, OrderState.WAITING)
    if refunds and state in {OrderState.PAID, OrderState.SENT}:
        return OrderState.PARTLY_REFUNDED
    return state


def _line(row: Any, *, is_sent: bool) -> OrderLine:
    if not isinstance(row, dict) or not identity(row.get("id")):
        raise ValueError("a line without its id")
    quantity, committed = whole(row.get("quantity")), _held(row.get("meta_data"))
    if quantity is None or quantity < 0:
        raise ValueError("a line without its quantity")
    return OrderLine(
        remote=identity(row.get("id")),
        sku=text(row.get("sku")),
        ref=_ref(row),
        title=plain(row.get("name")),
        quantity=quantity,
        committed=committed,
        sent=committed if is_sent else 0,
        price=_paid(row),
    )


def _held(metas: Any) -> int:
    """Return the units the shop's stock book holds for a line."""
    for meta in metas if isinstance(metas, list) else []:
        if isinstance(meta, dict) and meta.get("key") == "_reduced_stock":
            units = whole(meta.get("value"))
            if units is None:
                raise ValueError("a line whose units held are no number")
            return max(units, 0)
    return 0


def _ref(row: dict[str, Any]) -> Ref | None:
    """Return what was sold; None once the shop has deleted it."""
    product, variation = identity(row.get("product_id")), identity(row.get("variation_id"))
    if not product:
        return None
    return Ref(variation, product) if variation else Ref(product)


def _paid(row: dict[str, Any]) -> Any:
    net, tax = amount(row.get("total")), amount(row.get("total_tax"))
    return None if net is None else net + (tax or 0)
