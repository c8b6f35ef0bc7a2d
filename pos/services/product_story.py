"""What happened to one product at one place, told step by step: how many, how many then, by whom.

The newest first, page by page. On hand after a step is what the book says of that moment by all
that is known now: a count is a checkpoint, and says what it found beyond what was expected.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select, tuple_

from pos.domain.names import Names
from pos.domain.stock import TRANSFERS, DifferenceReason, cause_of, reason_of
from pos.journal.canonical import decoded
from pos.journal.kinds import SHAPES, Fact, SaleMade, StockMoved
from pos.services.people import person_of
from pos.services.stock_book import Step, history, stock_at
from pos.store import schema
from pos.store.keys import key_of, parts_of

PAGE: Final = 50
# After all that ever happened.
_NOW: Final = 2**62


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One step, with what a person asks about it.

    step: what moved, or was found. on_hand: thousandths just after it.
    difference: of a count, what was found beyond what was expected; None for what moved.
    who: the name of who did it, or empty. receipt: number of the sale, or empty.
    other_place: where goods went to or came from, when they were sent. is_taken_back: it takes an
    earlier movement back.
    """

    step: Step
    on_hand: int
    difference: int | None = None
    who: str = ""
    receipt: str = ""
    other_place: Names = Names()
    reason: DifferenceReason = DifferenceReason.NONE
    note: str = ""
    is_taken_back: bool = False


@dataclass(frozen=True, slots=True)
class StoryPart:
    """Some steps, the newest first. further: microseconds before which there is more, or None."""

    steps: tuple[ToldStep, ...]
    further: int | None


def story(
    connection: Connection, product: str, place: str, before: int | None = None, most: int = PAGE
) -> StoryPart:
    """Return what happened to a product at a place.

    before: the `further` of the part before; None begins with the newest.
    """
    found = history(connection, product, place, most + 1, before)
    steps, further = _whole_moments(found, most)
    bodies = _bodies(connection, steps)
    moment = _NOW if before is None else before - 1
    on_hand = stock_at(connection, product, place, moment)
    told = []
    for step in steps:
        after = on_hand
        on_hand = (
            stock_at(connection, product, place, step.at - 1)
            if step.cause is None
            else after - step.quantity
        )
        difference = after - on_hand if step.cause is None else None
        body = bodies.get(step.entry)
        told.append(_told(connection, step, after, difference, body, product))
    return StoryPart(tuple(told), further)


def _whole_moments(steps: tuple[Step, ...], most: int) -> tuple[tuple[Step, ...], int | None]:
    """Cut after so many steps, but never between two of one moment."""
    if len(steps) <= most:
        return steps, None
    cut = steps[most].at
    kept = tuple(step for step in steps[:most] if step.at > cut)
    return (kept, kept[-1].at) if kept else (steps[:most], cut)


def _bodies(connection: Connection, steps: Iterable[Step]) -> dict[str, Fact]:
    journal = schema.journal.c
    wanted = [parts_of(key_of(step.entry)) for step in steps]
    query = select(schema.journal).where(tuple_(journal.till, journal.seq).in_(wanted))
    return {
        f"{row.till}-{row.seq}": decoded(row.body, SHAPES[row.kind])
        for row in connection.execute(query)
        if row.kind in SHAPES
    }


def _told(
    connection: Connection,
    step: Step,
    on_hand: int,
    difference: int | None,
    body: Fact | None,
    product: str,
) -> ToldStep:
    who = "" if body is None else person_of(connection, body.by).name
    said: Mapping[str, Any] = {}
    if isinstance(body, SaleMade):
        said = {"receipt": body.sale.receipt_number}
    elif isinstance(body, StockMoved):
        said = {
            "other_place": _other_place(connection, step, body, product),
            "reason": reason_of(body.reason),
            "note": body.note,
            "is_taken_back": bool(body.undoes),
        }
    return ToldStep(step, on_hand, difference, who, **said)


def _other_place(connection: Connection, step: Step, body: StockMoved, product: str) -> Names:
    """Return the place of the movement that balances this one, where there is one."""
    other = next(
        (
            line.place
            for line in body.lines
            if line.product == product and line.quantity.thousandths == -step.quantity
        ),
        None,
    )
    if other is None or cause_of(body.cause) not in TRANSFERS:
        return Names()
    place = schema.place.c
    row = connection.execute(select(schema.place).where(place.key == key_of(other))).first()
    return Names() if row is None else Names(row.fr, row.ar, row.en)
