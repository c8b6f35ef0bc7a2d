"""An entry's place in the chain, and how it is named."""

from hypothesis import given
from hypothesis import strategies as st

from pos.journal.entry import FIRST_PREVIOUS, check_characters, entry_hash, entry_id
from tests.factories import a_chain, a_key

TILLS = st.sampled_from(["7K3Q2M", "7K3Q2N"])
KINDS = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
BODIES = st.binary(max_size=12).filter(lambda body: b"\n" not in body)
PARTS = st.tuples(
    st.binary(min_size=32, max_size=32),
    TILLS,
    st.integers(1, 99),
    st.integers(0, 99),
    KINDS,
    BODIES,
)


@given(PARTS, PARTS)
def test_two_different_entries_are_never_the_same_bytes(
    one: tuple[bytes, str, int, int, str, bytes], two: tuple[bytes, str, int, int, str, bytes]
) -> None:
    assert (entry_hash(*one) == entry_hash(*two)) == (one == two)


def test_a_thing_is_called_by_the_entry_that_created_it() -> None:
    entry = a_chain(a_key(), [])[0]

    assert entry.id == entry_id(entry.till, 1) == f"{entry.till}-1"


def test_four_characters_match_a_paper_with_its_entry() -> None:
    assert check_characters(bytes.fromhex("a1b2") + FIRST_PREVIOUS[2:]) == "A1B2"
