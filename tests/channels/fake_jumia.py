"""A Jumia of our own, by the vendor's text and what sellers report: nothing of it was measured.

The refresh token turns with each use and the old one is dead; changes are feeds that are through
only after some looks; a stock row wants the SKU and one of the two ids, and which one is a choice;
orders are listed by the day they were made; their items come by themselves, each one unit.
"""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qsl

import httpx

from pos.clock import to_datetime
from tests.factories import SetClock

CLIENT = "client-4f2a"
_SECOND = 1_000_000


@dataclass
class FakeJumia(httpx.BaseTransport):
    """One seller with one shop. looks: how often a feed is looked at before it is through."""

    clock: SetClock = field(default_factory=SetClock)
    access: str = "access-1"
    refresh: str = "refresh-1"
    looks: int = 1
    wants_product_id: bool = False
    products: dict[str, dict[str, Any]] = field(default_factory=dict)
    orders: dict[str, dict[str, Any]] = field(default_factory=dict)
    items: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    feeds: dict[str, dict[str, Any]] = field(default_factory=dict)
    are_items_bare: bool = False

    def add(self, *variations: tuple[str, int], status: str = "ACTIVE", quality: str = "APPROVED",
            title: str = "Tajine", price: str = "190") -> str:  # fmt: skip
        """List a product; its variations are (SKU, number)."""
        sid = f"product-{len(self.products) + 1}"
        self.products[sid] = {
            "name": title,
            "variations": {
                sku: {"id": f"variation-{sid}-{number}", "stock": stock, "status": status,
                      "qc": quality, "price": price}
                for number, (sku, stock) in enumerate(variations, 1)
            },
        }  # fmt: skip
        return sid

    def variation(self, sku: str) -> tuple[str, dict[str, Any]] | None:
        for sid, product in self.products.items():
            if sku in product["variations"]:
                return sid, product["variations"][sku]
        return None

    def buy(self, sku: str, units: int, *, theirs: bool = False) -> str:
        found = self.variation(sku)
        assert found is not None
        found[1]["stock"] -= 0 if theirs else units
        remote = str(7000 + len(self.orders))
        self.orders[remote] = {
            "id": remote, "number": f"3{remote}", "status": "PENDING", "createdAt": self._now(),
            "updatedAt": self._now(), "totalAmountLocal": {"currency": "MAD", "value": 190 * units},
            "shippingAddress": {"firstName": "A buyer"},
        }  # fmt: skip
        self.items[remote] = [
            {"id": f"{remote}-{number}", "status": "PENDING", "isFulfilledByJumia": theirs,
             "product": {"name": "Tajine", "sellerSku": sku}, "paidPriceLocal": 190.0}
            for number in range(units)
        ]  # fmt: skip
        return remote

    def turn(self, remote: str, status: str) -> None:
        """Let an order and its items be something else."""
        self.orders[remote] |= {"status": status, "updatedAt": self._now()}
        for item in self.items[remote]:
            item["status"] = status

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        answer = self._routed(request)
        answer.headers["Date"] = format_datetime(to_datetime(self.clock()), usegmt=True)
        return answer

    def _now(self) -> str:
        return to_datetime(self.clock()).isoformat().replace("+00:00", "Z")

    def _routed(  # noqa: C901, PLR0912 - one arm a resource
        self, request: httpx.Request
    ) -> httpx.Response:
        if request.url.path == "/token":
            return self._token(dict(parse_qsl(request.content.decode())))
        if request.headers.get("Authorization") != f"Bearer {self.access}":
            return httpx.Response(401, json={"message": "Unauthorized"})
        query = dict(parse_qsl(request.url.query.decode()))
        match (request.method, *request.url.path.strip("/").split("/")):
            case ("GET", "shops"):
                sites = [{"code": "jumia-ma", "status": "ACTIVE"}]
                shop = {"id": "shop-1", "name": "Tissa", "businessClients": sites}
                return httpx.Response(200, json={"shops": [shop]})
            case ("GET", "catalog", "products"):
                return self._catalogue(query)
            case ("GET", "catalog", "stock"):
                return self._stock(query)
            case ("GET", "orders"):
                return self._orders(query)
            case ("GET", "orders", "items"):
                return self._items(query["orderId"])
            case ("GET", "feeds", feed):
                return self._feed(feed)
            case ("POST", "feeds", "products", what):
                return self._submitted(what, json.loads(request.content)["products"])
        return httpx.Response(404, json={"message": "Not Found"})

    def _token(self, form: dict[str, str]) -> httpx.Response:
        is_known = form["client_id"] == CLIENT and form["refresh_token"] == self.refresh
        if form["grant_type"] != "refresh_token" or not is_known:
            return httpx.Response(400, json={"error": "invalid_grant"})
        number = int(self.refresh.rpartition("-")[2]) + 1
        self.access, self.refresh = f"access-{number}", f"refresh-{number}"
        said = {"access_token": self.access, "refresh_token": self.refresh, "expires_in": 43200}
        return httpx.Response(200, json=said)

    def _catalogue(self, query: dict[str, str]) -> httpx.Response:
        rows = [
            {"id": sid, "name": product["name"], "updatedAt": self._now(),
             "variations": [_variation(sku, each) for sku, each in product["variations"].items()]}
            for sid, product in self.products.items()
            # A filter that finds the beginning too: a connector looks again.
            if any(sku.startswith(query.get("sellerSku", "")) for sku in product["variations"])
        ]  # fmt: skip
        return _paged("products", rows, query, "token")

    def _stock(self, query: dict[str, str]) -> httpx.Response:
        wanted = query["productSids"].split(",")
        rows = [
            {"id": sid, "sellerSku": sku, "globalStock": each["stock"]}
            for sid in wanted if sid in self.products
            for sku, each in self.products[sid]["variations"].items()
        ]  # fmt: skip
        return _paged("products", rows, query, "token")

    def _orders(self, query: dict[str, str]) -> httpx.Response:
        rows = [o for o in self.orders.values() if o["createdAt"] >= query["createdAfter"]]
        return _paged("orders", rows, query, "nextToken")

    def _items(self, remote: str) -> httpx.Response:
        if remote not in self.items:
            return httpx.Response(404, json={"message": "Order not found"})
        said = {"orderId": remote, "orderNumber": f"3{remote}", "items": self.items[remote]}
        return httpx.Response(200, json=[said] if self.are_items_bare else said)

    def _submitted(self, what: str, rows: list[dict[str, Any]]) -> httpx.Response:
        if len(rows) > 1000:
            return httpx.Response(400, json={"message": "too many"})
        feed = f"feed-{len(self.feeds) + 1}"
        self.feeds[feed] = {"what": what, "rows": rows, "looks": self.looks, "items": None}
        if not self.looks:
            self._work_off(feed)
        return httpx.Response(201, json={"feedId": feed})

    def _feed(self, feed: str) -> httpx.Response:
        known = self.feeds[feed]
        known["looks"] -= 1
        if known["looks"] > 0:
            return httpx.Response(200, json={"feedSid": feed, "status": "PROCESSING"})
        if known["items"] is None:
            self._work_off(feed)
        said = {"feedSid": feed, "status": "COMPLETED", "feedItems": known["items"]}
        return httpx.Response(200, json=said)

    def _work_off(self, feed: str) -> None:
        known = self.feeds[feed]
        known["items"] = [
            {"sellerSKU": row["sellerSku"], "status": "FAILED" if why else "COMPLETED",
             "errorMessage": why}
            for row in known["rows"] for why in [self._done(known["what"], row)]
        ]  # fmt: skip

    def _done(self, what: str, row: dict[str, Any]) -> str:
        """Do one row; returns why not, or nothing."""
        if what == "create":
            if not row["images"]:
                return "At least one image is required"
            self.add((row["sellerSku"], row["stock"]), quality="PENDING",
                     title=row["name"]["value"], price=str(row["price"]["value"]))  # fmt: skip
            return ""
        found = self.variation(row["sellerSku"])
        if found is None:
            return "Product not found"
        sid, known = found
        if row["id"] != (sid if self.wants_product_id else known["id"]):
            return "Product sid is not valid"
        if what == "stock":
            known["stock"] = row["stock"]
        if what == "price":
            known["price"] = str(row["price"]["value"])
        if what == "status":
            known["status"] = row["businessClients"][0]["status"]
        return ""

    def old(self, remote: str, days: int) -> None:
        """Let an order be of long ago."""
        moment = to_datetime(self.clock()) - timedelta(days=days)
        self.orders[remote] |= {"createdAt": moment.isoformat().replace("+00:00", "Z")}


def _variation(sku: str, each: dict[str, Any]) -> dict[str, Any]:
    site = {
        "code": "jumia-ma", "status": each["status"], "visible": True,
        "qc": {"status": each["qc"]}, "price": {"value": float(each["price"])},
    }  # fmt: skip
    return {"id": each["id"], "sellerSku": sku, "barcodeEan": None, "businessClients": [site]}


def _paged(name: str, rows: list[Any], query: dict[str, str], token: str) -> httpx.Response:
    begin, size = int(query.get(token) or 0), int(query["size"])
    end = begin + size
    following = None if end >= len(rows) else str(end)
    said = {name: rows[begin:end], "isLastPage": following is None, "nextToken": following}
    return httpx.Response(200, json=said)
