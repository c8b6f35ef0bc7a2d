"""What does not agree, found among 1,000,000 movements of 20,000 products.

    python -m benchmarks.reconcile [--small] [--folder DIR]

The page asks this each time it opens, so what it costs may not grow with the past: the same is
asked before there is one. A hundredth of the products do not agree in some way.
"""

import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.measure import (
    Figure,
    figure,
    milliseconds,
    percentile,
    run_from_command_line,
)
from benchmarks.shop import make_shop
from pos.services.discrepancies.every import open_discrepancies
from pos.services.shop import counter
from pos.services.till import Till
from pos.store.file import connect
from pos.store.keys import key_of

# A page that opens within a quarter of a second feels as if it had been there.
_OPENS_MS: Final = 250
_BEGAN: Final = 1_700_000_000_000_000
_MOVE: Final = """
WITH RECURSIVE past(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM past WHERE n < :count)
INSERT INTO movement (place, product, at, entry, line, quantity, cause)
SELECT :here, :first + n % :products, :at + n * 1000, n, 1,
  CASE WHEN n % 2 THEN -1000 ELSE 1000 END, CASE WHEN n % 2 THEN 'sale' ELSE 'received' END
FROM past
"""
_RING_UP: Final = """
INSERT INTO sale (key, at, till, series, number, total_minor, currency, rounding_minor, stamp_minor,
  paid_by, place, shift, person, customer)
SELECT entry, at, :till, 'A', entry, 19000, 'MAD', 0, 0, 'cash', :here, '', '', ''
FROM movement WHERE cause = 'sale'
"""
_SELL: Final = """
WITH RECURSIVE past(n) AS (SELECT 1 UNION ALL SELECT n + 2 FROM past WHERE n < :count)
INSERT INTO sale_line (sale, line, product, maker, quantity, total_minor, tax_minor, tax_rule,
  list_minor, reason, parts, refunds, refunds_line)
SELECT n, 1, :first + n % :products, 'M', 1000, 19000, 0, '0', 19000, 'list', 0,
  CASE WHEN n % 50 = 1 THEN n - 2 END, CASE WHEN n % 50 = 1 THEN 1 END
FROM past
"""
_SUM_UP: Final = """
INSERT OR REPLACE INTO stock SELECT product, place,
  CASE WHEN product % 100 = 1 THEN -1000 ELSE 5000 END,
  CASE WHEN product % 100 = 2 THEN 1 ELSE 0 END, sum(max(quantity, 0)), sum(max(-quantity, 0)),
  1000 + 1000 * (product % 100 = 3), 0 FROM movement GROUP BY place, product
"""

_COUNT: Final = """
INSERT INTO counted SELECT place, product, 1, :entry, product, 1, 5000 FROM stock
  WHERE counted_at > 0
"""


def shop_with(folder: Path, products: int, moved: int) -> Till:
    """Open a shop of unique pieces with so many movements of them."""
    till = make_shop(folder, products, f"{moved}.db")
    here = key_of(till.read(counter).here.id)
    driver = connect(till.path)
    driver.execute("PRAGMA synchronous = OFF")
    driver.execute("BEGIN")
    first = driver.execute("SELECT min(key) FROM product").fetchone()[0]
    own = till.read(counter).till
    entry = key_of(f"{own}-1")
    given = {
        "here": here,
        "till": own,
        "entry": entry,
        "count": moved,
        "at": _BEGAN,
        "first": first,
        "products": products,
    }
    driver.execute("UPDATE product SET kind = 'unique'")
    if moved:
        driver.execute(_MOVE, given)
        driver.execute(_RING_UP, given)
        driver.execute(_SELL, given)
        driver.execute(_SUM_UP)
        driver.execute(_COUNT, given)
    driver.execute("COMMIT")
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    driver.close()
    return till


def asked(till: Till, rounds: int) -> float:
    """Return the median of how long the question takes, in milliseconds."""
    ask = partial(till.read, partial(open_discrepancies, now=_BEGAN))
    return percentile([milliseconds(ask) for _round in range(rounds)], 50)


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Measure 20,000 products; a small run shows only that all of it works."""
    products, moved = (500, 5_000) if small else (20_000, 1_000_000)
    rounds = 3 if small else 15
    with tempfile.TemporaryDirectory(dir=folder) as name:
        before = shop_with(Path(name), products, 0)
        after = shop_with(Path(name), products, moved)
        nothing, found = asked(before, rounds), asked(after, rounds)
        rows = len(after.read(partial(open_discrepancies, now=_BEGAN)).rows)
        before.close()
        after.close()
    return [
        figure(
            f"what does not agree at {moved:,} movements, {rows} rows, p50 ms beside the goal",
            found,
            _OPENS_MS,
            1.0,
        ),
        figure(
            "the same in a shop that never sold, p50 ms beside the goal", nothing, _OPENS_MS, 1.0
        ),
    ]


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
