"""Rows that could not be told their number: how each waits, and how a bad one comes to stand alone.

A call that fails is sent again in halves, and in halves of these, until the row it fails for is by
itself. That one then waits longer each time, the others go on, and after a day somebody is asked.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import text

from pos.channels.faults import ChannelFault, Passing, Throttled
from pos.domain.channel import Matter
from pos.store.unit_of_work import UnitOfWork
from pos.sync.marks import Mark
from pos.sync.notes import Note, Sent, note, tell
from pos.sync.pace import after_failure
from pos.sync.wanted import Wanted

# A second row that fails by itself is no accident: then it is the shop that cannot, not the row.
_ALONE_AT_MOST: Final = 1


# Of a row that can be read.
_STAYS: Final = frozenset({Matter.REJECTED, Matter.NOT_SENT})


class Alone:
    """Tells, during one push, whether it is a row that fails or the shop."""

    def __init__(self) -> None:
        self._failed = 0

    def is_the_row(self, batch: Sequence[Wanted], fault: ChannelFault) -> bool:
        """Count a call that failed; returns whether only its one row is to wait.

        A shop that says how long to wait means all of itself.
        """
        is_mute = isinstance(fault, Passing) or (
            isinstance(fault, Throttled) and fault.retry_after is None
        )
        if not is_mute or len(batch) > 1 or not batch[0].mark.pace.tries:
            return False
        self._failed += 1
        return self._failed <= _ALONE_AT_MOST

    def went_through(self) -> None:
        """Count a call that did not fail."""
        self._failed = 0


def in_order(listings: Sequence[Wanted]) -> list[Wanted]:
    """Return rows in the order they are sent: what never failed first."""
    return sorted(listings, key=lambda wanted: wanted.mark.pace.tries)


def next_call(queue: Sequence[Wanted], most: int) -> list[Wanted]:
    """Return the rows of the next call, half of those that failed together. most: of a call."""
    tries = queue[0].mark.pace.tries
    alike = [wanted for wanted in queue[:most] if wanted.mark.pace.tries == tries]
    return alike[: (len(alike) + 1) // 2] if tries else alike


def failed_once_more(mark: Mark, now: int, chance: float, *, is_alone: bool) -> Mark:
    """Return what is known of a row that was not sent.

    is_alone: it was by itself, so that it waits by itself; else the whole connection does.
    """
    pace = after_failure(mark.pace, now, lambda: chance)
    waiting = pace if is_alone else replace(pace, retry_at=0)
    given_up = Matter.NOT_SENT.value if is_alone and pace.surfaces(now) else ""
    return replace(mark, pace=waiting, is_under_way=False, given_up=given_up)


def failed_unseen(mark: Mark, now: int, chance: float) -> Mark:
    """Return what is known of a row of which no answer came: it is read before all else."""
    pace = replace(after_failure(mark.pace, now, lambda: chance), retry_at=0)
    return replace(mark, pace=pace, is_doubtful=True, is_under_way=True)


def read_and_not_there(mark: Mark, value: int, now: int, chance: float) -> Mark:
    """Return what is known of a row whose lost wish did not arrive; the shop says `value`.

    The first time it is sent again at once, afterwards it waits. It is another wish, with another
    key: what came of the lost one is known now.
    """
    waits = after_failure(replace(mark.pace, tries=mark.pace.tries - 1), now, lambda: chance)
    pace = replace(mark.pace, retry_at=waits.retry_at if mark.pace.tries > 1 else 0)
    given_up = Matter.NOT_SENT.value if pace.tries > 1 and pace.surfaces(now) else ""
    wished = mark.wished if given_up else None
    return replace(mark.settled(value), pace=pace, wished=wished, given_up=given_up)


def read_again(mark: Mark, value: int, ours: int) -> Mark:
    """Return what is known of a row that says `value` and should say `ours`.

    Reading a number mends nothing: what could not be sent, or was refused, stays so.
    """
    kept = mark.settled(value)
    if value == ours:
        return kept
    is_refused = mark.given_up in _STAYS and mark.wished == ours
    return replace(kept, pace=mark.pace, given_up=mark.given_up if is_refused else "")


def note_not_sent(work: UnitOfWork, channel: str, wanted: Wanted) -> None:
    """Say that a row could not be told its number for a day."""
    believed = wanted.mark.told.believed
    found = Note(
        channel, Matter.NOT_SENT, wanted.id, wanted.product, wanted.ours, believed, wanted.sku
    )
    note(work, found)
    tell(work, channel, Sent(wanted.product, "refused", believed, wanted.ours, wanted.sku))


_NO_WAITING: Final = text(
    "UPDATE sync_listing SET retry_at = 0 WHERE retry_at <> 0 AND listing IN"
    " (SELECT key FROM listing WHERE channel = :channel)"
)


def wait_no_longer(work: UnitOfWork, channel: str) -> None:
    """Let every row of a shop be tried now: somebody asked."""
    work.connection.execute(_NO_WAITING, {"channel": channel})
