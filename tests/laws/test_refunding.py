"""Refunds: what was sold and has all come back leaves stock, drawer, tax and makers as before."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from pos.domain.basket import Basket, Whereto, Words
from pos.domain.due import due_for
from pos.domain.money import MAD, Money, total, zero
from pos.domain.names import Names
from pos.domain.owing import off_debts, still_to_give
from pos.domain.product import Maker
from pos.domain.quantity import THOUSAND, pieces
from pos.domain.sale import SaleLine
from pos.domain.tender import TenderKind, exact
from pos.domain.terms import Cash, Terms
from pos.domain.trade import TradeRules
from pos.services.accounts import balances
from pos.services.catalogue import makers
from pos.services.followed import open_debts
from pos.services.known_makers import save_maker
from pos.services.refunds import refund
from pos.services.returns import refundable
from pos.services.selling import SoldSale, check_out
from pos.services.shift_sums import report_of
from pos.services.shifts import open_shift
from pos.services.trade import save_trade_rules
from pos.store import schema
from tests.factories import Shop, a_company, a_product, exact_cash, open_shop_in, opening_shift

# Of each product: its price and how many pieces are sold; then what is agreed for all of it.
SOLD = st.lists(st.tuples(st.integers(1, 50_000), st.integers(1, 4)), min_size=1, max_size=4)
AGREED = st.none() | st.integers(1, 300_000)
STEPS = st.sampled_from([0, 10, 50])
# One maker is paid by the cooperative, the other keeps the money and owes the commission.
TERMS = (Terms(1500), Terms(1250, cash=Cash.MAKER))

Books: TypeAlias = dict[str, Any]


def books(shop: Shop) -> Books:
    """Return the sums that a day is closed with."""
    line, tender = schema.sale_line.c, schema.tender.c
    with shop.store.reading() as connection:
        taxes = select(line.tax_rule, func.sum(line.total_minor), func.sum(line.tax_minor))
        by_maker = select(line.maker, func.sum(line.total_minor), func.sum(line.quantity))
        drawer = select(func.sum(tender.received_minor - tender.change_minor))
        stock = select(schema.stock.c.product, schema.stock.c.on_hand)
        return {
            "stock": {row.product: row.on_hand for row in connection.execute(stock)},
            "drawer": connection.execute(drawer).scalar() or 0,
            "taxes": _sums(connection.execute(taxes.group_by(line.tax_rule))),
            "makers": _sums(connection.execute(by_maker.group_by(line.maker))),
            "accounts": {each.maker.id: each.balance.minor for each in balances(connection)},
        }


def _sums(rows: Iterable[Any]) -> Counter[object]:
    """Return sums by name, those of nothing left out."""
    sums = {name: parts for name, *parts in rows if any(parts)}
    return Counter(
        {(name, n): part for name, parts in sums.items() for n, part in enumerate(parts)}
    )


def sell(shop: Shop, sold: list[tuple[int, int]], agreed: int | None, step: int) -> SoldSale:
    """Sell products of two makers, perhaps for a sum that was agreed on."""
    known = [maker.id for maker in shop.till.read(makers)] or [""]
    basket = Basket(MAD)
    for number, (minor, count) in enumerate(sold):
        made_by = known[number % len(known)]
        product = shop.add(a_product(price=Money(minor, MAD), maker=made_by), pieces(9))
        basket.add(product, pieces(count), Money(minor, MAD))
    if agreed is not None:
        basket.set_total(Money(agreed, MAD))
    due = due_for(basket.total, (), TradeRules(cash_step=step).due, in_cash=True)
    return shop.till.write(check_out, basket.lines, (exact_cash(due.cash),)).result


def take_back(shop: Shop, sold: SoldSale, step: int, most: int = 99) -> SoldSale | None:
    """Take back at most so many pieces of each line; None when nothing is left."""
    lines = tuple(
        line.coming_back(pieces(min(most, line.left.thousandths // THOUSAND)), Whereto.STOCK)
        for line in shop.till.read(refundable, sold.id).lines
        if line.left.thousandths
    )
    if not lines:
        return None
    goods = total([line.total for line in lines], MAD)
    due = due_for(goods, (), TradeRules(cash_step=step).due, in_cash=True)
    tender = exact(TenderKind.CASH, due.cash)
    return shop.till.write(refund, lines, (tender,), Words()).result


@settings(max_examples=12)
@given(SOLD, AGREED, STEPS)
def test_a_sale_that_has_all_come_back_was_never_there(
    sold: list[tuple[int, int]], agreed: int | None, step: int
) -> None:
    with TemporaryDirectory(prefix="rahba-") as folder:
        shop = open_shop_in(Path(folder), seller=a_company())
        shop.till.write(save_trade_rules, TradeRules(cash_step=step))
        for terms in TERMS:
            shop.till.write(save_maker, Maker("", Names(fr=f"{terms}"), terms=terms))
        made = sell(shop, sold, agreed, step)
        after_selling = books(shop)

        take_back(shop, made, step)

        found = books(shop)
        assert found["stock"] == dict.fromkeys(found["stock"], 9 * THOUSAND)
        assert (found["drawer"], found["taxes"], found["makers"]) == (0, Counter(), Counter())
        assert after_selling["taxes"]
        assert list(found["accounts"].values()) == [0, 0]
        shop.till.close()


@settings(max_examples=12)
@given(SOLD, AGREED, st.integers(1, 3))
def test_what_comes_back_in_parts_equals_what_comes_back_at_once(
    sold: list[tuple[int, int]], agreed: int | None, most: int
) -> None:
    with TemporaryDirectory(prefix="rahba-") as folder:
        shop = open_shop_in(Path(folder), seller=a_company())
        whole, parts = sell(shop, sold, agreed, 0), sell(shop, sold, agreed, 0)
        at_once = take_back(shop, whole, 0)
        assert at_once is not None

        given_back: list[SaleLine] = []
        while part := take_back(shop, parts, 0, most):
            given_back += part.sale.lines

        assert total([line.total for line in given_back], MAD) == at_once.sale.total
        assert total([line.tax_amount for line in given_back], MAD) == total(
            [line.tax_amount for line in at_once.sale.lines], MAD
        )
        assert books(shop)["drawer"] == 0
        shop.till.close()


@settings(max_examples=12)
@given(SOLD, st.integers(0, 100), st.integers(1, 3))
def test_no_money_goes_out_for_goods_that_were_never_paid(
    sold: list[tuple[int, int]], percent: int, most: int
) -> None:
    with TemporaryDirectory(prefix="rahba-") as folder:
        shop = open_shop_in(Path(folder), seller=a_company())
        opening_shift(shop)
        made, paid = sell_on_credit(shop, sold, percent)
        with_paid = expected_cash(shop)

        handed_out = zero(MAD)
        while part := take_back_owed(shop, made, most):
            in_cash = [t.paid for t in part.sale.tenders if t.kind is TenderKind.CASH]
            assert not in_cash or not shop.till.read(open_debts)
            handed_out += total(in_cash, MAD)

        assert -handed_out == paid
        assert expected_cash(shop) == with_paid - paid
        assert shop.till.read(open_debts) == []
        shop.till.close()


def sell_on_credit(shop: Shop, sold: list[tuple[int, int]], percent: int) -> tuple[SoldSale, Money]:
    """Sell, so much of it on credit; returns what was paid in cash beside it."""
    basket = Basket(MAD)
    for minor, count in sold:
        product = shop.add(a_product(price=Money(minor, MAD)), pieces(9))
        basket.add(product, pieces(count), Money(minor, MAD))
    credit = Money(max(1, basket.total.minor * percent // 100), MAD)
    paid = basket.total - credit
    tenders = [exact(TenderKind.CREDIT, credit)]
    tenders += [] if paid.is_zero else [exact_cash(paid)]
    return shop.till.write(check_out, basket.lines, tuple(tenders)).result, paid


def take_back_owed(shop: Shop, sold: SoldSale, most: int) -> SoldSale | None:
    """Take back at most so many pieces of each line: off what is owed, then in cash."""
    found = shop.till.read(refundable, sold.id)
    lines = tuple(
        line.coming_back(pieces(min(most, line.left.thousandths // THOUSAND)), Whereto.STOCK)
        for line in found.lines
        if line.left.thousandths
    )
    if not lines:
        return None
    goods = total([line.total for line in lines], MAD)
    taken = off_debts(goods, found.debts)
    rest = still_to_give(goods, taken)
    tenders = taken if rest.is_zero else (*taken, exact_cash(rest))
    return shop.till.write(refund, lines, tenders, Words()).result


def expected_cash(shop: Shop) -> Money:
    """Return the dirham there should be in the drawer."""
    shift = shop.till.read(open_shift, shop.name)
    assert shift is not None
    return shop.till.read(report_of, shift).expected(MAD)
