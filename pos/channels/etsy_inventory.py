"""The inventory of an Etsy listing: read, changed in one place, and written back whole.

A PUT replaces everything, so what goes back is what was read, without what Etsy writes itself:
`product_id`, `offering_id`, `is_deleted`, `scale_name`, `value_pairs` are refused or ignored, a
deleted row would come to life, and the price goes as a number where it came as an object. A product
is named by its values ("200=1.2|513=7"), which stay the same where ids are given anew.
Source: etsy-ts 8.0.1, `IUpdateListingInventoryPayload`; etsy/open-api#362, #501.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pos.channels.faults import Passing
from pos.channels.listings import Price
from pos.channels.stock import Ref, whole

_ON_PROPERTY: Final = (
    "price_on_property",
    "quantity_on_property",
    "sku_on_property",
    "readiness_state_on_property",
)


@dataclass(frozen=True, slots=True)
class Product:
    """One product of a listing, as Etsy has it. name: its values; empty for one without any."""

    name: str
    sku: str
    quantity: int
    is_enabled: bool
    price: Price | None
    values: tuple[tuple[int, str], ...]


class Inventory:
    """The inventory of one listing, as Etsy answered it."""

    def __init__(self, listing: str, said: Any) -> None:
        """Raises `Passing` when the answer is no inventory."""
        self.listing = listing
        self._said: dict[str, Any] = said if isinstance(said, dict) else {}
        rows = self._said.get("products")
        if not isinstance(rows, list):
            raise Passing("the answer holds no inventory")
        self._rows = [row for row in rows if isinstance(row, dict) and not row.get("is_deleted")]

    def products(self) -> list[Product]:
        """Return what can be bought, in Etsy's order."""
        return [_product(row) for row in self._rows]

    def ref(self, product: Product) -> Ref:
        """Name a product: the listing itself where it is the only one."""
        if len(self._rows) == 1:
            return Ref(self.listing)
        return Ref(product.name, parent=self.listing)

    def sharing(self, ref: Ref) -> list[Product]:
        """Return the products whose number is that of `ref`; empty when it is not there.

        A listing asked for by itself has a number where all its products share one.
        """
        products = self.products()
        on = self._on("quantity_on_property")
        if not ref.parent:
            return products if len({_part(each, on) for each in products}) == 1 else []
        wanted = next((each for each in products if each.name == ref.item), None)
        if wanted is None:
            return []
        return [each for each in products if _part(each, on) == _part(wanted, on)]

    def with_quantity(self, ref: Ref, quantity: int) -> dict[str, Any]:
        """Return the body that sets one number."""
        return self._changed(self.sharing(ref), lambda offering: offering | {"quantity": quantity})

    def with_price(self, ref: Ref, price: Decimal) -> dict[str, Any]:
        """Return the body that sets one price, of all products that have it together."""
        wanted = {each.name for each in self.sharing(ref)}
        on = self._on("price_on_property")
        prices = {_part(each, on) for each in self.products() if each.name in wanted}
        same = [each for each in self.products() if _part(each, on) in prices]
        return self._changed(same, lambda offering: offering | {"price": price})

    def with_enabled(self, ref: Ref, *, is_enabled: bool) -> dict[str, Any]:
        """Return the body that shows one product to buyers or hides it."""
        same = [each for each in self.products() if each.name == ref.item]
        return self._changed(same, lambda offering: offering | {"is_enabled": is_enabled})

    def with_sku(self, sku: str) -> dict[str, Any]:
        """Return the body that names the one product of a new listing."""
        body = self._changed([], dict)
        for row in body["products"]:
            row["sku"] = sku
        return body

    def _on(self, name: str) -> frozenset[int]:
        said = self._said.get(name)
        return frozenset(each for each in said or () if isinstance(each, int))

    def _changed(
        self, some: list[Product], change: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> dict[str, Any]:
        names = {each.name for each in some}
        body: dict[str, Any] = {name: sorted(self._on(name)) for name in _ON_PROPERTY}
        body["products"] = [
            _written(row, change if _product(row).name in names else None) for row in self._rows
        ]
        return body


def is_all_zero(body: dict[str, Any]) -> bool:
    """Tell whether nothing could be bought, which Etsy refuses (etsy/open-api#501)."""
    offerings = [each for row in body["products"] for each in row["offerings"]]
    return not any(each["quantity"] > 0 and each["is_enabled"] for each in offerings)


def money(said: Any) -> Price | None:
    """Read Etsy's Money: an amount, by what it is divided, and its currency."""
    if not isinstance(said, dict):
        return None
    amount, divisor = whole(said.get("amount")), whole(said.get("divisor"))
    currency = said.get("currency_code")
    if amount is None or not divisor or divisor < 0 or not isinstance(currency, str):
        return None
    return Price(Decimal(amount) / divisor, currency)


def values_name(said: Any) -> str:
    """Name a product by its property values, whatever their order."""
    return "|".join(part for _property, part in _values(said))


def _values(said: Any) -> tuple[tuple[int, str], ...]:
    found = []
    for each in said if isinstance(said, list) else ():
        if isinstance(each, dict) and isinstance(each.get("property_id"), int):
            ids = ".".join(str(value) for value in each.get("value_ids") or ())
            text = ids or "/".join(str(value) for value in each.get("values") or ())
            found.append((each["property_id"], f"{each['property_id']}={text}"))
    return tuple(sorted(found))


def _part(product: Product, on: frozenset[int]) -> tuple[tuple[int, str], ...]:
    return tuple(value for value in product.values if value[0] in on)


def _product(row: dict[str, Any]) -> Product:
    offering = _offering(row)
    return Product(
        name=values_name(row.get("property_values")),
        sku=str(row.get("sku") or ""),
        quantity=max(whole(offering.get("quantity")) or 0, 0),
        is_enabled=offering.get("is_enabled") is not False,
        price=money(offering.get("price")),
        values=_values(row.get("property_values")),
    )


def _offering(row: dict[str, Any]) -> dict[str, Any]:
    """Return the offering that is not deleted; Etsy has one for each product."""
    offerings = row.get("offerings")
    there = [o for o in offerings or () if isinstance(o, dict) and not o.get("is_deleted")]
    return there[0] if there else {}


def _written(
    row: dict[str, Any], change: Callable[[dict[str, Any]], dict[str, Any]] | None
) -> dict[str, Any]:
    product, offering = _product(row), _offering(row)
    if product.price is None:
        raise Passing("an offering has no price")
    written: dict[str, Any] = {
        "price": product.price.amount,
        "quantity": product.quantity,
        "is_enabled": product.is_enabled,
        # Required, and may be nothing.
        "readiness_state_id": offering.get("readiness_state_id"),
    }
    return {
        "sku": product.sku,
        "property_values": [_value(each) for each in row.get("property_values") or ()],
        "offerings": [change(written) if change else written],
    }


def _value(said: dict[str, Any]) -> dict[str, Any]:
    return {
        "property_id": said.get("property_id"),
        "property_name": said.get("property_name") or "",
        "scale_id": said.get("scale_id"),
        "value_ids": list(said.get("value_ids") or ()),
        "values": list(said.get("values") or ()),
    }
