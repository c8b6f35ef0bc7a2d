"""A Medusa of our own, which answers as version 2.21.2 was recorded to answer.

`test_recordings.py` asks it what was asked of the real one. What is easily thought otherwise:

- a level that never was is not updated but made; one such row undoes the whole of a batch;
- less can be put there than is reserved: (1, 4, -3) with status 200;
- the answer to a batch tells what is available as it was before;
- what it does not know in a question is ignored, and everything is told;
- a key goes as a user without a password; as a bearer it is refused;
- letters of a SKU are told apart by their case; a SKU is there once.
"""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from typing import Any, Final

import httpx

KEY: Final = "sk_of_the_till"
LOCATION: Final = "sloc_1"
_BASIC: Final = "Basic " + b64encode(f"{KEY}:".encode()).decode()
_AS_BEARER: Final = (
    "A secret API key was passed as a Bearer token. Secret API keys must be sent using HTTP Basic"
    " authentication instead (Authorization: Basic <secret-api-key>)."
)


class Refusal(Exception):
    """An answer with a status of its own."""

    def __init__(self, status: int, kind: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.kind = kind


@dataclass
class Level:
    """What lies at a place."""

    id: str
    location: str
    stocked: Decimal
    reserved: int = 0


@dataclass
class Variant:
    """One variant; stock: its inventory item, "" when Medusa does not manage it."""

    id: str
    sku: str
    title: str
    stock: str = ""
    barcode: str | None = None
    prices: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Product:
    """A product with its variants."""

    id: str
    title: str
    status: str
    description: str | None = None
    images: list[str] = field(default_factory=list)
    sales_channels: list[str] = field(default_factory=list)
    variants: list[Variant] = field(default_factory=list)
    handle: str = ""


@dataclass
class Order:
    """An order of one line."""

    id: str
    line: str
    number: int
    product: Product
    variant: Variant
    quantity: int
    created: str
    updated: str
    status: str = "draft"
    fulfilled: int = 0
    returned: int = 0
    payment: str = "captured"


class FakeMedusa(httpx.BaseTransport):
    """The shop. ids: those it gives next, by their first letters; then it counts.

    step: how far its clock goes with each request.
    """

    step: Final = timedelta(milliseconds=500)

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 25, 9, 0, 0, 125_000, tzinfo=UTC)
        self.products: dict[str, Product] = {}
        self.levels: dict[str, list[Level]] = {}
        self.orders: dict[str, Order] = {}
        self.pictures: list[bytes] = []
        self.ids: dict[str, list[str]] = {}
        self._count = 0

    def new_id(self, kind: str) -> str:
        if self.ids.get(kind):
            return self.ids[kind].pop(0)
        self._count += 1
        return f"{kind}_{self._count:06}"

    def moment(self) -> str:
        return self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.now += self.step
        try:
            _admit(request)
            status, told = 200, self._answer(request)
        except Refusal as refusal:
            status, told = refusal.status, {"type": refusal.kind, "message": str(refusal)}
            if not refusal.kind:
                del told["type"]
        date = format_datetime(self.now.replace(microsecond=0), usegmt=True)
        return httpx.Response(status, json=told, headers={"Date": date})

    def _answer(self, request: httpx.Request) -> dict[str, Any]:
        asked = _Asked(request)
        for method, way, answer in self._ways():
            found = re.fullmatch(way, request.url.path)
            if found is not None and method == request.method:
                return answer(asked, *found.groups())
        raise Refusal(404, "", f"Cannot {request.method} {request.url.path}")

    def _ways(self) -> tuple[tuple[str, str, Callable[..., dict[str, Any]]], ...]:
        return (
            ("GET", "/admin/stores", self._stores),
            ("GET", "/admin/stock-locations", self._places),
            ("GET", "/admin/shipping-profiles", self._profiles),
            ("POST", "/admin/products", self._make_product),
            ("GET", "/admin/products/([^/]+)", self._product),
            ("POST", "/admin/products/([^/]+)", self._change_product),
            ("GET", "/admin/products/([^/]+)/variants/([^/]+)", self._variant),
            ("POST", "/admin/products/([^/]+)/variants/([^/]+)", self._change_variant),
            ("GET", "/admin/product-variants", self._variants),
            ("GET", "/admin/inventory-items", self._inventory),
            ("POST", "/admin/inventory-items/location-levels/batch", self._batch),
            ("GET", "/admin/inventory-items/([^/]+)/location-levels", self._levels),
            ("POST", "/admin/inventory-items/([^/]+)/location-levels", self._make_level),
            ("POST", "/admin/inventory-items/([^/]+)/location-levels/([^/]+)", self._set_level),
            ("POST", "/admin/draft-orders", self._draft),
            ("POST", "/admin/draft-orders/([^/]+)/convert-to-order", self._convert),
            ("GET", "/admin/orders", self._orders),
            ("GET", "/admin/orders/([^/]+)", self._order),
            ("POST", "/admin/orders/([^/]+)/cancel", self._cancel),
            ("POST", "/admin/uploads", self._upload),
        )

    # Products

    def _stores(self, _asked: "_Asked") -> dict[str, Any]:
        currency = {"currency_code": "mad", "is_default": True}
        shop = {
            "name": "Dar Zellige",
            "default_sales_channel_id": "sc_1",
            "supported_currencies": [currency],
        }
        return {"stores": [shop]}

    def _places(self, _asked: "_Asked") -> dict[str, Any]:
        return {"stock_locations": [{"id": LOCATION, "name": "Atelier"}]}

    def _profiles(self, _asked: "_Asked") -> dict[str, Any]:
        return {"shipping_profiles": [{"id": "sp_1", "name": "post", "type": "default"}]}

    def found(self, variant: str) -> tuple[Product, Variant]:
        for product in self.products.values():
            for one in product.variants:
                if one.id == variant:
                    return product, one
        raise Refusal(404, "not_found", f"Variant with id: {variant} was not found")

    def _make_product(self, asked: "_Asked") -> dict[str, Any]:
        wanted = asked.body
        for row in wanted["variants"]:
            if any(one.sku == row["sku"] for p in self.products.values() for one in p.variants):
                message = f"Product variant with sku: {row['sku']}, already exists."
                raise Refusal(400, "invalid_data", message)
        handle = wanted.get("handle") or wanted["title"].lower().replace(" ", "-")
        if any(product.handle == handle for product in self.products.values()):
            message = f"Product with handle: {handle}, already exists."
            raise Refusal(400, "invalid_data", message)
        product = Product(
            self.new_id("prod"),
            wanted["title"],
            wanted.get("status", "draft"),
            wanted.get("description"),
            [image["url"] for image in wanted.get("images", [])],
            [channel["id"] for channel in wanted.get("sales_channels", [])],
            handle=handle,
        )
        self.products[product.id] = product
        for row in wanted["variants"]:
            variant = Variant(self.new_id("variant"), row["sku"], row["title"])
            variant.barcode, variant.prices = row.get("barcode"), _prices(row["prices"])
            product.variants.append(variant)
            if row.get("manage_inventory", True):
                self._manage(variant)
        return {"product": self._told_product(product)}

    def _manage(self, variant: Variant) -> None:
        """Make what holds the number of a variant; it lies nowhere yet."""
        variant.stock = variant.stock or self.new_id("iitem")
        self.levels.setdefault(variant.stock, [])

    def _told_product(self, product: Product) -> dict[str, Any]:
        return {
            "id": product.id,
            "title": product.title,
            "description": product.description,
            "status": product.status,
            "variants": [self._told_variant(product, one, "id") for one in product.variants],
        }

    def _told_variant(self, product: Product, variant: Variant, fields: str) -> dict[str, Any]:
        told: dict[str, Any] = {
            "id": variant.id,
            "sku": variant.sku,
            "title": variant.title,
            "barcode": variant.barcode,
            "manage_inventory": bool(variant.stock),
            "product_id": product.id,
            "updated_at": "2026-11-25T09:00:00.000Z",
            "prices": variant.prices,
        }
        if not fields or "product.title" in fields:
            told["product"] = {
                "id": product.id,
                "title": product.title,
                "status": product.status,
            }
        if "inventory_items" in fields:
            told["inventory_items"] = self._told_stock(variant)
        return told

    def _told_stock(self, variant: Variant) -> list[dict[str, Any]]:
        if not variant.stock:
            return []
        levels = [_told_level(variant.stock, level) for level in self.levels[variant.stock]]
        inventory = {"id": variant.stock, "location_levels": levels}
        return [
            {
                "inventory_item_id": variant.stock,
                "required_quantity": 1,
                "inventory": inventory,
            }
        ]

    def _product(self, _asked: "_Asked", product: str) -> dict[str, Any]:
        if product not in self.products:
            raise Refusal(404, "not_found", f"Product with id: {product} was not found")
        return {"product": self._told_product(self.products[product])}

    def _change_product(self, asked: "_Asked", product: str) -> dict[str, Any]:
        changed, wanted = self.products[product], asked.body
        changed.title = wanted.get("title", changed.title)
        changed.description = wanted.get("description", changed.description)
        changed.status = wanted.get("status", changed.status)
        if "images" in wanted:
            changed.images = [image["url"] for image in wanted["images"]]
        return {"product": self._told_product(changed)}

    def _variant(self, _asked: "_Asked", _product: str, variant: str) -> dict[str, Any]:
        product, found = self.found(variant)
        return {"variant": self._told_variant(product, found, "")}

    def _change_variant(self, asked: "_Asked", _product: str, variant: str) -> dict[str, Any]:
        product, found = self.found(variant)
        if asked.body.get("manage_inventory"):
            self._manage(found)
        if "prices" in asked.body:
            found.prices = _prices(asked.body["prices"])
        return {"product": self._told_product(product)}

    def _variants(self, asked: "_Asked") -> dict[str, Any]:
        fields, skus, ids = asked.query.get("fields", ""), asked.several("sku"), asked.several("id")
        rows = [
            self._told_variant(product, one, fields)
            for product in self.products.values()
            for one in product.variants
            if (not skus or one.sku in skus) and (not ids or one.id in ids)
        ]
        return asked.page("variants", rows, default=50)

    # Stock

    def _inventory(self, asked: "_Asked") -> dict[str, Any]:
        skus = asked.several("sku")
        rows = [
            {
                "id": one.stock,
                "sku": one.sku,
                "title": one.title,
                "location_levels": [_told_level(one.stock, x) for x in self.levels[one.stock]],
            }
            for product in self.products.values()
            for one in product.variants
            if one.stock and (not skus or one.sku in skus)
        ]
        return asked.page("inventory_items", rows, default=20)

    def level(self, stock: str, location: str) -> Level:
        for level in self.levels.get(stock, []):
            if level.location == location:
                return level
        raise Refusal(404, "not_found", f"Item {stock} is not stocked at location {location}")

    def _batch(self, asked: "_Asked") -> dict[str, Any]:
        new, old = asked.body.get("create", []), asked.body.get("update", [])
        for row in old:
            self.level(row["inventory_item_id"], row["location_id"])
        for row in [*new, *old]:
            _check(row["stocked_quantity"])
        available = {
            row["inventory_item_id"]: _available(
                self.level(row["inventory_item_id"], row["location_id"])
            )
            for row in old
        }
        told: dict[str, Any] = {"created": [], "updated": []}
        for name, rows in (("created", new), ("updated", old)):
            for row in rows:
                stock = row["inventory_item_id"]
                level = self._put(stock, row["location_id"], row["stocked_quantity"])
                seen = {"available_quantity": available[stock]} if stock in available else {}
                told[name].append({**_told_level(stock, level), **seen})
        return told

    def _put(self, stock: str, location: str, units: Any) -> Level:
        try:
            level = self.level(stock, location)
        except Refusal:
            level = Level(self.new_id("ilev"), location, Decimal())
            self.levels[stock].append(level)
        level.stocked = Decimal(str(units))
        return level

    def _levels(self, asked: "_Asked", stock: str) -> dict[str, Any]:
        rows = [_told_level(stock, level) for level in self.levels[stock]]
        return asked.page("inventory_levels", rows, default=50)

    def _make_level(self, asked: "_Asked", stock: str) -> dict[str, Any]:
        _check(asked.body["stocked_quantity"])
        self._put(stock, asked.body["location_id"], asked.body["stocked_quantity"])
        return self._told_item(stock)

    def _set_level(self, asked: "_Asked", stock: str, location: str) -> dict[str, Any]:
        self.level(stock, location)
        _check(asked.body["stocked_quantity"])
        self._put(stock, location, asked.body["stocked_quantity"])
        return self._told_item(stock)

    def _told_item(self, stock: str) -> dict[str, Any]:
        levels = [_told_level(stock, level) for level in self.levels[stock]]
        skus = [v.sku for p in self.products.values() for v in p.variants if v.stock == stock]
        return {"inventory_item": {"id": stock, "sku": skus[0], "location_levels": levels}}

    # Orders

    def _draft(self, asked: "_Asked") -> dict[str, Any]:
        (row,) = asked.body["items"]
        product, variant = self.found(row["variant_id"])
        order = Order(
            self.new_id("order"),
            self.new_id("ordli"),
            len(self.orders) + 1,
            product,
            variant,
            row["quantity"],
            self.moment(),
            self.moment(),
        )
        self.orders[order.id] = order
        return {"draft_order": _told_order(order)}

    def _convert(self, _asked: "_Asked", order: str) -> dict[str, Any]:
        found = self.orders[order]
        found.status, found.updated = "pending", self.moment()
        if found.variant.stock:
            self.levels[found.variant.stock][0].reserved += found.quantity
        return {"order": _told_order(found)}

    def _orders(self, asked: "_Asked") -> dict[str, Any]:
        since = asked.query.get("updated_at[$gte]", "")
        after = asked.query.get("updated_at[$gt]", "")
        rows = [
            _seen(order, asked)
            for order in self.orders.values()
            if order.status != "draft" and order.updated >= since and order.updated > after
        ]
        return asked.page("orders", rows, default=50)

    def _order(self, asked: "_Asked", order: str) -> dict[str, Any]:
        if order not in self.orders:
            raise Refusal(404, "not_found", f"Order id not found: {order}")
        return {"order": _seen(self.orders[order], asked)}

    def _cancel(self, _asked: "_Asked", order: str) -> dict[str, Any]:
        found = self.orders[order]
        found.status, found.updated = "canceled", self.moment()
        if found.variant.stock:
            level = self.levels[found.variant.stock][0]
            level.reserved -= found.quantity - found.fulfilled
        return {"order": _told_order(found)}

    def _upload(self, asked: "_Asked") -> dict[str, Any]:
        self.pictures.append(asked.content)
        name = f"{len(self.pictures)}.jpg"
        return {"files": [{"id": name, "url": f"https://medusa.example/static/{name}"}]}


class _Asked:
    """A question taken apart."""

    def __init__(self, request: httpx.Request) -> None:
        self.query = dict(request.url.params)
        self.content = request.read()
        is_json = request.headers.get("content-type") == "application/json" and self.content
        self.body: dict[str, Any] = json.loads(self.content) if is_json else {}

    def several(self, name: str) -> list[str]:
        """Return the values of `name`, `name[]` or `name[0]` and on; none for a name unknown."""
        way = re.compile(rf"{name}(\[\d*\])?")
        return [value for key, value in self.query.items() if way.fullmatch(key)]

    def page(self, name: str, rows: list[dict[str, Any]], default: int) -> dict[str, Any]:
        limit, offset = int(self.query.get("limit", default)), int(self.query.get("offset", 0))
        if self.query.get("order") == "id":
            rows = sorted(rows, key=lambda row: str(row["id"]))
        told = rows[offset : offset + limit]
        return {name: told, "count": len(rows), "offset": offset, "limit": limit}


def _admit(request: httpx.Request) -> None:
    said = request.headers.get("authorization", "")
    if said.startswith("Bearer sk_"):
        raise Refusal(401, "", _AS_BEARER)
    if said != _BASIC:
        raise Refusal(401, "", "Unauthorized")


def _check(units: Any) -> None:
    if units < 0:
        message = (
            "Invalid request: Value for field 'stocked_quantity' too small, expected at least: '0'"
        )
        raise Refusal(400, "invalid_data", message)


def _prices(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "id": row.get("id") or f"price_{row['currency_code']}",
            "amount": row["amount"],
            "currency_code": row["currency_code"],
            "min_quantity": row.get("min_quantity"),
            "rules": row.get("rules") or {},
        }
        for row in rows
    ]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _available(level: Level) -> int | float:
    return _number(level.stocked - level.reserved)


def _told_level(stock: str, level: Level) -> dict[str, Any]:
    return {
        "id": level.id,
        "inventory_item_id": stock,
        "location_id": level.location,
        "stocked_quantity": _number(level.stocked),
        "reserved_quantity": level.reserved,
        "incoming_quantity": 0,
        "available_quantity": _available(level),
    }


def _seen(order: Order, asked: _Asked) -> dict[str, Any]:
    """Return an order as it is read, which its states are told with and the answers to changes not.

    Its currency is told only where it is asked for.
    """
    told = {
        **_told_order(order),
        "payment_status": order.payment,
        "fulfillment_status": "fulfilled" if order.fulfilled else "not_fulfilled",
    }
    is_asked = "currency_code" in asked.query.get("fields", "")
    return {**told, "currency_code": "mad"} if is_asked else told


def _told_order(order: Order) -> dict[str, Any]:
    left = order.quantity - order.returned
    prices = order.variant.prices
    total = (prices[0]["amount"] if prices else 0) * left
    return {
        "id": order.id,
        "display_id": order.number,
        "status": order.status,
        "created_at": order.created,
        "updated_at": order.updated,
        "total": total,
        "items": [
            {
                "id": order.line,
                "title": order.product.title,
                "variant_id": order.variant.id,
                "product_id": order.product.id,
                "variant_sku": order.variant.sku,
                "quantity": order.quantity,
                "total": total,
                "detail": {
                    "quantity": order.quantity,
                    "fulfilled_quantity": order.fulfilled,
                    "return_received_quantity": order.returned,
                    "updated_at": order.updated,
                },
            }
        ],
    }
