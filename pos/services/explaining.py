"""Saying what explains that a count found more or less than the stock book says.

It stands beside the difference and changes no stock. What was said adds up: another reason takes
the first one back by as much with the other sign, so that sums by reason are right on every device.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pos.domain.person import Act
from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.stock import DifferenceReason
from pos.domain.text import clean_text
from pos.journal.kinds import DifferenceExplained, Explanation
from pos.services.counted import Found, explained_so_far
from pos.services.counts import Count
from pos.services.people import require
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Reason:
    """What explains a difference. other: id of the product it was mixed up with, or empty."""

    reason: DifferenceReason
    note: str = ""
    other: str = ""


def explain(
    work: UnitOfWork, place: str, explained: Iterable[Explanation], count: str = ""
) -> None:
    """Say later what explains something missing; count: id of the one that found it, or empty."""
    require(work, Act.CHANGE_STOCK)
    work.record(DifferenceExplained(place=place, explained=tuple(explained), count=count))


def explain_anew(work: UnitOfWork, count: Count, found: Found, chosen: Reason) -> None:
    """Explain all of a difference by one reason, in place of what was said of it before."""
    product = found.product
    said = explained_so_far(work.connection, count).get(key_of(product.id), ())
    if said and all(part.is_as(said[0]) for part in said):
        same = Reason(said[0].reason, said[0].note, said[0].other)
        if same == chosen and said[0].quantity == -found.difference:
            return
    parts = [
        explanation(product, Reason(part.reason, part.note, part.other), -part.quantity)
        for part in said
    ]
    if chosen.reason is not DifferenceReason.NONE and found.difference:
        parts.append(explanation(product, chosen, -found.difference))
    if parts:
        explain(work, count.place, parts, count.id)


def explanation(product: Product, chosen: Reason, missing: int) -> Explanation:
    """Write an explanation. missing: thousandths, below zero where more was found."""
    return Explanation(
        product=product.id,
        names=product.names,
        quantity=Quantity(missing, product.unit),
        reason=chosen.reason,
        note=clean_text(chosen.note),
        other=chosen.other,
    )
