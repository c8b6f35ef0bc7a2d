"""What is sold, who made it, and what it may be called."""

from pos.journal.kinds.fact import Fact, Scalar


class MakerSaved(Fact, frozen=True):
    """A maker was added (`maker` empty: the entry's id becomes its id) or edited."""

    changes: dict[str, Scalar]
    maker: str = ""


class ProductSaved(Fact, frozen=True):
    """A product was added (`product` empty) or edited."""

    changes: dict[str, Scalar]
    product: str = ""


class MarkSaved(Fact, frozen=True):
    """A quality mark was added (`mark` empty: the entry's id becomes its id) or edited."""

    changes: dict[str, Scalar]
    mark: str = ""
