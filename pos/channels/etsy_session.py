"""Signing in at Etsy: the merchant's own key, OAuth 2 with PKCE, and tokens that pass.

Etsy asks for keystring and shared secret together in `x-api-key` since 2026-01-18. An access token
lives an hour, a refresh token 90 days, and each refresh gives a new one: it is kept before it is
used, so that a crash in between loses nothing. Source: developers.etsy.com, "Authentication".
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

import httpx

from pos.channels.faults import Refused, SignInRefused, Throttled
from pos.channels.loopback import Challenge
from pos.channels.stock import whole
from pos.channels.wire import Answer, Request, Wire
from pos.clock import Clock, system_clock

BASE: Final = "https://api.etsy.com"
SCOPES: Final = ("listings_r", "listings_w", "transactions_r", "shops_r")
# What the merchant registers with the app, to the last slash.
PORT: Final = 3003
PATH: Final = "/rahba/etsy"

_SIGN_IN: Final = "https://www.etsy.com/oauth/connect"
_TOKEN: Final = "/v3/public/oauth/token"  # noqa: S105 - where tokens are had, none itself
_FORM: Final = "application/x-www-form-urlencoded"
# Renewed a minute early: a token must not end on the way.
_EARLY: Final = 60_000_000
_SECOND: Final = 1_000_000
_DAY_IS_OVER: Final = 3600.0


@dataclass(frozen=True, slots=True)
class EtsyKeys:
    """The key of an app that the merchant registered. Never shown whole."""

    keystring: str
    secret: str

    def __repr__(self) -> str:
        return "EtsyKeys(…)"


@dataclass(frozen=True, slots=True)
class EtsyTokens:
    """What Etsy gave after the sign-in. ends_at: microseconds UTC at which `access` ends."""

    access: str
    refresh: str
    ends_at: int = 0

    def __repr__(self) -> str:
        return "EtsyTokens(…)"


Keep = Callable[[EtsyTokens], None]


def sign_in_address(keys: EtsyKeys, redirect: str, challenge: Challenge) -> str:
    """Return the page the browser is sent to."""
    query = {
        "response_type": "code",
        "client_id": keys.keystring,
        "redirect_uri": redirect,
        "scope": " ".join(SCOPES),
        "state": challenge.state,
        "code_challenge": challenge.code,
        "code_challenge_method": "S256",
    }
    return f"{_SIGN_IN}?{urlencode(query)}"


class EtsySession:
    """Sends to Etsy with a token that is good; renews it when it is not.

    keep: stores tokens where they outlive the program, before they are used.
    remaining_today: calls that are left, as Etsy last said; None before it said so.
    """

    def __init__(
        self,
        keys: EtsyKeys,
        tokens: EtsyTokens,
        keep: Keep,
        *,
        transport: httpx.BaseTransport | None = None,
        clock: Clock = system_clock,
        base: str = BASE,
    ) -> None:
        self._keys = keys
        self._tokens = tokens
        self._keep = keep
        self._clock = clock
        self.remaining_today: int | None = None
        headers = {"x-api-key": f"{keys.keystring}:{keys.secret}"}
        self._wire = Wire(base, headers=headers, transport=transport)

    def close(self) -> None:
        """Give the connections back."""
        self._wire.close()

    def exchange(self, code: str, verifier: str, redirect: str) -> None:
        """Turn the code of a sign-in into tokens, and keep them."""
        self._renew(
            {
                "grant_type": "authorization_code",
                "redirect_uri": redirect,
                "code": code,
                "code_verifier": verifier,
            }
        )

    def send(self, asked: Request) -> Answer:
        """Send a request as the merchant; a token refused once is renewed, and that is all."""
        if self.remaining_today == 0:
            # Asked anew after an hour: the day of Etsy slides.
            self.remaining_today = None
            raise Throttled("no calls are left today", _DAY_IS_OVER)
        if self._tokens.ends_at - _EARLY <= self._clock():
            self.refresh()
        try:
            return self._sent(asked)
        except SignInRefused:
            self.refresh()
            return self._sent(asked)

    def refresh(self) -> None:
        """Get new tokens for the refresh token, and keep them."""
        self._renew({"grant_type": "refresh_token", "refresh_token": self._tokens.refresh})

    def _sent(self, asked: Request) -> Answer:
        bearer = {"Authorization": f"Bearer {self._tokens.access}"}
        answer = self._wire.send(replace(asked, headers={**asked.headers, **bearer}))
        self.remaining_today = whole(answer.headers.get("x-remaining-today", ""))
        return answer

    def _renew(self, form: dict[str, str]) -> None:
        body = urlencode({**form, "client_id": self._keys.keystring}).encode()
        # After a lost answer the old one is tried again; if it is spent, the person signs in.
        asked = Request("POST", _TOKEN, body=body, content_type=_FORM, is_harmless=True)
        answer = self._wire.send(asked)
        if answer.status != 200:
            # `invalid_grant`: the person must sign in again.
            raise SignInRefused(f"status {answer.status}: no token")
        said = answer.json()
        access, refresh = said.get("access_token"), said.get("refresh_token")
        lasts = whole(said.get("expires_in"))
        if not isinstance(access, str) or not isinstance(refresh, str) or not lasts:
            raise Refused("the answer holds no token", "no_token")
        tokens = EtsyTokens(access, refresh, self._clock() + lasts * _SECOND)
        self._keep(tokens)
        self._tokens = tokens
