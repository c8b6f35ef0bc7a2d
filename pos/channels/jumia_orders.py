"""Orders of Jumia. There is no filter by change: each pass looks back thirty days.

An item is one unit. What Jumia fulfils lies in its own warehouse and holds nothing of ours. Whether
goods of a cancelled or returned item came back is not told, so a person is asked. Lines are asked
for order by order, which the limits allow only for those that can still change.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from pos.channels.faults import Refused
from pos.channels.jumia_catalogue import moment_of, number_of
from pos.channels.orders import BrokenOrder, Order, OrderLine, OrderState

LOOKS_BACK: Final = timedelta(days=30)

_STATES: Final = {
    "PENDING": OrderState.WAITING,
    "PROCESSING": OrderState.WAITING,
    "READY_TO_SHIP": OrderState.PAID,
    "SHIPPED": OrderState.SENT,
    "DELIVERED": OrderState.SENT,
    "CANCELED": OrderState.CANCELLED,
    "CANCELLED": OrderState.CANCELLED,
    "FAILED": OrderState.CANCELLED,
    "RETURNED": OrderState.REFUNDED,
}
_UNSURE: Final = {OrderState.CANCELLED, OrderState.REFUNDED}


@dataclass(frozen=True, slots=True)
class Pass:
    """Where a pass is. mark: microseconds UTC at which the last whole pass began.

    began: of this pass, 0 before it. token: of its next page.
    """

    mark: int
    began: int = 0
    token: str = ""

    def cursor(self) -> str:
        """Write it down."""
        return json.dumps(asdict(self), separators=(",", ":"))

    def query(self, size: int) -> dict[str, str]:
        """Return what is asked of Jumia."""
        since = datetime.fromtimestamp(self.began / 1_000_000, UTC) - LOOKS_BACK
        asked = {"createdAfter": since.date().isoformat(), "size": str(size)}
        return asked | ({"nextToken": self.token} if self.token else {})


def pass_of(cursor: str) -> Pass:
    """Read a cursor that `Pass.cursor` wrote. Raises `Refused` for anything else."""
    try:
        place = Pass(**json.loads(cursor))
    except (ValueError, TypeError):
        raise Refused("the cursor is not ours", "cursor") from None
    numbers = all(type(n) is int and n >= 0 for n in (place.mark, place.began))
    if not numbers or not isinstance(place.token, str):
        raise Refused("the cursor is not ours", "cursor")
    return place


def can_change(row: dict[str, Any], since: int) -> bool:
    """Tell whether the lines of an order have to be asked for: it changed, or is not at its end.

    since: microseconds UTC, with room for clocks that differ.
    """
    state = state_of(row.get("status"))
    return moment_of(row.get("updatedAt")) >= since or state in {
        OrderState.WAITING,
        OrderState.PAID,
    }


def state_of(status: Any) -> OrderState:
    """Read a status, however it is written: `Ready To Ship` and `READY_TO_SHIP` are one."""
    word = "_".join(str(status or "").upper().replace("_", " ").split())
    return _STATES.get(word, OrderState.WAITING)


def read_order(row: dict[str, Any], items: Any) -> Order | BrokenOrder:
    """Read an order and its items. No buyer is kept."""
    remote = str(row.get("id") or "")
    try:
        lines = tuple(_line(each) for each in _items(items))
        total = row.get("totalAmountLocal") or {}
        return Order(
            remote=remote,
            number=str(row.get("number") or remote),
            state=state_of(row.get("status")),
            modified=moment_of(row.get("updatedAt")),
            currency=str(total.get("currency") or ""),
            total=number_of(total.get("value")),
            lines=lines,
            placed=moment_of(row.get("createdAt")),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        return BrokenOrder(remote, type(fault).__name__)


def order_of_items(remote: str, said: Any, at: int) -> Order | BrokenOrder:
    """Read an order from its items alone, as it is asked for by itself. at: of the answer."""
    states = [state_of(each.get("status")) for each in _items(said) if isinstance(each, dict)]
    # As far as its slowest item is.
    order = (OrderState.WAITING, OrderState.PAID, OrderState.SENT, *_UNSURE)
    state = next((each for each in order if each in states), OrderState.WAITING)
    number = said.get("orderNumber") if isinstance(said, dict) else ""
    row = {"id": remote, "number": number, "status": state.value}
    read = read_order(row, said)
    if isinstance(read, BrokenOrder):
        return read
    return Order(read.remote, read.number, state, at, "", None, read.lines)


def _items(said: Any) -> list[Any]:
    """Return the items, which come bare or under a name."""
    rows = said.get("items") if isinstance(said, dict) else said
    if (
        isinstance(rows, list)
        and len(rows) == 1
        and isinstance(rows[0], dict)
        and "items" in rows[0]
    ):
        rows = rows[0]["items"]
    if not isinstance(rows, list):
        raise ValueError("no items")
    return rows


def _line(said: dict[str, Any]) -> OrderLine:
    product = said.get("product") or {}
    state = state_of(said.get("status"))
    is_theirs = said.get("isFulfilledByJumia") is True
    return OrderLine(
        remote=str(said["id"]),
        sku=str(product.get("sellerSku") or ""),
        ref=None,
        title=str(product.get("name") or ""),
        quantity=1,
        committed=0 if is_theirs else 1,
        sent=1 if state is OrderState.SENT and not is_theirs else 0,
        price=number_of(said.get("paidPriceLocal")),
        is_unsure=state in _UNSURE and not is_theirs,
    )
