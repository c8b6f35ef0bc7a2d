"""The one way to an online shop: httpx without cookies, TLS verified, secrets kept out of sight.

Every connector sends through `Wire`, so that what a network does wrong is judged in one place.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from time import monotonic
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from pos.channels.faults import (
    MOVED,
    OutcomeUnknown,
    Passing,
    Refused,
    SignInRefused,
    Throttled,
)
from pos.clock import to_microseconds
from pos.errors import PosError
from pos.i18n import gettext as _

_TIMEOUT: Final = httpx.Timeout(20.0, connect=10.0)
# The timeout above is for each part of an answer; a shop that sends byte by byte would never end.
_LONGEST_ANSWER: Final = 120.0
_LARGEST_ANSWER: Final = 32 * 1024 * 1024
_LONGEST_WAIT: Final = 3600.0
_READING: Final = {"GET", "HEAD"}
_LOOPBACK: Final = {"127.0.0.1", "::1", "localhost"}


class AddressNotAccepted(PosError):
    """The address of the shop is not one that a till may send secrets to."""


def checked_base(address: str) -> str:
    """Return the address of a shop without a slash at its end.

    It is https, but on this very device, and holds no user, query or fragment. Raises
    `AddressNotAccepted`.
    """
    try:
        parts = urlsplit(address.strip())
        host, _port = parts.hostname or "", parts.port
        httpx.URL(address.strip())
    except (ValueError, httpx.InvalidURL):
        host, parts = "", urlsplit("")
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK)
    if not host or not is_safe or "@" in parts.netloc or parts.query or parts.fragment:
        raise AddressNotAccepted(
            _("This is not the address of a shop. Type it as in https://shop.example.")
        )
    return address.strip().rstrip("/")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a shop answered.

    at: microseconds UTC by its `Date` header, 0 without one. is_sure: asking again does no harm.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)
    at: int
    is_sure: bool = True

    def json(self) -> Any:
        """Return the decoded body, numbers with a point as `Decimal`.

        When it is not JSON, most often a page of the host in the way or half an answer, raises
        `OutcomeUnknown` if that could hide that something was done, `Passing` if not.
        """
        try:
            return json.loads(self.content, parse_float=Decimal, parse_constant=_no_constant)
        except (ValueError, RecursionError):
            lost = Passing if self.is_sure or self.status >= 400 else OutcomeUnknown
            raise lost(f"status {self.status}: the answer is not JSON") from None


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is not a number")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a shop.

    path: from the shop's address on, with its slash. is_harmless: sending it twice does no harm,
    so that a lost answer is `Passing`; reading always is. own_statuses: those whose answer the
    connector reads itself, though they mean a fault elsewhere.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = field(default=None, repr=False)
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    is_harmless: bool = False
    own_statuses: frozenset[int] = frozenset()

    @property
    def is_sure(self) -> bool:
        """True when sending it again is safe, whatever became of it."""
        return self.is_harmless or self.method in _READING


def as_json(body: Any) -> bytes:
    """Return the bytes of a body in JSON; a `Decimal` is a number, digit for digit.

    Raises `TypeError` for what JSON has not, and floats.
    """
    return _encoded(body).encode()


def _encoded(value: Any) -> str:
    if isinstance(value, float):
        raise TypeError("a float is never sent")
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    if isinstance(value, dict):
        parts = (f"{_encoded(str(name))}:{_encoded(one)}" for name, one in value.items())
        return f"{{{','.join(parts)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(_encoded, value))}]"
    return json.dumps(value, ensure_ascii=False)


class Wire:
    """A session with one shop.

    base: as from `checked_base`. headers: sent to this shop alone, secrets among them.
    auth: user and password for HTTP Basic. transport: where tests put a shop of their own.
    ticks: seconds that only go forward.
    """

    def __init__(
        self,
        base: str,
        *,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        transport: httpx.BaseTransport | None = None,
        ticks: Callable[[], float] | None = None,
    ) -> None:
        self.base = base
        self._ticks = ticks or monotonic
        self._headers = {"User-Agent": "Rahba", "Accept": "application/json", **(headers or {})}
        self._auth = httpx.BasicAuth(*auth) if auth else None
        # A jar that takes nothing: cleared between requests, one would still go out with the next.
        no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        self._client = httpx.Client(
            timeout=_TIMEOUT,
            transport=transport,
            follow_redirects=False,
            trust_env=False,
            cookies=no_cookies,
        )

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def send(self, asked: Request) -> Answer:
        """Send one request and return the answer, whatever its status unless judged here.

        Judged are statuses 3xx, 401, 408, 425, 429 and those from 500 on, but for those the request
        says it can read itself. Raises one of the five faults.
        """
        if not asked.path.startswith("/"):
            raise ValueError("a path begins with a slash, or it would lead to another host")
        headers = {**self._headers, **asked.headers}
        if asked.body is not None:
            headers["Content-Type"] = asked.content_type
        request = self._client.build_request(
            asked.method,
            self.base + asked.path,
            params=dict(asked.query) or None,
            content=asked.body,
            headers=headers,
        )
        answer = self._answer(request, sure=asked.is_sure)
        if answer.status not in asked.own_statuses:
            _judge(answer, sure=asked.is_sure)
        return answer

    def _answer(self, request: httpx.Request, *, sure: bool) -> Answer:
        until = self._ticks() + _LONGEST_ANSWER
        try:
            response = self._client.send(request, auth=self._auth, stream=True)
            try:
                content = self._limited(response, until, sure=sure)
            finally:
                response.close()
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise Passing(type(error).__name__) from None
        except httpx.HTTPError as error:
            lost = Passing if sure else OutcomeUnknown
            raise lost(type(error).__name__) from None
        return Answer(response.status_code, response.headers, content, _moment(response), sure)

    def _limited(self, response: httpx.Response, until: float, *, sure: bool) -> bytes:
        """Return the body, unless it is too large or comes too slowly."""
        content = bytearray()
        for part in response.iter_bytes():
            content += part
            if len(content) > _LARGEST_ANSWER or self._ticks() > until:
                raise (Passing if sure else OutcomeUnknown)("the answer is too large or too slow")
        return bytes(content)


def _moment(response: httpx.Response) -> int:
    try:
        return to_microseconds(parsedate_to_datetime(response.headers.get("Date", "")))
    except (ValueError, TypeError):
        return 0


def _judge(answer: Answer, *, sure: bool) -> None:
    """Raise what this status means for every shop alike."""
    status = answer.status
    if 300 <= status < 400:
        # Following one could carry the secrets to another host, or over a line without TLS.
        raise Refused(f"status {status}: the shop is at another address", MOVED)
    if status == 401:
        raise SignInRefused("status 401")
    if status in {425, 429, 503}:
        raise Throttled(f"status {status}", retry_after(answer))
    lost = status == 408 or status >= 500
    if lost and not sure:
        raise OutcomeUnknown(f"status {status}")
    if lost:
        raise Passing(f"status {status}")


def retry_after(answer: Answer) -> float | None:
    """Return the seconds of a `Retry-After`, in either of its forms, at most an hour."""
    said = answer.headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit() and len(said) < 10:
        return min(float(said), _LONGEST_WAIT)
    try:
        until = to_microseconds(parsedate_to_datetime(said))
    except (ValueError, TypeError):
        return None
    if not answer.at:
        return None
    return min(max((until - answer.at) / 1_000_000, 0.0), _LONGEST_WAIT)
