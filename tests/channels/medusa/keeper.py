"""Who keeps the Medusa in memory, and who buys there."""

from decimal import Decimal
from typing import Any

import httpx

from pos.channels.contract import Connector
from pos.channels.medusa.connector import connected
from pos.channels.stock import Ref
from tests.channels.keeper import WRONG_SECRET, Keeper
from tests.channels.medusa.fake import KEY, LOCATION, FakeMedusa, Level, Order, Product, Variant
from tests.channels.way import Way

ADDRESS = "https://medusa.example"


class MedusaKeeper(Keeper):
    """The owner and the buyers."""

    way: Way

    def __init__(self) -> None:
        self.fake = FakeMedusa()
        self.way = Way(self.fake)
        self.secrets = (KEY,)

    def opened(self) -> Connector:
        return connected(ADDRESS, KEY, LOCATION, self.way)

    def stranger(self) -> Connector:
        return connected(ADDRESS, WRONG_SECRET, LOCATION, self.way)

    def is_write(self, request: httpx.Request) -> bool:
        return request.method == "POST"

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        return self._listed(sku, {sku: stock}, is_shown=is_shown, is_tracked=is_tracked)[sku]

    def varied(self, sku: str, stocks: dict[str, int]) -> dict[str, Ref]:
        return self._listed(sku, stocks)

    def _listed(
        self, title: str, stocks: dict[str, int], *, is_shown: bool = True, is_tracked: bool = True
    ) -> dict[str, Ref]:
        status = "published" if is_shown else "draft"
        product = Product(self.fake.new_id("prod"), title, status)
        self.fake.products[product.id] = product
        for sku, stock in stocks.items():
            variant = Variant(self.fake.new_id("variant"), sku, sku)
            variant.prices = [
                {
                    "id": "price_mad",
                    "amount": 20,
                    "currency_code": "mad",
                    "min_quantity": None,
                    "rules": {},
                }
            ]
            product.variants.append(variant)
            if is_tracked:
                variant.stock = self.fake.new_id("iitem")
                level = Level(self.fake.new_id("ilev"), LOCATION, Decimal(stock))
                self.fake.levels[variant.stock] = [level]
        return {
            one.sku: Ref(one.id, parent=product.id, stock=one.stock, location=LOCATION)
            for one in product.variants
        }

    def _level(self, ref: Ref) -> Level:
        return self.fake.level(ref.stock, LOCATION)

    def number(self, ref: Ref) -> int:
        return int(self._level(ref).stocked)

    def held(self, ref: Ref) -> int:
        return self._level(ref).reserved

    def whole(self, ref: Ref) -> Any:
        product, _variant = self.fake.found(ref.item)
        return (repr(product), self._level(ref).reserved)

    def set_number(self, ref: Ref, value: int) -> None:
        self._level(ref).stocked = Decimal(value)

    def rename(self, ref: Ref, sku: str) -> None:
        self.fake.found(ref.item)[1].sku = sku

    def remove(self, ref: Ref) -> None:
        del self.fake.products[ref.parent]

    def buy(self, ref: Ref, units: int) -> str:
        product, variant = self.fake.found(ref.item)
        moment = self.fake.moment()
        number = len(self.fake.orders) + 1
        order = Order(
            self.fake.new_id("order"), "ordli_1", number, product, variant, units, moment, moment
        )
        order.status = "pending"
        self.fake.orders[order.id] = order
        self._of(order).reserved += units
        return order.id

    def _of(self, order: Order) -> Level:
        return self.fake.level(order.variant.stock, LOCATION)

    def _order(self, remote: str) -> Order:
        order = self.fake.orders[remote]
        order.updated = self.fake.moment()
        return order

    def edit(self, remote: str, units: int) -> None:
        order = self._order(remote)
        self._of(order).reserved += units - order.quantity
        order.quantity = units

    def cancel(self, remote: str) -> None:
        order = self._order(remote)
        self._of(order).reserved -= order.quantity - order.fulfilled
        order.status = "canceled"

    def send(self, remote: str) -> None:
        order = self._order(remote)
        self._of(order).reserved -= order.quantity
        self._of(order).stocked -= order.quantity
        order.fulfilled = order.quantity

    def give_back(self, remote: str, units: int) -> None:
        self.send(remote)
        order = self._order(remote)
        order.returned += units
        self._of(order).stocked += units

    def pay_back(self, remote: str) -> None:
        self._order(remote).payment = "partially_refunded"

    def touch(self, remote: str) -> None:
        self._order(remote)
