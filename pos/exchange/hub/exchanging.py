"""One exchange with the hub: theirs in, ours out, and the photos both name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.exchange.faults import PartRefused
from pos.exchange.hub.kept import LastExchange, note_exchange
from pos.exchange.hub.pictures import fetch_pictures
from pos.exchange.hub.pulling import heads_at, pull
from pos.exchange.hub.pushing import push
from pos.exchange.outcome import Taken
from pos.exchange.progress import Progress, no_progress
from pos.services.door import Door
from pos.services.tills import Applicant, cooperative_of, own_till

if TYPE_CHECKING:
    from pos.exchange.hub.wire import Wire


@dataclass(frozen=True, slots=True)
class HubOutcome:
    """What an exchange did. sent: how many entries went; the rest as in `Outcome` of a file."""

    last: LastExchange
    sent: int = 0
    taken: tuple[Taken, ...] = ()
    refused: tuple[PartRefused, ...] = ()
    waiting: tuple[Applicant, ...] = ()
    photos: int = 0

    @property
    def has_news(self) -> bool:
        """True when anything moved."""
        return bool(self.sent or self.taken or self.photos)


def exchange(
    door: Door,
    wire: "Wire",
    *,
    before: HubOutcome | None = None,
    progress: Progress = no_progress,
) -> HubOutcome:
    """Exchange everything once; raises a `HubFault`, and what was done by then stays done.

    before: what the last exchange over this line did, so that photos are not looked for again.
    """
    own, cooperative = door.read_now(own_till), door.read_now(cooperative_of)
    there = heads_at(wire)
    pulled = pull(door, wire, there, progress)
    at_hub = there.get(own, 0)
    head = push(door, wire, at_hub, progress)
    photos = 0
    if before is None or pulled.names_photos:
        photos = fetch_pictures(door, wire, cooperative)
    moved = head > at_hub or pulled.taken or photos
    last = before.last if before is not None else LastExchange()
    if moved or not last.at:
        last = door.write_now(note_exchange, head)
    return HubOutcome(
        last,
        head - at_hub,
        tuple(pulled.taken),
        tuple(pulled.refused),
        tuple(pulled.waiting),
        photos,
    )
