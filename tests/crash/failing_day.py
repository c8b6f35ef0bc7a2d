"""Sales on a failing disk, run under the shim: `python -m tests.crash.failing_day FOLDER ERRNO`.

Each write, truncation and flush of a check-out and of the quiet moment after it fails once, in
turn. Prints a line of JSON for each: what the seller was told, and what was found afterwards.
"""

import ctypes
import json
import random
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from pos.errors import PosError
from pos.services.baskets import save_basket
from pos.services.till import Connection, Till
from tests.crash.holds import faults
from tests.crash.seller import open_again, products_of, ring_up, sell

SHIM = ctypes.CDLL(None)
SHIM.shim_fail.argtypes = [ctypes.c_long, ctypes.c_int]


def main(folder: Path, error: int) -> None:
    """Fail one operation after another until there is none left to fail."""
    till = open_again(folder)
    products = products_of(till)
    for nth in count(1):
        lines = ring_up(till, products, 5, random.Random(nth)).lines  # noqa: S311
        till.write(save_basket, lines)
        before = till.read(_sales)
        SHIM.shim_fail(nth, error)
        told = _told(partial(sell, till, lines))
        told_when_quiet = _told(till.idle)
        failed = SHIM.shim_done() >= nth
        SHIM.shim_fail(0, 0)
        report = {
            "told": told,
            "told_when_quiet": told_when_quiet,
            "sold": till.read(_sales) - before,
            "faults": till.read(_faults),
            "sells_on": _sells_on(till),
        }
        sys.stdout.write(json.dumps(report) + "\n")
        if not failed:
            break
        # A log left longer by each failed checkpoint would never be written in one more operation.
        till.idle()
    till.close()


def _told(action: Callable[[], object]) -> str | None:
    """Return the sentence the seller reads, None when all went well."""
    try:
        action()
    except PosError as error:
        return str(error)
    return None


def _sells_on(till: Till) -> bool:
    lines = ring_up(till, products_of(till), 1, random.Random(0)).lines  # noqa: S311
    before = till.read(_sales)
    sell(till, lines)
    return till.read(_sales) == before + 1


def _sales(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM sale").scalar_one())


def _faults(connection: Connection) -> list[str]:
    return faults(connection.connection.dbapi_connection)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
