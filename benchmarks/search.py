"""Search as one types, look-up by barcode, and the list of all products.

    python -m benchmarks.search [--small] [--folder DIR]

A keystroke is `product_keys` for the text so far and `product_rows` of the first screen. Its floor
is the barest answer the plain driver can give: the same words looked up in the same full-text
index, and as many rows read by key.
"""

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.measure import (
    Figure,
    figure,
    interleaved,
    milliseconds,
    percentile,
    run_from_command_line,
)
from benchmarks.shop import goods, make_shop
from pos.domain.scanning import Scan
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.scans import meaning
from pos.services.shop import counter
from pos.services.till import Till
from pos.store.file import connect
from pos.store.folding import matching

_SCREEN: Final = 20
_FOUND: Final = "SELECT rowid FROM product_search WHERE product_search MATCH ? LIMIT 200"
_ROW: Final = "SELECT * FROM product WHERE key = ?"

FRAME_MS: Final = 16
SCAN_MS: Final = 0.5


def typed_texts(count: int) -> Iterator[str]:
    """Return every beginning of two words of a name, as a person types them."""
    for product in itertools.islice(goods(), 7, 7 + count * 101, 101):
        name = product.names.fr or product.names.ar or product.names.en
        text = " ".join(name.split()[:2])
        yield from (text[:end] for end in range(1, len(text) + 1))


class Screen:
    """What the sell page asks at each key."""

    def __init__(self, till: Till) -> None:
        self._till = till
        self._here = till.read(counter).here.id

    def type(self, text: str) -> float:
        """Answer one keystroke."""
        return milliseconds(lambda: self._answer(text))

    def scan(self, code: str) -> float:
        """Answer one scan."""
        return milliseconds(lambda: self._till.read(meaning, Scan(code, code)))

    def list_all(self) -> float:
        """List every product by name."""
        return milliseconds(lambda: self._till.read(product_keys, ProductFilter()))

    def _answer(self, text: str) -> None:
        keys = self._till.read(product_keys, ProductFilter(text))
        self._till.read(product_rows, keys[:_SCREEN], self._here)


class Floor:
    """The same questions to the plain driver."""

    def __init__(self, path: Path) -> None:
        self._connection: Any = connect(path)

    def type(self, text: str) -> float:
        """Answer one keystroke."""
        return milliseconds(lambda: self._answer(text))

    def scan(self, code: str) -> float:
        """Answer one scan."""
        return milliseconds(lambda: self._look_up(code))

    def list_all(self) -> float:
        """List every product, in no order."""
        query = "SELECT key FROM product"
        return milliseconds(lambda: self._connection.execute(query).fetchall())

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _answer(self, text: str) -> None:
        query = matching(text)
        found = self._connection.execute(_FOUND, (query,)).fetchall() if query else []
        for row in found[:_SCREEN]:
            self._connection.execute(_ROW, row).fetchone()

    def _look_up(self, code: str) -> None:
        query = "SELECT product FROM code WHERE code = ?"
        for row in self._connection.execute(query, (code,)).fetchall():
            self._connection.execute(_ROW, row).fetchone()


def compared(folder: Path, products: int, names: int) -> list[Figure]:
    """Ask both sides the same, in turn, of a shop with so many products."""
    till = make_shop(folder, products)
    ours, floor = Screen(till), Floor(till.path)
    texts = list(typed_texts(names))
    codes = [product.barcode for product in itertools.islice(goods(), 0, products, products // 50)]
    typing = interleaved(
        4, lambda: [ours.type(text) for text in texts], lambda: [floor.type(text) for text in texts]
    )
    scanning = interleaved(
        4, lambda: [ours.scan(code) for code in codes], lambda: [floor.scan(code) for code in codes]
    )
    listing = interleaved(5, lambda: [ours.list_all()], lambda: [floor.list_all()])
    _show_slowest(ours, texts)
    floor.close()
    till.close()
    at = f"at {products:,} products"
    key99, scan99 = percentile(typing[0], 99), percentile(scanning[0], 99)
    return [
        _medians(f"keystroke {at}, p50 ms", typing, 5),
        figure(f"keystroke {at}, p99 ms beside a frame", key99, FRAME_MS, 1.0),
        _medians(f"scan {at}, p50 ms", scanning, 5),
        figure(f"scan {at}, p99 ms beside its goal", scan99, SCAN_MS, 1.0),
        _medians(f"all keys {at}, p50 ms", listing, 3),
    ]


def _medians(name: str, sides: list[list[float]], goal: float) -> Figure:
    ours, floor = (percentile(side, 50) for side in sides)
    return figure(name, ours, floor, goal)


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Measure a small and a large catalogue; a small run shows only that all of it works."""
    figures = []
    for products in (500, 2_000) if small else (10_000, 100_000):
        with tempfile.TemporaryDirectory(dir=folder) as name:
            figures += compared(Path(name), products, 5 if small else 60)
    return figures


def _show_slowest(ours: Screen, texts: list[str]) -> None:
    slowest = sorted(((ours.type(text), text) for text in texts), reverse=True)[:3]
    print("slowest: " + ", ".join(f"{text!r} {ms:.1f} ms" for ms, text in slowest))


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
