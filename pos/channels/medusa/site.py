"""A session with one Medusa shop, and what its refusals are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from pos.channels.faults import OutcomeUnknown, Passing, Refused, SignInRefused
from pos.channels.shapes import plain, record, text
from pos.channels.wire import Answer, Request, Wire, as_json

NOT_FOUND: Final = "not_found"
_FORBIDDEN: Final = 403


@dataclass(frozen=True, slots=True)
class Site:
    """A session. location: the stock location whose numbers are kept."""

    wire: Wire
    location: str

    def read(self, path: str, query: Mapping[str, str] | None = None) -> Answer:
        """Return what is at `path`. Raises `Refused` with Medusa's word for why."""
        return _accepted(self.wire.send(Request("GET", path, dict(query or {}))))

    def change(self, path: str, body: Any) -> dict[str, Any]:
        """Return what a POST did. Raises any fault."""
        answer = _accepted(self.wire.send(Request("POST", path, body=as_json(body))))
        try:
            return record(answer.json())
        except Passing as fault:
            raise OutcomeUnknown(str(fault)) from None


def at(*parts: str) -> str:
    """Return a path of the admin API; ids are put in as the names they are.

    >>> at("orders", "order_1/..")
    '/admin/orders/order_1%2F..'
    """
    return "/admin/" + "/".join(quote(part, safe="") for part in parts)


def several(name: str, values: "list[str]") -> dict[str, str]:
    """Return a query that asks for one of many values.

    >>> several("sku", ["A", "B"])
    {'sku[0]': 'A', 'sku[1]': 'B'}
    """
    return {f"{name}[{place}]": value for place, value in enumerate(values)}


def _accepted(answer: Answer) -> Answer:
    if answer.status < 400:
        return answer
    if answer.status == _FORBIDDEN:
        raise SignInRefused("status 403")
    told = record(answer.json())
    code = text(told.get("type")) or f"status_{answer.status}"
    raise Refused(f"{code}: {plain(told.get('message'))}", code)
