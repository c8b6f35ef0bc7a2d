"""What somebody has to look at, and what was sent: two lists of one shop, both bounded."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.changed import Changed
from pos.domain.channel import Matter
from pos.store import schema
from pos.store.unit_of_work import UnitOfWork

MOST_HISTORY: Final = 1000
_N: Final = schema.look_at.c
_H: Final = schema.sync_history.c


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at.

    subject: id of a listing, of an order and its line, or a SKU. product: its id, or empty. ours,
    theirs: both numbers, None where it is not about numbers. code: the shop's own word, a SKU, or
    the number of an order.
    """

    channel: str
    matter: Matter
    subject: str
    product: str = ""
    ours: int | None = None
    theirs: int | None = None
    code: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """One line of the history. before, after: what the shop said and what it was told."""

    product: str
    what: str
    before: int | None
    after: int | None
    note: str = ""
    at: int = 0


def notes(connection: Connection, channel: str) -> list[Note]:
    """Return what somebody has to look at in a shop, the oldest first."""
    query = select(schema.look_at).where(_N.channel == channel).order_by(_N.at, _N.subject)
    return [
        Note(**{**row._asdict(), "matter": Matter(row.matter)}) for row in connection.execute(query)
    ]


def note(work: UnitOfWork, found: Note) -> None:
    """Put something on the list; what is there already keeps its moment."""
    row = {
        "channel": found.channel,
        "matter": found.matter.value,
        "subject": found.subject,
        "at": work.now,
        "product": found.product,
        "ours": found.ours,
        "theirs": found.theirs,
        "code": found.code,
    }
    again = {name: row[name] for name in ("product", "ours", "theirs", "code")}
    statement = upsert(schema.look_at).on_conflict_do_update(
        index_elements=["channel", "matter", "subject"], set_=again
    )
    work.connection.execute(statement, row)
    work.note_changed(Changed.ONLINE)


def settle(work: UnitOfWork, channel: str, subject: str, *matters: Matter) -> None:
    """Take something off the list: it is no longer so, or somebody answered."""
    values = [matter.value for matter in matters]
    gone = work.connection.execute(
        delete(schema.look_at).where(
            _N.channel == channel, _N.subject == subject, _N.matter.in_(values)
        )
    )
    if gone.rowcount:
        work.note_changed(Changed.ONLINE)


def tell(work: UnitOfWork, channel: str, sent: Sent) -> None:
    """Write a line of the history."""
    row = {
        "channel": channel,
        "at": work.now,
        "product": sent.product,
        "what": sent.what,
        "before": sent.before,
        "after": sent.after,
        "note": sent.note,
    }
    work.connection.execute(insert(schema.sync_history), row)


def forget_old(work: UnitOfWork, channel: str) -> None:
    """Let the oldest lines of the history go."""
    oldest = (
        select(_H.id)
        .where(_H.channel == channel)
        .order_by(_H.id.desc())
        .limit(1)
        .offset(MOST_HISTORY)
        .scalar_subquery()
    )
    work.connection.execute(
        delete(schema.sync_history).where(_H.channel == channel, _H.id <= func.coalesce(oldest, 0))
    )


def history(connection: Connection, channel: str, most: int = 200) -> list[Sent]:
    """Return what was sent, the newest first."""
    query = (
        select(schema.sync_history).where(_H.channel == channel).order_by(_H.id.desc()).limit(most)
    )
    return [
        Sent(row.product, row.what, row.before, row.after, row.note, row.at)
        for row in connection.execute(query)
    ]
