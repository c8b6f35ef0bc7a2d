"""The way between a connector and a shop, on which anything may go wrong, as asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

import httpx

Where: TypeAlias = Callable[[httpx.Request], bool]
_PART: Final = b" " * 65_536
ELSEWHERE: Final = "http://elsewhere.example/"


class Mishap(StrEnum):
    """What goes wrong. Of the first nine the shop learns nothing; the others it fulfilled."""

    UNREACHABLE = "unreachable"
    UNAUTHORISED = "unauthorised"
    THROTTLED = "throttled"
    THROTTLED_LONG = "throttled for an hour"
    THROTTLED_MUTE = "throttled, without saying how long"
    UNAVAILABLE = "unavailable"
    SERVER_ERROR = "server error, before anything was done"
    MOVED = "moved to http, elsewhere"
    HTML = "a page of the host"
    LOST_ANSWER = "lost answer"
    CUT_ANSWER = "cut answer"
    HALF_ANSWER = "half an answer, as if it were all"
    DRIP = "an answer that never ends"
    WRONG_TYPE = "text/html on a right answer"
    TWICE = "delivered twice"
    COOKIE = "a cookie with the answer"
    BAD_GATEWAY = "bad gateway, after it was done"


# After these a connector may not say that nothing was done.
DONE_THERE: Final = (Mishap.LOST_ANSWER, Mishap.CUT_ANSWER, Mishap.BAD_GATEWAY)
# After these nothing was done, and it can be tried again.
NOT_DONE: Final = (
    Mishap.UNREACHABLE,
    Mishap.THROTTLED,
    Mishap.THROTTLED_LONG,
    Mishap.THROTTLED_MUTE,
    Mishap.UNAVAILABLE,
)


def anything(_request: httpx.Request) -> bool:
    return True


@dataclass
class _Due:
    mishap: Mishap
    where: Where
    times: int


@dataclass
class Way(httpx.BaseTransport):
    """A transport in front of another: a shop in memory, or the wire to a real one.

    asked: every request that went through it, in order. met: what went wrong, in order.
    """

    shop: httpx.BaseTransport
    asked: list[httpx.Request] = field(default_factory=list)
    met: list[Mishap] = field(default_factory=list)
    _due: list[_Due] = field(default_factory=list)

    def goes_wrong(self, mishap: Mishap, where: Where = anything, times: int = 1) -> None:
        """Let this happen to the next requests of the kind."""
        self._due.append(_Due(mishap, where, times))

    def goes_well(self) -> None:
        """Let nothing happen any more."""
        self._due.clear()

    def end(self) -> None:
        """Give the connections to the shop back; a connector that is closed leaves them."""
        self.shop.close()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.asked.append(request)
        due = next((due for due in self._due if due.where(request)), None)
        if due is None:
            return self.shop.handle_request(request)
        self.met.append(due.mishap)
        due.times -= 1
        if not due.times:
            self._due.remove(due)
        return self._gone_wrong(due.mishap, request)

    def _gone_wrong(self, mishap: Mishap, request: httpx.Request) -> httpx.Response:
        if mishap is Mishap.UNREACHABLE:
            raise httpx.ConnectError("no way there", request=request)
        if mishap in _WITHOUT_THE_SHOP:
            return _WITHOUT_THE_SHOP[mishap]()
        answer = self.shop.handle_request(request)
        answer.read()
        if mishap is Mishap.TWICE:
            return self.shop.handle_request(request)
        if mishap in _WITH_ITS_ANSWER:
            return _WITH_ITS_ANSWER[mishap](answer)
        raise httpx.ReadTimeout("no answer", request=request)


_WITHOUT_THE_SHOP: Final[dict[Mishap, Callable[[], httpx.Response]]] = {
    Mishap.UNAUTHORISED: lambda: httpx.Response(401, json={"code": "unauthorised"}),
    Mishap.THROTTLED: lambda: httpx.Response(429, headers={"Retry-After": "7"}),
    Mishap.THROTTLED_LONG: lambda: httpx.Response(429, headers={"Retry-After": "3600"}),
    Mishap.THROTTLED_MUTE: lambda: httpx.Response(429),
    Mishap.UNAVAILABLE: lambda: httpx.Response(503, html="<html>Maintenance</html>"),
    Mishap.SERVER_ERROR: lambda: httpx.Response(500, html="<html>Error</html>"),
    Mishap.MOVED: lambda: httpx.Response(302, headers={"Location": ELSEWHERE}),
    Mishap.HTML: lambda: httpx.Response(200, html="<html>Please sign in to this Wi-Fi</html>"),
}


class _Cut(httpx.SyncByteStream):
    """The first half of an answer, then a line that breaks."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content[: len(self._content) // 2]
        raise httpx.ReadError("the line broke")


class _Endless(httpx.SyncByteStream):
    """A body that goes on and on. Only a limit to its time or its size ends it."""

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield _PART


def _again(answer: httpx.Response, headers: dict[str, str]) -> httpx.Response:
    named = {"Content-Type": answer.headers.get("Content-Type", "application/json")}
    return httpx.Response(
        answer.status_code, headers={**named, **_kept(answer), **headers}, content=answer.content
    )


def _kept(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name.lower() == "date"}


_WITH_ITS_ANSWER: Final[dict[Mishap, Callable[[httpx.Response], httpx.Response]]] = {
    Mishap.COOKIE: lambda answer: _again(answer, {"Set-Cookie": "session=stranger; Path=/"}),
    Mishap.WRONG_TYPE: lambda answer: _again(answer, {"Content-Type": "text/html"}),
    Mishap.BAD_GATEWAY: lambda _answer: httpx.Response(502, html="<html>502 Bad Gateway</html>"),
    Mishap.HALF_ANSWER: lambda answer: httpx.Response(
        answer.status_code,
        content=answer.content[: len(answer.content) // 2],
        headers=_kept(answer),
    ),
    Mishap.DRIP: lambda answer: httpx.Response(answer.status_code, stream=_Endless()),
    Mishap.CUT_ANSWER: lambda answer: httpx.Response(
        answer.status_code, stream=_Cut(answer.content)
    ),
}
