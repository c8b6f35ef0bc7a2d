"""Ids of the journal as whole numbers: the same on every device, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.journal.identity import till_name
from pos.store.keys import entry_key, id_of, key_of, parts_of

TILLS = st.binary(min_size=32, max_size=32).map(till_name)
SEQS = st.integers(1, 10**9 - 1)


@given(TILLS, SEQS)
def test_an_id_comes_back_from_its_key(till: str, seq: int) -> None:
    key = entry_key(till, seq)

    assert key == key_of(f"{till}-{seq}")
    assert id_of(key) == f"{till}-{seq}"
    assert parts_of(key) == (till, seq)
    assert 0 <= key < 2**63, "it fits a column of whole numbers"


@given(TILLS, SEQS, SEQS)
def test_keys_rise_with_time_within_a_till(till: str, one: int, two: int) -> None:
    assert (entry_key(till, one) < entry_key(till, two)) == (one < two)


@pytest.mark.parametrize(
    "text", ["", "7K3Q2M", "7K3Q2M-", "7K3Q2M-x", "7K3Q2-1", "7K3Q2I-1", "7K3Q2M-1234567890",
             "7K3Q2M-٣", "7K3Q2M--1"],
)  # fmt: skip
def test_any_other_text_is_no_id(text: str) -> None:
    with pytest.raises(ValueError, match="no id"):
        key_of(text)
