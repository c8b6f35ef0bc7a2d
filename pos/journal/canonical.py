"""One value, one sequence of bytes: canonical JSON (RFC 8785 in a narrower form).

Keys are ASCII and sorted, strings are NFC without control characters, numbers are whole and within
2**53 - 1. Within these limits the bytes are those of RFC 8785. What is stored is what is hashed.
"""

import re
import unicodedata
from typing import Any, Final, TypeVar

import msgspec

from pos.errors import FieldNotAccepted

LARGEST_WHOLE: Final = 2**53 - 1

# Categories Cc and Cs: control characters, and halves of surrogate pairs.
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

_encoder: Final = msgspec.json.Encoder(order="sorted", decimal_format="string")

T = TypeVar("T")


class NotCanonical(ValueError):
    """A value that must never reach the journal: the edge that let it in has a bug."""


def canonical(body: object) -> bytes:
    """Return the bytes of a body; raises `NotCanonical` for what the form does not allow."""
    plain = msgspec.to_builtins(body)
    _require_canonical(plain)
    return _encoder.encode(plain)


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
    """Check every key once, and all texts at once, joined: half the time of a look at each.

    The quotation marks in between combine with nothing, so the whole is NFC exactly when every
    part is.
    """
    keys, texts = _keys_and_texts(value)
    for key in keys:
        if not (isinstance(key, str) and key.isascii() and key.isprintable()):
            raise NotCanonical(f"key {key!r} is not printable ASCII")
    if not _is_plain('"'.join(texts)):
        wrong = next(text for text in texts if not _is_plain(text))
        raise NotCanonical(f"{wrong!r} is not NFC text without control characters")


def _keys_and_texts(value: object) -> tuple[set[object], list[str]]:
    """Gather what is within a value; raises for what is neither text nor a whole number.

    `msgspec.to_builtins` leaves exact types, no subclasses.
    """
    keys: set[object] = set()
    texts: list[str] = []
    found: list[Any] = [value]
    for item in found:  # grows while it is walked
        kind = type(item)
        if kind is str:
            texts.append(item)
        elif kind is dict:
            keys.update(item)
            found += item.values()
        elif kind is list or kind is tuple:
            found += item
        elif not (kind is int and abs(item) <= LARGEST_WHOLE or item is None or kind is bool):
            raise NotCanonical(f"{item!r} has no canonical form")
    return keys, texts


def _is_plain(text: str) -> bool:
    # What is printable holds no control character; the search is for spaces that do not break.
    return unicodedata.is_normalized("NFC", text) and (
        text.isprintable() or _CONTROL.search(text) is None
    )
