"""What is still to come: debts settled by any tender, cheques on their way, and back."""

from decimal import Decimal

import pytest
from sqlalchemy import event, select

from pos.domain.basket import NO_WORDS, Words
from pos.domain.card_number import CardNumberTyped
from pos.domain.money import Money
from pos.domain.tender import (
    Cheque,
    Tender,
    TenderKind,
    TenderOf,
    TenderState,
    cash,
    exact,
    foreign_cash,
    taken_back,
)
from pos.errors import NotFound
from pos.journal.kinds import TenderFollowed
from pos.services.buyers import BuyerNotNamed, buyer, cash_of_day, name_buyer
from pos.services.followed import (
    Owed,
    cheques,
    open_debts,
    owed_of,
    paid_cheques,
)
from pos.services.owed import AlreadySo, MoreThanOwed, follow_tender, settle
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

    assert (owed.entry, owed.tender, owed.left) == (sale.id, 2, dh("300"))
    assert (owed.name, owed.phone) == ("Hôtel Riad", "0612345678")


def test_a_debt_is_paid_bit_by_bit_by_any_tender(shop: Shop) -> None:
    sale = on_credit(shop)

    left = shop.till.write(settle, sale.id, 2, (cash(dh("120"), dh("200")),)).result.left
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


def a_cheque(amount: str) -> Tender:
    return Tender(TenderKind.CHEQUE, dh(amount), dh("0"), cheque=CHEQUE)


def of(owed: Owed) -> tuple[str, int]:
    return (owed.entry, owed.tender)


def test_a_debt_is_paid_by_a_cheque_that_is_followed_in_its_turn(shop: Shop) -> None:
    sale = on_credit(shop)

    shop.till.write(settle, sale.id, 2, (a_cheque("300"),))

    (cheque,) = shop.till.read(cheques)
    assert shop.till.read(open_debts) == []
    assert (cheque.left, cheque.cheque, cheque.sale) == (dh("300"), CHEQUE, sale.id)
    assert (cheque.receipt_number, cheque.name) == (sale.sale.receipt_number, "Hôtel Riad")


def test_a_cheque_for_a_debt_that_bounces_is_owed_and_paid_by_another(shop: Shop) -> None:
    sale = on_credit(shop)
    shop.till.write(settle, sale.id, 2, (exact_cash(dh("100")), a_cheque("200")))
    (first,) = shop.till.read(cheques)
    shop.till.write(follow_tender, *of(first), TenderState.BOUNCED)
    (debt,) = shop.till.read(open_debts)

    shop.till.write(settle, *of(debt), (a_cheque("200"),))

    (second,) = shop.till.read(cheques)
    assert (debt.left, of(debt)) == (dh("200"), of(first))
    assert (second.left, second.sale) == (dh("200"), sale.id)
    shop.till.write(follow_tender, *of(second), TenderState.PAID)
    assert shop.till.read(cheques) == shop.till.read(open_debts) == []


def test_foreign_notes_beside_a_cheque_leave_it_its_place(shop: Shop) -> None:
    opening_shift(shop)
    sale = on_credit(shop)
    notes = foreign_cash(dh("100"), Money(2000, "EUR"), Decimal("10"))

    shop.till.write(settle, sale.id, 2, (notes, a_cheque("200")))

    (cheque,) = shop.till.read(cheques)
    assert (cheque.tender, cheque.left, cheque.cheque) == (2, dh("200"), CHEQUE)


def test_a_cheque_taken_for_a_debt_by_mistake_is_handed_back(shop: Shop) -> None:
    sale = on_credit(shop)
    settled = shop.till.write(settle, sale.id, 2, (a_cheque("300"),)).result

    back = taken_back(a_cheque("300"), TenderOf(settled.entry, 1))
    shop.till.write(settle, sale.id, 2, back)

    assert shop.till.read(cheques) == []
    assert [owed.left for owed in shop.till.read(open_debts)] == [dh("300")]


def test_a_cheque_said_to_be_paid_by_mistake_is_on_its_way_again(shop: Shop) -> None:
    sale = by_cheque(shop)
    shop.till.write(follow_tender, sale.id, 1, TenderState.PAID)
    shop.clock.now += 24 * HOUR
    (paid,) = shop.till.read(paid_cheques, NOON)

    shop.till.write(follow_tender, *of(paid), TenderState.DEPOSITED)

    assert [each.state for each in shop.till.read(cheques)] == [TenderState.DEPOSITED]
    assert shop.till.read(paid_cheques, NOON) == []


def test_cheques_that_were_paid_long_ago_are_not_listed(shop: Shop) -> None:
    sale = by_cheque(shop)
    shop.till.write(follow_tender, sale.id, 1, TenderState.PAID)

    assert shop.till.read(paid_cheques, shop.clock.now + HOUR) == []


def test_a_cheque_in_whose_place_money_was_taken_stays_settled(shop: Shop) -> None:
    sale = by_cheque(shop)
    shop.till.write(follow_tender, sale.id, 1, TenderState.BOUNCED)
    shop.till.write(settle, sale.id, 1, (exact_cash(dh("500")),))

    with pytest.raises(AlreadySo):
        shop.till.write(follow_tender, sale.id, 1, TenderState.DEPOSITED)
    assert shop.till.read(paid_cheques, NOON) == []


def test_a_cheque_for_a_debt_of_a_till_that_is_not_here_is_listed_all_the_same(shop: Shop) -> None:
    with shop.store.begin() as work:
        body = TenderFollowed("7K3Q2M-4", 1, TenderState.PAID, (a_cheque("300"),))
        work.record(body)

    (cheque,) = shop.till.read(cheques)

    assert (cheque.left, cheque.sale, cheque.receipt_number) == (dh("300"), "", "")


def test_the_list_of_debts_does_not_read_every_tender(shop: Shop) -> None:
    with shop.store.reading() as connection:
        asked: list[str] = []
        event.listen(connection, "before_cursor_execute", lambda *a: asked.append(a[2]))
        open_debts(connection)
        (listing,) = [each for each in asked if "followed" in each]
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {listing}", (0,) * listing.count("?")
        )
        steps = " ".join(row.detail for row in plan)

    assert "USING INDEX tender_followed" in steps
    assert "USING INDEX cash_move_cheque" in steps
    assert "SCAN sale" not in steps


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
