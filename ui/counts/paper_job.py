"""The differences of a count as a paper, made away from the screen."""

from dataclasses import replace
from pathlib import Path

from pos.clock import system_clock
from pos.documents.count_differences import (
    DifferenceLine,
    DifferencesFacts,
    ReasonPart,
    count_differences,
)
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.services.counted import Explained, Found, differences
from pos.services.counts import Count
from pos.services.goods_lists import list_facts
from pos.services.places import place_of
from pos.services.till import Connection
from ui.operations import Operations
from ui.papers.paper_choices import PaperLook
from ui.papers.paper_job import Written, paper_folder, written
from ui.watch import Tell

_STEM = "ecarts"


def make_differences_paper(
    operations: Operations, papers: Path, count: Count, look: PaperLook, tell: Tell
) -> Written:
    """Write the paper; for a slow thread. papers: the usual folder. Raises a `PosError`."""
    facts = operations.read_now(differences_facts, count, system_clock())
    folder = operations.read_now(paper_folder, papers)
    return written([count_differences(facts, look.languages)], folder, _STEM, look.sheet, tell)


def differences_facts(connection: Connection, count: Count, now: int) -> DifferencesFacts:
    """Read what stands on the paper. now: microseconds UTC."""
    found = [each for each in differences(connection, count) if each.difference]
    facts = replace(list_facts(connection, now), place=place_of(connection, count.place).names)
    counted_at = max((each.at for each in found), default=count.at)
    return DifferencesFacts(facts, counted_at, tuple(_line(each) for each in found))


def _line(found: Found) -> DifferenceLine:
    product = found.product
    expected = None if found.expected is None else _quantity(found, found.expected)
    return DifferenceLine(
        sku=product.sku,
        names=product.names,
        variant=product.variant,
        expected=expected,
        counted=_quantity(found, found.total),
        worth=found.worth,
        reason=found.reason,
        note=found.note,
        parts=_parts(found),
    )


def _parts(found: Found) -> tuple[ReasonPart, ...]:
    if not found.parts:
        return ()
    parts = list(found.parts)
    if found.left:
        parts.append(Explained(found.reason, found.left, found.note, found.other))
    return tuple(
        ReasonPart(part.reason, _quantity(found, abs(part.quantity)), part.note) for part in parts
    )


def _quantity(found: Found, thousandths: int) -> Quantity:
    if found.product.unit is Unit.PIECE:
        # A piece may be broken into parts by mistake in another till's file: listed rounded down.
        thousandths -= thousandths % THOUSAND
    return Quantity(thousandths, found.product.unit)
