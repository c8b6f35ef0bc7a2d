"""Orders of a PrestaShop: by what was added since the last pass, and by what was edited.

Changes of state and credit slips are rows that are only ever added: their ids need no clock. Edits
leave nothing but a moment on the wall clock of the shop, without an offset; the window of those
begins an hour earlier than it need, for the night on which that clock is put back.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from pos.channels.faults import Passing, Refused
from pos.channels.orders import BrokenOrder, Order, OrderLine, OrderPage, OrderState
from pos.channels.prestashop.rows import Rows
from pos.channels.prestashop.service import LARGEST_ID, Row, Service, after, number_of
from pos.channels.prestashop.times import moment_in, zone_of
from pos.channels.shapes import amount, identity, plain, text
from pos.channels.stock import Ref, whole
from pos.clock import local

OVERLAP_SECONDS: Final = 7200
_FEWEST: Final = 10
_HISTORIES: Final = "order_histories"
_SLIPS: Final = "order_slip"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a pass is.

    histories, slips: last ids seen. swept: moment up to which edits are known. began: the shop's
    clock before this pass, 0 between two. edited: last order seen among those edited.
    """

    histories: int
    slips: int
    swept: int
    began: int = 0
    edited: int = 0

    def __str__(self) -> str:
        return f"{self.histories}:{self.slips}:{self.swept}:{self.began}:{self.edited}"


def pulled(service: Service, cursor: str, size: int) -> OrderPage:
    """Return the next page of a pass."""
    if not cursor:
        return OrderPage((), str(_now(service)), is_last=True)
    place = _Place(*(int(part) for part in cursor.split(":")))
    count = max(size // 3, _FEWEST)
    added = {
        resource: service.rows(resource, after(last, count, "[id,id_order]"))
        for resource, last in ((_HISTORIES, place.histories), (_SLIPS, place.slips))
    }
    began = place.began or service.at or place.swept
    edited = _edited(service, place, count)
    orders, broken = _told(service, _ids(added, edited))
    onward = _Place(
        max([place.histories, *map(number_of, added[_HISTORIES])]),
        max([place.slips, *map(number_of, added[_SLIPS])]),
        place.swept,
        began,
        max([place.edited, *map(number_of, edited)]),
    )
    is_last = all(len(rows) < count for rows in (*added.values(), edited))
    if is_last:
        onward = replace(onward, swept=began, began=0, edited=0)
    return OrderPage(orders, str(onward), is_last, broken)


def _now(service: Service) -> _Place:
    """Return the place after all that happened so far."""
    newest = {"sort": "[id_DESC]", "limit": "1", "display": "[id]"}
    ids = [max(map(number_of, service.rows(r, newest)), default=0) for r in (_HISTORIES, _SLIPS)]
    if not service.at:
        raise Passing("the shop told no time to begin from")
    return _Place(ids[0], ids[1], service.at)


def _edited(service: Service, place: _Place, count: int) -> list[Row]:
    """Return orders edited since the last pass, by id after the last one seen."""
    # Where the clock ran back, moments of now lie before those of the last pass.
    ran_back = max(place.swept - service.at, 0) // 1_000_000 if service.at else 0
    earlier = timedelta(seconds=OVERLAP_SECONDS + 2 * ran_back)
    since = local(place.swept, zone_of(service)).replace(tzinfo=None) - earlier
    query = after(place.edited, count, "[id]")
    moment = since.isoformat(" ", "seconds")
    return service.rows("orders", {**query, "filter[date_upd]": f">[{moment}]", "date": "1"})


def _ids(added: dict[str, list[Row]], edited: Sequence[Row]) -> list[str]:
    """Return the orders that something happened to, each once, by id."""
    ids = {identity(row.get("id_order")) for rows in added.values() for row in rows}
    ids |= {identity(row.get("id")) for row in edited}
    return sorted(ids - {""}, key=int)


def one(service: Service, remote: str) -> Order | None:
    """Return one order as it stands, None when the shop has it no more."""
    if not identity(remote) or int(remote) > LARGEST_ID:
        return None
    orders, broken = _told(service, [remote])
    if broken:
        raise Refused(broken[0].why, "broken_order")
    return orders[0] if orders else None


def _told(
    service: Service, ids: Sequence[str]
) -> tuple[tuple[Order, ...], tuple[BrokenOrder, ...]]:
    """Read orders with their lines."""
    if not ids:
        return (), ()
    heads = service.rows_by("orders", "id", ids)
    at, zone = service.at, zone_of(service)
    lines: dict[str, list[Row]] = defaultdict(list)
    for line in service.rows_by("order_details", "id_order", ids):
        lines[identity(line.get("id_order"))].append(line)
    products = (identity(line.get("product_id")) for each in lines.values() for line in each)
    rows = Rows(service, products)
    orders: list[Order] = []
    broken: list[BrokenOrder] = []
    for head in heads:
        remote = identity(head.get("id"))
        try:
            orders.append(_order(service, head, lines[remote], rows, (at, zone)))
        except ValueError as error:
            broken.append(BrokenOrder(remote, str(error)))
    return tuple(orders), tuple(broken)


def _order(
    service: Service, head: Row, lines: Sequence[Row], rows: Rows, read: tuple[int, ZoneInfo]
) -> Order:
    """Read one order, as it was at the moment of reading. Raises `ValueError` if it is not whole.

    Its own moment is no stamp to go by: a credit slip leaves it alone, and in the night the clock
    is put back it goes back too. A reading is as new as the shop's clock when it was read.
    """
    remote, (at, zone) = identity(head.get("id")), read
    state = _state(service, head)
    changed = moment_in(zone, head.get("date_upd"), at)
    if not remote or not (at or changed):
        raise ValueError("an order without its id or its moment")
    return Order(
        remote=remote,
        number=text(head.get("reference")) or remote,
        state=state,
        modified=at or changed,
        currency=service.currency(identity(head.get("id_currency"))),
        total=amount(head.get("total_paid_tax_incl")),
        lines=tuple(_line(line, state, rows) for line in lines),
        placed=moment_in(zone, head.get("date_add"), at),
    )


def _state(service: Service, head: Row) -> OrderState:
    """Return the state; which id means what, each shop says in its settings."""
    states = {
        service.setting(name): state
        for name, state in (
            ("PS_OS_SHIPPING", OrderState.SENT),
            ("PS_OS_DELIVERED", OrderState.SENT),
            ("PS_OS_REFUND", OrderState.REFUNDED),
            ("PS_OS_CANCELED", OrderState.CANCELLED),
            ("PS_OS_ERROR", OrderState.CANCELLED),
        )
    }
    if not (service.setting("PS_OS_CANCELED") and service.setting("PS_OS_ERROR")):
        raise Refused("the key may not see which states give goods back", "no_configurations")
    is_valid = text(head.get("valid")) == "1"
    other = OrderState.PAID if is_valid else OrderState.WAITING
    return states.get(identity(head.get("current_state")) or "none", other)


def _line(row: Row, state: OrderState, rows: Rows) -> OrderLine:
    quantity, back = whole(row.get("product_quantity")), _back(row)
    if not identity(row.get("id")) or quantity is None or quantity < 0:
        raise ValueError("a line without its id or its quantity")
    # A cancelled order gave its goods back; a refunded one did not, but for what was put back.
    committed = 0 if state is OrderState.CANCELLED else max(quantity - back, 0)
    return OrderLine(
        remote=identity(row.get("id")),
        sku=text(row.get("product_reference")),
        ref=_ref(row, rows),
        title=plain(row.get("product_name")),
        quantity=quantity,
        committed=committed,
        sent=committed if state is OrderState.SENT else 0,
        price=amount(row.get("total_price_tax_incl")),
    )


def _back(row: Row) -> int:
    return max(whole(row.get("product_quantity_reinjected")) or 0, 0)


def _ref(row: Row, rows: Rows) -> Ref | None:
    product = identity(row.get("product_id"))
    return rows.ref(product, identity(row.get("product_attribute_id"))) if product else None
