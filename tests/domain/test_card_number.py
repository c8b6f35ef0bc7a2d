"""Card numbers are never kept, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.card_number import CardNumberTyped, clean_reference, holds_card_number


@pytest.mark.parametrize(
    "text",
    ["4111111111111111", "4111 1111 1111 1111", "carte 5500-0000-0000-0004 ok", "378282246310005"],
)
def test_what_looks_like_a_card_number_is_refused(text: str) -> None:
    with pytest.raises(CardNumberTyped):
        clean_reference(text)


@pytest.mark.parametrize("text", ["004217", "AUT 004512", "06 12 34 56 78", "", "4111111111111112"])
def test_slips_and_telephones_are_no_card_numbers(text: str) -> None:
    assert clean_reference(text) == text.replace(" ", "")


def test_a_bank_account_of_24_digits_is_no_card_number() -> None:
    assert not holds_card_number("011780000012345678901234")


@given(st.text("0123456789", min_size=12, max_size=18))
def test_every_number_with_its_check_digit_is_found(digits: str) -> None:
    assert sum(holds_card_number(digits + check) for check in "0123456789") == 1
