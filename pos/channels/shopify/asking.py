"""What a Shopify shop says of itself when it is connected."""

from typing import Any

from pos.channels.probe import Caution, Location, Probe
from pos.channels.shapes import plain, record, records, text
from pos.channels.shopify import documents
from pos.channels.shopify.session import Session


def probed(session: Session) -> Probe:
    """Ask the shop for its name, its locations and what the app may do."""
    reply = session.ask(documents.PROBE)
    shop = record(reply.data.get("shop"))
    places = records(record(reply.data.get("locations")).get("nodes"))
    allowed = _allowed(reply.data)
    found = {
        Caution.READ_ONLY: not {"write_inventory", "write_products"} <= allowed,
        Caution.NO_ORDERS: not allowed & {"read_orders", "write_orders"},
        Caution.NO_PICTURES: "write_products" not in allowed,
        # Without it Shopify tells the orders of sixty days alone.
        Caution.SHORT_HISTORY: "read_all_orders" not in allowed,
    }
    return Probe(
        name=plain(shop.get("name")),
        version=documents.VERSION,
        currency=text(shop.get("currencyCode")),
        time_zone=text(shop.get("ianaTimezone")),
        server_time=reply.at,
        locations=tuple(Location(text(one.get("id")), plain(one.get("name"))) for one in places),
        cautions=tuple(caution for caution, is_so in found.items() if is_so),
    )


def _allowed(data: dict[str, Any]) -> set[str]:
    scopes = records(record(data.get("currentAppInstallation")).get("accessScopes"))
    return {text(scope.get("handle")) for scope in scopes}
