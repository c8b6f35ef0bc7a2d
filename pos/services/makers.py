"""Whose work was sold: named at the sale, or afterwards for goods that are in no catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from pos.domain.basket import GoodsBack
from pos.domain.parting import Back, MakerPart, mirrored_parts
from pos.domain.sale import Sale, SaleLine
from pos.domain.terms import WHOLE, MakerShare, Terms
from pos.errors import NotFound, PosError
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.kinds import MakerNamed
from pos.services.sold import sale_of
from pos.services.terms import parts_for, terms_book
from pos.store import schema
from pos.store.keys import id_of, key_of, parts_of
from pos.store.unit_of_work import UnitOfWork


class MakerKnown(PosError):
    """The line had a maker when it was sold: that is what the account was written by."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Who was named for a line afterwards. maker: empty for the cooperative's own work."""

    maker: str
    parts: tuple[MakerPart, ...] = ()


def name_maker(work: UnitOfWork, sale: str, line: int, maker: str) -> None:
    """Say whose work a line was that was sold without a maker; line: 1 for the first.

    maker: id; empty where it was the cooperative's own. What came back of the line goes with it,
    and what takes goods back goes with its sale, whoever is named. What the maker gets follows from
    the terms of now and is frozen. Naming another one later corrects the last.
    Raises `NotFound` or `MakerKnown`.
    """
    sold = sale_of(work.connection, sale).sale
    if not 0 < line <= len(sold.lines):
        raise NotFound(_("This line is not on the sale."))
    named = sold.lines[line - 1]
    if named.maker:
        raise MakerKnown(_("The maker of this line was named when it was sold."))
    naming = Naming(maker, _parts(work.connection, sold, named, maker))
    if named.back is not None:
        naming = _parts_back(work.connection, named.back, (key_of(sale), line)) or naming
    work.record(MakerNamed(sale=sale, line=line, maker=naming.maker, parts=naming.parts))
    if named.back is None:
        back = GoodsBack(sale, sold.receipt_number, line)
        for key, each in _came_back(work.connection, back, named, naming).items():
            if _unnamed(work.connection, key):
                _name(work, key, each)


def _name(work: UnitOfWork, key: tuple[int, int], naming: Naming) -> None:
    work.record(MakerNamed(sale=id_of(key[0]), line=key[1], maker=naming.maker, parts=naming.parts))


def makers_named(connection: Connection, sale: str) -> dict[int, str]:
    """Return the makers that were named after a sale, by line; the last naming counts."""
    named = schema.line_maker.c
    query = select(named.line, named.maker).where(named.sale == key_of(sale))
    rows = connection.execute(query.order_by(named.at, named.entry)).all()
    return {row.line: row.maker for row in rows}


def namings(connection: Connection, sale: str) -> Mapping[int, Naming]:
    """Return who was named after a sale and what they get, by line; the last naming counts."""
    named = schema.line_maker.c
    query = select(named.line, named.entry).where(named.sale == key_of(sale))
    last = {
        row.line: row.entry for row in connection.execute(query.order_by(named.at, named.entry))
    }
    return {line: _naming(connection, entry) for line, entry in last.items()}


def _naming(connection: Connection, entry: int) -> Naming:
    till, seq = parts_of(entry)
    journal = schema.journal.c
    query = select(journal.body).where(journal.till == till, journal.seq == seq)
    body = decoded(connection.execute(query).scalar_one(), MakerNamed)
    return Naming(body.maker, body.parts)


def _parts(connection: Connection, sold: Sale, line: SaleLine, maker: str) -> tuple[MakerPart, ...]:
    """Return what a maker gets of a line by the terms of now."""
    if not maker:
        return ()
    share = MakerShare(maker, WHOLE)
    return parts_for(line, (share,), terms_book(connection), sold.place.id, Terms())


def _parts_back(connection: Connection, back: GoodsBack, key: tuple[int, int]) -> Naming | None:
    """Return whose a line that takes goods back is, by its sale; None while nobody is named.

    key: of the sale that took it back, and the line there.
    """
    try:
        origin = sale_of(connection, back.sale).sale.lines[back.line - 1]
    except (NotFound, IndexError):
        return None
    said = namings(connection, back.sale).get(back.line)
    naming = said or (Naming(origin.maker, origin.parts) if origin.maker else None)
    return None if naming is None else _came_back(connection, back, origin, naming).get(key)


def _came_back(
    connection: Connection, back: GoodsBack, origin: SaleLine, naming: Naming
) -> dict[tuple[int, int], Naming]:
    """Part all that came back of a line, at any till, in the order in which it came."""
    line, sold = schema.sale_line.c, schema.sale.c
    query = (
        select(line.sale, line.line, line.quantity, line.total_minor)
        .join(schema.sale, sold.key == line.sale)
        .where(line.refunds == key_of(back.sale), line.refunds_line == back.line)
        .order_by(sold.at, line.sale, line.line)
    )
    so_far, found = Back(origin.total.minor, origin.quantity.thousandths), {}
    for row in connection.execute(query):
        given, came = -row.total_minor, -row.quantity
        parts = mirrored_parts(naming.parts, so_far, given, came)
        found[row.sale, row.line] = Naming(naming.maker, parts)
        so_far = replace(so_far, given=so_far.given + given, came=so_far.came + came)
    return found


def _unnamed(connection: Connection, key: tuple[int, int]) -> bool:
    line = schema.sale_line.c
    query = select(line.maker).where(line.sale == key[0], line.line == key[1])
    return connection.execute(query).scalar() == ""
