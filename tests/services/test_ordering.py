"""Pieces made to order: deposits that are nobody's revenue, numbers without a gap, every step."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from pos.domain.basket import Basket, BasketLine, Words
from pos.domain.customer import Contact
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.order import DepositKind, Order, OrderState
from pos.domain.quantity import pieces
from pos.domain.shift import CashCount, ShiftReport
from pos.domain.tender import Cheque, Tender, TenderKind, TenderState, exact
from pos.journal.kinds import ShiftOpened
from pos.services.buyers import cash_of_day
from pos.services.catalogue import NameMissing
from pos.services.customers import add_customer, erase_customer
from pos.services.delivering import ordered_piece, put_in_basket
from pos.services.device import DeviceSettings, PrinterKind, save_device_settings
from pos.services.followed import cheques, cheques_of_order, open_debts
from pos.services.ordering import (
    NewOrder,
    OrderIsSettled,
    OrderNotAccepted,
    StepNotTaken,
    add_deposit,
    cancel_order,
    promise_order,
    reopen_order,
    set_order_state,
    take_order,
)
from pos.services.orders import KeptOrder, late_orders, order_of, orders
from pos.services.owed import follow_tender, settle
from pos.services.receipts import print_jobs_of
from pos.services.sales import day_total
from pos.services.selling import SoldSale, check_out
from pos.services.shift_sums import report_of
from pos.services.shifts import open_shift
from pos.store import schema
from tests.factories import Shop, a_line, dh, exact_cash

TODAY = date(2026, 11, 23)


def an_order(**named: Any) -> Order:
    """Describe a thuya table of 900 DH for Christmas Eve."""
    usual = Order(
        series="",
        number=0,
        names=Names(fr="Table en thuya", ar="طاولة"),
        quantity=pieces(1),
        price=dh("900"),
        deposit_kind=DepositKind.ARRHES,
        promised_on=date(2026, 12, 24),
    )
    return replace(usual, **named)


def taken(shop: Shop, *tenders: Tender, **named: Any) -> str:
    """Take an order; returns its id."""
    order: str = shop.till.write(take_order, NewOrder(an_order(**named)), tenders).result
    return order


def kept(shop: Shop, order: str) -> KeptOrder:
    """Return an order whole."""
    return shop.till.read(order_of, order)


def listed(shop: Shop, *states: OrderState, text: str = "") -> list[str]:
    """Return the ids that a list shows."""
    given = (states,) if states else ()
    if text:
        return [row.id for row in shop.till.read(orders, *(given or (tuple(OrderState),)), text)]
    return [row.id for row in shop.till.read(orders, *given)]


def hand_over(shop: Shop, order: str, *others: BasketLine) -> SoldSale:
    """Sell the ordered piece for what is left to pay, in cash."""
    whole = kept(shop, order)
    basket = Basket("MAD")
    put_in_basket(basket, ordered_piece(whole))
    lines = (*basket.lines, *others)
    due = sum((line.total for line in others), whole.due)
    paid = whole.standing.paid
    tenders = [exact(TenderKind.DEPOSIT, paid)] if not paid.is_zero else []
    tenders += [exact_cash(due)] if not due.is_zero else []
    words = Words(customer=whole.order.customer, order=order)
    sold: SoldSale = shop.till.write(check_out, lines, tuple(tenders), words).result
    return sold


def open_drawer(shop: Shop) -> str:
    """Open a shift; returns its id."""
    with shop.store.begin() as work:
        return work.record(ShiftOpened((CashCount(dh("500")),))).id


def report_so_far(shop: Shop) -> ShiftReport:
    """Return the sums of the open shift."""
    shift = shop.till.read(open_shift, shop.name)
    assert shift is not None
    return shop.till.read(report_of, shift)


def deposits_in(shop: Shop, shift: str) -> Money:
    """Return what deposits brought into the drawer of a shift."""
    move = schema.cash_move.c
    query = select(move.amount_minor).where(move.shift == shift, move.cause == "deposit")
    with shop.store.reading() as connection:
        return Money(sum(connection.execute(query).scalars()), "MAD")


def test_order_forms_are_numbered_without_a_gap(shop: Shop) -> None:
    numbers = [kept(shop, taken(shop)).order.number for _turn in range(3)]

    assert numbers == [1, 2, 3]


def test_an_order_that_is_refused_takes_no_number(shop: Shop) -> None:
    with pytest.raises(NameMissing):
        taken(shop, names=Names())
    with pytest.raises(OrderNotAccepted):
        taken(shop, price=dh("0"))

    assert kept(shop, taken(shop)).order.number == 1


def test_receipts_of_deposits_have_a_series_of_their_own(shop: Shop) -> None:
    taken(shop)
    first, second = taken(shop, exact_cash(dh("270"))), taken(shop, exact_cash(dh("100")))
    shop.till.write(add_deposit, first, (exact_cash(dh("30")),))

    assert [step.deposit_number for step in kept(shop, first).steps] == [1, 3]
    assert [step.deposit_number for step in kept(shop, second).steps] == [2]


def test_a_deposit_goes_into_the_drawer_of_the_open_shift(shop: Shop) -> None:
    shift = open_drawer(shop)

    taken(shop, exact_cash(dh("270")))

    assert deposits_in(shop, shift) == dh("270")


def test_a_deposit_on_a_custom_order_is_a_part_payment(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("270")))
    assert (kept(shop, order).standing.paid, kept(shop, order).due) == (dh("270"), dh("630"))

    shop.till.write(add_deposit, order, (exact_cash(dh("130")),))

    assert (kept(shop, order).standing.paid, kept(shop, order).due) == (dh("400"), dh("500"))


def test_a_deposit_is_no_revenue_until_the_piece_is_handed_over(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("270")))
    assert shop.till.read(day_total, TODAY).total == dh("0")

    hand_over(shop, order)

    assert shop.till.read(day_total, TODAY).total == dh("900")


def test_deposit_and_balance_make_up_the_price(shop: Shop) -> None:
    sold = hand_over(shop, taken(shop, exact_cash(dh("270"))))

    paid = {tender.kind: tender.paid for tender in sold.sale.tenders}
    assert paid == {TenderKind.DEPOSIT: dh("270"), TenderKind.CASH: dh("630")}
    assert sold.sale.total == dh("900")


def test_a_piece_paid_in_full_beforehand_is_handed_over_without_money(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("900")))

    sold = hand_over(shop, order)

    assert [tender.kind for tender in sold.sale.tenders] == [TenderKind.DEPOSIT]
    assert kept(shop, order).standing.state is OrderState.DELIVERED


def test_other_goods_may_go_with_the_ordered_piece(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("270")))

    sold = hand_over(shop, order, a_line(shop.add(), key=2))

    assert sold.sale.total == dh("1090")
    assert kept(shop, order).standing.state is OrderState.DELIVERED


def test_an_order_without_a_deposit_is_paid_when_it_is_handed_over(shop: Shop) -> None:
    sold = hand_over(shop, taken(shop))

    assert [tender.kind for tender in sold.sale.tenders] == [TenderKind.CASH]


def test_a_price_for_several_pieces_is_kept_to_the_centime(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("300")), quantity=pieces(3), price=dh("1000"))

    sold = hand_over(shop, order)

    assert (sold.sale.total, sold.sale.lines[0].quantity) == (dh("1000"), pieces(3))


def test_a_sale_that_lost_the_ordered_piece_hands_nothing_over(shop: Shop) -> None:
    order, line = taken(shop, exact_cash(dh("90"))), a_line(shop.add())
    tenders = (exact(TenderKind.DEPOSIT, dh("90")), exact_cash(dh("100")))

    with pytest.raises(OrderNotAccepted):
        shop.till.write(check_out, (line,), tenders, Words(order=order))

    assert kept(shop, order).standing.state is OrderState.ORDERED


def test_no_sale_is_paid_with_a_deposit_that_was_never_made(shop: Shop) -> None:
    line = a_line(shop.add())

    with pytest.raises(OrderNotAccepted):
        shop.till.write(check_out, (line,), (exact(TenderKind.DEPOSIT, line.total),))


def test_a_piece_is_handed_over_once(shop: Shop) -> None:
    order = taken(shop)
    hand_over(shop, order)

    with pytest.raises(OrderIsSettled):
        hand_over(shop, order)


@pytest.mark.parametrize("kind", [TenderKind.CREDIT, TenderKind.ON_DELIVERY, TenderKind.DEPOSIT])
def test_a_deposit_is_paid_now(shop: Shop, kind: TenderKind) -> None:
    with pytest.raises(OrderNotAccepted):
        taken(shop, exact(kind, dh("100")))


def test_a_deposit_is_at_most_the_price(shop: Shop) -> None:
    with pytest.raises(OrderNotAccepted):
        taken(shop, exact_cash(dh("900.10")))


def test_more_than_is_left_to_pay_is_not_taken(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("600")))

    with pytest.raises(OrderNotAccepted):
        shop.till.write(add_deposit, order, (exact_cash(dh("301")),))


def test_cancelling_gives_back_exactly_what_was_paid(shop: Shop) -> None:
    shift = open_drawer(shop)
    order = taken(shop, exact_cash(dh("270")))
    shop.till.write(add_deposit, order, (exact_cash(dh("33.50")),))

    shop.till.write(cancel_order, order, TenderKind.CASH)

    stands = kept(shop, order).standing
    assert (stands.state, stands.paid) == (OrderState.CANCELLED, dh("0"))
    assert deposits_in(shop, shift) == dh("0")


def a_cheque(amount: str) -> Tender:
    return Tender(TenderKind.CHEQUE, dh(amount), dh("0"), cheque=Cheque("BMCE", "12", "Salma"))


def test_a_deposit_by_cheque_is_followed_to_the_bank(shop: Shop) -> None:
    open_drawer(shop)
    order = taken(shop, a_cheque("270"))

    (cheque,) = shop.till.read(cheques)

    assert (cheque.order, cheque.sale, cheque.left) == (order, "", dh("270"))
    assert cheque.receipt_number.endswith("-AC-000001")
    shop.till.write(follow_tender, cheque.entry, cheque.tender, TenderState.DEPOSITED)
    shop.till.write(follow_tender, cheque.entry, cheque.tender, TenderState.PAID)
    assert shop.till.read(cheques) == []
    assert [each.state for each in shop.till.read(cheques_of_order, order)] == [TenderState.PAID]
    report = report_so_far(shop)
    assert (report.expected("MAD"), report.deposits) == (dh("500"), dh("270"))


def test_a_second_deposit_by_cheque_names_its_own_receipt(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("100")))

    entry = shop.till.write(add_deposit, order, (a_cheque("200"),)).result

    (cheque,) = shop.till.read(cheques)
    assert (cheque.entry, cheque.order) == (entry, order)
    assert cheque.receipt_number.endswith("-AC-000002")


def test_a_deposit_whose_cheque_bounced_is_owed_and_paid_otherwise(shop: Shop) -> None:
    order = taken(shop, a_cheque("270"))
    (cheque,) = shop.till.read(cheques)
    shop.till.write(follow_tender, cheque.entry, cheque.tender, TenderState.BOUNCED)

    (debt,) = shop.till.read(open_debts)
    shop.till.write(settle, debt.entry, debt.tender, (exact_cash(dh("270")),))

    assert (debt.left, debt.order) == (dh("270"), order)
    assert shop.till.read(open_debts) == []
    assert kept(shop, order).standing.paid == dh("270")


def test_cancelling_hands_a_cheque_back_and_no_money_for_it(shop: Shop) -> None:
    open_drawer(shop)
    order = taken(shop, a_cheque("200"))
    shop.till.write(add_deposit, order, (exact_cash(dh("70")),))

    shop.till.write(cancel_order, order, TenderKind.CASH)

    assert shop.till.read(cheques) == []
    assert kept(shop, order).standing.paid == dh("0")
    assert report_so_far(shop).expected("MAD") == dh("500")


def test_cancelling_owes_no_more_what_a_bounced_cheque_did_not_bring(shop: Shop) -> None:
    order = taken(shop, a_cheque("200"))
    (cheque,) = shop.till.read(cheques)
    shop.till.write(follow_tender, cheque.entry, cheque.tender, TenderState.BOUNCED)

    shop.till.write(cancel_order, order, TenderKind.CASH)

    assert shop.till.read(open_debts) == []
    assert kept(shop, order).standing.paid == dh("0")


def test_cancelling_gives_money_back_for_a_cheque_that_was_paid(shop: Shop) -> None:
    open_drawer(shop)
    order = taken(shop, a_cheque("200"))
    (cheque,) = shop.till.read(cheques)
    shop.till.write(follow_tender, cheque.entry, cheque.tender, TenderState.PAID)

    shop.till.write(cancel_order, order, TenderKind.CASH)

    assert report_so_far(shop).expected("MAD") == dh("300")


def test_cancelling_may_keep_the_arrhes(shop: Shop) -> None:
    shift = open_drawer(shop)
    order = taken(shop, exact_cash(dh("270")))

    shop.till.write(cancel_order, order, note="le client a renoncé")

    assert kept(shop, order).standing.paid == dh("270")
    assert kept(shop, order).due == dh("0")
    assert deposits_in(shop, shift) == dh("270")


def test_what_is_cancelled_changes_no_more(shop: Shop) -> None:
    order = taken(shop)
    shop.till.write(cancel_order, order)

    for service, args in (
        (set_order_state, (OrderState.READY,)),
        (promise_order, (TODAY,)),
        (cancel_order, ()),
    ):
        with pytest.raises(OrderIsSettled):
            shop.till.write(service, order, *args)


def test_a_cancelling_is_taken_back_while_no_money_went_with_it(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("270")))
    shop.till.write(set_order_state, order, OrderState.STARTED)
    shop.till.write(cancel_order, order)

    shop.till.write(reopen_order, order)

    assert kept(shop, order).standing.state is OrderState.STARTED


def test_money_that_went_back_is_not_undone(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("270")))
    shop.till.write(cancel_order, order, TenderKind.CASH)

    with pytest.raises(OrderIsSettled):
        shop.till.write(reopen_order, order)


def test_a_step_tapped_by_mistake_is_taken_back(shop: Shop) -> None:
    order = taken(shop)
    shop.till.write(set_order_state, order, OrderState.READY)

    shop.till.write(set_order_state, order, OrderState.ORDERED)

    assert kept(shop, order).standing.state is OrderState.ORDERED


@pytest.mark.parametrize("state", [OrderState.DELIVERED, OrderState.CANCELLED])
def test_an_order_ends_with_a_sale_or_a_cancelling_only(shop: Shop, state: OrderState) -> None:
    order = taken(shop)

    with pytest.raises(StepNotTaken):
        shop.till.write(set_order_state, order, state)


def test_saying_again_what_is_so_already_writes_nothing(shop: Shop) -> None:
    order = taken(shop)

    shop.till.write(set_order_state, order, OrderState.ORDERED)
    shop.till.write(promise_order, order, date(2026, 12, 24))

    assert len(kept(shop, order).steps) == 1


def test_another_day_is_promised(shop: Shop) -> None:
    order = taken(shop)

    shop.till.write(promise_order, order, date(2027, 1, 10))

    assert kept(shop, order).standing.promised_on == date(2027, 1, 10)
    assert kept(shop, order).order.promised_on == date(2026, 12, 24)


def test_those_promised_soonest_stand_first(shop: Shop) -> None:
    without = taken(shop, promised_on=None)
    later, sooner = taken(shop), taken(shop, promised_on=date(2026, 12, 1))

    assert listed(shop) == [sooner, later, without]


def test_the_list_shows_what_is_open_and_no_more(shop: Shop) -> None:
    handed, cancelled, open_one = taken(shop), taken(shop), taken(shop)
    hand_over(shop, handed)
    shop.till.write(cancel_order, cancelled)

    assert listed(shop) == [open_one]
    assert listed(shop, OrderState.DELIVERED) == [handed]
    assert listed(shop, OrderState.CANCELLED) == [cancelled]


def test_an_order_is_found_by_what_it_is_by_its_number_or_by_who_ordered(shop: Shop) -> None:
    nadia = shop.till.write(add_customer, Contact("", "Nadia", "0661234567")).result
    table = taken(shop, description="ronde, pied tourné", customer=nadia)
    taken(shop, names=Names(fr="Coffre"))

    for text in ("thuya", "طاوله", "tourne", "nadia", "0661", "BC 000001"):
        assert listed(shop, text=text) == [table], text


def test_a_piece_not_ready_after_the_promised_day_is_late(shop: Shop) -> None:
    order = taken(shop, promised_on=TODAY)
    row = shop.till.read(orders)[0]
    assert not row.is_late(TODAY)
    assert row.is_late(date(2026, 11, 24))
    assert shop.till.read(late_orders, date(2026, 11, 24)) == 1

    shop.till.write(set_order_state, order, OrderState.READY)

    assert not shop.till.read(orders)[0].is_late(date(2026, 11, 24))
    assert shop.till.read(late_orders, date(2026, 11, 24)) == 0


def test_an_erased_customer_leaves_a_pseudonym_on_the_order(shop: Shop) -> None:
    nadia = shop.till.write(add_customer, Contact("", "Nadia")).result
    order = taken(shop, customer=nadia)
    assert kept(shop, order).customer == "Nadia"

    shop.till.write(erase_customer, nadia)

    assert kept(shop, order).customer == f"C-{nadia}"


def test_the_order_form_is_queued_where_the_device_prints(shop: Shop) -> None:
    shop.till.write(save_device_settings, DeviceSettings(printer=PrinterKind.FOLDER))

    order = taken(shop, exact_cash(dh("270")))
    more = shop.till.write(add_deposit, order, (exact_cash(dh("30")),)).result
    shop.till.write(set_order_state, order, OrderState.READY)

    assert len(shop.till.read(print_jobs_of, order)) == 1
    assert len(shop.till.read(print_jobs_of, more)) == 1


def test_cash_paid_on_an_order_counts_for_what_the_law_watches(shop: Shop) -> None:
    nadia = shop.till.write(add_customer, Contact("", "Nadia")).result
    taken(shop, exact_cash(dh("270")), customer=nadia)

    assert shop.till.read(cash_of_day, nadia, shop.clock.now) == dh("270")


def test_the_report_of_a_shift_sums_deposits_apart(shop: Shop) -> None:
    open_drawer(shop)
    order = taken(shop, exact_cash(dh("270")))
    shift = shop.till.read(open_shift, shop.name)
    assert shift is not None
    before = shop.till.read(report_of, shift)
    assert (before.deposits, before.net, before.expected("MAD")) == (dh("270"), dh("0"), dh("770"))

    hand_over(shop, order)

    after = shop.till.read(report_of, shift)
    assert (after.deposits, after.net, after.expected("MAD")) == (dh("270"), dh("900"), dh("1400"))
