"""Proof that a till's journal is whole: links, numbers, times, signatures, from entry 1 on.

The first fault is named and the checking of that till stops there: what follows a broken link
proves nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import msgspec

from pos.journal.canonical import LARGEST_WHOLE, decoded, is_canonical
from pos.journal.entry import FIRST_PREVIOUS, Entry, entry_hash
from pos.journal.identity import is_signed, is_till_name, till_name
from pos.journal.kinds import KINDS, TillOpened

_OPENING: Final = KINDS[TillOpened]
_KIND: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class Fault:
    """The first bad entry of a till.

    reason: one word for programs: gap, shape, link, time, signature, opening.
    """

    till: str
    seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking one till's journal found.

    entries: how many were read before the fault, or in all.
    last_hash: of the last good entry, the anchor printed on papers.
    """

    till: str
    entries: int
    last_hash: bytes
    fault: Fault | None


def verify(till: str, entries: Iterable[Entry]) -> Verdict:
    """Check the journal of one till, given in order from its first entry."""
    previous, last_at, count, public_key = FIRST_PREVIOUS, -1, 0, b""
    for entry in entries:
        if count == 0:
            public_key = opening_key(entry)
        reason = (
            _chain_fault(entry, till, count + 1, previous)
            or ("time" if entry.at <= last_at else "")
            or ("" if public_key and (entry.kind == _OPENING) == (count == 0) else "opening")
            or ("" if is_signed(public_key, entry.hash, entry.signature) else "signature")
        )
        if reason:
            return Verdict(till, count, previous, Fault(till, count + 1, reason))
        previous, last_at, count = entry.hash, entry.at, count + 1
    return Verdict(till, count, previous, None)


def verify_tail(before: Entry | None, entries: Iterable[Entry]) -> Fault | None:
    """Check numbers, links and times, not signatures, of entries that follow `before`.

    before: the last entry not looked at, None to begin with entry 1. Ten times faster than
    `verify`: what every start can afford.
    """
    for entry in entries:
        seq, previous, last_at = (
            (1, FIRST_PREVIOUS, -1) if before is None else (before.seq + 1, before.hash, before.at)
        )
        reason = _chain_fault(entry, entry.till, seq, previous) or (
            "time" if entry.at <= last_at else ""
        )
        if reason:
            return Fault(entry.till, seq, reason)
        before = entry
    return None


def _chain_fault(entry: Entry, till: str, seq: int, previous: bytes) -> str:
    if entry.till != till or entry.seq != seq:
        return "gap"
    if not has_shape(entry):
        return "shape"
    expected = entry_hash(previous, entry.till, entry.seq, entry.at, entry.kind, entry.body)
    return "" if expected == entry.hash else "link"


def has_shape(entry: Entry) -> bool:
    """Tell whether the parts of an entry are such that no other entry hashes the same bytes.

    A line break in `kind` could pass words of the body for words of the head; a body that is not
    canonical could say one thing to one program and another to the next.
    """
    return (
        is_till_name(entry.till)
        and _KIND.fullmatch(entry.kind) is not None
        and 0 < entry.seq <= LARGEST_WHOLE
        and 0 <= entry.at <= LARGEST_WHOLE
        and is_canonical(entry.body)
    )


def opening_key(entry: Entry) -> bytes:
    """Return the public key that entry 1 declares, or nothing when it is no opening of its till."""
    if entry.kind != _OPENING:
        return b""
    try:
        key = bytes.fromhex(decoded(entry.body, TillOpened).public_key)
    except (msgspec.DecodeError, ValueError):
        return b""
    return key if till_name(key) == entry.till else b""
