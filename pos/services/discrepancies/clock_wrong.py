"""A clock that is wrong: its sales stand at a time at which they were not made."""

from typing import Any, Final

from sqlalchemy import Connection, select

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind, Measured
from pos.domain.names import Names
from pos.services.discrepancies.witnesses import MOST, Witnesses
from pos.services.tills import KnownTill, heads_of, heard_of, known_tills
from pos.store import schema
from pos.store.keys import entry_key, id_of

# Clocks of laptops drift by seconds a day; a quarter of an hour is no drift.
TOLERATED_US: Final = 15 * 60 * 1_000_000
_J: Final = schema.journal.c
_C: Final = schema.clock_jump.c
_JUMPED: Final = (
    select(schema.clock_jump)
    .where(_C.at - _C.clock_at > TOLERATED_US)
    .order_by(_C.at.desc())
    .limit(MOST)
)


def clock_wrong(connection: Connection, witnesses: Witnesses, now: int) -> list[Discrepancy]:
    """Return the tills whose clock ran back, runs ahead of this one, or behind what they knew.

    now: microseconds UTC, of this device. A few rows a till, and the jumps, which are rare.
    """
    tills = [till for till in known_tills(connection) if till.last_seq and not till.is_own]
    told = [_told(witnesses, _jump(row)) for row in connection.execute(_JUMPED)]
    told += [_told(witnesses, _ahead(till, now)) for till in tills if _is_ahead(till, now)]
    return told + [
        _told(witnesses, behind)
        for till in tills
        if (behind := _behind(connection, till)) is not None
    ]


def _jump(row: Any) -> dict[str, Any]:
    return {
        "entry": row.key,
        "part": "back",
        "fact": id_of(row.key),
        "expected": row.at,
        "found": row.clock_at,
    }


def _is_ahead(till: KnownTill, now: int) -> bool:
    return till.last_at > now + TOLERATED_US


def _ahead(till: KnownTill, now: int) -> dict[str, Any]:
    """The subject is the till, whose first entry it is; another entry is another fact."""
    return {
        "entry": entry_key(till.till, 1),
        "part": "ahead",
        "fact": f"{till.till}-{till.last_seq}",
        "expected": now,
        "found": till.last_at,
    }


def _behind(connection: Connection, till: KnownTill) -> dict[str, Any] | None:
    """It wrote a file at a time before the entries of others that stand in it."""
    heard, heads = heard_of(connection)[till.till] if till.heard_at else None, heads_of(connection)
    if heard is None:
        return None
    newest: tuple[int, str] = (0, "")
    for other, seq in heard.knows.items():
        if other == till.till or heads.get(other, 0) < seq:
            continue
        query = select(_J.at).where(_J.till == other, _J.seq == seq)
        newest = max(newest, (connection.execute(query).scalar() or 0, f"{other}-{seq}"))
    if newest[0] <= heard.at + TOLERATED_US:
        return None
    return {
        "entry": entry_key(till.till, 1),
        "part": "behind",
        "fact": newest[1],
        "expected": newest[0],
        "found": heard.at,
    }


def _told(witnesses: Witnesses, wrong: dict[str, Any]) -> Discrepancy:
    subject = id_of(wrong["entry"])
    till = subject.partition("-")[0]
    return Discrepancy(
        kind=DiscrepancyKind.CLOCK_WRONG,
        subject=subject,
        part=wrong["part"],
        facts=(wrong["fact"],),
        names=Names(),
        expected=wrong["expected"],
        found=wrong["found"],
        measured=Measured.TIME,
        witnesses=(witnesses.of_till(till, wrong["found"], wrong["expected"]),),
        code=witnesses.till(till),
    )
