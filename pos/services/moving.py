"""Goods that come, go, break, are given away, or are sent from one place to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pos.domain.names import Names
from pos.domain.person import Act
from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.stock import INWARD, OUTWARD, TRANSFERS, Cause
from pos.domain.text import clean_text
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.journal.kinds import StockLine, StockMoved
from pos.services.people import require
from pos.store.unit_of_work import UnitOfWork

# One entry of a list of thousands is read whole wherever it arrives.
_MOST_LINES: Final = 500


class NothingToMove(FieldNotAccepted):
    """No quantity above zero was named."""


class SamePlace(FieldNotAccepted):
    """Goods cannot be sent to where they are."""


@dataclass(frozen=True, slots=True)
class Goods:
    """So much of a product. quantity: above zero, in the product's unit."""

    product: Product
    quantity: Quantity


def bring_in(
    work: UnitOfWork, place: str, goods: Iterable[Goods], cause: Cause, note: str = ""
) -> None:
    """Take goods into a place that came from outside: received, or found again."""
    assert cause in INWARD
    _record(work, cause, [_line(part, place, 1) for part in _some(goods)], note)


def take_out(
    work: UnitOfWork, place: str, goods: Iterable[Goods], cause: Cause, note: str = ""
) -> None:
    """Take goods out of a place for good: given away, broken, or lost."""
    assert cause in OUTWARD
    _record(work, cause, [_line(part, place, -1) for part in _some(goods)], note)


def transfer(
    work: UnitOfWork,
    source: str,
    target: str,
    goods: Iterable[Goods],
    cause: Cause = Cause.MOVED,
    note: str = "",
) -> None:
    """Send goods from one place to another: what leaves there comes here, in one entry."""
    assert cause in TRANSFERS
    if source == target:
        raise SamePlace(_("These goods are there already. Choose another place."))
    lines = [
        line for part in _some(goods) for line in (_line(part, source, -1), _line(part, target, 1))
    ]
    _record(work, cause, lines, note)


def _some(goods: Iterable[Goods]) -> list[Goods]:
    some = [part for part in goods if part.quantity.thousandths]
    if not some or any(part.quantity.thousandths < 0 for part in some):
        raise NothingToMove(_("Say how many: a number above zero."))
    return some


def _line(part: Goods, place: str, sign: int) -> StockLine:
    quantity = Quantity(sign * part.quantity.thousandths, part.quantity.unit)
    names: Names = part.product.names
    return StockLine(product=part.product.id, names=names, place=place, quantity=quantity)


def _record(work: UnitOfWork, cause: Cause, lines: list[StockLine], note: str) -> None:
    require(work, Act.CHANGE_STOCK)
    said = clean_text(note)
    # An even number, so that what leaves and what comes of one product stay in one entry.
    for start in range(0, len(lines), _MOST_LINES):
        part = tuple(lines[start : start + _MOST_LINES])
        work.record(StockMoved(cause=cause.value, lines=part, note=said))
