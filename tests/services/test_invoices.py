"""Invoices: once for a sale, numbered without a gap, the same whenever they are asked for."""

import pytest
from sqlalchemy import select

from pos.documents.document import Stamp
from pos.domain.basket import Whereto, Words
from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import MAD, total
from pos.errors import NotFound
from pos.services.buyers import name_buyer
from pos.services.invoices import NotForInvoice, invoice_asked, invoice_of, make_invoice
from pos.services.refunds import refund
from pos.services.returns import refundable
from pos.services.selling import check_out
from pos.store import schema
from tests.factories import Shop, a_line, exact_cash

BUYER = InvoiceBuyer("Riad Yasmine", "12, rue de la Kasbah", "001 561 191 000 066")


def test_invoices_are_numbered_apart_from_receipts_and_without_a_gap(shop: Shop) -> None:
    product = shop.add()
    sales = [shop.sell(product).id for _number in range(3)]

    numbers = [shop.till.write(make_invoice, sale, BUYER).result.number for sale in sales[1:]]

    series = shop.till.read(invoice_asked, sales[0]).number.removesuffix("-000003")
    assert series.endswith("-F")
    assert numbers == [f"{series}-000001", f"{series}-000002"]


def test_a_sale_has_one_invoice_and_then_copies_of_it(shop: Shop) -> None:
    sale = shop.sell(shop.add()).id
    first = shop.till.write(make_invoice, sale, BUYER).result

    again = shop.till.write(make_invoice, sale, InvoiceBuyer("Somebody else")).result

    assert (first.is_copy, again.is_copy, again.number) == (False, True, first.number)
    assert isinstance(again.blocks[0], Stamp)
    assert again.blocks[1:] == first.blocks
    with shop.store.reading() as connection:
        copies = connection.execute(select(schema.reprint.c.sale)).scalars().all()
    made = shop.till.read(invoice_of, sale)
    assert made is not None
    assert copies == [made.id]


def test_the_buyer_is_kept_as_typed_but_for_spaces(shop: Shop) -> None:
    sale = shop.sell(shop.add()).id

    shop.till.write(make_invoice, sale, InvoiceBuyer("  Riad  Yasmine ", "", "001 561 1"))

    assert shop.till.read(invoice_asked, sale).buyer == InvoiceBuyer("Riad Yasmine", "", "0015611")


def test_what_the_customer_said_before_is_there_to_begin_with(shop: Shop) -> None:
    customer = shop.till.write(name_buyer, "Riad Yasmine", "0600000000").result
    line = a_line(shop.add())
    sold = shop.till.write(
        check_out, (line,), (exact_cash(line.total),), Words(customer=customer)
    ).result

    assert shop.till.read(invoice_asked, sold.id).buyer == InvoiceBuyer("Riad Yasmine")


def test_goods_that_came_back_have_no_invoice(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    lines = tuple(
        line.coming_back(line.left, Whereto.STOCK)
        for line in shop.till.read(refundable, sold.id).lines
    )
    due = total([line.total for line in lines], MAD)
    back = shop.till.write(refund, lines, (exact_cash(due),), Words()).result

    with pytest.raises(NotForInvoice):
        shop.till.write(make_invoice, back.id, BUYER)
    with pytest.raises(NotForInvoice):
        shop.till.read(invoice_asked, back.id)


def test_a_sale_that_is_not_here_has_no_invoice(shop: Shop) -> None:
    sold = shop.sell(shop.add()).id

    with pytest.raises(NotFound):
        shop.till.write(make_invoice, f"{sold.partition('-')[0]}-999", BUYER)
