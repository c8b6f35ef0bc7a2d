"""PINs: who says they are somebody proves it, and guessing is slow.

A PIN belongs to this device and is kept as an argon2 hash outside the journal: whoever gets a copy
of the journal gets nothing to guess at. Somebody without a PIN is believed.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.changed import Changed
from pos.domain.parsing import keypad_digit
from pos.domain.person import Act, Person
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.people import add_person, at_till, edit_person, people, person_of, require
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import person_at_till, save_person_at_till

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 4
LONGEST: Final = 8

# Three wrong PINs are a slip; from then on each wait is twice the one before.
_FREE_FAILURES: Final = 3
_FIRST_WAIT_S: Final = 5
_LONGEST_WAIT_S: Final = 300
_SECOND: Final = 1_000_000

_PIN: Final = schema.pin.c
_NO_ID: Final = "000000-0"


class PinNotAccepted(FieldNotAccepted):
    """The PIN is too short, too long or no number."""


@dataclass(frozen=True, slots=True)
class PinVerdict:
    """What came of a PIN. wait_s: seconds until the next one is looked at, 0 when it is now."""

    is_right: bool
    wait_s: int = 0


def set_pin(work: UnitOfWork, person: str, pin: str) -> None:
    """Give a person a PIN on this device, or take it away with an empty one.

    Everybody may change their own. Raises `PinNotAccepted` or `NotAllowed`.
    """
    if person != person_at_till(work.connection):
        require(work, Act.MANAGE_PEOPLE)
    work.note_changed(Changed.PEOPLE)
    if not pin:
        work.connection.execute(delete(schema.pin).where(_PIN.person == key_of(person)))
        return
    row = {
        "person": key_of(person),
        "hash": _hasher().hash(_digits(pin)),
        "failures": 0,
        "failed_at": 0,
    }
    work.connection.execute(
        upsert(schema.pin).on_conflict_do_update(index_elements=["person"], set_=row), row
    )


def keep_person(work: UnitOfWork, person: Person, pin: str | None) -> None:
    """Save somebody and their PIN in one: both, or neither."""
    if person.id:
        edit_person(work, person)
        named = person.id
    else:
        named = add_person(work, person.name, person.role, is_in_training=person.is_in_training)
    if pin is not None:
        set_pin(work, named, pin)


def enter_pin(work: UnitOfWork, person: str, pin: str) -> PinVerdict:
    """Look at a PIN; a wrong one is counted, which is why it is an answer and no error.

    While a wait runs the PIN is not looked at. A clock set back does not end a wait.
    """
    row = _row(work.connection, person)
    if row is None:
        return PinVerdict(is_right=True)
    wait = _wait_s(row, work.now)
    if wait:
        return PinVerdict(is_right=False, wait_s=wait)
    failures = 0 if _is_right(row.hash, pin) else row.failures + 1
    work.connection.execute(
        update(schema.pin).where(_PIN.person == row.person),
        {"failures": failures, "failed_at": work.now if failures else 0},
    )
    again = _row(work.connection, person)
    return PinVerdict(failures == 0, 0 if again is None else _wait_s(again, work.now))


def switch_to(work: UnitOfWork, person: str, pin: str) -> PinVerdict:
    """Let somebody else stand at the till, if the PIN is theirs."""
    verdict = enter_pin(work, person, pin)
    if verdict.is_right and not person_of(work.connection, person).has_left:
        save_person_at_till(work.connection, person)
        work.note_changed(Changed.PEOPLE)
    return verdict


def lock(work: UnitOfWork) -> None:
    """Leave the till: the next one says who they are. Nothing to leave without people."""
    if people(work.connection):
        save_person_at_till(work.connection, "")
        work.note_changed(Changed.PEOPLE)


def lock_at_start(work: UnitOfWork) -> None:
    """Ask after a start who is there, if who was has a PIN: the device may be in other hands."""
    if was_left(work.connection):
        lock(work)


def was_left(connection: Connection) -> bool:
    """Tell whether somebody with a PIN stood at the till when it was last open."""
    return _row(connection, person_at_till(connection) or _NO_ID) is not None


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works here, as the rail and the lock show it.

    at_till: who stands there. with_pin: ids of those who have a PIN on this device.
    """

    people: tuple[Person, ...]
    at_till: Person
    with_pin: frozenset[str]


def crew(connection: Connection) -> Crew:
    """Return who works here."""
    pins = connection.execute(select(_PIN.person)).scalars()
    return Crew(
        tuple(people(connection)), at_till(connection), frozenset(id_of(key) for key in pins)
    )


def _row(connection: Connection, person: str) -> Row[Any] | None:
    return connection.execute(select(schema.pin).where(_PIN.person == key_of(person))).first()


def _wait_s(row: Row[Any], now: int) -> int:
    over = row.failures - _FREE_FAILURES
    if over < 0:
        return 0
    wait = min(_FIRST_WAIT_S * 2**over, _LONGEST_WAIT_S) if over < 8 else _LONGEST_WAIT_S
    passed = max(0, now - row.failed_at) // _SECOND
    return int(max(0, wait - passed))


def _is_right(kept: str, pin: str) -> bool:
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return _hasher().verify(kept, _digits(pin))
    except (Argon2Error, InvalidHashError, PinNotAccepted):
        return False


def _digits(pin: str) -> str:
    digits = [keypad_digit(key) for key in pin]
    if not (SHORTEST <= len(digits) <= LONGEST and all(digits)):
        raise PinNotAccepted(_("A PIN is 4 to 8 digits. Type it again."))
    return "".join(digit or "" for digit in digits)


def _hasher() -> "PasswordHasher":
    # Loading argon2 takes a twentieth of a start: only who has a PIN pays for it.
    from argon2 import PasswordHasher

    # RFC 9106 names 64 MiB for machines short of memory and OWASP 19 MiB with two passes, the least
    # that is enough; 30 ms on a laptop, on the thread of the data.
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
