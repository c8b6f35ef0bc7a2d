"""Who keeps the fake PrestaShop, and who buys there."""

from typing import Any

from pos.channels.prestashop.connector import PrestaShop, connected
from pos.channels.stock import Ref
from tests.channels.keeper import WRONG_SECRET, Keeper, cannot
from tests.channels.prestashop_fake import KEY, PrestaShopFake
from tests.channels.prestashop_shop import Row
from tests.channels.way import Way


class PrestaShopKeeper(Keeper):
    def __init__(self) -> None:
        self.fake = PrestaShopFake()
        self.books = self.fake.books
        self.way = Way(self.fake)
        self.secrets = (KEY,)

    def opened(self) -> PrestaShop:
        return connected("https://shop.example", KEY, self.way)

    def stranger(self) -> PrestaShop:
        return connected("https://shop.example", WRONG_SECRET, self.way)

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        if not is_tracked:
            cannot()
        said = {"reference": sku, "name": sku, "price": "10", "state": 1, "active": int(is_shown)}
        row = self.books.new_product(said)
        counted = self.books.stock(row["id"], 0)
        counted["quantity"] = stock
        return Ref(str(row["id"]), stock=str(counted["id"]))

    def varied(self, sku: str, stocks: dict[str, int]) -> dict[str, Ref]:
        product = int(self.listed(sku, 0).item)
        refs = {}
        for part, stock in stocks.items():
            row = self.books.new_combination(product, part, stock)
            counted = self.books.stock(product, row["id"])
            refs[part] = Ref(str(row["id"]), str(product), str(counted["id"]))
        return refs

    def number(self, ref: Ref) -> int:
        return int(self._stock(ref)["quantity"])

    def whole(self, ref: Ref) -> Any:
        counted = {name: value for name, value in self._stock(ref).items() if name != "quantity"}
        return counted, dict(self.books.row("products", int(ref.parent or ref.item)))

    def set_number(self, ref: Ref, value: int) -> None:
        self._stock(ref)["quantity"] = value

    def rename(self, ref: Ref, sku: str) -> None:
        self.books.row("products", int(ref.item))["reference"] = sku

    def remove(self, ref: Ref) -> None:
        del self.books.tables["products"][int(ref.item)]
        del self.books.tables["stock_availables"][int(ref.stock)]

    def buy(self, ref: Ref, units: int) -> str:
        owner = (int(ref.parent), int(ref.item)) if ref.parent else (int(ref.item), 0)
        return str(self.books.new_order(*owner, units)["id"])

    def edit(self, order: str, units: int) -> None:
        self.books.edit(int(order), units)

    def cancel(self, order: str) -> None:
        self.books.move(int(order), self.books.setting("PS_OS_CANCELED"))

    def pay_back(self, order: str) -> None:
        self.books.slip(int(order), 0)

    def give_back(self, order: str, units: int) -> None:
        self.books.slip(int(order), units)

    def send(self, order: str) -> None:
        self.books.move(int(order), self.books.setting("PS_OS_SHIPPING"))

    def touch(self, order: str) -> None:
        self.books.row("orders", int(order))["date_upd"] = self.books.stamp()

    def throw_away(self, order: str) -> None:
        del self.books.tables["orders"][int(order)]

    def wait(self, seconds: int) -> None:
        self.books.now += seconds * 1_000_000

    def turn_clock(self, seconds: int) -> None:
        self.books.now += seconds * 1_000_000

    def live_in(self, zone: str, moment: int) -> None:
        self.books.now = moment
        self.books.set("PS_TIMEZONE", zone)

    def _stock(self, ref: Ref) -> Row:
        return self.books.row("stock_availables", int(ref.stock))
