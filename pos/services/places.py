"""Where goods are: workshops, stores, fairs, what is on its way, with others, or lost."""

from dataclasses import dataclass

from sqlalchemy import Connection, Row, select

from pos.domain.names import Names
from pos.domain.person import Act
from pos.domain.stock import PlaceKind
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, NotFound, PosError
from pos.i18n import LANGUAGES
from pos.i18n import gettext as _
from pos.journal.kinds import PlaceSaved
from pos.services.people import require
from pos.services.shop import counter, sell_here
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork

_P = schema.place.c


class PlaceNameMissing(FieldNotAccepted):
    """A place without a name in any language."""


class PlaceInUse(PosError):
    """The place this device sells from cannot be put away."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as lists show it. is_archived: no longer offered; its history stays."""

    id: str
    names: Names
    kind: PlaceKind
    sells_online: bool
    is_archived: bool


def places(connection: Connection, *, with_archived: bool = False) -> tuple[PlaceRow, ...]:
    """Return the places, in the order in which they were added."""
    query = select(schema.place).where(_P.created_at.is_not(None))
    if not with_archived:
        query = query.where(_P.is_archived == 0)
    return tuple(_row(row) for row in connection.execute(query.order_by(_P.created_at, _P.key)))


def place_of(connection: Connection, place: str) -> PlaceRow:
    """Return one place; raises `NotFound`."""
    query = select(schema.place).where(_P.key == key_of(place), _P.created_at.is_not(None))
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(_("This place is no longer there. Go back to the list."))
    return _row(row)


def add_place(work: UnitOfWork, names: Names, kind: PlaceKind, *, sells_online: bool) -> str:
    """Add a place; returns its id. A fair is added by `pos.services.fairs`."""
    require(work, Act.CHANGE_STOCK)
    changes = _clean(names)
    entry = work.record(
        PlaceSaved(changes={**changes, "kind": kind.value, "sells_online": sells_online})
    )
    return entry.id


def keep_place(work: UnitOfWork, place: PlaceRow) -> str:
    """Add a place whose id is empty, or keep what differs of another; returns its id."""
    if not place.id:
        return add_place(work, place.names, place.kind, sells_online=place.sells_online)
    edit_place(work, place)
    return place.id


def edit_place(work: UnitOfWork, wanted: PlaceRow) -> bool:
    """Keep what differs from the place as it is; returns whether anything did.

    Raises `PlaceInUse` for putting away the place this device sells from.
    """
    require(work, Act.CHANGE_STOCK)
    old = place_of(work.connection, wanted.id)
    if wanted.is_archived and wanted.id == counter(work.connection).here.id:
        raise PlaceInUse(_("This device sells from there. Let it sell from another place first."))
    before, after = _flat(old), {**_flat(wanted), **_clean(wanted.names)}
    changes = {name: value for name, value in after.items() if before[name] != value}
    if changes:
        work.record(PlaceSaved(changes=changes, place=wanted.id))
    return bool(changes)


def stand_at(work: UnitOfWork, place: str) -> None:
    """From now on this device sells from a place; raises `NotFound`."""
    require(work, Act.CHANGE_STOCK)
    place_of(work.connection, place)
    sell_here(work, place)


def _row(row: "Row[tuple[object, ...]]") -> PlaceRow:
    return PlaceRow(
        id=id_of(row.key),
        names=Names(row.fr, row.ar, row.en),
        kind=PlaceKind(row.kind),
        sells_online=bool(row.sells_online),
        is_archived=bool(row.is_archived),
    )


def _clean(names: Names) -> dict[str, str]:
    cleaned = {code: clean_name(getattr(names, code)) for code in LANGUAGES}
    if not any(cleaned.values()):
        raise PlaceNameMissing(_("Give the place a name, such as the town or the shop."))
    return cleaned


def _flat(place: PlaceRow) -> dict[str, str | int | bool | None]:
    return {
        **{code: getattr(place.names, code) for code in LANGUAGES},
        "kind": place.kind.value,
        "sells_online": place.sells_online,
        "is_archived": place.is_archived,
    }
