"""What a PrestaShop says of itself when it is connected."""

from typing import Final
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from pos.channels.faults import Passing, Refused
from pos.channels.prestashop.service import Service
from pos.channels.probe import Caution, Probe
from pos.channels.shapes import plain
from pos.channels.wire import Request

OLDEST: Final = 8
_NEEDED_FOR_ORDERS: Final = ("orders", "order_details", "order_histories", "order_slip")


def probed(service: Service) -> Probe:
    """Ask the shop what this key may do, then for its settings. Raises `Refused` if no shop is."""
    answer = service.wire.send(Request("GET", "/api/", headers={"Accept": "text/xml"}))
    front = _front(answer.content)
    version = answer.headers.get("psws-version", "")
    rights = {part.tag: part.attrib for part in front}
    sees_settings = _may(rights, "configurations", "get")
    writes = _may(rights, "stock_availables", "patch") or _may(rights, "stock_availables", "put")
    sees_orders = all(_may(rights, name, "get") for name in _NEEDED_FOR_ORDERS)
    found = {
        Caution.OLD_VERSION: _major(version) < OLDEST,
        Caution.READ_ONLY: not writes,
        Caution.NO_ORDERS: not (sees_orders and sees_settings),
        Caution.NO_PICTURES: not _may(rights, "images", "post"),
        Caution.STOCK_OFF: sees_settings and service.setting("PS_STOCK_MANAGEMENT") == "0",
    }
    return Probe(
        name=plain(front.get("shopName", "")),
        version=version,
        currency=_currency(service),
        time_zone=service.setting("PS_TIMEZONE") if sees_settings else "",
        server_time=answer.at,
        cautions=tuple(caution for caution, is_so in found.items() if is_so),
    )


def _front(content: bytes) -> Element:
    """Return the list of resources. XML from elsewhere may hold traps: entities are not read."""
    try:
        front: Element | None = fromstring(content).find("api")
    except (ParseError, DefusedXmlException, ValueError):
        raise Passing("the answer is not the shop's list of resources") from None
    if front is None:
        raise Refused("no PrestaShop webservice is at this address", "no_shop")
    return front


def _may(rights: dict[str, dict[str, str]], resource: str, method: str) -> bool:
    return rights.get(resource, {}).get(method) == "true"


def _major(version: str) -> int:
    first = version.split(".")[0]
    return int(first) if first.isascii() and first.isdigit() else 0


def _currency(service: Service) -> str:
    try:
        return service.currency()
    except Refused:
        return ""
