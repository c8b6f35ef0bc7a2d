"""What a PrestaShop holds and does, without the way to it: rows of resources, stock, orders."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Final
from zoneinfo import ZoneInfo

from pos.clock import local

Row = dict[str, Any]
CANCELLED: Final = "6"
ERROR: Final = "8"
NOTICE: Final = "[PHP Warning #2] Trying to access array offset on value of type bool"

# Kinds of fields: i a whole number, d six decimals, s text, l text in each language, r read only.
_PRODUCT_FIELDS: Final = """
i id_manufacturer id_supplier id_category_default cache_default_attribute id_tax_rules_group
r manufacturer_name quantity type
i id_shop_default
s reference supplier_reference location
d width height depth weight
i quantity_discount
s ean13 isbn upc mpn
i cache_is_pack cache_has_attachments is_virtual state additional_delivery_times
s product_type
i on_sale online_only
d ecotax
i minimal_quantity low_stock_alert
d price wholesale_price
s unity
d unit_price unit_price_ratio additional_shipping_cost
i customizable text_fields uploadable_files active id_type_redirected available_for_order
s redirect_type available_date
i show_condition show_price indexed advanced_stock_management pack_stock_type
s condition visibility date_add date_upd
l link_rewrite name description
"""
_STOCK_FIELDS: Final = """
i id_product id_product_attribute id_shop id_shop_group quantity depends_on_stock out_of_stock
s location
"""
_COMBINATION_FIELDS: Final = """
i id_product
s reference ean13
d price
"""
_ORDER_FIELDS: Final = """
i id_currency current_state valid
s reference date_add date_upd
d total_paid_tax_incl
"""
_DETAIL_FIELDS: Final = """
i id_order product_id product_attribute_id product_quantity product_quantity_reinjected
s product_name product_reference
d total_price_tax_incl
"""


def _fields(spec: str) -> dict[str, str]:
    lines = [line.split() for line in spec.strip().splitlines()]
    return {name: kind for kind, *names in lines for name in names}


FIELDS: Final = {
    "products": _fields(_PRODUCT_FIELDS),
    "combinations": _fields(_COMBINATION_FIELDS),
    "stock_availables": _fields(_STOCK_FIELDS),
    "orders": _fields(_ORDER_FIELDS),
    "order_details": _fields(_DETAIL_FIELDS),
    "order_histories": _fields("i id_order id_order_state"),
    "order_slip": _fields("i id_order"),
    "configurations": _fields("s name value"),
    "currencies": _fields("s iso_code"),
    "languages": _fields("i active\ns iso_code"),
}
DEFAULTS: Final = {
    "type": "simple",
    "id_shop_default": "1",
    "condition": "new",
    "visibility": "both",
}
SETTINGS: Final = {
    "PS_TIMEZONE": "Europe/Paris",
    "PS_CURRENCY_DEFAULT": "1",
    "PS_LANG_DEFAULT": "1",
    "PS_HOME_CATEGORY": "2",
    "PS_STOCK_MANAGEMENT": "1",
    "PS_OS_CANCELED": CANCELLED,
    "PS_OS_ERROR": ERROR,
    "PS_OS_REFUND": "7",
    "PS_OS_SHIPPING": "4",
    "PS_OS_DELIVERED": "5",
}


class Refusal(Exception):
    """The shop says no: a status, and its codes with their words."""

    def __init__(self, status: int, *errors: tuple[int, str]) -> None:
        super().__init__(str(errors))
        self.status = status
        self.errors = [{"code": code, "message": message} for code, message in errors]


@dataclass
class Books:
    """The rows of the shop, by resource and id, and its clock."""

    now: int = 1_795_400_000_000_000
    next_ids: dict[str, int] = field(
        default_factory=lambda: {"products": 26, "stock_availables": 65}
    )
    tables: dict[str, dict[int, Row]] = field(default_factory=lambda: {r: {} for r in FIELDS})
    pictures: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, (name, value) in enumerate(SETTINGS.items(), 1):
            self.tables["configurations"][number] = {"id": number, "name": name, "value": value}
        self.tables["currencies"][1] = {"id": 1, "iso_code": "EUR"}
        self.tables["languages"][1] = {"id": 1, "active": 1, "iso_code": "fr"}

    def set(self, name: str, value: str) -> None:
        row = next(row for row in self.tables["configurations"].values() if row["name"] == name)
        row["value"] = value

    def setting(self, name: str) -> str:
        rows = self.tables["configurations"].values()
        return next(str(row["value"]) for row in rows if row["name"] == name)

    def stamp(self) -> str:
        """Return what the shop's wall clock shows, which is all it keeps of a moment."""
        zone = ZoneInfo(self.setting("PS_TIMEZONE"))
        return local(self.now, zone).strftime("%Y-%m-%d %H:%M:%S")

    def add(self, resource: str, said: Row) -> Row:
        number = self.next_ids.get(resource, 1)
        self.next_ids[resource] = number + 1
        row = {"id": number} | stored(resource, said)
        self.tables[resource][number] = row
        return row

    def row(self, resource: str, number: int) -> Row:
        if number not in self.tables[resource]:
            raise Refusal(404, (92, "Invalid ID"))
        return self.tables[resource][number]

    # Products

    def new_product(self, said: Row) -> Row:
        dates = {"date_add": self.stamp(), "date_upd": self.stamp(), "available_date": "0000-00-00"}
        row = self.add(
            "products", {**DEFAULTS, "indexed": said.get("active", "0"), **said, **dates}
        )
        self.new_stock(row["id"], 0)
        return row

    def new_combination(self, product: int, reference: str, quantity: int) -> Row:
        row = self.add("combinations", {"id_product": product, "reference": reference})
        self.new_stock(product, row["id"], quantity)
        self.sum_up(product)
        return row

    def new_stock(self, product: int, combination: int, quantity: int = 0) -> Row:
        said = {"id_product": product, "id_product_attribute": combination, "id_shop": 1}
        return self.add("stock_availables", {**said, "quantity": quantity, "out_of_stock": 2})

    def stock(self, product: int, combination: int) -> Row:
        rows = self.tables["stock_availables"].values()
        whose = (product, combination)
        return next(r for r in rows if (r["id_product"], r["id_product_attribute"]) == whose)

    def change_stock(self, row: Row, said: Row, *, is_whole: bool) -> None:
        """Write a row: a whole one without its shop belongs to none from then on."""
        if is_whole:
            for name in ("id_product", "id_product_attribute", "depends_on_stock", "out_of_stock"):
                if name not in said:
                    raise Refusal(400, (41, f'parameter "{name}" required'))
            row |= stored("stock_availables", said)
        if row["depends_on_stock"]:
            raise Refusal(
                500, (133, "You cannot update the available stock when it depends on stock")
            )
        row["quantity"] = _whole(said["quantity"])
        self.sum_up(row["id_product"])

    def sum_up(self, product: int) -> None:
        rows = self.tables["stock_availables"].values()
        parts = [r for r in rows if r["id_product"] == product and r["id_product_attribute"]]
        if parts:
            self.stock(product, 0)["quantity"] = sum(row["quantity"] for row in parts)

    # Orders

    def new_order(self, product: int, combination: int, units: int, state: str = "2") -> Row:
        stamps = {"date_add": self.stamp(), "date_upd": self.stamp(), "reference": "XKBKNABJK"}
        total = {"id_currency": 1, "total_paid_tax_incl": str(10 * units)}
        order = self.add("orders", {**stamps, **total, "current_state": "0", "valid": "1"})
        owner = ("combinations", combination) if combination else ("products", product)
        said = {"product_id": product, "product_attribute_id": combination, "id_order": order["id"]}
        named = {"product_reference": self.row(*owner)["reference"], "product_name": "Rug"}
        units_of = {"product_quantity": units, "total_price_tax_incl": str(10 * units)}
        self.add("order_details", {**said, **named, **units_of})
        self.take(order["id"], units)
        self.move(order["id"], state)
        return order

    def line(self, order: int) -> Row:
        return next(r for r in self.tables["order_details"].values() if r["id_order"] == order)

    def take(self, order: int, units: int) -> None:
        """Take units off the stock of what was ordered; fewer than none come back."""
        line = self.line(order)
        self.stock(line["product_id"], line["product_attribute_id"])["quantity"] -= units
        self.sum_up(line["product_id"])

    def move(self, order: int, state: str) -> None:
        """Change the state by a row of history; only cancelled and in error give goods back."""
        row, line = self.row("orders", order), self.line(order)
        gone = {self.setting("PS_OS_CANCELED"), self.setting("PS_OS_ERROR")}
        held = line["product_quantity"] - line["product_quantity_reinjected"]
        was_gone, is_gone = str(row["current_state"]) in gone, state in gone
        if was_gone != is_gone:
            self.take(order, -held if is_gone else held)
        row |= {"current_state": int(state), "date_upd": self.stamp()}
        self.add("order_histories", {"id_order": order, "id_order_state": state})

    def edit(self, order: int, units: int) -> None:
        line = self.line(order)
        self.take(order, units - line["product_quantity"])
        line["product_quantity"] = units
        self.row("orders", order)["date_upd"] = self.stamp()

    def slip(self, order: int, reinjected: int) -> None:
        """Make a credit slip, which leaves the moment of the order alone."""
        self.line(order)["product_quantity_reinjected"] += reinjected
        self.take(order, -reinjected)
        self.add("order_slip", {"id_order": order})


def stored(resource: str, said: Row) -> Row:
    """Return what the database makes of what it was told: nothing becomes 0 or empty."""
    return {name: _kept(kind, said.get(name, "")) for name, kind in FIELDS[resource].items()}


def _kept(kind: str, value: Any) -> Any:
    if kind == "i":
        return int(str(value or 0))
    if kind == "d":
        return f"{Decimal(str(value or 0)):.6f}"
    return value


def _whole(value: Any) -> int:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number != number.to_integral_value():
        words = "La propriété StockAvailable-&gt;quantity n'est pas valide."
        raise Refusal(400, (85, f'Validation error: "{words}"'))
    return int(number)
