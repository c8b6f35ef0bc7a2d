"""What a WooCommerce shop holds and does, without the way to it: products and orders."""

import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from pos.clock import to_datetime

SHAPES: Final = json.loads((Path(__file__).parent / "data" / "woocommerce.json").read_text("utf-8"))
_TAKING: Final = {"on-hold", "processing", "completed"}
_PAID: Final = {"processing", "completed"}
_GIVING: Final = {"pending", "cancelled"}
Row = dict[str, Any]


class Refusal(Exception):
    """The shop says no. code, status, message and what else its answer holds."""

    def __init__(self, status: int, code: str, message: str, **data: Any) -> None:
        super().__init__(code)
        self.status = status
        self.body = {"code": code, "message": message, "data": {"status": status, **data}}


def _shape(name: str) -> Row:
    copy: Row = json.loads(json.dumps(SHAPES[name]))
    return copy


@dataclass
class Books:
    """The rows of the shop, and its clock. ahead: hours its wall clock is ahead of UTC."""

    now: int = 1_795_400_000_000_000
    ahead: int = -5
    version: str = "10.0.2"
    counts_stock: bool = True
    next_id: int = 10
    next_line: int = 10
    products: dict[int, Row] = field(default_factory=dict)
    orders: dict[int, Row] = field(default_factory=dict)
    refunds: dict[int, Row] = field(default_factory=dict)

    def new_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def new_line(self) -> int:
        self.next_line += 1
        return self.next_line - 1

    def touch(self, row: Row, *names: str) -> None:
        utc = to_datetime(self.now).replace(tzinfo=None, microsecond=0)
        for name in names or ("date_modified",):
            row[name] = (utc + timedelta(hours=self.ahead)).isoformat()
            row[f"{name}_gmt"] = utc.isoformat()

    # Products

    def product(self, number: int) -> Row:
        if number not in self.products:
            raise Refusal(404, "woocommerce_rest_product_invalid_id", "Invalid ID.")
        return self.products[number]

    def new_product(self, said: Row, parent: int = 0) -> Row:
        self._check_sku(said.get("sku") or "")
        _check_pictures(said)
        row = _shape("product")
        named = {"name": "", "sku": "", "regular_price": "", "price": "", "meta_data": []}
        row |= {**named, "manage_stock": False, "stock_quantity": None, "status": "publish"}
        row |= {"type": said.get("type", "simple"), "parent_id": parent}
        if parent:
            row["type"] = "variation"
        row["id"] = self.new_id()
        self.touch(row, "date_created", "date_modified")
        self.products[row["id"]] = row
        return self.change_product(row, said)

    def _check_sku(self, sku: str) -> None:
        for other in self.products.values():
            if sku and other["sku"].lower() == sku.lower():
                if other["status"] == "trash":
                    words = (
                        f"The product with SKU ({sku}) you are trying to insert is already "
                        "present in the lookup table"
                    )
                    raise Refusal(400, "woocommerce_rest_product_not_created", words)
                given = {"resource_id": other["id"], "unique_sku": f"{sku}-1"}
                raise Refusal(400, "product_invalid_sku", "Invalid or duplicated SKU.", **given)

    def change_product(self, row: Row, said: Row) -> Row:
        kept = ("name", "sku", "status", "sold_individually", "attributes", "image")
        row |= {name: said[name] for name in kept if name in said}
        if "description" in said:
            row["description"] = re.sub(r"</?script>", "", said["description"])
        prices = {name for name in ("regular_price", "sale_price") if name in said}
        row |= {name: str(said[name]).replace(",", "") for name in prices}
        row["price"] = row["regular_price"]
        if "images" in said:
            row["images"] = [{"id": image["id"], "src": "", "name": ""} for image in said["images"]]
        row["meta_data"] = row["meta_data"] + [{"id": 1, **m} for m in said.get("meta_data", [])]
        self._change_stock(row, said)
        for each in (row, self.products.get(row["parent_id"], row)):
            self.touch(each)
        return row

    def _change_stock(self, row: Row, said: Row) -> None:
        if "manage_stock" in said:
            row["manage_stock"] = said["manage_stock"]
            row["stock_quantity"] = (row["stock_quantity"] or 0) if said["manage_stock"] else None
        if row["manage_stock"] is not True:
            return
        if "stock_quantity" in said:
            row["stock_quantity"] = _coerced(said["stock_quantity"])
        if "inventory_delta" in said:
            row["stock_quantity"] += _coerced(said["inventory_delta"])
        row["stock_status"] = "instock" if row["stock_quantity"] > 0 else "outofstock"

    def children(self, parent: int) -> list[Row]:
        return [row for row in self.products.values() if row["parent_id"] == parent]

    def shown(self, row: Row) -> Row:
        """Return a product as told: a variation without a number of its own has its parent's."""
        told = dict(row)
        told["variations"] = [child["id"] for child in self.children(row["id"])]
        parent = self.products.get(row["parent_id"])
        if parent is not None:
            told["name"] = f"{parent['name']} - {self.option(row)}"
            if row["manage_stock"] is False and parent["manage_stock"] is True:
                told |= {"manage_stock": "parent", "stock_quantity": parent["stock_quantity"]}
        return told

    def shown_variation(self, row: Row) -> Row:
        told = {
            name: self.shown(row).get(name, value) for name, value in _shape("variation").items()
        }
        return told | {"name": self.option(row), "image": row.get("image")}

    def option(self, row: Row) -> str:
        return " ".join(str(attribute.get("option", "")) for attribute in row["attributes"])

    def bin_product(self, row: Row, *, is_forced: bool) -> Row:
        before = dict(row)
        for each in [row, *self.children(row["id"])]:
            if is_forced:
                del self.products[each["id"]]
                continue
            meta = {"id": 1, "key": "_wp_trash_meta_status", "value": each["status"]}
            each |= {"status": "trash", "meta_data": [*each["meta_data"], meta]}
            self.touch(each)
        return before

    # Orders

    def order(self, number: int) -> Row:
        if number not in self.orders:
            raise Refusal(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.")
        return self.orders[number]

    def new_order(self, said: Row) -> Row:
        row = _shape("order")
        row |= {"id": self.new_id(), "status": "pending", "refunds": [], "currency": "EUR"}
        row |= {"number": str(row["id"]), "meta_data": []}
        for name in ("date_paid", "date_completed"):
            row |= {name: None, f"{name}_gmt": None}
        row["line_items"] = [self._new_line(line) for line in said.get("line_items", [])]
        row["total"] = _money(
            sum((Decimal(line["total"]) for line in row["line_items"]), Decimal())
        )
        self.touch(row, "date_created", "date_modified")
        self.orders[row["id"]] = row
        status = "completed" if said.get("set_paid") else said.get("status", "pending")
        self._move(row, status)
        return row

    def _new_line(self, said: Row) -> Row:
        number = said.get("variation_id") or said.get("product_id")
        found = [p for p in self.products.values() if said.get("sku") and p["sku"] == said["sku"]]
        product = self.product(int(number)) if number else found[0]
        parent = product["parent_id"]
        total = Decimal(product["regular_price"] or "0") * said["quantity"]
        line = _shape("line") | {"id": self.new_line(), "name": product["name"], "meta_data": []}
        line |= {
            "product_id": parent or product["id"],
            "variation_id": product["id"] if parent else 0,
        }
        return line | {"quantity": said["quantity"], "total": _money(total), "sku": product["sku"]}

    def change_order(self, row: Row, said: Row) -> Row:
        for change in said.get("line_items", []):
            line = next(line for line in row["line_items"] if line["id"] == change["id"])
            held = _held(line)
            if held is not None:
                self._hold(line, held + change["quantity"] - line["quantity"])
            line["quantity"] = change["quantity"]
        self.touch(row)
        if "status" in said:
            self._move(row, said["status"])
        return row

    def _move(self, row: Row, status: str) -> None:
        giving = _GIVING | ({"failed"} if int(self.version.split(".")[0]) >= 11 else set())
        row["status"] = status
        if status in _PAID and row["date_paid"] is None:
            self.touch(row, "date_paid")
        if status == "completed" and row["date_completed"] is None:
            self.touch(row, "date_completed")
        for line in row["line_items"]:
            held = _held(line)
            if status in _TAKING and held is None:
                self._hold(line, line["quantity"])
            elif status in giving and held is not None:
                self._hold(line, 0)
                line["meta_data"] = [m for m in line["meta_data"] if m["key"] != "_reduced_stock"]
        if status == "refunded":
            self.refund(row, {"amount": row["total"], "api_restock": False})

    def _hold(self, line: Row, units: int) -> None:
        """Let a line hold so many units, and move the difference in the book of its product."""
        product = self.products.get(line["variation_id"] or line["product_id"])
        if product is None:
            return
        if product["manage_stock"] is not True and product["parent_id"]:
            product = self.products[product["parent_id"]]
        if product["manage_stock"] is not True:
            return
        product["stock_quantity"] -= units - (_held(line) or 0)
        product["stock_status"] = "instock" if product["stock_quantity"] > 0 else "outofstock"
        self.touch(product)
        _note(line, "_reduced_stock", units)

    def refund(self, order: Row, said: Row) -> Row:
        row = _shape("refund") | {"id": self.new_id(), "line_items": [], "meta_data": []}
        for part in said.get("line_items", []):
            line = next(line for line in order["line_items"] if line["id"] == part["id"])
            back = _shape("refund_line") | {"id": self.new_line(), "quantity": -part["quantity"]}
            back["product_id"], back["sku"] = line["product_id"], line["sku"]
            back["total"] = _money(-Decimal(str(part.get("refund_total", 0))))
            back["meta_data"][0] |= {"value": str(line["id"])}
            row["line_items"].append(back)
            if said.get("api_restock", True) and _held(line) is not None:
                self._hold(line, (_held(line) or 0) - part["quantity"])
                back_so_far = next(
                    (
                        m["value"]
                        for m in line["meta_data"]
                        if m["key"] == "_restock_refunded_items"
                    ),
                    0,
                )
                _note(line, "_restock_refunded_items", int(back_so_far) + part["quantity"])
        amount = said.get("amount") or sum(-Decimal(line["total"]) for line in row["line_items"])
        row["amount"] = _money(Decimal(str(amount)))
        self.refunds[row["id"]] = row | {"parent_id": order["id"]}
        order["refunds"] = [
            *order["refunds"],
            {"id": row["id"], "reason": "", "total": f"-{row['amount']}"},
        ]
        self.touch(order)
        return row

    def shown_order(self, row: Row) -> Row:
        """Return an order as it is told: of a product that was deleted it knows nothing."""
        told = [
            line if line["product_id"] in self.products else line | {"product_id": 0, "sku": None}
            for line in row["line_items"]
        ]
        return row | {"line_items": told}

    def bin_order(self, row: Row, *, is_forced: bool) -> Row:
        before = dict(row)
        if is_forced:
            del self.orders[row["id"]]
            return before
        row["status"] = "trash"
        self.touch(row)
        return before


def _held(line: Row) -> int | None:
    for meta in line["meta_data"]:
        if meta["key"] == "_reduced_stock":
            return int(meta["value"])
    return None


def _note(line: Row, key: str, value: int) -> None:
    others = [meta for meta in line["meta_data"] if meta["key"] != key]
    shown = {"display_key": key, "display_value": str(value)}
    note = {"id": len(others) + 1, "key": key, "value": str(value), **shown}
    line["meta_data"] = sorted([*others, note], key=lambda meta: str(meta["key"]))


def _coerced(value: Any) -> int:
    """Make a number of anything, as the shop does where it does not look."""
    try:
        return int(Decimal(str(value)))
    except ArithmeticError:
        return 0


def _money(amount: Decimal | int) -> str:
    return format(Decimal(amount).quantize(Decimal("0.01")), "f")


def _check_pictures(said: Row) -> None:
    for image in said.get("images", []):
        if "id" not in image:
            words = f"Error getting remote image {image.get('src')}. Error: no valid URL."
            raise Refusal(400, "woocommerce_product_image_upload_error", words)
