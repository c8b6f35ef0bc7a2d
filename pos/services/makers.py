"""Whose work was sold: named at the sale, or afterwards for goods that are in no catalogue."""

from sqlalchemy import Connection, select

from pos.errors import NotFound, PosError
from pos.i18n import gettext as _
from pos.journal.kinds import MakerNamed
from pos.services.sales import sale_of
from pos.store import schema
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork


class MakerKnown(PosError):
    """The line had a maker when it was sold: that is what the account was written by."""


def name_maker(work: UnitOfWork, sale: str, line: int, maker: str) -> None:
    """Say whose work a line was that was sold without a maker; line: 1 for the first.

    Naming another one later corrects the last. Raises `NotFound` or `MakerKnown`.
    """
    lines = sale_of(work.connection, sale).sale.lines
    if not 0 < line <= len(lines):
        raise NotFound(_("This line is not on the sale."))
    if lines[line - 1].maker:
        raise MakerKnown(_("The maker of this line was named when it was sold."))
    work.record(MakerNamed(sale=sale, line=line, maker=maker))


def makers_named(connection: Connection, sale: str) -> dict[int, str]:
    """Return the makers that were named after a sale, by line; the last naming counts."""
    named = schema.line_maker.c
    query = select(named.line, named.maker).where(named.sale == key_of(sale))
    rows = connection.execute(query.order_by(named.at, named.entry)).all()
    return {row.line: row.maker for row in rows}
