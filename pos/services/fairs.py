"""Fairs: planned, packed for, sold at, brought home from."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from pos.clock import local
from pos.domain.fair import Fair, FairCosts, FairKind, Reach
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.person import Act
from pos.domain.stock import Cause
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, NotFound, PosError
from pos.i18n import LANGUAGES
from pos.i18n import gettext as _
from pos.journal.kinds import FairSaved, Scalar
from pos.services.moving import Goods, transfer
from pos.services.people import require
from pos.services.places import edit_place, place_of
from pos.services.terms import flat_terms, terms_from
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork

_F: Final = schema.fair.c
_P: Final = schema.place.c
_TEXTS: Final = ("city", "organiser", "hall", "stand")
_COSTS: Final = tuple(part.name for part in fields(FairCosts))
# A newer program may know more.
_KINDS: Final = {kind.value: kind for kind in FairKind}
_REACHES: Final = {reach.value: reach for reach in Reach}
_KNOWN: Final = (
    select(schema.fair, _P.fr, _P.ar, _P.en, _P.is_archived)
    .join(schema.place, _P.key == _F.key)
    .where(_F.created_at.is_not(None))
)


class FairNameMissing(FieldNotAccepted):
    """A fair without a name in any language."""


class FairDaysTurned(FieldNotAccepted):
    """A fair that ends before it begins."""


class AmountBelowZero(FieldNotAccepted):
    """A cost or a goal below zero."""


class GoodsStillThere(PosError):
    """A fair whose goods are not home yet cannot be put away."""


def save_fair(work: UnitOfWork, fair: Fair) -> str:
    """Plan a fair (its id empty), or keep what changed about one; returns its id."""
    require(work, Act.CHANGE_STOCK)
    after = _clean(fair)
    before = _flat(fair_of(work.connection, fair.id)) if fair.id else {}
    changes = {name: value for name, value in after.items() if before.get(name) != value}
    if not fair.id:
        return work.record(FairSaved(changes=changes)).id
    if changes:
        work.record(FairSaved(changes=changes, fair=fair.id))
    return fair.id


def put_away(work: UnitOfWork, fair: str, *, is_put_away: bool = True) -> None:
    """Show a fair no more among the others, or show it again; nothing of it is deleted.

    Raises `GoodsStillThere`, `PlaceInUse` while this device sells there, or `NotFound`.
    """
    if is_put_away and _has_goods(work.connection, fair):
        raise GoodsStillThere(
            _("By the book goods are still at this fair. Bring them home, then put it away.")
        )
    edit_place(work, replace(place_of(work.connection, fair), is_archived=is_put_away))


def fairs(connection: Connection) -> tuple[Fair, ...]:
    """Return every fair, also those put away: the latest days first, those without days before."""
    query = _KNOWN.order_by(_F.starts_on == "", _F.starts_on.desc(), _F.key.desc())
    rows = [_fair(row) for row in connection.execute(query)]
    return tuple(sorted(rows, key=lambda fair: fair.starts_on is not None))


def fair_of(connection: Connection, fair: str) -> Fair:
    """Return one fair; raises `NotFound`."""
    row = connection.execute(_KNOWN.where(_F.key == key_of(fair))).first()
    if row is None:
        raise NotFound(_("This fair is no longer there. Go back to the list."))
    return _fair(row)


def pack(work: UnitOfWork, fair: str, source: str, goods: Iterable[Goods]) -> tuple[str, ...]:
    """Send goods to a fair: packed before it began, added once it has."""
    cause = Cause.ADDED if has_begun(work.connection, fair, _today(work)) else Cause.PACKED
    return transfer(work, source, fair, goods, cause)


def bring_home(work: UnitOfWork, fair: str, target: str, goods: Iterable[Goods]) -> tuple[str, ...]:
    """Send goods from a fair to another place, while it lasts or at its end."""
    return transfer(work, fair, target, goods, Cause.RETURNED)


def has_begun(connection: Connection, fair: str, today: date) -> bool:
    """Tell whether what comes now follows other goods.

    It does after the first day, and once something was sold. On the morning of the first day the
    first goods are still packed for the fair.
    """
    starts_on = fair_of(connection, fair).starts_on
    if starts_on is not None and starts_on < today:
        return True
    moved = select(schema.movement.c.entry).where(schema.movement.c.place == key_of(fair))
    if starts_on != today:
        moved = moved.where(schema.movement.c.cause == Cause.SALE.value)
    return connection.execute(moved.limit(1)).first() is not None


def _has_goods(connection: Connection, fair: str) -> bool:
    stock = schema.stock.c
    there = select(stock.product).where(stock.place == key_of(fair), stock.on_hand > 0)
    return connection.execute(there.limit(1)).first() is not None


def _today(work: UnitOfWork) -> date:
    return local(work.now).date()


def _flat(fair: Fair) -> dict[str, Scalar]:
    return {
        **{code: getattr(fair.names, code) for code in LANGUAGES},
        **{name: getattr(fair, name) for name in _TEXTS},
        "starts_on": "" if fair.starts_on is None else fair.starts_on.isoformat(),
        "ends_on": "" if fair.ends_on is None else fair.ends_on.isoformat(),
        "kind": fair.kind.value,
        "reach": fair.reach.value,
        **{f"{name}_minor": getattr(fair.costs, name).minor for name in _COSTS},
        "goal_minor": None if fair.goal is None else fair.goal.minor,
        "visitors": fair.visitors,
        "is_settled": fair.is_settled,
        **flat_terms(fair.terms),
    }


def _clean(fair: Fair) -> dict[str, Scalar]:
    """Tidy what was typed; raises a `FieldNotAccepted` for what cannot be."""
    flat = _flat(fair)
    texts = {name: clean_name(str(flat[name])) for name in (*LANGUAGES, *_TEXTS)}
    if not any(texts[code] for code in LANGUAGES):
        raise FairNameMissing(_("Give the fair a name, as on its poster."))
    if fair.starts_on and fair.ends_on and fair.ends_on < fair.starts_on:
        raise FairDaysTurned(_("This fair ends before it begins. Turn its days round."))
    amounts = [getattr(fair.costs, name) for name in _COSTS]
    amounts += [] if fair.goal is None else [fair.goal]
    if any(amount.minor < 0 for amount in amounts) or fair.visitors < 0:
        raise AmountBelowZero(_("Type a number that is not below zero."))
    return {**flat, **texts}


def _fair(row: Row[Any]) -> Fair:
    costs = {name: Money(getattr(row, f"{name}_minor"), MAD) for name in _COSTS}
    return Fair(
        names=Names(row.fr, row.ar, row.en),
        id=id_of(row.key),
        **{name: getattr(row, name) for name in _TEXTS},
        starts_on=_day(row.starts_on),
        ends_on=_day(row.ends_on),
        kind=_KINDS.get(row.kind, FairKind.OTHER),
        reach=_REACHES.get(row.reach, Reach.REGIONAL),
        costs=FairCosts(**costs),
        goal=None if row.goal_minor is None else Money(row.goal_minor, MAD),
        visitors=row.visitors,
        is_settled=bool(row.is_settled),
        is_put_away=bool(row.is_archived),
        terms=terms_from(row),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
