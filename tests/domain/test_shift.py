"""The shift: the cash there should be in the drawer."""

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import MAD, Money
from pos.domain.shift import Shift, expected_cash
from pos.domain.tender import TenderKind, cash, exact
from tests.factories import NOON, dh

MINOR = st.integers(0, 10**8)


def test_a_sale_of_749_paid_with_1000_adds_749() -> None:
    shift = Shift("000000-7", dh("500"), NOON)

    assert expected_cash(shift, [cash(dh("749"), dh("1000"))]) == dh("1249")


def test_cards_and_transfers_do_not_touch_the_drawer() -> None:
    shift = Shift("000000-7", dh("500"), NOON)
    tenders = [exact(TenderKind.CARD, dh("90")), exact(TenderKind.TRANSFER, dh("10"))]

    assert expected_cash(shift, tenders) == dh("500")


@given(MINOR, st.lists(st.tuples(MINOR, MINOR), max_size=20))
def test_expected_cash_is_the_float_and_what_was_due(
    opening: int, sales: list[tuple[int, int]]
) -> None:
    shift = Shift("000000-7", Money(opening, MAD), NOON)
    tenders = [cash(Money(due, MAD), Money(due + more, MAD)) for due, more in sales]

    expected = opening + sum(due for due, _ in sales)

    assert expected_cash(shift, tenders).minor == expected
