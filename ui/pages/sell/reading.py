"""What the Sell page reads, each on one state of the data."""

import re
from dataclasses import dataclass
from typing import Final

from pos.domain.money import MAD, Money
from pos.domain.parsing import keypad_digit, parse_money
from pos.errors import FieldNotAccepted
from pos.services.baskets import SavedBasket, open_basket
from pos.services.products import (
    Category,
    ProductFilter,
    ProductRow,
    categories,
    product_keys,
    product_rows,
    products_by_code,
)
from pos.services.sales import SaleRow, sale_by_receipt
from pos.services.selling import next_number
from pos.services.shop import Counter, counter
from pos.services.till import Connection

_COUNTED: Final = re.compile(r"\s*(\S{1,4})\s*\*\s*(.*)", re.DOTALL)
_MOST_DIGITS: Final = 7


@dataclass(frozen=True, slots=True)
class Stand:
    """What the page starts from.

    next_number: of the receipt the basket will become. saved: the basket that was open.
    """

    counter: Counter
    next_number: int
    categories: tuple[Category, ...]
    saved: SavedBasket


def stand(connection: Connection) -> Stand:
    """Read where we sell, what there is to sell, and the basket that was open."""
    here = counter(connection)
    return Stand(
        counter=here,
        next_number=next_number(connection, here.till),
        categories=tuple(categories(connection)),
        saved=open_basket(connection),
    )


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the search box: `3*6111` is three of 6111. count: at least one."""

    count: int
    text: str


def typed(text: str) -> Typed:
    """Read the search box; the count in any digits, those of an AZERTY top row too.

    >>> typed("3* 6111"), typed("tajine")
    (Typed(count=3, text='6111'), Typed(count=1, text='tajine'))
    >>> typed('"*')
    Typed(count=3, text='')
    """
    counted = _COUNTED.fullmatch(text)
    digits = [keypad_digit(c) for c in counted[1]] if counted else []
    if counted is None or None in digits:
        return Typed(1, text.strip())
    count = int("".join(digit or "" for digit in digits))
    return Typed(max(1, count), counted[2].strip())


def amount_typed(text: str) -> Money | None:
    """Return what was typed as a price; None for words, codes and nothing.

    A code of a label has eight digits or more: no piece at a stand is that dear.

    >>> amount_typed("150"), amount_typed("3600542525985"), amount_typed("tajine")
    (Money(minor=15000, currency='MAD'), None, None)
    """
    digits = "".join(keypad_digit(c) or c for c in text)
    if len(digits) > _MOST_DIGITS:
        return None
    try:
        amount = parse_money(digits, MAD)
    except FieldNotAccepted:
        return None
    return None if amount.is_zero else amount


@dataclass(frozen=True, slots=True)
class Meant:
    """What Enter means: products, several when they share a code, or the receipt of a sale."""

    rows: tuple[ProductRow, ...] = ()
    receipt: SaleRow | None = None


def found(connection: Connection, text: str, place: str) -> Meant:
    """Return products of exactly this code, else the sale of this receipt, else the best match.

    Nothing when nothing matches.
    """
    if rows := products_by_code(connection, text, place):
        return Meant(tuple(rows))
    if (receipt := sale_by_receipt(connection, text)) is not None:
        return Meant(receipt=receipt)
    keys = product_keys(connection, ProductFilter(text=text))
    return Meant(tuple(product_rows(connection, keys[:1], place)))
