"""What a Vendure shop says of itself when it is connected."""

from typing import Any, Final
from urllib.parse import urlsplit

from pos.channels.faults import Refused, SignInRefused
from pos.channels.probe import Caution, Location, Probe
from pos.channels.shapes import plain, record, records, text
from pos.channels.vendure import documents
from pos.channels.vendure.reading import Shop, house

# Vendure tells its version nowhere; the kind of key by which we came in exists since 3.6.
_VERSION: Final = "3.6+"
# What a shop with one channel calls it, whatever its owner calls the shop.
_UNNAMED: Final = "__default_channel__"


def probed(shop: Shop) -> Probe:
    """Ask the shop for its channel and its stock locations, and try what this key may do.

    A key has no person behind it whose permissions could be asked for, so each is tried with a
    change of nothing.
    """
    reply = shop.graph.ask(documents.PROBE)
    home, channel = house(reply.data), record(reply.data.get("activeChannel"))
    places = records(record(reply.data.get("stockLocations")).get("items"))
    nothing: dict[str, Any] = {"input": []}
    found = {
        Caution.READ_ONLY: not _may(shop, documents.UPDATE_VARIANTS, nothing),
        Caution.NO_ORDERS: not _may(shop, documents.ORDERS, {"options": {"take": 1}}),
        Caution.NO_PICTURES: not _may(shop, documents.CREATE_ASSETS, nothing),
        Caution.STOCK_OFF: not home.tracks,
    }
    return Probe(
        name=_name(shop, plain(channel.get("code"))),
        version=_VERSION,
        currency=home.currency,
        server_time=reply.at,
        locations=tuple(Location(text(one.get("id")), plain(one.get("name"))) for one in places),
        cautions=tuple(caution for caution, is_so in found.items() if is_so),
    )


def _name(shop: Shop, code: str) -> str:
    """Return what the owner wrote; the host where nobody wrote a thing."""
    return code if code != _UNNAMED else urlsplit(shop.graph.wire.base).hostname or code


def _may(shop: Shop, document: str, variables: dict[str, Any]) -> bool:
    try:
        shop.graph.ask(document, variables)
    except (Refused, SignInRefused):
        return False
    return True
