"""Who a till is: a key pair, and a name that only this key has."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pos.journal.identity import (
    CROCKFORD,
    SEED_LENGTH,
    TillKey,
    is_signed,
    is_till_name,
    till_name,
)
from tests.factories import SEED, a_key

DIGEST = bytes(range(32))


def test_an_identity_comes_back_from_its_secret_bytes() -> None:
    key = TillKey.generate()

    again = TillKey.from_seed(key.seed)

    assert (again.public, again.till) == (key.public, key.till)
    assert len(key.seed) == SEED_LENGTH
    assert a_key().seed == SEED


def test_two_identities_have_two_names() -> None:
    assert TillKey.generate().till != TillKey.generate().till


@given(st.binary(max_size=64))
def test_a_name_can_be_read_out_over_a_noisy_line(public_key: bytes) -> None:
    name = till_name(public_key)

    assert is_till_name(name)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{6}", name)
    assert len(CROCKFORD) == len(set(CROCKFORD)) == 32


def test_no_other_text_is_a_tills_name() -> None:
    assert not any(map(is_till_name, ["", "7K3Q2", "7K3Q2MM", "7K3Q2I", "7k3q2m", "7K3Q2\n"]))


def test_a_signature_is_of_one_key_over_one_hash() -> None:
    key = a_key()
    signature = key.sign(DIGEST)

    assert is_signed(key.public, DIGEST, signature)
    assert not is_signed(TillKey.generate().public, DIGEST, signature)
    assert not is_signed(key.public, DIGEST[::-1], signature)


def test_what_is_no_key_or_no_signature_signs_nothing() -> None:
    key = a_key()

    assert not is_signed(b"", DIGEST, key.sign(DIGEST))
    assert not is_signed(key.public[:-1], DIGEST, key.sign(DIGEST))
    assert not is_signed(key.public, DIGEST, b"")
    assert not is_signed(key.public, DIGEST, bytes(64))
