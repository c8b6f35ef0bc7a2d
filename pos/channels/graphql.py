"""Questions in GraphQL, where a fault comes with status 200 and every question is a POST.

What is asked with `ask` only reads, so that a lost answer does no harm; what is asked with `tell`
changes something, and a lost answer is an unknown outcome.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from pos.channels.faults import (
    ChannelFault,
    OutcomeUnknown,
    Passing,
    Refused,
    SignInRefused,
    Throttled,
)
from pos.channels.shapes import plain, record, records, text
from pos.channels.stock import whole
from pos.channels.wire import Answer, Request, Wire, as_json, retry_after

_JSON: Final = "application/json"
_READ_HERE: Final = frozenset({400, 403, 429})
# Codes of servers that failed on their side: whether a change was made is not known.
_FAILED: Final = frozenset({"INTERNAL_SERVER_ERROR", "INTERNAL", "TIMEOUT"})


@dataclass(frozen=True, slots=True)
class Reply:
    """What a shop answered. at: microseconds UTC by its clock, 0 when it did not say."""

    data: dict[str, Any]
    at: int


@dataclass(frozen=True, slots=True)
class Graph:
    """One GraphQL endpoint. signed_out: codes by which it says that it knows no such caller."""

    wire: Wire
    path: str
    signed_out: frozenset[str] = frozenset()

    def ask(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Return what a query tells. Raises any fault but `OutcomeUnknown`."""
        body = as_json({"query": document, "variables": dict(variables or {})})
        return self._sent(_Question(body, headers=headers or {}, is_harmless=True))

    def tell(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Return what a mutation did. Raises any fault."""
        body = as_json({"query": document, "variables": dict(variables or {})})
        return self._sent(_Question(body, headers=headers or {}))

    def hand_over(self, body: bytes, content_type: str, headers: Mapping[str, str]) -> Reply:
        """Return what a mutation did that carries files, in a body already laid out."""
        return self._sent(_Question(body, content_type, headers))

    def _sent(self, question: "_Question") -> Reply:
        lost = Passing if question.is_harmless else OutcomeUnknown
        answer = self.wire.send(
            Request(
                "POST",
                self.path,
                body=question.body,
                content_type=question.content_type,
                headers=question.headers,
                is_harmless=question.is_harmless,
                own_statuses=_READ_HERE,
            )
        )
        try:
            told = record(answer.json())
        except Passing as fault:
            # A page of the host in the way does not say whether the question went through.
            raise _throttled_or(lost(str(fault)), answer) from None
        errors = told.get("errors")
        if errors:
            raise self._fault(errors, told, answer, lost)
        if not isinstance(told.get("data"), dict):
            raise _throttled_or(lost(f"status {answer.status}: an answer without data"), answer)
        return Reply(told["data"], answer.at)

    def _fault(
        self, errors: Any, told: dict[str, Any], answer: Answer, lost: type[ChannelFault]
    ) -> ChannelFault:
        code, message = first_error(errors)
        if code == "THROTTLED" or answer.status == 429:
            return Throttled(code or "status 429", _seconds_to_refill(told, answer))
        if code in self.signed_out:
            return SignInRefused(code)
        if code in _FAILED or not code:
            return lost(f"{code} {message}".strip())
        return Refused(f"{code}: {message}", code)


@dataclass(frozen=True, slots=True)
class _Question:
    body: bytes
    content_type: str = _JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    is_harmless: bool = False


def first_error(errors: Any) -> tuple[str, str]:
    """Return the code and the words of the first of `errors`, "" for what is not told.

    An `errors` that is only text, as Shopify sends for who is not signed in, has no code.
    """
    if not isinstance(errors, list):
        return "", plain(errors)
    for error in records(errors):
        extensions = error.get("extensions")
        code = text(extensions.get("code")) if isinstance(extensions, dict) else ""
        return code, plain(error.get("message"))
    return "", ""


def _throttled_or(fault: ChannelFault, answer: Answer) -> ChannelFault:
    if answer.status == 429:
        return Throttled("status 429", retry_after(answer))
    return fault


def _seconds_to_refill(told: dict[str, Any], answer: Answer) -> float | None:
    """Return how long the leaky bucket takes to hold what the question costs."""
    extensions = told.get("extensions")
    cost = extensions.get("cost") if isinstance(extensions, dict) else None
    status = cost.get("throttleStatus") if isinstance(cost, dict) else None
    if not isinstance(cost, dict) or not isinstance(status, dict):
        return retry_after(answer)
    wanted = whole(cost.get("requestedQueryCost"))
    there = whole(status.get("currentlyAvailable"))
    rate = whole(status.get("restoreRate"))
    if wanted is None or there is None or not rate or rate < 0:
        return retry_after(answer)
    return float(max(Decimal(wanted - there) / rate, Decimal(0)))
