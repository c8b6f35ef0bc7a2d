"""What Jumia says of a seller when a shop is connected."""

from pos.channels.faults import Refused
from pos.channels.jumia_catalogue import JumiaTerms, parts_of
from pos.channels.jumia_session import JumiaSession, as_object, rows_of
from pos.channels.probe import Caution, Probe


def probed(session: JumiaSession, terms: JumiaTerms) -> Probe:
    """Ask which shops there are; the site of the country has to be open for one of them."""
    answer = session.read("/shops")
    shops = rows_of(as_object(answer), "shops")
    wanted = [shop for shop in shops if terms.shop_id in {"", shop.get("id")}]
    if not wanted:
        raise Refused("this seller has no such shop", "no_shop")
    sites = {
        site.get("code"): site.get("status") for site in parts_of(wanted[0], "businessClients")
    }
    cautions = [Caution.NO_PICTURES]
    if sites.get(terms.site) != "ACTIVE":
        cautions.append(Caution.NO_ORDERS)
    return Probe(
        name=str(wanted[0].get("name") or ""),
        version="1",
        currency=terms.currency,
        server_time=answer.at,
        cautions=tuple(cautions),
    )
