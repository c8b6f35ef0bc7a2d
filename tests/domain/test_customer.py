"""Customers: never needed, always erasable; and the cash the law watches."""

import pytest

from pos.domain.customer import (
    CashWarning,
    cash_warning,
    phone_digits,
    pseudonym,
    reaches_ceiling,
)
from tests.factories import dh


def test_an_erased_person_keeps_the_name_of_their_entry() -> None:
    assert pseudonym("7K3Q2M-142") == "C-7K3Q2M-142"


def test_the_law_watches_twenty_thousand_dirham_in_cash() -> None:
    assert reaches_ceiling(dh("20000"))
    assert not reaches_ceiling(dh("19999.99"))


def test_a_telephone_number_is_the_same_from_at_home_and_from_abroad() -> None:
    spellings = ["0661-23-45-67", "+212 661 23 45 67", "00212661234567", "+212 (0)661234567"]

    assert {phone_digits(phone) for phone in spellings} == {"0661234567"}
    assert phone_digits("33 6 12 34 56 78") == "33612345678"


@pytest.mark.parametrize(
    ("cash", "earlier", "is_business", "warning"),
    [
        ("20000", "0", False, CashWarning.CEILING),
        ("1000", "19000", False, CashWarning.CEILING),
        ("19999.99", "0", False, None),
        ("5000", "0", True, None),
        ("5000.01", "0", True, CashWarning.NOT_DEDUCTED),
        ("2000", "4000", True, CashWarning.NOT_DEDUCTED),
        ("6000", "0", False, None),
        ("0", "30000", True, None),
    ],
)
def test_much_cash_is_warned_of(
    cash: str, earlier: str, is_business: bool, warning: CashWarning | None
) -> None:
    assert cash_warning(dh(cash), dh(earlier), is_business=is_business) is warning
