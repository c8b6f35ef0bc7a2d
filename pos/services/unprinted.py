"""The papers that did not come out, or nobody knows of: what a person is asked about."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from pos.errors import PosError
from pos.services.papers import paper_for
from pos.services.receipts import PrintJob, PrintState, unprinted_jobs

# More than fit a screen many times over; the rest follow as these are answered.
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Unprinted:
    """One of them. title: of the paper, empty when it cannot be written any more."""

    job: PrintJob
    title: str

    @property
    def is_asked_about(self) -> bool:
        """True when nobody knows whether it is on paper, False when it surely is not."""
        return self.job.state is PrintState.MAYBE


def unprinted(connection: Connection) -> tuple[Unprinted, ...]:
    """Return them, the newest first."""
    jobs = unprinted_jobs(connection, _MOST)
    return tuple(Unprinted(job, _title(connection, job)) for job in jobs)


def _title(connection: Connection, job: PrintJob) -> str:
    try:
        return paper_for(connection, job).title
    except PosError:
        return ""
