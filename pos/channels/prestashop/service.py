"""How a PrestaShop webservice is asked: lists in JSON, changes in XML, refusals by their codes.

The status of an answer says little: a filter it does not know is 500, a resource the key may not
see is 401. What counts is the code in the body.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from pos.channels.faults import OutcomeUnknown, Passing, Refused, SignInRefused
from pos.channels.shapes import identity, plain, record, records, text
from pos.channels.wire import Answer, Request, Wire

LARGEST_ID: Final = 2_147_483_647
# Ids that fit in one address with room to spare.
AT_ONCE: Final = 100
_OWN: Final = frozenset({401, 500})
_WRONG_KEY: Final = {"17", "18", "19", "20", "21", "22"}
_NOTICE: Final = "3"
_SETTINGS: Final = (
    "PS_TIMEZONE",
    "PS_CURRENCY_DEFAULT",
    "PS_LANG_DEFAULT",
    "PS_HOME_CATEGORY",
    "PS_STOCK_MANAGEMENT",
    "PS_OS_CANCELED",
    "PS_OS_ERROR",
    "PS_OS_REFUND",
    "PS_OS_SHIPPING",
    "PS_OS_DELIVERED",
)

Row = dict[str, Any]


@dataclass(slots=True)
class Service:
    """A session with one shop. at: microseconds UTC by its clock at its last answer."""

    wire: Wire
    at: int = field(default=0, init=False)
    _settings: dict[str, str] = field(default_factory=dict, init=False)
    _currencies: dict[str, str] = field(default_factory=dict, init=False)

    def rows(self, resource: str, query: Mapping[str, str]) -> list[Row]:
        """Return rows of a list.

        Only in lists are zeros told: of one resource the shop leaves out all that is 0 or empty.
        """
        asked = {**query, "output_format": "JSON"}
        answer = _willing(self._sent(Request("GET", f"/api/{resource}", asked, own_statuses=_OWN)))
        told = answer.json()
        # Where nothing matches, the answer is a bare list and no object.
        return [] if told == [] else records(record(told).get(resource))

    def rows_by(
        self, resource: str, name: str, values: Iterable[str], display: str = "full"
    ) -> list[Row]:
        """Return the rows whose field `name` is one of `values`, which hold no mark of a filter."""
        wanted = list(dict.fromkeys(values))
        found: list[Row] = []
        for begin in range(0, len(wanted), AT_ONCE):
            either = "|".join(wanted[begin : begin + AT_ONCE])
            query = {f"filter[{name}]": f"[{either}]", "display": display}
            found += self.rows(resource, query)
        return found

    def all_rows(self, resource: str, display: str) -> Iterator[Row]:
        """Yield every row by id, from the last one seen on: what goes meanwhile hides none."""
        last, is_full = 0, True
        while is_full:
            page = self.rows(resource, after(last, AT_ONCE, display))
            yield from page
            last, is_full = max([last, *map(number_of, page)]), len(page) >= AT_ONCE

    def change(self, method: str, path: str, xml: str, *, is_harmless: bool = False) -> Row:
        """Send XML and return the record in the answer, {} when it is empty.

        Raises `OutcomeUnknown` when the answer cannot be read, unless trying again does no harm.
        """
        body = f'<?xml version="1.0" encoding="UTF-8"?><prestashop>{xml}</prestashop>'
        asked = Request(
            method,
            f"/api/{path}",
            {"output_format": "JSON"},
            body.encode(),
            "text/xml; charset=utf-8",
            is_harmless=is_harmless,
            own_statuses=_OWN,
        )
        told = _willing(self._sent(asked)).json()
        inside = list(told.values()) if isinstance(told, dict) else []
        return inside[0] if inside and isinstance(inside[0], dict) else {}

    def _sent(self, asked: Request) -> Answer:
        """Send, and let a 500 that is not the shop's own word be what it is everywhere."""
        answer = self.wire.send(asked)
        self.at = answer.at or self.at
        if answer.status in _OWN and not _codes(answer):
            if answer.status == 401:
                raise SignInRefused("status 401")
            raise (Passing if asked.is_sure else OutcomeUnknown)(f"status {answer.status}")
        return answer

    def setting(self, name: str) -> str:
        """Return a setting of the shop, "" without it; all are asked for once. May be refused."""
        if not self._settings:
            told = self.rows_by("configurations", "name", _SETTINGS, "[name,value]")
            self._settings = {text(row.get("name")): text(row.get("value")) for row in told}
        return self._settings.get(name, "")

    def currency(self, number: str = "") -> str:
        """Return the ISO code of a currency by its id, of the shop's own without one."""
        if not self._currencies:
            told = self.rows("currencies", {"display": "[id,iso_code]"})
            self._currencies = {identity(r.get("id")): text(r.get("iso_code")) for r in told}
        return self._currencies.get(number or self.setting("PS_CURRENCY_DEFAULT"), "")


def after(last: int, count: int, display: str) -> dict[str, str]:
    """Return the query for the rows that follow an id."""
    return {
        "filter[id]": f"[{last + 1},{LARGEST_ID}]",
        "sort": "[id_ASC]",
        "limit": str(count),
        "display": display,
    }


def number_of(row: Row) -> int:
    """Return the id of a row, 0 without one."""
    return int(identity(row.get("id")) or 0)


def element(name: str, value: str | int) -> str:
    """Return a field in XML."""
    return f"<{name}>{escape(str(value))}</{name}>"


def in_languages(name: str, words: str, languages: Sequence[str]) -> str:
    """Return a field with the same words in each of the shop's languages, by their ids."""
    each = (f"<language id={quoteattr(one)}>{escape(words)}</language>" for one in languages)
    return f"<{name}>{''.join(each)}</{name}>"


def _codes(answer: Answer) -> list[tuple[str, str]]:
    """Return the codes and words of a refusal; notices of PHP among them only when alone."""
    try:
        errors = records(record(answer.json()).get("errors"))
    except (Passing, OutcomeUnknown):
        return []
    told = [(text(error.get("code")), plain(error.get("message"))) for error in errors]
    return [one for one in told if one[0] != _NOTICE] or told


def _willing(answer: Answer) -> Answer:
    """Return an answer that is no refusal."""
    if answer.status == 404 and not answer.content:
        raise Refused("status 404", "not_found")
    codes = _codes(answer)
    if answer.status < 400 and not codes:
        return answer
    if not codes:
        raise Passing(f"status {answer.status}: the answer is not the shop's")
    code, words = codes[0]
    if answer.status == 401 and code in _WRONG_KEY:
        raise SignInRefused(f"status 401, code {code}")
    raise Refused(f"status {answer.status}, code {code}: {words}", code)
