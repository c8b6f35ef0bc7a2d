"""The commit of a 5-line sale, beside plain `sqlite3` writing the very same rows.

    python -m benchmarks.sale [--small] [--folder DIR]

Ours is all of `check_out` through `Till.write`: reading number and head, tax, the entry's bytes,
hash and signature, every row, the receipt queued, the basket forgotten, flushed. The floor has its
rows ready in memory, body and signature included; it reads number and head, chains the hash, and
writes, by the same driver with the same settings, flushed.
"""

import hashlib
import itertools
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, Final

from benchmarks.measure import (
    Figure,
    figure,
    interleaved,
    milliseconds,
    pass_time,
    percentile,
    run_from_command_line,
)
from benchmarks.shop import add_past, basket_of, make_shop, rows_of_last_sale
from pos.domain.basket import BasketLine
from pos.domain.money import MAD, total
from pos.domain.product import Product
from pos.domain.tender import cash
from pos.services.baskets import save_basket
from pos.services.keys import Keys
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.selling import check_out
from pos.services.shop import counter
from pos.services.till import Till, open_till
from pos.store.file import connect

_LINES: Final = 5
# A quiet moment comes after so many sales; then the log is moved into the file.
_BLOCK: Final = 25
# Nobody sells twice within a tick of the system's clock. Who does pays less for a flush, because
# the file's time is only written anew when it differs; the faster side gains most by it. Both are
# shown: a till's pace, and one right after another, which is harder on us.
_PACES_MS: Final = {"": 10, ", back to back": 0}

_TABLES: Final = ("journal", "sale", "sale_line", "tender", "movement")
_STOCK: Final = (
    "INSERT INTO stock VALUES (?, ?, ?, 0, 0, 1000, 1000, 0) ON CONFLICT (product, place) "
    "DO UPDATE SET on_hand = on_hand + CASE WHEN ? > counted_at THEN excluded.on_hand ELSE 0 END, "
    "went = went + excluded.went, sold = sold + excluded.sold"
)
_JOB: Final = (
    "INSERT INTO print_job (sale, is_copy, state, detail, queued_at) VALUES (?, 0, 'queued', '', ?)"
)
_NUMBER: Final = "SELECT max(number) FROM sale WHERE till = ?"
_HEAD: Final = "SELECT seq, at, hash FROM journal WHERE till = ? ORDER BY seq DESC LIMIT 1"
_BASKET: Final = "INSERT INTO basket VALUES (0, ?, ?)"


@cache
def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608 - our own names


class Ours:
    """The program's own till. pause_ms: how long it rests before each sale."""

    def __init__(self, till: Till) -> None:
        self.till = till
        self.pause_ms = 0
        self._sold = 0
        self._products = _products(till)
        self.checkpoints: list[float] = []

    def basket(self) -> tuple[BasketLine, ...]:
        """Ring up the next five products and keep them as work in hand."""
        lines = basket_of(self._products, self._sold * _LINES)
        self._sold += 1
        self.till.write(save_basket, lines)
        return lines

    def sell(self, lines: tuple[BasketLine, ...]) -> float:
        """Sell what is in the basket for cash; returns the milliseconds of the check-out."""
        due = total([line.total for line in lines], MAD)
        tenders = (cash(due, due),)
        pass_time(self.pause_ms)
        return milliseconds(lambda: self.till.write(check_out, lines, tenders))

    def block(self) -> list[float]:
        """Sell a block; the time of each check-out."""
        times = [self.sell(self.basket()) for _ in range(_BLOCK)]
        self.checkpoints.append(milliseconds(self.till.idle))
        return times


class Floor:
    """The same rows by the plain driver: ready before the clock starts, then only written.

    pause_ms: as long as ours.
    """

    def __init__(self, path: Path, products: list[int]) -> None:
        self.pause_ms = 0
        self._connection = connect(path)
        self._rows = rows_of_last_sale(self._connection)
        self._products = products
        self._sold = 0
        self._basket = "x" * 2000

    def block(self) -> list[float]:
        """Write a block of sales; the time of each transaction."""
        times = [self._sell() for _ in range(_BLOCK)]
        self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        return times

    def _sell(self) -> float:
        rows = self._next_rows()
        self._connection.execute(_BASKET, (rows["sale"][0][1], self._basket))
        pass_time(self.pause_ms)
        return milliseconds(lambda: self._write(rows))

    def _write(self, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        execute, many = self._connection.execute, self._connection.executemany
        execute("BEGIN IMMEDIATE")
        till, seq, at, kind, body, _, signature = rows["journal"][0]
        execute(_NUMBER, (till,)).fetchone()
        previous = execute(_HEAD, (till,)).fetchone()[2]
        head = f"rahba-journal-1\n{previous.hex()}\n{till}\n{seq}\n{at}\n{kind}\n".encode()
        digest = hashlib.sha256(head + body).digest()
        rows["journal"] = [(till, seq, at, kind, body, digest, signature)]
        for table in _TABLES:
            many(_insert(table, len(rows[table][0])), rows[table])
        many(_STOCK, rows["stock"])
        execute("DELETE FROM basket WHERE slot = 0")
        execute(_JOB, rows["job"][0])
        execute("COMMIT")

    def _next_rows(self) -> dict[str, list[tuple[Any, ...]]]:
        self._sold += 1
        n, rows = self._sold, self._rows
        (till, seq, at, *entry), (key, _, *sale) = rows["journal"][0], rows["sale"][0]
        sold = [self._products[(n * _LINES + i) % len(self._products)] for i in range(_LINES)]
        place = rows["movement"][0][0]
        sale[2] += n
        return {
            "journal": [(till, seq + n, at + n, *entry)],
            "sale": [(key + n, at + n, *sale)],
            "sale_line": [
                (key + n, line, product, *rest)
                for (_, line, _, *rest), product in zip(rows["sale_line"], sold, strict=True)
            ],
            "tender": [(key + n, *rest) for _, *rest in rows["tender"]],
            "movement": [
                (place, product, at + n, key + n, *rest)
                for (_, _, _, _, *rest), product in zip(rows["movement"], sold, strict=True)
            ],
            "stock": [(product, place, -1000, at + n) for product in sold],
            "job": [(f"{till}-{seq + n}", at + n)],
        }


def compared(
    folder: Path, past_sales: int, blocks: int, products: int
) -> tuple[Ours, dict[str, list[list[float]]]]:
    """Sell in turn into two copies of one shop; returns ours, and both sides' ms at each pace."""
    first = Ours(make_shop(folder, products))
    first.sell(first.basket())
    path = first.till.path
    first.till.close()
    if past_sales:
        add_past(path, past_sales)
    shutil.copy(path, folder / "floor.db")
    ours = Ours(open_till(path, Keys(folder / "keys", with_keyring=False)))
    keys = ours.till.read(product_keys, ProductFilter())
    floor = Floor(folder / "floor.db", keys)
    interleaved(2, ours.block, floor.block)
    times = {}
    for pace, pause_ms in _PACES_MS.items():
        ours.pause_ms = floor.pause_ms = pause_ms
        times[pace] = interleaved(blocks, ours.block, floor.block)
    return ours, times


def statements_of(ours: Ours) -> int:
    """Count what one sale sends: each table once, however many rows, with BEGIN and COMMIT."""
    sent: list[str] = []
    lines = ours.basket()
    raw = ours.till._store._raw
    raw.set_trace_callback(lambda statement: sent.append(" ".join(statement.split()[:4])))
    ours.sell(lines)
    raw.set_trace_callback(None)
    return sum(1 for _ in itertools.groupby(sent))


def pages_of(ours: Ours, sales: int) -> float:
    """Return how many pages of the log one sale writes, on average over some sales."""
    raw = ours.till._store._raw
    baskets = [ours.basket() for _ in range(sales)]
    ours.till.idle()
    for lines in baskets:
        ours.sell(lines)
    frames: int = raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1]
    return frames / sales


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Measure with no past and with a long one; a small run shows only that all of it works."""
    past, blocks, products = (2_000, 6, 50) if small else (200_000, 60, 200)
    figures, medians, pages = [], [], []
    for sales in (0, past):
        with tempfile.TemporaryDirectory(dir=folder) as name:
            ours, times = compared(Path(name), sales, blocks, products)
            label = f"at {sales * _LINES:,} movements"
            for pace, (ours_ms, floor_ms) in times.items():
                figures += _at_pace(f"sale {label}{pace}", ours_ms, floor_ms)
            medians.append(percentile(times[""][0], 50))
            pages.append(pages_of(ours, _BLOCK))
            statements = statements_of(ours)
            print(f"{label}: checkpoint p50 {percentile(ours.checkpoints, 50):.2f} ms")
            ours.till.close()
    figures.append(figure("sale with a long past beside none, p50 ms", medians[1], medians[0], 1.3))
    figures.append(figure("pages written per sale", pages[0], 15, 1.0))
    figures.append(figure("pages written, long past beside none", pages[1], pages[0], 1.06))
    figures.append(figure("statements per sale", statements, 11, 1.0))
    return figures


def _at_pace(name: str, ours_ms: list[float], floor_ms: list[float]) -> list[Figure]:
    p50, p99 = percentile(ours_ms, 50), percentile(ours_ms, 99)
    return [
        figure(f"{name}, p50 ms", p50, percentile(floor_ms, 50), 2.0),
        figure(f"{name}, p99 ms", p99, percentile(floor_ms, 99), 2.0),
        figure(f"{name}, p99 beside p50, ms", p99, p50, 3.0),
    ]


def _products(till: Till) -> list[Product]:
    here = till.read(counter).here.id
    keys = till.read(product_keys, ProductFilter())
    return [row.product for row in till.read(product_rows, keys, here)]


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
