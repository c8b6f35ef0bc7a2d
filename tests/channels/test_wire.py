"""The way to a shop: what a network does wrong has five names, and secrets stay out of sight."""

import gzip
from collections.abc import Callable, Iterator
from decimal import Decimal
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from pos.channels import wire as wires
from pos.channels.faults import (
    ChannelFault,
    OutcomeUnknown,
    Passing,
    Refused,
    SignInRefused,
    Throttled,
)
from pos.channels.wire import AddressNotAccepted, Answer, Request, Wire, as_json, checked_base
from pos.clock import to_datetime

NOW = 1_795_400_000_000_000
SECRET = "s3cr3t-0f-th3-sh0p"  # noqa: S105
READ = Request("GET", "/rows")
WRITE = Request("POST", "/rows", body=b"{}")
HARMLESS = Request("POST", "/rows", body=b"{}", is_harmless=True)

Shop = Callable[[httpx.Request], httpx.Response]


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "https://shop.example",
        "https://shop.example:8443/fr",
        "http://127.0.0.1:9000",
        "http://localhost",
        "http://[::1]:80",
        "https://متجر.example",
    ],
)
def test_an_address_is_https_but_on_this_device(address: str) -> None:
    assert checked_base(f" {address}/ ") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "shop.example",
        "http://shop.example",
        "http://127.0.0.1.shop.example",
        "http://0.0.0.0",
        "ftp://shop.example",
        "https://",
        "https://till@shop.example",
        "https://:word@shop.example",
        "https://shop.example@other.example",
        "https://shop.example?ws_key=1",
        "https://shop.example#part",
        "https://shop.example:port",
        "https://shop.example:99999",
        "https://[::1",
        "https://shop example/\x00",
    ],
)
def test_no_secret_is_sent_to_any_other_address(address: str) -> None:
    with pytest.raises(AddressNotAccepted):
        checked_base(address)


def test_a_path_cannot_lead_to_another_host() -> None:
    with pytest.raises(ValueError, match="slash"):
        wire(lambda _request: httpx.Response(200)).send(Request("GET", ".other.example/"))


# What goes out


def test_secrets_go_in_headers_to_the_shop_alone() -> None:
    seen: list[httpx.Request] = []

    def shop(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=[])

    wire(shop).send(Request("GET", "/rows", {"page": "2"}))

    assert str(seen[0].url) == "https://shop.example/rows?page=2"
    assert seen[0].headers["Authorization"].startswith("Basic ")
    assert seen[0].headers["X-Key"] == SECRET


def test_a_cookie_is_never_brought_back() -> None:
    seen: list[httpx.Request] = []

    def shop(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=[], headers={"Set-Cookie": "session=in; Path=/"})

    way = wire(shop)
    for _ in range(3):
        way.send(READ)

    assert [request.headers.get("Cookie") for request in seen] == [None, None, None]


def test_a_redirect_to_nowhere_is_a_fault_like_others() -> None:
    way = wire(lambda _request: httpx.Response(301, headers={"Location": "::"}))

    assert [fault_of(way, asked) for asked in (READ, WRITE)] == [Passing, OutcomeUnknown]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("place", ["http://shop.example/rows", "https://other.example/", "/in"])
def test_a_redirect_is_not_followed(status: int, place: str) -> None:
    seen: list[httpx.Request] = []

    def shop(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(status, headers={"Location": place})

    with pytest.raises(Refused) as refusal:
        wire(shop).send(READ)

    assert refusal.value.code == "moved"
    assert len(seen) == 1


def test_the_environment_lends_no_proxy_and_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")

    assert wire(lambda _request: httpx.Response(200, json=[])).send(READ).json() == []


def test_no_float_is_sent() -> None:
    assert as_json({"a": [1, "é"]}) == '{"a":[1,"é"]}'.encode()
    with pytest.raises(TypeError):
        as_json({"a": [{"b": 1.5}]})
    assert as_json({"a": Decimal("1.50")}) == b'{"a":1.50}'


# What comes back


STATUSES: list[tuple[int, type[ChannelFault] | None, type[ChannelFault] | None]] = [
    (200, None, None),
    (207, None, None),
    (400, None, None),
    (403, None, None),
    (404, None, None),
    (409, None, None),
    (401, SignInRefused, SignInRefused),
    (408, Passing, OutcomeUnknown),
    (425, Throttled, Throttled),
    (429, Throttled, Throttled),
    (500, Passing, OutcomeUnknown),
    (502, Passing, OutcomeUnknown),
    (503, Throttled, Throttled),
    (504, Passing, OutcomeUnknown),
    (524, Passing, OutcomeUnknown),
]


@pytest.mark.parametrize(("status", "reading", "writing"), STATUSES)
def test_a_status_means_the_same_for_every_shop(
    status: int, reading: type[ChannelFault] | None, writing: type[ChannelFault] | None
) -> None:
    way = wire(lambda _request: httpx.Response(status, json={}))

    assert [fault_of(way, asked) for asked in (READ, HARMLESS, WRITE)] == [
        reading,
        reading,
        writing,
    ]


def test_a_connector_may_read_a_status_of_its_own() -> None:
    way = wire(lambda _request: httpx.Response(401, json={"code": "media"}))

    answer = way.send(Request("GET", "/media", own_statuses=frozenset({401})))

    assert answer.json() == {"code": "media"}


@pytest.mark.parametrize(
    ("error", "reading", "writing"),
    [
        (httpx.ConnectError, Passing, Passing),
        (httpx.ConnectTimeout, Passing, Passing),
        (httpx.PoolTimeout, Passing, Passing),
        (httpx.ReadTimeout, Passing, OutcomeUnknown),
        (httpx.WriteError, Passing, OutcomeUnknown),
        (httpx.ReadError, Passing, OutcomeUnknown),
        (httpx.RemoteProtocolError, Passing, OutcomeUnknown),
    ],
)
def test_what_was_sent_and_not_answered_is_told_from_what_never_left(
    error: type[httpx.TransportError],
    reading: type[ChannelFault],
    writing: type[ChannelFault],
) -> None:
    def shop(request: httpx.Request) -> httpx.Response:
        raise error(f"with {request.headers} and {SECRET}", request=request)

    way = wire(shop)

    assert [fault_of(way, asked) for asked in (READ, HARMLESS, WRITE)] == [
        reading,
        reading,
        writing,
    ]


def test_an_answer_cut_off_is_no_answer() -> None:
    def cut() -> Iterator[bytes]:
        yield b'{"rows": ['
        raise httpx.ReadError("cut off")

    way = wire(lambda _request: httpx.Response(200, stream=Body(cut)))

    assert [fault_of(way, asked) for asked in (READ, WRITE)] == [Passing, OutcomeUnknown]


def test_an_answer_that_drips_has_an_end() -> None:
    clock = Ticks()

    def drops() -> Iterator[bytes]:
        while True:
            clock.now += 19.0
            yield b" "

    shop = httpx.MockTransport(lambda _request: httpx.Response(200, stream=Body(drops)))
    way = Wire("https://shop.example", transport=shop, ticks=clock)

    assert [fault_of(way, asked) for asked in (READ, WRITE)] == [Passing, OutcomeUnknown]
    assert clock.now < 2 * 150.0


def test_an_answer_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wires, "_LARGEST_ANSWER", 1000)
    bomb = gzip.compress(b" " * 100_000)
    zipped = wire(
        lambda _request: httpx.Response(200, content=bomb, headers={"Content-Encoding": "gzip"})
    )

    assert fault_of(zipped, READ) is Passing
    assert fault_of(wire(lambda _request: httpx.Response(200, content=b"x" * 1001)), WRITE) is (
        OutcomeUnknown
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", b"{", b'{"a": NaN}', b"[" * 100_000, b"\xff\xfe", b"1" * 5000],
)
def test_what_is_not_json_is_a_page_in_the_way(content: bytes) -> None:
    with pytest.raises(Passing):
        Answer(200, {}, content, 0).json()


@pytest.mark.parametrize(
    ("status", "asked", "fault"),
    [(200, READ, Passing), (200, HARMLESS, Passing), (200, WRITE, OutcomeUnknown)]
    + [(status, WRITE, Passing) for status in (400, 403, 404)],
)
def test_half_an_answer_to_a_write_hides_what_was_done(
    status: int, asked: Request, fault: type[ChannelFault]
) -> None:
    answer = wire(lambda _request: httpx.Response(status, content=b'{"rows": [')).send(asked)

    with pytest.raises(fault):
        answer.json()


def test_numbers_with_a_point_are_exact() -> None:
    assert Answer(200, {}, b"[0.1, 1e2, 3]", 0).json() == [Decimal("0.1"), Decimal("1e2"), 3]


def test_a_shop_tells_its_time_in_the_head_of_an_answer() -> None:
    told = {"Date": format_datetime(to_datetime(NOW), usegmt=True)}

    assert wire(lambda _request: httpx.Response(200, headers=told)).send(READ).at == NOW
    for odd in ({}, {"Date": "today"}, {"Date": "Mon, 99 Nov 2026 02:13:20 GMT"}):
        assert wire(lambda _request, odd=odd: httpx.Response(200, headers=odd)).send(READ).at == 0


# How long to wait


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("99999", 3600.0),
        (format_datetime(to_datetime(NOW + 90_000_000), usegmt=True), 90.0),
        (format_datetime(to_datetime(NOW - 90_000_000), usegmt=True), 0.0),
        (format_datetime(to_datetime(NOW + 86_400_000_000), usegmt=True), 3600.0),
        ("soon", None),
        ("-5", None),
        ("7.5", None),
        ("٧", None),
        ("1" * 400, None),
        (None, None),
    ],
)
def test_how_long_to_wait_is_read_in_both_forms(said: str | None, seconds: float | None) -> None:
    told = {"Date": format_datetime(to_datetime(NOW), usegmt=True)}
    told |= {"Retry-After": said} if said is not None else {}
    headers = httpx.Headers(told, encoding="utf-8")

    with pytest.raises(Throttled) as fault:
        wire(lambda _request: httpx.Response(429, headers=headers)).send(READ)

    assert fault.value.retry_after == seconds


def test_a_moment_to_wait_for_needs_the_shops_own_clock() -> None:
    until = {"Retry-After": format_datetime(to_datetime(NOW), usegmt=True)}

    with pytest.raises(Throttled) as fault:
        wire(lambda _request: httpx.Response(429, headers=until)).send(READ)

    assert fault.value.retry_after is None


# Secrets


def test_no_fault_and_no_picture_of_an_object_holds_a_secret() -> None:
    def failing(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError(f"{request.headers} {SECRET}", request=request)

    told = [repr(wire(failing))]
    asked = Request("POST", "/token", body=SECRET.encode(), headers={"X-Key": SECRET})
    told.append(repr(asked))
    told.append(repr(Answer(200, {"X-Key": SECRET}, SECRET.encode(), 0)))
    for shop in (failing, lambda _request: httpx.Response(500, text=SECRET)):
        with pytest.raises(ChannelFault) as fault:
            wire(shop).send(asked)
        told += [str(fault.value), repr(fault.value)]
        assert fault.value.__cause__ is None
        assert fault.value.__suppress_context__ or fault.value.__context__ is None

    assert not any(SECRET in words for words in told)


# What the tests are made of


class Ticks:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Body(httpx.SyncByteStream):
    """An answer's body that comes part by part."""

    def __init__(self, parts: Callable[[], Iterator[bytes]]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        return self._parts()


def wire(shop: Callable[..., Any]) -> Wire:
    return Wire(
        "https://shop.example",
        auth=("till", SECRET),
        headers={"X-Key": SECRET},
        transport=httpx.MockTransport(shop),
    )


def fault_of(way: Wire, asked: Request) -> type[ChannelFault] | None:
    try:
        way.send(asked)
    except ChannelFault as fault:
        return type(fault)
    return None
