"""Who keeps the Shopify in memory, and who buys there."""

import json
from typing import Any

import httpx

from pos.channels.contract import Connector
from pos.channels.shopify.connector import connected
from pos.channels.stock import Ref
from tests.channels.keeper import WRONG_SECRET, Keeper
from tests.channels.shopify.fake import CLIENT, LOCATION, SECRET, FakeShopify, Order, Variant, gid
from tests.channels.way import Way

ADDRESS = "https://dar-zellige.myshopify.com"


class ShopifyKeeper(Keeper):
    """The owner and the buyers."""

    way: Way

    def __init__(self) -> None:
        self.fake = FakeShopify()
        self.way = Way(self.fake)
        self.secrets = (SECRET, "shpat_")

    def opened(self) -> Connector:
        return connected(ADDRESS, CLIENT, SECRET, LOCATION, self.way)

    def stranger(self) -> Connector:
        return connected(ADDRESS, CLIENT, WRONG_SECRET, LOCATION, self.way)

    def is_write(self, request: httpx.Request) -> bool:
        if not request.url.path.endswith("/graphql.json"):
            return False
        return str(json.loads(request.content)["query"]).strip().startswith("mutation")

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        number = self._number()
        status = "ACTIVE" if is_shown else "DRAFT"
        self.fake.variants[number] = Variant(
            number, number, sku, sku, status=status, tracked=is_tracked, available=stock
        )
        return _ref(self.fake.variants[number])

    def varied(self, sku: str, stocks: dict[str, int]) -> dict[str, Ref]:
        product = self._number()
        refs = {}
        for own, stock in stocks.items():
            number = self._number()
            self.fake.variants[number] = Variant(
                number, product, own, sku, available=stock, is_alone=False
            )
            refs[own] = _ref(self.fake.variants[number])
        return refs

    def _number(self) -> str:
        self._last = getattr(self, "_last", 1000) + 1
        return str(self._last)

    def _variant(self, ref: Ref) -> Variant:
        return self.fake.variants[ref.item.rpartition("/")[2]]

    def number(self, ref: Ref) -> int:
        return self._variant(ref).available or 0

    def whole(self, ref: Ref) -> Any:
        told = dict(vars(self._variant(ref)))
        return {name: value for name, value in told.items() if name != "available"}

    def set_number(self, ref: Ref, value: int) -> None:
        self._variant(ref).available = value

    def rename(self, ref: Ref, sku: str) -> None:
        self._variant(ref).sku = sku

    def remove(self, ref: Ref) -> None:
        del self.fake.variants[ref.item.rpartition("/")[2]]

    def buy(self, ref: Ref, units: int) -> str:
        variant, number = self._variant(ref), str(len(self.fake.orders) + 1)
        variant.available = (variant.available or 0) - units
        moment = self.fake.moment()
        self.fake.orders[number] = Order(number, variant, units, units, units, moment)
        return gid("Order", number)

    def _order(self, remote: str) -> Order:
        order = self.fake.orders[remote.rpartition("/")[2]]
        order.moment = self.fake.moment()
        return order

    def edit(self, remote: str, units: int) -> None:
        order = self._order(remote)
        order.variant.available = (order.variant.available or 0) - (units - order.current)
        order.quantity = max(order.quantity, units)
        order.current = order.unfulfilled = units

    def cancel(self, remote: str) -> None:
        order = self._order(remote)
        self._back(order, order.current, "CANCEL")
        order.cancelled = self.fake.moment()

    def give_back(self, remote: str, units: int) -> None:
        self._back(self._order(remote), units, "RETURN")

    def keep(self, remote: str, units: int) -> None:
        """Pay units back that the buyer keeps."""
        order = self._order(remote)
        order.refunds.append((units, "NO_RESTOCK", False))
        order.current -= units
        order.unfulfilled = max(order.unfulfilled - units, 0)

    @staticmethod
    def _back(order: Order, units: int, kind: str) -> None:
        order.refunds.append((units, kind, True))
        order.variant.available = (order.variant.available or 0) + units
        order.current -= units
        order.unfulfilled = max(order.unfulfilled - units, 0)

    def pay_back(self, remote: str) -> None:
        order = self._order(remote)
        order.refunds.append((0, "NO_RESTOCK", False))
        order.financial = "PARTIALLY_REFUNDED"

    def send(self, remote: str) -> None:
        order = self._order(remote)
        order.unfulfilled, order.fulfilment = 0, "FULFILLED"

    def touch(self, remote: str) -> None:
        self._order(remote)

    def throw_away(self, remote: str) -> None:
        order = self.fake.orders.pop(remote.rpartition("/")[2])
        order.variant.available = (order.variant.available or 0) + order.current


def _ref(variant: Variant) -> Ref:
    return Ref(
        gid("ProductVariant", variant.number),
        parent=gid("Product", variant.product),
        stock=gid("InventoryItem", variant.number),
        location=LOCATION,
    )
