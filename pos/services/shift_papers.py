"""The papers of a shift: the report so far, and the one of a closing, from what was recorded."""

from typing import TypedDict

from sqlalchemy import Connection, select

from pos.clock import utc_offset_minutes
from pos.documents.shift_paper import ShiftPaper, shift_paper
from pos.documents.shift_story import MovedCash, ShiftEnd, ShiftStory
from pos.domain.person import Act, may
from pos.domain.shift import Shift
from pos.services.device import device_settings
from pos.services.people import person_of
from pos.services.shift_sums import report_of
from pos.services.shifts import (
    Closed,
    Opened,
    cash_moves,
    closing_of,
    open_shift,
    report_number,
    shift_of,
)
from pos.services.shop import counter
from pos.store import schema


def x_paper(connection: Connection, now: int) -> ShiftPaper | None:
    """Write the report so far of this till; None while it is not open.

    now: microseconds UTC. What there should be in the drawer is on it only for whoever may check a
    count: the others count blindly.
    """
    at_counter = counter(connection)
    shift = open_shift(connection, at_counter.till)
    if shift is None:
        return None
    story = ShiftStory(
        **_beginning(connection, shift_of(connection, shift.id)),
        number=f"X-{at_counter.series}",
        seller=at_counter.seller,
        at=now,
        ahead=utc_offset_minutes(now),
        report=report_of(connection, shift),
        moves=_moves(connection, shift),
        shows_drawer=may(at_counter.person, Act.VERIFY_SHIFT),
    )
    languages = device_settings(connection).receipt_languages
    return shift_paper(story, languages, example=at_counter.is_example)


def z_paper(connection: Connection, closing: str, *, is_copy: bool = False) -> ShiftPaper:
    """Write the report of a closing as it was recorded; raises `NotFound`."""
    done, at_counter = closing_of(connection, closing), counter(connection)
    story = ShiftStory(
        **_beginning(connection, done.opened),
        number=number_of(connection, done),
        seller=done.body.seller or at_counter.seller,
        at=done.at,
        ahead=done.body.utc_offset_minutes,
        report=done.body.report,
        moves=_moves(connection, done.opened.shift),
        end=_end(connection, done),
    )
    languages = device_settings(connection).receipt_languages
    return shift_paper(story, languages, copy=is_copy, example=at_counter.is_example)


def number_of(connection: Connection, done: Closed) -> str:
    """Return the number of a closing as printed: `Z-7K3-0007`."""
    query = select(schema.till.c.series).where(schema.till.c.till == done.opened.shift.till)
    return report_number(connection.execute(query).scalar_one(), done.body.number)


class _Beginning(TypedDict):
    """The part of a story that is told the same of an open and of a closed shift."""

    till: str
    label: str
    series: str
    opened_at: int
    opened_ahead: int
    opened_by: str


def _beginning(connection: Connection, opened: Opened) -> _Beginning:
    query = select(schema.till).where(schema.till.c.till == opened.shift.till)
    till = connection.execute(query).one()
    return {
        "till": till.till,
        "label": till.label,
        "series": till.series,
        "opened_at": opened.shift.opened_at,
        "opened_ahead": opened.utc_offset_minutes,
        "opened_by": person_of(connection, opened.by).name,
    }


def _moves(connection: Connection, shift: Shift) -> tuple[MovedCash, ...]:
    return tuple(
        MovedCash(move.at, move.body.amount, move.body.reason, move.body.note)
        for move in cash_moves(connection, shift.id)
    )


def _end(connection: Connection, done: Closed) -> ShiftEnd:
    body = done.body
    return ShiftEnd(
        entry_id=done.id,
        check=done.check,
        hash=done.hash,
        counts=body.counts,
        differences=body.differences,
        perpetual=body.perpetual,
        perpetual_absolute=body.perpetual_absolute,
        closed_by=person_of(connection, body.by).name,
        verified_by=person_of(connection, body.verified_by).name,
        held=body.held,
        note=body.note,
        recounts=body.recounts,
        unopened=body.unopened,
        unopened_net=body.unopened_net,
    )
