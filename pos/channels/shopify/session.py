"""A session with a Shopify shop: its token, asked for with the merchant's own app and renewed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

import httpx

from pos.channels.faults import Refused, SignInRefused
from pos.channels.graphql import Graph, Reply
from pos.channels.shapes import plain, record, records, text
from pos.channels.wire import Request

_TOKEN_PATH: Final = "/admin/oauth/access_token"  # noqa: S105
_FORM: Final = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Session:
    """What is known while signed in. A token lives for a day, and is asked for anew when refused.

    client, secret: of the app; an app of before 2026 has no client, and its secret is the token.
    location: whose numbers are kept. elsewhere: where tests put the host that takes pictures.
    """

    graph: Graph
    client: str
    secret: str
    location: str
    elsewhere: httpx.BaseTransport | None = None
    _token: str = ""

    def __repr__(self) -> str:
        return f"Session({self.graph.wire.base})"

    def ask(self, document: str, variables: Mapping[str, Any] | None = None) -> Reply:
        """Return what a query tells."""
        return self._signed_in(lambda header: self.graph.ask(document, variables, header))

    def tell(self, document: str, field: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the mutation `field` did. Raises `Refused` for its first user error."""
        told = self.try_to(document, field, variables)
        for error in records(told.get("userErrors") or []):
            code = text(error.get("code")) or "user_error"
            raise Refused(f"{code}: {plain(error.get('message'))}", code)
        return told

    def try_to(self, document: str, field: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the mutation `field` did, its user errors among it."""
        reply = self._signed_in(lambda header: self.graph.tell(document, variables, header))
        return record(reply.data.get(field))

    def _signed_in(self, send: Callable[[Mapping[str, str]], Reply]) -> Reply:
        if not self._token:
            self._token = self._asked_for()
        try:
            return send(self._header())
        except SignInRefused:
            if not self.client:
                raise
            # Refused unread, whatever it was: it may be sent again with a new token.
            self._token = self._asked_for()
        return send(self._header())

    def _header(self) -> dict[str, str]:
        return {"X-Shopify-Access-Token": self._token}

    def _asked_for(self) -> str:
        if not self.client:
            return self.secret
        body = urlencode(
            {
                "grant_type": "client_credentials",
                "client_id": self.client,
                "client_secret": self.secret,
            }
        ).encode()
        answer = self.graph.wire.send(
            Request("POST", _TOKEN_PATH, body=body, content_type=_FORM, is_harmless=True)
        )
        told = record(answer.json())
        token = text(told.get("access_token"))
        if not token:
            # `shop_not_permitted`: the app belongs to another organisation than the shop.
            raise SignInRefused(text(told.get("error"))[:50] or f"status {answer.status}")
        return token
