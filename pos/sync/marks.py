"""What this device knows of each listing: what it was told, and how the last try went."""

from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.store import schema
from pos.store.unit_of_work import UnitOfWork
from pos.sync.compare import Told
from pos.sync.pace import Pace

_S: Final = schema.sync_listing.c


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of one listing; the fields are those of `schema.sync_listing`."""

    told: Told = Told()
    is_doubtful: bool = False
    suspect: int | None = None
    wish: int = 0
    wished: int | None = None
    is_under_way: bool = False
    pace: Pace = Pace()
    given_up: str = ""
    theirs: int | None = None
    seen_at: int = 0

    def settled(self, value: int) -> "Mark":
        """Return this after the shop was seen or told to say `value`."""
        return replace(
            self,
            told=Told(value),
            is_doubtful=False,
            suspect=None,
            is_under_way=False,
            pace=Pace(),
            given_up="",
        )

    def seen(self, value: int, now: int) -> "Mark":
        """Return this after the number was read."""
        return replace(self, theirs=value, seen_at=now)


def mark_of(connection: Connection, listing: int) -> Mark:
    """Return what is known of a listing, by its key."""
    query = select(schema.sync_listing).where(_S.listing == listing)
    row = connection.execute(query).first()
    return Mark() if row is None else mark_from(row)


def mark_from(row: Any) -> Mark:
    """Read a row of the table, or one without any."""
    if row.wish is None:
        return Mark()
    return Mark(
        told=Told(row.told, row.lowest, row.highest, row.drift),
        is_doubtful=bool(row.is_doubtful),
        suspect=row.suspect,
        wish=row.wish,
        wished=row.wished,
        is_under_way=bool(row.is_under_way),
        pace=Pace(row.tries, row.retry_at, row.failing_since),
        given_up=row.given_up,
        theirs=row.theirs,
        seen_at=row.seen_at,
    )


def keep_mark(work: UnitOfWork, listing: int, mark: Mark) -> None:
    """Keep what is known of a listing."""
    row = {
        "listing": listing,
        "told": mark.told.told,
        "lowest": mark.told.lowest,
        "highest": mark.told.highest,
        "drift": mark.told.drift,
        "is_doubtful": int(mark.is_doubtful),
        "suspect": mark.suspect,
        "wish": mark.wish,
        "wished": mark.wished,
        "is_under_way": int(mark.is_under_way),
        "tries": mark.pace.tries,
        "retry_at": mark.pace.retry_at,
        "failing_since": mark.pace.failing_since,
        "given_up": mark.given_up,
        "theirs": mark.theirs,
        "seen_at": mark.seen_at,
    }
    statement = upsert(schema.sync_listing).on_conflict_do_update(
        index_elements=["listing"], set_=row
    )
    work.connection.execute(statement, row)


def try_again(work: UnitOfWork, listing: int) -> None:
    """Try a listing that was given up once more, after reading it."""
    mark = mark_of(work.connection, listing)
    keep_mark(work, listing, replace(mark, given_up="", pace=Pace(), is_doubtful=True))


_DOUBT_ALL: Final = text(
    "UPDATE sync_listing SET is_doubtful = 1 WHERE listing IN"
    " (SELECT key FROM listing WHERE channel = :channel AND is_linked = 1)"
)


def doubt_all(work: UnitOfWork, channel: str) -> None:
    """Have every listing of a shop read before it is written again."""
    work.connection.execute(_DOUBT_ALL, {"channel": channel})
