"""Gift receipts: queued without a price, written down, and none for a refund."""

import pytest
from sqlalchemy import select

from pos.documents.gift import GiftReceipt
from pos.errors import NotFound
from pos.services.gifts import GIFT, NothingToGive, print_gift
from pos.services.papers import paper_for
from pos.services.receipts import print_jobs_of
from pos.services.sales import sales
from pos.store import schema
from tests.factories import Shop
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
