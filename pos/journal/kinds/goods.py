"""What is sold, who made it, and how it moves."""

from pos.domain.names import Names
from pos.domain.quantity import Quantity
from pos.journal.kinds.fact import Fact, Scalar


class MakerSaved(Fact, frozen=True):
    """A maker was added (`maker` empty: the entry's id becomes its id) or edited."""

    changes: dict[str, Scalar]
    maker: str = ""


class ProductSaved(Fact, frozen=True):
    """A product was added (`product` empty) or edited."""

    changes: dict[str, Scalar]
    product: str = ""


class StockLine(Fact, frozen=True):
    """One movement of goods.

    names: what the product was called when it moved.
    quantity: in the unit the product had, positive in, negative out.
    """

    product: str
    names: Names
    place: str
    quantity: Quantity


class StockMoved(Fact, frozen=True):
    """Goods were received, corrected or written off, for a cause other than a sale."""

    cause: str
    lines: tuple[StockLine, ...]
    note: str = ""
