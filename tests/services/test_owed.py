"""What is still to come: debts settled by any tender, cheques on their way, and back."""

from decimal import Decimal

import pytest
from sqlalchemy import select, text

from pos.domain.basket import NO_WORDS, Words
from pos.domain.card_number import CardNumberTyped
from pos.domain.money import Money
from pos.domain.tender import (
    Cheque,
    Tender,
    TenderKind,
    TenderState,
    cash,
    exact,
    foreign_cash,
)
from pos.errors import NotFound
from pos.services.buyers import BuyerNotNamed, buyer, cash_of_day, name_buyer
from pos.services.owed import (
    AlreadySo,
    MoreThanOwed,
    cheques,
    follow_tender,
    open_debts,
    owed_of,
    settle,
)
from pos.services.selling import SoldSale, check_out
from pos.store import schema
from tests.factories import HOUR, NOON, Shop, a_line, a_product, dh, exact_cash, opening_shift

CHEQUE = Cheque("BMCE", "0012345", "Salma")


def sold(shop: Shop, *tenders: Tender, words: Words = NO_WORDS) -> SoldSale:
    """Sell something for what the tenders pay."""
    due = dh("0")
    for tender in tenders:
        due += tender.paid
    line = a_line(shop.add(a_product(price=due)), unit_price=due)
    return shop.till.write(check_out, (line,), tenders, words).result


def on_credit(shop: Shop, amount: str = "300") -> SoldSale:
    customer = shop.till.write(name_buyer, "Hôtel Riad", "0612345678").result
    tender = exact(TenderKind.CREDIT, dh(amount))
    return sold(shop, exact_cash(dh("100")), tender, words=Words(customer=customer))


def by_cheque(shop: Shop) -> SoldSale:
    tender = Tender(TenderKind.CHEQUE, dh("500"), dh("0"), cheque=CHEQUE)
    return sold(shop, tender)


def moves(shop: Shop) -> list[tuple[str, str, str, int]]:
    table = schema.cash_move.c
    query = select(table.shift, table.kind, table.currency, table.amount_minor)
    with shop.store.reading() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_what_is_sold_on_credit_is_owed_under_its_name(shop: Shop) -> None:
    sale = on_credit(shop)

    (owed,) = shop.till.read(open_debts)

    assert (owed.sale, owed.tender, owed.left) == (sale.id, 2, dh("300"))
    assert (owed.name, owed.phone) == ("Hôtel Riad", "0612345678")


def test_a_debt_is_paid_bit_by_bit_by_any_tender(shop: Shop) -> None:
    sale = on_credit(shop)

    left = shop.till.write(settle, sale.id, 2, (cash(dh("120"), dh("200")),)).result
    (owed,) = shop.till.read(open_debts)
    assert (left, owed.left, owed.state) == (dh("180"), dh("180"), TenderState.OPEN)

    shop.till.write(settle, sale.id, 2, (exact(TenderKind.CARD, dh("180")),))
    assert shop.till.read(open_debts) == []
    assert shop.till.read(owed_of, sale.id, 2).state is TenderState.PAID


def test_money_for_a_debt_goes_into_the_drawer_of_the_open_shift(shop: Shop) -> None:
    shift = opening_shift(shop)
    sale = on_credit(shop)

    shop.till.write(settle, sale.id, 2, (cash(dh("300"), dh("500")),))

    assert moves(shop) == [(shift, "cash", "MAD", 30_000)]


def test_a_debt_paid_in_euro_gives_change_in_dirham(shop: Shop) -> None:
    sale = on_credit(shop)
    euro = foreign_cash(dh("300"), Money(5000, "EUR"), Decimal(10))

    shop.till.write(settle, sale.id, 2, (euro,))

    assert [row[2:] for row in moves(shop)] == [("EUR", 5000), ("MAD", -20_000)]


def test_more_than_is_owed_is_refused(shop: Shop) -> None:
    sale = on_credit(shop)

    with pytest.raises(MoreThanOwed):
        shop.till.write(settle, sale.id, 2, (exact_cash(dh("300.01")),))
    assert moves(shop) == []


def test_what_was_taken_by_mistake_is_given_back_and_owed_again(shop: Shop) -> None:
    sale = on_credit(shop)
    shop.till.write(settle, sale.id, 2, (exact_cash(dh("300")),))

    shop.till.write(settle, sale.id, 2, (exact_cash(dh("-300")),))

    (owed,) = shop.till.read(open_debts)
    assert owed.left == dh("300")
    assert sum(row[3] for row in moves(shop)) == 0


def test_a_cheque_goes_to_the_bank_and_is_paid(shop: Shop) -> None:
    sale = by_cheque(shop)
    (owed,) = shop.till.read(cheques)
    assert (owed.state, owed.cheque) == (TenderState.OPEN, CHEQUE)

    shop.till.write(follow_tender, sale.id, 1, TenderState.DEPOSITED)
    assert shop.till.read(cheques)[0].state is TenderState.DEPOSITED
    assert shop.till.read(open_debts) == []

    shop.till.write(follow_tender, sale.id, 1, TenderState.PAID)
    assert shop.till.read(cheques) == []


def test_a_step_of_a_cheque_is_taken_back_with_another(shop: Shop) -> None:
    sale = by_cheque(shop)

    before = shop.till.write(follow_tender, sale.id, 1, TenderState.DEPOSITED).result
    shop.till.write(follow_tender, sale.id, 1, before)

    assert shop.till.read(cheques)[0].state is TenderState.OPEN


def test_the_same_step_is_not_taken_twice(shop: Shop) -> None:
    sale = by_cheque(shop)
    shop.till.write(follow_tender, sale.id, 1, TenderState.DEPOSITED)

    with pytest.raises(AlreadySo):
        shop.till.write(follow_tender, sale.id, 1, TenderState.DEPOSITED)


def test_a_cheque_that_bounces_becomes_a_debt_that_cash_settles(shop: Shop) -> None:
    sale = by_cheque(shop)
    shop.till.write(follow_tender, sale.id, 1, TenderState.BOUNCED)
    assert shop.till.read(cheques) == []
    assert [owed.left for owed in shop.till.read(open_debts)] == [dh("500")]

    shop.till.write(settle, sale.id, 1, (exact_cash(dh("200")),))
    (owed,) = shop.till.read(open_debts)
    assert (owed.left, owed.state) == (dh("300"), TenderState.BOUNCED)

    shop.till.write(settle, sale.id, 1, (exact_cash(dh("300")),))
    assert shop.till.read(open_debts) == []


def test_only_what_is_followed_can_be_settled(shop: Shop) -> None:
    sale = sold(shop, exact_cash(dh("100")))

    with pytest.raises(NotFound):
        shop.till.write(settle, sale.id, 1, (exact_cash(dh("100")),))
    with pytest.raises(AlreadySo):
        shop.till.write(follow_tender, on_credit(shop).id, 2, TenderState.DEPOSITED)


def test_the_list_of_debts_does_not_read_every_tender(shop: Shop) -> None:
    query = "SELECT * FROM tender WHERE kind IN ('cheque', 'credit', 'on_delivery')"
    with shop.store.reading() as connection:
        plan = " ".join(
            row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))
        )

    assert "tender_followed" in plan


def test_a_card_number_never_enters_the_journal(shop: Shop) -> None:
    with pytest.raises(CardNumberTyped):
        sold(shop, exact(TenderKind.CARD, dh("100"), "4111 1111 1111 1111"))


def test_who_pays_later_is_named_outside_the_journal(shop: Shop) -> None:
    customer = shop.till.write(name_buyer, " Hôtel  Riad ", "").result

    found = shop.till.read(buyer, customer, NOON)

    assert found is not None
    assert found.name == "Hôtel Riad"
    with shop.store.reading() as connection:
        bodies = connection.execute(select(schema.journal.c.body)).scalars()
        assert not any(b"Riad" in body for body in bodies)
    with pytest.raises(BuyerNotNamed):
        shop.till.write(name_buyer, " ", "")


def test_cash_of_a_customer_is_summed_over_the_day(shop: Shop) -> None:
    customer = shop.till.write(name_buyer, "Hôtel Riad", "").result
    words = Words(customer=customer)
    sold(shop, exact_cash(dh("1000")), words=words)
    shop.clock.now += 24 * HOUR
    mixed = (exact(TenderKind.CREDIT, dh("50")), cash(dh("300"), dh("500")))
    sale = sold(shop, *mixed, words=words)
    sold(shop, exact_cash(dh("700")))
    shop.till.write(settle, sale.id, 1, (exact_cash(dh("50")),))

    assert shop.till.read(cash_of_day, customer, shop.clock.now) == dh("350")
    assert shop.till.read(buyer, "", NOON) is None
