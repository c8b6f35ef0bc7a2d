"""Receipts of Etsy as orders, and the place a pass over them has reached.

Receipts are read three ways, because the first alone once left the others out (etsy/open-api#604,
#629, #513, #339): those changed, those cancelled, and one by one for orders that are still open
here. Pages are in order of the receipt's id, which no change moves. But one that is cancelled
during the pass leaves the list, and the rest move up: so each page begins with the last receipt of
the one before, and where it does not, the pass steps back. Refunds carry money alone: whether goods
came back is asked of a person.
"""

import json
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any, Final

from pos.channels.etsy_inventory import money, values_name
from pos.channels.faults import Refused
from pos.channels.orders import BrokenOrder, Order, OrderLine, OrderState
from pos.channels.stock import Ref, whole

_SECOND: Final = 1_000_000
_STATES: Final = {
    "open": OrderState.WAITING,
    "payment processing": OrderState.WAITING,
    "paid": OrderState.PAID,
    "completed": OrderState.SENT,
    "canceled": OrderState.CANCELLED,
    "fully refunded": OrderState.REFUNDED,
    "partially refunded": OrderState.PARTLY_REFUNDED,
}
_UNSURE: Final = {OrderState.CANCELLED, OrderState.REFUNDED, OrderState.PARTLY_REFUNDED}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pass is. since: seconds UTC it reads from. mark: seconds at which it began, 0 before.

    is_cancelled: it is at the cancelled ones. offset: receipts of these before the next page. last:
    id of the last receipt read of these, 0 before the first.
    """

    since: int
    mark: int = 0
    is_cancelled: bool = False
    offset: int = 0
    last: int = 0

    def cursor(self) -> str:
        """Write it down."""
        return json.dumps(asdict(self), separators=(",", ":"))

    def query(self, size: int) -> dict[str, str]:
        """Return what is asked of Etsy at this place."""
        asked = {
            "min_last_modified": str(self.since),
            "limit": str(size),
            "offset": str(self.offset),
            "sort_on": "receipt_id",
            "sort_order": "asc",
        }
        return asked | ({"was_canceled": "true"} if self.is_cancelled else {})

    def joins(self, rows: list[Any]) -> bool:
        """Tell whether nothing can lie between what was read and this page."""
        return not self.offset or (bool(rows) and _id_of(rows[0]) <= self.last)

    def before(self, size: int) -> "Place":
        """Return the place of the page before."""
        return replace(self, offset=max(self.offset - size, 0))

    def after(self, rows: list[Any], size: int) -> "Place | None":
        """Return where to go on after a page, None when the pass is through."""
        if len(rows) == size:
            last = max(self.last, _id_of(rows[-1]))
            return replace(self, offset=self.offset + size - 1, last=last)
        return None if self.is_cancelled else Place(self.since, self.mark, is_cancelled=True)


def place_of(cursor: str) -> Place:
    """Read a cursor that `Place.cursor` wrote. Raises `Refused` for anything else."""
    try:
        said = json.loads(cursor)
        place = Place(**said)
    except (ValueError, TypeError):
        raise Refused("the cursor is not ours", "cursor") from None
    numbers = (place.since, place.mark, place.offset, place.last)
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise Refused("the cursor is not ours", "cursor")
    return place


def _id_of(row: Any) -> int:
    """Return the id of a receipt, 0 where there is none to read."""
    said = row.get("receipt_id") if isinstance(row, dict) else None
    return said if isinstance(said, int) else 0


def read_receipts(said: Any) -> tuple[list[Order], list[BrokenOrder]]:
    """Read a page of receipts; one that cannot be read is told by its id."""
    orders, broken = [], []
    for each in said if isinstance(said, list) else ():
        try:
            orders.append(read_receipt(each))
        except (ValueError, TypeError, KeyError, AttributeError) as fault:
            remote = each.get("receipt_id") if isinstance(each, dict) else None
            broken.append(BrokenOrder(str(remote or ""), type(fault).__name__))
    return orders, broken


def read_receipt(said: dict[str, Any]) -> Order:
    """Read one receipt. Raises `ValueError` and its like for what is none. No buyer is kept."""
    remote = _number(said["receipt_id"])
    state = _STATES.get(str(said.get("status", "")).lower(), OrderState.WAITING)
    total = money(said.get("grandtotal"))
    stamp = said.get("updated_timestamp") or said.get("update_timestamp") or 0
    placed = said.get("created_timestamp") or said.get("create_timestamp") or 0
    return Order(
        remote=str(remote),
        number=str(remote),
        state=state,
        modified=_number(stamp) * _SECOND,
        currency=total.currency if total else "",
        total=total.amount if total else None,
        lines=tuple(_line(each, state) for each in said.get("transactions") or ()),
        placed=_number(placed) * _SECOND,
    )


def _line(said: dict[str, Any], state: OrderState) -> OrderLine:
    quantity = _number(said["quantity"])
    price = money(said.get("price"))
    is_sent = bool(said.get("shipped_timestamp")) or state is OrderState.SENT
    return OrderLine(
        remote=str(_number(said["transaction_id"])),
        sku=str(said.get("sku") or ""),
        ref=_ref(said),
        title=str(said.get("title") or ""),
        quantity=quantity,
        # Etsy takes goods out of its stock when they are bought, and never says that it put them
        # back: what a cancelled or refunded line holds is for a person to say.
        committed=quantity,
        sent=quantity if is_sent else 0,
        price=None if price is None else price.amount * Decimal(quantity),
        is_unsure=state in _UNSURE,
    )


def _ref(said: dict[str, Any]) -> Ref | None:
    listing = said.get("listing_id")
    if not listing:
        return None
    name = values_name(said.get("product_data"))
    return Ref(name, parent=str(listing)) if name else Ref(str(listing))


def _number(said: Any) -> int:
    number = whole(said)
    if number is None or number < 0:
        # Ids of Etsy are larger than any stock.
        if isinstance(said, int) and not isinstance(said, bool) and said > 0:
            return said
        raise ValueError("not a number")
    return number
