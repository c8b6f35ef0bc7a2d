"""The connector to the little shop: the smallest that keeps every promise."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import httpx

from pos.channels.contract import Capabilities
from pos.channels.faults import Refused
from pos.channels.listings import Draft, Item, ListingState, Price, Published
from pos.channels.orders import BrokenOrder, Order, OrderLine, OrderPage, OrderState
from pos.channels.probe import Location, Probe
from pos.channels.stock import Missing, Outcome, Reading, Ref, StockWrite, WriteResult
from pos.channels.wire import Answer, Request, Wire, as_json

_OVERLAP = 10_000_000


class LittleConnector:
    """Speaks to the little shop. broken: orders it cannot read, as of a shape it does not know."""

    def __init__(
        self, base: str, secret: str, abilities: Capabilities, transport: httpx.BaseTransport
    ) -> None:
        self._abilities = abilities
        self._wire = Wire(base, headers={"Authorization": f"Bearer {secret}"}, transport=transport)
        self.broken: set[str] = set()

    @property
    def capabilities(self) -> Capabilities:
        return self._abilities

    def probe(self) -> Probe:
        answer = self._asked("/shop")
        said = answer.json()
        places = (Location("1", "Dépôt"),) if self._abilities.has_locations else ()
        return Probe(
            said["name"],
            said["version"],
            said["currency"],
            server_time=answer.at,
            locations=places,
        )

    def find_by_sku(self, skus: Sequence[str]) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {sku: [] for sku in skus}
        for row in self._asked("/items", skus=json.dumps(list(skus))).json():
            found[row["sku"]].append(_item(row))
        return found

    def catalogue(self, cursor: str = "") -> tuple[list[Item], str]:
        rows = self._asked("/items", after=cursor or "0").json()
        return [_item(row) for row in rows], rows[-1]["id"] if rows else ""

    def read_stock(self, refs: Sequence[Ref]) -> list[Reading]:
        answer = self._asked("/stock", ids=",".join(ref.item for ref in refs))
        return [_reading(ref, row, answer.at) for ref, row in zip(refs, answer.json(), strict=True)]

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        rows = [
            {"id": w.ref.item, "value": w.value, "expected": w.expected, "key": w.key}
            for w in writes
        ]
        told = self._sent("/stock", rows).json()
        return [WriteResult(Outcome(row["outcome"]), row.get("value")) for row in told]

    def track_stock(self, ref: Ref) -> None:
        self._sent(f"/items/{ref.item}/track", None)

    def pull_orders(self, cursor: str, page_size: int = 100) -> OrderPage:
        if not cursor:
            return OrderPage((), str(self._asked("/shop").at), is_last=True)
        since, until, after = (*cursor.split(":"), "", "")[:3]
        answer = self._asked(
            "/orders",
            since=str(int(since) - _OVERLAP),
            after=after or "0",
            size=str(page_size),
        )
        rows = answer.json()
        until = until or str(answer.at)
        is_last = len(rows) < page_size
        good = tuple(_order(row) for row in rows if row["id"] not in self.broken)
        bad = tuple(BrokenOrder(row["id"], "odd") for row in rows if row["id"] in self.broken)
        onward = until if is_last else f"{since}:{until}:{rows[-1]['id']}"
        return OrderPage(good, onward, is_last, bad)

    def order(self, remote: str) -> Order | None:
        answer = self._wire.send(Request("GET", f"/orders/{remote}"))
        if answer.status == 404:
            return None
        if remote in self.broken:
            raise Refused("an odd order", "odd")
        return _order(_body(answer))

    def publish(self, draft: Draft) -> Published:
        ref, known = draft.ref, self.find_by_sku([draft.sku])[draft.sku]
        if ref is None and known:
            return Published(known[0], is_new=False)
        row = {
            "id": ref.item if ref else "",
            "sku": draft.sku,
            "title": draft.title,
            "stock": draft.stock,
            "price": str(draft.price.amount),
            "state": "draft" if draft.as_draft else "shown",
            "keeps_words": draft.is_price_only,
        }
        return Published(_item(self._sent("/items", row).json()), is_new=ref is None)

    def pause(self, ref: Ref, *, is_paused: bool) -> None:
        self._sent(f"/items/{ref.item}/{'paused' if is_paused else 'shown'}", None)

    def close(self) -> None:
        self._wire.close()

    def _asked(self, path: str, **query: str) -> Answer:
        answer = self._wire.send(Request("GET", path, query))
        _body(answer)
        return answer

    def _sent(self, path: str, body: Any) -> Answer:
        answer = self._wire.send(Request("POST", path, body=as_json(body)))
        _body(answer)
        return answer


def _body(answer: Answer) -> Any:
    body = answer.json()
    if answer.status != 200:
        raise Refused(f"status {answer.status}", str(body.get("code", "")))
    return body


def _item(row: dict[str, Any]) -> Item:
    return Item(
        Ref(row["id"]),
        row["sku"],
        row["title"],
        ListingState(row["state"]),
        Price(Decimal(row["price"]), "MAD"),
        is_tracked=row["number"] is not None,
        modified=row["modified"],
    )


def _reading(ref: Ref, row: dict[str, Any], at: int) -> Reading:
    if "missing" in row:
        return Reading(ref, None, Missing(row["missing"]), at=at, sku=row.get("sku", ""))
    return Reading(ref, row["number"], held=row["held"], at=at, sku=row["sku"])


def _order(row: dict[str, Any]) -> Order:
    lines = tuple(
        OrderLine(
            line["id"],
            line["sku"],
            Ref(line["item"]),
            line["sku"],
            line["quantity"],
            line["held"],
            sent=line["sent"],
            price=Decimal(100) * line["quantity"],
            is_unsure=line["is_unsure"],
        )
        for line in row["lines"]
    )
    return Order(
        row["id"],
        f"#{row['id']}",
        OrderState(row["state"]),
        row["modified"],
        "MAD",
        Decimal(100),
        lines,
        placed=row["modified"],
        is_gone=row["is_gone"],
    )
