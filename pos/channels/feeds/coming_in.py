"""What another shop says in files: its orders and its stock, in the format of docs/destinations.md.

`orders.csv`: order, line, sku, quantity and, as far as known, held, state, price, currency, number,
title, modified. `stock.csv`: sku, stock. A table is UTF-8 with commas or semicolons. A row that
cannot be read is told by its line, and leaves the others alone; an order with such a row is broken
whole, because half an order would move half the goods.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Final, TypeVar

from pos.channels.orders import BrokenOrder, Order, OrderLine, OrderState
from pos.channels.stock import whole
from pos.clock import to_microseconds

T = TypeVar("T")

_MOST_BYTES: Final = 32 * 1024 * 1024
_LONGEST_ID: Final = 100
# Of these states nothing is held, unless the file says otherwise.
_LETS_GO: Final = {OrderState.CANCELLED, OrderState.REFUNDED}


class NotSuchFile(ValueError):
    """The file is no table of this kind. The text is for the log."""


@dataclass(frozen=True, slots=True)
class OrdersRead:
    """The orders of a file in its order, and those that could not be read."""

    orders: tuple[Order, ...]
    broken: tuple[BrokenOrder, ...]


@dataclass(frozen=True, slots=True)
class StockRead:
    """The numbers of a file by SKU; a SKU said twice is in neither. bad_lines: not understood."""

    numbers: dict[str, int]
    bad_lines: tuple[int, ...]


def read_orders(content: bytes) -> OrdersRead:
    """Read `orders.csv`; raises `NotSuchFile`."""
    rows: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, row in _rows(content, {"order", "line", "sku", "quantity"}):
        rows.setdefault(row["order"], []).append((line, row))
    orders, broken = [], []
    for remote, lines in rows.items():
        try:
            orders.append(_order(remote, lines))
        except _BadRow as fault:
            broken.append(BrokenOrder(remote, str(fault)))
    return OrdersRead(tuple(orders), tuple(broken))


def read_stock_file(content: bytes) -> StockRead:
    """Read `stock.csv`; raises `NotSuchFile`."""
    numbers: dict[str, int] = {}
    twice: set[str] = set()
    bad: list[int] = []
    for line, row in _rows(content, {"sku", "stock"}):
        number = whole(row["stock"])
        if not row["sku"] or number is None:
            bad.append(line)
        elif row["sku"] in numbers:
            twice.add(row["sku"])
        else:
            numbers[row["sku"]] = number
    kept = {sku: number for sku, number in numbers.items() if sku not in twice}
    return StockRead(kept, tuple(bad))


class _BadRow(ValueError):
    pass


def _rows(content: bytes, needed: set[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its line, cells tidied, heads in small letters."""
    if len(content) > _MOST_BYTES:
        raise NotSuchFile("the file is too large")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotSuchFile("the file is not UTF-8") from None
    first = text.partition("\n")[0]
    marks = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=marks)
    try:
        heads = [head.strip().lower() for head in next(reader, [])]
        if not needed <= set(heads):
            raise NotSuchFile(f"the columns {', '.join(sorted(needed - set(heads)))} are missing")
        for cells in reader:
            if any(cell.strip() for cell in cells):
                padded = [*cells, *[""] * len(heads)]
                yield reader.line_num, dict(zip(heads, map(_tidy, padded), strict=False))
    except csv.Error as fault:
        raise NotSuchFile(str(fault)) from None


def _tidy(cell: str) -> str:
    # The apostrophe that keeps a spreadsheet from computing is not part of the value.
    return cell.strip().removeprefix("'")


def _order(remote: str, rows: list[tuple[int, dict[str, str]]]) -> Order:
    _line, first = rows[0]
    if not remote or len(remote) > _LONGEST_ID:
        raise _BadRow(f"line {_line}: the order has no usable id")
    state = _within(_line, "state", lambda: OrderState(first.get("state") or "paid"))
    names = [row["line"] for _number, row in rows]
    if len(set(names)) != len(names) or not all(names):
        raise _BadRow(f"line {_line}: each line of an order needs an id of its own")
    return Order(
        remote=remote,
        number=first.get("number") or remote,
        state=state,
        modified=_within(_line, "modified", lambda: _moment(first.get("modified", ""))),
        currency=first.get("currency", ""),
        total=None,
        lines=tuple(_order_line(number, row, state) for number, row in rows),
    )


def _order_line(number: int, row: dict[str, str], state: OrderState) -> OrderLine:
    quantity = whole(row["quantity"])
    held = whole(row["held"]) if row.get("held") else None
    if quantity is None or quantity < 0 or (row.get("held") and (held is None or held < 0)):
        raise _BadRow(f"line {number}: the quantity is no whole number")
    lets_go = state in _LETS_GO
    return OrderLine(
        remote=row["line"],
        sku=row["sku"],
        ref=None,
        title=row.get("title", ""),
        quantity=quantity,
        # Where the file does not say, goods of what was cancelled may not have come back.
        committed=quantity if held is None else held,
        price=_within(number, "price", lambda: _price(row.get("price", ""))),
        is_unsure=lets_go and held is None,
    )


def _within(number: int, what: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except (ValueError, InvalidOperation):
        raise _BadRow(f"line {number}: {what} cannot be read") from None


def _price(text: str) -> Decimal | None:
    if not text:
        return None
    price = Decimal(text)
    if not price.is_finite():
        raise ValueError("not an amount")
    return price


def _moment(text: str) -> int:
    """Read `2026-11-25T14:00:00Z`; 0 for nothing. A moment without a zone says too little."""
    if not text:
        return 0
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return to_microseconds(moment)
