"""Questions to Etsy about one shop, and what every answer is checked for."""

from collections.abc import Mapping
from typing import Any, Final

from pos.channels.etsy_session import EtsySession
from pos.channels.faults import Passing, Refused, SignInRefused
from pos.channels.stock import LARGEST
from pos.channels.wire import Answer, Request

APP: Final = "/v3/application"
FORM: Final = "application/x-www-form-urlencoded"
_LONGEST_SAID: Final = 200
_CONFLICT: Final = 409
_GONE: Final = 404
_FORBIDDEN: Final = 403


class EtsyAsk:
    """Asks as one merchant. shop_id: "" where it is asked of Etsy first."""

    def __init__(self, session: EtsySession, shop_id: str) -> None:
        self._session = session
        self._shop_id = shop_id

    def shop_path(self) -> str:
        """Return the path of the shop; the merchant's own where no other was said."""
        if not self._shop_id:
            said = as_object(self.ask("GET", f"{APP}/users/me"))
            self._shop_id = number_text(said.get("shop_id"))
        return f"{APP}/shops/{self._shop_id}"

    def now(self) -> int:
        """Return the moment by Etsy's clock, microseconds UTC."""
        at = self.ask("GET", f"{APP}/openapi-ping").at
        if not at:
            raise Passing("Etsy did not say what time it is")
        return at

    def ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: bytes | None = None,
        content_type: str = "application/json",
        reads: frozenset[int] = frozenset(),
    ) -> Answer:
        """Send a request. reads: statuses of 400 and above that the caller reads itself.

        Raises `Refused` with Etsy's own words for all others that are not judged before.
        """
        asked = Request(method, path, query=query or {}, body=body, content_type=content_type)
        answer = self._session.send(asked)
        if answer.status == _FORBIDDEN:
            # The key of the app, or what the merchant allowed it, is not enough.
            raise SignInRefused(f"status {answer.status}")
        if answer.status >= 400 and answer.status not in reads:
            raise Refused(f"status {answer.status}: {said_of(answer)}", str(answer.status))
        return answer

    def close(self) -> None:
        """Give connections back."""
        self._session.close()


def is_conflict(answer: Answer) -> bool:
    """Tell whether what was written had changed meanwhile."""
    return answer.status == _CONFLICT


def is_gone(answer: Answer) -> bool:
    """Tell whether there is no such thing."""
    return answer.status == _GONE


def said_of(answer: Answer) -> str:
    """Return Etsy's words for why not: `{"error": "text"}` is all it says."""
    try:
        said = answer.json()
    except Passing:
        return ""
    error = said.get("error") if isinstance(said, dict) else ""
    return " ".join(str(error or "").split())[:_LONGEST_SAID]


def as_object(answer: Answer) -> dict[str, Any]:
    """Return the object that was answered. Raises `Passing` for anything else."""
    said = answer.json()
    if not isinstance(said, dict):
        raise Passing("the answer is no object")
    return said


def results_of(answer: Answer) -> list[Any]:
    """Return the rows of a list that was answered. Raises `Passing` for anything else."""
    rows = as_object(answer).get("results")
    if not isinstance(rows, list):
        raise Passing("the answer is no list")
    return rows


def number_text(said: Any) -> str:
    """Return an id of Etsy as text; nothing else may become part of a path.

    Raises `Refused`.
    """
    text = str(said) if isinstance(said, int | str) and not isinstance(said, bool) else ""
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(LARGEST**2)):
        raise Refused("this is no id of Etsy", "id")
    return text
