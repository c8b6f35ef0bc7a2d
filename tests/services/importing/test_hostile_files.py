"""Files made to harm or to confuse: each is refused in words, quickly."""

import io
import os
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from pos.services.importing import archive, reading
from pos.services.importing.reading import read_sheet
from pos.services.importing.sheet import LONGEST_CELL, FileNotAccepted
from tests.services.importing.test_reading import refused

SHEET = "xl/worksheets/sheet1.xml"
HARMFUL = "This XLSX file is not built as a list of products"
DAMAGED = "This XLSX file is damaged."


def workbook_bytes(*rows: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rebuilt(parts: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """Return a small workbook whose parts were changed, with further entries."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes(["Nom", "Prix"], ["Bol", 5]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, parts(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return out.getvalue()


def test_a_file_larger_than_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 1_000_000)

    assert refused(tmp_path, b"a,b\n" * 250_001).startswith("This file is larger than 1 MB.")


def test_a_sparse_file_of_five_gigabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(5_000_000_000)

    with pytest.raises(FileNotAccepted, match="larger than 50 MB"):
        read_sheet(path)


def test_a_million_columns_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "a," * 1_000_000).startswith("This file has more than 1000 columns.")


def test_a_million_rows_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "Nom,Prix\n" + "a,1\n" * 1_000_000).startswith(
        "This file has more than 100000 rows."
    )


def test_a_cell_above_128_kb_is_refused_with_its_line(tmp_path: Path) -> None:
    long = "x" * (LONGEST_CELL + 1)

    assert refused(tmp_path, f'Nom,Note\nBol,"\n\n"\nPlat,{long}\n').startswith(
        "A cell on line 5 is longer than 131072 characters."
    )


def test_a_nul_is_refused_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, b"Nom,Prix\nBol,5\nPl\0at,6\n").startswith("Line 3 holds characters")


def test_mixed_encodings_are_refused_with_the_line(tmp_path: Path) -> None:
    content = "Nom,Prix\nThéière,5\nCafetière,6\n".encode() + "Bérbère,7\n".encode("cp1252")[:4]

    assert refused(tmp_path, content).startswith("Line 4 holds characters that cannot be read.")


def test_a_lone_surrogate_is_refused(tmp_path: Path) -> None:
    content = b"\xff\xfe" + "Nom,Prix\n".encode("utf-16-le") + b"\x00\xd8a\x00"

    assert refused(tmp_path, content).startswith("Line 2 holds characters that cannot be read.")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<!DOCTYPE html><html><body>a,b</body></html>", "This is a web page"),
        (b"\xef\xbb\xbf  <html>", "This is a web page"),
        (b"%PDF-1.7\n", "This is a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "This is an old Excel file"),
        (b"MZ\x90\0" + bytes(100), "This file is not a list of products."),
        (b"\x7fELF" + bytes(100), "This file is not a list of products."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This file is not a list of products."),
        (b"#!/bin/sh\nrm -rf /\n", "This file is not a list of products."),
        (bytes(range(1, 32)) * 40, "This file holds no text."),
    ],
)
def test_what_a_file_is_decides_and_not_its_name(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    for name in ("list.csv", "list.xlsx"):
        assert refused(tmp_path, content, name).startswith(sentence)


def test_a_workbook_named_csv_is_read_as_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(workbook_bytes(["Nom", "Prix"], ["Bol", 5]))

    assert read_sheet(path).rows[0].cells == {"Nom": "Bol", "Prix": "5"}


def test_text_named_xlsx_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_text("Nom,Prix\nBol,5\n")

    assert read_sheet(path).rows[0].cells["Prix"] == "5"


def test_a_folder_a_missing_file_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")

    for name, sentence in (
        ("", "This is not a file."),
        ("missing.csv", "This file cannot be opened."),
        ("pipe.csv", "This is not a file."),
        ("nul\0.csv", "This file cannot be opened."),
    ):
        with pytest.raises(FileNotAccepted, match=sentence):
            read_sheet(tmp_path / name)


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    bomb = rebuilt(lambda name, part: part + b" " * 200_000_000 if name == SHEET else part)

    assert len(bomb) < 400_000
    assert refused(tmp_path, bomb, "bomb.xlsx").startswith(HARMFUL)


def test_a_zip_bomb_that_lies_about_its_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = rebuilt(lambda name, part: part + b" " * 5_000_000 if name == SHEET else part)
    with zipfile.ZipFile(io.BytesIO(honest)) as file:
        size = file.getinfo(SHEET).file_size.to_bytes(4, "little")
    lying = honest.replace(size, (1_000).to_bytes(4, "little"))
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1_000_000)

    assert refused(tmp_path, honest, "bomb.xlsx").startswith(HARMFUL)
    assert lying != honest
    assert refused(tmp_path, lying, "bomb.xlsx").startswith(DAMAGED)


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "..\\x", "C:x", "a/../../x", "in.zip"])
def test_an_archive_that_climbs_out_or_nests_is_refused(tmp_path: Path, name: str) -> None:
    content = rebuilt(lambda _, part: part, **{name: b"x"})

    assert refused(tmp_path, content, "a.xlsx").startswith(HARMFUL)


def test_an_archive_of_very_many_entries_is_refused(tmp_path: Path) -> None:
    content = rebuilt(lambda _, part: part, **{f"n{i}": b"" for i in range(2_001)})

    assert refused(tmp_path, content, "a.xlsx").startswith(HARMFUL)


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    content = rebuilt(lambda name, part: declared + part if name == SHEET else part)

    assert refused(tmp_path, content, "a.xlsx").startswith(HARMFUL)


@pytest.mark.parametrize(
    "broken",
    [
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:100] + bytes(200) + whole[300:],
        lambda _: b"PK\x03\x04" + b"no zip at all" * 10,
        lambda _: rebuilt(lambda name, part: b"<a><b></a>" if name == SHEET else part),
        lambda _: rebuilt(lambda name, part: b"" if name == "xl/workbook.xml" else part),
        lambda _: rebuilt(lambda _, part: part.replace(b'r="B2"', b'r="2B"')),
    ],
)
def test_a_damaged_workbook_is_said_to_be_damaged(
    tmp_path: Path, broken: Callable[[bytes], bytes]
) -> None:
    content = broken(workbook_bytes(["Nom", "Prix"], ["Bol", 5]))

    assert refused(tmp_path, content, "a.xlsx").startswith(DAMAGED)


def test_a_zip_that_is_no_workbook_is_said_to_be_damaged(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("list.csv", "Nom,Prix\nBol,5\n")

    assert refused(tmp_path, out.getvalue(), "a.xlsx").startswith(DAMAGED)


def test_a_sheet_that_claims_all_cells_of_the_world_is_read_by_those_it_has(
    tmp_path: Path,
) -> None:
    path = tmp_path / "wide.xlsx"
    path.write_bytes(rebuilt(lambda _, part: part.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')))

    assert len(read_sheet(path).rows) == 1


def test_a_row_numbered_beyond_any_sheet_is_refused(tmp_path: Path) -> None:
    far = rebuilt(
        lambda _, part: part.replace(b'r="2"', b'r="9999999999"').replace(b'r="B2"', b'r="B3"')
    )

    assert refused(tmp_path, far, "a.xlsx").startswith("This file has more than 100000 rows.")
