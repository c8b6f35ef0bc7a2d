"""A real Medusa, and what its owner and its buyers do there."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx

from pos.channels.contract import Connector
from pos.channels.medusa.connector import connected
from pos.channels.stock import Ref
from tests.channels.keeper import WRONG_SECRET, Keeper

_NUMBERS = count(1)


def opened(base: str, user: str, password: str) -> "Shopkeeper":
    """Sign in as the owner, name a key for the till, and set up a place to sell from."""
    token = httpx.post(
        f"{base}/auth/user/emailpass", json={"email": user, "password": password}, timeout=60
    ).json()["token"]
    keeper = Shopkeeper(base)
    keeper.owner.headers["Authorization"] = f"Bearer {token}"
    made = keeper.post("/admin/api-keys", title="till", type="secret")
    keeper.key = made["api_key"]["token"]
    region = keeper.post("/admin/regions", name="Morocco", currency_code="mad", countries=["ma"])[
        "region"
    ]
    keeper.region = region["id"]
    keeper.sales_channel = keeper.post("/admin/sales-channels", name="web")["sales_channel"]["id"]
    keeper.location = keeper.post("/admin/stock-locations", name="shop")["stock_location"]["id"]
    keeper.post(
        f"/admin/stock-locations/{keeper.location}/sales-channels", add=[keeper.sales_channel]
    )
    profile = keeper.post("/admin/shipping-profiles", name="post", type="default")
    keeper.profile = profile["shipping_profile"]["id"]
    keeper.post_office = _post_office(keeper)
    store = keeper.get("/admin/stores")["stores"][0]["id"]
    keeper.post(
        f"/admin/stores/{store}",
        name="Dar Zellige",
        supported_currencies=[{"currency_code": "mad", "is_default": True}],
        default_sales_channel_id=keeper.sales_channel,
    )
    return keeper


def _post_office(keeper: "Shopkeeper") -> str:
    """Let parcels be sent from the place; Medusa fulfils nothing without a way to do so."""
    place = f"/admin/stock-locations/{keeper.location}"
    keeper.post(f"{place}/fulfillment-providers", add=["manual_manual"])
    keeper.post(f"{place}/fulfillment-sets", name=f"post {place}", type="shipping")
    fulfilment = keeper.get(place, fields="*fulfillment_sets")["stock_location"][
        "fulfillment_sets"
    ][0]["id"]
    zone = keeper.post(
        f"/admin/fulfillment-sets/{fulfilment}/service-zones",
        name=f"zone {place}",
        geo_zones=[{"type": "country", "country_code": "ma"}],
    )["fulfillment_set"]["service_zones"][0]["id"]
    option = keeper.post(
        "/admin/shipping-options",
        name="Post",
        service_zone_id=zone,
        shipping_profile_id=keeper.profile,
        provider_id="manual_manual",
        price_type="flat",
        type={"label": "Post", "description": "Post", "code": "post"},
        prices=[{"currency_code": "mad", "amount": 0}],
        rules=[],
    )
    return str(option["shipping_option"]["id"])


@dataclass
class Shopkeeper(Keeper):
    """The owner of the shop, who sets it up, and buyers who come in."""

    base: str
    key: str = ""
    region: str = ""
    sales_channel: str = ""
    location: str = ""
    profile: str = ""
    post_office: str = ""
    owner: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60))

    def get(self, path: str, **query: str) -> dict[str, Any]:
        return _told(self.owner.get(self.base + path, params=query))

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        return _told(self.owner.post(self.base + path, json=body))

    def opened(self) -> Connector:
        return connected(self.base, self.key, self.location)

    def stranger(self) -> Connector:
        return connected(self.base, WRONG_SECRET, self.location)

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        ref = self.unstocked(sku, is_shown=is_shown, is_tracked=is_tracked)
        if is_tracked:
            self.post(
                f"/admin/inventory-items/{ref.stock}/location-levels",
                location_id=self.location,
                stocked_quantity=stock,
            )
        return ref

    def unstocked(self, sku: str, *, is_shown: bool = True, is_tracked: bool = True) -> Ref:
        """Put a listing into the shop that lies nowhere yet."""
        product = self.post(
            "/admin/products",
            title=sku,
            status="published" if is_shown else "draft",
            shipping_profile_id=self.profile,
            sales_channels=[{"id": self.sales_channel}],
            options=[{"title": "Size", "values": ["One"]}],
            variants=[
                {
                    "title": "One",
                    "sku": sku,
                    "manage_inventory": is_tracked,
                    "options": {"Size": "One"},
                    "prices": [{"amount": 20, "currency_code": "mad"}],
                }
            ],
        )["product"]
        variant = product["variants"][0]["id"]
        if not is_tracked:
            return Ref(variant, parent=product["id"], location=self.location)
        items = self.get("/admin/inventory-items", sku=sku)["inventory_items"]
        return Ref(variant, parent=product["id"], stock=items[0]["id"], location=self.location)

    def level(self, ref: Ref) -> dict[str, Any]:
        path = f"/admin/inventory-items/{ref.stock}/location-levels"
        return dict(self.get(path)["inventory_levels"][0])

    def number(self, ref: Ref) -> int:
        return int(self.level(ref)["stocked_quantity"])

    def held(self, ref: Ref) -> int:
        return int(self.level(ref)["reserved_quantity"])

    def whole(self, ref: Ref) -> Any:
        return self.get(f"/admin/products/{ref.parent}")["product"]

    def set_number(self, ref: Ref, value: int) -> None:
        self.post(
            f"/admin/inventory-items/{ref.stock}/location-levels/{self.location}",
            stocked_quantity=value,
        )

    def rename(self, ref: Ref, sku: str) -> None:
        self.post(f"/admin/products/{ref.parent}/variants/{ref.item}", sku=sku)

    def remove(self, ref: Ref) -> None:
        _told(self.owner.delete(f"{self.base}/admin/products/{ref.parent}"))

    def buy(self, ref: Ref, units: int) -> str:
        draft = self.post(
            "/admin/draft-orders",
            email=f"b{next(_NUMBERS)}@b.test",
            region_id=self.region,
            sales_channel_id=self.sales_channel,
            items=[{"variant_id": ref.item, "quantity": units}],
        )["draft_order"]["id"]
        self.post(f"/admin/draft-orders/{draft}/convert-to-order")
        return str(draft)

    def line(self, order: str) -> str:
        return str(self.get(f"/admin/orders/{order}")["order"]["items"][0]["id"])

    def cancel(self, order: str) -> None:
        self.post(f"/admin/orders/{order}/cancel")

    def send(self, order: str) -> None:
        units = self.get(f"/admin/orders/{order}")["order"]["items"][0]["quantity"]
        self.post(
            f"/admin/orders/{order}/fulfillments",
            location_id=self.location,
            shipping_option_id=self.post_office,
            items=self._units(order, units),
        )

    def give_back(self, order: str, units: int) -> None:
        """Take units back, which Medusa does with what was sent alone."""
        self.send(order)
        back = self.post("/admin/returns", order_id=order, location_id=self.location)
        path, items = f"/admin/returns/{back['return']['id']}", self._units(order, units)
        self.post(f"{path}/request-items", items=items)
        self.post(f"{path}/request")
        self.post(f"{path}/receive")
        self.post(f"{path}/receive-items", items=items)
        self.post(f"{path}/receive/confirm")

    def _units(self, order: str, units: int) -> list[dict[str, Any]]:
        return [{"id": self.line(order), "quantity": units}]

    def edit(self, order: str, units: int) -> None:
        change = self.post("/admin/order-edits", order_id=order)["order_change"]["order_id"]
        self.post(f"/admin/order-edits/{change}/items/item/{self.line(order)}", quantity=units)
        self.post(f"/admin/order-edits/{change}/confirm")

    def touch(self, order: str) -> None:
        self.post(f"/admin/orders/{order}", metadata={"note": str(next(_NUMBERS))})


def _told(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code < 300, answer.text[:2000]
    return dict(answer.json())
