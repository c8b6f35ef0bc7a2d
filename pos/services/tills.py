"""The tills of a cooperative: who let them in, what each has reported, and who was shut out.

A cooperative is named after the till that founded it. A till that joins says so in its first entry,
and counts from the moment a manager lets it in.
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select

from pos.changed import Changed
from pos.domain.person import Act
from pos.domain.text import clean_name
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.kinds import KINDS, SaleMade, TillAdmitted, TillRevoked
from pos.services.people import require
from pos.store import schema
from pos.store.aside import Why, aside, forget_waiting
from pos.store.revoked import revoked
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_OWN: Final = "till"
_HEARD: Final = "heard"
_FOLDER: Final = "exchange_folder"
_DEALT_WITH: Final = "second_halves"
_J: Final = schema.journal.c


class FounderStays(PosError):
    """The till that founded the cooperative cannot be shut out."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a till said of itself in the newest file it wrote.

    at: microseconds UTC, when it wrote the file. knows: the last entry it had of each till.
    """

    at: int
    knows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Applicant:
    """A till that wants to join. public_key: 64 hex digits, as its first entry says."""

    till: str
    public_key: str
    label: str
    series: str


@dataclass(frozen=True, slots=True)
class KnownTill:
    """One till of the cooperative, as far as this device knows.

    last_seq, last_at: of its newest entry here, 0 for none; last_at in microseconds UTC.
    heard_at: when it wrote the newest file read here; 0 for never.
    has_of_ours: the last entry of this device's own till it is known to have.
    revoked_from: microseconds UTC, None while it belongs to the cooperative.
    set_aside: how many sales it made after that, which count nowhere.
    missing_to: the last entry that is missing before those that wait for it; 0 when nothing does.
    other_half: how many entries are kept of a second device that went on with this till.
    other_half_left: how many of them nobody has said to be dealt with.
    public_key: 64 hex digits, empty while nothing of it is here.
    """

    till: str
    label: str
    series: str
    is_own: bool
    is_founder: bool
    last_seq: int = 0
    last_at: int = 0
    heard_at: int = 0
    has_of_ours: int = 0
    revoked_from: int | None = None
    set_aside: int = 0
    missing_to: int = 0
    other_half: int = 0
    other_half_left: int = 0
    public_key: str = ""

    @property
    def known_until(self) -> int:
        """Up to which moment its work is here, microseconds UTC; 0 when it never reported."""
        return max(self.last_at, self.heard_at)


def own_till(connection: Connection) -> str:
    """Return the name of the till that writes on this device; empty in a new file."""
    return saved_device(connection, _OWN, str) or ""


def cooperative_of(connection: Connection) -> str:
    """Return the id of the cooperative this device belongs to: the name of its first till."""
    own = own_till(connection)
    tills = schema.till.c
    joined = connection.execute(select(tills.cooperative).where(tills.till == own)).scalar()
    return joined or own


def known_tills(connection: Connection) -> list[KnownTill]:
    """Return every till that opened here or was let in, this device's own first."""
    own, founder = own_till(connection), cooperative_of(connection)
    tills = [(t.till, t) for t in connection.execute(select(schema.till))]
    said = dict([*((step.about, step) for step in _admissions(connection)), *tills])
    heads, heard, shut_out = _heads(connection), heard_of(connection), revoked(connection)
    kept = {(each.till, each.why): each for each in aside(connection)}
    halves = {till: each.entries for (till, why), each in kept.items() if why is Why.FORK}
    dealt_with = _dealt_with(connection)
    found = [
        KnownTill(
            till,
            row.label,
            row.series,
            is_own=till == own,
            is_founder=till == founder,
            last_seq=heads[till][0] if till in heads else 0,
            last_at=heads[till][1] if till in heads else 0,
            heard_at=heard[till].at if till in heard else 0,
            has_of_ours=heard[till].knows.get(own, 0) if till in heard else 0,
            revoked_from=shut_out.get(till),
            set_aside=_set_aside(connection, till, shut_out.get(till)),
            missing_to=kept[till, Why.GAP].first - 1 if (till, Why.GAP) in kept else 0,
            other_half=halves.get(till, 0),
            other_half_left=max(0, halves.get(till, 0) - dealt_with.get(till, 0)),
            public_key=row.public_key,
        )
        for till, row in said.items()
    ]
    return sorted(found, key=lambda t: (not t.is_own, t.label.casefold(), t.till))


def heads_of(connection: Connection) -> dict[str, int]:
    """Return the number of the last entry here, by till."""
    return {till: seq for till, (seq, _at) in _heads(connection).items()}


def heard_of(connection: Connection) -> dict[str, Heard]:
    """Return what each other till last said of itself."""
    return saved_device(connection, _HEARD, dict[str, Heard]) or {}


def note_heard(work: UnitOfWork, till: str, heard: Heard) -> None:
    """Keep what a till said of itself, unless something newer is kept."""
    kept = heard_of(work.connection)
    if till not in kept or kept[till].at < heard.at:
        save_device(work.connection, _HEARD, kept | {till: heard})
        work.note_changed(Changed.TILLS)


def is_admitted(connection: Connection, till: str, public_key: str) -> bool:
    """Tell whether what a till wrote is taken in here: the founder's, or that of one let in."""
    if till == cooperative_of(connection):
        return True
    return any(r.about == till and r.public_key == public_key for r in _admissions(connection))


def admit_till(work: UnitOfWork, applicant: Applicant) -> None:
    """Let a till in, or in again; its work is taken in from now on. Raises `NotAllowed`.

    It has sold under its series already: that another till has the same keeps nobody out.
    """
    require(work, Act.CHANGE_SETTINGS)
    label, series = clean_name(applicant.label), clean_name(applicant.series)
    work.record(TillAdmitted(applicant.till, applicant.public_key, label, series))


def admit_again(work: UnitOfWork, till: str) -> None:
    """Let a till in that was shut out: all it wrote counts again."""
    tills = schema.till
    row = work.connection.execute(select(tills).where(tills.c.till == till)).one()
    admit_till(work, Applicant(till, row.public_key, row.label, row.series))


def revoke_till(work: UnitOfWork, till: str, from_at: int, note: str = "") -> None:
    """Shut a till out from a moment on (microseconds UTC): lost, stolen, given up.

    Raises `FounderStays` for the till the cooperative is named after, or `NotAllowed`.
    """
    require(work, Act.CHANGE_SETTINGS)
    if till == cooperative_of(work.connection):
        raise FounderStays(_("The cooperative began on this till. It cannot be shut out."))
    work.record(TillRevoked(till, from_at, clean_name(note)))


def forget_what_waits(work: UnitOfWork, till: str) -> None:
    """Throw away what waits of a till for something missing; a later file brings it again."""
    require(work, Act.CHANGE_SETTINGS)
    forget_waiting(work.connection, till)
    work.note_changed(Changed.TILLS)


def note_dealt_with(work: UnitOfWork, till: str) -> None:
    """Say that what is kept of a copied till's second device was entered by hand.

    It stays kept; more of it, from a later file, is to be dealt with again.
    """
    require(work, Act.CHANGE_SETTINGS)
    kept = {a.till: a.entries for a in aside(work.connection) if a.why is Why.FORK}
    seen = _dealt_with(work.connection) | {till: kept.get(till, 0)}
    save_device(work.connection, _DEALT_WITH, seen)
    work.note_changed(Changed.TILLS)


def exchange_folder(connection: Connection) -> str:
    """Return the folder files were last written into, empty for none."""
    return saved_device(connection, _FOLDER, str) or ""


def keep_exchange_folder(work: UnitOfWork, folder: str) -> None:
    """Write files into this folder from now on: a stick, mostly."""
    save_device(work.connection, _FOLDER, folder)
    work.note_changed(Changed.DEVICE)


def _dealt_with(connection: Connection) -> dict[str, int]:
    """Return by till how many entries of its second half were dealt with."""
    return saved_device(connection, _DEALT_WITH, dict[str, int]) or {}


def _admissions(connection: Connection) -> list[Row[Any]]:
    step = schema.till_step
    query = select(step).where(step.c.revoked_from.is_(None))
    return list(connection.execute(query.order_by(step.c.at, step.c.key)))


def _heads(connection: Connection) -> dict[str, tuple[int, int]]:
    """Return number and moment of each till's last entry; each is one step in an index."""
    found = {}
    for till in connection.execute(select(schema.till.c.till)).scalars().all():
        last = select(_J.seq, _J.at).where(_J.till == till).order_by(_J.seq.desc()).limit(1)
        row = connection.execute(last).one()
        found[till] = (row.seq, row.at)
    return found


def _set_aside(connection: Connection, till: str, from_at: int | None) -> int:
    if from_at is None:
        return 0
    query = select(func.count()).where(
        _J.till == till, _J.at >= from_at, _J.kind == KINDS[SaleMade]
    )
    return int(connection.execute(query).scalar_one())
