"""The power goes after any operation of the disk: no sale that was acknowledged is lost.

The same cuts over two mutants, `synchronous` NORMAL and OFF, must find lost sales: a test that
passes those proves nothing.
"""

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from pos.store.driver import dbapi
from tests.crash.holds import faults
from tests.crash.power import Disk, Operation, recorded
from tests.crash.seller import make_shop
from tests.crash.shim import built, needs_the_shim, run_under

pytestmark = [pytest.mark.crash, needs_the_shim]

SALES = 60
CUTS = 400
NORMAL, FULL, OFF = 1, 2, 0
FILES = ("shop.db", "shop.db-wal")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("shim"))


def recording(library: Path, folder: Path, synchronous: int) -> tuple[Disk, list[Operation]]:
    """Sell a day; returns the disk as it was before, and everything asked of it since."""
    shop, log = folder / "shop", folder / "log"
    shop.mkdir()
    make_shop(shop)
    disk = Disk(shop)
    run_under(
        library, shop, log, "tests.crash.recorded_day", str(shop), str(synchronous), str(SALES)
    )
    return disk, list(recorded(log))


def verdicts(disk: Disk, operations: list[Operation], folder: Path) -> Counter[str]:
    """Cut the power at many moments of a recording; returns how often which end was met."""
    seed = int(os.environ.get("CRASH_SEED", random.SystemRandom().randrange(10**6)))
    luck, met = random.Random(seed), Counter[str]()  # noqa: S311
    cuts = set(luck.sample(range(len(operations)), min(CUTS, len(operations))))
    receipts = 0
    for number, operation in enumerate(operations):
        disk.apply(operation)
        receipts += operation.data.startswith(b"receipt")
        if number in cuts:
            (folder / "shop.db-shm").unlink(missing_ok=True)
            disk.cut_power(folder, FILES, luck)
            met[verdict(folder / "shop.db", receipts)] += 1
    print(f"\n{len(cuts)} cuts over {len(operations)} operations, CRASH_SEED={seed}: {dict(met)}")  # noqa: T201
    return met


def verdict(path: Path, receipts: int) -> str:
    """Open what is left with the plain driver, and say what became of it."""
    connection = dbapi().connect(str(path))
    try:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return "corrupt"
        sales = connection.execute("SELECT count(*) FROM sale").fetchone()[0]
        if sales < receipts:
            return "lost"
        return "good" if sales <= receipts + 1 and not faults(connection) else "wrong"
    except dbapi().DatabaseError:
        return "corrupt"
    finally:
        connection.close()


def test_no_cut_loses_a_sale_whose_receipt_was_started(library: Path, tmp_path: Path) -> None:
    disk, operations = recording(library, tmp_path, FULL)

    assert verdicts(disk, operations, tmp_path).keys() == {"good"}


@pytest.mark.parametrize("synchronous", [NORMAL, OFF])
def test_the_same_cuts_catch_a_program_that_flushes_too_little(
    library: Path, tmp_path: Path, synchronous: int
) -> None:
    disk, operations = recording(library, tmp_path, synchronous)

    assert verdicts(disk, operations, tmp_path)["lost"] > 0


def test_a_sale_is_flushed_once(library: Path, tmp_path: Path) -> None:
    _, operations = recording(library, tmp_path, FULL)
    flushes, per_sale = 0, []
    for operation in operations:
        flushes += operation.kind == "s" and operation.name == "shop.db-wal"
        if operation.data == b"sell\n":
            flushes = 0
        elif operation.data.startswith(b"receipt"):
            per_sale.append(flushes)

    assert set(per_sale) == {1}
