"""Pieces made to order."""

from pos.domain.names import Names
from pos.domain.order import NEXT_STATES, DepositKind, Order, OrderState
from pos.domain.quantity import pieces
from tests.factories import dh


def test_an_order_form_has_a_series_of_its_own() -> None:
    order = Order("7K3", 12, Names("Table"), pieces(1), dh("900"), DepositKind.ARRHES)

    assert order.order_number == "7K3-BC-000012"


def test_what_is_handed_over_or_cancelled_goes_nowhere() -> None:
    ends = [state for state, after in NEXT_STATES.items() if not after]

    assert ends == [OrderState.DELIVERED, OrderState.CANCELLED]
    assert set(NEXT_STATES) == set(OrderState)
