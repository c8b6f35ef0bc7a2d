"""What a bad stick, a hasty copy or a hostile hand does to a good file of exchange."""

import hashlib
import json
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from pos.exchange import archive
from pos.journal.canonical import canonical
from pos.journal.entry import entry_hash
from pos.journal.identity import TillKey
from tests.exchange.files import Change, members_of, rewritten
from tests.factories import Shop
from tests.laws.fair import journal_of

Lines: TypeAlias = list[bytes]
Head: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """A file of the other till, as it lies on the stick. photo: the digest of the one in it."""

    file: Path
    founder: Shop
    other: Shop
    photo: str

    @property
    def entries(self) -> str:
        """Name of the member with the other till's entries."""
        return archive.entries_name(self.other.name)

    @property
    def key(self) -> TillKey:
        """The key of the other till."""
        return self.other.store.key

    def change(self, changes: Mapping[str, bytes | Change]) -> None:
        """Pack the file anew with some members changed, or left out where empty."""
        rewritten(self.file, changes)


Damage: TypeAlias = Callable[[Scene], None]

STRANGER = TillKey.from_seed(bytes(32))


# The file as bytes.


def of_bytes(content: bytes) -> Damage:
    def damage(scene: Scene) -> None:
        scene.file.write_bytes(content)

    return damage


def cut(share: float) -> Damage:
    def damage(scene: Scene) -> None:
        whole = scene.file.read_bytes()
        scene.file.write_bytes(whole[: int(len(whole) * share)])

    return damage


def without_last_byte(scene: Scene) -> None:
    scene.file.write_bytes(scene.file.read_bytes()[:-1])


def with_hole(scene: Scene) -> None:
    """Write zeros over what a failing stick did not give back, within the directory."""
    whole = scene.file.read_bytes()
    at = whole.index(b"PK\x01\x02")
    scene.file.write_bytes(whole[:at] + bytes(64) + whole[at + 64 :])


def in_directory(offset: int, value: int, form: str = "<H") -> Damage:
    """Write a number over a field of the directory's note of the first member."""

    def damage(scene: Scene) -> None:
        whole = bytearray(scene.file.read_bytes())
        struct.pack_into(form, whole, whole.index(b"PK\x01\x02") + offset, value)
        scene.file.write_bytes(bytes(whole))

    return damage


def renamed_in_place(old: bytes, new: bytes) -> Damage:
    def damage(scene: Scene) -> None:
        scene.file.write_bytes(scene.file.read_bytes().replace(old, new))

    return damage


def byte_of(name: str) -> Damage:
    """Alter one byte of a member as it lies packed, its check sum left as it was."""

    def damage(scene: Scene) -> None:
        asked = name or scene.entries
        with zipfile.ZipFile(scene.file) as packed:
            member = packed.getinfo(asked)
        whole = bytearray(scene.file.read_bytes())
        data = member.header_offset + 30 + len(member.filename)
        whole[data + member.compress_size // 2] ^= 0xFF
        scene.file.write_bytes(bytes(whole))

    return damage


def byte_of_photo(scene: Scene) -> None:
    byte_of(archive.photo_name(scene.photo))(scene)


def concatenated(scene: Scene) -> None:
    scene.file.write_bytes(scene.file.read_bytes() * 2)


# The zip and its members.


def with_member(name: str, content: bytes = b"x") -> Damage:
    def damage(scene: Scene) -> None:
        scene.change({name: content})

    return damage


def of_members(members: dict[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> Damage:
    def damage(scene: Scene) -> None:
        with zipfile.ZipFile(scene.file, "w", way) as packed:
            for name, content in members.items():
                packed.writestr(name, content)

    return damage


def doubled(name: str = "") -> Damage:
    """Put a member in a second time, the other till's entries where none is named."""

    def damage(scene: Scene) -> None:
        asked = name or scene.entries
        content = members_of(scene.file)[asked]
        with (
            zipfile.ZipFile(scene.file, "a") as packed,
            pytest.warns(UserWarning, match="Duplicate"),
        ):
            packed.writestr(asked, content)

    return damage


def doubled_in_other_letters(name: str = "") -> Damage:
    """Put a member in a second time, in capitals or in small letters."""

    def damage(scene: Scene) -> None:
        asked = name or scene.entries
        content = members_of(scene.file)[asked]
        with zipfile.ZipFile(scene.file, "a") as packed:
            packed.writestr(asked.swapcase(), content)

    return damage


def bomb(scene: Scene) -> None:
    scene.change({"entries/000000.jsonl": bytes(30_000_000)})


def swarm(scene: Scene) -> None:
    with zipfile.ZipFile(scene.file, "a") as packed:
        for number in range(archive.MOST_MEMBERS + 1):
            packed.writestr(f"photos/{number:064x}.jpg", b"x")


def without_entries(scene: Scene) -> None:
    scene.change({scene.entries: b""})


# The head.


def altered_head(old: bytes, new: bytes) -> Damage:
    return lambda scene: scene.change({"header.json": lambda c: c.replace(old, new)})


def head_by(change: Callable[[Head], None], key: TillKey | None = None) -> Damage:
    """Change the head and sign it anew: by the till itself, or by another key."""

    def damage(scene: Scene) -> None:
        signed(scene, change, key or scene.key)

    return damage


def head_under_wrong_name(scene: Scene) -> None:
    """Sign a head with a key that is not the named till's."""
    head = json.loads(members_of(scene.file)["header.json"])
    head |= {"public_key": STRANGER.public.hex()}
    written = canonical(head)
    scene.change({"header.json": written, "header.sig": STRANGER.sign(written)})


def head_of_bytes(old: bytes, new: bytes) -> Damage:
    """Change the bytes of the head, and let the till itself sign them as they are."""

    def damage(scene: Scene) -> None:
        head = members_of(scene.file)["header.json"].replace(old, new)
        scene.change({"header.json": head, "header.sig": scene.key.sign(head)})

    return damage


def signed(scene: Scene, change: Callable[[Head], None], key: TillKey) -> None:
    head = json.loads(members_of(scene.file)["header.json"])
    head |= {"till": key.till, "public_key": key.public.hex()}
    change(head)
    written = canonical(head)
    scene.change({"header.json": written, "header.sig": key.sign(written)})


def part_of(head: Head, till: str = "") -> Head:
    """Return what a head says of the till that wrote it, or of another."""
    found: Head = next(p for p in head["parts"] if p["till"] == (till or head["till"]))
    return found


def each_part(**fields: object) -> Damage:
    def change(head: Head) -> None:
        for part in head["parts"][:1]:
            part.update(fields)

    return head_by(change)


# The entries of the other till: an opening, a product with a photo, three sales.


def lines_by(change: Callable[[Lines], Lines]) -> Damage:
    def damage(scene: Scene) -> None:
        lines = members_of(scene.file)[scene.entries].splitlines(keepends=True)
        scene.change({scene.entries: b"".join(change(lines))})

    return damage


def last_line(old: bytes, new: bytes) -> Damage:
    """Change the last line, which is a sale."""
    return lines_by(lambda lines: [*lines[:-1], lines[-1].replace(old, new)])


def last_field(name: str, value: object) -> Damage:
    """Write something else into a field of the last line."""

    def change(lines: Lines) -> Lines:
        return [*lines[:-1], written(json.loads(lines[-1]) | {name: value})]

    return lines_by(change)


def forged(lines: Lines) -> Lines:
    """Change the last sale and hash it anew, as whoever has no key can."""
    line, before = json.loads(lines[-1]), json.loads(lines[-2])
    line["body"] = line["body"].replace("19000", "91000")
    parts = (line["till"], line["seq"], line["at"], line["kind"], line["body"].encode())
    line["hash"] = entry_hash(bytes.fromhex(before["hash"]), *parts).hex()
    return [*lines[:-1], written(line)]


def written(line: dict[str, object]) -> bytes:
    text = json.dumps(line, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return text.encode() + b"\n"


def adding(kind: str, body: bytes | dict[str, object], later: int = 1, seq: int = 1) -> Damage:
    """Let the till itself sign one more entry, whatever it says, and the head that names it."""

    def damage(scene: Scene) -> None:
        last = journal_of(scene.other.store, scene.other.name)[-1]
        text = body if isinstance(body, bytes) else canonical(body)
        parts = (last.till, last.seq + seq, last.at + later, kind, text)
        digest = entry_hash(last.hash, *parts)
        line = written(
            {
                "till": last.till,
                "seq": last.seq + seq,
                "at": last.at + later,
                "kind": kind,
                "body": text.decode("utf-8", "surrogateescape"),
                "hash": digest.hex(),
                "signature": scene.key.sign(digest).hex(),
            }
        )
        scene.change({scene.entries: lambda lines: lines + line})
        more = {"last": last.seq + 1, "hash": digest.hex()}
        signed(scene, lambda head: part_of(head).update(more), scene.key)

    return damage


def product_saying(**changes: object) -> Damage:
    return adding("product_saved", {"changes": {"fr": "Tajine", **changes}, "product": ""})


# Photos.


def photo_of(content: bytes) -> Damage:
    """Put other bytes under the name of the photo."""
    return lambda scene: scene.change({archive.photo_name(scene.photo): content})


def photo_and_name(content: bytes) -> Damage:
    """Put something in as a photo under the right digest, and let a product name it."""
    digest = hashlib.sha256(content).hexdigest()

    def damage(scene: Scene) -> None:
        product_saying(photo=digest)(scene)
        scene.change({archive.photo_name(digest): content})

    return damage


def without_isolates(text: str) -> str:
    """Return a sentence as it is read, without the marks that keep names in their direction."""
    return re.sub("[\u2066-\u2069]", "", text)
