"""Stock after 1,000,000 movements: the list, one product, a past moment, the result of a fair.

    python -m benchmarks.stock [--small] [--folder DIR]

The goods are at two places, the shop and a fair: a fiftieth of all movements were at the fair, each
of a product packed for it. The floor asks the plain driver the same. What should not grow with the
past is measured before there is one too.
"""

import itertools
import json
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from benchmarks.measure import (
    Figure,
    figure,
    interleaved,
    milliseconds,
    percentile,
    run_from_command_line,
)
from benchmarks.shop import make_shop
from pos.domain.names import Names
from pos.domain.stock import PlaceKind
from pos.services.places import add_place
from pos.services.product_story import story
from pos.services.shop import counter
from pos.services.stock_book import stock_at, stock_of, tallies
from pos.services.stock_lists import EVERYWHERE, State, StockWish, stock_keys, stock_rows
from pos.services.stock_worth import PART, worth
from pos.services.till import Till
from pos.store.file import connect
from pos.store.keys import id_of, key_of

FRAME_MS: Final = 16
_PAGE: Final = 64
# So many are asked for in one go, so that what is measured is the question and not the asking.
_AT_ONCE: Final = 100
_AT_FAIR: Final = 50

_MOVE: Final = """
WITH RECURSIVE past(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM past WHERE n < :count)
INSERT INTO movement (place, product, at, entry, line, quantity, cause)
SELECT CASE WHEN n % :fair THEN :here ELSE :there END, :first + n % :products, :at + n * 1000, n, 1,
  CASE WHEN n % 3 THEN -1000 ELSE 2000 END,
  CASE n % 3 WHEN 0 THEN 'packed' WHEN 1 THEN 'sale' ELSE 'broken' END
FROM past
"""
_SUM_UP: Final = (
    "INSERT OR REPLACE INTO stock SELECT product, place, sum(quantity), 0, "
    "sum(max(quantity, 0)), sum(max(-quantity, 0)), -sum(quantity * (cause = 'sale')), 0 "
    "FROM movement GROUP BY place, product"
)
_KEYS: Final = (
    "SELECT key FROM product WHERE is_archived = 0 AND created_at IS NOT NULL "
    "ORDER BY sort_name, key"
)
_ROWS: Final = (
    "SELECT product.*, on_hand FROM product LEFT JOIN stock ON product = key AND place = ? "
    "WHERE key IN (SELECT value FROM json_each(?))"
)
_LOOK_UP: Final = "SELECT on_hand, counted_at FROM stock WHERE product = ? AND place = ?"
_SINCE: Final = (
    "SELECT sum(quantity) FROM movement WHERE place = ? AND product = ? AND at > 0 AND at <= ?"
)
_RESULT: Final = (
    "SELECT product, cause, sum(quantity) FROM movement WHERE place = ? GROUP BY product, cause"
)


class Asked:
    """The same questions to both sides, of one shop. fair: id of the place of the fair."""

    def __init__(self, till: Till, fair: str, moved: int) -> None:
        self._till = till
        self._driver: Any = connect(till.path)
        self.here, self.fair = till.read(counter).here.id, fair
        self._place, self._fair = key_of(self.here), key_of(fair)
        self.keys = till.read(stock_keys, StockWish())
        self._turn = itertools.count()
        self._moment = _BEGAN + moved * 500

    def some(self, count: int) -> list[int]:
        """Name products from all over the list, others each time."""
        start = next(self._turn) * 7919
        return [self.keys[(start + n * 131) % len(self.keys)] for n in range(count)]

    def page(self) -> tuple[Callable[[], object], Callable[[], object]]:
        """Read a page of the list, both ways."""
        keys = self.some(_PAGE)
        ours = partial(self._till.read, stock_rows, keys, self.here)
        return ours, lambda: self._driver.execute(_ROWS, (self._place, json.dumps(keys))).fetchall()

    def list_of(self, wish: StockWish) -> tuple[Callable[[], object], Callable[[], object]]:
        """Read the keys of a list, beside those of all products."""
        ours = partial(self._till.read, stock_keys, wish)
        return ours, lambda: self._driver.execute(_KEYS).fetchall()

    def one(self) -> tuple[Callable[[], object], Callable[[], object]]:
        """Look up what is on hand of products, one after another."""
        keys = self.some(_AT_ONCE)
        ids = [id_of(key) for key in keys]

        def ours(connection: Connection) -> None:
            for product in ids:
                stock_of(connection, product, self.here)

        def floor() -> None:
            for key in keys:
                self._driver.execute(_LOOK_UP, (key, self._place)).fetchone()

        return partial(self._till.read, ours), floor

    def past(self) -> tuple[Callable[[], object], Callable[[], object]]:
        """Look up what was on hand of products in the middle of the past."""
        keys = self.some(_AT_ONCE)
        ids = [id_of(key) for key in keys]

        def ours(connection: Connection) -> None:
            for product in ids:
                stock_at(connection, product, self.here, self._moment)

        def floor() -> None:
            for key in keys:
                self._driver.execute(_SINCE, (self._place, key, self._moment)).fetchone()

        return partial(self._till.read, ours), floor

    def result(self) -> tuple[Callable[[], object], Callable[[], object]]:
        """Sum up what became of everything at the fair."""
        ours = partial(self._till.read, tallies, self.fair)
        return ours, lambda: self._driver.execute(_RESULT, (self._fair,)).fetchall()

    def told(self) -> Callable[[], object]:
        """Tell the newest page of a product's story."""
        return partial(self._till.read, story, id_of(self.some(1)[0]), self.here)

    def worth(self) -> Callable[[], object]:
        """Value a part of the list."""
        return partial(self._till.read, worth, self.some(PART), EVERYWHERE)

    def close(self) -> None:
        """Close the file."""
        self._driver.close()
        self._till.close()


_BEGAN: Final = 1_700_000_000_000_000


def shop_with(folder: Path, products: int, moved: int) -> Asked:
    """Open a shop with so many products and so many movements of them."""
    till = make_shop(folder, products, f"{moved}.db")
    place = partial(add_place, sells_online=False)
    fair: str = till.write(place, Names(fr="Foire"), PlaceKind.WORKSHOP).result
    here = key_of(till.read(counter).here.id)
    given = {"here": here, "there": key_of(fair), "fair": _AT_FAIR, "count": moved, "at": _BEGAN}
    driver = connect(till.path)
    driver.execute("PRAGMA synchronous = OFF")
    driver.execute("BEGIN")
    first = driver.execute("SELECT min(key) FROM product").fetchone()[0]
    if moved:
        driver.execute(_MOVE, {**given, "first": first, "products": products})
        driver.execute(_SUM_UP)
    driver.execute("COMMIT")
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    driver.close()
    return Asked(till, fair, moved)


def compared(asked: Asked, rounds: int, said: str) -> list[Figure]:
    """Ask both sides the same, in turn."""
    page, one, past = (_turns(rounds * 5, ask) for ask in (asked.page, asked.one, asked.past))
    result = _turns(rounds, asked.result)
    lists = {
        state: _turns(rounds, partial(asked.list_of, StockWish(state=state)))
        for state in (State.ALL, State.LOW, State.NOT_COUNTED)
    }
    everywhere = _turns(
        rounds, partial(asked.list_of, StockWish(place=EVERYWHERE, state=State.LOW))
    )
    return [
        _beside_floor(f"page of {_PAGE} rows {said}, p50 ms", page, 5.0),
        *(
            _beside_floor(f"list, {state.value.replace('_', ' ')}, {said}, p50 ms", sides, 3.0)
            for state, sides in lists.items()
        ),
        _beside_floor(f"list, low everywhere, {said}, p50 ms", everywhere, 3.0),
        _beside_floor(f"{_AT_ONCE} products on hand, beside look-ups, {said}, p50 ms", one, 2.0),
        _beside_floor(f"{_AT_ONCE} products at a past moment {said}, p50 ms", past, 3.0),
        _beside_floor(f"result of a fair {said}, p50 ms", result, 3.0),
    ]


def alone(asked: Asked, rounds: int, said: str) -> list[Figure]:
    """Measure what has no floor beside a frame."""
    told = [milliseconds(asked.told()) for _round in range(rounds * 5)]
    valued = [milliseconds(asked.worth()) for _round in range(rounds)]
    return [
        _beside_frame(f"story of a product {said}, p50 ms", told),
        _beside_frame(f"worth of {PART:,} products {said}, p50 ms", valued),
    ]


def flat(before: Asked, after: Asked, rounds: int, moved: int) -> list[Figure]:
    """Compare what should not grow with the past: after it, beside before it."""
    sides = interleaved(
        rounds * 5,
        lambda: [milliseconds(after.one()[0])],
        lambda: [milliseconds(before.one()[0])],
    )
    pages = interleaved(
        rounds * 5,
        lambda: [milliseconds(after.page()[0])],
        lambda: [milliseconds(before.page()[0])],
    )
    return [
        _beside_floor(f"on hand at {moved:,} movements beside none, p50 ms", sides, 1.5),
        _beside_floor(f"page of rows at {moved:,} movements beside none, p50 ms", pages, 1.5),
    ]


def _turns(
    rounds: int, ask: Callable[[], tuple[Callable[[], object], Callable[[], object]]]
) -> list[list[float]]:
    return interleaved(rounds, lambda: [milliseconds(ask()[0])], lambda: [milliseconds(ask()[1])])


def _beside_floor(name: str, sides: list[list[float]], goal: float) -> Figure:
    ours, floor = (percentile(side, 50) for side in sides)
    return figure(name, ours, floor, goal)


def _beside_frame(name: str, values: list[float]) -> Figure:
    return figure(f"{name} beside a frame", percentile(values, 50), FRAME_MS, 1.0)


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Measure 10,000 products; a small run shows only that all of it works."""
    products, moved = (500, 5_000) if small else (10_000, 1_000_000)
    rounds = 4 if small else 30
    with tempfile.TemporaryDirectory(dir=folder) as name:
        before = shop_with(Path(name), products, 0)
        after = shop_with(Path(name), products, moved)
        said = f"at {moved:,} movements"
        figures = [
            *compared(after, rounds, said),
            *alone(after, rounds, said),
            *flat(before, after, rounds, moved),
        ]
        before.close()
        after.close()
    return figures


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
