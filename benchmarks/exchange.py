"""Reading 2,000 sales of another till, and the same file again; and a sale made meanwhile.

    python -m benchmarks.exchange [--small] [--folder DIR]

Ours is all of `read_exchange` on the till's own thread: the zip, every link and signature, the
entries and the tables, flushed by batches. The floor verifies the same entries' signatures and
nothing else, which no reader can leave out. *Longest batch* is what a sale would wait at worst.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from benchmarks.measure import Figure, figure, milliseconds, run_from_command_line
from benchmarks.shop import basket_of, make_shop
from pos.domain.money import MAD, total
from pos.domain.tender import cash
from pos.exchange.joining import invite, join_cooperative
from pos.exchange.part import BATCH
from pos.exchange.reading import read_exchange
from pos.exchange.writing import write_exchange
from pos.journal.identity import is_signed
from pos.services.device import DeviceSettings
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.selling import check_out
from pos.services.shop import counter
from pos.services.till import Till, open_till
from pos.services.tills import admit_till
from pos.store.checks import tills
from pos.store.replay import entries

T = TypeVar("T")

_GOAL_MS: Final = 2000.0
_AGAIN_MS: Final = 500.0
_WAIT_MS: Final = 100.0


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Sell at a till that joined, carry its file to the first one, twice."""
    sales = 200 if small else 2_000
    with tempfile.TemporaryDirectory(dir=folder) as name:
        home = Path(name)
        (home / "first").mkdir()
        first = make_shop(home / "first", products=200)
        second = _joined(first, home / "second")
        _sell(second, sales)
        file = write_exchange(TillDoor(second), home / "work.rahba").file
        for applicant in read_exchange(TillDoor(first), file).waiting:
            first.write(admit_till, applicant)
        batches: list[float] = []
        door = _Timed(first, batches)
        once = milliseconds(lambda: read_exchange(door, file))
        floor = _floor(first)
        again = milliseconds(lambda: read_exchange(TillDoor(first), file))
        first.close()
        second.close()
    label = f"{sales:,} sales"
    return [
        figure(f"read {label} beside 2 s, ms", once, _GOAL_MS, 1.0),
        figure(f"read {label} beside their signatures, ms", once, floor, 10.0),
        figure(f"read {label} again beside 0.5 s, ms", again, _AGAIN_MS, 1.0),
        figure(f"longest batch of {BATCH} beside 0.1 s, ms", max(batches), _WAIT_MS, 1.0),
    ]


class _Timed(TillDoor):
    """A door that notes how long each write keeps everybody else out."""

    def __init__(self, till: Till, taken_ms: list[float]) -> None:
        super().__init__(till)
        self._taken_ms = taken_ms

    def write_now(self, service: Callable[..., T], *args: Any) -> T:
        """Run a service, and note its time."""
        results: list[T] = []
        write = super().write_now
        self._taken_ms.append(milliseconds(lambda: results.append(write(service, *args))))
        return results[0]


def _joined(first: Till, home: Path) -> Till:
    home.mkdir()
    file = invite(TillDoor(first), home, "Stand 2", "B").file
    keys, shop = Keys(home / "keys", with_keyring=False), home / "shop.db"
    join_cooperative(shop, keys, file, DeviceSettings())
    return open_till(shop, keys)


def _sell(till: Till, sales: int) -> None:
    here = till.read(counter).here.id
    keys = till.read(product_keys, ProductFilter())[:50]
    products = [row.product for row in till.read(product_rows, keys, here)]
    for number in range(sales):
        lines = basket_of(products, number)
        due = total([line.total for line in lines], MAD)
        till.write(check_out, lines, (cash(due, due),))


def _floor(till: Till) -> float:
    names = till.read(tills)
    journals = {name: till.read(lambda c, n: list(entries(c, n)), name) for name in names}
    longest = max(journals.values(), key=len)
    key = bytes.fromhex(_public_key(longest[0].body))
    return milliseconds(lambda: [is_signed(key, e.hash, e.signature) for e in longest])


def _public_key(opening: bytes) -> str:
    return opening.decode().partition('"public_key":"')[2][:64]


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
