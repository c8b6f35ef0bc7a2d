"""Goods that come, go, break, are given away, or are sent from one place to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import msgspec
from sqlalchemy import select

from pos.domain.names import Names
from pos.domain.person import Act
from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.stock import INWARD, OUTWARD, TRANSFERS, Cause, DifferenceReason
from pos.domain.text import clean_text
from pos.errors import FieldNotAccepted, NotFound
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.kinds import KINDS, StockLine, StockMoved
from pos.services.catalogue import on_hand_at
from pos.services.people import require
from pos.store import schema
from pos.store.keys import key_of, parts_of
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
) -> tuple[str, ...]:
    """Take goods into a place that came from outside: received, or found again.

    Returns the ids of the entries, as all that moves goods does: there is one but for long lists.
    """
    assert cause in INWARD
    return _record(work, cause, [_line(part, place, 1) for part in _some(goods)], note)


def take_out(
    work: UnitOfWork, place: str, goods: Iterable[Goods], cause: Cause, note: str = ""
) -> tuple[str, ...]:
    """Take goods out of a place for good: given away, broken, or lost."""
    assert cause in OUTWARD
    return _record(work, cause, [_line(part, place, -1) for part in _some(goods)], note)


def transfer(
    work: UnitOfWork,
    source: str,
    target: str,
    goods: Iterable[Goods],
    cause: Cause = Cause.MOVED,
    note: str = "",
) -> tuple[str, ...]:
    """Send goods from one place to another: what leaves there comes here, in one entry."""
    assert cause in TRANSFERS
    if source == target:
        raise SamePlace(_("These goods are there already. Choose another place."))
    lines = [
        line for part in _some(goods) for line in (_line(part, source, -1), _line(part, target, 1))
    ]
    return _record(work, cause, lines, note)


def correct(
    work: UnitOfWork,
    place: str,
    product: Product,
    wanted: Quantity,
    reason: DifferenceReason = DifferenceReason.NONE,
    note: str = "",
) -> tuple[str, ...]:
    """Say how many there really are at a place; nothing is recorded where that is known already.

    A whole place is counted by `pos.services.counting`.
    """
    require(work, Act.CHANGE_STOCK)
    known = on_hand_at(work.connection, product.id, place)
    line = _line(Goods(product, Quantity(wanted.thousandths - known, product.unit)), place, 1)
    if not line.quantity.thousandths:
        return ()
    moved = StockMoved(
        cause=Cause.CORRECTED.value, lines=(line,), note=clean_text(note), reason=reason.value
    )
    return (work.record(moved).id,)


def take_back(work: UnitOfWork, entries: Iterable[str]) -> None:
    """Move back what these entries moved, each by one that says so. Raises `NotFound`."""
    require(work, Act.CHANGE_STOCK)
    for entry in entries:
        moved = _moved_by(work, entry)
        back = tuple(_negated(line) for line in moved.lines)
        work.record(
            StockMoved(
                cause=moved.cause, lines=back, note=moved.note, reason=moved.reason, undoes=entry
            )
        )


def _some(goods: Iterable[Goods]) -> list[Goods]:
    some = [part for part in goods if part.quantity.thousandths]
    if not some or any(part.quantity.thousandths < 0 for part in some):
        raise NothingToMove(_("Say how many: a number above zero."))
    return some


def _line(part: Goods, place: str, sign: int) -> StockLine:
    quantity = Quantity(sign * part.quantity.thousandths, part.quantity.unit)
    names: Names = part.product.names
    return StockLine(product=part.product.id, names=names, place=place, quantity=quantity)


def _record(work: UnitOfWork, cause: Cause, lines: list[StockLine], note: str) -> tuple[str, ...]:
    require(work, Act.CHANGE_STOCK)
    said = clean_text(note)
    # An even number, so that what leaves and what comes of one product stay in one entry.
    parts = [lines[start : start + _MOST_LINES] for start in range(0, len(lines), _MOST_LINES)]
    return tuple(
        work.record(StockMoved(cause=cause.value, lines=tuple(part), note=said)).id
        for part in parts
    )


def _moved_by(work: UnitOfWork, entry: str) -> StockMoved:
    journal = schema.journal.c
    till, seq = parts_of(key_of(entry))
    query = select(journal.body).where(
        journal.till == till, journal.seq == seq, journal.kind == KINDS[StockMoved]
    )
    body = work.connection.execute(query).scalar()
    if body is None:
        raise NotFound(_("This movement is no longer there. Nothing was taken back."))
    return decoded(body, StockMoved)


def _negated(line: StockLine) -> StockLine:
    return msgspec.structs.replace(line, quantity=-line.quantity)
