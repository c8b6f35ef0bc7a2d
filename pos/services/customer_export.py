"""Everything that is known of one person, as a text they can read (law 09-08, right of access)."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from pos.clock import local, wall_clock
from pos.domain.formatting import date_text, money_text, quantity_text, time_text
from pos.domain.sale import SaleLine
from pos.i18n import active_language
from pos.i18n import gettext as _
from pos.services.customers import Customer, customer_of
from pos.services.orders import KeptOrder, order_of, orders_of_customer
from pos.services.sales import sale_of
from pos.services.selling import SoldSale
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import id_of


@dataclass(frozen=True, slots=True)
class CustomerFile:
    """A text with the name its file should have, without ending."""

    file_name: str
    text: str


def export_customer(connection: Connection, customer: str, now: int) -> CustomerFile:
    """Write all that this device knows of a person, in the active language.

    now: microseconds UTC, the moment it is written.
    """
    lines = [
        *_head(connection, customer_of(connection, customer), now),
        "",
        _("Purchases"),
        *(_indented(_sale_lines(connection, customer)) or ["  –"]),
        "",
        _("Orders"),
        *(_indented(_order_lines(connection, customer)) or ["  –"]),
    ]
    return CustomerFile(f"C-{customer}", "\n".join(lines) + "\n")


def _head(connection: Connection, known: Customer, now: int) -> Iterator[str]:
    seller = counter(connection).seller
    language = active_language()
    yield _("What is kept about a customer, by {seller}").format(
        seller=seller.names.within(language)
    )
    yield _("Written on {day}").format(day=date_text(local(now), language))
    yield ""
    yield from _pairs([(_("Number"), known.id), (_("Name"), known.name)])
    contact = known.contact
    if contact is not None:
        yes_or_no = (_("no"), _("yes"))
        yield from _pairs(
            [
                (_("Phone"), contact.phone),
                (_("ICE (company identifier)"), contact.ice),
                (_("Address"), contact.address),
                (_("May be told news"), yes_or_no[contact.may_be_told_news]),
                (_("May be named to a chamber or a fair"), yes_or_no[contact.may_be_shared]),
            ]
        )


def _pairs(pairs: list[tuple[str, str]]) -> Iterator[str]:
    return (f"{name}: {value}" for name, value in pairs if value)


def _indented(lines: Iterator[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _sale_lines(connection: Connection, customer: str) -> Iterator[str]:
    sale = schema.sale.c
    query = select(sale.key).where(sale.customer == customer).order_by(sale.at, sale.key)
    for key in connection.execute(query).scalars():
        yield from _told_sale(sale_of(connection, id_of(key)))


def _told_sale(sold: SoldSale) -> Iterator[str]:
    sale, language = sold.sale, active_language()
    moment = wall_clock(sold.at, sale.utc_offset_minutes)
    when = f"{date_text(moment, language)} {time_text(moment, language)}"
    yield f"{sale.receipt_number} · {when} · {money_text(sale.total, language)}"
    yield from (f"  {_told_line(line, language)}" for line in sale.lines)


def _told_line(line: SaleLine, language: str) -> str:
    amount = money_text(line.total, language)
    return f"{quantity_text(line.quantity, language)} {line.names.within(language)} · {amount}"


def _order_lines(connection: Connection, customer: str) -> Iterator[str]:
    for row in orders_of_customer(connection, customer):
        yield from _told_order(order_of(connection, row.id))


def _told_order(kept: KeptOrder) -> Iterator[str]:
    order, language = kept.order, active_language()
    day = date_text(wall_clock(kept.at, kept.body.utc_offset_minutes), language)
    yield f"{order.order_number} · {day} · {money_text(order.price, language)}"
    yield f"  {order.names.within(language)}"
    details = (order.description, order.dimensions, order.materials, order.note)
    yield from (f"  {text}" for text in details if text)
    paid = money_text(kept.standing.paid, language)
    yield "  " + _("Deposit: {amount}").format(amount=paid)
