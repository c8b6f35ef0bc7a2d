"""Rows of stock: where PrestaShop keeps its numbers, apart from products and combinations."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pos.channels.prestashop.service import Row, Service
from pos.channels.shapes import identity, text
from pos.channels.stock import Missing, Reading, Ref, whole

# Product and combination, "0" for the product itself.
Owner = tuple[str, str]


def owner(ref: Ref) -> Owner:
    """Return whose number a listing has."""
    return (ref.parent, ref.item) if ref.parent else (ref.item, "0")


class Rows:
    """The rows of some products, and which of them count."""

    def __init__(self, service: Service, products: Iterable[str]) -> None:
        wanted = sorted({product for product in products if identity(product)}, key=int)
        told = service.rows_by("stock_availables", "id_product", wanted)
        self._of: dict[Owner, list[Row]] = defaultdict(list)
        for row in told:
            owned = identity(row.get("id_product")), identity(row.get("id_product_attribute"))
            self._of[owned[0], owned[1] or "0"].append(row)
        self._composed = {product for product, combination in self._of if combination != "0"}

    def is_composed(self, product: str) -> bool:
        """Tell whether the numbers are those of combinations, and the product's their sum."""
        return product in self._composed

    def row(self, ref: Ref) -> Row | None:
        """Return the row of a listing: the one known, else the first that a shop owns."""
        rows = self._of.get(owner(ref), [])
        known = [row for row in rows if ref.stock and identity(row.get("id")) == ref.stock]
        return next(iter(known or sorted(rows, key=_ownerless)), None)

    def ref(self, product: str, combination: str = "") -> Ref:
        """Return where a listing is, with its row."""
        bare = Ref(combination, product) if combination else Ref(product)
        row = self.row(bare)
        return Ref(bare.item, bare.parent, identity(row.get("id")) if row else "")


def _ownerless(row: Row) -> bool:
    """Tell whether no shop owns a row: one written whole without its shop is lost to all."""
    return not identity(row.get("id_shop")) and not identity(row.get("id_shop_group"))


def readings(service: Service, refs: Sequence[Ref]) -> list[Reading]:
    """Return the number of each."""
    rows = Rows(service, [owner(ref)[0] for ref in refs])
    at = service.at
    skus = _skus(service, refs)
    return [_reading(rows, ref, skus.get(owner(ref), ""), at) for ref in refs]


def _reading(rows: Rows, ref: Ref, sku: str, at: int) -> Reading:
    row = rows.row(ref)
    if row is None:
        return Reading(ref, None, Missing.NOT_FOUND, sku=sku)
    if _ownerless(row):
        return Reading(ref, None, Missing.NOT_STOCKED_HERE, sku=sku)
    value = whole(row.get("quantity"))
    if value is None or (not ref.parent and rows.is_composed(ref.item)):
        return Reading(ref, None, Missing.NOT_TRACKED, sku=sku)
    return Reading(ref, value, at=at, sku=sku)


def _skus(service: Service, refs: Sequence[Ref]) -> dict[Owner, str]:
    """Return the references as they are now."""
    products = [ref.item for ref in refs if not ref.parent and identity(ref.item)]
    told = service.rows_by("products", "id", products, "[id,reference]")
    found = {(identity(r.get("id")), "0"): text(r.get("reference")) for r in told}
    parts = [ref.item for ref in refs if ref.parent and identity(ref.item)]
    for row in service.rows_by("combinations", "id", parts, "[id,id_product,reference]"):
        whose = identity(row.get("id_product")), identity(row.get("id"))
        found[whose] = text(row.get("reference"))
    return found
