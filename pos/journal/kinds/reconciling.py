"""What was said of discrepancies once the journals of all tills lay together."""

from pos.domain.names import Names
from pos.domain.quantity import Quantity, Unit
from pos.journal.kinds.fact import Fact


class DiscrepancyAnswered(Fact, frozen=True):
    """Somebody answered something that did not agree.

    kind, answer, measured: as in `pos.domain.discrepancy`. subject: id of what it is about;
    part: which part of it. facts: those the answer covers. names, code: what it was called.
    expected, found: the two numbers, as they stood.
    """

    kind: str
    subject: str
    facts: tuple[str, ...]
    answer: str
    part: str = ""
    note: str = ""
    names: Names = Names()
    code: str = ""
    expected: int = 0
    found: int = 0
    measured: str = "goods"
    unit: Unit = Unit.PIECE


class LineLinked(Fact, frozen=True):
    """Goods that were sold without a card were found to be a product: they left its stock.

    line: 1 for the first of the sale. place, sold_at, quantity: as the sale says, so that they
    leave where and when they were sold; sold_at in microseconds UTC. names: of the product.
    Linking the line to another product later moves the first one back.
    """

    sale: str
    line: int
    product: str
    names: Names
    place: str
    quantity: Quantity
    sold_at: int
