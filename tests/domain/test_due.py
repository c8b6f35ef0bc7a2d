"""What is asked for: goods, stamp duty on the cash part, and cash in coins there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.due import ROUNDING_STEPS, DueRules, due_for, due_of, rounded
from pos.domain.money import MAD, Money
from pos.domain.tender import TenderKind, cash, exact, require_paid
from tests.factories import dh

MINOR = st.integers(1, 10**8)
RULES = st.builds(DueRules, st.sampled_from(ROUNDING_STEPS), st.booleans())


def test_without_rules_the_goods_are_all_that_is_due() -> None:
    due = due_for(dh("100.03"), (), DueRules(), in_cash=True)

    assert (due.total, due.cash) == (dh("100.03"), dh("100.03"))


def test_stamp_duty_is_a_quarter_of_a_hundredth_of_the_cash_part_alone() -> None:
    card = exact(TenderKind.CARD, dh("600"))

    due = due_for(dh("1000"), (card,), DueRules(charges_stamp_duty=True), in_cash=True)

    assert due.stamp_duty == dh("1")
    assert due.cash == dh("401")
    assert due.total == dh("1001")


def test_a_sale_paid_by_card_is_neither_stamped_nor_rounded() -> None:
    card = (exact(TenderKind.CARD, dh("100.03")),)

    due = due_of(dh("100.03"), card, DueRules(cash_step=100, charges_stamp_duty=True))

    assert due.total == dh("100.03")


def test_rounding_is_a_fact_of_its_own_and_may_go_either_way() -> None:
    rules = DueRules(cash_step=50)

    assert due_for(dh("10.20"), (), rules, in_cash=True).rounding == dh("-0.20")
    assert due_for(dh("10.30"), (), rules, in_cash=True).rounding == dh("0.20")


def test_money_given_back_is_rounded_but_never_stamped() -> None:
    due = due_for(dh("-100.03"), (), DueRules(cash_step=10, charges_stamp_duty=True), in_cash=True)

    assert (due.stamp_duty, due.cash) == (dh("0"), dh("-100"))


@given(MINOR, MINOR, st.integers(0, 10**6), RULES)
def test_tenders_less_change_pay_exactly_what_is_due(
    goods: int, by_card: int, more: int, rules: DueRules
) -> None:
    amount = Money(goods, MAD)
    card = exact(TenderKind.CARD, Money(min(by_card, goods), MAD))
    asked = due_for(amount, (card,), rules, in_cash=True)
    tenders = (card, cash(asked.cash, asked.cash + Money(more, MAD)))

    require_paid(due_of(amount, tenders, rules).total, tenders)

    assert due_of(amount, tenders, rules) == asked


@pytest.mark.parametrize("step", ROUNDING_STEPS)
@given(minor=st.integers(-(10**9), 10**9))
def test_rounding_moves_by_at_most_half_a_step(step: int, minor: int) -> None:
    there = rounded(Money(minor, MAD), step)

    assert abs(there.minor - minor) * 2 <= step
    assert step == 0 or there.minor % step == 0
