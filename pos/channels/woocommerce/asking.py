"""What a WooCommerce shop says of itself when it is connected."""

from typing import Any, Final

from pos.channels.faults import Refused, SignInRefused
from pos.channels.probe import Caution, Probe
from pos.channels.shapes import plain, record, text
from pos.channels.wire import Answer, Request
from pos.channels.woocommerce.site import API, Site

OLDEST: Final = 8
_PERMISSION: Final = frozenset({401, 403})


def probed(site: Site, *, takes_pictures: bool) -> Probe:
    """Ask the site, then the shop in it. Raises `Refused` when there is no WooCommerce."""
    front = site.wire.send(
        Request("GET", "/wp-json/", {"_fields": "name,timezone_string,namespaces"})
    )
    told = record(front.json())
    if "wc/v3" not in (told.get("namespaces") or []):
        raise Refused("no WooCommerce is at this address", "no_shop")
    products = site.read("/products", {"per_page": "1", "_fields": "id"})
    version = _version(site)
    found = {
        Caution.OLD_VERSION: bool(version) and _major(version) < OLDEST,
        Caution.READ_ONLY: not _may_write(site),
        Caution.NO_ORDERS: not _may_see_orders(site),
        Caution.NO_PICTURES: not takes_pictures,
        Caution.STOCK_OFF: not _keeps_stock(site),
    }
    return Probe(
        name=plain(told.get("name")),
        version=version,
        currency=site.currency(),
        time_zone=text(told.get("timezone_string")),
        server_time=products.at,
        cautions=tuple(caution for caution, is_so in found.items() if is_so),
    )


def _version(site: Site) -> str:
    """Return the version of WooCommerce, "" for who may not ask the system."""
    answer = _asked(site, "/system_status", {"_fields": "environment"})
    environment = record(answer.json()).get("environment") if answer.status == 200 else None
    return text(environment.get("version")) if isinstance(environment, dict) else ""


def _major(version: str) -> int:
    first = version.split(".")[0]
    return int(first) if first.isascii() and first.isdigit() else 0


def _may_write(site: Site) -> bool:
    """Try with a batch of nothing, which changes nothing."""
    body: dict[str, Any] = {"update": []}
    try:
        site.change("POST", "/products/batch", body, is_harmless=True)
    except (Refused, SignInRefused):
        return False
    return True


def _may_see_orders(site: Site) -> bool:
    return _asked(site, "/orders", {"per_page": "1", "_fields": "id"}).status == 200


def _keeps_stock(site: Site) -> bool:
    """Tell whether the shop counts stock at all; who may not ask is told that it does."""
    answer = _asked(site, "/settings/products/woocommerce_manage_stock", {"_fields": "value"})
    return answer.status != 200 or record(answer.json()).get("value") != "no"


def _asked(site: Site, path: str, query: dict[str, str]) -> Answer:
    return site.wire.send(Request("GET", API + path, query, own_statuses=_PERMISSION))
