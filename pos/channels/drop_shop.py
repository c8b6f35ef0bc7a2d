"""Any other shop, by a folder of files: its orders come in, the catalogue goes out whole.

The shop has no number that could be read or set (`StockModel.NONE`): it takes the whole catalogue
as a file (`pos.channels.feeds.drop`), and lays `orders.csv` and `stock.csv` into the folder, in the
format of docs/destinations.md. An order of the file is told again whenever the file changed, which
is harmless; those that lay there when the folder was connected are never told.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pos.channels.contract import Action, BatchMode, Capabilities, StockModel
from pos.channels.faults import Passing, Refused
from pos.channels.feeds.coming_in import NotSuchFile, OrdersRead, read_orders, read_stock_file
from pos.channels.listings import Draft, Item, ListingState, Published
from pos.channels.orders import Order, OrderPage
from pos.channels.probe import Probe
from pos.channels.stock import Missing, Outcome, Reading, Ref, StockWrite, WriteResult
from pos.clock import Clock, system_clock

CAPABILITIES: Final = Capabilities(
    actions=frozenset({Action.PULL_ORDERS}),
    stock_model=StockModel.NONE,
    batch_mode=BatchMode.ATOMIC,
    batch_max=1,
    sku_unique=True,
    sku_case_sensitive=True,
)
ORDERS: Final = "orders.csv"
STOCK: Final = "stock.csv"
_LARGEST: Final = 32 * 1024 * 1024


class DropShop:
    """A folder. name: what the shop is called. currency: of its prices."""

    def __init__(
        self, folder: Path, name: str, currency: str, *, clock: Clock = system_clock
    ) -> None:
        self._folder = folder
        self._name = name
        self._currency = currency
        self._clock = clock

    @property
    def capabilities(self) -> Capabilities:
        """Return what a folder can do."""
        return CAPABILITIES

    def probe(self) -> Probe:
        """Look whether the folder is there; its clock is that of this device."""
        if not self._folder.is_dir():
            raise Passing("the folder is not there")
        return Probe(self._name, "1", self._currency, server_time=self._clock())

    def find_by_sku(self, skus: Sequence[str]) -> dict[str, list[Item]]:
        """Look each SKU up in the stock the shop laid down."""
        there = {item.sku: item for item in self.catalogue()[0]}
        return {sku: [there[sku]] if sku in there else [] for sku in skus}

    def catalogue(self, cursor: str = "") -> tuple[list[Item], str]:
        """Return all that the shop says it has, at once."""
        del cursor
        try:
            read = read_stock_file(self._content(STOCK))
        except NotSuchFile as fault:
            raise Refused(str(fault), "format") from None
        items = [
            Item(Ref(sku), sku, sku, ListingState.SHOWN, is_tracked=False) for sku in read.numbers
        ]
        return items, ""

    def read_stock(self, refs: Sequence[Ref]) -> list[Reading]:
        """Say that there is no number: what a file says was true when it was written."""
        return [Reading(ref, None, Missing.NOT_TRACKED) for ref in refs]

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        """Nothing is set by itself: the whole catalogue goes out as a file."""
        return [WriteResult(Outcome.NOT_TRACKED) for _write in writes]

    def track_stock(self, ref: Ref) -> None:  # noqa: ARG002 - of no use here
        """No number can be kept in a folder. Raises `Refused`."""
        raise Refused("a folder keeps no number", "file")

    def pull_orders(self, cursor: str, page_size: int = 100) -> OrderPage:
        """Return all orders of the file when it changed; they are one page."""
        del page_size
        content = self._content(ORDERS)
        digest = hashlib.sha256(content).hexdigest()
        if not cursor:
            before = sorted(order.remote for order in self._orders(content).orders)
            return OrderPage((), _written(digest, before), is_last=True)
        last, before = _place(cursor)
        if digest == last:
            return OrderPage((), cursor, is_last=True)
        read = self._orders(content)
        old = set(before)
        return OrderPage(
            tuple(order for order in read.orders if order.remote not in old),
            _written(digest, before),
            is_last=True,
            broken=tuple(order for order in read.broken if order.remote not in old),
        )

    def order(self, remote: str) -> Order | None:
        """Return an order as the file has it; None when it is not in it."""
        orders = self._orders(self._content(ORDERS)).orders
        return next((order for order in orders if order.remote == remote), None)

    def publish(self, draft: Draft) -> Published:  # noqa: ARG002
        """A folder takes no listings one by one. Raises `Refused`."""
        raise Refused("a folder takes the whole catalogue", "file")

    def pause(self, ref: Ref, *, is_paused: bool) -> None:  # noqa: ARG002
        """A folder cannot hide a listing. Raises `Refused`."""
        raise Refused("a folder takes the whole catalogue", "file")

    def close(self) -> None:
        """There is nothing to give back."""

    def _orders(self, content: bytes) -> OrdersRead:
        try:
            return read_orders(content)
        except NotSuchFile as fault:
            raise Refused(str(fault), "format") from None

    def _content(self, name: str) -> bytes:
        """Read a file; nothing where it is not there yet."""
        try:
            with (self._folder / name).open("rb") as file:
                return file.read(_LARGEST + 1)
        except FileNotFoundError:
            if self._folder.is_dir():
                return _NO_ORDERS if name == ORDERS else _NO_STOCK
            raise Passing("the folder is not there") from None
        except OSError as fault:
            raise Passing(type(fault).__name__) from None


_NO_ORDERS: Final = b"order,line,sku,quantity\n"
_NO_STOCK: Final = b"sku,stock\n"


def _written(digest: str, before: list[str]) -> str:
    return json.dumps({"digest": digest, "before": before}, separators=(",", ":"))


def _place(cursor: str) -> tuple[str, list[str]]:
    try:
        said = json.loads(cursor)
        return str(said["digest"]), [str(each) for each in said["before"]]
    except (ValueError, TypeError, KeyError):
        raise Refused("the cursor is not ours", "cursor") from None
