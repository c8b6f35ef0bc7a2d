"""Quality marks: written down with their last day, and which of them hold for which goods."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Row, select

from pos.domain.mark import QualityMark
from pos.domain.names import Names
from pos.domain.person import Act
from pos.domain.product import Craft, Product
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, NotFound, PosError
from pos.i18n import LANGUAGES
from pos.i18n import gettext as _
from pos.journal.kinds import MarkSaved, Scalar
from pos.services.catalogue import NameMissing
from pos.services.people import require
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork


class DaysNotInOrder(FieldNotAccepted):
    """The last day of a mark lies before its first."""


class MarkOfNobody(PosError):
    """A mark was written for a maker or a product that is no longer there."""


def marks(connection: Connection) -> list[QualityMark]:
    """Return every mark that was not withdrawn, by its last day; those that ended too."""
    mark = schema.mark.c
    query = select(schema.mark).where(mark.created_at.is_not(None), mark.is_withdrawn == 0)
    rows = connection.execute(query.order_by(mark.until, mark.key))
    return [found for row in rows if (found := _mark(row)) is not None]


def marks_on(connection: Connection, product: Product, on: date) -> tuple[QualityMark, ...]:
    """Return the marks that may be said of a product on a day."""
    return marks_for(marks(connection), product, on)


def marks_for(known: Sequence[QualityMark], product: Product, on: date) -> tuple[QualityMark, ...]:
    """Return those of the marks `known` that may be said of a product on a day."""
    return tuple(mark for mark in known if mark.holds_on(on) and mark.covers(product))


def save_mark(work: UnitOfWork, mark: QualityMark) -> str:
    """Add a mark (its id empty), or keep what changed about one; returns its id.

    Raises `NameMissing`, `DaysNotInOrder`, `MarkOfNobody` or `NotFound`.
    """
    require(work, Act.CHANGE_STOCK)
    after = _flat(mark)
    if not any(after[code] for code in LANGUAGES):
        raise NameMissing(_("Give the mark its name, as the certificate has it."))
    if mark.since is not None and mark.until < mark.since:
        raise DaysNotInOrder(_("The mark ends before it begins. Compare both days."))
    _require_holder(work.connection, mark)
    if not mark.id:
        return work.record(MarkSaved(changes=after)).id
    before = _flat(_mark_of(work.connection, mark.id))
    changes = {name: value for name, value in after.items() if before[name] != value}
    if changes:
        work.record(MarkSaved(changes=changes, mark=mark.id))
    return mark.id


def _require_holder(connection: Connection, mark: QualityMark) -> None:
    for table, holder in ((schema.maker, mark.maker), (schema.product, mark.product)):
        query = select(table.c.created_at).where(table.c.key == (key_of(holder) if holder else 0))
        if holder and connection.execute(query).scalar() is None:
            raise MarkOfNobody(
                _("The maker or the product of this mark is no longer there. Go back to the list.")
            )


def _mark_of(connection: Connection, mark: str) -> QualityMark:
    query = select(schema.mark).where(schema.mark.c.key == key_of(mark))
    row = connection.execute(query).first()
    found = None if row is None or row.created_at is None else _mark(row)
    if found is None:
        raise NotFound(_("This mark is no longer there. Go back to the list."))
    return found


def _flat(mark: QualityMark) -> dict[str, Scalar]:
    return {
        **{code: clean_name(getattr(mark.names, code)) for code in LANGUAGES},
        "number": clean_name(mark.number),
        "level": clean_name(mark.level),
        "since": "" if mark.since is None else mark.since.isoformat(),
        "until": mark.until.isoformat(),
        "maker": mark.maker,
        "product": mark.product,
        "craft": "" if mark.craft is None else mark.craft.value,
        "is_withdrawn": mark.is_withdrawn,
    }


def _mark(row: "Row[tuple[object, ...]]") -> QualityMark | None:
    """Read a row; None for one of another program whose days or branch cannot be read.

    What nobody here can read may not be said of goods.
    """
    try:
        return QualityMark(
            id=id_of(row.key),
            names=Names(row.fr, row.ar, row.en),
            until=date.fromisoformat(row.until),
            number=row.number,
            level=row.level,
            since=date.fromisoformat(row.since) if row.since else None,
            maker=row.maker,
            product=row.product,
            craft=Craft(row.craft) if row.craft else None,
            is_withdrawn=bool(row.is_withdrawn),
        )
    except ValueError:
        return None
