"""A Vendure of our own, which answers as version 3.7.3 was measured to.

`tests/conformance/vendure` asks the real one the same questions. What is measured and easily
thought otherwise:

- orders keep whole seconds, `after` is strict, and neither a fulfilment nor a refund moves the
  moment of its order;
- one bad row undoes the whole of `updateProductVariants`, with status 200;
- a negative number among `stockLevels` is taken;
- an unknown key, and a key that may not, are both `FORBIDDEN`.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Final

import httpx

_START: Final = datetime(2026, 11, 25, 9, 0, 0, 250_000, tzinfo=UTC)
_LARGEST_PAGE: Final = 1000
KEY: Final = "the-key-of-the-till"


class _Fault(Exception):
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass
class Variant:
    """One product with its only variant."""

    id: str
    sku: str
    name: str
    is_shown: bool = True
    enabled: bool = True
    tracks: str = "INHERIT"
    price: int = 2000
    siblings: int = 0
    on_hand: int = 0
    allocated: int = 0
    slug: str = ""
    languages: dict[str, str] = field(default_factory=dict)
    assets: list[str] = field(default_factory=list)
    changed: str = ""


@dataclass
class Line:
    """One order of one line."""

    id: str
    variant: Variant
    placed: int
    left: int
    sent: int = 0
    state: str = "PaymentSettled"
    moment: str = ""
    sent_at: str = ""
    refunded_at: str = ""


class FakeVendure(httpx.BaseTransport):
    """The shop. Its clock goes on by a second with each request.

    asked: the operations asked for, in order. lose_answer_of: one whose next answer is lost.
    """

    def __init__(self) -> None:
        self.now = _START
        self._numbers = 0
        self.variants: dict[str, Variant] = {}
        self.orders: dict[str, Line] = {}
        self.pictures: dict[str, str] = {}
        self.asked: list[str] = []
        self.counts = True
        self.lose_answer_of = ""

    def next_number(self) -> str:
        """Return an id that nothing has had."""
        self._numbers += 1
        return str(self._numbers)

    def pass_time(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    def second(self) -> str:
        """Return the moment as an order keeps it."""
        return self.now.replace(microsecond=0).isoformat(timespec="milliseconds")[:-6] + "Z"

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.now += timedelta(seconds=1)
        told = self._answer(request)
        if self.asked[-1] == self.lose_answer_of:
            self.lose_answer_of = ""
            raise httpx.ReadTimeout("the answer was lost", request=request)
        date = format_datetime(self.now.replace(microsecond=0), usegmt=True)
        return httpx.Response(200, json=told, headers={"Date": date})

    def _answer(self, request: httpx.Request) -> dict[str, Any]:
        assert request.url.path == "/admin-api"
        assert "cookie" not in request.headers
        question = _question(request)
        name = question["query"].split("{")[0].split("(")[0].split()[1]
        self.asked.append(name)
        answers: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "House": lambda _asked: {},
            "Probe": lambda _asked: {
                "stockLocations": {"items": [{"id": "1", "name": "Default Stock Location"}]}
            },
            "Variants": self._variants,
            "UpdateVariants": self._update_variants,
            "Products": self._products,
            "Product": self._product,
            "CreateProduct": self._create_product,
            "UpdateProduct": self._update_product,
            "CreateVariants": self._create_variants,
            "Assets": self._assets,
            "CreateAssets": self._create_assets,
            "Orders": self._orders,
            "Order": self._order,
        }
        try:
            if request.headers.get("vendure-api-key") != KEY:
                raise _Fault("FORBIDDEN", "You are not currently authorized to perform this action")
            data = answers[name](question.get("variables") or {})
        except _Fault as fault:
            error = {"message": str(fault), "extensions": {"code": fault.code}}
            return {"errors": [error], "data": None}
        house = self._house() if "...House" in question["query"] else {}
        return {"data": {**house, **data}}

    def _house(self) -> dict[str, Any]:
        settings = {"trackInventory": self.counts, "serverConfig": {"moneyStrategyPrecision": 2}}
        return {"activeChannel": _CHANNEL, "globalSettings": settings}

    def _variants(self, asked: dict[str, Any]) -> dict[str, Any]:
        options = asked["options"]
        wanted = options.get("filter", {})
        rows = [
            variant
            for variant in self._finished()
            if ("sku" not in wanted or variant.sku in wanted["sku"]["in"])
            and ("id" not in wanted or variant.id in wanted["id"]["in"])
        ]
        return {"productVariants": _page([_told(variant) for variant in rows], options)}

    def _finished(self) -> Iterator[Variant]:
        return (variant for variant in self.variants.values() if variant.sku)

    def _update_variants(self, asked: dict[str, Any]) -> dict[str, Any]:
        rows = asked["input"]
        for row in rows:
            if row["id"] not in self.variants:
                message = f'No ProductVariant with the id "{row["id"]}" could be found'
                raise _Fault("ENTITY_NOT_FOUND", message)
        return {"updateProductVariants": [self._updated(row) for row in rows]}

    def _updated(self, row: dict[str, Any]) -> dict[str, Any]:
        variant = self.variants[row["id"]]
        for level in row.get("stockLevels", []):
            variant.on_hand = level["stockOnHand"]
        variant.enabled = row.get("enabled", variant.enabled)
        variant.tracks = row.get("trackInventory", variant.tracks)
        variant.price = row.get("price", variant.price)
        variant.changed = self.second()
        for words in row.get("translations", []):
            variant.name = words["name"] if words["languageCode"] == "en" else variant.name
        return _told(variant)

    def _products(self, asked: dict[str, Any]) -> dict[str, Any]:
        rows = [
            {"id": f"p{variant.id}", "variantList": {"totalItems": int(bool(variant.sku))}}
            for variant in self.variants.values()
            if variant.slug == asked["slug"]
        ]
        return {"products": {"items": rows}}

    def _product(self, asked: dict[str, Any]) -> dict[str, Any]:
        variant = self.variants.get(asked["id"].removeprefix("p"))
        if variant is None:
            return {"product": None, "activeChannel": _CHANNEL}
        words = [{"languageCode": code, "name": name} for code, name in variant.languages.items()]
        told = {
            "id": asked["id"],
            "variantList": {"totalItems": variant.siblings + 1},
            "translations": words,
        }
        return {"product": told, "activeChannel": _CHANNEL}

    def _create_product(self, asked: dict[str, Any]) -> dict[str, Any]:
        wanted, number = asked["input"], self.next_number()
        first = wanted["translations"][0]
        self.variants[number] = Variant(
            number, "", first["name"], is_shown=wanted["enabled"], slug=first["slug"]
        )
        self._put_in_words(self.variants[number], wanted)
        return {"createProduct": {"id": f"p{number}"}}

    def _update_product(self, asked: dict[str, Any]) -> dict[str, Any]:
        wanted = asked["input"]
        self._put_in_words(self.variants[wanted["id"].removeprefix("p")], wanted)
        return {"updateProduct": {"id": wanted["id"]}}

    @staticmethod
    def _put_in_words(variant: Variant, wanted: dict[str, Any]) -> None:
        variant.assets = wanted.get("assetIds", variant.assets)
        for words in wanted["translations"]:
            variant.languages[words["languageCode"]] = words["name"]

    def _create_variants(self, asked: dict[str, Any]) -> dict[str, Any]:
        (wanted,) = asked["input"]
        variant = self.variants[wanted["productId"].removeprefix("p")]
        variant.sku, variant.name = wanted["sku"], wanted["translations"][0]["name"]
        variant.price, variant.tracks = wanted.get("price", 0), wanted["trackInventory"]
        variant.on_hand = wanted["stockLevels"][0]["stockOnHand"]
        return {"createProductVariants": [_told(variant)]}

    def _assets(self, asked: dict[str, Any]) -> dict[str, Any]:
        found = [{"id": key} for key, name in self.pictures.items() if name == asked["name"]]
        return {"assets": {"items": found}}

    def _create_assets(self, asked: dict[str, Any]) -> dict[str, Any]:
        rows = []
        for one in asked["input"]:
            number = f"a{len(self.pictures) + 1}"
            self.pictures[number] = one["file"]
            rows.append({"__typename": "Asset", "id": number})
        return {"createAssets": rows}

    def _orders(self, asked: dict[str, Any]) -> dict[str, Any]:
        options = asked["options"]
        wanted = options.get("filter", {})
        after = wanted.get("updatedAt", {}).get("after", "")
        # Compared with all its digits, while what is kept has none below the second.
        rows = [
            _told_order(line)
            for line in self.orders.values()
            if _later(line.moment, after) and ("id" not in wanted or line.id in wanted["id"]["in"])
        ]
        return {"orders": _page(rows, options)}

    def _order(self, asked: dict[str, Any]) -> dict[str, Any]:
        line = self.orders.get(asked["id"])
        return {"order": None if line is None else _told_order(line)}


_CHANNEL: Final = {
    "code": "__default_channel__",
    "defaultCurrencyCode": "MAD",
    "defaultLanguageCode": "en",
}


def _question(request: httpx.Request) -> dict[str, Any]:
    """Return what is asked, in JSON or in the form that carries a file."""
    body, kind = request.read(), request.headers["content-type"]
    if kind == "application/json":
        return dict(json.loads(body))
    boundary = kind.partition("boundary=")[2].encode()
    parts = [part.partition(b"\r\n\r\n") for part in body.split(b"--" + boundary)[1:-1]]
    question = dict(json.loads(parts[0][2]))
    name = parts[2][0].partition(b'filename="')[2].partition(b'"')[0].decode()
    question["variables"]["input"][0]["file"] = name
    return question


def _page(rows: list[dict[str, Any]], options: dict[str, Any]) -> dict[str, Any]:
    take, skip = options["take"], options.get("skip", 0)
    if take > _LARGEST_PAGE:
        message = f"Cannot take more than {_LARGEST_PAGE} results from a list query"
        raise _Fault("USER_INPUT_ERROR", message)
    return {"totalItems": len(rows), "items": rows[skip : skip + take]}


def _later(moment: str, after: str) -> bool:
    return not after or datetime.fromisoformat(moment) > datetime.fromisoformat(after)


def _told(variant: Variant) -> dict[str, Any]:
    return {
        "id": variant.id,
        "sku": variant.sku,
        "name": variant.name,
        "enabled": variant.enabled,
        "trackInventory": variant.tracks,
        "updatedAt": variant.changed or "2026-11-25T09:00:00.000Z",
        "product": {
            "id": f"p{variant.id}",
            "name": variant.name,
            "enabled": variant.is_shown,
        },
        "prices": [{"price": variant.price, "currencyCode": "MAD"}],
        "stockLevels": [
            {
                "stockLocationId": "1",
                "stockOnHand": variant.on_hand,
                "stockAllocated": variant.allocated,
            }
        ],
    }


def _told_order(line: Line) -> dict[str, Any]:
    variant = line.variant
    sent = {"orderLineId": line.id, "quantity": line.placed}
    return {
        "id": line.id,
        "code": f"ORDER{line.id}",
        "state": line.state,
        "updatedAt": line.moment,
        "orderPlacedAt": line.moment,
        "currencyCode": "MAD",
        "totalWithTax": line.left * variant.price,
        "lines": [
            {
                "id": line.id,
                "updatedAt": line.moment,
                "quantity": line.left,
                "orderPlacedQuantity": line.placed,
                "proratedLinePriceWithTax": line.left * variant.price,
                "productVariant": {
                    "id": variant.id,
                    "sku": variant.sku,
                    "name": variant.name,
                    "product": {"id": f"p{variant.id}"},
                },
            }
        ],
        "fulfillments": [{"state": "Shipped", "updatedAt": line.sent_at, "lines": [sent]}]
        if line.sent_at
        else [],
        "payments": [{"refunds": [{"state": "Settled", "updatedAt": line.refunded_at}]}]
        if line.refunded_at
        else [],
    }
