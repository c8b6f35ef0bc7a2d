"""Papers beside the receipt: gift receipts, and bills on the receipt printer."""

import pytest
from sqlalchemy import select

from pos.documents.bill import Bill
from pos.documents.gift import GiftReceipt
from pos.domain.invoice import InvoiceBuyer
from pos.domain.quantity import pieces
from pos.errors import NotFound
from pos.services.credit_notes import CreditWish, credit_note_of, make_credit_note
from pos.services.gifts import GIFT, NothingToGive, print_gift
from pos.services.invoices import invoice_of, make_invoice
from pos.services.papers import paper_for
from pos.services.receipts import print_jobs_of
from pos.services.sales import sales
from pos.services.side_papers import SidePaper, SidePapers, print_bill, side_papers
from pos.store import schema
from tests.factories import Shop, dh
from tests.services.test_credit_notes import take_back


def test_it_goes_through_the_queue_and_its_jobs_write_it(shop: Shop) -> None:
    sold = shop.sell(shop.add())

    shop.till.write(print_gift, sold.id)

    job = shop.till.read(print_jobs_of, sold.id, GIFT)[-1]
    document = shop.till.read(paper_for, job)
    assert isinstance(document, GiftReceipt)
    assert (document.number, job.is_copy) == (sold.sale.receipt_number, False)


def test_it_is_written_down_and_counts_as_no_copy_of_the_receipt(shop: Shop) -> None:
    sold = shop.sell(shop.add())

    shop.till.write(print_gift, sold.id)

    with shop.store.reading() as connection:
        noted = connection.execute(select(schema.reprint.c.sale, schema.reprint.c.paper)).all()
    assert [tuple(row) for row in noted] == [(sold.id, "gift")]
    assert shop.till.read(sales)[0].copies == 0


def test_goods_that_only_came_back_make_no_gift(shop: Shop) -> None:
    back = take_back(shop, shop.sell(shop.add()))

    with pytest.raises(NothingToGive):
        shop.till.write(print_gift, back.id)


def test_a_sale_that_is_not_here_makes_none(shop: Shop) -> None:
    sold = shop.sell(shop.add()).id

    with pytest.raises(NotFound):
        shop.till.write(print_gift, f"{sold.partition('-')[0]}-999")


def test_the_papers_beside_the_receipt_are_told_with_the_one_printed_last(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    assert shop.till.read(side_papers, sold.id) == SidePapers()

    shop.till.write(print_gift, sold.id)
    after_gift = shop.till.read(side_papers, sold.id)
    buyer = InvoiceBuyer("Riad Yasmine")
    shop.till.write(print_bill, make_invoice, invoice_of, sold.id, buyer)
    shop.till.write(print_bill, make_invoice, invoice_of, sold.id, buyer)
    after_invoice = shop.till.read(side_papers, sold.id)

    assert (after_gift.last, len(after_gift.printed)) == (SidePaper.GIFT, 1)
    assert after_invoice.invoice.endswith("-F-000001")
    assert after_invoice.last is SidePaper.INVOICE
    assert [job.is_copy for job in after_invoice.printed] == [False, True]
    document = shop.till.read(paper_for, after_invoice.printed[1])
    assert isinstance(document, Bill)
    assert (document.number, document.is_copy) == (after_invoice.invoice, True)


def test_an_invoice_tells_what_was_credited_of_it_since(shop: Shop) -> None:
    sold = shop.sell(shop.add(), pieces(2))
    shop.till.write(make_invoice, sold.id, InvoiceBuyer())
    assert shop.till.read(side_papers, sold.id).credited is None

    shop.till.write(make_credit_note, take_back(shop, sold).id, CreditWish())

    assert shop.till.read(side_papers, sold.id).credited == dh("190")


def test_the_credit_note_of_a_refund_is_told_and_printed(shop: Shop) -> None:
    back = take_back(shop, shop.sell(shop.add()))

    shop.till.write(print_bill, make_credit_note, credit_note_of, back.id, CreditWish())

    found = shop.till.read(side_papers, back.id)
    assert (found.invoice, found.last) == ("", SidePaper.CREDIT_NOTE)
    document = shop.till.read(paper_for, found.printed[0])
    assert isinstance(document, Bill)
    assert document.number == found.credit_note
