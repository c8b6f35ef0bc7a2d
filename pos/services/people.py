"""Who works at the till: named, switched between, and what each may do."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Row, select

from pos.changed import Changed
from pos.domain.person import NOBODY, OWNER, Act, Person, PersonRole, may
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.journal.kinds import PersonSaved, Scalar
from pos.store import schema
from pos.store.kept import kept
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import person_at_till, save_person_at_till

P = ParamSpec("P")
T = TypeVar("T")


class NotAllowed(PosError):
    """Whoever stands at the till may not do this alone; a manager's PIN allows it once.

    act: what was to be done.
    """

    def __init__(self, act: Act) -> None:
        self.act = act
        super().__init__(_("This needs the manager. Nothing was changed."))


class ManagerNeeded(FieldNotAccepted):
    """Nobody would be left who may name people."""


def people(connection: Connection) -> list[Person]:
    """Return everybody who works here now, managers first, then by name."""
    table = schema.person
    query = select(table).where(table.c.created_at.is_not(None), table.c.has_left == 0)
    found = [person_from(row) for row in connection.execute(query)]
    return sorted(found, key=lambda p: (p.role is not PersonRole.MANAGER, p.name.casefold()))


def person_of(connection: Connection, person: str) -> Person:
    """Return a person by id, here still or not; nobody for an id that is not known."""
    if not person:
        return NOBODY
    table = schema.person
    query = select(table).where(table.c.key == key_of(person), table.c.created_at.is_not(None))
    row = connection.execute(query).first()
    return NOBODY if row is None else person_from(row)


def at_till(connection: Connection) -> Person:
    """Return who stands at this till: the owner of a till whose people were never named."""
    person = person_of(connection, person_at_till(connection))
    if person is not NOBODY and not person.has_left:
        return person
    return NOBODY if people(connection) else OWNER


def require(work: UnitOfWork, act: Act) -> None:
    """Let an act through, or raise `NotAllowed`; what a manager approved goes through."""
    if may(kept(work.connection, "at_till", at_till), act):
        return
    if not may(person_of(work.connection, work.approved_by), act):
        raise NotAllowed(act)


def approved(
    work: UnitOfWork,
    manager: str,
    service: Callable[Concatenate[UnitOfWork, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a service that a manager allowed, whose PIN was right just now."""
    work.approved_by = manager
    return service(work, *args, **kwargs)


def add_person(
    work: UnitOfWork, name: str, role: PersonRole, *, is_in_training: bool = False
) -> str:
    """Name somebody who works here; returns their id. The first one must be a manager.

    Raises `FieldNotAccepted` without a name, `ManagerNeeded`, or `NotAllowed`.
    """
    require(work, Act.MANAGE_PEOPLE)
    is_first = not people(work.connection)
    if is_first and role is not PersonRole.MANAGER:
        raise ManagerNeeded(_("Name the manager first: only a manager may name the others."))
    changes: dict[str, Scalar] = {
        "name": _named(name),
        "role": role.value,
        "is_in_training": is_in_training,
    }
    person = work.record(PersonSaved(changes)).id
    if is_first:
        # Who named the manager is the manager: they go on without being asked.
        save_person_at_till(work.connection, person)
        work.note_changed(Changed.PEOPLE)
    return person


def edit_person(work: UnitOfWork, person: Person) -> None:
    """Keep what changed about a person; raises as `add_person` does."""
    require(work, Act.MANAGE_PEOPLE)
    old = person_of(work.connection, person.id)
    new = {
        "name": _named(person.name),
        "role": person.role.value,
        "is_in_training": person.is_in_training,
        "has_left": person.has_left,
    }
    changes: dict[str, Scalar] = {n: v for n, v in new.items() if getattr(old, n) != v}
    if not changes:
        return
    if _is_last_manager(work.connection, old) and (
        person.has_left or person.role is not PersonRole.MANAGER
    ):
        raise ManagerNeeded(_("There must be one manager. Make somebody else a manager first."))
    work.record(PersonSaved(changes, person=person.id))


def person_from(row: Row[Any]) -> Person:
    """Read a person from a row of their table."""
    return Person(
        id=id_of(row.key),
        name=row.name,
        role=PersonRole(row.role),
        is_in_training=bool(row.is_in_training),
        has_left=bool(row.has_left),
    )


def _is_last_manager(connection: Connection, person: Person) -> bool:
    managers = [p.id for p in people(connection) if p.role is PersonRole.MANAGER]
    return managers == [person.id]


def _named(name: str) -> str:
    kept = clean_name(name, longest=60)
    if not kept:
        raise FieldNotAccepted(_("Type a name."))
    return kept
