"""Codes of the shop's own: of the restricted range, whole, and of one till alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.barcode import is_gtin
from pos.domain.measured_code import clean_pattern, split
from pos.domain.own_code import MOST, PREFIXES, free_prefixes, own_code

PREFIX = st.sampled_from(PREFIXES)
TILL = st.integers(0, 32**3 - 1)
NUMBER = st.integers(1, MOST)


@st.composite
def patterns(draw: st.DrawFn) -> str:
    fixed = draw(st.sampled_from(["2", "0", "02", *(str(n) for n in range(20, 30)), "211", "2024"]))
    value = draw(st.sampled_from("WP")) * draw(st.integers(3, 6))
    items = "I" * (12 - len(fixed) - len(value))
    return clean_pattern(f"{fixed}{items}{value}C")


@given(PREFIX, TILL, NUMBER)
def test_every_code_is_a_whole_ean_13_of_the_range_of_each_shop(
    prefix: str, till: int, number: int
) -> None:
    code = own_code(prefix, till, number)

    assert len(code) == 13
    assert is_gtin(code)
    assert code[:2] == "02" or "20" <= code[:2] <= "29"
    assert not code.startswith("611")


@given(st.lists(st.tuples(PREFIX, TILL, NUMBER), unique=True, max_size=40))
def test_two_tills_or_two_counts_never_give_the_same_code(
    given: list[tuple[str, int, int]],
) -> None:
    assert len({own_code(*each) for each in given}) == len(given)


@given(st.lists(patterns(), max_size=4), TILL, NUMBER)
def test_no_code_is_read_as_a_label_with_a_weight_or_a_price(
    owned: list[str], till: int, number: int
) -> None:
    for prefix in free_prefixes(owned):
        code = own_code(prefix, till, number)
        assert not any(split(code, pattern) for pattern in owned)


@pytest.mark.parametrize(
    ("prefix", "till", "number"), [("61", 1, 1), ("20", 1, 0), ("20", 1, MOST + 1), ("20", -1, 1)]
)
def test_what_does_not_fit_is_a_mistake(prefix: str, till: int, number: int) -> None:
    with pytest.raises(ValueError, match="fit"):
        own_code(prefix, till, number)
