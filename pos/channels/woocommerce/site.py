"""How a WooCommerce shop is asked, and what its answers and refusals mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from pos.channels.faults import Refused
from pos.channels.shapes import plain, record, text
from pos.channels.wire import Answer, Request, Wire, as_json

API: Final = "/wp-json/wc/v3"
_GONE: Final = {
    "woocommerce_rest_invalid_id",
    "woocommerce_rest_product_invalid_id",
    "woocommerce_rest_product_variation_invalid_id",
    "woocommerce_rest_shop_order_invalid_id",
    "rest_post_invalid_id",
}


def is_gone(code: str) -> bool:
    """Tell whether a refusal means that the shop has no such thing."""
    return code in _GONE


def product_path(item: str, parent: str = "") -> str:
    """Return where a product is changed, or a variation, which only its parent's path reaches."""
    here = quote(item, safe="")
    return (
        f"/products/{quote(parent, safe='')}/variations/{here}" if parent else f"/products/{here}"
    )


@dataclass(slots=True)
class Site:
    """A session with one shop."""

    wire: Wire
    _currency: str | None = field(default=None, init=False)

    def read(self, path: str, query: Mapping[str, str] | None = None) -> Answer:
        """Ask for something below `wc/v3`. Raises `Refused` with the shop's code."""
        return _willing(self.wire.send(Request("GET", API + path, query or {})))

    def change(self, method: str, path: str, body: Any, *, is_harmless: bool = False) -> Any:
        """Change something below `wc/v3` and return the decoded answer.

        Raises `OutcomeUnknown` when the answer cannot be read, unless trying again does no harm.
        """
        asked = Request(method, API + path, body=as_json(body), is_harmless=is_harmless)
        return _willing(self.wire.send(asked)).json()

    def currency(self) -> str:
        """Return the ISO code of the shop's currency, asked for once; "" when it is not told."""
        if self._currency is None:
            try:
                told = record(self.read("/data/currencies/current").json())
            except Refused:
                told = {}
            self._currency = text(told.get("code"))
        return self._currency


def _willing(answer: Answer) -> Answer:
    """Return an answer that is no refusal.

    A refusal that is not JSON is not the shop's: a host, a firewall or a page stands in the way.
    """
    if answer.status < 400:
        return answer
    told = record(answer.json())
    code = text(told.get("code"))
    raise Refused(f"status {answer.status} {code}: {plain(told.get('message'))}", code)
