"""What a Medusa shop says of itself when it is connected."""

from typing import Final

from pos.channels.medusa.reading import store
from pos.channels.medusa.site import Site, at
from pos.channels.probe import Location, Probe
from pos.channels.shapes import plain, record, records, text

# Medusa tells its version nowhere; the admin API is that of its second.
_VERSION: Final = "2"


def probed(site: Site) -> Probe:
    """Ask the shop for its name and its stock locations. A key may do all there is."""
    shop, currency = store(site)
    answer = site.read(at("stock-locations"), {"limit": "100", "order": "id"})
    places = records(record(answer.json()).get("stock_locations"))
    return Probe(
        name=plain(shop.get("name")),
        version=_VERSION,
        currency=currency,
        server_time=answer.at,
        locations=tuple(Location(text(one.get("id")), plain(one.get("name"))) for one in places),
    )
