"""The fake PrestaShop answers what a real one was recorded to answer: status, code and shape."""

from base64 import b64encode
from email.utils import parsedate_to_datetime
from typing import Any, Final

import httpx

from pos.clock import to_microseconds
from tests.channels.prestashop_fake import KEY, READ_KEY, PrestaShopFake
from tests.channels.prestashop_shop import Books
from tests.channels.recordings import Exchange, differences, recorded

# What a fake need not know: all the fields of a product that nobody here asks for.
PASSED: Final = frozenset({"associations"})
STATES: Final = ("6", "6", "8", "1", "10", "11")


def test_the_fake_answers_as_the_real_shop_did() -> None:
    exchanges = recorded("prestashop-8.0.3.p1.jsonl")
    fake = PrestaShopFake(_books())
    found: list[str] = []

    for exchange in exchanges:
        fake.books.now = _moment(exchange)
        told = _difference(fake.handle_request(_request(exchange)), exchange)
        found += [f"{exchange.number} {exchange.method} {exchange.url} {one}" for one in told]

    assert found == []


def _books() -> Books:
    """Return the books of the shop as they were before the recording: six orders."""
    books = Books()
    for number, state in enumerate(STATES, 1):
        stamp = books.stamp()
        row = {"current_state": state, "date_add": stamp, "date_upd": stamp}
        assert books.add("orders", row)["id"] == number
    return books


def _moment(exchange: Exchange) -> int:
    return to_microseconds(parsedate_to_datetime(exchange.headers["date"]))


def _request(exchange: Exchange) -> httpx.Request:
    """Return the request with the key it had: the recording keeps none."""
    key = {401: "W" * 32, 405: READ_KEY}.get(exchange.status, KEY)
    basic = b64encode(f"{key}:".encode()).decode()
    return httpx.Request(
        exchange.method,
        "https://shop.example" + exchange.url,
        content=(exchange.sent or "").encode(),
        headers={"Authorization": f"Basic {basic}", "Content-Type": "text/xml"},
    )


def _difference(told: httpx.Response, exchange: Exchange) -> list[str]:
    """Return where an answer differs in status, codes, names and kinds, and in numbers of stock."""
    if told.status_code != exchange.status:
        return [f"status {told.status_code} for {exchange.status}"]
    body = exchange.json()
    if body is None:
        is_xml = exchange.body.startswith("<?xml")
        return [] if told.text.startswith("<?xml") == is_xml else ["XML, or not"]
    if isinstance(body, dict) and "errors" in body:
        ours, theirs = _codes(told.json()), _codes(body)
        return [f"{ours} for {theirs}"] if ours != theirs else []
    found = differences(told.json(), body, PASSED)
    ours, theirs = _facts(told.json()), _facts(body)
    return found + ([f"{ours} for {theirs}"] if ours != theirs else [])


def _codes(body: Any) -> set[int]:
    return {error["code"] for error in body["errors"]}


def _facts(body: Any) -> Any:
    """Return all values of an answer but moments, which a fake keeps by its own clock."""
    if isinstance(body, list):
        return [_facts(one) for one in body]
    if isinstance(body, dict):
        return {name: _facts(one) for name, one in body.items() if not name.startswith("date_")}
    return body
