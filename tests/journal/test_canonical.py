"""Canonical bytes: RFC 8785 within narrower limits, and nothing outside them."""

import json
import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Money
from pos.journal.canonical import (
    LARGEST_WHOLE,
    NotCanonical,
    canonical,
    decoded,
    is_canonical,
)
from pos.journal.kinds import ProductSaved, SaleMade
from tests.domain.nasty import NASTY_TEXT
from tests.factories import a_sale

KEYS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20).map(
    lambda text: unicodedata.normalize("NFC", text)
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-LARGEST_WHOLE, LARGEST_WHOLE), TEXTS)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=6)


@given(OBJECTS)
def test_within_the_limits_the_bytes_are_those_of_rfc_8785(value: dict[str, Any]) -> None:
    rfc = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    assert canonical(value) == rfc
    assert is_canonical(rfc)


@given(OBJECTS)
def test_a_value_reads_back_as_it_was_written(value: dict[str, Any]) -> None:
    assert decoded(canonical(value), dict) == value


@given(NASTY_TEXT)
def test_a_text_is_written_exactly_when_it_is_nfc_without_control_characters(text: str) -> None:
    allowed = unicodedata.is_normalized("NFC", text) and not any(
        unicodedata.category(c) in {"Cc", "Cs"} for c in text
    )

    if allowed:
        assert json.loads(canonical({"text": text})) == {"text": text}
    else:
        with pytest.raises(NotCanonical):
            canonical({"text": text})


@pytest.mark.parametrize(
    "value",
    [
        {"text": "e\u0301"},
        {"text": "a\nb"},
        {"text": "\x7f"},
        {"text": "\ud800"},
        {"nested": [{"text": ["ok", "a\x00"]}]},
        {"number": 1.0},
        {"number": float("nan")},
        {"number": LARGEST_WHOLE + 1},
        {"number": -LARGEST_WHOLE - 1},
        {"é": 1},
        {"a\nb": 1},
        {1: "key"},
    ],
)
def test_what_has_more_than_one_form_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical(value)


def test_fields_are_sorted_and_every_one_is_written() -> None:
    body = ProductSaved(changes={"fr": "Zarbia", "ar": "زربية"})

    written = '{"approved_by":"","by":"","changes":{"ar":"زربية","fr":"Zarbia"},"product":""}'
    assert canonical(body) == written.encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'"text"',
        b"7",
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":2}',
        b'{"a":1}\n',
        b'{"a":1.0}',
        b'{"a":-0}',
        b'{"a":NaN}',
        b'{"a":9007199254740992}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\n"}',
        '{"a":"e\u0301"}'.encode(),
        b'{"a":"\xff"}',
        b"[" * 200_000,
        b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        b'{"a":' + b"9" * 5000 + b"}",
    ],
)
def test_bytes_that_could_be_written_otherwise_are_not_canonical(body: bytes) -> None:
    assert not is_canonical(body)


def test_a_newer_field_is_passed_over() -> None:
    body = decoded(b'{"changes":{"fr":"Zarbia"},"colour":"red","product":""}', ProductSaved)

    assert body == ProductSaved(changes={"fr": "Zarbia"})


def test_a_sale_reads_back_as_it_was_made() -> None:
    body = SaleMade(a_sale())

    assert decoded(canonical(body), SaleMade) == body


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'{"minor":1}',
        b'{"minor":1,"currency":"\xff"}',
        b'{"minor":"1","currency":"MAD"}',
        b'{"minor":10000000000001,"currency":"MAD"}',
        b'{"minor":1,"currency":"MAD","more":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    ],
)
def test_bytes_that_are_no_such_body_are_told_so_one_way(body: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decoded(body, Money)
