"""The catalogue as any shop can take it in: docs/destinations.md describes every column.

The columns and their names never change; new ones come at the end.
"""

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final, TypeAlias

from pos.channels.feeds.addresses import Addresses
from pos.channels.feeds.delimited import delimited
from pos.channels.offer import Offer, in_order
from pos.domain.text import LINE_BREAK

Cell: TypeAlias = str | Decimal | None

_COLUMNS: Final[tuple[tuple[str, Callable[[Offer, Addresses], Cell]], ...]] = (
    ("id", lambda offer, _to: offer.id),
    ("sku", lambda offer, _to: offer.code),
    ("barcode", lambda offer, _to: offer.barcode),
    ("name_fr", lambda offer, _to: offer.names.fr),
    ("name_ar", lambda offer, _to: offer.names.ar),
    ("name_en", lambda offer, _to: offer.names.en),
    ("variant", lambda offer, _to: offer.variant),
    ("model", lambda offer, _to: offer.model),
    ("kind", lambda offer, _to: offer.kind.value),
    ("description", lambda offer, _to: offer.description.replace(LINE_BREAK, "\n")),
    ("materials", lambda offer, _to: offer.materials),
    ("dimensions", lambda offer, _to: offer.dimensions),
    ("category", lambda offer, _to: offer.category),
    ("maker", lambda offer, _to: offer.maker.within("fr")),
    ("price", lambda offer, _to: offer.price),
    ("currency", lambda offer, _to: offer.currency),
    ("stock", lambda offer, _to: Decimal(offer.stock)),
    ("unit", lambda offer, _to: offer.unit),
    ("link", lambda offer, to: to.product(offer)),
    ("image_link", lambda offer, to: to.picture(offer)),
)


def drop_table(offers: Iterable[Offer], addresses: Addresses) -> tuple[list[str], list[list[Cell]]]:
    """Return the heads and the rows, in order of the code."""
    ordered = in_order(list(offers))
    heads = [head for head, _cell in _COLUMNS]
    return heads, [[cell(offer, addresses) for _head, cell in _COLUMNS] for offer in ordered]


def drop_csv(offers: Iterable[Offer], addresses: Addresses) -> bytes:
    """Return the table as CSV: commas, UTF-8, a point for decimals."""
    return delimited(*drop_table(offers, addresses))


def drop_json(offers: Iterable[Offer], addresses: Addresses) -> bytes:
    """Return the same as a JSON list of objects; numbers as text, so that none is rounded."""
    heads, rows = drop_table(offers, addresses)
    said = [{head: _plain(cell) for head, cell in zip(heads, row, strict=True)} for row in rows]
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(cell: Cell) -> str | None:
    return f"{cell:f}" if isinstance(cell, Decimal) else cell
