"""A small shop in memory that speaks JSON over a transport, and the keeper who owns it.

It is every kind of shop at once: which stock model, batch mode and comparing it has is a choice.
"""

import json
from dataclasses import dataclass, field, replace
from email.utils import format_datetime
from typing import Any, Final

import httpx

from pos.channels.contract import Action, BatchMode, Capabilities, StockModel
from pos.channels.stock import Ref
from pos.clock import to_datetime
from tests.channels.keeper import WRONG_SECRET, Keeper
from tests.channels.little_connector import LittleConnector
from tests.channels.way import Way

SECRET: Final = "s3cr3t-of-the-little-shop"  # noqa: S105 - of a shop in memory
BASE: Final = "https://little.example/api"
BEGINS_AT: Final = 1_795_400_000_000_000
_SECOND: Final = 1_000_000
_EVERYTHING: Final = frozenset(Action)


def able(model: StockModel = StockModel.AVAILABLE, **other: Any) -> Capabilities:
    """Describe a shop that can do everything, one row at a time unless said."""
    usual = Capabilities(
        actions=_EVERYTHING,
        stock_model=model,
        batch_mode=BatchMode.PER_ITEM,
        batch_max=20,
        sku_case_sensitive=True,
        restock_facts=True,
    )
    return replace(usual, **other)


@dataclass
class Row:
    """A listing. number: None while the shop does not keep one."""

    id: str
    sku: str
    title: str
    number: int | None
    state: str = "shown"
    price: str = "100.00"
    modified: int = 0


@dataclass
class Line:
    """A line of an order. held: units that the shop's stock book has it hold or sent."""

    id: str
    item: str
    sku: str
    quantity: int
    held: int
    sent: int = 0
    is_unsure: bool = False


@dataclass
class Bought:
    """An order."""

    id: str
    modified: int
    lines: list[Line]
    state: str = "paid"
    is_gone: bool = False


@dataclass
class LittleShop(httpx.BaseTransport):
    """The shop's own books and its door. now: its clock. wishes: keys it has already fulfilled."""

    abilities: Capabilities = field(default_factory=able)
    now: int = BEGINS_AT
    rows: dict[str, Row] = field(default_factory=dict)
    orders: dict[str, Bought] = field(default_factory=dict)
    wishes: dict[str, dict[str, Any]] = field(default_factory=dict)
    poisoned: set[str] = field(default_factory=set)
    written: list[tuple[str, int]] = field(default_factory=list)
    _last: int = 0

    def tick(self) -> int:
        self.now += _SECOND
        return self.now

    def new_id(self) -> str:
        self._last += 1
        return str(self._last)

    # Books

    def held(self, item: str) -> int:
        """Units that open orders hold and that have not been sent."""
        lines = [line for order in self.orders.values() for line in order.lines]
        return sum(line.held - line.sent for line in lines if line.item == item)

    @property
    def lowers_at_once(self) -> bool:
        return self.abilities.stock_model is StockModel.AVAILABLE

    def hold(self, line: Line, units: int) -> None:
        """Let a line hold so many units in the book."""
        row = self.rows.get(line.item)
        if row is not None and row.number is not None:
            if self.lowers_at_once:
                row.number -= units - line.held
            elif units < line.sent:
                row.number += line.sent - units
        line.sent = min(line.sent, units)
        line.held = units

    # Door

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.tick()
        status, body = self._answer(request)
        moment = format_datetime(to_datetime(self.now), usegmt=True)
        return httpx.Response(status, json=body, headers={"Date": moment})

    def _answer(self, request: httpx.Request) -> tuple[int, Any]:
        if request.headers.get("Authorization") != f"Bearer {SECRET}":
            return 401, {"code": "who are you"}
        path = request.url.path.removeprefix("/api/").split("/")
        said: Any = json.loads(request.content) if request.content else None
        match (request.method, *path):
            case ("POST", "stock"):
                return self._write(said)
            case ("POST", "items"):
                return 200, self._publish(said)
            case ("POST", "items", item, word) if item in self.rows:
                return 200, self._change(self.rows[item], word)
            case ("GET", "orders", order) if order in self.orders:
                return 200, self._told(self.orders[order])
            case ("GET", word):
                return 200, self._list(word, dict(request.url.params))
            case _:
                return 404, {"code": "not_found"}

    def _list(self, word: str, asked: dict[str, str]) -> Any:
        match word:
            case "items":
                return self._items(asked)
            case "stock":
                return [self._stock(item) for item in asked["ids"].split(",")]
            case "orders":
                return self._orders(asked)
            case _:
                return {"name": "Petite boutique", "version": "1.0", "currency": "MAD"}

    def _items(self, asked: dict[str, str]) -> list[dict[str, Any]]:
        if "skus" in asked:
            skus = set(json.loads(asked["skus"]))
            return [vars(row) for row in self.rows.values() if row.sku in skus]
        after = int(asked.get("after", "0"))
        return [vars(row) for row in self.rows.values() if int(row.id) > after][:2]

    def _stock(self, item: str) -> dict[str, Any]:
        row = self.rows.get(item)
        if row is None:
            return {"id": item, "missing": "not_found"}
        if row.number is None:
            return {"id": item, "sku": row.sku, "missing": "not_tracked"}
        held = 0 if self.lowers_at_once else self.held(item)
        return {"id": item, "sku": row.sku, "number": row.number, "held": held}

    def _write(self, wishes: list[dict[str, Any]]) -> tuple[int, Any]:
        if any(wish["id"] in self.poisoned for wish in wishes):
            return 422, {"code": "poisoned"}
        mode, refused = self.abilities.batch_mode, False
        if mode is BatchMode.ATOMIC and any(self._refusal(wish) for wish in wishes):
            return 200, [self._refusal(wish) or {"outcome": "not_sent"} for wish in wishes]
        told = []
        for wish in wishes:
            if refused and mode is BatchMode.PREFIX:
                told.append({"outcome": "not_sent"})
                continue
            answer = self._refusal(wish)
            refused = refused or answer is not None
            told.append(answer or self._fulfil(wish))
        return 200, told

    def _refusal(self, wish: dict[str, Any]) -> dict[str, Any] | None:
        row = self.rows.get(wish["id"])
        if wish["key"] in self.wishes:
            return None
        if row is None:
            return {"outcome": "not_found"}
        if row.number is None:
            return {"outcome": "not_tracked"}
        if self.abilities.has_compare_and_set and wish["expected"] not in {None, row.number}:
            return {"outcome": "stale", "value": row.number}
        return None

    def _fulfil(self, wish: dict[str, Any]) -> dict[str, Any]:
        row = self.rows[wish["id"]]
        if wish["key"] not in self.wishes:
            self.wishes[wish["key"]] = wish
            row.number, row.modified = wish["value"], self.now
            self.written.append((row.id, wish["value"]))
        return {"outcome": "applied", "value": row.number}

    def _publish(self, said: dict[str, Any]) -> dict[str, Any]:
        if said["id"]:
            row = self.rows[said["id"]]
            row.price = said["price"]
            row.title = row.title if said["keeps_words"] else said["title"]
            return vars(row)
        row = Row(self.new_id(), said["sku"], said["title"], said["stock"], said["state"])
        row.price = said["price"]
        self.rows[row.id] = row
        return vars(row)

    def _change(self, row: Row, word: str) -> dict[str, Any]:
        if word == "track":
            row.number = row.number or 0
        else:
            row.state = word
        return vars(row)

    def _orders(self, asked: dict[str, str]) -> list[dict[str, Any]]:
        since, after, size = int(asked["since"]), int(asked["after"]), int(asked["size"])
        changed = [o for o in self.orders.values() if o.modified >= since and int(o.id) > after]
        return [self._told(order) for order in changed[:size]]

    def _told(self, order: Bought) -> dict[str, Any]:
        return {**vars(order), "lines": [vars(line) for line in order.lines]}


@dataclass
class LittleKeeper(Keeper):
    """Who owns the little shop."""

    shop: LittleShop = field(default_factory=LittleShop)

    def __post_init__(self) -> None:
        self.road = Way(self.shop)
        self.way = self.road
        self.secrets = (SECRET,)

    def opened(self) -> LittleConnector:
        return LittleConnector(BASE, SECRET, self.shop.abilities, self.road)

    def stranger(self) -> LittleConnector:
        return LittleConnector(BASE, WRONG_SECRET, self.shop.abilities, self.road)

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        item = self.shop.new_id()
        state = "shown" if is_shown else "draft"
        self.shop.rows[item] = Row(item, sku, sku.title(), stock if is_tracked else None, state)
        return Ref(item)

    def binned(self, sku: str) -> Ref:
        ref = self.listed(sku, 1)
        self.shop.rows[ref.item].state = "bin"
        return ref

    def number(self, ref: Ref) -> int:
        return self.shop.rows[ref.item].number or 0

    def held(self, ref: Ref) -> int:
        return 0 if self.shop.lowers_at_once else self.shop.held(ref.item)

    def whole(self, ref: Ref) -> Any:
        kept = dict(vars(self.shop.rows[ref.item]))
        return {name: value for name, value in kept.items() if name not in {"number", "modified"}}

    def set_number(self, ref: Ref, value: int) -> None:
        self.shop.tick()
        self.shop.rows[ref.item].number = value

    def rename(self, ref: Ref, sku: str) -> None:
        self.shop.rows[ref.item].sku = sku

    def remove(self, ref: Ref) -> None:
        del self.shop.rows[ref.item]

    def buy(self, ref: Ref, units: int) -> str:
        return self.buy_all([(ref.item, units)])

    def buy_all(self, wanted: list[tuple[str, int]]) -> str:
        """Buy several things in one order: the id of each listing, and how many."""
        order = Bought(self.shop.new_id(), self.shop.tick(), [])
        for item, units in wanted:
            row = self.shop.rows.get(item)
            line = Line(self.shop.new_id(), item, row.sku if row else "", units, 0)
            order.lines.append(line)
            self.shop.hold(line, units)
        self.shop.orders[order.id] = order
        return order.id

    def edit(self, order: str, units: int) -> None:
        line = self._changed(order).lines[0]
        line.quantity = units
        self.shop.hold(line, units)

    def cancel(self, order: str) -> None:
        bought = self._changed(order)
        bought.state = "cancelled"
        for line in bought.lines:
            self._free(line, 0)

    def pay_back(self, order: str) -> None:
        bought = self._changed(order)
        bought.state = "refunded"
        for line in bought.lines:
            line.is_unsure = not self.shop.abilities.restock_facts

    def give_back(self, order: str, units: int) -> None:
        bought = self._changed(order)
        bought.state = "partly_refunded"
        self._free(bought.lines[0], max(0, bought.lines[0].held - units))

    def send(self, order: str) -> None:
        bought = self._changed(order)
        bought.state = "sent"
        for line in bought.lines:
            row = self.shop.rows.get(line.item)
            if not self.shop.lowers_at_once and row is not None and row.number is not None:
                row.number -= line.held - line.sent
            line.sent = line.held

    def touch(self, order: str) -> None:
        self._changed(order)

    def throw_away(self, order: str) -> None:
        bought = self._changed(order)
        bought.is_gone = True
        for line in bought.lines:
            self.shop.hold(line, 0)

    def wait(self, seconds: int) -> None:
        self.shop.now += seconds * _SECOND

    def is_write(self, request: httpx.Request) -> bool:
        return request.method == "POST"

    def _changed(self, order: str) -> Bought:
        bought = self.shop.orders[order]
        bought.modified = self.shop.tick()
        return bought

    def _free(self, line: Line, units: int) -> None:
        if self.shop.abilities.restock_facts:
            self.shop.hold(line, units)
        else:
            line.is_unsure = True
