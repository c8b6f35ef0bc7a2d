"""Codes on goods: their check digits, and the one spelling they are kept under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.barcode import check_digit, is_gtin, normal_code


@pytest.mark.parametrize(
    "code", ["6111234567895", "4006381333931", "036000291452", "96385074", "10614141000415"]
)
def test_the_codes_on_real_goods_are_right(code: str) -> None:
    assert is_gtin(code)


@pytest.mark.parametrize(
    "code", ["6111234567894", "611123456789", "", "abc", "٦١١١٢٣٤٥٦٧٨٩٥", "4006381333931 "]
)
def test_a_wrong_digit_length_or_script_is_noticed(code: str) -> None:
    assert not is_gtin(code)


@given(
    st.sampled_from([7, 11, 12, 13]).flatmap(
        lambda size: st.text("0123456789", min_size=size, max_size=size)
    ),
    st.data(),
)
def test_any_single_digit_misread_is_noticed(digits: str, data: st.DataObject) -> None:
    code = digits + check_digit(digits)
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != code[at]]))

    assert is_gtin(code)
    assert not is_gtin(code[:at] + other + code[at + 1 :])


def test_a_code_of_twelve_digits_is_kept_with_thirteen() -> None:
    assert normal_code("036000291452") == "0036000291452"
    assert normal_code("0036000291452") == "0036000291452"


def test_twelve_characters_that_are_no_right_code_are_kept_as_they_are() -> None:
    assert normal_code("036000291453") == "036000291453"


def test_letters_are_compared_without_case() -> None:
    assert normal_code("BAB-01") == normal_code("bab-01")
