"""Files that nobody can vouch for change nothing that was signed."""

import io
from pathlib import Path

import pytest

from pos.exchange import archive
from pos.exchange.faults import ExchangeFault, FileUnreadable
from tests.exchange.cooperative import carried, read
from tests.exchange.damage import forged
from tests.exchange.files import members_of, rewritten
from tests.factories import Shop
from tests.laws.fair import journal_of

SALES = 3


@pytest.fixture
def file(other: Shop, stick: Path) -> Path:
    """Return a file with a product and some sales of the other till, new to the founder."""
    tajine = other.add()
    for _number in range(SALES):
        other.sell(tajine)
    return carried(other, stick)


def test_a_file_that_is_not_there_is_said_so(founder: Shop, stick: Path) -> None:
    with pytest.raises(FileUnreadable):
        read(founder, stick / "gone.rahba")


@pytest.mark.parametrize("was_read", [False, True], ids=["new", "here already"])
def test_what_was_hashed_anew_without_the_key_is_named(
    file: Path, founder: Shop, *, was_read: bool
) -> None:
    if was_read:
        read(founder, file)
    before = journal_of(founder.store)
    name = archive.entries_name(next(n for n in tills_in(file) if n != founder.name))
    lines = members_of(file)[name].splitlines(keepends=True)
    rewritten(file, {name: b"".join(forged(lines))})

    (refused,) = read(founder, file).refused

    assert "signée" in str(refused)
    assert [e for e in journal_of(founder.store) if e in before] == before


def tills_in(file: Path) -> list[str]:
    return [name[8:14] for name in members_of(file) if name.startswith("entries/")]


def test_any_altered_byte_changes_nothing_that_was_signed(
    file: Path, founder: Shop, other: Shop
) -> None:
    whole = file.read_bytes()
    truth = {entry.id: entry for entry in journal_of(other.store)}
    for at in range(0, len(whole), 97):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            read(founder, file)
        except ExchangeFault:
            continue
        assert all(truth[e.id] == e for e in journal_of(founder.store) if e.id in truth)
    file.write_bytes(whole)

    assert read(founder, file).is_whole


def test_nothing_is_unpacked_onto_the_disk(file: Path, founder: Shop, stick: Path) -> None:
    rewritten(file, {"photos/" + "0" * 64 + ".jpg": io.BytesIO(b"x").getvalue()})

    read(founder, file)

    assert [found.name for found in stick.iterdir()] == [file.name]
