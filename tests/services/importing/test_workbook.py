"""XLSX cells into text."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from pos.services.importing.reading import read_sheet
from pos.services.importing.sheet import FileNotAccepted, Sheet
from tests.services.importing.listings import as_read
from tests.services.importing.test_hostile_files import rebuilt, workbook_bytes


def sheet_of(folder: Path, content: bytes) -> Sheet:
    path = folder / "list.xlsx"
    path.write_bytes(content)
    return read_sheet(path)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5, "5"),
        (86.0, "86"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (0.05, "0.05"),
        (6111234567895, "6111234567895"),
        (6111234567895.0, "6111234567895"),
        (1e17, "100000000000000000"),
        ("007", "007"),
        ("  Bol ", "Bol"),
        (date(2026, 11, 23), "2026-11-23"),
        (datetime(2026, 11, 23, 18, 30), "2026-11-23"),  # noqa: DTZ001  as a sheet keeps it
        (None, ""),
    ],
)
def test_a_cell_is_written_as_a_person_would(tmp_path: Path, value: object, text: str) -> None:
    sheet = sheet_of(tmp_path, workbook_bytes(["Nom", "x"], ["Bol", value]))

    assert sheet.rows[0].cells["x"] == text


def test_rows_keep_their_number_in_the_sheet(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, workbook_bytes(["Nom", "Prix"], [None], ["Bol", 5], [], ["Plat", 6]))

    assert [row.line for row in sheet.rows] == [3, 5]


def test_a_formula_without_a_computed_value_is_refused_with_its_column(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, workbook_bytes(["Nom", "Prix"], ["Bol", "=2+3"], ["Plat", 6]))

    assert [(row.line, as_read(row.what)) for row in sheet.broken] == [(2, "Bol")]
    assert as_read(sheet.broken[0].reason).startswith("The formula in column Prix has no result.")
    assert [row.line for row in sheet.rows] == [3]


def test_a_cell_beyond_the_headers_is_refused(tmp_path: Path) -> None:
    many: list[list[object]] = [["Nom", "Prix"], *[["Bol", 5]] * 60, ["Plat", 6, "?"]]

    sheet = sheet_of(tmp_path, workbook_bytes(*many))

    assert [row.line for row in sheet.broken] == [62]


def test_the_first_filled_sheet_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Prix")
    sheet.append(["Nom", "Prix"])
    sheet.append(["Bol", 5])
    path = tmp_path / "two.xlsx"
    book.save(path)

    assert read_sheet(path).rows[0].cells["Nom"] == "Bol"


def test_a_workbook_without_a_filled_cell_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(FileNotAccepted, match="This file is empty"):
        sheet_of(tmp_path, workbook_bytes())


def test_a_cell_longer_than_any_text_is_refused_with_its_line(tmp_path: Path) -> None:
    content = rebuilt(lambda _, part: part.replace(b">Bol<", b">" + b"x" * 140_000 + b"<"))

    with pytest.raises(FileNotAccepted, match="A cell on line 2 is longer"):
        sheet_of(tmp_path, content)
