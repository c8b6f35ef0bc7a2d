"""A WooCommerce shop of the tests' own, behind a transport: it answers as the measured ones did.

It is held to recordings of real shops by `test_woocommerce_fake.py`.
"""

import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from math import ceil
from typing import Any, Final, NoReturn

import httpx

from pos.clock import to_datetime
from tests.channels.woocommerce_shop import Books, Refusal, Row

USER: Final = "till"
PASSWORD: Final = "abcd efgh ijkl mnop"  # noqa: S105
KEY: Final = "ck_1"
SECRET: Final = "cs_1"  # noqa: S105
_SLUGS: Final = ("generated_slug", "permalink_template")
Answer = tuple[int, Any, dict[str, str]]


@dataclass(frozen=True)
class Asked:
    """A request as its handler sees it. said: the decoded body."""

    method: str
    params: httpx.QueryParams
    said: Row


@dataclass
class WooCommerceFake(httpx.BaseTransport):
    """A shop that holds what it is told. keys: of each user or key the secret and the rights."""

    books: Books = field(default_factory=Books)
    keys: dict[str, tuple[str, str]] = field(
        default_factory=lambda: {
            USER: (PASSWORD, "rw"),
            KEY: (SECRET, "rw"),
            "ck_read": (SECRET, "r"),
        }
    )
    media: list[str] = field(default_factory=list)
    namespaces: tuple[str, ...] = ("wp/v2", "wc/v3")

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        try:
            status, body, headers = self._answer(request)
        except Refusal as refusal:
            status, body, headers = refusal.status, refusal.body, {}
        told = {"Date": format_datetime(to_datetime(self.books.now), usegmt=True), **headers}
        return httpx.Response(status, json=body, headers=told, request=request)

    def _answer(self, request: httpx.Request) -> Answer:
        path = request.url.path.removeprefix("/wp-json")
        if path in {"", "/"}:
            return 200, self._front(), {}
        rights, user = self._signed_in(request, is_shop=path.startswith("/wc/"))
        if path == "/wp/v2/media":
            return self._media(request, user)
        if "r" not in rights:
            raise Refusal(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.")
        if request.method not in {"GET", "OPTIONS"} and "w" not in rights:
            words = "The API key provided does not have write permissions."
            raise Refusal(401, "woocommerce_rest_authentication_error", words)
        return self._routed(request, path.removeprefix("/wc/v3"))

    def _signed_in(self, request: httpx.Request, *, is_shop: bool) -> tuple[str, str]:
        """Return the rights and the user; over a bare line credentials are passed over."""
        said = request.headers.get("Authorization", "")
        if request.url.scheme != "https" or not said.startswith("Basic "):
            return "", ""
        user, _colon, password = b64decode(said[6:]).decode().partition(":")
        secret, rights = self.keys.get(user, ("", ""))
        if secret and secret == password:
            return rights, user
        if user.startswith("ck_") and is_shop:
            what = "secret" if secret else "key"
            words = f"Consumer {what} is invalid."
            raise Refusal(401, "woocommerce_rest_authentication_error", words)
        raise Refusal(401, "incorrect_password", "The provided password is invalid.")

    def _front(self) -> Row:
        zone = {"timezone_string": "America/New_York", "gmt_offset": self.books.ahead}
        return {"name": "Caf&eacute; &amp; Tapis", **zone, "namespaces": list(self.namespaces)}

    def _media(self, request: httpx.Request, user: str) -> Answer:
        if not user or user.startswith("ck_"):
            words = "Sorry, you are not allowed to create posts as this user."
            raise Refusal(401, "rest_cannot_create", words)
        if request.method == "GET":
            wanted = request.url.params.get("search", "")
            known = [n for n, name in enumerate(self.media, 900) if wanted in name]
            return 200, [{"id": number} for number in known], {}
        self.media.append(request.headers.get("Content-Disposition", ""))
        return 201, {"id": 899 + len(self.media)}, {}

    def _routed(self, request: httpx.Request, path: str) -> Answer:
        said = json.loads(request.content) if request.content else {}
        asked = Asked(request.method, request.url.params, said)
        for pattern, answered in _ROUTES:
            found = re.fullmatch(pattern, path)
            if found:
                numbers = [int(group) for group in found.groups()]
                return answered(self, asked, *numbers)
        raise Refusal(
            404, "rest_no_route", "No route was found matching the URL and request method."
        )

    # Products

    def products(self, asked: Asked) -> Answer:
        if asked.method == "POST":
            _check_types(asked.said)
            return 201, self.books.shown(self.books.new_product(asked.said)), {}
        skus = asked.params.get("sku")
        rows = [row for row in self.books.products.values() if skus or not row["parent_id"]]
        if skus:
            wanted = {sku.lower() for sku in skus.split(",")}
            rows = [row for row in rows if row["sku"].lower() in wanted]
        return self._listed(asked, rows, lambda row: _read(self.books.shown(row)))

    def product(self, asked: Asked, number: int) -> Answer:
        row = self.books.product(number)
        if asked.method == "GET":
            return 200, _read(self.books.shown(row)), {}
        if asked.method == "DELETE":
            is_forced = asked.params.get("force") == "true"
            return 200, self.books.bin_product(row, is_forced=is_forced), {}
        _check_types(asked.said)
        return 200, self._changed(row, asked.said), {}

    def _changed(self, row: Row, said: Row) -> Row:
        if row["parent_id"]:
            words = (
                "To manipulate product variations you should use the "
                "/products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint."
            )
            raise Refusal(404, "woocommerce_rest_invalid_product_id", words)
        return self.books.shown(self.books.change_product(row, said))

    def batch(self, asked: Asked) -> Answer:
        return self._batch(
            asked.said,
            lambda new: self.books.shown(self.books.new_product(new)),
            lambda change: self._changed(self._known(change), change),
        )

    def _known(self, change: Row) -> Row:
        row = self.books.products.get(change.get("id") or 0)
        if row is None:
            raise Refusal(400, "woocommerce_rest_product_invalid_id", "Invalid ID.")
        return row

    def _batch(
        self, said: Row, create: Callable[[Row], Row], update: Callable[[Row], Row]
    ) -> Answer:
        """Do each row by itself, without a look at what it holds."""
        if sum(len(rows) for rows in said.values()) > 100:
            words = "Unable to accept more than 100 items for this request."
            raise Refusal(413, "woocommerce_rest_request_entity_too_large", words)
        told: dict[str, list[Row]] = {}
        for section in ("create", "update", "delete"):
            for row in said.get(section, []):
                body = row if isinstance(row, dict) else {"id": row}
                made = {"create": create, "update": update, "delete": self._delete}[section]
                known = 0 if section == "create" else body.get("id")
                told.setdefault(section, []).append(_tried(made, body, known))
        return 200, told, {}

    def _delete(self, body: Row) -> Row:
        return self.books.bin_product(self.books.product(body["id"]), is_forced=True)

    def variations(self, asked: Asked, parent: int) -> Answer:
        self.books.product(parent)
        if asked.method == "POST":
            made = self.books.new_product(asked.said, parent)
            return 201, self.books.shown_variation(made), {}
        rows = self.books.children(parent)
        return self._listed(asked, rows, self.books.shown_variation)

    def variation(self, asked: Asked, parent: int, number: int) -> Answer:
        row = self._child(parent, number)
        if asked.method != "GET":
            _check_types(asked.said)
            self.books.change_product(row, asked.said)
        return 200, self.books.shown_variation(row), {}

    def _child(self, parent: int, number: int) -> Row:
        row = self.books.products.get(number)
        if row is None or row["parent_id"] != parent:
            code = "woocommerce_rest_product_variation_invalid_id"
            raise Refusal(404, code, "Invalid ID.")
        return row

    def variation_batch(self, asked: Asked, parent: int) -> Answer:
        def update(change: Row) -> Row:
            row = self._child(parent, change.get("id") or 0)
            return self.books.shown_variation(self.books.change_product(row, change))

        def create(new: Row) -> Row:
            return self.books.shown_variation(self.books.new_product(new, parent))

        return self._batch(asked.said, create, update)

    def categories(self, _asked: Asked) -> Answer:
        return (
            200,
            [{"id": 15, "name": "Uncategorized"}, {"id": 16, "name": "Tapis &amp; kilims"}],
            {},
        )

    # Orders

    def orders(self, asked: Asked) -> Answer:
        if asked.method == "POST":
            return 201, self.books.shown_order(self.books.new_order(asked.said)), {}
        return self._listed(asked, self.books.orders.values(), self.books.shown_order)

    def order(self, asked: Asked, number: int) -> Answer:
        row = self.books.order(number)
        if asked.method == "DELETE":
            is_forced = asked.params.get("force") == "true"
            return 200, self.books.shown_order(self.books.bin_order(row, is_forced=is_forced)), {}
        if asked.method == "PUT":
            self.books.change_order(row, asked.said)
        return 200, self.books.shown_order(row), {}

    def order_refunds(self, asked: Asked, number: int) -> Answer:
        order = self.books.order(number)
        if asked.method == "POST":
            return 201, self.books.refund(order, asked.said), {}
        rows = [row for row in self.books.refunds.values() if row["parent_id"] == number]
        bare = [{name: row[name] for name in row if name != "parent_id"} for row in rows]
        return self._listed(asked, bare, dict)

    def refunds(self, asked: Asked) -> Answer:
        return self._listed(asked, self.books.refunds.values(), dict)

    # The shop itself

    def currency(self, _asked: Asked) -> Answer:
        return 200, {"code": "EUR", "name": "Euro", "symbol": "&euro;"}, {}

    def system(self, _asked: Asked) -> Answer:
        return 200, {"environment": {"version": self.books.version}}, {}

    def counting(self, _asked: Asked) -> Answer:
        return 200, {"value": "yes" if self.books.counts_stock else "no"}, {}

    # Lists

    def _listed(self, asked: Asked, rows: Iterable[Row], shown: Callable[[Row], Row]) -> Answer:
        size, page = int(asked.params.get("per_page", "10")), int(asked.params.get("page", "1"))
        if not 1 <= size <= 100:
            _invalid("per_page", "must be between 1 (inclusive) and 100 (inclusive)")
        kept = [row for row in rows if self._is_asked(row, asked.params)]
        by_id = asked.params.get("orderby") == "id"
        kept.sort(
            key=lambda row: (0 if by_id else str(row.get("date_created")), int(row["id"])),
            reverse=asked.params.get("order") != "asc",
        )
        begin = int(asked.params.get("offset", (page - 1) * size))
        headers = {"X-WP-Total": str(len(kept)), "X-WP-TotalPages": str(ceil(len(kept) / size))}
        return 200, [shown(row) for row in kept[begin : begin + size]], headers

    def _is_asked(self, row: Row, asked: httpx.QueryParams) -> bool:
        status = asked.get("status", "any")
        is_bin = row.get("status") == "trash"
        if is_bin if status == "any" else row.get("status") != status:
            return False
        if "include" in asked and str(row["id"]) not in asked["include"].split(","):
            return False
        return "modified_after" not in asked or self._changed_after(row, asked)

    def _changed_after(self, row: Row, asked: httpx.QueryParams) -> bool:
        """Compare moments as measured: one form of four is right in every time zone."""
        after = datetime.fromisoformat(asked["modified_after"])
        if after.tzinfo is not None:
            after = after.astimezone(UTC).replace(tzinfo=None) + timedelta(hours=self.books.ahead)
        is_utc = asked.get("dates_are_gmt") == "true"
        own = datetime.fromisoformat(row["date_modified_gmt" if is_utc else "date_modified"])
        return own > after


def _read(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _SLUGS}


def _tried(made: Callable[[Row], Row], body: Row, known: Any) -> Row:
    try:
        return made(body)
    except Refusal as refusal:
        return {"id": known, "error": refusal.body}


def _check_types(said: Row) -> None:
    """Look at what one row alone holds; a batch is not looked at."""
    number, price = said.get("stock_quantity"), said.get("regular_price")
    if isinstance(number, float) or (isinstance(number, str) and not number.isdigit()):
        _invalid("stock_quantity", "is not of type integer")
    if price is not None and not isinstance(price, str):
        _invalid("regular_price", "is not of type string")


def _invalid(name: str, wants: str) -> NoReturn:
    params = {name: f"{name} {wants}."}
    details = {name: {"code": "rest_invalid_type", "message": params[name], "data": None}}
    words = f"Invalid parameter(s): {name}"
    raise Refusal(400, "rest_invalid_param", words, params=params, details=details)


_ROUTES: Final[list[tuple[str, Callable[..., Answer]]]] = [
    (r"/products", WooCommerceFake.products),
    (r"/products/batch", WooCommerceFake.batch),
    (r"/products/categories", WooCommerceFake.categories),
    (r"/products/(\d+)", WooCommerceFake.product),
    (r"/products/(\d+)/variations", WooCommerceFake.variations),
    (r"/products/(\d+)/variations/batch", WooCommerceFake.variation_batch),
    (r"/products/(\d+)/variations/(\d+)", WooCommerceFake.variation),
    (r"/orders", WooCommerceFake.orders),
    (r"/orders/(\d+)", WooCommerceFake.order),
    (r"/orders/(\d+)/refunds", WooCommerceFake.order_refunds),
    (r"/refunds", WooCommerceFake.refunds),
    (r"/data/currencies/current", WooCommerceFake.currency),
    (r"/system_status", WooCommerceFake.system),
    (r"/settings/products/woocommerce_manage_stock", WooCommerceFake.counting),
]
