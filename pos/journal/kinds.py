"""What can happen, one shape a kind; the past tense is the journal's only tense.

A shape grows by fields with defaults. A kind this program does not know, from a newer one, is
kept and passed on. Master data entries carry only what changed: `changes` maps field names to
values, and the last writer wins field by field.
"""

from typing import Final, TypeAlias

import msgspec

from pos.domain.names import Names
from pos.domain.quantity import Quantity
from pos.domain.sale import Sale

Scalar: TypeAlias = str | int | bool | None


class TillOpened(msgspec.Struct, frozen=True):
    """First entry of every till: who writes here.

    public_key: Ed25519, 64 hex digits.
    series: name of this till's receipt numbers.
    cooperative: id of the cooperative it belongs to, or empty.
    currency: ISO 4217 code of every price.
    is_example: a sample fair, whose papers say so and which may be thrown away.
    """

    public_key: str
    label: str
    series: str
    currency: str
    cooperative: str = ""
    is_example: bool = False


class MakerSaved(msgspec.Struct, frozen=True):
    """A maker was added (`maker` empty: the entry's id becomes its id) or edited."""

    changes: dict[str, Scalar]
    maker: str = ""


class ProductSaved(msgspec.Struct, frozen=True):
    """A product was added (`product` empty) or edited."""

    changes: dict[str, Scalar]
    product: str = ""


class PlaceSaved(msgspec.Struct, frozen=True):
    """A place was added (`place` empty) or edited."""

    changes: dict[str, Scalar]
    place: str = ""


class SettingSaved(msgspec.Struct, frozen=True):
    """Settings of the business were changed, such as the seller's name."""

    changes: dict[str, Scalar]


class StockLine(msgspec.Struct, frozen=True):
    """One movement of goods.

    names: what the product was called when it moved.
    quantity: in the unit the product had, positive in, negative out.
    """

    product: str
    names: Names
    place: str
    quantity: Quantity


class StockMoved(msgspec.Struct, frozen=True):
    """Goods were received, corrected or written off, for a cause other than a sale."""

    cause: str
    lines: tuple[StockLine, ...]
    note: str = ""


class SaleMade(msgspec.Struct, frozen=True):
    """Goods were sold, paid and handed over."""

    sale: Sale


class ReceiptReprinted(msgspec.Struct, frozen=True):
    """A copy of a receipt was made."""

    sale: str
    receipt_number: str


class ClockJumped(msgspec.Struct, frozen=True):
    """The machine's clock was found running behind the journal.

    clock_at: what the clock said, microseconds UTC; the entry's own `at` follows the journal.
    """

    clock_at: int


Body: TypeAlias = (
    TillOpened
    | MakerSaved
    | ProductSaved
    | PlaceSaved
    | SettingSaved
    | StockMoved
    | SaleMade
    | ReceiptReprinted
    | ClockJumped
)

SHAPES: Final[dict[str, type[Body]]] = {
    "till_opened": TillOpened,
    "maker_saved": MakerSaved,
    "product_saved": ProductSaved,
    "place_saved": PlaceSaved,
    "setting_saved": SettingSaved,
    "stock_moved": StockMoved,
    "sale_made": SaleMade,
    "receipt_reprinted": ReceiptReprinted,
    "clock_jumped": ClockJumped,
}

KINDS: Final[dict[type[Body], str]] = {shape: kind for kind, shape in SHAPES.items()}
