"""Saying what explains that a count found more or less than the stock book says.

It stands beside the difference and changes no stock. What was said adds up: another reason takes
the first one back by as much with the other sign, so that sums by reason are right on every device.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pos.domain.person import Act
from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.stock import DifferenceReason
from pos.domain.text import clean_text
from pos.journal.kinds import DifferenceExplained, Explanation
from pos.services.counted import Explained, Found, explained_so_far
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


def explain_anew(
    work: UnitOfWork,
    count: Count,
    found: Found,
    chosen: Reason,
    parts: tuple[Explained, ...] = (),
) -> None:
    """Explain a difference in place of what was said of it before: parts of it, then the rest."""
    product = found.product
    said = explained_so_far(work.connection, count).get(key_of(product.id), ())
    wanted = shared_out(-found.difference, chosen, parts)
    if wanted == said:
        return
    back = [replace(part, quantity=-part.quantity) for part in said]
    if again := [part_explanation(product, part) for part in (*back, *wanted)]:
        explain(work, count.place, again, count.id)


def shared_out(missing: int, chosen: Reason, parts: Iterable[Explained]) -> tuple[Explained, ...]:
    """Share out what is missing: to each part what it claims, the rest to the reason chosen.

    Nothing is explained twice, nor more than there is to explain.

    >>> broken = Explained(DifferenceReason.BROKEN, 2000)
    >>> [part.quantity for part in shared_out(3000, Reason(DifferenceReason.STOLEN), [broken])]
    [2000, 1000]
    >>> [part.quantity for part in shared_out(1000, Reason(DifferenceReason.STOLEN), [broken])]
    [1000]
    """
    shared = []
    for part in parts:
        least, most = sorted((0, missing))
        quantity = min(max(part.quantity, least), most)
        if quantity:
            shared.append(replace(part, quantity=quantity))
            missing -= quantity
    if missing and chosen.reason is not DifferenceReason.NONE:
        shared.append(Explained(chosen.reason, missing, clean_text(chosen.note), chosen.other))
    return tuple(shared)


def part_explanation(product: Product, part: Explained) -> Explanation:
    """Write what explains a part of a difference."""
    return explanation(product, Reason(part.reason, part.note, part.other), part.quantity)


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
