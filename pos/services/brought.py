"""A tender as the bytes of its entry hold it, and what it was handed over for."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from sqlalchemy import Connection, select

from pos.domain.order import deposit_number_text
from pos.domain.tender import Tender
from pos.journal.canonical import decoded
from pos.journal.kinds import OrderChanged, OrderTaken, SaleMade, TenderFollowed
from pos.store import schema
from pos.store.keys import key_of, parts_of

_Body: TypeAlias = SaleMade | OrderTaken | OrderChanged | TenderFollowed
_SHAPES: Final[dict[str, type[_Body]]] = {
    "sale_made": SaleMade,
    "order_taken": OrderTaken,
    "order_changed": OrderChanged,
    "tender_followed": TenderFollowed,
}


@dataclass(frozen=True, slots=True)
class Purpose:
    """What money was handed over for; all of it empty while that has not arrived here.

    receipt_number: of the sale, or of the deposit. sale, order: its id, the other empty.
    customer: id, or empty.
    """

    receipt_number: str = ""
    sale: str = ""
    order: str = ""
    customer: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """A tender, and what it was for."""

    tender: Tender
    purpose: Purpose


def brought_by(connection: Connection, entry: str, tender: int) -> Brought:
    """Return a tender by the entry that brought it, which is here. tender: 1 for its first."""
    body = _body(connection, entry)
    assert body is not None
    tenders = body.sale.tenders if isinstance(body, SaleMade) else body.tenders
    return Brought(tenders[tender - 1], _purpose(connection, entry))


def _purpose(connection: Connection, entry: str) -> Purpose:
    seen = set[str]()
    body = _body(connection, entry)
    # Money for a debt was for what the debt was for.
    while isinstance(body, TenderFollowed) and entry not in seen:
        seen.add(entry)
        entry = body.sale
        body = _body(connection, entry)
    match body:
        case SaleMade(sale=sale):
            return Purpose(sale.receipt_number, sale=entry, customer=sale.customer)
        case OrderTaken(order=order):
            number = deposit_number_text(order.series, body.deposit_number)
            return Purpose(number, order=entry, customer=order.customer)
        case OrderChanged(order=ordered):
            number = deposit_number_text(body.series, body.deposit_number)
            return Purpose(number, order=ordered, customer=_customer(connection, ordered))
        case _:
            return Purpose()


def _body(connection: Connection, entry: str) -> _Body | None:
    till, seq = parts_of(key_of(entry))
    journal = schema.journal.c
    query = select(journal.kind, journal.body).where(
        journal.till == till, journal.seq == seq, journal.kind.in_(_SHAPES)
    )
    row = connection.execute(query).first()
    return None if row is None else decoded(row.body, _SHAPES[row.kind])


def _customer(connection: Connection, order: str) -> str:
    """Return who ordered, empty where the order is not here yet."""
    made = schema.made_order.c
    row = connection.execute(select(made.customer).where(made.key == key_of(order))).first()
    return "" if row is None else row.customer
