"""Giving money back: as paid, never twice, at any till, and beside what is being rung up."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pos.clock import local
from pos.domain.basket import Basket, Whereto, Words
from pos.domain.money import MAD, Money, times, total
from pos.domain.names import Names
from pos.domain.owing import off_debts, still_to_give
from pos.domain.quantity import pieces
from pos.domain.refund import MoreThanSold
from pos.domain.tender import Cheque, TenderKind, TenderState, exact, taken_off
from pos.errors import NotFound
from pos.journal.kinds import MakerNamed
from pos.services.baskets import open_basket, save_basket
from pos.services.catalogue import add_maker
from pos.services.followed import cheques, open_debts
from pos.services.owed import follow_tender, settle
from pos.services.refunds import refund
from pos.services.returns import NotOwed, refundable, taken_twice
from pos.services.sales import SaleKind, TakenBack, day_total, sales
from pos.services.selling import SoldSale, check_out
from pos.services.shift_sums import report_of
from pos.services.shifts import open_shift
from pos.services.shop import save_seller
from tests.factories import (
    NOON,
    Shop,
    a_company,
    a_line,
    a_product,
    a_seller,
    dh,
    exact_cash,
    open_shop_in,
    opening_shift,
)
from tests.laws.fair import journal_of, take_in
from tests.services.on_hand import on_hand


def take_back(
    shop: Shop, sold: SoldSale, count: int | None = None, whereto: Whereto = Whereto.STOCK
) -> SoldSale:
    """Take back a sale for cash: all that is left of it, or so many pieces of each line."""
    left = [line for line in shop.till.read(refundable, sold.id).lines if line.left.thousandths]
    lines = tuple(
        line.coming_back(line.left if count is None else pieces(count), whereto) for line in left
    )
    due = total([line.total for line in lines], MAD)
    return shop.till.write(refund, lines, (exact_cash(due),), Words()).result


def test_a_refund_of_one_takes_one_back_not_two(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(5))
    sold = shop.sell(product, pieces(2))

    take_back(shop, sold, 1)

    assert on_hand(shop, product) == pieces(4)
    assert shop.till.read(refundable, sold.id).lines[0].left == pieces(1)


def test_goods_go_where_the_seller_says(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(5))
    sold = shop.sell(product, pieces(3))

    for whereto in Whereto:
        take_back(shop, sold, 1, whereto)

    assert on_hand(shop, product) == pieces(3)


def test_a_refund_is_a_sale_of_its_own_with_the_next_number(shop: Shop) -> None:
    sold = shop.sell(shop.add())

    back = take_back(shop, sold)

    assert (back.sale.number, back.sale.is_refund) == (2, True)
    assert back.sale.total == -sold.sale.total
    assert shop.till.read(refundable, sold.id).sold == sold


def test_nothing_comes_back_twice(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    line = shop.till.read(refundable, sold.id).lines[0].coming_back(pieces(1), Whereto.STOCK)
    take_back(shop, sold)

    with pytest.raises(MoreThanSold):
        shop.till.write(refund, (line,), (exact_cash(line.total),), Words())

    assert len(shop.till.read(sales)) == 2
    assert not shop.till.read(refundable, sold.id).has_anything


def test_a_refund_gives_back_what_was_paid_after_bargaining(shop: Shop) -> None:
    product = shop.add(a_product(price=dh("190")))
    basket = Basket(MAD)
    basket.add(product, pieces(3), dh("190"))
    basket.set_total(dh("500"))
    sold = shop.till.write(check_out, basket.lines, (exact_cash(dh("500")),)).result

    parts = [take_back(shop, sold, 1).sale.total for _piece in range(3)]

    assert [part.minor for part in parts] == [-16667, -16666, -16667]
    assert total(parts, MAD) == dh("-500")


def test_a_refund_carries_the_tax_of_the_sale_not_of_today(shop: Shop) -> None:
    shop.till.write(save_seller, a_company())
    sold = shop.sell(shop.add(a_product(price=dh("120"))))
    shop.till.write(save_seller, a_seller())

    (line,) = take_back(shop, sold).sale.lines

    assert line.tax.rate == Decimal("0.20")
    assert line.tax_amount == dh("-20")


def test_a_refund_is_of_the_maker_named_afterwards(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    maker = shop.till.write(add_maker, Names(fr="Fatima")).result
    with shop.store.begin() as work:
        work.record(MakerNamed(sold.id, 1, maker))

    assert take_back(shop, sold).sale.lines[0].maker == maker


def test_what_is_being_rung_up_stays_when_money_is_given_back_beside_it(shop: Shop) -> None:
    product = shop.add()
    sold, basket = shop.sell(product), (a_line(product),)
    shop.till.write(save_basket, basket)

    take_back(shop, sold)

    assert shop.till.read(open_basket).lines == basket


@pytest.mark.parametrize(("price", "due"), [("250", "60"), ("190", "0"), ("100", "-90")])
def test_an_exchange_is_one_sale_whatever_is_due(shop: Shop, price: str, due: str) -> None:
    sold = shop.sell(shop.add(a_product(price=dh("190"))))
    basket = Basket(MAD)
    basket.add(shop.add(a_product(price=dh(price))), pieces(1), dh(price))
    basket.take_back(
        (shop.till.read(refundable, sold.id).lines[0].coming_back(pieces(1), Whereto.STOCK),)
    )
    tenders = () if due == "0" else (exact(TenderKind.CASH, dh(due)),)

    made = shop.till.write(check_out, basket.lines, tenders).result

    assert (made.sale.total, made.sale.due) == (dh(due), dh(due))
    newest, oldest = shop.till.read(sales)
    assert (newest.kind, newest.takes_back) == (SaleKind.EXCHANGE, (oldest.receipt_number,))
    assert oldest.taken_back_by == (newest.receipt_number,)


def test_the_list_says_how_much_came_back_and_by_which_receipt(shop: Shop) -> None:
    sold = shop.sell(shop.add(), pieces(2))
    assert shop.till.read(sales)[0].taken_back is TakenBack.NO

    first = take_back(shop, sold, 1)
    assert shop.till.read(sales)[-1].taken_back is TakenBack.PARTLY
    second = take_back(shop, sold, 1)

    row = shop.till.read(sales)[-1]
    assert row.taken_back is TakenBack.WHOLLY
    assert row.taken_back_by == (first.sale.receipt_number, second.sale.receipt_number)
    assert shop.till.read(sales)[0].kind is SaleKind.REFUND


def test_a_refund_itself_does_not_come_back(shop: Shop) -> None:
    back = take_back(shop, shop.sell(shop.add()))

    assert shop.till.read(refundable, back.id).lines == ()


def test_a_sale_of_another_till_comes_back_here(shop: Shop, tmp_path: Path) -> None:
    other = open_shop_in(tmp_path / "other")
    sold = other.sell(other.add())
    take_in(shop.store, journal_of(other.store))

    back = take_back(shop, sold)

    assert back.sale.lines[0].back is not None
    assert back.sale.lines[0].back.receipt_number == sold.sale.receipt_number
    assert back.sale.series != sold.sale.series
    other.till.close()


def test_a_sale_nobody_knows_here_is_told(shop: Shop, tmp_path: Path) -> None:
    other = open_shop_in(tmp_path / "other")
    sold = other.sell(other.add())
    (line,) = other.till.read(refundable, sold.id).lines
    other.till.close()

    with pytest.raises(NotFound):
        shop.till.write(
            check_out,
            (line.coming_back(pieces(1), Whereto.STOCK),),
            (exact_cash(-line.line.total),),
        )


def test_what_two_tills_gave_back_without_a_network_is_seen_not_lost(
    shop: Shop, tmp_path: Path
) -> None:
    other = open_shop_in(tmp_path / "other")
    sold = shop.sell(shop.add())
    take_in(other.store, journal_of(shop.store))
    here, there = take_back(shop, sold), take_back(other, sold)
    assert shop.till.read(taken_twice) == ()

    take_in(shop.store, journal_of(other.store, other.name))

    (found,) = shop.till.read(taken_twice)
    assert (found.sale, found.line, found.too_much) == (sold.id, 1, 1000)
    assert set(found.refunds) == {here.id, there.id}
    row = next(row for row in shop.till.read(sales) if row.id == sold.id)
    assert row.taken_back is TakenBack.TOO_OFTEN
    assert not shop.till.read(refundable, sold.id).has_anything
    other.till.close()


def sold_on_credit(shop: Shop, credit: str, in_cash: str = "0") -> SoldSale:
    """Sell two pieces, a part of them on credit."""
    whole = dh(credit) + dh(in_cash)
    product = shop.add(a_product(price=times(whole, Decimal("0.5"))), pieces(9))
    line = a_line(product, quantity=pieces(2), unit_price=product.price)
    paid = () if dh(in_cash).is_zero else (exact_cash(dh(in_cash)),)
    tenders = (exact(TenderKind.CREDIT, dh(credit)), *paid)
    return shop.till.write(check_out, (line,), tenders).result


def take_back_owed(shop: Shop, sold: SoldSale, count: int) -> SoldSale:
    """Take pieces back as the screen does: debts first, the rest in cash."""
    found = shop.till.read(refundable, sold.id)
    lines = (found.lines[0].coming_back(pieces(count), Whereto.STOCK),)
    goods = total([line.total for line in lines], MAD)
    taken = off_debts(goods, found.debts)
    rest = still_to_give(goods, taken)
    tenders = taken if rest.is_zero else (*taken, exact_cash(rest))
    return shop.till.write(refund, lines, tenders, Words()).result


def expected_cash(shop: Shop) -> Money:
    shift = shop.till.read(open_shift, shop.name)
    assert shift is not None
    return shop.till.read(report_of, shift).expected(MAD)


def test_goods_sold_on_credit_come_back_off_the_debt_and_no_cash_goes_out(shop: Shop) -> None:
    opening_shift(shop)
    before = expected_cash(shop)
    sold = sold_on_credit(shop, "300")

    back = take_back_owed(shop, sold, 1)

    (debt,) = shop.till.read(open_debts)
    assert debt.left == dh("150")
    assert expected_cash(shop) == before
    assert not back.sale.moves_cash


def test_what_was_paid_already_is_handed_out_once_nothing_is_owed_any_more(shop: Shop) -> None:
    opening_shift(shop)
    sold = sold_on_credit(shop, "100", in_cash="200")
    before = expected_cash(shop)

    take_back_owed(shop, sold, 2)

    assert shop.till.read(open_debts) == []
    assert expected_cash(shop) == before - dh("200")


def test_a_debt_lowered_by_goods_is_paid_for_the_rest(shop: Shop) -> None:
    sold = sold_on_credit(shop, "300")
    take_back_owed(shop, sold, 1)

    settled = shop.till.write(settle, sold.id, 1, (exact_cash(dh("150")),)).result

    assert settled.left == dh("0")
    assert shop.till.read(open_debts) == []


def test_a_bounced_cheque_is_owed_less_for_goods_that_come_back(shop: Shop) -> None:
    product = shop.add(a_product(price=dh("200")), pieces(9))
    line = a_line(product, quantity=pieces(2), unit_price=dh("200"))
    sold = shop.till.write(check_out, (line,), (exact(TenderKind.CHEQUE, dh("400")),)).result
    shop.till.write(follow_tender, sold.id, 1, TenderState.BOUNCED)

    take_back_owed(shop, sold, 1)

    (debt,) = shop.till.read(open_debts)
    assert (debt.left, debt.state) == (dh("200"), TenderState.BOUNCED)


def test_a_debt_settled_by_a_cheque_that_bounced_is_lowered_too(shop: Shop) -> None:
    sold = sold_on_credit(shop, "300")
    shop.till.write(settle, sold.id, 1, (exact(TenderKind.CHEQUE, dh("300")),))
    (cheque,) = shop.till.read(cheques)
    shop.till.write(follow_tender, cheque.entry, 1, TenderState.BOUNCED)

    take_back_owed(shop, sold, 2)

    assert shop.till.read(open_debts) == []


def test_what_is_owed_no_more_is_not_taken_off(shop: Shop) -> None:
    sold = sold_on_credit(shop, "300")
    found = shop.till.read(refundable, sold.id)
    lines = (found.lines[0].coming_back(pieces(2), Whereto.STOCK),)
    shop.till.write(settle, sold.id, 1, (exact_cash(dh("200")),))

    with pytest.raises(NotOwed):
        shop.till.write(refund, lines, off_debts(dh("-300"), found.debts), Words())


def test_only_the_debt_of_what_comes_back_is_lowered(shop: Shop) -> None:
    debt = shop.till.read(refundable, sold_on_credit(shop, "300").id).debts
    sold = shop.sell(shop.add(a_product(price=dh("300"))))
    lines = (shop.till.read(refundable, sold.id).lines[0].coming_back(pieces(1), Whereto.STOCK),)

    with pytest.raises(NotOwed):
        shop.till.write(refund, lines, off_debts(dh("-300"), debt), Words())


def test_the_day_does_not_call_a_refund_a_sale(shop: Shop) -> None:
    take_back(shop, shop.sell(shop.add(a_product(price=dh("190"))), pieces(2)), 1)

    total_of_day = shop.till.read(day_total, local(NOON).date())

    assert (total_of_day.count, total_of_day.refunds) == (1, 1)
    assert total_of_day.total == dh("190")


def sold_by_cheque(shop: Shop, amount: str) -> SoldSale:
    """Sell two pieces for a cheque, which lies in the drawer."""
    product = shop.add(a_product(price=times(dh(amount), Decimal("0.5"))), pieces(9))
    line = a_line(product, quantity=pieces(2), unit_price=product.price)
    cheque = replace(exact(TenderKind.CHEQUE, dh(amount)), cheque=Cheque("BMCE", "0042"))
    return shop.till.write(check_out, (line,), (cheque,)).result


def test_a_cheque_in_the_drawer_goes_back_itself_and_no_cash_goes_out(shop: Shop) -> None:
    opening_shift(shop)
    before = expected_cash(shop)
    sold = sold_by_cheque(shop, "400")

    back = take_back_owed(shop, sold, 2)

    (tender,) = back.sale.tenders
    assert tender.cheque == Cheque("BMCE", "0042")
    assert back.sale.cheques_back == dh("400")
    assert shop.till.read(cheques) == []
    assert expected_cash(shop) == before


def test_a_cheque_is_never_handed_back_for_a_part_of_it(shop: Shop) -> None:
    opening_shift(shop)
    before = expected_cash(shop)
    sold = sold_by_cheque(shop, "400")

    back = take_back_owed(shop, sold, 1)

    assert back.sale.cheques_back == dh("0")
    assert [owed.left for owed in shop.till.read(cheques)] == [dh("400")]
    assert expected_cash(shop) == before - dh("200")


def test_a_part_of_a_cheque_is_refused_whoever_asks(shop: Shop) -> None:
    sold = sold_by_cheque(shop, "400")
    found = shop.till.read(refundable, sold.id)
    line = found.lines[0].coming_back(pieces(1), Whereto.STOCK)
    part = taken_off(TenderKind.CHEQUE, dh("200"), found.debts[0].of)

    with pytest.raises(NotOwed):
        shop.till.write(refund, (line,), (part,), Words())


def test_a_cheque_at_the_bank_is_paid_back_in_money(shop: Shop) -> None:
    sold = sold_by_cheque(shop, "400")
    shop.till.write(follow_tender, sold.id, 1, TenderState.DEPOSITED)

    assert shop.till.read(refundable, sold.id).debts == ()
