"""How this device stands with each shop it speaks to: where pulling goes on, and what is wrong."""

from dataclasses import asdict, dataclass, replace
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.changed import Changed
from pos.store import schema
from pos.store.unit_of_work import UnitOfWork
from pos.sync.pace import Pace

_S: Final = schema.sync_channel.c


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with one shop; the fields are those of `schema.sync_channel`."""

    channel: str
    cursor: str = ""
    pulled_at: int = 0
    pushed_at: int = 0
    swept_at: int = 0
    is_agreed: bool = False
    tries: int = 0
    retry_at: int = 0
    failing_since: int = 0
    stopped: str = ""
    fault: str = ""

    @property
    def pace(self) -> Pace:
        """How its failures are going."""
        return Pace(self.tries, self.retry_at, self.failing_since)

    def at_pace(self, pace: Pace, fault: str = "") -> "Standing":
        """Return this with another pace. fault: what went wrong, for people who look into it."""
        return replace(
            self,
            tries=pace.tries,
            retry_at=pace.retry_at,
            failing_since=pace.failing_since,
            fault=fault,
        )


def standing_of(connection: Connection, channel: str) -> Standing:
    """Return how it stands with a shop, as on the first day where nothing is kept."""
    row = connection.execute(select(schema.sync_channel).where(_S.channel == channel)).first()
    if row is None:
        return Standing(channel)
    return Standing(**{**row._asdict(), "is_agreed": bool(row.is_agreed)})


def keep_standing(work: UnitOfWork, standing: Standing) -> None:
    """Keep how it stands."""
    row = {**asdict(standing), "is_agreed": int(standing.is_agreed)}
    statement = upsert(schema.sync_channel).on_conflict_do_update(
        index_elements=["channel"], set_=row
    )
    work.connection.execute(statement, row)
    work.note_changed(Changed.ONLINE)


def agree(work: UnitOfWork, channel: str) -> None:
    """Let numbers be sent: somebody has looked at the difference."""
    keep_standing(work, replace(standing_of(work.connection, channel), is_agreed=True))


def begin_again(work: UnitOfWork, channel: str) -> None:
    """Try now, whatever went wrong before: somebody signed in again, or asked for it."""
    standing = standing_of(work.connection, channel)
    keep_standing(work, replace(standing.at_pace(Pace()), stopped=""))
