"""Verification: any touched entry is found, and the first one is named."""

from collections.abc import Callable
from hashlib import sha256

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.journal.canonical import canonical
from pos.journal.entry import FIRST_PREVIOUS, Entry, entry_hash
from pos.journal.identity import TillKey
from pos.journal.verification import verify
from tests.factories import a_chain, a_key, an_entry, opening

KEY = a_key()
TILL = KEY.till
BODIES = [("product_saved", canonical({"changes": {"fr": f"Zarbia {n}"}})) for n in range(5)]
CHAIN = a_chain(KEY, BODIES)
PLACES = st.integers(0, len(CHAIN) - 1)


def fault_in(entries: list[Entry], till: str = TILL) -> tuple[int, str]:
    """Return where the first fault is and what it is called; none is (0, '')."""
    verdict = verify(till, entries)
    if verdict.fault is None:
        return 0, ""
    assert verdict.entries == verdict.fault.seq - 1
    return verdict.fault.seq, verdict.fault.reason


def signed(key: TillKey, entry: Entry, previous: bytes, **changes: object) -> Entry:
    """Return the entry changed, with a hash and a signature that fit."""
    changed = msgspec.structs.replace(entry, **changes)
    parts = (changed.till, changed.seq, changed.at, changed.kind, changed.body)
    digest = entry_hash(previous, *parts)
    return msgspec.structs.replace(changed, hash=digest, signature=key.sign(digest))


def flipped(value: bytes, at: int) -> bytes:
    """Return the bytes with one bit of one byte turned."""
    at %= 8 * len(value)
    return bytes(b ^ (1 << at % 8) if n == at // 8 else b for n, b in enumerate(value))


def damaged(entry: Entry, field: str, at: int) -> Entry:
    """Return the entry with one bit of one field turned."""
    value = getattr(entry, field)
    if isinstance(value, int):
        return msgspec.structs.replace(entry, **{field: value ^ (1 << at % 40)})
    if isinstance(value, str):
        turned = flipped(value.encode(), at).decode("latin-1")
        return msgspec.structs.replace(entry, **{field: turned})
    return msgspec.structs.replace(entry, **{field: flipped(value, at)})


def test_a_whole_journal_is_good_and_its_last_hash_is_the_anchor() -> None:
    verdict = verify(TILL, CHAIN)

    assert (verdict.fault, verdict.entries, verdict.last_hash) == (None, 6, CHAIN[-1].hash)


def test_a_journal_without_entries_has_nothing_wrong_in_it() -> None:
    verdict = verify(TILL, [])

    assert (verdict.fault, verdict.entries, verdict.last_hash) == (None, 0, FIRST_PREVIOUS)


@given(PLACES, st.sampled_from(Entry.__struct_fields__), st.integers(0, 10**6))
def test_any_flipped_bit_is_found_in_the_entry_where_it_is(place: int, field: str, at: int) -> None:
    touched = [*CHAIN]
    touched[place] = damaged(CHAIN[place], field, at)

    assert fault_in(touched)[0] == place + 1


@given(st.integers(0, len(CHAIN) - 2))
def test_a_removed_entry_leaves_a_gap(place: int) -> None:
    assert fault_in(CHAIN[:place] + CHAIN[place + 1 :]) == (place + 1, "gap")


@given(st.integers(1, len(CHAIN) - 1))
def test_a_journal_without_its_beginning_is_no_journal(first: int) -> None:
    assert fault_in(CHAIN[first:]) == (1, "gap")


@given(st.integers(1, len(CHAIN) - 1))
def test_a_lost_end_shows_in_the_last_hash_alone(kept: int) -> None:
    verdict = verify(TILL, CHAIN[:kept])

    assert verdict.fault is None
    assert verdict.last_hash != CHAIN[-1].hash


@given(PLACES, PLACES)
def test_swapped_entries_are_found_at_the_first_of_them(one: int, two: int) -> None:
    swapped = [*CHAIN]
    swapped[one], swapped[two] = CHAIN[two], CHAIN[one]

    assert fault_in(swapped) == ((0, "") if one == two else (min(one, two) + 1, "gap"))


@given(PLACES)
def test_a_repeated_entry_is_found(place: int) -> None:
    assert fault_in([*CHAIN[: place + 1], *CHAIN[place:]]) == (place + 2, "gap")


@given(st.integers(1, len(CHAIN) - 1))
def test_an_inserted_entry_breaks_the_link_even_with_the_right_key(place: int) -> None:
    inserted = an_entry(KEY, CHAIN[place - 1], *BODIES[0], at=CHAIN[place - 1].at + 1)
    moved = [msgspec.structs.replace(e, seq=e.seq + 1) for e in CHAIN[place:]]

    assert fault_in([*CHAIN[:place], inserted, *moved]) == (place + 2, "link")


@given(PLACES)
def test_an_entry_signed_with_another_key_is_found(place: int) -> None:
    other = TillKey.from_seed(bytes(32))
    touched = [*CHAIN]
    touched[place] = msgspec.structs.replace(CHAIN[place], signature=other.sign(CHAIN[place].hash))

    assert fault_in(touched) == (place + 1, "signature")


def test_a_journal_written_with_another_key_under_this_name_is_found() -> None:
    other = TillKey.from_seed(bytes(32))
    body = canonical(opening(other))
    forged = signed(other, an_entry(other, None, "till_opened", body), FIRST_PREVIOUS, till=TILL)

    assert fault_in([forged]) == (1, "opening")


def test_another_tills_journal_is_not_this_ones() -> None:
    assert fault_in(CHAIN, till="000000") == (1, "gap")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("product_saved", b'{"changes":{}}'),
        ("till_opened", b'{"currency":"MAD"}'),
        ("till_opened", b'{"currency":"MAD","label":"","public_key":"no hex","series":""}'),
    ],
)
def test_a_journal_must_begin_with_who_writes(kind: str, body: bytes) -> None:
    assert fault_in([an_entry(KEY, None, kind, body)]) == (1, "opening")


def test_a_till_is_opened_once() -> None:
    again = an_entry(KEY, CHAIN[-1], "till_opened", canonical(opening(KEY)))

    assert fault_in([*CHAIN, again]) == (7, "opening")


@pytest.mark.parametrize("at", [CHAIN[-1].at, CHAIN[-1].at - 1, 0])
def test_time_never_stands_still_nor_runs_back(at: int) -> None:
    assert fault_in([*CHAIN, an_entry(KEY, CHAIN[-1], *BODIES[0], at=at)]) == (7, "time")


HOSTILE: dict[str, Callable[[Entry], Entry]] = {
    "a line break in the kind": lambda e: msgspec.structs.replace(e, kind="sale_made\nx"),
    "words of the body in the kind": lambda e: msgspec.structs.replace(
        e, kind=f"{e.kind}\n" + '{"changes":{}}', body=b"{}"
    ),
    "no kind": lambda e: msgspec.structs.replace(e, kind=""),
    "a kind in capitals": lambda e: msgspec.structs.replace(e, kind="Sale"),
    "a kind beyond ASCII": lambda e: msgspec.structs.replace(e, kind="vente_faite_à"),
    "a kind without end": lambda e: msgspec.structs.replace(e, kind="a" * 41),
    "a body of two readings": lambda e: msgspec.structs.replace(e, body=b'{"a":1,"a":2}'),
    "a body with white space": lambda e: msgspec.structs.replace(e, body=b'{"a":1}\n'),
    "a time before time": lambda e: msgspec.structs.replace(e, at=-1),
    "a time beyond numbers": lambda e: msgspec.structs.replace(e, at=2**53),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_shape_that_could_hash_like_another_is_refused_though_signed(name: str) -> None:
    hostile = HOSTILE[name](an_entry(KEY, CHAIN[-1], *BODIES[0]))
    head = f"rahba-journal-1\n{CHAIN[-1].hash.hex()}\n{TILL}\n7\n{hostile.at}\n{hostile.kind}\n"
    digest = sha256(head.encode() + hostile.body).digest()
    hostile = msgspec.structs.replace(hostile, hash=digest, signature=KEY.sign(digest))

    assert fault_in([*CHAIN, hostile]) == (7, "shape")


def test_a_till_with_a_line_break_in_its_name_is_refused() -> None:
    name = f"{TILL}\n1"
    first = msgspec.structs.replace(CHAIN[0], till=name)

    assert fault_in([first], till=name) == (1, "shape")
