"""What every connector to an online shop can be asked, and what it must keep to.

A connector speaks to one shop. It keeps no state but its session, opens no transaction, knows
nothing of the stock book, and may be called from any one thread at a time. What it answers is
checked: sizes, types and ranges of all that came from the shop. The promises, which
`tests/channels/conformance.py` holds every connector to:

1. `write_stock` returns exactly one result a write, in order. After a failure in the middle, what
   is not known to be applied is `NOT_SENT` or `UNKNOWN`, never `APPLIED`.
2. `APPLIED` means that the shop's answer, or a reading after it, shows the number asked for.
3. `write_stock` changes nothing but the number.
4. The same `StockWrite.key` twice has the effect of once.
5. A reading without a number says why; 0 is a number.
6. `find_by_sku` finds variations, tells drafts and the bin apart, and returns every match.
7. Pulling from an old cursor again is harmless; the pages of a pass together hold every order that
   changed since the cursor, even when orders change during the pass.
8. `committed` of a line is what the shop's own stock book holds for it, never negative.
9. Moments are microseconds UTC, prices are `Decimal` with a currency; there is no float.
10. What goes wrong on the way is one of the five faults of `pos.channels.faults`.
11. No cookies; no credentials to another host; no secret in a fault, a log or an address.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pos.channels.listings import Draft, Item, Published
from pos.channels.orders import Order, OrderPage
from pos.channels.probe import Probe
from pos.channels.stock import Reading, Ref, StockWrite, WriteResult


class StockModel(StrEnum):
    """What the number in the shop means.

    AVAILABLE: what can be sold; a paid order lowers it. ON_HAND: what lies there; the shop takes
    its own open orders off by itself. NONE: the shop has no number of its own, as a file has not.
    """

    AVAILABLE = "available"
    ON_HAND = "on_hand"
    NONE = "none"


class BatchMode(StrEnum):
    """What one bad row does to the others of its call.

    ATOMIC: none is applied. PER_ITEM: the others are. PREFIX: those before it are. SINGLE: a call
    holds one row.
    """

    ATOMIC = "atomic"
    PER_ITEM = "per_item"
    PREFIX = "prefix"
    SINGLE = "single"


class Images(StrEnum):
    """How a picture reaches the shop: its bytes, a public address, or not at all."""

    UPLOAD = "upload"
    ADDRESS = "address"
    NONE = "none"


class Action(StrEnum):
    """What can be asked of a shop beyond being read."""

    CREATE = "create"
    SET_PRICE = "set_price"
    SET_STOCK = "set_stock"
    PAUSE = "pause"
    PULL_ORDERS = "pull_orders"
    TRACK_STOCK = "track_stock"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a connector says of its shop before anything is sent.

    batch_max: rows in one call of `write_stock`; the engine never hands over more.
    has_compare_and_set: a write with `expected` is refused as STALE when the shop holds another
    number. restock_facts: order lines tell what the shop's stock book holds; where not, somebody
    is asked whether goods came back. stock_in_delta: a change of stock shows among what changed;
    where not, stock is compared by reading all of it. overlap_seconds: how far before its watermark
    a pass begins. takes_zero: False where a listing of nothing must be paused instead.
    """

    actions: frozenset[Action]
    stock_model: StockModel
    batch_mode: BatchMode
    batch_max: int
    images: Images = Images.NONE
    has_compare_and_set: bool = False
    has_idempotency_keys: bool = False
    has_locations: bool = False
    allows_negative: bool = False
    takes_zero: bool = True
    sku_unique: bool = False
    sku_case_sensitive: bool = False
    restock_facts: bool = False
    stock_in_delta: bool = False
    overlap_seconds: int = 600
    is_experimental: bool = False


class Connector(Protocol):
    """One online shop. Every method may raise a fault of `pos.channels.faults`."""

    @property
    def capabilities(self) -> Capabilities:
        """Return what this shop can do; the same for the life of the connector."""

    def probe(self) -> Probe:
        """Ask the shop who it is, what it allows, and what time it has."""

    def find_by_sku(self, skus: Sequence[str]) -> dict[str, list[Item]]:
        """Return, for each SKU asked for, all that bear it: none, one or many."""

    def catalogue(self, cursor: str = "") -> "tuple[list[Item], str]":
        """Return a page of what the shop lists, and the cursor of the next, "" after the last."""

    def read_stock(self, refs: Sequence[Ref]) -> list[Reading]:
        """Return one reading for each of `refs`, in order."""

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        """Set numbers, at most `batch_max`; return one result a write, in order.

        A fault before anything was sent is raised; one after is told in the results.
        """

    def track_stock(self, ref: Ref) -> None:
        """Let the shop keep the number of a listing whose stock it does not track."""

    def pull_orders(self, cursor: str, page_size: int = 100) -> OrderPage:
        """Return the next page of orders changed since `cursor`; "" begins at the shop's now.

        The page's cursor may be kept as soon as its orders are: within a pass it holds the window
        and the place, after the last page the watermark, from the shop's clock before the read.
        """

    def order(self, remote: str) -> Order | None:
        """Return one order as it stands, None when the shop has it no more."""

    def publish(self, draft: Draft) -> Published:
        """Create a listing, or bring title, text, price and pictures of one up to date.

        An unknown outcome of a creation is looked up by SKU before it is tried again.
        """

    def pause(self, ref: Ref, *, is_paused: bool) -> None:
        """Take a listing out of the shop, or put it back; never deletes."""

    def close(self) -> None:
        """Give connections back."""


def in_batches(writes: Iterable[StockWrite], size: int) -> "list[list[StockWrite]]":
    """Cut writes into calls of at most `size`."""
    rows = list(writes)
    return [rows[begin : begin + size] for begin in range(0, len(rows), size)]
