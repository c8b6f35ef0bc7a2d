"""Products and combinations of a PrestaShop: found by reference, which many may share."""

import re
from collections.abc import Sequence
from typing import Any, Final

from pos.channels.faults import Refused
from pos.channels.listings import Item, ListingState, Price
from pos.channels.prestashop.rows import Rows
from pos.channels.prestashop.service import Row, Service, after, number_of
from pos.channels.shapes import amount, identity, plain, text

_PAGE: Final = 50
_PRODUCT: Final = "[id,reference,name,active,state,price,ean13,id_tax_rules_group]"
_COMBINATION: Final = "[id,id_product,reference,ean13]"
# In a filter a comma makes an interval, a bar another value, brackets and percent a pattern.
_MARKS: Final = re.compile(r"[\[\]|,%]")


def found_by_sku(service: Service, skus: Sequence[str]) -> dict[str, list[Item]]:
    """Return all that bear each reference, products before combinations."""
    wanted = [sku for sku in dict.fromkeys(skus) if sku]
    products = _matching(service, "products", _PRODUCT, wanted)
    parts = _matching(service, "combinations", _COMBINATION, wanted)
    found: dict[str, list[Item]] = {sku: [] for sku in skus}
    for item in items(service, products, parts):
        for sku in wanted:
            if sku.casefold() == item.sku.casefold():
                found[sku].append(item)
    return found


def _matching(service: Service, resource: str, display: str, skus: list[str]) -> list[Row]:
    """Return rows with these references; one that a filter cannot name is looked for in all."""
    odd = {sku.casefold() for sku in skus if _MARKS.search(sku)}
    plain_skus = [sku for sku in skus if sku.casefold() not in odd]
    found = service.rows_by(resource, "reference", plain_skus, display)
    if odd:
        every = service.all_rows(resource, display)
        found += [row for row in every if text(row.get("reference")).casefold() in odd]
    return found


def catalogue(service: Service, cursor: str) -> tuple[list[Item], str]:
    """Return a page of products with their combinations, and the cursor of the next."""
    last = int(cursor or 0)
    products = service.rows("products", after(last, _PAGE, _PRODUCT))
    ids = [identity(row.get("id")) for row in products]
    parts = service.rows_by("combinations", "id_product", [i for i in ids if i], _COMBINATION)
    onward = str(max(map(number_of, products))) if len(products) >= _PAGE else ""
    return items(service, products, parts), onward


def items(service: Service, products: Sequence[Row], parts: Sequence[Row]) -> list[Item]:
    """Return what products and combinations are, with the rows that hold their numbers."""
    known = {identity(row.get("id")): row for row in products}
    lacking = {identity(row.get("id_product")) for row in parts} - known.keys() - {""}
    above = service.rows_by("products", "id", sorted(lacking, key=int), _PRODUCT)
    known |= {identity(row.get("id")): row for row in above}
    rows = Rows(service, known)
    listed = [_product(service, row, rows) for row in products if identity(row.get("id"))]
    for part in parts:
        parent = known.get(identity(part.get("id_product")))
        if parent is not None and identity(part.get("id")):
            listed.append(_combination(part, parent, rows))
    return listed


def _product(service: Service, row: Row, rows: Rows) -> Item:
    number = identity(row.get("id"))
    return Item(
        ref=rows.ref(number),
        sku=text(row.get("reference")),
        title=name_of(row.get("name")),
        state=_state(row),
        price=_price(service, row),
        is_tracked=not rows.is_composed(number),
        barcode=text(row.get("ean13")),
    )


def _combination(row: Row, parent: Row, rows: Rows) -> Item:
    return Item(
        ref=rows.ref(identity(row.get("id_product")), identity(row.get("id"))),
        sku=text(row.get("reference")),
        title=name_of(parent.get("name")),
        state=_state(parent),
        barcode=text(row.get("ean13")),
    )


def name_of(value: Any) -> str:
    """Return a name that comes as text, or as one for each language."""
    if isinstance(value, list):
        each = [one.get("value") for one in value if isinstance(one, dict)]
        return next((plain(one) for one in each if plain(one)), "")
    return plain(value)


def _state(row: Row) -> ListingState:
    """Return the state; the shop has one switch, and knows no pause from a draft."""
    is_shown = text(row.get("active")) == "1" and text(row.get("state")) != "0"
    return ListingState.SHOWN if is_shown else ListingState.DRAFT


def _price(service: Service, row: Row) -> Price | None:
    """Return the price buyers pay; None where the shop puts taxes on what it tells."""
    told = amount(row.get("price"))
    if told is None or text(row.get("id_tax_rules_group")) != "0":
        return None
    try:
        currency = service.currency()
    except Refused:
        return None
    return Price(told, currency) if currency else None
