"""Who keeps the fake WooCommerce shop, and who buys there."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pos.channels.stock import Ref
from pos.channels.woocommerce.connector import WooCommerce, connected
from pos.clock import local
from tests.channels.keeper import WRONG_SECRET, Keeper
from tests.channels.way import Way
from tests.channels.woocommerce_fake import PASSWORD, USER, WooCommerceFake
from tests.channels.woocommerce_shop import Row

_MOVING = {"stock_quantity", "stock_status", "date_modified", "date_modified_gmt"}


class WooCommerceKeeper(Keeper):
    def __init__(self) -> None:
        self.fake = WooCommerceFake()
        self.books = self.fake.books
        self.way = Way(self.fake)
        self.secrets = (PASSWORD, PASSWORD.replace(" ", "+"))

    def opened(self) -> WooCommerce:
        return connected("https://shop.example", USER, PASSWORD, self.way)

    def stranger(self) -> WooCommerce:
        return connected("https://shop.example", USER, WRONG_SECRET, self.way)

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        status = "publish" if is_shown else "draft"
        said = {"name": sku, "sku": sku, "regular_price": "10", "status": status}
        counted = {"manage_stock": True, "stock_quantity": stock} if is_tracked else {}
        return _ref(self.books.new_product({**said, **counted}))

    def varied(self, sku: str, stocks: dict[str, int]) -> dict[str, Ref]:
        parent = self.books.new_product({"name": sku, "sku": sku, "type": "variable"})
        return {
            part: _ref(
                self.books.new_product(
                    {"sku": part, "manage_stock": True, "stock_quantity": stock}, parent["id"]
                )
            )
            for part, stock in stocks.items()
        }

    def binned(self, sku: str) -> Ref:
        ref = self.listed(sku, 1)
        self.books.bin_product(self._row(ref), is_forced=False)
        return ref

    def number(self, ref: Ref) -> int:
        return int(self._row(ref)["stock_quantity"])

    def whole(self, ref: Ref) -> Any:
        return {name: value for name, value in self._row(ref).items() if name not in _MOVING}

    def set_number(self, ref: Ref, value: int) -> None:
        self.books.change_product(self._row(ref), {"stock_quantity": value})

    def rename(self, ref: Ref, sku: str) -> None:
        self.books.change_product(self._row(ref), {"sku": sku})

    def remove(self, ref: Ref) -> None:
        self.books.bin_product(self._row(ref), is_forced=True)

    def buy(self, ref: Ref, units: int) -> str:
        line = {"product_id": int(ref.item), "quantity": units}
        row = self.books.new_order({"status": "processing", "line_items": [line]})
        return str(row["id"])

    def edit(self, order: str, units: int) -> None:
        row = self._order(order)
        line = {"id": row["line_items"][0]["id"], "quantity": units}
        self.books.change_order(row, {"line_items": [line]})

    def cancel(self, order: str) -> None:
        self.books.change_order(self._order(order), {"status": "cancelled"})

    def pay_back(self, order: str) -> None:
        self.books.refund(self._order(order), {"amount": "10.00"})

    def give_back(self, order: str, units: int) -> None:
        row = self._order(order)
        line = {"id": row["line_items"][0]["id"], "quantity": units}
        self.books.refund(row, {"line_items": [line]})

    def send(self, order: str) -> None:
        self.books.change_order(self._order(order), {"status": "completed"})

    def touch(self, order: str) -> None:
        self.books.change_order(self._order(order), {})

    def throw_away(self, order: str) -> None:
        self.books.bin_order(self._order(order), is_forced=True)

    def wait(self, seconds: int) -> None:
        self.books.now += seconds * 1_000_000

    def turn_clock(self, seconds: int) -> None:
        self.books.now += seconds * 1_000_000

    def live_in(self, zone: str, moment: int) -> None:
        self.books.now = moment
        ahead = local(moment, ZoneInfo(zone)).utcoffset()
        assert ahead is not None
        self.books.ahead = ahead // timedelta(hours=1)

    def _row(self, ref: Ref) -> Row:
        return self.books.product(int(ref.item))

    def _order(self, order: str) -> Row:
        return self.books.order(int(order))


def _ref(row: Row) -> Ref:
    return Ref(str(row["id"]), str(row["parent_id"] or ""))
