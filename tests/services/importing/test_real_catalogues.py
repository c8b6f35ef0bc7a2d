"""Exports of real shops, every row and every figure accounted for.

The files belong to their shops and are not part of the project: they are looked for in the folder
`shared/catalogues` beside it, or in RAHBA_CATALOGUES. What is expected is computed here from the
rows by the csv module alone.
"""

import csv
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from pos.domain.quantity import THOUSAND
from pos.services.importing.drafts import Reading
from pos.services.importing.importing import import_products
from pos.services.importing.plan import Choices
from pos.services.importing.reading import read_sheet
from pos.services.importing.recognise import read_products
from pos.services.till import Till
from tests.services.importing.listings import DAY, as_read

BESIDE: Final = Path(__file__).parents[4] / "shared" / "catalogues"
FOLDER: Final = Path(os.environ.get("RAHBA_CATALOGUES", BESIDE))

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Figures:
    """What a file comes to: rows, products, variants among them, refused rows, sums."""

    rows: int
    products: int
    variants: int
    refused: int
    prices: Decimal
    pieces: int
    counted: int


def rows_of(path: Path) -> list[Cells]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def expected_of_etsy(rows: list[Cells]) -> Figures:
    return Figures(
        rows=len(rows),
        products=len(rows),
        variants=0,
        refused=0,
        prices=sum((Decimal(row["PREZZO"]) for row in rows), Decimal(0)),
        pieces=sum(int(row["QUANTITÀ"]) for row in rows),
        counted=len(rows),
    )


def expected_of_shopify(rows: list[Cells]) -> Figures:
    sold = [row for row in rows if row["Variant Price"]]
    handles = [row["Handle"] for row in sold]
    tracked = [row for row in sold if row["Variant Inventory Tracker"]]
    return Figures(
        rows=len(rows),
        products=len(sold),
        variants=sum(handles.count(handle) > 1 for handle in handles),
        refused=0,
        prices=sum((Decimal(row["Variant Price"]) for row in sold), Decimal(0)),
        pieces=sum(int(row["Variant Inventory Qty"]) for row in tracked),
        counted=len(tracked),
    )


def expected_of_woocommerce(rows: list[Cells]) -> Figures:
    sold = [row for row in rows if row["Type"] not in ("variable", "grouped", "external")]
    prices = (Decimal(row["Sale price"] or row["Regular price"]) for row in sold)
    return Figures(
        rows=len(rows),
        products=len(sold),
        variants=sum(row["Type"] == "variation" for row in rows),
        refused=sum(row["Type"] in ("grouped", "external") for row in rows),
        prices=sum(prices, Decimal(0)),
        pieces=0,
        counted=sum(bool(row["Stock"]) for row in rows),
    )


def figures(rows: int, reading: Reading) -> Figures:
    counted = [draft.quantity for draft in reading.drafts if draft.quantity is not None]
    return Figures(
        rows=rows,
        products=len(reading.drafts),
        variants=sum(bool(draft.model) for draft in reading.drafts),
        refused=len(reading.refused),
        prices=sum((draft.price or Decimal(0) for draft in reading.drafts), Decimal(0)),
        pieces=sum(quantity.thousandths // THOUSAND for quantity in counted),
        counted=len(counted),
    )


CATALOGUES: Final[dict[str, Callable[[list[Cells]], Figures]]] = {
    "etsy-ceramics-export.csv": expected_of_etsy,
    "shopify-crafts-export.csv": expected_of_shopify,
    "woocommerce-sample-export.csv": expected_of_woocommerce,
}


def real_file(name: str) -> Path:
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not in {FOLDER}")
    return path


@pytest.mark.parametrize("name", CATALOGUES)
def test_products_prices_and_quantities_are_all_there(name: str) -> None:
    path = real_file(name)
    rows = rows_of(path)

    reading = read_products(read_sheet(path), "fr", DAY)

    assert figures(len(rows), reading) == CATALOGUES[name](rows)


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_row_is_in_one_place(name: str) -> None:
    path = real_file(name)
    sheet = read_sheet(path)

    reading = read_products(sheet, "fr", DAY)

    lines = [line for draft in reading.drafts for line in draft.lines]
    lines += [refused.line for refused in reading.refused]
    assert sorted(lines) == [row.line for row in sheet.rows]


@pytest.mark.parametrize("name", CATALOGUES)
def test_importing_it_twice_is_importing_it_once(till: Till, name: str) -> None:
    reading = read_products(read_sheet(real_file(name)), "fr", DAY)
    choices = Choices(reading.currency or "USD", Decimal("10.8"), DAY)

    first = till.write(import_products, reading, choices).result
    second = till.write(import_products, reading, choices).result

    assert len(first.new) == len(reading.drafts)
    assert (second.is_empty, second.unchanged) == (True, len(reading.drafts))


def test_only_the_sample_products_that_nobody_can_hand_over_are_refused() -> None:
    reading = read_products(read_sheet(real_file("woocommerce-sample-export.csv")), "fr", DAY)

    assert [(r.line, as_read(r.what), r.reason) for r in reading.refused] == [
        (24, "Logo Collection", "This is a group of products. Its members come in on their own."),
        (25, "WordPress Pennant", "This product is sold by another shop."),
    ]
