"""Pieces made to order, and each step they took."""

from datetime import date

from sqlalchemy import Connection, insert

from pos.domain.order import Order, OrderState
from pos.journal.entry import Entry
from pos.journal.kinds import OrderChanged, OrderTaken
from pos.store import schema
from pos.store.folding import words
from pos.store.keys import entry_key, key_of
from pos.store.projections.money import keep_tenders, lower_debts


def apply_order_taken(connection: Connection, entry: Entry, body: OrderTaken) -> None:
    """Keep an order and its deposit."""
    order, key = body.order, entry_key(entry.till, entry.seq)
    row = {
        "key": key,
        "at": entry.at,
        "till": entry.till,
        "series": order.series,
        "number": order.number,
        "fr": order.names.fr,
        "ar": order.names.ar,
        "en": order.names.en,
        "price_minor": order.price.minor,
        "currency": order.price.currency,
        "customer": order.customer,
        "maker": order.maker,
        "picture": order.picture,
        "found_by": " ".join(_words(order)),
    }
    connection.execute(insert(schema.made_order), row)
    keep_step(
        connection,
        entry,
        key,
        state=OrderState.ORDERED,
        paid_minor=sum(tender.paid.minor for tender in body.tenders),
        deposit_number=body.deposit_number,
        promised_on=order.promised_on,
    )
    keep_tenders(connection, entry, "deposit", body.shift, body.tenders)


def apply_order_changed(connection: Connection, entry: Entry, body: OrderChanged) -> None:
    """Keep the next step of an order."""
    keep_step(
        connection,
        entry,
        key_of(body.order),
        state=body.state,
        paid_minor=sum(tender.paid.minor for tender in body.tenders),
        deposit_number=body.deposit_number,
        promised_on=body.promised_on,
    )
    keep_tenders(connection, entry, "deposit", body.shift, body.tenders)
    lower_debts(connection, entry, body.tenders)


def keep_step(  # noqa: PLR0913 - the columns of one row
    connection: Connection,
    entry: Entry,
    order: int,
    *,
    state: OrderState,
    paid_minor: int = 0,
    deposit_number: int = 0,
    promised_on: date | None = None,
) -> None:
    """Write one step. order: key of the order, which may not have arrived yet."""
    row = {
        "ordered": order,
        "entry": entry_key(entry.till, entry.seq),
        "at": entry.at,
        "till": entry.till,
        "state": state.value,
        "paid_minor": paid_minor,
        "deposit_number": deposit_number,
        "promised_on": "" if promised_on is None else promised_on.isoformat(),
    }
    connection.execute(insert(schema.order_step), row)


def _words(order: Order) -> list[str]:
    names = order.names
    said = (names.fr, names.ar, names.en, order.description, order.materials, order.dimensions)
    return words(" ".join((order.order_number, str(order.number), *said)))
