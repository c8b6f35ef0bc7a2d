"""What Jumia lists: products with their variations, whose two ids are both kept.

The vendor's text says that a stock write wants the id of the product, a seller who tried says that
of the variation. So a `Ref` keeps both, and the SKU, which every write names too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from pos.channels.jumia_session import JumiaSession, as_object, following, rows_of
from pos.channels.listings import Item, ListingState, Price
from pos.channels.shapes import text
from pos.channels.stock import Missing, Reading, Ref, whole
from pos.clock import to_microseconds

_PAGE: Final = 100
# More pages than any seller has: a token that leads in a circle ends here.
_MOST_PAGES: Final = 2000
CURRENCIES: Final = {
    "MA": "MAD",
    "EG": "EGP",
    "NG": "NGN",
    "KE": "KES",
    "GH": "GHS",
    "CI": "XOF",
    "SN": "XOF",
    "UG": "UGX",
}


@dataclass(frozen=True, slots=True)
class JumiaTerms:
    """What is the same for all listings of a seller.

    shop_id: "" for the first. country: of the site, ISO 3166. category, brand: codes of Jumia,
    which are text. brand_name: as Jumia writes it.
    """

    country: str = "MA"
    shop_id: str = ""
    category: str = ""
    brand: str = "1045133"
    brand_name: str = "Generic"

    @property
    def site(self) -> str:
        """What Jumia calls the site of the country."""
        return f"jumia-{self.country.lower()}"

    @property
    def currency(self) -> str:
        """Prices on that site."""
        return CURRENCIES.get(self.country, "")


def ref_of(variation: str, product: str, sku: str) -> Ref:
    """Keep what finds a listing again. stock: the SKU, which every write names."""
    return Ref(variation, parent=product, stock=sku)


def page_of_products(
    session: JumiaSession, terms: JumiaTerms, token: str, sku: str = ""
) -> tuple[list[Item], str]:
    """Return a page of the catalogue, of one SKU where one is said."""
    query = {"size": str(_PAGE)}
    query |= {"token": token} if token else {}
    query |= {"sellerSku": sku} if sku else {}
    query |= {"shopId": terms.shop_id} if terms.shop_id else {}
    said = as_object(session.read("/catalog/products", query))
    return [i for row in rows_of(said, "products") for i in _items(row, terms)], following(said)


def items_of_sku(session: JumiaSession, terms: JumiaTerms, sku: str) -> list[Item]:
    """Return all that bear a SKU; what the search brings beside them is left out."""
    if not sku:
        return []
    items, token = page_of_products(session, terms, "", sku)
    for _page in range(_MOST_PAGES):
        if not token:
            break
        more, token = page_of_products(session, terms, token, sku)
        items += more
    return [item for item in items if item.sku == sku]


def _items(row: dict[str, Any], terms: JumiaTerms) -> Iterator[Item]:
    product = text(row.get("id"))
    for each in parts_of(row, "variations"):
        variation, sku = text(each.get("id")), text(each.get("sellerSku"))
        if not (product and variation and sku):
            continue
        sites = parts_of(each, "businessClients")
        site: dict[str, Any] = next((s for s in sites if s.get("code") == terms.site), {})
        yield Item(
            ref=ref_of(variation, product, sku),
            sku=sku,
            title=str(row.get("name") or ""),
            state=_state(site),
            price=_price(site.get("price"), terms) or _price(each.get("globalPrice"), terms),
            barcode=str(each.get("barcodeEan") or ""),
            modified=moment_of(row.get("updatedAt")),
        )


def parts_of(row: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the records a row holds under a name, none where there is no list of them."""
    said = row.get(name)
    return [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []


def _state(site: dict[str, Any]) -> ListingState:
    """A product that nobody looked through yet is a draft; stock cannot be set before."""
    said = site.get("qc")
    quality = said.get("status") if isinstance(said, dict) else None
    if site.get("status") == "INACTIVE":
        return ListingState.PAUSED
    if quality != "APPROVED":
        return ListingState.DRAFT
    return ListingState.SHOWN if site.get("status") == "ACTIVE" else ListingState.PAUSED


def _price(said: Any, terms: JumiaTerms) -> Price | None:
    amount = number_of(said.get("value")) if isinstance(said, dict) else None
    return None if amount is None else Price(amount, terms.currency)


def read_stock(session: JumiaSession, refs: Sequence[Ref]) -> list[Reading]:
    """Read the numbers of these products, found by SKU among what the answer holds."""
    sids = sorted({ref.parent for ref in refs})
    known: dict[str, tuple[int, int]] = {}
    for start in range(0, len(sids), _PAGE):
        for sku, number, at in _numbers(session, sids[start : start + _PAGE]):
            known[sku] = (number, at)
    return [
        Reading(ref, known[ref.stock][0], at=known[ref.stock][1], sku=ref.stock)
        if ref.stock in known
        else Reading(ref, None, Missing.NOT_FOUND)
        for ref in refs
    ]


def _numbers(session: JumiaSession, sids: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    token = ""
    for _page in range(_MOST_PAGES):
        query = {"size": str(_PAGE), "productSids": ",".join(sids)}
        answer = session.read("/catalog/stock", query | ({"token": token} if token else {}))
        said = as_object(answer)
        for row in rows_of(said, "products"):
            number = whole(row.get("globalStock"))
            if isinstance(row.get("sellerSku"), str) and number is not None:
                yield row["sellerSku"], number, answer.at
        token = following(said)
        if not token:
            return


def number_of(said: Any) -> Decimal | None:
    """Read an amount, None for anything else."""
    if isinstance(said, bool) or not isinstance(said, int | Decimal | str):
        return None
    try:
        amount = Decimal(said)
    except ArithmeticError:
        return None
    return amount if amount.is_finite() else None


def moment_of(said: Any) -> int:
    """Read a moment such as `2022-05-16T16:58:50.820Z`, 0 for anything else."""
    try:
        moment = datetime.fromisoformat(str(said))
    except ValueError:
        return 0
    return to_microseconds(moment) if moment.tzinfo else 0
