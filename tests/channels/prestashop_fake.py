"""A PrestaShop webservice of the tests' own, behind a transport: it answers as a real one did.

It is held to a recording of a real shop by `test_prestashop_fake.py`.
"""

import json
import re
from base64 import b64decode
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Any, Final
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

import httpx
from defusedxml.ElementTree import ParseError, fromstring

from pos.clock import to_datetime
from tests.channels.prestashop_shop import DEFAULTS, FIELDS, NOTICE, Books, Refusal, Row, stored

KEY: Final = "A" * 32
READ_KEY: Final = "R" * 32
ONE: Final = {
    "products": "product",
    "combinations": "combination",
    "stock_availables": "stock_available",
    "orders": "order",
    "order_details": "order_detail",
    "order_histories": "order_history",
    "order_slip": "order_slip",
    "configurations": "configuration",
    "currencies": "currency",
    "languages": "language",
}
_ALL: Final = "GET POST PUT PATCH DELETE HEAD"


@dataclass
class PrestaShopFake(httpx.BaseTransport):
    """A shop that holds what it is told. keys: what each may; closed: what no key may see."""

    books: Books = field(default_factory=Books)
    keys: dict[str, str] = field(default_factory=lambda: {KEY: _ALL, READ_KEY: "GET HEAD"})
    closed: set[str] = field(default_factory=set)
    version: str = "8.0.3"

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        headers = {"Date": format_datetime(to_datetime(self.books.now), usegmt=True)}
        try:
            status, content, kind = self._answer(request)
        except Refusal as refusal:
            status, kind = refusal.status, "application/json"
            content = json.dumps({"errors": refusal.errors}) if refusal.errors else ""
        headers |= {"psws-version": self.version, "Content-Type": kind}
        return httpx.Response(status, content=content.encode(), headers=headers, request=request)

    def _answer(self, request: httpx.Request) -> tuple[int, str, str]:
        may = self._may(request)
        resource, _slash, rest = request.url.path.removeprefix("/api").strip("/").partition("/")
        if not resource:
            return 200, self._front(may), "text/xml;charset=utf-8"
        if request.method not in may.split():
            words = f"Method {request.method} is not allowed for the resource {resource} with this"
            raise Refusal(405, (25, f"{words} authentication key"))
        if resource == "images":
            return self._images(request, rest)
        if resource in self.closed:
            words = f'Resource of type "{resource}" is not allowed with this authentication key'
            raise Refusal(401, (26, words))
        return self._resource(request, resource, rest)

    def _may(self, request: httpx.Request) -> str:
        said = request.headers.get("Authorization", "")
        key = b64decode(said.removeprefix("Basic ")).decode().split(":")[0] if said else ""
        if key not in self.keys:
            words = "No permission for this authentication key"
            raise Refusal(401, (20, "Authentification key is not active"), (21, words))
        return self.keys[key]

    def _front(self, may: str) -> str:
        names = [name for name in (*FIELDS, "images") if name not in self.closed]
        rights = " ".join(
            f'{method.lower()}="{str(method in may.split()).lower()}"' for method in _ALL.split()
        )
        each = "".join(f"<{name} {rights}/>" for name in names)
        return _document(f"<api shopName={quoteattr('Atelier & fils')}>{each}</api>")

    def _images(self, request: httpx.Request, rest: str) -> tuple[int, str, str]:
        number = int(rest.removeprefix("products/"))
        has = self.books.pictures.get(number, 0)
        if request.method == "POST":
            self.books.pictures[number] = has + 1
            return 200, _document("<image/>"), "text/xml"
        if not has:
            raise Refusal(500, (73, "This image id does not exist"))
        return 200, _document(f"<image>{'<declination/>' * has}</image>"), "text/xml"

    def _resource(self, request: httpx.Request, resource: str, rest: str) -> tuple[int, str, str]:
        is_json = request.url.params.get("output_format") == "JSON"
        if request.method == "GET" and rest:
            row = self.books.tables[resource].get(int(rest))
            if row is None:
                return 404, "", ""
            told = self._sparse(resource, row, {})
            return _shown({ONE[resource]: told}, is_json, lambda: self._xml(resource, [row], True))
        if request.method == "GET":
            rows = self._listed(resource, request.url.params)
            told_rows: Any = {resource: rows} if rows else []
            return _shown(told_rows, is_json, lambda: self._xml(resource, rows, False))
        changed, said, status = self._changed(request, resource)
        told = self._sparse(resource, changed, said, is_whole=request.method != "PATCH")
        return status, json.dumps({ONE[resource]: told}), "application/json"

    # Changes

    def _changed(self, request: httpx.Request, resource: str) -> tuple[Row, Row, int]:
        """Change row after row, and keep those before a bad one. Only the last is told."""
        changed: Row = {}
        said: Row = {}
        for said in _read(request.content):
            for name in said:
                if FIELDS[resource].get(name) == "r":
                    words = f'parameter "{name}" not writable. Please remove this attribute'
                    raise Refusal(400, (134, "position"), (93, f"{words} of this XML"))
            changed = self._one_changed(request.method, resource, said)
        return changed, said, 201 if request.method == "POST" else 200

    def _one_changed(self, method: str, resource: str, said: Row) -> Row:
        if method == "POST":
            return self.books.new_product(said)
        row = self.books.row(resource, int(said["id"]))
        if resource == "stock_availables":
            self.books.change_stock(row, said, is_whole=method == "PUT")
            return row
        kept = row if method == "PATCH" else DEFAULTS
        dates = {"date_add": row["date_add"], "available_date": "0000-00-00"}
        row |= stored(resource, {**kept, **said, **dates, "date_upd": self.books.stamp()})
        return row

    def _sparse(self, resource: str, row: Row, said: Row, *, is_whole: bool = False) -> Row:
        """Return one resource as JSON has it: all that is 0 or empty is left out.

        What was just sent is told as it was sent, as text; of a whole one there is no more.
        """
        told = {**row, **said}
        if is_whole:
            dates = {name: value for name, value in row.items() if name in {"date_add", "date_upd"}}
            defaults = DEFAULTS if resource == "products" else {}
            told = {"id": str(row["id"]), **defaults, **said, **dates}
        hidden = {name for name, kind in FIELDS[resource].items() if kind == "r"} - {"type"}
        told = {n: v for n, v in told.items() if str(v) not in {"", "0"} and n not in hidden}
        if resource == "products":
            rows = self.books.tables["stock_availables"].values()
            owned = [r for r in rows if r["id_product"] == row["id"]]
            stock = [
                {"id": r["id"], "id_product_attribute": r["id_product_attribute"]} for r in owned
            ]
            told["associations"] = {"stock_availables": stock}
        return told

    # Lists

    def _listed(self, resource: str, asked: httpx.QueryParams) -> list[Row]:
        rows = list(self.books.tables[resource].values())
        for name, value in asked.items():
            wanted = re.fullmatch(r"filter\[(\w+)\]", name)
            if wanted:
                _check_filter(resource, wanted[1], has_dates=asked.get("date") == "1")
                rows = [row for row in rows if _fits(str(row.get(wanted[1], "")), value)]
        if asked.get("sort", "").endswith("_DESC]"):
            rows.reverse()
        offset, _comma, count = (
            f"0,{asked['limit']}".rpartition(",") if "limit" in asked else ("", "", "")
        )
        if count:
            begin = int(offset.split(",")[-1])
            rows = rows[begin : begin + int(count)]
        display = asked.get("display", "[id]")
        if display == "full":
            return [dict(row) for row in rows]
        names = display.strip("[]").split(",")
        order = [name for name in ("id", *FIELDS[resource]) if name in names]
        return [{name: row.get(name, 0) or _zero(resource, name) for name in order} for row in rows]

    def _xml(self, resource: str, rows: list[Row], is_one: bool) -> str:
        each = "".join(
            f"<{ONE[resource]}>"
            + "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in row.items())
            + f"</{ONE[resource]}>"
            for row in rows
        )
        return _document(each if is_one else f"<{resource}>{each}</{resource}>")


def _zero(resource: str, name: str) -> Any:
    return 0 if FIELDS[resource].get(name) in {"i", "r"} else ""


def _shown(told: Any, is_json: bool, xml: Any) -> tuple[int, str, str]:
    if is_json:
        return 200, json.dumps(told), "application/json"
    return 200, xml(), "text/xml;charset=utf-8"


def _document(inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<prestashop>\n{inside}\n</prestashop>'


def _read(content: bytes) -> list[Row]:
    try:
        root = fromstring(content)
    except ParseError:
        words = f"XML error : String could not be parsed as XML\nXML length : {len(content)}"
        raise Refusal(500, (3, NOTICE), (127, words)) from None
    return [
        {field.tag: _value(field) for field in row if field.tag != "associations"} for row in root
    ]


def _value(part: Element) -> str:
    language = part.find("language")
    return (part if language is None else language).text or ""


def _check_filter(resource: str, name: str, *, has_dates: bool) -> None:
    is_date = name.startswith("date_")
    if name != "id" and (name not in FIELDS[resource] or (is_date and not has_dates)):
        words = "This filter does not exist. Did you mean: ..."
        raise Refusal(500, (32, words), (3, NOTICE))


def _fits(value: str, wanted: str) -> bool:
    """Read a filter as the shop does: a comma is an interval, a bar another value."""
    marked = re.fullmatch(r"([<>%]?)\[(.*)\]%?", wanted)
    if not marked:
        return value.lower() == wanted.lower()
    if marked[1] == ">":
        return value > marked[2]
    low, comma, high = marked[2].partition(",")
    if comma:
        return int(low) <= int(value) <= int(high)
    return value.lower() in {one.lower() for one in marked[2].split("|")}
