"""Paying at most what is due, and sharing out what a stand cost."""

import pytest

from pos.domain.account import CostRule, PayoutKind, cost_shares
from pos.domain.settlement import Payment, PayoutNotAccepted, require_payable, usual_payment
from tests.factories import dh


def test_all_that_is_due_is_paid_unless_somebody_says_less() -> None:
    assert usual_payment(dh("85"), PayoutKind.CASH) == Payment(PayoutKind.CASH, dh("85"))
    assert usual_payment(dh("85"), PayoutKind.LATER).amount == dh("0")


def test_who_owes_the_cooperative_is_paid_nothing() -> None:
    assert usual_payment(dh("-5"), PayoutKind.CASH) == Payment(PayoutKind.LATER, dh("0"))


@pytest.mark.parametrize(
    ("due", "amount", "how"),
    [
        ("85", "85.01", PayoutKind.CASH),
        ("85", "-1", PayoutKind.CASH),
        ("-5", "1", PayoutKind.CASH),
        ("-5", "-6", PayoutKind.CASH),
        ("85", "10", PayoutKind.LATER),
    ],
)
def test_no_more_is_paid_than_is_due(due: str, amount: str, how: PayoutKind) -> None:
    with pytest.raises(PayoutNotAccepted):
        require_payable(Payment(how, dh(amount)), dh(due))


def test_a_maker_may_pay_what_they_owe() -> None:
    require_payable(Payment(PayoutKind.CASH, dh("-5")), dh("-5"))


@pytest.mark.parametrize(
    ("rule", "shares"),
    [
        (CostRule.EQUAL, ["33.34", "33.33", "33.33"]),
        (CostRule.TURNOVER, ["75", "25", "0"]),
        (CostRule.PIECES, ["50", "50", "0"]),
    ],
)
def test_a_stand_is_shared_out_by_its_rule(rule: CostRule, shares: list[str]) -> None:
    found = cost_shares(dh("100"), rule, [30_000, 10_000, -500], [2000, 2000, 0])

    assert list(found) == [dh(share) for share in shares]
