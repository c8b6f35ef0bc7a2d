"""Credit notes: once for goods that came back, numbered without a gap, for the invoice's buyer."""

import pytest
from sqlalchemy import select

from pos.documents.document import Stamp
from pos.domain.basket import Whereto, Words
from pos.domain.credit_note import CreditReason
from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import MAD, total
from pos.domain.quantity import pieces
from pos.errors import NotFound
from pos.services.buyers import name_buyer
from pos.services.credit_notes import (
    CreditWish,
    NothingToCredit,
    credit_asked,
    credit_note_of,
    credit_note_paper,
    credited,
    make_credit_note,
)
from pos.services.invoices import make_invoice
from pos.services.refunds import refund
from pos.services.returns import refundable
from pos.services.selling import SoldSale
from pos.store import schema
from tests.factories import Shop, dh, exact_cash

BUYER = InvoiceBuyer("Riad Yasmine", "12, rue de la Kasbah", "001561191000066")


def take_back(shop: Shop, *sales: SoldSale, customer: str = "") -> SoldSale:
    """Take one piece of every line of these sales back, for cash."""
    lines = tuple(
        line.coming_back(pieces(1), Whereto.STOCK)
        for sold in sales
        for line in shop.till.read(refundable, sold.id).lines
    )
    due = total([line.total for line in lines], MAD)
    words = Words(customer=customer)
    return shop.till.write(refund, lines, (exact_cash(due),), words).result


def test_credit_notes_have_a_series_of_their_own_without_a_gap(shop: Shop) -> None:
    product = shop.add()
    backs = [take_back(shop, shop.sell(product)) for _number in range(3)]

    numbers = [
        shop.till.write(make_credit_note, back.id, CreditWish()).result.number for back in backs[1:]
    ]

    series = shop.till.read(credit_asked, backs[0].id).number.removesuffix("-000003")
    assert series.endswith("-AV")
    assert numbers == [f"{series}-000001", f"{series}-000002"]


def test_it_corrects_the_invoice_and_keeps_its_buyer_whatever_is_typed(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    number = shop.till.write(make_invoice, sold.id, BUYER).result.number
    back = take_back(shop, sold)

    asked = shop.till.read(credit_asked, back.id)
    wish = CreditWish(InvoiceBuyer("Somebody else"), CreditReason.MISTAKE, "  two  bowls ")
    shop.till.write(make_credit_note, back.id, wish)

    assert asked.has_invoice
    assert asked.wish.buyer == BUYER
    made = shop.till.read(credit_note_of, back.id)
    assert made is not None
    assert [(paper.number, paper.is_invoice) for paper in made.made.corrects] == [(number, True)]
    assert made.made.buyer == BUYER
    assert (made.made.reason, made.made.note) == (CreditReason.MISTAKE, "two bowls")


def test_without_an_invoice_it_corrects_the_receipt_and_asks_who_it_is_for(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    customer = shop.till.write(name_buyer, "Riad Yasmine", "0600000000").result
    back = take_back(shop, sold, customer=customer)

    asked = shop.till.read(credit_asked, back.id)

    assert not asked.has_invoice
    assert asked.wish.buyer == InvoiceBuyer("Riad Yasmine")
    assert [paper.number for paper in asked.corrects] == [sold.sale.receipt_number]


def test_goods_of_two_sales_correct_the_papers_of_both(shop: Shop) -> None:
    first, second = shop.sell(shop.add()), shop.sell(shop.add())
    shop.till.write(make_invoice, second.id, BUYER)

    asked = shop.till.read(credit_asked, take_back(shop, first, second).id)

    assert [paper.is_invoice for paper in asked.corrects] == [False, True]
    assert asked.wish.buyer == BUYER


def test_goods_are_credited_once_and_then_copied(shop: Shop) -> None:
    back = take_back(shop, shop.sell(shop.add()))
    first = shop.till.write(make_credit_note, back.id, CreditWish(BUYER)).result

    again = shop.till.write(make_credit_note, back.id, CreditWish()).result

    assert (first.is_copy, again.is_copy, again.number) == (False, True, first.number)
    assert isinstance(again.blocks[0], Stamp)
    assert again.blocks[1:] == first.blocks
    made = shop.till.read(credit_note_of, back.id)
    assert made is not None
    assert shop.till.read(credit_note_paper, made.id) == first
    with shop.store.reading() as connection:
        copies = connection.execute(select(schema.reprint.c.sale)).scalars().all()
    assert copies == [made.id]
    assert shop.till.read(credit_asked, back.id).wish.buyer == BUYER


def test_an_invoice_less_its_credit_notes_is_what_is_owed_for_goods(shop: Shop) -> None:
    sold = shop.sell(shop.add(), pieces(3))
    first, _never_credited = take_back(shop, sold), take_back(shop, sold)

    shop.till.write(make_credit_note, first.id, CreditWish())

    assert shop.till.read(credited, sold.id) == dh("190")


def test_a_sale_without_goods_that_came_back_has_nothing_to_credit(shop: Shop) -> None:
    sold = shop.sell(shop.add())

    with pytest.raises(NothingToCredit):
        shop.till.write(make_credit_note, sold.id, CreditWish())
    with pytest.raises(NothingToCredit):
        shop.till.read(credit_asked, sold.id)
    with pytest.raises(NotFound):
        shop.till.read(credit_asked, f"{sold.id.partition('-')[0]}-999")
