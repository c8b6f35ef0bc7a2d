"""A Shopify of our own, which refuses what the official schema of 2026-10 alone does not.

A validator of GraphQL lets these pass, so this shop is strict about them:

- `inventorySetQuantities` and `inventoryActivate` without `@idempotent(key:)` on the field;
- a quantity without `changeFromQuantity`, which has to be there, be it null;
- a key that came before with other contents, is still at work, or whose first try failed.

One row that is refused undoes its call. The search lags behind what was just made. A token ends.
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Final
from urllib.parse import parse_qs

import httpx

CLIENT: Final = "the-app"
SECRET: Final = "the-secret-of-the-app"  # noqa: S105
LOCATION: Final = "gid://shopify/Location/1"
STORAGE: Final = "pictures.example"
_START: Final = datetime(2026, 11, 25, 9, 0, 0, tzinfo=UTC)
_SPENT: Final = "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"


def gid(kind: str, number: str) -> str:
    return f"gid://shopify/{kind}/{number}"


@dataclass
class Variant:
    """One variant; product: the number of the product it is of."""

    number: str
    product: str
    sku: str
    title: str
    status: str = "ACTIVE"
    tracked: bool = True
    price: str = "20.00"
    barcode: str = ""
    available: int | None = 0
    is_alone: bool = True
    handle: str = ""
    description: str = ""
    media: list[str] = field(default_factory=list)


@dataclass
class Order:
    """An order of one line. refunds: units, kind of restocking, whether they were restocked."""

    number: str
    variant: Variant
    quantity: int
    current: int
    unfulfilled: int
    moment: str
    cancelled: str = ""
    financial: str = "PAID"
    fulfilment: str = "UNFULFILLED"
    refunds: list[tuple[int, str, bool]] = field(default_factory=list)


class Denied(Exception):
    """An error at the top of an answer."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class FakeShopify(httpx.BaseTransport):
    """The shop, and the host that takes its pictures. Its clock goes on with each request.

    search_is_behind: what is made is not yet found. spoilt_keys: how many of the next keys meet a
    first try that failed. documents: every question with its variables, for who checks them.
    """

    def __init__(self) -> None:
        self.now = _START
        self.variants: dict[str, Variant] = {}
        self.orders: dict[str, Order] = {}
        self.pictures: list[bytes] = []
        self.token = ""
        self.tokens_given = 0
        self.keys: dict[str, tuple[str, dict[str, Any]]] = {}
        self.at_work: set[str] = set()
        self.spoilt_keys = 0
        self.search_is_behind = False
        self.documents: list[tuple[str, dict[str, Any]]] = []
        self.points = 1000
        self.scopes = {
            "write_inventory",
            "write_products",
            "read_orders",
            "read_all_orders",
        }

    def moment(self) -> str:
        return self.now.isoformat(timespec="seconds").replace("+00:00", "Z")

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.now += timedelta(seconds=1)
        headers = {"Date": format_datetime(self.now, usegmt=True)}
        if request.url.host == STORAGE:
            return self._taken(request, headers)
        if request.url.path == "/admin/oauth/access_token":
            return self._signed_in(request, headers)
        if request.headers.get("X-Shopify-Access-Token") != (self.token or "nobody's"):
            text = "[API] Invalid API key or access token"
            return httpx.Response(401, json={"errors": text}, headers=headers)
        question = json.loads(request.content)
        return httpx.Response(200, json=self._answer(question), headers=headers)

    def _signed_in(self, request: httpx.Request, headers: dict[str, str]) -> httpx.Response:
        asked = parse_qs(request.content.decode())
        if asked.get("client_id") != [CLIENT] or asked.get("client_secret") != [SECRET]:
            return httpx.Response(400, json={"error": "shop_not_permitted"}, headers=headers)
        self.tokens_given += 1
        self.token = f"shpat_{self.tokens_given}"
        told = {"access_token": self.token, "scope": "", "expires_in": 86399}
        return httpx.Response(200, json=told, headers=headers)

    def _taken(self, request: httpx.Request, headers: dict[str, str]) -> httpx.Response:
        assert "X-Shopify-Access-Token" not in request.headers
        assert "authorization" not in request.headers
        self.pictures.append(request.read())
        return httpx.Response(201, headers=headers)

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        document, asked = question["query"], question.get("variables") or {}
        self.documents.append((document, asked))
        name = document.strip().split("{")[0].split("(")[0].split()[1]
        if self.points < 100:
            return self._throttled()
        answers: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "Probe": self._probe,
            "Now": lambda _asked: {"shop": {"name": "Dar Zellige"}},
            "Variants": self._variants,
            "Variant": self._variant,
            "Stock": self._stock,
            "SetStock": self._set_stock,
            "Track": self._track,
            "Activate": self._activate,
            "Orders": self._orders,
            "Order": self._order,
            "Refund": self._refund,
            "ByHandle": self._by_handle,
            "Make": self._make,
            "ChangeProduct": self._change_product,
            "ChangePrice": self._change_price,
            "Stage": self._stage,
        }
        try:
            _demand_keys(document)
            return {"data": answers[name](asked)}
        except Denied as denied:
            error = {"message": "no", "extensions": {"code": denied.code}}
            return {"errors": [error], "data": None}

    def _throttled(self) -> dict[str, Any]:
        status = {"maximumAvailable": 1000, "currentlyAvailable": self.points, "restoreRate": 100}
        self.points = 1000
        return {
            "errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}],
            "extensions": {"cost": {"requestedQueryCost": 500, "throttleStatus": status}},
        }

    def _probe(self, _asked: dict[str, Any]) -> dict[str, Any]:
        return {
            "shop": {
                "name": "Dar Zellige",
                "currencyCode": "MAD",
                "ianaTimezone": "Africa/Casablanca",
            },
            "locations": {"nodes": [{"id": LOCATION, "name": "Atelier"}]},
            "currentAppInstallation": {
                "accessScopes": [{"handle": scope} for scope in sorted(self.scopes)]
            },
        }

    def _variants(self, asked: dict[str, Any]) -> dict[str, Any]:
        query = asked["query"]
        rows = [self._told(variant) for variant in self.variants.values()]
        if query is not None:
            # A search by words: parts of a SKU are found too, in any case of letters.
            words = re.findall(r"sku:'((?:[^'\\]|\\.)*)'", query)
            wanted = [re.sub(r"\\(.)", r"\1", word).casefold() for word in words]
            rows = [row for row in rows if any(word in row["sku"].casefold() for word in wanted)]
            rows = [] if self.search_is_behind else rows
        return {"shop": {"currencyCode": "MAD"}, "productVariants": _page(rows, asked)}

    def _variant(self, asked: dict[str, Any]) -> dict[str, Any]:
        variant = self._found(asked["id"])
        if variant is None:
            return {"productVariant": None}
        told = self._told(variant)
        told["product"]["media"] = {"nodes": [{"alt": alt} for alt in variant.media]}
        return {"productVariant": told}

    def _found(self, remote: str) -> Variant | None:
        return self.variants.get(remote.rpartition("/")[2])

    def _told(self, variant: Variant) -> dict[str, Any]:
        return {
            "id": gid("ProductVariant", variant.number),
            "sku": variant.sku,
            "displayName": f"{variant.title} - {variant.sku}",
            "barcode": variant.barcode or None,
            "price": variant.price,
            "updatedAt": _START.isoformat(),
            "inventoryItem": {
                "id": gid("InventoryItem", variant.number),
                "tracked": variant.tracked,
            },
            "product": {
                "id": gid("Product", variant.product),
                "status": variant.status,
                "title": variant.title,
                "hasOnlyDefaultVariant": variant.is_alone,
                "onlineStoreUrl": None,
            },
        }

    def _stock(self, asked: dict[str, Any]) -> dict[str, Any]:
        nodes: list[dict[str, Any] | None] = []
        for remote in asked["ids"]:
            variant = self._found(remote)
            nodes.append(None if variant is None else self._level(variant, asked["location"]))
        return {"nodes": nodes}

    def _level(self, variant: Variant, location: str) -> dict[str, Any]:
        is_here = location == LOCATION and variant.available is not None
        quantities = [{"name": "available", "quantity": variant.available}]
        return {
            "id": gid("InventoryItem", variant.number),
            "sku": variant.sku,
            "tracked": variant.tracked,
            "inventoryLevel": {"quantities": quantities} if is_here else None,
        }

    def _set_stock(self, asked: dict[str, Any]) -> dict[str, Any]:
        contents = json.dumps(asked["input"], sort_keys=True)
        for row in asked["input"]["quantities"]:
            if "changeFromQuantity" not in row:
                raise Denied("BAD_USER_INPUT")
        code = self._about_key(asked["key"], contents)
        if code:
            return {"inventorySetQuantities": _with_errors([(code, [])])}
        if asked["key"] not in self.keys:
            self.keys[asked["key"]] = (contents, self._applied(asked["input"]))
        return {"inventorySetQuantities": self.keys[asked["key"]][1]}

    def _about_key(self, key: str, contents: str) -> str:
        if key in self.at_work:
            return "IDEMPOTENCY_CONCURRENT_REQUEST"
        if self.spoilt_keys and key not in self.keys:
            self.spoilt_keys -= 1
            self.keys[key] = (contents, _with_errors([(_SPENT, [])]))
        if key in self.keys and self.keys[key][0] != contents:
            return "IDEMPOTENCY_KEY_PARAMETER_MISMATCH"
        return ""

    def _applied(self, wanted: dict[str, Any]) -> dict[str, Any]:
        errors = []
        for place, row in enumerate(wanted["quantities"]):
            code = self._wrong_with(row)
            if code:
                errors.append((code, ["input", "quantities", str(place)]))
        if errors:
            return _with_errors(errors)
        changes = []
        for row in wanted["quantities"]:
            variant = self.variants[row["inventoryItemId"].rpartition("/")[2]]
            if variant.available != row["quantity"]:
                variant.available = row["quantity"]
                changes.append(
                    {
                        "name": "available",
                        "quantityAfterChange": row["quantity"],
                        "item": {"id": row["inventoryItemId"]},
                        "location": {"id": row["locationId"]},
                    }
                )
        group = {"changes": changes} if changes else None
        return {"inventoryAdjustmentGroup": group, "userErrors": []}

    def _wrong_with(self, row: dict[str, Any]) -> str:
        variant = self._found(row["inventoryItemId"])
        if variant is None:
            return "INVALID_INVENTORY_ITEM"
        if row["locationId"] != LOCATION or variant.available is None:
            return "INVALID_LOCATION"
        if row["quantity"] < 0:
            return "INVALID_QUANTITY_NEGATIVE"
        is_stale = row["changeFromQuantity"] not in {None, variant.available}
        return "CHANGE_FROM_QUANTITY_STALE" if is_stale else ""

    def _track(self, asked: dict[str, Any]) -> dict[str, Any]:
        self.variants[asked["id"].rpartition("/")[2]].tracked = True
        return {"inventoryItemUpdate": {"userErrors": []}}

    def _activate(self, asked: dict[str, Any]) -> dict[str, Any]:
        variant = self.variants[asked["item"].rpartition("/")[2]]
        variant.available = variant.available or 0
        return {"inventoryActivate": {"userErrors": []}}

    def _orders(self, asked: dict[str, Any]) -> dict[str, Any]:
        since = re.fullmatch(r"updated_at:>='(.*)'", asked["query"])
        assert since is not None
        rows = [
            self._told_order(order, lines=15)
            for order in self.orders.values()
            if order.moment >= since[1]
        ]
        return {"orders": _page(rows, asked)}

    def _order(self, asked: dict[str, Any]) -> dict[str, Any]:
        order = self.orders.get(asked["id"].rpartition("/")[2])
        return {"order": None if order is None else self._told_order(order, lines=100)}

    def _told_order(self, order: Order, lines: int) -> dict[str, Any]:
        assert lines
        variant, total = order.variant, f"{order.current * float(order.variant.price):.2f}"
        line = {
            "id": gid("LineItem", order.number),
            "sku": variant.sku,
            "name": variant.title,
            "quantity": order.quantity,
            "currentQuantity": order.current,
            "unfulfilledQuantity": order.unfulfilled,
            "discountedTotalSet": {"shopMoney": {"amount": total}},
            "variant": {"id": gid("ProductVariant", variant.number)},
            "product": {"id": gid("Product", variant.product)},
        }
        return {
            "id": gid("Order", order.number),
            "name": f"#{order.number}",
            "updatedAt": order.moment,
            "createdAt": order.moment,
            "cancelledAt": order.cancelled or None,
            "displayFinancialStatus": order.financial,
            "displayFulfillmentStatus": order.fulfilment,
            "currencyCode": "MAD",
            "currentTotalPriceSet": {"shopMoney": {"amount": total}},
            "refunds": [
                {"id": gid("Refund", f"{order.number}-{place}")}
                for place in range(len(order.refunds))
            ],
            "lineItems": {"nodes": [line], "pageInfo": {"hasNextPage": False, "endCursor": None}},
        }

    def _refund(self, asked: dict[str, Any]) -> dict[str, Any]:
        number, _dash, place = asked["id"].rpartition("/")[2].partition("-")
        units, kind, restocked = self.orders[number].refunds[int(place)]
        line = {
            "quantity": units,
            "restockType": kind,
            "restocked": restocked,
            "lineItem": {"id": gid("LineItem", number)},
        }
        nodes = [line] if units else []
        page = {"nodes": nodes, "pageInfo": {"hasNextPage": False, "endCursor": None}}
        return {"refund": {"refundLineItems": page}}

    def _by_handle(self, asked: dict[str, Any]) -> dict[str, Any]:
        rows = [
            self._told(variant)
            for variant in self.variants.values()
            if variant.handle == asked["handle"]
        ]
        return {"productByIdentifier": {"variants": {"nodes": rows}} if rows else None}

    def _make(self, asked: dict[str, Any]) -> dict[str, Any]:
        wanted, (row,) = asked["input"], asked["input"]["variants"]
        assert asked["handle"] == wanted["handle"]
        known = [one for one in self.variants.values() if one.handle == wanted["handle"]]
        number = known[0].number if known else str(len(self.variants) + 101)
        self.variants[number] = Variant(
            number,
            number,
            row["sku"],
            wanted["title"],
            status=wanted["status"],
            price=row["price"],
            available=row["inventoryQuantities"][0]["quantity"],
            handle=wanted["handle"],
            description=wanted["descriptionHtml"],
            media=[file["alt"] for file in wanted["files"]],
        )
        told = {"variants": {"nodes": [self._told(self.variants[number])]}}
        return {"productSet": {"product": told, "userErrors": []}}

    def _change_product(self, asked: dict[str, Any]) -> dict[str, Any]:
        wanted = asked["product"]
        for variant in self.variants.values():
            if gid("Product", variant.product) == wanted["id"]:
                variant.title = wanted.get("title", variant.title)
                variant.description = wanted.get("descriptionHtml", variant.description)
                variant.status = wanted.get("status", variant.status)
                variant.media += [media["alt"] for media in asked["media"]]
        return {"productUpdate": {"userErrors": []}}

    def _change_price(self, asked: dict[str, Any]) -> dict[str, Any]:
        rows = []
        for wanted in asked["variants"]:
            variant = self._found(wanted["id"])
            if variant is None or gid("Product", variant.product) != asked["product"]:
                error = {"code": "PRODUCT_VARIANT_DOES_NOT_EXIST", "field": [], "message": "no"}
                return {
                    "productVariantsBulkUpdate": {"productVariants": None, "userErrors": [error]}
                }
            variant.price = wanted["price"]
            rows.append(self._told(variant))
        return {"productVariantsBulkUpdate": {"productVariants": rows, "userErrors": []}}

    def _stage(self, asked: dict[str, Any]) -> dict[str, Any]:
        (wanted,) = asked["input"]
        digest = hashlib.sha256(wanted["filename"].encode()).hexdigest()[:8]
        target = {
            "url": f"https://{STORAGE}/bucket?signed={digest}",
            "resourceUrl": f"https://{STORAGE}/bucket/{wanted['filename']}",
            "parameters": [{"name": "key", "value": digest}],
        }
        return {"stagedUploadsCreate": {"stagedTargets": [target], "userErrors": []}}


def _demand_keys(document: str) -> None:
    for name in ("inventorySetQuantities", "inventoryActivate"):
        called = re.search(rf"{name}\([^)]*\)\s*(@idempotent\(key: \$key\))?", document)
        if called is not None and called[1] is None:
            raise Denied("BAD_REQUEST")


def _with_errors(errors: list[tuple[str, list[str]]]) -> dict[str, Any]:
    told = [{"code": code, "field": field, "message": code.lower()} for code, field in errors]
    return {"inventoryAdjustmentGroup": None, "userErrors": told}


def _page(rows: list[dict[str, Any]], asked: dict[str, Any]) -> dict[str, Any]:
    """Return the rows after a cursor, which is the id of the last one told."""
    rows = sorted(rows, key=lambda row: int(row["id"].rpartition("/")[2]))
    if asked["after"] is not None:
        rows = [row for row in rows if int(row["id"].rpartition("/")[2]) > int(asked["after"])]
    page, has_more = rows[: asked["first"]], len(rows) > asked["first"]
    end = page[-1]["id"].rpartition("/")[2] if page else None
    return {"nodes": page, "pageInfo": {"hasNextPage": has_more, "endCursor": end}}
