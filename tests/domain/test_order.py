"""Pieces made to order."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.order import (
    NEXT_STATES,
    DepositKind,
    Order,
    OrderState,
    OrderStep,
    deposit_number_text,
    is_late,
    standing,
    still_due,
    usual_deposit,
)
from pos.domain.quantity import pieces
from tests.factories import dh


def test_an_order_form_has_a_series_of_its_own() -> None:
    order = Order("7K3", 12, Names("Table"), pieces(1), dh("900"), DepositKind.ARRHES)

    assert order.order_number == "7K3-BC-000012"


def test_what_is_handed_over_or_cancelled_goes_nowhere() -> None:
    ends = [state for state, after in NEXT_STATES.items() if not after]

    assert ends == [OrderState.DELIVERED, OrderState.CANCELLED]
    assert set(NEXT_STATES) == set(OrderState)


@given(st.integers(1, 10**7))
def test_the_usual_deposit_is_whole_dirhams_and_at_most_the_price(minor: int) -> None:
    price = Money(minor, "MAD")

    deposit = usual_deposit(price)

    assert dh("0") <= deposit <= price
    assert deposit.minor % 100 == 0 or deposit == price


def test_the_usual_deposit_is_thirty_percent() -> None:
    assert usual_deposit(dh("900")) == dh("270")


def a_step(state: OrderState, paid: str = "0", day: date | None = None) -> OrderStep:
    """Describe a step."""
    return OrderStep("000000-1", 0, state, dh(paid), promised_on=day)


def test_what_was_handed_over_is_gone_whatever_was_written_later() -> None:
    steps = [a_step(OrderState.ORDERED), a_step(OrderState.DELIVERED), a_step(OrderState.READY)]

    assert standing(steps, "MAD").state is OrderState.DELIVERED


def test_the_last_promise_holds_and_all_money_counts() -> None:
    first, second = date(2026, 12, 1), date(2026, 12, 9)
    steps = [
        a_step(OrderState.ORDERED, "270", first),
        a_step(OrderState.ORDERED, "30", second),
        a_step(OrderState.STARTED),
    ]

    stands = standing(steps, "MAD")

    assert (stands.state, stands.paid, stands.promised_on) == (
        OrderState.STARTED,
        dh("300"),
        second,
    )
    assert still_due(dh("900"), stands) == dh("600")


def test_only_what_is_not_made_yet_can_be_late() -> None:
    promised, today = date(2026, 12, 1), date(2026, 12, 2)
    late = {
        state: is_late(standing([a_step(state, day=promised)], "MAD"), today)
        for state in OrderState
    }

    assert [state for state, is_so in late.items() if is_so] == [
        OrderState.ORDERED,
        OrderState.STARTED,
    ]


def test_a_deposit_has_a_receipt_series_of_its_own() -> None:
    assert deposit_number_text("7K3", 3) == "7K3-AC-000003"
