"""One answer of a browser, caught on this device: how somebody signs in without a server of ours.

The browser is sent to the shop and comes back to an address of this machine, with a code that is
worth nothing without the verifier kept here (PKCE, RFC 7636; loopback redirects, RFC 8252 7.3).
"""

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Final
from urllib.parse import parse_qs, urlsplit

from pos.channels.faults import Passing, SignInRefused

_HOST: Final = "127.0.0.1"
# How often a person who gave up is noticed.
_LOOK_SECONDS: Final = 0.25
# A browser that opens a line and says nothing holds nobody up for long.
_ONE_REQUEST_SECONDS: Final = 2.0
_LONGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class Challenge:
    """What proves that who asks for the token is who asked for the code.

    state: comes back with the answer. verifier: kept here until the code is exchanged.
    """

    state: str
    verifier: str

    @property
    def code(self) -> str:
        """The SHA-256 of the verifier, as the shop is told it."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def new_challenge() -> Challenge:
    """Return one that nobody can guess."""
    return Challenge(secrets.token_urlsafe(24), secrets.token_urlsafe(64))


class Loopback:
    """Listens on this machine alone, for one answer. redirect: the address to register.

    Open it before the browser is sent away. page: what the browser shows at the end, as HTML.
    """

    def __init__(self, port: int, path: str, page: str) -> None:
        """`port` 0: any. Raises `Passing` when another program has it."""
        self._path = path
        self._page = page.encode()
        self._code: str | None = None
        self._is_refused = False
        self._state = ""
        try:
            self._server = HTTPServer((_HOST, port), self._handler())
        except OSError as fault:
            raise Passing(f"port {port} is taken") from fault
        self.redirect = f"http://localhost:{self._server.server_port}{path}"

    def wait(self, state: str, seconds: float, is_given_up: Callable[[], bool]) -> str:
        """Return the code that comes back with `state`; for a slow thread.

        Raises `Passing` after so many seconds or when given up, `SignInRefused` when the person
        said no. Anything else that knocks is turned away, and waited on.
        """
        self._state = state
        self._server.timeout = _LOOK_SECONDS
        ends = time.monotonic() + seconds
        while self._code is None:
            if self._is_refused:
                raise SignInRefused("the person said no")
            if is_given_up() or time.monotonic() > ends:
                raise Passing("nobody came back")
            self._server.handle_request()
        return self._code

    def close(self) -> None:
        """Stop listening; safe to call twice."""
        self._server.server_close()

    def _take(self, asked: str) -> bool:
        """Read one request; True when it was the answer that is waited for."""
        parts = urlsplit(asked)
        said = parse_qs(parts.query)
        state = said.get("state", [""])[0]
        is_ours = parts.path == self._path and hmac.compare_digest(
            state.encode(), self._state.encode()
        )
        if not is_ours or not self._state:
            return False
        self._code = said.get("code", [None])[0] or None
        self._is_refused = self._code is None
        return True

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        loopback = self

        class Handler(BaseHTTPRequestHandler):
            timeout = _ONE_REQUEST_SECONDS

            def do_GET(self) -> None:
                is_answer = len(self.path) <= _LONGEST and loopback._take(self.path)
                self.send_response(200 if is_answer else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                # The code stands in the address: nothing may carry it on.
                self.send_header("Referrer-Policy", "no-referrer")
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(loopback._page if is_answer else b"")

            def log_message(self, *_said: object) -> None:
                """Say nothing: the address holds the code."""

        return Handler
