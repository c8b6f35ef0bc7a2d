"""Text files into rows: encodings, delimiters, quotes and line numbers."""

from pathlib import Path

import pytest

from pos.services.importing.reading import read_sheet
from pos.services.importing.sheet import FileNotAccepted, Sheet
from tests.services.importing.listings import as_read


def sheet_of(folder: Path, content: bytes | str, name: str = "list.csv") -> Sheet:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_sheet(path)


def refused(folder: Path, content: bytes | str, name: str = "list.csv") -> str:
    with pytest.raises(FileNotAccepted) as fault:
        sheet_of(folder, content, name)
    return str(fault.value)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_french_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    sheet = sheet_of(tmp_path, "Désignation,Prix\nThéière gravée,80\n".encode(encoding))

    assert sheet.headers == ("Désignation", "Prix")
    assert sheet.rows[0].cells["Désignation"] == "Théière gravée"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
def test_arabic_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    sheet = sheet_of(tmp_path, "الاسم,الثمن\nزربية,80\nthéière,90\n".encode(encoding))

    assert [row.cells["الاسم"] for row in sheet.rows] == ["زربية", "théière"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    rows = [["Nom", "Prix", "Note"], ["Bol", "1.50", "a"], ["Plat", "2.75", "b"]]

    sheet = sheet_of(tmp_path, "\n".join(delimiter.join(row) for row in rows))

    assert sheet.headers == ("Nom", "Prix", "Note")


def test_commas_of_decimals_do_not_hide_the_semicolons(tmp_path: Path) -> None:
    assert sheet_of(tmp_path, "Nom;Prix\nBol;1,50\nPlat;2,75\n").headers == ("Nom", "Prix")


def test_the_delimiter_a_spreadsheet_announces_is_believed(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "sep=;\r\nNom;Prix\r\nBol, bleu;5\r\n")

    assert sheet.headers == ("Nom", "Prix")
    assert sheet.rows[0].line == 3


def test_a_quoted_cell_may_run_over_lines_and_lines_stay_physical(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, 'Nom,Note\r\nBol,"une\r\ndeux\r\ntrois"\r\n\r\nPlat,x\r\n')

    assert [(row.line, row.cells["Nom"]) for row in sheet.rows] == [(2, "Bol"), (6, "Plat")]
    assert sheet.rows[0].cells["Note"] == "une\r\ndeux\r\ntrois"


def test_a_quotation_mark_never_closed_is_told_with_its_line(tmp_path: Path) -> None:
    sentence = refused(tmp_path, 'Nom,Prix\nBol,5\n"Plat,6\nJarre,7\n')

    assert sentence.startswith("A quotation mark opened on line 3 is never closed.")


def test_a_quotation_mark_inside_a_cell_is_only_a_mark(tmp_path: Path) -> None:
    assert sheet_of(tmp_path, 'Nom,Prix\nPlateau 12" rond,5\n').rows[0].cells["Nom"] == (
        'Plateau 12" rond'
    )


def test_a_short_row_has_empty_cells_and_a_long_one_is_refused(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "Nom,Prix,Note\nBol\nPlat,1,2,,\nJarre,1,2,3\n")

    assert sheet.rows[0].cells == {"Nom": "Bol", "Prix": "", "Note": ""}
    assert [(row.line, as_read(row.what), row.reason) for row in sheet.broken] == [
        (4, "Jarre", "This line has 4 cells, and the headers name 3 columns.")
    ]


def test_two_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    assert sheet_of(tmp_path, "Nom,Nom,,x\na,b,c,d\n").headers == ("Nom", "Nom #2", "#3", "x")


def test_a_header_nobody_could_read_is_no_name(tmp_path: Path) -> None:
    assert sheet_of(tmp_path, f"Nom,{'x' * 201}\na,b\n").headers == ("Nom", "#2")


def test_a_list_of_names_alone_is_a_list(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "Nom\nBol\nPlat\n")

    assert [row.cells["Nom"] for row in sheet.rows] == ["Bol", "Plat"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b" ,\n,\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content).startswith(("This file is empty.", "This file holds no"))
