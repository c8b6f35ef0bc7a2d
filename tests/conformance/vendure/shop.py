"""A real Vendure, and what its owner and its buyers do there."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

import httpx

from pos.channels.contract import Connector
from pos.channels.stock import Ref
from pos.channels.vendure.connector import connected
from tests.channels.keeper import WRONG_SECRET, Keeper
from tests.channels.vendure.keeper import is_mutation
from tests.channels.way import Way
from tests.conformance.printing.conftest import free_ports

HERE: Final = Path(__file__).parent
SERVER: Final = HERE / "server.cjs"
_NUMBERS = count(1)


@contextmanager
def running(node: str, installed: Path) -> Iterator["Shopkeeper"]:
    """Start a Vendure with an empty shop; it ends with what is read from us."""
    with tempfile.TemporaryDirectory() as folder:
        port, password = free_ports(1)[0], "what-the-tests-know"
        process = subprocess.Popen(
            [node, str(SERVER), folder, str(port), "owner", password],
            cwd=installed,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            if process.stdout.readline() != "ready\n":
                raise AssertionError(process.communicate()[1][-3000:])
            keeper = opened(f"http://127.0.0.1:{port}", password)
            yield keeper
            keeper.owner.close()
            keeper.road.end()
        finally:
            process.terminate()
            process.communicate()


def opened(base: str, password: str) -> "Shopkeeper":
    """Sign in as the owner, name a key for the till, and send to one zone."""
    keeper = Shopkeeper(base)
    login = keeper.admin(
        'mutation($p: String!) { login(username: "owner", password: $p) { __typename } }',
        p=password,
    )
    assert login["login"]["__typename"] == "CurrentUser"
    roles = keeper.admin("{ roles { items { id code } } }")["roles"]["items"]
    role = next(role["id"] for role in roles if "super" in role["code"])
    made = keeper.admin(
        "mutation($i: CreateApiKeyInput!) { createApiKey(input: $i) { apiKey } }",
        i={"roleIds": [role], "translations": [{"languageCode": "en", "name": "till"}]},
    )
    keeper.key = made["createApiKey"]["apiKey"]
    places = keeper.admin("{ stockLocations { items { id } } }")["stockLocations"]["items"]
    keeper.location = places[0]["id"]
    return keeper


@dataclass
class Shopkeeper(Keeper):
    """The owner of the shop, who sets it up, and buyers who come in."""

    base: str
    key: str = ""
    location: str = ""
    owner: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60))

    def __post_init__(self) -> None:
        self.road = Way(httpx.HTTPTransport())
        self.way = self.road

    def opened(self) -> Connector:
        return connected(self.base, self.key, self.location, self.road)

    def is_write(self, request: httpx.Request) -> bool:
        return is_mutation(request)

    def stranger(self) -> Connector:
        return connected(self.base, WRONG_SECRET, self.location)

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        tracks = {} if is_tracked else {"trackInventory": "FALSE"}
        return self.product(sku, stock, is_shown=is_shown, **tracks)

    def number(self, ref: Ref) -> int:
        return self.level(ref.item)[0]

    def held(self, ref: Ref) -> int:
        return self.level(ref.item)[1]

    def set_number(self, ref: Ref, value: int) -> None:
        level = {"stockLocationId": self.location, "stockOnHand": value}
        self._change(ref, stockLevels=[level])

    def rename(self, ref: Ref, sku: str) -> None:
        self._change(ref, sku=sku)

    def remove(self, ref: Ref) -> None:
        self.admin("mutation($id: ID!) { deleteProductVariant(id: $id) { result } }", id=ref.item)

    def _change(self, ref: Ref, **wanted: Any) -> None:
        self.admin(
            "mutation($i: [UpdateProductVariantInput!]!) {"
            " updateProductVariants(input: $i) { id } }",
            i=[{"id": ref.item, **wanted}],
        )

    def give_back(self, order: str, units: int) -> None:
        self.cancel(order, units)

    def pay_back(self, order: str) -> None:
        self.refund(order, 100)

    def send(self, order: str) -> None:
        self.send_off(order)

    def admin(self, document: str, **variables: Any) -> dict[str, Any]:
        return _asked(self.owner, f"{self.base}/admin-api", document, variables)

    def product(self, sku: str, stock: int, *, is_shown: bool = True, **more: Any) -> Ref:
        """Put a product with one variant into the shop."""
        words = [{"languageCode": "en", "name": sku, "slug": sku.lower(), "description": ""}]
        product = self.admin(
            "mutation($i: CreateProductInput!) { createProduct(input: $i) { id } }",
            i={"translations": words, "enabled": is_shown},
        )["createProduct"]["id"]
        variant = {
            "productId": product,
            "sku": sku,
            "price": 2000,
            "translations": [{"languageCode": "en", "name": sku}],
            "stockLevels": [{"stockLocationId": self.location, "stockOnHand": stock}],
            **more,
        }
        made = self.admin(
            "mutation($i: [CreateProductVariantInput!]!) {"
            " createProductVariants(input: $i) { id } }",
            i=[variant],
        )
        return Ref(made["createProductVariants"][0]["id"], parent=product, location=self.location)

    def whole(self, ref: Ref) -> dict[str, Any]:
        """Return all that the shop has of a variant but its number and when it changed."""
        told = self.admin(
            "query($id: ID!) { productVariant(id: $id) { id sku name enabled trackInventory"
            " outOfStockThreshold useGlobalOutOfStockThreshold prices { price currencyCode }"
            " options { id } assets { id } facetValues { id } taxCategory { id }"
            " product { id name slug enabled description } } }",
            id=ref.item,
        )
        return dict(told["productVariant"])

    def level(self, variant: str) -> tuple[int, int]:
        """Return what lies there and what of it is allocated."""
        told = self.admin(
            "query($id: ID!) { productVariant(id: $id) {"
            " stockLevels { stockOnHand stockAllocated } } }",
            id=variant,
        )
        level = told["productVariant"]["stockLevels"][0]
        return level["stockOnHand"], level["stockAllocated"]

    def buy(self, ref: Ref, units: int) -> str:
        """Buy at the shop as a guest, pay, and return the id of the order."""
        with httpx.Client(timeout=60) as buyer:
            return self._bought(buyer, ref.item, units)

    def _bought(self, buyer: httpx.Client, variant: str, units: int) -> str:
        def shop(document: str, **variables: Any) -> dict[str, Any]:
            return _asked(buyer, f"{self.base}/shop-api", document, variables)

        told = shop(
            "mutation($v: ID!, $n: Int!) { addItemToOrder(productVariantId: $v, quantity: $n)"
            " { __typename ... on ErrorResult { message } } }",
            v=variant,
            n=units,
        )["addItemToOrder"]
        assert told["__typename"] == "Order", told
        guest = {"firstName": "A", "lastName": "B", "emailAddress": f"b{next(_NUMBERS)}@b.test"}
        shop(
            "mutation($g: CreateCustomerInput!) { setCustomerForOrder(input: $g) { __typename } }",
            g=guest,
        )
        shop(
            'mutation { setOrderShippingAddress(input: { streetLine1: "1", countryCode: "MA" })'
            " { __typename } }"
        )
        method = shop("{ eligibleShippingMethods { id } }")["eligibleShippingMethods"][0]["id"]
        shop(
            "mutation($m: [ID!]!) { setOrderShippingMethod(shippingMethodId: $m) { __typename } }",
            m=[method],
        )
        shop('mutation { transitionOrderToState(state: "ArrangingPayment") { __typename } }')
        paid = shop(
            'mutation { addPaymentToOrder(input: { method: "dummy", metadata: {} }) {'
            " __typename ... on Order { id } ... on ErrorResult { message } } }"
        )["addPaymentToOrder"]
        assert paid["__typename"] == "Order", paid
        return str(paid["id"])

    def lines(self, order: str) -> list[dict[str, Any]]:
        told = self.admin(
            "query($id: ID!) { order(id: $id) { lines { id quantity } payments { id } } }", id=order
        )
        return list(told["order"]["lines"])

    def cancel(self, order: str, units: int | None = None) -> None:
        """Cancel an order, or some units of its first line; the goods go back."""
        chosen: dict[str, Any] = {"orderId": order, "reason": "test"}
        if units is not None:
            chosen["lines"] = [{"orderLineId": self.lines(order)[0]["id"], "quantity": units}]
        told = self.admin(
            "mutation($i: CancelOrderInput!) { cancelOrder(input: $i)"
            " { __typename ... on ErrorResult { message } } }",
            i=chosen,
        )["cancelOrder"]
        assert told["__typename"] == "Order", told

    def refund(self, order: str, minor: int) -> None:
        """Give money back, and no goods."""
        told = self.admin("query($id: ID!) { order(id: $id) { payments { id } } }", id=order)
        payment = told["order"]["payments"][0]["id"]
        refunded = self.admin(
            "mutation($i: RefundOrderInput!) { refundOrder(input: $i)"
            " { __typename ... on ErrorResult { message } } }",
            i={
                "lines": [],
                "shipping": 0,
                "adjustment": 0,
                "amount": minor,
                "paymentId": payment,
                "reason": "test",
            },
        )["refundOrder"]
        assert refunded["__typename"] == "Refund", refunded

    def send_off(self, order: str) -> None:
        """Fulfil a whole order."""
        lines = [
            {"orderLineId": line["id"], "quantity": line["quantity"]} for line in self.lines(order)
        ]
        handler = {
            "code": "manual-fulfillment",
            "arguments": [
                {"name": "method", "value": "post"},
                {"name": "trackingCode", "value": ""},
            ],
        }
        told = self.admin(
            "mutation($i: FulfillOrderInput!) { addFulfillmentToOrder(input: $i)"
            " { __typename ... on Fulfillment { id } ... on ErrorResult { message } } }",
            i={"lines": lines, "handler": handler},
        )["addFulfillmentToOrder"]
        assert told["__typename"] == "Fulfillment", told
        self.admin(
            'mutation($id: ID!) { transitionFulfillmentToState(id: $id, state: "Shipped")'
            " { __typename } }",
            id=told["id"],
        )


def _asked(
    client: httpx.Client, address: str, document: str, variables: dict[str, Any]
) -> dict[str, Any]:
    answer = client.post(address, json={"query": document, "variables": variables})
    token = answer.headers.get("vendure-auth-token")
    if token:
        client.headers["Authorization"] = f"Bearer {token}"
    told = answer.json()
    assert "errors" not in told, told["errors"]
    return dict(told["data"])
