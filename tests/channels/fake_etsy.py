"""An Etsy of our own, with the quirks that are written down in what a connector has to know.

Both parts of the key are wanted, tokens pass, a refresh token works once; an inventory is replaced
whole and answers 409 when it changed after it was read; deleted rows and Etsy's own keys are
refused in what is written; a listing of nothing is refused; making a sold out listing active sets
it to one piece; receipts have statuses but never say whether goods came back, and the cancelled are
listed only when asked for.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qs, parse_qsl

import httpx

from pos.clock import to_datetime
from tests.factories import NOON, SetClock

KEY = "keystring123:sharedsecret456"
SHOP = 77
_SECOND = 1_000_000
_OWN_KEYS = {"product_id", "offering_id", "is_deleted", "scale_name", "value_pairs"}

Answer = httpx.Response


def etsy_money(minor: int) -> dict[str, Any]:
    return {"amount": minor, "divisor": 100, "currency_code": "MAD"}


@dataclass
class FakeEtsy:
    """One shop. listings, receipts: as Etsy answers them. asked: every request, for assertions.

    before: called before each request, with its number; may raise or return an answer of its own.
    """

    clock: SetClock = field(default_factory=SetClock)
    listings: dict[int, dict[str, Any]] = field(default_factory=dict)
    receipts: dict[int, dict[str, Any]] = field(default_factory=dict)
    pictures: dict[int, list[tuple[int, bytes]]] = field(default_factory=dict)
    asked: list[httpx.Request] = field(default_factory=list)
    access: str = "77.access-1"
    refresh: str = "77.refresh-1"
    remaining: int = 5000
    versions: dict[int, int] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)
    before: Callable[[httpx.Request], Answer | None] | None = None
    after: Callable[[httpx.Request, Answer], Answer] | None = None

    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self.serve)

    def add(self, *products: tuple[str, int], state: str = "active", **named: Any) -> int:
        """List a listing; its products are (SKU, number), told apart by a colour where several."""
        number = 1000 + len(self.listings)
        self.listings[number] = {
            "listing_id": number, "title": named.pop("title", f"Listing {number}"), "state": state,
            "url": f"https://www.etsy.com/listing/{number}", "updated_timestamp": NOON // _SECOND,
            "inventory": _inventory(products, **named),
        }  # fmt: skip
        return number

    def buy(self, listing: int, product: int, quantity: int, **named: Any) -> int:
        """Sell a product, as a buyer would: stock goes down, a receipt is there."""
        number = 5000 + len(self.receipts)
        row = self.listings[listing]["inventory"]["products"][product]
        self.set(listing, product, row["offerings"][0]["quantity"] - quantity)
        now = self.clock() // _SECOND
        self.receipts[number] = {
            "receipt_id": number, "status": "paid", "updated_timestamp": now,
            "created_timestamp": now, "grandtotal": etsy_money(19000 * quantity),
            "name": "A buyer", "buyer_email": "someone@example.com",
            "transactions": [{
                "transaction_id": number * 10, "listing_id": listing, "title": "Tajine",
                "sku": row["sku"], "quantity": quantity, "price": etsy_money(19000),
                "product_data": row["property_values"], "shipped_timestamp": None,
            }],
        } | named  # fmt: skip
        return number

    def touch(self, receipt: int, **named: Any) -> None:
        self.receipts[receipt] |= {"updated_timestamp": self.clock() // _SECOND, **named}

    def set(self, listing: int, product: int, quantity: int) -> None:
        """Change a number as somebody else would."""
        row = self.listings[listing]["inventory"]["products"][product]
        row["offerings"][0]["quantity"] = quantity
        self.versions[listing] = self.versions.get(listing, 0) + 1

    def quantities(self, listing: int) -> list[int]:
        rows = self.listings[listing]["inventory"]["products"]
        return [row["offerings"][0]["quantity"] for row in rows if not row["is_deleted"]]

    def serve(self, request: httpx.Request) -> Answer:
        self.asked.append(request)
        own = self.before(request) if self.before else None
        answer = own or self._routed(request)
        answer.headers["Date"] = format_datetime(to_datetime(self.clock()), usegmt=True)
        answer.headers["x-remaining-today"] = str(self.remaining)
        return self.after(request, answer) if self.after else answer

    def _routed(  # noqa: C901, PLR0912 - one arm a resource
        self, request: httpx.Request
    ) -> Answer:
        path = request.url.path
        if path == "/v3/public/oauth/token":
            return self._token(dict(parse_qsl(request.content.decode())))
        if request.headers.get("x-api-key") != KEY:
            return _error(403, "Shared secret is required in x-api-key header.")
        if request.headers.get("Authorization") != f"Bearer {self.access}":
            return _error(401, "invalid_token")
        parts = path.removeprefix("/v3/application/").split("/")
        match (request.method, *parts):
            case ("GET", "openapi-ping"):
                return _json({"application_id": 1})
            case ("GET", "users", "me"):
                return _json({"user_id": 1, "shop_id": SHOP})
            case ("GET", "shops", "77"):
                return _json({"shop_id": SHOP, "shop_name": "TissaRugs", "currency_code": "MAD"})
            case ("GET", "shops", "77", "listings"):
                return self._listed(request)
            case ("GET", "shops", "77", "shipping-profiles"):
                return _json({"count": 1, "results": [{"shipping_profile_id": 91}]})
            case ("GET", "shops", "77", "readiness-state-definitions"):
                return _json({"count": 1, "results": [{"readiness_state_id": 92}]})
            case ("GET", "shops", "77", "policies", "return"):
                return _error(404, "Shop has no return policies")
            case ("POST", "shops", "77", "listings"):
                return self._drafted(dict(parse_qsl(request.content.decode())))
            case ("PATCH", "shops", "77", "listings", listing):
                return self._patched(int(listing), dict(parse_qsl(request.content.decode())))
            case ("POST", "shops", "77", "listings", listing, "images"):
                return self._pictured(int(listing), request)
            case ("GET", "listings", "batch", "inventory"):
                return self._several(request)
            case ("GET", "listings", listing):
                return self._one(int(listing))
            case ("GET", "listings", listing, "inventory"):
                return self._read(int(listing))
            case ("PUT", "listings", listing, "inventory"):
                return self._replaced(int(listing), json.loads(request.content))
            case ("GET", "shops", "77", "receipts"):
                return self._receipts(request)
            case ("GET", "shops", "77", "receipts", receipt):
                found = self.receipts.get(int(receipt))
                return _json(found) if found else _error(404, "Receipt not found")
        return _error(404, f"no such resource {path}")

    def _token(self, form: dict[str, str]) -> Answer:
        if form.get("client_id") != KEY.partition(":")[0]:
            return _error(400, "invalid_client")
        is_code = form["grant_type"] == "authorization_code" and form.get("code") == "the-code"
        is_refresh = form["grant_type"] == "refresh_token"
        if not is_code and not (is_refresh and form["refresh_token"] == self.refresh):
            return _error(400, "invalid_grant")
        number = int(self.refresh.rpartition("-")[2]) + 1
        self.access, self.refresh = f"77.access-{number}", f"77.refresh-{number}"
        said = {"access_token": self.access, "token_type": "Bearer", "expires_in": 3600}
        return _json({**said, "refresh_token": self.refresh})

    def _listed(self, request: httpx.Request) -> Answer:
        query = parse_qs(request.url.query.decode())
        rows = [row for row in self.listings.values() if row["state"] == query["state"][0]]
        offset, limit = int(query["offset"][0]), int(query["limit"][0])
        if limit > 100:
            return _error(400, "limit must be at most 100")
        return _json({"count": len(rows), "results": rows[offset : offset + limit]})

    def _one(self, listing: int) -> Answer:
        row = self.listings.get(listing)
        return _json({k: v for k, v in row.items() if k != "inventory"}) if row else _gone()

    def _several(self, request: httpx.Request) -> Answer:
        asked = parse_qs(request.url.query.decode())["listing_ids"][0].split(",")
        if len(asked) > 100:
            return _error(400, "at most 100 listings")
        if any(int(each) not in self.listings for each in asked):
            return _gone()
        rows = [self.listings[int(each)] for each in asked]
        return _json({"count": len(rows), "results": rows})

    def _read(self, listing: int) -> Answer:
        if listing not in self.listings:
            return _gone()
        self.seen[listing] = self.versions.get(listing, 0)
        return _json(self.listings[listing]["inventory"])

    def _replaced(  # noqa: C901 - one look a quirk
        self, listing: int, body: dict[str, Any]
    ) -> Answer:
        if listing not in self.listings:
            return _gone()
        if self.seen.get(listing) != self.versions.get(listing, 0):
            return _error(409, "The inventory was changed by another request")
        rows = body["products"]
        offerings = [each for row in rows for each in row["offerings"]]
        extra = {k for row in rows for part in (row, *row["offerings"], *row["property_values"])
                 for k in part} & _OWN_KEYS  # fmt: skip
        if extra:
            return _error(400, f"Unknown field {sorted(extra)[0]}")
        if any(isinstance(each["price"], dict) for each in offerings):
            return _error(400, "price must be a float")
        if any("readiness_state_id" not in each for each in offerings):
            return _error(400, "readiness_state_id is required")
        if not any(each["quantity"] > 0 and each["is_enabled"] for each in offerings):
            return _error(400, "Quantity must be greater than 0 for at least one product")
        on = set(body["quantity_on_property"])
        for key in {tuple(_values(row, on)) for row in rows}:
            same = {r["offerings"][0]["quantity"] for r in rows if tuple(_values(r, on)) == key}
            if len(same) > 1:
                return _error(400, "quantity is inconsistent with quantity_on_property")
        fresh = [_stored(row, 900_000 + number) for number, row in enumerate(rows)]
        self.listings[listing]["inventory"] = {**body, "products": fresh}
        self.versions[listing] = self.versions.get(listing, 0) + 1
        return _json(self.listings[listing]["inventory"])

    def _drafted(self, form: dict[str, str]) -> Answer:
        wanted = {"quantity", "title", "description", "price", "who_made", "when_made",
                  "taxonomy_id"}  # fmt: skip
        if lacking := wanted - form.keys():
            return _error(400, f"Missing {sorted(lacking)[0]}")
        if not {"shipping_profile_id", "readiness_state_id"} <= form.keys():
            return _error(400, "A shipping profile and a processing profile are required")
        number = self.add(("", int(form["quantity"])), state="draft", title=form["title"])
        row = self.listings[number]["inventory"]["products"][0]
        row["offerings"][0]["price"] = etsy_money(round(float(form["price"]) * 100))
        self.listings[number] |= {"description": form["description"]}
        return _json(self.listings[number], 201)

    def _patched(self, listing: int, form: dict[str, str]) -> Answer:
        if listing not in self.listings:
            return _gone()
        row = self.listings[listing]
        if form.get("state") == "active" and row["state"] == "sold_out":
            self.set(listing, 0, 1)  # and a fee
        if form.keys() & {"price", "quantity"}:
            return _error(400, "price and quantity change through the inventory")
        row |= form
        return _json(row)

    def _pictured(self, listing: int, request: httpx.Request) -> Answer:
        if not request.headers["Content-Type"].startswith("multipart/form-data; boundary="):
            return _error(400, "image is required")
        parts = request.content.split(b"\r\n\r\n")
        rank = int(parts[1].split(b"\r\n")[0])
        picture = parts[3].rpartition(b"\r\n--")[0]
        self.pictures.setdefault(listing, []).append((rank, picture))
        return _json({"listing_image_id": 1}, 201)

    def _receipts(self, request: httpx.Request) -> Answer:
        query = {name: said[0] for name, said in parse_qs(request.url.query.decode()).items()}
        assert query["sort_on"] == "receipt_id", "by what changes, pages lose rows"
        is_cancelled = query.get("was_canceled") == "true"
        rows = [
            each for _number, each in sorted(self.receipts.items())
            if each["updated_timestamp"] >= int(query["min_last_modified"])
            and (each["status"] == "canceled") is is_cancelled
        ]  # fmt: skip
        offset, limit = int(query["offset"]), int(query["limit"])
        return _json({"count": len(rows), "results": rows[offset : offset + limit]})


def _inventory(products: tuple[tuple[str, int], ...], *, shares: bool = False) -> dict[str, Any]:
    several = len(products) > 1
    gone = _row("OLD", 9, 99, is_deleted=True)
    rows = [_row(sku, count, n if several else 0) for n, (sku, count) in enumerate(products, 1)]
    on = [200] if several else []
    return {
        "products": [*rows, gone],
        "price_on_property": [],
        "quantity_on_property": [] if shares else on,
        "sku_on_property": on,
        "readiness_state_on_property": [],
    }


def _row(sku: str, quantity: int, colour: int, *, is_deleted: bool = False) -> dict[str, Any]:
    values = [{
        "property_id": 200, "property_name": "Colour", "scale_id": None, "scale_name": None,
        "value_ids": [colour], "values": [f"Colour {colour}"], "value_pairs": [],
    }] if colour else []  # fmt: skip
    offering = {"price": etsy_money(19000), "quantity": quantity, "is_enabled": True}
    written = {"sku": sku, "property_values": values, "offerings": [offering]}
    return _stored(written, 100_000 + colour) | {"is_deleted": is_deleted}


def _stored(row: dict[str, Any], number: int) -> dict[str, Any]:
    offering = dict(row["offerings"][0])
    if not isinstance(offering["price"], dict):
        offering["price"] = etsy_money(round(float(offering["price"]) * 100))
    offering |= {"offering_id": number * 2, "is_deleted": False}
    offering.setdefault("readiness_state_id", 4)
    return {**row, "product_id": number, "is_deleted": False, "offerings": [offering]}


def _values(row: dict[str, Any], on: set[int]) -> list[tuple[int, ...]]:
    return [tuple(v["value_ids"]) for v in row["property_values"] if v["property_id"] in on]


def _json(said: Any, status: int = 200) -> Answer:
    return httpx.Response(status, json=said)


def _error(status: int, text: str) -> Answer:
    return httpx.Response(status, json={"error": text})


def _gone() -> Answer:
    return _error(404, "Could not find a listing")
