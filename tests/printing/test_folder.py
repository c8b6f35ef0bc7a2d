"""Receipts in a folder: whole files, safe names, a clear word when the disk refuses."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.printing.folder import safe_name, write_files
from pos.printing.outcome import FolderNotWritable


def test_each_kind_of_file_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "tickets" / "2026"

    paths = write_files(folder, "7K3-000147", {"png": b"picture", "pdf": b"paper"})

    assert [path.name for path in paths] == ["7K3-000147.png", "7K3-000147.pdf"]
    assert [path.read_bytes() for path in paths] == [b"picture", b"paper"]


def test_writing_again_replaces_and_leaves_no_other_file(tmp_path: Path) -> None:
    write_files(tmp_path, "7K3-000147", {"pdf": b"first"})
    write_files(tmp_path, "7K3-000147", {"pdf": b"second"})

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"second"]


def test_a_name_cannot_leave_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "tickets"

    (path,) = write_files(folder, "../../etc/passwd", {"pdf": b""})

    assert path.parent == folder
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["etc-passwd.pdf", "tickets"]


@given(st.text(max_size=300))
def test_every_name_becomes_one_that_every_system_takes(name: str) -> None:
    safe = safe_name(name)

    assert 0 < len(safe) <= 90
    assert all(c.isascii() and (c.isalnum() or c in "._-") for c in safe)
    assert safe[0] not in ".-"
    assert safe[-1] not in ".-"


@pytest.mark.parametrize("name", ["con", "NUL", "com1.txt", "LPT9"])
def test_names_of_devices_are_not_file_names(name: str) -> None:
    assert safe_name(name).startswith("receipt-")


def test_a_file_where_the_folder_should_be_is_a_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "tickets"
    blocked.write_bytes(b"")

    with pytest.raises(FolderNotWritable):
        write_files(blocked, "7K3-000147", {"pdf": b""})


def test_a_failed_write_leaves_the_older_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, "7K3-000147", {"pdf": b"older"})

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FolderNotWritable):
        write_files(tmp_path, "7K3-000147", {"pdf": b"newer"})

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"older"]
