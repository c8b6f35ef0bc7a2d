"""Orders of online shops, as they were last told, and what somebody answered about them."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, select

from pos.domain.channel import Answer, Matter
from pos.store import schema
from pos.store.keys import id_of

_T: Final = schema.telling.c
_L: Final = schema.telling_line.c
_A: Final = schema.online_answer.c


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One line as last told. product, place: ids, empty while unknown; held: pieces gone for it."""

    remote: str
    product: str
    place: str
    quantity: int
    committed: int
    held: int
    sent: int
    sku: str
    title: str
    price: str
    item: str
    parent: str
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class ToldOrder:
    """An order as last told. at: microseconds UTC when we heard of it."""

    channel: str
    remote: str
    number: str
    state: str
    modified: int
    placed: int
    currency: str
    total: str
    is_gone: bool
    at: int
    lines: tuple[ToldLine, ...]


def told_order(connection: Connection, channel: str, remote: str) -> ToldOrder | None:
    """Return an order as it was last told, None for one never heard of."""
    query = select(schema.telling).where(
        _T.channel == channel, _T.remote == remote, _T.is_latest == 1
    )
    row = connection.execute(query).first()
    return None if row is None else _order(connection, row)


def recent_orders(connection: Connection, channel: str, most: int = 50) -> list[ToldOrder]:
    """Return the orders last heard of, the newest first."""
    query = (
        select(schema.telling)
        .where(_T.channel == channel, _T.is_latest == 1)
        .order_by(_T.at.desc())
        .limit(most)
    )
    return [_order(connection, row) for row in connection.execute(query).all()]


def unknown_orders(connection: Connection, channel: str) -> list[ToldOrder]:
    """Return the orders of which some line is of no product that is known here."""
    unknown = select(_L.entry).where(_L.product == 0, _L.quantity > 0)
    query = select(schema.telling).where(
        _T.channel == channel, _T.is_latest == 1, _T.entry.in_(unknown)
    )
    return [_order(connection, row) for row in connection.execute(query).all()]


def open_online(connection: Connection, channel: str) -> dict[str, int]:
    """Return the pieces that open orders hold and that have not been sent, by item of the shop."""
    query = (
        select(_L.item, func.sum(_L.committed - _L.sent).label("held"))
        .join(schema.telling, _T.entry == _L.entry)
        .where(_T.channel == channel, _T.is_latest == 1, _T.is_gone == 0)
        .group_by(_L.item)
    )
    return {row.item: row.held for row in connection.execute(query)}


def answer_to(connection: Connection, channel: str, matter: Matter, subject: str) -> Answer | None:
    """Return what was last answered, None where nobody did."""
    query = (
        select(_A.answer)
        .where(_A.channel == channel, _A.matter == matter.value, _A.subject == subject)
        .order_by(_A.at.desc(), _A.entry.desc())
        .limit(1)
    )
    found = connection.execute(query).scalar()
    return Answer(found) if found in set(Answer) else None


def _order(connection: Connection, row: Any) -> ToldOrder:
    query = select(schema.telling_line).where(_L.entry == row.entry).order_by(_L.line)
    return ToldOrder(
        channel=row.channel,
        remote=row.remote,
        number=row.number,
        state=row.state,
        modified=row.modified,
        placed=row.placed,
        currency=row.currency,
        total=row.total,
        is_gone=bool(row.is_gone),
        at=row.at,
        lines=tuple(_line(line) for line in connection.execute(query)),
    )


def _line(row: Any) -> ToldLine:
    return ToldLine(
        remote=row.remote,
        product=id_of(row.product) if row.product else "",
        place=id_of(row.place) if row.place else "",
        quantity=row.quantity,
        committed=row.committed,
        held=row.held,
        sent=row.sent,
        sku=row.sku,
        title=row.fr,
        price=row.price,
        item=row.item,
        parent=row.parent,
        is_unsure=bool(row.is_unsure),
    )
