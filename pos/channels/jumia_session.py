"""Signing in at Jumia: a client id and a refresh token from Vendor Center, Settings, Applications.

The seller makes a *Self Authorization* application there; no browser and no secret of ours is
needed. Each answer of `/token` holds another refresh token: it is kept before it is used, so that a
crash in between leaves one that is good. An access token lives twelve hours. Allowed are 4 calls a
second and 200 a minute, for all programs of the seller together; more is answered 429.
Source: the vendor's own "VC - Global Product Management API" 1.3.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

import httpx

from pos.channels.faults import OutcomeUnknown, Passing, Refused, SignInRefused
from pos.channels.stock import whole
from pos.channels.wire import Answer, Request, Wire, as_json
from pos.clock import Clock, system_clock

BASE: Final = "https://vendor-api.jumia.com"

_TOKEN: Final = "/token"  # noqa: S105 - where tokens are had, none itself
_FORM: Final = "application/x-www-form-urlencoded"
_EARLY: Final = 300_000_000
_SECOND: Final = 1_000_000
_LONGEST_SAID: Final = 200


@dataclass(frozen=True, slots=True)
class JumiaTokens:
    """What opens the seller's shops. ends_at: microseconds UTC at which `access` ends."""

    client_id: str
    refresh: str
    access: str = ""
    ends_at: int = 0

    def __repr__(self) -> str:
        return "JumiaTokens(…)"


def _at_once() -> None:
    """Wait for nothing between two questions."""


Keep = Callable[[JumiaTokens], None]


class JumiaSession:
    """Sends to Jumia with a token that is good.

    keep: stores new tokens, before they are used. in_turn: called before each question; waits
    until Jumia allows another.
    """

    def __init__(
        self,
        tokens: JumiaTokens,
        keep: Keep,
        *,
        transport: httpx.BaseTransport | None = None,
        clock: Clock = system_clock,
        base: str = BASE,
        in_turn: Callable[[], None] = _at_once,
    ) -> None:
        self._tokens = tokens
        self._keep = keep
        self._clock = clock
        self._wire = Wire(base, transport=transport)
        self._in_turn = in_turn

    def close(self) -> None:
        """Give connections back."""
        self._wire.close()

    def read(self, path: str, query: Mapping[str, str] | None = None) -> Answer:
        """Ask for something."""
        return self._send(Request("GET", path, query=query or {}))

    def submit(self, path: str, body: Any) -> str:
        """Hand in a feed and return its id; what becomes of it is asked for later."""
        answer = self._send(Request("POST", path, body=as_json(body)))
        said = answer.json()
        feed = said.get("feedId") if isinstance(said, dict) else None
        if not isinstance(feed, str) or not feed:
            # It was taken, and cannot be looked after.
            raise OutcomeUnknown("the answer names no feed")
        return feed

    def _send(self, asked: Request) -> Answer:
        if not self._tokens.access or self._tokens.ends_at - _EARLY <= self._clock():
            self._renew()
        try:
            answer = self._sent(asked)
        except SignInRefused:
            self._renew()
            answer = self._sent(asked)
        if answer.status >= 400:
            raise Refused(f"status {answer.status}: {said_of(answer)}", str(answer.status))
        return answer

    def _sent(self, asked: Request) -> Answer:
        self._in_turn()
        bearer = {"Authorization": f"Bearer {self._tokens.access}"}
        request = Request(
            asked.method, asked.path, query=asked.query, body=asked.body, headers=bearer
        )
        return self._wire.send(request)

    def _renew(self) -> None:
        form = {
            "grant_type": "refresh_token",
            "client_id": self._tokens.client_id,
            "refresh_token": self._tokens.refresh,
        }
        body = urlencode(form).encode()
        # After a lost answer the old one is tried again; if it is spent, a person gives a new one.
        asked = Request("POST", _TOKEN, body=body, content_type=_FORM, is_harmless=True)
        answer = self._wire.send(asked)
        if answer.status != 200:
            raise SignInRefused(f"status {answer.status}: no token")
        said = as_object(answer)
        access, lasts = said.get("access_token"), whole(said.get("expires_in"))
        refresh = said.get("refresh_token") or self._tokens.refresh
        if not isinstance(access, str) or not isinstance(refresh, str) or not lasts:
            raise Refused("the answer holds no token", "no_token")
        ends_at = self._clock() + lasts * _SECOND
        tokens = JumiaTokens(self._tokens.client_id, refresh, access, ends_at)
        self._keep(tokens)
        self._tokens = tokens


def as_object(answer: Answer) -> dict[str, Any]:
    """Return the object that was answered. Raises `Passing` for anything else."""
    said = answer.json()
    if not isinstance(said, dict):
        raise Passing("the answer is no object")
    return said


def rows_of(said: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the rows of a list. Raises `Passing` where there is none."""
    rows = said.get(name)
    if not isinstance(rows, list):
        raise Passing(f"the answer holds no {name}")
    return [row for row in rows if isinstance(row, dict)]


def following(said: Mapping[str, Any]) -> str:
    """Return the token of the next page, "" after the last."""
    token = said.get("nextToken")
    return token if isinstance(token, str) and not said.get("isLastPage") else ""


def said_of(answer: Answer) -> str:
    """Return Jumia's words for why not, cut."""
    try:
        said = answer.json()
    except Passing:
        return ""
    words = said.get("message") or said.get("error") if isinstance(said, dict) else ""
    return " ".join(str(words or "").split())[:_LONGEST_SAID]
