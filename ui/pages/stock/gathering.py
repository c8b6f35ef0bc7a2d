"""The list of the Stock page, however long: what a screen shows at once, the rest part by part."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from pos.services.stock_lists import Part, StockWish, stock_part
from pos.services.till import Connection
from ui.latest import Latest
from ui.operations import Operations
from ui.pages.stock.reading import Listing, listing


class Gathering:
    """Reads the newest wish; a part is never longer than a sale may wait.

    shown: told of a list that can be shown, first in part; one that was whole stays until it is
    whole again, so that nobody who reads far down loses the place.
    """

    def __init__(
        self, operations: Operations, owner: QWidget, shown: Callable[[Listing], None]
    ) -> None:
        self._operations = operations
        self._owner = owner
        self._shown = shown
        self._whole: tuple[StockWish, Listing] | None = None
        self._round = 0
        self._first = Latest(operations, owner, _begun, self._begin)

    def ask(self, wish: StockWish) -> None:
        """Read what is wished, in place of what was being read."""
        self._round += 1
        self._first.ask(wish)

    def _begin(self, begun: tuple[StockWish, Listing]) -> None:
        wish, found = begun
        self._round += 1
        if found.last is None or not self._is_shown(wish, found):
            self._show(wish, found)
        self._go_on(wish, found)

    def _is_shown(self, wish: StockWish, begun: Listing) -> bool:
        """Tell whether the whole of this very list stands there, or nothing of it is known yet."""
        if not begun.keys:
            return True
        if self._whole is None or self._whole[0] != wish:
            return False
        before = self._whole[1]
        return before.place == begun.place and before.keys[: len(begun.keys)] == begun.keys

    def _show(self, wish: StockWish, found: Listing) -> None:
        if found.last is None:
            self._whole = wish, found
        self._shown(found)

    def _go_on(self, wish: StockWish, found: Listing) -> None:
        if found.last is not None:
            take = partial(self._take, self._round, wish, found)
            self._operations.read(self._owner, stock_part, wish, found.last, done=take)

    def _take(self, asked_in: int, wish: StockWish, before: Listing, part: Part) -> None:
        if asked_in != self._round:
            return
        found = replace(before, keys=before.keys + part.keys, last=part.last)
        is_first = bool(found.keys) and not before.keys
        if found.last is None or (is_first and not self._is_shown(wish, found)):
            self._show(wish, found)
        self._go_on(wish, found)


def _begun(connection: Connection, wish: StockWish) -> tuple[StockWish, Listing]:
    return wish, listing(connection, wish)
