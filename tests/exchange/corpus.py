"""Every way a file of exchange is known to come damaged, with the words that are then said.

`{other}` stands for the till that wrote the file, `{seq}` for the number of its last entry.
"""

import zipfile
from dataclasses import dataclass
from typing import Final

from pos.exchange import archive
from pos.journal.canonical import LARGEST_WHOLE
from tests.exchange.damage import (
    STRANGER,
    Damage,
    Head,
    adding,
    altered_head,
    bomb,
    byte_of,
    byte_of_photo,
    concatenated,
    cut,
    doubled,
    doubled_in_other_letters,
    each_part,
    forged,
    head_by,
    head_of_bytes,
    head_under_wrong_name,
    in_directory,
    last_field,
    last_line,
    lines_by,
    of_bytes,
    of_members,
    part_of,
    photo_and_name,
    photo_of,
    product_saying,
    renamed_in_place,
    swarm,
    with_hole,
    with_member,
    without_entries,
    without_last_byte,
)
from tests.exchange.files import a_picture

UNREADABLE: Final = (
    "This is no file of a Rahba till, or it was not copied whole. Nothing was taken in. Copy it "
    "again from where it was written."
)
CHANGED: Final = (
    "This file was changed after the till wrote it. Nothing was taken in. Write it again on that "
    "till."
)
HOSTILE: Final = (
    "This file is not built as a till builds it, and was not opened. Nothing was taken in."
)
NEWER: Final = (
    "A newer version of Rahba wrote this file. Nothing was taken in. Install that version on this "
    "device, then read the file again."
)
STRANGE: Final = "This file comes from another business: Atelier Zellij, {0}. Nothing was taken in."

KEPT: Final = " What came before it is here; nothing after it was taken in."
SHAPE: Final = "Entry {seq} of till {other} is not written as Rahba writes." + KEPT
OUT_OF_PLACE: Final = "Entry {seq} of till {other} is missing or out of its place." + KEPT
LINK: Final = "Entry {seq} of till {other} was changed, or does not follow the one before." + KEPT
TIME: Final = "Entry {seq} of till {other} bears a time before that of the entry before." + KEPT
WHO: Final = "Entry {seq} of till {other} does not say rightly who writes this journal." + KEPT
UNSIGNED: Final = "Entry {seq} of till {other} was not signed by that till." + KEPT
CANNOT_BE: Final = "Entry {seq} of till {other} says something that cannot be. It was not taken in."
CUT: Final = (
    "The file breaks off before entry {seq} of till {other}. What came before it is here; copy the "
    "file again for the rest."
)
BAD_PHOTO: Final = "1 photo was no picture and was left out."

SALES: Final = 3


@dataclass(frozen=True)
class Case:
    """damage: what was done. says: what is said of it. sales: how many of three are kept.

    seq: how far the entry that is named lies behind the last of the good file.
    """

    damage: Damage
    says: str
    sales: int = 0
    seq: int = 0


def _whole(says: str, cases: dict[str, Damage]) -> dict[str, Case]:
    return {name: Case(damage, says) for name, damage in cases.items()}


def _in_part(says: str, cases: dict[str, Damage], sales: int, seq: int = 0) -> dict[str, Case]:
    return {name: Case(damage, says, sales, seq) for name, damage in cases.items()}


def _one_part_twice(head: Head) -> None:
    head["parts"] = [part_of(head)] * 2


def _body(body: str) -> bytes:
    return body.encode("utf-8", "surrogateescape")


NO_FILE = _whole(
    UNREADABLE,
    {
        "empty": of_bytes(b""),
        "zeros": of_bytes(bytes(5000)),
        "text": of_bytes(b"not a zip at all"),
        "a picture": of_bytes(a_picture()),
        "cut in the middle": cut(0.5),
        "cut near the end": cut(0.98),
        "only its beginning": cut(0.05),
        "one byte short": without_last_byte,
        "zeros in the directory": with_hole,
        "an empty zip": of_members({}),
        "no head": with_member("header.json", b""),
        "no signature": with_member("header.sig", b""),
        "a long signature": with_member("header.sig", bytes(65)),
        "a head that is no JSON": with_member("header.json", b"{"),
        "a head of brackets": with_member("header.json", b"[" * 100_000),
        "a head that is a list": with_member("header.json", b"[]"),
        "a head that is no text": with_member("header.json", b'{"format":"\xff\xfe"}'),
        "a huge head": with_member("header.json", b" " * 5_000_000),
        "a head of another format": altered_head(b"rahba-exchange-1", b"something"),
        "an altered byte in the head": byte_of("header.json"),
        "an altered byte in the signature of the head": byte_of("header.sig"),
        "no entries": without_entries,
        "a part of no till": each_part(till="ABC"),
        "a part of a till in small letters": each_part(till="abcdef"),
        "a part backwards": each_part(first=9, last=2),
        "a part from zero": each_part(first=0),
        "a part with a short hash": each_part(hash="00"),
        "a part with a hash of other letters": each_part(before="zz" * 32),
        "a part twice": head_by(_one_part_twice),
        "a part that is not there": each_part(till="000000"),
        "a number beyond every limit in the head": head_of_bytes(
            b'"written_at":1', b'"written_at":1' + b"0" * 30
        ),
        "a moment before all moments": head_of_bytes(b'"written_at":', b'"written_at":-'),
        "more entries than a file can hold": each_part(last=LARGEST_WHOLE),
        "a fraction in the head": head_of_bytes(b'"written_at":1', b'"written_at":0.1'),
        "spaces in a head that is signed": head_of_bytes(b'"knows":', b'"knows": '),
        "a field twice in a head that is signed": head_of_bytes(
            b'"knows":', b'"knows":{},"knows":'
        ),
        "the head packed in another place": in_directory(42, 0x7FFFFFFF, "<I"),
    },
)
CHANGED_FILE = _whole(
    CHANGED,
    {
        "a short signature": with_member("header.sig", b"abc"),
        "a signature of zeros": with_member("header.sig", bytes(64)),
        "another moment in the head": altered_head(b'"written_at":1', b'"written_at":2'),
        "another name in the head": altered_head(b"Zellij", b"Zellig"),
        "spaces in the head": altered_head(b'"knows":', b'"knows": '),
        "a field twice in the head": altered_head(b'"knows":', b'"label":"x","knows":'),
        "a key that is not the named till's": head_under_wrong_name,
    },
)
BUILT_OTHERWISE = _whole(
    HOSTILE,
    {
        "another zip": of_members({"a.txt": b"x"}),
        "a path that climbs": with_member("../../etc/passwd"),
        "a path that climbs from within": with_member("entries/../../x.jsonl"),
        "an absolute path": with_member("/etc/passwd"),
        "a path of Windows": with_member("..\\evil.exe"),
        "a drive": with_member("C:evil.exe"),
        "a zip inside": with_member("inner.zip"),
        "a program": with_member("run.py", b"print()"),
        "a pickle": with_member("entries/000000.pkl", b"\x80\x04."),
        "entries of no till": with_member("entries/ABC.jsonl"),
        "a till in letters that look alike": with_member("entries/\u0410\u0412\u04120000.jsonl"),
        "a folder": with_member("entries/"),
        "a photo of no digest": with_member("photos/abc.jpg"),
        "a name beyond every length": with_member("photos/" + "0" * 5000 + ".jpg"),
        "a name twice": doubled("header.json"),
        "entries twice": doubled(),
        "a name twice, once in capitals": doubled_in_other_letters("header.json"),
        "entries twice, once in small letters": doubled_in_other_letters(),
        "a name that hides behind a zero byte": renamed_in_place(b"header.sig", b"header.si\x00"),
        "a bomb": bomb,
        "a million members": swarm,
        "an odd way of packing": of_members({"header.json": b"{}"}, zipfile.ZIP_LZMA),
        "a lock on the first member": in_directory(8, 1),
        "a way of packing nobody knows": in_directory(10, 77),
        "a size beyond every disk": in_directory(24, 0xFFFFFFF0, "<I"),
    },
)
OF_ANOTHER = {
    "a newer format": Case(altered_head(b"exchange-1", b"exchange-2"), NEWER),
    "another cooperative": Case(
        head_by(lambda head: head.update(cooperative="000000")), STRANGE.format("000000")
    ),
    "another cooperative, by a stranger": Case(
        head_by(lambda head: head.update(cooperative=STRANGER.till), STRANGER),
        STRANGE.format(STRANGER.till),
    ),
}
# What is wrong in the last of five lines, which is the third sale.
WRONG_SHAPE = _in_part(
    SHAPE,
    {
        "a kind in other letters": last_field("kind", "بيع"),
        "a kind with a line break": last_field("kind", "sale\nmade"),
        "a field more": last_line(b'"at":', b'"a":1,"at":'),
        "a field twice": last_line(b'"at":', b'"at":1,"at":'),
        "spaces": last_line(b'"at":', b'"at": '),
        "no line end": lines_by(lambda lines: [*lines[:-1], lines[-1].rstrip(b"\n")]),
        "an ending of Windows": lines_by(
            lambda lines: [*lines[:-1], lines[-1].rstrip(b"\n") + b"\r\n"]
        ),
        "the last line cut": lines_by(lambda lines: [*lines[:-1], lines[-1][:50]]),
        "an empty line": lines_by(lambda lines: [*lines[:-1], b"\n"]),
        "a line without end": lines_by(
            lambda lines: [*lines[:-1], b"x" * (archive.LONGEST_LINE + 9)]
        ),
        "a list": lines_by(lambda lines: [*lines[:-1], b"[]\n"]),
        "brackets without end": lines_by(lambda lines: [*lines[:-1], b"[" * 90_000 + b"\n"]),
        "bytes that are no text": lines_by(lambda lines: [*lines[:-1], b"\xff\xfe\n"]),
        "a hash in capitals": last_line(b'"hash":"', b'"hash":"A'),
        "a number as a text": last_line(b'"seq":5', b'"seq":"5"'),
        "a number beyond every limit": last_field("at", 2**70),
        "a body that is no JSON": last_field("body", "{"),
        "a body with spaces": last_field("body", '{"a": 1}'),
    },
    sales=2,
)
WRONG_PLACE = _in_part(
    OUT_OF_PLACE,
    {
        "another number": last_line(b'"seq":5', b'"seq":6'),
        "a number of zero": last_line(b'"seq":5', b'"seq":0'),
        "a till that is another": last_field("till", "000000"),
        "a line repeated": lines_by(lambda lines: [*lines[:-1], lines[-2]]),
    },
    sales=2,
) | _in_part(
    OUT_OF_PLACE,
    {
        "two lines swapped": lines_by(lambda lines: [*lines[:-2], lines[-1], lines[-2]]),
        "a line lost": lines_by(lambda lines: [*lines[:-2], lines[-1]]),
    },
    sales=1,
    seq=-1,
)
CHANGED_ENTRY = _in_part(
    LINK,
    {
        "another amount": last_line(b"19000", b"91000"),
        "another kind": last_line(b"sale_made", b"sale_mabe"),
        "another moment": last_line(b'"at":1', b'"at":2'),
        "another hash": last_field("hash", "00" * 32),
        "a short hash": last_field("hash", "00"),
        "an amount of one centime more": last_line(b"19000", b"19001"),
    },
    sales=2,
)
NOT_SIGNED = _in_part(
    UNSIGNED,
    {
        "another signature": last_field("signature", "00" * 64),
        "no signature of the last entry": last_field("signature", ""),
        "hashed anew without the key": lines_by(forged),
    },
    sales=2,
)
BROKEN_OFF = _in_part(
    CUT,
    {
        "the last line lost": lines_by(lambda lines: lines[:-1]),
    },
    sales=2,
)
# Rightly signed by the till itself, which does not make it true: all three sales are kept.
SIGNED_AND_WRONG = (
    _in_part(
        SHAPE,
        {
            "a body that is not of its kind": adding("product_saved", {"changes": 7}),
            "a body with a key twice": adding("product_saved", b'{"changes":{},"changes":{}}'),
            "keys in another order": adding("product_saved", b'{"product":"","changes":{}}'),
            "a control character": adding("product_saved", b'{"changes":{"fr":"a\\u0007"}}'),
            "a zero byte in a name": adding("product_saved", b'{"changes":{"fr":"a\\u0000"}}'),
            "half of a character": adding("product_saved", b'{"changes":{"fr":"\\ud800"}}'),
            "letters that compose": adding("product_saved", _body('{"changes":{"fr":"e\u0301"}}')),
            "a fraction of a centime": adding("product_saved", b'{"changes":{"price_minor":0.5}}'),
            "a number no program agrees on": adding(
                "product_saved", b'{"changes":{"price_minor":9007199254740993}}'
            ),
            "a list for a body": adding("product_saved", b"[]"),
            "a kind that is no kind": adding("Product Saved", {"changes": {}}),
        },
        sales=3,
        seq=1,
    )
    | _in_part(
        TIME,
        {
            "the same moment twice": adding("clock_jumped", {"clock_at": 1}, later=0),
            "a moment before": adding("clock_jumped", {"clock_at": 1}, later=-1000),
        },
        sales=3,
        seq=1,
    )
    | _in_part(
        OUT_OF_PLACE,
        {"a number left out": adding("clock_jumped", {"clock_at": 1}, seq=2)},
        sales=3,
        seq=1,
    )
    | _in_part(
        WHO,
        {
            "a second opening": adding(
                "till_opened",
                {
                    "public_key": "00" * 32,
                    "label": "x",
                    "series": "X",
                    "currency": "MAD",
                },
            )
        },
        sales=3,
        seq=1,
    )
    | _in_part(
        CANNOT_BE,
        {
            "a price in words": product_saying(price_minor="cher"),
            "a price beyond every limit": product_saying(price_minor=LARGEST_WHOLE),
            "a name as long as a book": product_saying(fr="x" * 20_000),
            "a product of no till": adding("product_saved", {"changes": {}, "product": "nobody"}),
        },
        sales=3,
        seq=1,
    )
)
PHOTOS = _in_part(
    BAD_PHOTO,
    {
        "a photo that is another": photo_of(b"\xff\xd8\xff" + bytes(100)),
        "a photo that is a page": photo_of(b"<html></html>"),
        "an altered byte in a photo": byte_of_photo,
        "a drawing under the name of a photo": photo_and_name(a_picture()),
        "a page under its own digest": photo_and_name(b"<html></html>"),
        "half a photo under its own digest": photo_and_name(b"\xff\xd8\xff\xe0" + bytes(900)),
        "a photo beyond every size": photo_of(b"\xff\xd8\xff" + bytes(archive.LARGEST_PHOTO)),
    },
    sales=3,
)
ODD_BUT_WHOLE = _in_part(
    "",
    {
        "a kind of a newer program": adding("dance_danced", {"steps": 3}),
        "a field of a newer program": product_saying(smell="argan"),
        "a name that turns words round": product_saying(fr="Tajine \u202ereversed\u2069"),
        "more lines than the head names": lines_by(lambda lines: [*lines, b"more\n"]),
        "a photo nobody names": with_member("photos/" + "0" * 64 + ".jpg"),
        "names in capitals": renamed_in_place(b"header.json", b"HEADER.JSON"),
        "the same file twice over": concatenated,
    },
    sales=3,
)

CORPUS: Final[dict[str, Case]] = {
    **NO_FILE,
    **CHANGED_FILE,
    **BUILT_OTHERWISE,
    **OF_ANOTHER,
    **WRONG_SHAPE,
    **WRONG_PLACE,
    **CHANGED_ENTRY,
    **NOT_SIGNED,
    **BROKEN_OFF,
    **SIGNED_AND_WRONG,
    **PHOTOS,
    **ODD_BUT_WHOLE,
}
