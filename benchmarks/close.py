"""Closing a shift of 2,000 sales, beside one plain aggregate over the same rows.

    python -m benchmarks.close [--small] [--folder DIR]

Ours is all of `close_shift` through `Till.write`: every sum of the report, the perpetual totals,
the entry with its hash and signature, the report queued, flushed; and the report so far, which only
reads. Each is the first of its till, because a shift is closed once a day; the report so far is
also read again, as on a busy day, without the cost of its first time. The floor reads the shift's
sales, lines and tenders once with `sqlite3` and adds them up, less than a report says.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

from benchmarks.measure import Figure, figure, milliseconds, percentile, run_from_command_line
from benchmarks.shop import add_past, basket_of, make_shop
from pos.domain.money import MAD, Money, total
from pos.domain.shift import CashCount
from pos.domain.tender import cash
from pos.services.keys import Keys
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.selling import check_out
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shift_sums import report_of
from pos.services.shop import counter
from pos.services.till import Connection, Till, open_till
from pos.store.file import connect

_GOAL_MS: Final = 100.0
_AGGREGATE: Final = (
    "SELECT count(*), sum(total_minor), sum(stamp_minor), "
    "(SELECT sum(total_minor) FROM sale_line WHERE sale > ?1), "
    "(SELECT sum(tax_minor) FROM sale_line WHERE sale > ?1), "
    "(SELECT sum(received_minor - change_minor) FROM tender WHERE sale > ?1) "
    "FROM sale WHERE key > ?1"
)


def make_day(folder: Path, sales: int) -> Path:
    """Open a till in `folder`, open its shift and sell so often; returns the closed file."""
    till = make_shop(folder, products=50)
    here = till.read(counter).here.id
    keys = till.read(product_keys, ProductFilter())
    products = [row.product for row in till.read(product_rows, keys, here)]
    till.write(open_shift_with, (CashCount(Money(50_000, MAD)),))
    lines = basket_of(products, 0)
    due = total([line.total for line in lines], MAD)
    till.write(check_out, lines, (cash(due, due),))
    path = till.path
    till.close()
    add_past(path, sales - 1)
    return path


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Close the same day again and again, each time in a fresh copy of its file."""
    sales, rounds = (200, 3) if small else (2_000, 30)
    closes, reports, again, floors = [], [], [], []
    with tempfile.TemporaryDirectory(dir=folder) as name:
        day = make_day(Path(name), sales)
        for number in range(rounds):
            copy = Path(shutil.copy(day, Path(name, f"{number}.db")))
            floors.append(_floor(copy))
            till = open_till(copy, Keys(Path(name, "keys"), with_keyring=False))
            till.prepare()
            reports.append(milliseconds(lambda: till.read(_report)))  # noqa: B023 - run at once
            again.append(milliseconds(lambda: till.read(_report)))  # noqa: B023
            closes.append(milliseconds(lambda: till.write(close_shift, _counted(till))))  # noqa: B023
            till.close()
    floor, label = percentile(floors, 50), f"{sales:,} sales"
    return [
        figure(f"close of {label} beside 100 ms, p50", percentile(closes, 50), _GOAL_MS, 1.0),
        figure(f"close of {label} beside 100 ms, p95", percentile(closes, 95), _GOAL_MS, 1.0),
        figure(f"report so far of {label} beside 100 ms", percentile(reports, 50), _GOAL_MS, 1.0),
        figure("the same again beside a bare sum, p50 ms", percentile(again, 50), floor, 15.0),
    ]


def _floor(path: Path) -> float:
    connection: Any = connect(path)
    shift = connection.execute("SELECT max(key) FROM shift").fetchone()
    taken = milliseconds(lambda: connection.execute(_AGGREGATE, shift).fetchall())
    connection.close()
    return taken


def _report(connection: Connection) -> object:
    shift = counter(connection).shift
    assert shift is not None
    return report_of(connection, shift)


def _counted(till: Till) -> Closing:
    assert till.read(counter).shift is not None
    return Closing((CashCount(Money(100_000, MAD)),))


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
