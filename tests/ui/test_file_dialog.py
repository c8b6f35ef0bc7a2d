"""Dialogs that ask for a file begin in a folder that is there."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.exchange_files import file_kinds
from ui.file_dialog import ask_for_pdf, usual_folder

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_dialog_begins_in_the_folder_of_last_time(tmp_path: Path) -> None:
    assert usual_folder(tmp_path) == tmp_path


def test_a_stick_that_is_gone_is_no_place_to_begin(tmp_path: Path) -> None:
    assert usual_folder(tmp_path / "gone").is_dir()


def test_where_the_last_dialog_ended_may_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)  # where Qt begins without any other folder
    gone.rmdir()

    assert usual_folder().is_dir()


def test_a_pdf_is_proposed_in_a_folder_that_is_there_and_ends_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_over: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    over = QWidget()

    assert ask_for_pdf(over, "PDF", "F24-7") == tmp_path / "mine.pdf"
    assert Path(asked[0]).name == "F24-7.pdf"
    assert Path(asked[0]).parent.is_dir()


def test_files_that_a_phone_named_anew_are_offered() -> None:
    for name in ("*.rahba", "*.RAHBA", "*.rahba.*", "*.zip", "*.bin", "*"):
        assert name in file_kinds()
