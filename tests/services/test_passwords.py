"""Passwords lie where only their owner reads them, and never in the shop's file."""

import stat
import sys
from pathlib import Path

import pytest

from pos.services.passwords import Passwords


def test_a_password_is_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    passwords = Passwords(tmp_path / "keys", with_keyring=False)
    before = passwords.load("hub")
    passwords.save("hub", "first")
    passwords.save("hub", "sécret second")
    kept = Passwords(tmp_path / "keys", with_keyring=False).load("hub")
    passwords.forget("hub")

    assert (before, kept, passwords.load("hub")) == ("", "sécret second", "")


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are another matter there")
def test_nobody_else_reads_it(tmp_path: Path) -> None:
    Passwords(tmp_path / "keys", with_keyring=False).save("hub", "secret")

    rights = [stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "keys").iterdir()]
    assert rights == [0o600]
