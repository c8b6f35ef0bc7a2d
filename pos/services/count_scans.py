"""What a scan counts: one piece, what a label weighs, or nothing yet, and why.

No scan is lost: a code that no product has is kept with the count.
"""

from dataclasses import dataclass
from typing import TypeAlias

from pos.domain.measured_code import MeasuredLabel, priced, quantity_of
from pos.domain.money import MAD, Money
from pos.domain.product import Kind, Product
from pos.domain.quantity import Unit, pieces
from pos.domain.scanning import Scan
from pos.services.counted import found_of
from pos.services.counting import Counted, count_more, keep_stray
from pos.services.counts import Count
from pos.services.products import ProductRow
from pos.services.scans import Goods, Nothing, Receipt, Why, meaning
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Twice:
    """A piece of which there is only one was counted before: nothing was added."""

    product: Product


@dataclass(frozen=True, slots=True)
class Outside:
    """Goods that this count is not about: nothing was added."""

    product: Product


@dataclass(frozen=True, slots=True)
class HowMuch:
    """Goods sold by measure: how much there is must be said. found: so far, in thousandths."""

    product: Product
    found: int


@dataclass(frozen=True, slots=True)
class Several:
    """Two products share this code: one of them must be picked."""

    rows: tuple[ProductRow, ...]


@dataclass(frozen=True, slots=True)
class Stray:
    """No product has this code: it is kept. times: how often it was scanned in this count."""

    code: str
    times: int


# What was counted, or why nothing was. `Receipt` and `Nothing` as for any other scan.
CountedScan: TypeAlias = Counted | Twice | Outside | HowMuch | Several | Stray | Receipt | Nothing


def count_scan(work: UnitOfWork, count: Count, scan: Scan) -> CountedScan:
    """Count what a scan means, in one transaction with looking it up."""
    means = meaning(work.connection, scan)
    match means:
        case Goods(rows=(row,), label=None):
            return count_one(work, count, row.product)
        case Goods(rows=(row,), label=MeasuredLabel() as label):
            return _count_labelled(work, count, row.product, label)
        case Goods(rows=rows):
            return Several(rows)
        case Nothing(why=Why.UNKNOWN, reading=reading):
            return Stray(reading.code, keep_stray(work, count.id, reading.code))
        case _:
            return means


def count_one(work: UnitOfWork, count: Count, product: Product) -> CountedScan:
    """Count one piece that was scanned or tapped, unless something must be asked first."""
    if not count.scope.holds(product):
        return Outside(product)
    if product.unit is not Unit.PIECE:
        return HowMuch(product, _found(work, count, product))
    if product.kind is Kind.UNIQUE and _found(work, count, product) > 0:
        return Twice(product)
    return count_more(work, count.id, product, pieces(1))


def _count_labelled(
    work: UnitOfWork, count: Count, product: Product, label: MeasuredLabel
) -> CountedScan:
    """Add what a label says; that is nothing of goods that are counted by the piece."""
    more = None
    if label.measure is not None:
        more = quantity_of(label.measure, product.unit)
    elif label.price_minor:
        more = priced(Money(label.price_minor, MAD), product.unit, product.price)[0]
    if more is None or product.unit is Unit.PIECE or not count.scope.holds(product):
        return count_one(work, count, product)
    return count_more(work, count.id, product, more)


def _found(work: UnitOfWork, count: Count, product: Product) -> int:
    return sum(each.total for each in found_of(work.connection, count, (key_of(product.id),)))
