"""Files from a stick that nobody can vouch for: each is refused in plain words, or kept in part."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pos.exchange import archive
from pos.exchange.door import OfTill
from pos.exchange.faults import (
    ExchangeFault,
    FileChanged,
    FileHostile,
    FileOfNewer,
    FileUnreadable,
    PartRefused,
)
from pos.exchange.reading import read_exchange
from pos.journal.canonical import canonical
from pos.journal.entry import entry_hash
from pos.journal.identity import TillKey
from tests.exchange.cooperative import carried, read
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


def repacked(file: Path, pack: Callable[[zipfile.ZipFile, dict[str, bytes]], None]) -> None:
    members = members_of(file)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        pack(packed, members)


def all_of(packed: zipfile.ZipFile, members: dict[str, bytes]) -> None:
    for name, content in members.items():
        packed.writestr(name, content)


def of_members(members: dict[str, bytes]) -> Callable[[Path], None]:
    return lambda file: repacked(file, lambda packed, _whole: all_of(packed, members))


def with_member(name: str, content: bytes = b"x") -> Callable[[Path], None]:
    def change(file: Path) -> None:
        rewritten(file, {name: content})

    return change


def twice(file: Path) -> None:
    def pack(packed: zipfile.ZipFile, members: dict[str, bytes]) -> None:
        all_of(packed, members)
        with pytest.warns(UserWarning, match="Duplicate"):
            packed.writestr("header.json", members["header.json"])

    repacked(file, pack)


def bomb(file: Path) -> None:
    rewritten(file, {"entries/000000.jsonl": bytes(30_000_000)})


def many(file: Path) -> None:
    names = {f"photos/{number:064x}.jpg": b"x" for number in range(archive.MOST_MEMBERS + 1)}
    with zipfile.ZipFile(file, "a") as packed:
        for name, content in names.items():
            packed.writestr(name, content)


def odd_packing(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("header.json", b"{}")


def cut(share: float) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        whole = file.read_bytes()
        file.write_bytes(whole[: int(len(whole) * share)])

    return change


def of_bytes(content: bytes) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        file.write_bytes(content)

    return change


def resigned(change: Callable[[dict[str, object]], None]) -> Callable[[Path], None]:
    """Let another till sign a head with something changed."""

    def build(file: Path) -> None:
        key = TillKey.from_seed(bytes(32))
        head = json.loads(members_of(file)["header.json"])
        head |= {"till": key.till, "public_key": key.public.hex()}
        change(head)
        written = canonical(head)
        rewritten(file, {"header.json": written, "header.sig": key.sign(written)})

    return build


def altered_head(old: bytes, new: bytes) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        rewritten(file, {"header.json": lambda content: content.replace(old, new)})

    return change


REFUSED: dict[str, tuple[Callable[[Path], None], type[ExchangeFault]]] = {
    "empty": (of_bytes(b""), FileUnreadable),
    "zeros": (of_bytes(bytes(5000)), FileUnreadable),
    "text": (of_bytes(b"not a zip at all"), FileUnreadable),
    "a picture": (of_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)), FileUnreadable),
    "cut in the middle": (cut(0.5), FileUnreadable),
    "cut near the end": (cut(0.98), FileUnreadable),
    "only its beginning": (cut(0.05), FileUnreadable),
    "another zip": (of_members({"a.txt": b"x"}), FileHostile),
    "an empty zip": (of_members({}), FileUnreadable),
    "no head": (with_member("header.json", b""), FileUnreadable),
    "no signature": (with_member("header.sig", b""), FileUnreadable),
    "a short signature": (with_member("header.sig", b"abc"), FileChanged),
    "a long signature": (with_member("header.sig", bytes(65)), FileUnreadable),
    "a signature of zeros": (with_member("header.sig", bytes(64)), FileChanged),
    "a head that is no JSON": (with_member("header.json", b"{"), FileUnreadable),
    "a head of brackets": (with_member("header.json", b"[" * 100_000), FileUnreadable),
    "a head that is a list": (with_member("header.json", b"[]"), FileUnreadable),
    "a huge head": (with_member("header.json", b" " * 5_000_000), FileUnreadable),
    "another moment in the head": (altered_head(b'"written_at":1', b'"written_at":2'), FileChanged),
    "another name in the head": (altered_head(b"Zellij", b"Zellig"), FileChanged),
    "a newer format": (altered_head(b"exchange-1", b"exchange-2"), FileOfNewer),
    "another format": (altered_head(b"rahba-exchange-1", b"something"), FileUnreadable),
    "a path that climbs": (with_member("../../etc/passwd"), FileHostile),
    "an absolute path": (with_member("/etc/passwd"), FileHostile),
    "a path of Windows": (with_member("..\\evil.exe"), FileHostile),
    "a drive": (with_member("C:evil.exe"), FileHostile),
    "a zip inside": (with_member("inner.zip"), FileHostile),
    "a program": (with_member("run.py", b"print()"), FileHostile),
    "a pickle": (with_member("entries/000000.pkl", b"\x80\x04."), FileHostile),
    "entries of no till": (with_member("entries/ABC.jsonl"), FileHostile),
    "a folder": (with_member("entries/"), FileHostile),
    "a photo of no digest": (with_member("photos/abc.jpg"), FileHostile),
    "a name in capitals": (with_member("HEADER.JSON"), FileHostile),
    "a name twice": (twice, FileHostile),
    "a bomb": (bomb, FileHostile),
    "a million members": (many, FileHostile),
    "an odd way of packing": (odd_packing, FileHostile),
    "a part of no till": (
        resigned(lambda h: h["parts"][0].update(till="ABC")),  # type: ignore[index]
        FileUnreadable,
    ),
    "a part backwards": (
        resigned(lambda h: h["parts"][0].update(first=9, last=2)),  # type: ignore[index]
        FileUnreadable,
    ),
    "a part from zero": (
        resigned(lambda h: h["parts"][0].update(first=0)),  # type: ignore[index]
        FileUnreadable,
    ),
    "a part with a short hash": (
        resigned(lambda h: h["parts"][0].update(hash="00")),  # type: ignore[index]
        FileUnreadable,
    ),
    "a part twice": (
        resigned(lambda h: h.update(parts=[h["parts"][0]] * 2)),  # type: ignore[index]
        FileUnreadable,
    ),
    "a part that is not there": (
        resigned(lambda h: h["parts"][0].update(till="000000")),  # type: ignore[index]
        FileUnreadable,
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_is_no_use_is_refused_and_nothing_changes(
    what: str, file: Path, founder: Shop
) -> None:
    change, fault = REFUSED[what]
    before = journal_of(founder.store)
    change(file)

    with pytest.raises(fault) as caught:
        read(founder, file)

    assert str(caught.value).endswith(".")
    assert "Traceback" not in str(caught.value)
    assert journal_of(founder.store) == before


def test_a_file_that_is_not_there_is_said_so(founder: Shop, stick: Path) -> None:
    with pytest.raises(FileUnreadable):
        read(founder, stick / "gone.rahba")


Lines = list[bytes]


def replaced(old: bytes, new: bytes) -> Callable[[Lines], Lines]:
    """Change the last line, which is a sale."""
    return lambda lines: [*lines[:-1], lines[-1].replace(old, new)]


def another_hash(lines: Lines) -> Lines:
    line = json.loads(lines[-1])
    line["hash"] = "00" * 32
    return [*lines[:-1], json.dumps(line, separators=(",", ":"), sort_keys=True).encode() + b"\n"]


def another_signature(lines: Lines) -> Lines:
    line = json.loads(lines[-1])
    line["signature"] = "00" * 64
    text = json.dumps(line, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return [*lines[:-1], text.encode() + b"\n"]


# What is done to the lines of the other till, whose last three are sales, and how many come in.
IN_PART: dict[str, tuple[Callable[[Lines], Lines], int]] = {
    "another amount": (replaced(b"19000", b"91000"), 2),
    "another kind": (replaced(b"sale_made", b"sale_mabe"), 2),
    "a kind in other letters": (replaced(b"sale_made", "بيع".encode()), 2),
    "another moment": (replaced(b'"at":1', b'"at":2'), 2),
    "another number": (replaced(b'"seq":5', b'"seq":6'), 2),
    "a till that is another": (replaced(b'"till":"', b'"till":"0'), 2),
    "another hash": (another_hash, 2),
    "another signature": (another_signature, 2),
    "a field more": (replaced(b'"at":', b'"a":1,"at":'), 2),
    "a field twice": (replaced(b'"at":', b'"at":1,"at":'), 2),
    "spaces": (replaced(b'"at":', b'"at": '), 2),
    "no line end": (lambda lines: [*lines[:-1], lines[-1].rstrip(b"\n")], 2),
    "the last line lost": (lambda lines: lines[:-1], 2),
    "the last line cut": (lambda lines: [*lines[:-1], lines[-1][:50]], 2),
    "an empty line": (lambda lines: [*lines[:-1], b"\n"], 2),
    "two lines swapped": (lambda lines: [*lines[:-2], lines[-1], lines[-2]], 1),
    "a line lost": (lambda lines: [*lines[:-2], lines[-1]], 1),
    "a line repeated": (lambda lines: [*lines[:-1], lines[-2]], 2),
    "a line without end": (lambda lines: [*lines[:-1], b"x" * (archive.LONGEST_LINE + 9)], 2),
    "a list": (lambda lines: [*lines[:-1], b"[]\n"], 2),
    "bytes that are no text": (lambda lines: [*lines[:-1], b"\xff\xfe\n"], 2),
    "no lines": (lambda _lines: [b"\n"], 0),
}


@pytest.mark.parametrize("what", IN_PART)
def test_what_came_before_something_wrong_is_kept(what: str, file: Path, founder: Shop) -> None:
    change, kept = IN_PART[what]
    name = archive.entries_name(next(n for n in tills_in(file) if n != founder.name))
    lines = members_of(file)[name].splitlines(keepends=True)
    assert len(lines) == SALES + 2
    rewritten(file, {name: b"".join(change(lines))})

    outcome = read(founder, file)

    (refused,) = outcome.refused
    assert isinstance(refused, PartRefused)
    assert str(refused).endswith(".")
    assert sum(taken.sales for taken in outcome.taken) == kept
    assert founder.till.full_check().findings == ()


def forged(lines: Lines) -> Lines:
    """Change the last sale and hash it anew, as whoever has no key can."""
    line, before = json.loads(lines[-1]), json.loads(lines[-2])
    line["body"] = line["body"].replace("19000", "91000")
    parts = (line["till"], line["seq"], line["at"], line["kind"], line["body"].encode())
    line["hash"] = entry_hash(bytes.fromhex(before["hash"]), *parts).hex()
    text = json.dumps(line, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return [*lines[:-1], text.encode() + b"\n"]


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


def test_a_name_that_hides_behind_a_zero_byte_is_seen(file: Path, founder: Shop) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"header.sig", b"header.si\x00"))

    with pytest.raises(ExchangeFault):
        read_exchange(OfTill(founder.till), file)


def test_nothing_is_unpacked_onto_the_disk(file: Path, founder: Shop, stick: Path) -> None:
    rewritten(file, {"photos/" + "0" * 64 + ".jpg": io.BytesIO(b"x").getvalue()})

    read(founder, file)

    assert [found.name for found in stick.iterdir()] == [file.name]
