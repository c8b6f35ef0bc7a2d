"""One value, one sequence of bytes: canonical JSON (RFC 8785 in a narrower form).

Keys are ASCII and sorted, strings are NFC without control characters, numbers are whole and within
2**53 - 1. Within these limits the bytes are those of RFC 8785. What is stored is what is hashed.
"""

import unicodedata
from collections.abc import Iterable
from typing import Final, TypeVar

import msgspec

from pos.errors import FieldNotAccepted

LARGEST_WHOLE: Final = 2**53 - 1

_encoder: Final = msgspec.json.Encoder(order="sorted", decimal_format="string")

T = TypeVar("T")


class NotCanonical(ValueError):
    """A value that must never reach the journal: the edge that let it in has a bug."""


def canonical(body: object) -> bytes:
    """Return the bytes of a body; raises `NotCanonical` for what the form does not allow."""
    _require_canonical(msgspec.to_builtins(body))
    return _encoder.encode(body)


def decoded(body: bytes, shape: type[T]) -> T:
    """Read a body back as `shape`; unknown fields, of a newer program, are passed over.

    Raises `msgspec.DecodeError` (or its `ValidationError`) when the bytes are no such body.
    """
    try:
        return msgspec.json.decode(body, type=shape)
    except (FieldNotAccepted, UnicodeDecodeError, RecursionError) as error:
        # An amount beyond every limit, bytes that are no text, brackets without end.
        raise msgspec.ValidationError(str(error)) from error


def is_canonical(body: bytes) -> bool:
    """Tell whether these bytes are the canonical form of the object they hold."""
    try:
        value = msgspec.json.decode(body)
        return isinstance(value, dict) and canonical(value) == body
    except (msgspec.DecodeError, UnicodeDecodeError, NotCanonical, RecursionError):
        return False


def _require_canonical(value: object) -> None:
    if isinstance(value, str):
        _require_plain(value)
    elif isinstance(value, dict):
        _require_canonical_keys(value)
        for item in value.values():
            _require_canonical(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _require_canonical(item)
    elif not (value is None or isinstance(value, int) and abs(value) <= LARGEST_WHOLE):
        raise NotCanonical(f"{value!r} has no canonical form")


def _require_canonical_keys(keys: Iterable[object]) -> None:
    for key in keys:
        if not (isinstance(key, str) and key.isascii() and key.isprintable()):
            raise NotCanonical(f"key {key!r} is not printable ASCII")


def _require_plain(text: str) -> None:
    if text.isascii():
        plain = text.isprintable()
    else:
        plain = unicodedata.is_normalized("NFC", text) and not any(
            unicodedata.category(c) in {"Cc", "Cs"} for c in text
        )
    if not plain:
        raise NotCanonical(f"{text!r} is not NFC text without control characters")
