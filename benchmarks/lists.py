"""The lists of the Stock and Sell pages with many products: opening, a page of rows, scrolling.

    python -m benchmarks.lists [--small] [--folder DIR]

All of it is read on the database thread, so none of it holds up a frame. A long list is read part
by part, each within a frame, so that it holds up no sale either. The floor asks the plain driver
for the same columns.
"""

import itertools
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from benchmarks.measure import (
    Figure,
    figure,
    interleaved,
    milliseconds,
    percentile,
    run_from_command_line,
)
from benchmarks.shop import make_shop
from pos.domain.product import Craft
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.shop import counter
from pos.services.stock_lists import State, StockWish, stock_part
from pos.services.till import Till
from pos.store.file import connect
from pos.store.keys import key_of
from ui.pages.sell.reading import stand
from ui.pages.stock.reading import listing

FRAME_MS: Final = 16
# What `ui.product_list` reads at once, and how many pages a drag of the scroll bar passes.
_PAGE: Final = 64
_PAGES: Final = 50

_KEYS: Final = (
    "SELECT key FROM product WHERE is_archived = 0 AND created_at IS NOT NULL "
    "ORDER BY sort_name, key"
)
_GROUPS: Final = (
    "SELECT craft, category, count(*) FROM product WHERE is_archived = 0 "
    "AND created_at IS NOT NULL GROUP BY craft, category"
)
_ROWS: Final = (
    "SELECT product.*, on_hand FROM product LEFT JOIN stock ON product = key AND place = ? "
    "WHERE key IN (SELECT value FROM json_each(?))"
)


class Floor:
    """The same questions to the plain driver."""

    def __init__(self, path: Path, place: str) -> None:
        self._connection: Any = connect(path)
        self._place = key_of(place)

    def keys(self) -> None:
        """Read every key by name."""
        self._connection.execute(_KEYS).fetchall()

    def groups(self) -> None:
        """Count what each group holds."""
        self._connection.execute(_GROUPS).fetchall()

    def listing(self) -> None:
        """Read the keys and the groups."""
        self.keys()
        self.groups()

    def rows(self, keys: tuple[int, ...]) -> None:
        """Read a page of rows with their stock."""
        self._connection.execute(_ROWS, (self._place, json.dumps(keys))).fetchall()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def compared(folder: Path, products: int, rounds: int) -> list[Figure]:
    """Ask both sides the same, in turn, of a shop with so many products."""
    till = make_shop(folder, products)
    here = till.read(counter).here.id
    floor = Floor(till.path, here)
    keys = till.read(product_keys, ProductFilter())
    starts = range(0, len(keys), max(_PAGE, len(keys) // _PAGES))
    pages = [tuple(keys[start : start + _PAGE]) for start in starts]
    asked = itertools.count()

    def page() -> tuple[int, ...]:
        return pages[next(asked) * 7 % len(pages)]

    at = f"at {products:,} products"
    group = ProductFilter(craft=Craft.LEATHER, category="")
    opening = _side(rounds, lambda: till.read(listing, StockWish()), floor.listing)
    selling = _side(rounds, lambda: till.read(stand), floor.groups)
    grouped = _side(rounds, lambda: till.read(listing, StockWish(group)), floor.listing)
    further = [
        (f"Stock page, {said} read on {at}", _parts(till, wish, rounds))
        for said, wish in (
            ("all", StockWish()),
            ("low", StockWish(state=State.LOW)),
            ("not counted", StockWish(state=State.NOT_COUNTED)),
        )
    ]
    scrolling = _side(
        rounds * 10,
        lambda: till.read(product_rows, page(), here),
        lambda: floor.rows(page()),
    )
    floor.close()
    till.close()
    return [
        _beside_floor(f"Stock page, until rows are seen {at}, p50 ms", opening, 2.0),
        _beside_frame(f"Stock page, until rows are seen {at}, p50 ms", opening, 50),
        _beside_floor(f"Stock page, one group {at}, p50 ms", grouped, 2.0),
        *(
            figure(f"{said}, a part, p50 ms beside a frame", percentile(parts, 50), FRAME_MS, 1.0)
            for said, parts in further
        ),
        _beside_floor(f"Sell page, groups {at}, p50 ms", selling, 2.0),
        _beside_frame(f"Sell page, groups {at}, p50 ms", selling, 50),
        _beside_floor(f"page of {_PAGE} rows {at}, p50 ms", scrolling, 5.0),
        _beside_frame(f"page of {_PAGE} rows {at}, p99 ms", scrolling, 99),
    ]


def _parts(till: Till, wish: StockWish, rounds: int) -> list[float]:
    """Read a list to its end some times; returns how long each part but the first held up."""
    took: list[float] = []
    for _round in range(max(rounds // 10, 1)):
        part = till.read(stock_part, wish)
        while part.last is not None:
            began = perf_counter()
            part = till.read(stock_part, wish, part.last)
            took.append((perf_counter() - began) * 1000)
    return took or [0.0]


def _side(
    rounds: int, ours: Callable[[], object], floor: Callable[[], object]
) -> list[list[float]]:
    return interleaved(rounds, lambda: [milliseconds(ours)], lambda: [milliseconds(floor)])


def _beside_floor(name: str, sides: list[list[float]], goal: float) -> Figure:
    ours, floor = (percentile(side, 50) for side in sides)
    return figure(name, ours, floor, goal)


def _beside_frame(name: str, sides: list[list[float]], percent: float) -> Figure:
    return figure(f"{name} beside a frame", percentile(sides[0], percent), FRAME_MS, 1.0)


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Measure a small and a large catalogue; a small run shows only that all of it works."""
    figures = []
    for products in (500, 2_000) if small else (10_000, 100_000):
        with tempfile.TemporaryDirectory(dir=folder) as name:
            figures += compared(Path(name), products, 5 if small else 30)
    return figures


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
