"""Who keeps the Vendure in memory, and who buys there."""

import json
from typing import Any

import httpx

from pos.channels.contract import Connector
from pos.channels.stock import Ref
from pos.channels.vendure.connector import connected
from tests.channels.keeper import WRONG_SECRET, Keeper
from tests.channels.vendure.fake import KEY, FakeVendure, Line, Variant
from tests.channels.way import Way


def is_mutation(request: httpx.Request) -> bool:
    """Tell whether a request changes something; only a picture comes as anything but JSON."""
    kind = request.headers["content-type"]
    asked = json.loads(request.content)["query"] if kind == "application/json" else "mutation"
    return str(asked).strip().startswith("mutation")


class VendureKeeper(Keeper):
    """The owner and the buyers."""

    way: Way

    def __init__(self) -> None:
        self.fake = FakeVendure()
        self.way = Way(self.fake)
        self.secrets = (KEY,)

    def opened(self) -> Connector:
        return connected("https://vendure.example", KEY, "1", self.way)

    def stranger(self) -> Connector:
        return connected("https://vendure.example", WRONG_SECRET, "1", self.way)

    def is_write(self, request: httpx.Request) -> bool:
        return is_mutation(request)

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        number = self.fake.next_number()
        tracks = "INHERIT" if is_tracked else "FALSE"
        self.fake.variants[number] = Variant(
            number, sku, sku, is_shown=is_shown, tracks=tracks, on_hand=stock, slug=sku.lower()
        )
        self.fake.variants[number].languages["en"] = sku
        return Ref(number, parent=f"p{number}", location="1")

    def number(self, ref: Ref) -> int:
        return self.fake.variants[ref.item].on_hand

    def held(self, ref: Ref) -> int:
        return self.fake.variants[ref.item].allocated

    def whole(self, ref: Ref) -> Any:
        told = dict(vars(self.fake.variants[ref.item]))
        return {name: value for name, value in told.items() if name not in {"on_hand", "changed"}}

    def set_number(self, ref: Ref, value: int) -> None:
        self.fake.variants[ref.item].on_hand = value

    def rename(self, ref: Ref, sku: str) -> None:
        self.fake.variants[ref.item].sku = sku

    def remove(self, ref: Ref) -> None:
        del self.fake.variants[ref.item]

    def buy(self, ref: Ref, units: int) -> str:
        variant, number = self.fake.variants[ref.item], str(len(self.fake.orders) + 1)
        variant.allocated += units
        moment = self.fake.second()
        self.fake.orders[number] = Line(number, variant, units, units, moment=moment)
        return number

    def edit(self, order: str, units: int) -> None:
        line = self.fake.orders[order]
        line.variant.allocated += units - line.left
        line.left, line.moment = units, self.fake.second()

    def cancel(self, order: str) -> None:
        self.give_back(order, self.fake.orders[order].left)

    def give_back(self, order: str, units: int) -> None:
        line = self.fake.orders[order]
        from_the_way = min(line.sent, units)
        line.variant.on_hand += from_the_way
        line.variant.allocated -= units - from_the_way
        line.left, line.sent = line.left - units, line.sent - from_the_way
        line.state = line.state if line.left else "Cancelled"
        line.moment = self.fake.second()

    def pay_back(self, order: str) -> None:
        self.fake.orders[order].refunded_at = self.fake.second()

    def send(self, order: str) -> None:
        line = self.fake.orders[order]
        line.variant.on_hand -= line.left
        line.variant.allocated -= line.left
        line.sent, line.state, line.sent_at = line.left, "Shipped", self.fake.second()

    def touch(self, order: str) -> None:
        self.fake.orders[order].moment = self.fake.second()

    def wait(self, seconds: int) -> None:
        self.fake.pass_time(seconds)
