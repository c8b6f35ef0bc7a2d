"""Opening the file: ours or refused in one plain sentence, and never a traceback."""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.domain.quantity import pieces
from pos.errors import PosError
from pos.services.sales import sales
from pos.services.till import open_till
from pos.store import schema
from pos.store.driver import dbapi
from pos.store.faults import (
    DiskFull,
    FileDamaged,
    FileInUse,
    FileReadOnly,
    NewerFile,
    NotOurFile,
    fault_of,
)
from pos.store.file import RESERVE_BYTES, Reserve, ddl
from pos.store.store import Store
from pos.verify import examined
from tests.architecture.source import ROOT
from tests.factories import SetClock, Shop, open_shop_in

NOBODY = 65534


@pytest.fixture
def closed(tmp_path: Path) -> Shop:
    """A shop that sold twice and was closed."""
    shop = open_shop_in(tmp_path)
    product = shop.add(on_hand=pieces(5))
    shop.sell(product)
    shop.sell(product)
    shop.till.close()
    return shop


def opened(path: Path) -> None:
    """Open a file and close it again."""
    Store(path, SetClock()).close()


def changed(path: Path, *statements: str) -> None:
    """Change a closed file as a foreign program would."""
    connection = dbapi().connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_new_file_holds_exactly_our_schema(tmp_path: Path) -> None:
    opened(tmp_path / "new.db")

    connection = dbapi().connect(str(tmp_path / "new.db"))
    found = dict(
        connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
            "AND name NOT LIKE 'product_search_%'"
        )
    )
    connection.close()

    assert found == ddl()


def test_a_closed_shop_opens_again_with_everything_in_it(closed: Shop) -> None:
    again = closed.reopened()

    assert [row.receipt_number[-1] for row in again.till.read(sales)] == ["2", "1"]
    again.till.close()


def test_closing_twice_does_no_harm(closed: Shop) -> None:
    closed.till.close()


@pytest.mark.parametrize("pragma", ["journal_mode = wal", "journal_mode = delete"])
def test_a_first_start_cut_off_before_the_first_table_is_begun_again(
    tmp_path: Path, pragma: str
) -> None:
    path = tmp_path / "shop.db"
    changed(path, f"PRAGMA {pragma}", "VACUUM")

    opened(path)

    assert path.stat().st_size > 4096


def test_an_empty_file_becomes_a_shop(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    path.touch()

    opened(path)


PLANTED = [
    "CREATE TRIGGER planted AFTER INSERT ON sale BEGIN UPDATE sale SET total_minor = 0; END",
    "CREATE TRIGGER sale AFTER INSERT ON sale BEGIN UPDATE sale SET total_minor = 0; END",
    "CREATE TRIGGER product_search_content AFTER INSERT ON sale BEGIN DELETE FROM tender; END",
    "CREATE VIEW planted AS SELECT * FROM sale",
    "CREATE VIEW stat_planted AS SELECT * FROM sale",
    "CREATE TABLE planted (secret TEXT)",
    "CREATE INDEX planted ON sale (total_minor)",
    "DROP TRIGGER journal_not_updated",
    "DROP TRIGGER journal_in_order",
    "DROP INDEX sale_at",
    "ALTER TABLE sale ADD COLUMN planted TEXT",
    "PRAGMA application_id = 7",
]


@pytest.mark.parametrize("statement", PLANTED)
def test_a_file_with_something_planted_or_missing_is_refused(closed: Shop, statement: str) -> None:
    changed(closed.path, statement)

    with pytest.raises(NotOurFile):
        opened(closed.path)


def test_a_trigger_hidden_under_the_name_of_a_later_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    statements = dict(ddl())
    planted = "CREATE TRIGGER tender AFTER INSERT ON journal BEGIN DELETE FROM setting; END"
    early = [statements.pop("journal"), planted]
    ours = [f"PRAGMA application_id = {schema.APPLICATION_ID}", "PRAGMA user_version = 1"]
    changed(path, *early, *statements.values(), *ours)

    with pytest.raises(NotOurFile):
        opened(path)


def test_what_sqlite_itself_keeps_in_a_file_is_nothing_foreign(closed: Shop) -> None:
    changed(closed.path, "ANALYZE")

    opened(closed.path)


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_is(closed: Shop) -> None:
    changed(closed.path, f"PRAGMA user_version = {schema.VERSION + 1}")
    before = closed.path.read_bytes()

    with pytest.raises(NewerFile):
        opened(closed.path)

    assert closed.path.read_bytes() == before


@pytest.mark.parametrize("planted", [PLANTED[0], PLANTED[1], PLANTED[3], PLANTED[7]])
def test_what_is_planted_in_an_older_file_is_refused_before_it_is_replayed(
    closed: Shop, planted: str
) -> None:
    changed(closed.path, planted, "PRAGMA user_version = 0")

    with pytest.raises(NotOurFile):
        opened(closed.path)


@pytest.mark.parametrize(
    "content", [b"hello", b"\x00" * 8192, b"SQLite format 3\x00" + b"\xff" * 4080, b"PK\x03\x04"]
)
def test_a_file_that_is_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "shop.db"
    path.write_bytes(content)

    with pytest.raises((NotOurFile, FileDamaged)):
        opened(path)

    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    changed(path, "CREATE TABLE sale (id INTEGER)")

    with pytest.raises(NotOurFile):
        opened(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileReadOnly):
        opened(tmp_path)


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_told_in_words_wherever_it_is_damaged(closed: Shop, seed: int) -> None:
    content, chance = bytearray(closed.path.read_bytes()), random.Random(seed)  # noqa: S311
    start = chance.choice([0, 16, 100, 4096, chance.randrange(len(content) - 600)])
    content[start : start + 500] = chance.randbytes(500)
    closed.path.write_bytes(content)

    assert told_in_words(closed)


@pytest.mark.parametrize("kept", [1, 99, 100, 512, 4096, 5000, 20_000, 40_960])
def test_a_truncated_file_is_told_in_words(closed: Shop, kept: int) -> None:
    closed.path.write_bytes(closed.path.read_bytes()[:kept])

    assert told_in_words(closed)


def told_in_words(shop: Shop) -> bool:
    """Open a damaged file and read everything: all good, or one sentence; a traceback is raised."""
    try:
        till = open_till(shop.path, shop.keys, shop.clock)
    except PosError as error:
        return bool(str(error))
    try:
        till.start_findings()
        till.full_check()
        till.read(sales)
    except PosError as error:
        return bool(str(error))
    finally:
        till.close()
    return True


def test_a_second_program_is_sent_to_the_first(closed: Shop) -> None:
    first = closed.reopened()

    with pytest.raises(FileInUse):
        opened(closed.path)
    other = subprocess.run(
        [sys.executable, "-c", OPEN_IN_ANOTHER_PROCESS, str(closed.path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert other.stdout.strip() == "FileInUse", other.stderr
    first.till.close()
    opened(closed.path)


OPEN_IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from pos.clock import system_clock
from pos.errors import PosError
from pos.store.store import Store
try:
    Store(Path(sys.argv[1]), system_clock)
except PosError as error:
    print(type(error).__name__)
"""


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of its own, and no right to write what may only be read, even for root."""
    folder = Path(tempfile.mkdtemp(prefix="rahba-"))
    folder.chmod(0o755)
    dbapi()
    is_root = os.geteuid() == 0
    yield folder
    if is_root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def become_nobody() -> None:
    if os.geteuid() == 0:
        os.seteuid(NOBODY)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights there")
def test_a_folder_that_may_only_be_read_is_told_in_words(unprivileged: Path) -> None:
    shop = open_shop_in(unprivileged)
    shop.till.close()
    for path in (shop.path, shop.path.parent):
        path.chmod(path.stat().st_mode & ~0o222)
    become_nobody()

    with pytest.raises(FileReadOnly):
        opened(shop.path)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights there")
def test_a_file_that_may_only_be_read_is_told_at_start_and_not_at_the_first_sale(
    unprivileged: Path,
) -> None:
    shop = open_shop_in(unprivileged)
    shop.till.close()
    shop.path.chmod(0o444)
    shop.path.with_name(shop.path.name + "-lock").chmod(0o666)
    shop.path.parent.chmod(0o777)
    become_nobody()

    with pytest.raises(FileReadOnly):
        opened(shop.path)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights there")
@pytest.mark.parametrize("log", [b"", b"something"])
def test_a_file_in_a_folder_that_may_only_be_read_is_looked_into_unless_its_log_is_needed(
    unprivileged: Path, log: bytes
) -> None:
    shop = open_shop_in(unprivileged)
    shop.till.close()
    if log:
        shop.path.with_name(shop.path.name + "-wal").write_bytes(log)
    shop.path.parent.chmod(0o555)
    become_nobody()

    if log:
        with pytest.raises(FileReadOnly):
            examined(shop.path)
    else:
        assert examined(shop.path).is_good


def test_a_disk_too_full_for_the_reserve_is_no_reason_not_to_open(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (RESERVE_BYTES - 1, hard))
    try:
        Reserve(tmp_path / "shop.db").keep()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert list(tmp_path.iterdir()) == []


def test_a_reserve_that_is_there_is_not_written_again(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "shop.db")
    reserve.keep()
    (path,) = tmp_path.iterdir()
    os.utime(path, (1, 1))

    reserve.keep()

    assert path.stat().st_mtime == 1


SELL_ON_A_SMALL_DISK = """
import sys
from pathlib import Path
from pos.store.faults import DiskFull
from pos.services.sales import sales
from tests.factories import open_shop_in, pieces

shop = open_shop_in(Path(sys.argv[1]))
product, sold = shop.add(on_hand=pieces(5)), 0
filler = Path(sys.argv[1], "holiday.mp4").open("wb", buffering=0)
try:
    while True:
        filler.write(bytes(1 << 16))
except OSError:
    filler.close()
try:
    while True:
        shop.sell(product)
        sold += 1
except DiskFull as fault:
    print("full", sold)
more = [shop.sell(product).sale.number for _ in range(20)]
assert more == list(range(sold + 1, sold + 21)), more
assert len(shop.till.read(sales)) == sold + 20
shop.till.idle()
shop.till.close()
again = shop.reopened()
assert len(again.till.read(sales)) == sold + 20
again.till.close()
print("sold on")
"""


def test_on_a_full_disk_the_reserve_is_freed_and_selling_goes_on(tmp_path: Path) -> None:
    program = tmp_path / "sell.py"
    program.write_text(SELL_ON_A_SMALL_DISK, "utf-8")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = (
        f"mount -t tmpfs -o size=9m none {disk} && "
        f"PYTHONPATH={ROOT} {sys.executable} {program} {disk}"
    )
    if not has_small_disks():
        pytest.skip("this machine lets nobody mount a small disk")

    finished = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", command], capture_output=True, text=True, check=False
    )

    assert finished.stdout.split("\n")[-2:] == ["sold on", ""], finished.stdout + finished.stderr
    assert finished.stdout.startswith("full ")


def has_small_disks() -> bool:
    if shutil.which("unshare") is None:
        return False
    attempt = ["unshare", "-Urm", "mount", "-t", "tmpfs", "-o", "size=1m", "none", "/mnt"]
    return subprocess.run(attempt, capture_output=True, check=False).returncode == 0


def test_a_full_disk_at_start_does_not_hide_what_was_sold(
    closed: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Store, _state: str) -> None:
        raise DiskFull

    monkeypatch.setattr(Store, "_mark", full)
    again = closed.reopened()

    assert len(again.till.read(sales)) == 2
    again.till.close()


def test_an_error_that_is_no_fault_of_the_world_is_a_bug() -> None:
    assert fault_of(ValueError("bug")) is None
    error = dbapi().OperationalError("near SELCT: syntax error")
    error.sqlite_errorcode = 1
    assert fault_of(error) is None
