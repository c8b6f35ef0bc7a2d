"""What waits for something missing comes in by itself as soon as that is here."""

from sqlalchemy import Connection

from pos.exchange.header import Part
from pos.exchange.lines import line_of
from pos.exchange.part import PartReader
from pos.journal.entry import Entry
from pos.services.door import Door
from pos.services.tills import heads_of
from pos.store.aside import Why, aside, forget_waiting, waiting
from pos.store.unit_of_work import UnitOfWork


def take_waiting(door: Door) -> list[PartReader]:
    """Take in what waits and follows now; returns who read it, and nothing when nothing did.

    Called after anything of another till came in, by a file or otherwise.
    """
    return [_take(door, before, run, head) for before, run, head in door.read_now(_ready) if run]


def _ready(connection: Connection) -> list[tuple[bytes, list[Entry], int]]:
    heads = heads_of(connection)
    tills = [kept.till for kept in aside(connection) if kept.why is Why.GAP]
    return [(*waiting(connection, till, heads.get(till, 0)), heads.get(till, 0)) for till in tills]


def _take(door: Door, before: bytes, run: list[Entry], head: int) -> PartReader:
    part = Part(
        till=run[0].till,
        first=run[0].seq,
        last=run[-1].seq,
        before=before.hex(),
        hash=run[-1].hash.hex(),
    )
    reader = PartReader(door, part, head)
    reader.take(map(line_of, run), lambda _done: None)
    # What was refused now is refused always: only what came after it is lost, and said.
    door.write_now(_forget, part)
    return reader


def _forget(work: UnitOfWork, part: Part) -> None:
    forget_waiting(work.connection, part.till, part.last)
