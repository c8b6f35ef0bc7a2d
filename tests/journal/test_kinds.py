"""Kinds of entry are for ever: what was written once must always be read."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pos.journal.canonical import canonical, decoded
from pos.journal.entry import Entry
from pos.journal.kinds import KINDS, SHAPES, Body
from pos.journal.verification import verify
from tests.factories import a_chain, a_key
from tests.journal.bodies import BODIES

# Never regenerated: a line is added when a kind is, or when a kind has grown a field.
GOLDEN = Path(__file__).parent / "golden.jsonl"


def golden() -> list[Entry]:
    """Return the entries of the file, in order."""
    rows = [json.loads(line) for line in GOLDEN.read_bytes().splitlines()]
    return [
        Entry(
            **{name: row[name] for name in ("till", "seq", "at", "kind")},
            body=row["body"].encode(),
            hash=bytes.fromhex(row["hash"]),
            signature=bytes.fromhex(row["signature"]),
        )
        for row in rows
    ]


def holds(whole: Any, part: Any) -> bool:
    """Tell whether every value of `part` is in `whole`, which may have grown fields."""
    if isinstance(part, dict):
        return all(name in whole and holds(whole[name], part[name]) for name in part)
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(holds, whole, part))
    return bool(whole == part)


@pytest.mark.parametrize("entry", golden(), ids=lambda entry: f"{entry.seq}-{entry.kind}")
def test_what_was_written_on_the_first_day_is_still_read_whole(entry: Entry) -> None:
    body = decoded(entry.body, SHAPES[entry.kind])

    assert holds(json.loads(canonical(body)), json.loads(entry.body))


def test_every_kind_has_its_golden_bytes() -> None:
    assert {entry.kind for entry in golden()} == set(SHAPES)


def test_the_golden_journal_is_whole_and_signed() -> None:
    verdict = verify(a_key().till, golden())

    assert (verdict.fault, verdict.entries) == (None, len(golden()))


@pytest.mark.parametrize("body", BODIES, ids=lambda body: KINDS[type(body)])
def test_every_kind_reads_back_as_it_was_written(body: Body) -> None:
    assert decoded(canonical(body), type(body)) == body


def test_a_lost_field_would_be_seen() -> None:
    entry = next(e for e in golden() if e.kind == "receipt_reprinted")

    assert not holds({"sale": "x"}, json.loads(entry.body))
    assert not holds([1], [1, 2])


def test_an_entry_of_a_newer_kind_is_kept_in_the_chain() -> None:
    chain = a_chain(a_key(), [("loan_granted", b'{"maker":"x"}'), ("clock_jumped", b"{}")])

    assert "loan_granted" not in SHAPES
    assert verify(a_key().till, chain).fault is None


def test_entries_cannot_be_changed_in_memory_either() -> None:
    with pytest.raises(AttributeError):
        golden()[0].kind = "other"  # type: ignore[misc]
    assert all(shape.__struct_config__.frozen for shape in SHAPES.values())
    assert msgspec.structs.fields(Entry)
