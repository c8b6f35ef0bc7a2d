"""`main.py verify`: names the first bad entry, ends with 0, 1 or 2, and changes nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from main import main
from pos.domain.quantity import pieces
from pos.domain.shift import CashCount
from pos.journal.kinds import ShiftClosed
from pos.services.keys import Keys
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shift_sums import report_of
from pos.services.shifts import open_shift
from pos.services.till import open_till
from pos.store import schema
from pos.store.driver import dbapi
from pos.verify import FAULTY, GOOD, UNREADABLE, examined, verify_file
from tests.architecture.source import ROOT
from tests.factories import Shop, a_chain, a_key, dh, open_shop_in
from tests.laws.fair import take_in
from tests.store.test_file import has_small_disks


@pytest.fixture
def closed(tmp_path: Path) -> Shop:
    """A shop that sold once, with the journal of another till in it, closed."""
    shop = open_shop_in(tmp_path)
    shop.sell(shop.add(on_hand=pieces(3)))
    take_in(shop.store, a_chain(a_key(), [("clock_jumped", b'{"clock_at":1}')]))
    shop.till.close()
    return shop


def changed(path: Path, *statements: str) -> None:
    connection = dbapi().connect(str(path), isolation_level=None)
    triggers = [
        sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
    ]
    for name in schema.TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in (*statements, *triggers):
        connection.execute(statement)
    connection.close()


def written_by_sqlite(path: Path, *statements: str) -> None:
    connection = dbapi().connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_good_file_is_good(closed: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    before = closed.path.read_bytes()

    assert verify_file(closed.path) == GOOD

    said = capsys.readouterr().out
    assert f"Caisse {a_key().till} : 2 " in said
    assert "Tout est en ordre" in said
    assert closed.path.read_bytes() == before


def test_a_file_is_verified_while_the_till_sells(closed: Shop) -> None:
    shop = closed.reopened()
    shop.sell(shop.add())

    assert verify_file(shop.path) == GOOD

    shop.sell(shop.add())
    shop.till.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE journal SET body = CAST(replace(body, ':', ': ') AS BLOB) WHERE seq = 2", "2 de"),
        ("DELETE FROM journal WHERE seq = 2", "2 de la"),
        ("UPDATE journal SET signature = zeroblob(64) WHERE seq = 1", "1 de la"),
    ],
)
def test_the_first_bad_entry_is_named(
    closed: Shop, capsys: pytest.CaptureFixture[str], statement: str, said: str
) -> None:
    changed(closed.path, statement)

    assert verify_file(closed.path) == FAULTY
    assert said in capsys.readouterr().out


def test_a_table_that_was_touched_is_named(
    closed: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(closed.path, "UPDATE tender SET received_minor = 7")

    assert verify_file(closed.path) == FAULTY
    assert "tender" in capsys.readouterr().out


def test_an_older_file_is_judged_by_its_journal_alone(
    closed: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(closed.path, "PRAGMA user_version = 0", "DROP TABLE tender")

    assert verify_file(closed.path) == GOOD
    assert "version plus ancienne" in capsys.readouterr().out


def test_entries_of_a_newer_program_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = open_shop_in(tmp_path)
    take_in(shop.store, a_chain(a_key(), [("loan_granted", b"{}")]))
    shop.till.close()

    assert verify_file(shop.path) == GOOD
    assert "version plus récente" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"hello, this is no database at all", b"PK\x03"])
def test_what_cannot_be_read_is_said_and_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    path = tmp_path / "other.db"
    if content is not None:
        path.write_bytes(content)

    assert verify_file(path) == UNREADABLE
    assert capsys.readouterr().out.strip().endswith(".")


def test_a_folder_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify_file(tmp_path) == UNREADABLE

    said = capsys.readouterr().out
    assert "est un dossier" in said
    assert "n’existe pas" not in said


@pytest.mark.parametrize("begun", [(), ("PRAGMA journal_mode = delete", "VACUUM")])
def test_a_file_in_which_a_shop_will_begin_is_empty_and_not_foreign(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], begun: tuple[str, ...]
) -> None:
    path = tmp_path / "shop.db"
    path.touch()
    written_by_sqlite(path, *begun)
    before = path.read_bytes()

    assert verify_file(path) == UNREADABLE

    assert "est vide" in capsys.readouterr().out
    assert path.read_bytes() == before
    till = open_till(path, Keys(tmp_path / "keys", with_keyring=False))
    assert till.is_new
    till.close()


def test_pages_that_cannot_be_read_are_a_fault(closed: Shop) -> None:
    connection = dbapi().connect(str(closed.path))
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'journal'"
    ).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    content = bytearray(closed.path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    closed.path.write_bytes(content)

    report = examined(closed.path)

    assert not report.is_good
    assert report.check.findings[0].reason == "damaged"


def test_a_copy_on_a_disk_that_cannot_be_written_is_verified(closed: Shop, tmp_path: Path) -> None:
    if not has_small_disks():
        pytest.skip("this machine lets nobody mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = (
        f"mount -t tmpfs -o size=9m none {disk} && cp {closed.path} {disk}/copy.db && "
        f"mount -o remount,ro {disk} && {sys.executable} main.py verify {disk}/copy.db"
    )

    finished = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert finished.returncode == GOOD, finished.stdout + finished.stderr


def test_the_command_verifies_the_file_it_is_given(
    closed: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(closed.path)]) == GOOD
    assert main(["verify", str(closed.path.parent / "none.db")]) == UNREADABLE
    assert "none.db" in capsys.readouterr().out


def test_the_command_verifies_the_shop_of_this_device_by_default(
    closed: Shop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RAHBA_HOME", str(closed.path.parent.parent))

    assert main(["verify"]) == GOOD
    assert capsys.readouterr().out


def shop_that_closed(folder: Path, perpetual: str) -> Shop:
    """Return a shop whose second closing says `perpetual`; its own sales make 380 DH."""
    shop = open_shop_in(folder)
    product = shop.add()
    for _day in range(2):
        shop.till.write(open_shift_with, (CashCount(dh("500")),))
        shop.sell(product)
        if _day == 0:
            shop.till.write(close_shift, Closing(()))
    with shop.store.begin() as work:
        shift = open_shift(work.connection, work.till)
        assert shift is not None
        report = report_of(work.connection, shift)
        work.record(
            ShiftClosed(
                shift=shift.id,
                number=2,
                counts=(),
                report=report,
                differences=(),
                perpetual=dh(perpetual),
                perpetual_absolute=dh("380"),
            )
        )
    shop.till.close()
    return shop


def test_a_closing_is_added_up_again_from_its_entries(tmp_path: Path) -> None:
    shop = shop_that_closed(tmp_path, "380")

    assert examined(shop.path).lines()[1:] == ["Tout est en ordre."]


def test_a_closing_that_says_other_sums_than_its_entries_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = shop_that_closed(tmp_path, "379.99")

    assert verify_file(shop.path) == FAULTY
    assert "2" in capsys.readouterr().out.splitlines()[-1]
