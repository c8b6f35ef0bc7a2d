"""The paper that an order, or a later deposit on one, has; drawn from the values of its entry."""

from typing import Any, Final

from sqlalchemy import Connection, select

from pos.documents.order_paper import (
    ORDER_LANGUAGES,
    OrderPaper,
    OrderStory,
    deposit_receipt,
    order_form,
)
from pos.domain.customer import Contact
from pos.domain.money import zero
from pos.domain.names import Names
from pos.errors import NotFound
from pos.i18n import active_language
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.entry import check_characters
from pos.journal.kinds import OrderChanged
from pos.services.customers import customer_of
from pos.services.device import device_settings
from pos.services.logos import with_logo
from pos.services.orders import KeptOrder, order_of
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import key_of, parts_of

# Which kinds of entry have such a paper.
ORDER_KINDS: Final = frozenset({"order_taken", "order_changed"})


def order_paper(connection: Connection, entry: str, *, is_copy: bool = False) -> OrderPaper:
    """Write the paper of an entry: the form of an order, or the receipt of a deposit.

    Raises `NotFound`, also for a change of an order for which no money moved.
    """
    row = _entry(connection, entry)
    write = order_form if row.kind == "order_taken" else deposit_receipt
    story = _story(connection, entry, row)
    is_example = counter(connection).is_example
    paper = write(story, _languages(connection), copy=is_copy, example=is_example)
    return with_logo(connection, paper, story.seller)


def order_moves_cash(connection: Connection, entry: str) -> bool:
    """Tell whether cash came or went with an entry of an order."""
    move = schema.cash_move.c
    query = select(move.entry).where(move.entry == key_of(entry), move.kind == "cash").limit(1)
    return connection.execute(query).first() is not None


def maker_name(connection: Connection, maker: str) -> str:
    """Return what a maker is called, empty for none."""
    if not maker:
        return ""
    table = schema.maker.c
    query = select(table.fr, table.ar, table.en).where(table.key == key_of(maker))
    row = connection.execute(query).first()
    return "" if row is None else Names(row.fr, row.ar, row.en).within(active_language())


def _languages(connection: Connection) -> tuple[str, ...]:
    """Both languages always; Arabic first where this device prints Arabic first."""
    first = device_settings(connection).receipt_languages[0]
    return ORDER_LANGUAGES[::-1] if first == "ar" else ORDER_LANGUAGES


def _story(connection: Connection, entry: str, row: Any) -> OrderStory:
    if row.kind == "order_taken":
        return _form_story(connection, order_of(connection, entry))
    body = decoded(row.body, OrderChanged)
    if not body.tenders:
        raise NotFound(_("No money moved: there is no receipt."))
    return _receipt_story(connection, entry, row.at, body, check_characters(row.hash))


def _form_story(connection: Connection, kept: KeptOrder) -> OrderStory:
    body, order = kept.body, kept.order
    contact = _contact(connection, order.customer)
    return OrderStory(
        entry_id=kept.id,
        at=kept.at,
        ahead=body.utc_offset_minutes,
        order=order,
        seller=body.seller or counter(connection).seller,
        tenders=body.tenders,
        deposit_series=order.series,
        deposit_number=body.deposit_number,
        paid_before=zero(order.price.currency),
        customer=kept.customer,
        phone="" if contact is None else contact.phone,
        maker=maker_name(connection, order.maker),
        served_by=body.served_by,
        check=kept.check,
    )


def _receipt_story(
    connection: Connection, entry: str, at: int, body: OrderChanged, check: str
) -> OrderStory:
    kept = order_of(connection, body.order)
    nothing = zero(kept.order.price.currency)
    return OrderStory(
        entry_id=entry,
        at=at,
        ahead=body.utc_offset_minutes,
        order=kept.order,
        seller=body.seller or counter(connection).seller,
        tenders=body.tenders,
        deposit_series=body.series or kept.order.series,
        deposit_number=body.deposit_number,
        paid_before=nothing if body.paid_before is None else body.paid_before,
        customer=kept.customer,
        served_by=body.served_by,
        check=check,
    )


def _contact(connection: Connection, customer: str) -> Contact | None:
    return customer_of(connection, customer).contact if customer else None


def _entry(connection: Connection, entry: str) -> Any:
    till, seq = parts_of(key_of(entry))
    journal = schema.journal.c
    query = select(journal.at, journal.kind, journal.body, journal.hash).where(
        journal.till == till, journal.seq == seq, journal.kind.in_(ORDER_KINDS)
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(_("This order is not on this device."))
    return row
