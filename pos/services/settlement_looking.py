"""Looking at a settlement before it is posted: which lines it names, and what each maker is due.

A cooperative of three hundred makers has thousands of lines. They are read in spans of sales, each
a short read between which a sale passes; what is put together of them is of one moment or nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, and_, func, select

from pos.clock import day_bounds
from pos.domain.account import AccountKind
from pos.domain.money import MAD, Money, total, zero
from pos.domain.product import Maker
from pos.domain.settlement import Choice
from pos.services.account_lines import AccountRow, all_lines, is_settled, rows_where
from pos.services.accounts import brought_forward
from pos.services.catalogue import makers
from pos.services.settled_lines import settled_among
from pos.services.tills import heads_of
from pos.services.unnamed_lines import UnnamedLine, unnamed_lines
from pos.store import schema

# Sales whose lines are read at once: some ten milliseconds.
SPAN: Final = 200
_SOLD: Final = frozenset({AccountKind.SALE, AccountKind.REFUND})
# Later than any entry.
_END: Final = 2**62


@dataclass(frozen=True, slots=True)
class StatementRows:
    """What one maker's statement says before it is posted. rows: oldest first.

    brought: what was left of earlier ones.
    """

    maker: Maker
    rows: tuple[AccountRow, ...]
    brought: Money

    @property
    def sold(self) -> tuple[AccountRow, ...]:
        """What was sold and came back."""
        return tuple(row for row in self.rows if row.kind in _SOLD)

    @property
    def entered(self) -> tuple[AccountRow, ...]:
        """Everything else: advances, shared costs, adjustments."""
        return tuple(row for row in self.rows if row.kind not in _SOLD)

    @property
    def gross(self) -> Money:
        """What customers paid for their work, less what they got back."""
        return total([row.gross for row in self.sold], MAD)

    @property
    def commission(self) -> Money:
        """What the cooperative keeps of that."""
        return total([row.commission for row in self.sold], MAD)

    @property
    def kept(self) -> Money:
        """What of that the maker has already, from a stand of their own."""
        return total([row.net - row.amount for row in self.sold], MAD)

    @property
    def due(self) -> Money:
        """What is to be paid; below zero the maker owes it."""
        return self.brought + total([row.amount for row in self.rows], MAD)


@dataclass(frozen=True, slots=True)
class Preview:
    """A settlement before it is posted. unnamed: what must be given a maker first.

    heads: the last entry of each till it was read after.
    """

    choice: Choice
    statements: tuple[StatementRows, ...]
    unnamed: tuple[UnnamedLine, ...]
    heads: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def due(self) -> Money:
        """What all makers who are owed something are owed together."""
        return total([max(each.due, zero(MAD)) for each in self.statements], MAD)


@dataclass(frozen=True, slots=True)
class Spans:
    """What is read one after the other.

    heads: the last entry of each till when it began. edges: keys of entries; the lines of a span
    are of entries from one edge to before the next.
    """

    heads: Mapping[str, int]
    edges: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.edges) - 1


def preview(connection: Connection, choice: Choice) -> Preview:
    """Return what the statements of a settlement would say, in one read."""
    spans = Spans(heads_of(connection), (0, _END))
    shown = put_together(connection, choice, spans, open_rows(connection, choice, spans, 0))
    assert shown is not None
    return shown


def spans_of(connection: Connection, sales: int = SPAN) -> Spans:
    """Divide everything that moves accounts into spans of so many sales."""
    sale = schema.sale.c
    counted = select(sale.key, func.row_number().over(order_by=sale.key).label("n")).subquery()
    query = select(counted.c.key).where(counted.c.n > 1, counted.c.n % sales == 1 % sales)
    edges = connection.execute(query.order_by(counted.c.key)).scalars().all()
    return Spans(heads_of(connection), (0, *edges, _END))


def open_rows(
    connection: Connection, choice: Choice, spans: Spans, number: int
) -> list[AccountRow]:
    """Return the lines of a span that no settlement names yet, until the end of what is chosen."""
    first, beyond = spans.edges[number : number + 2]
    lines = all_lines()
    wanted = and_(
        lines.c.entry >= first,
        lines.c.entry < beyond,
        lines.c.at < _bounds(choice)[1],
        lines.c.maker != "",
        lines.c.kind != AccountKind.PAYOUT.value,
        ~is_settled(lines.c),
    )
    if choice.makers:
        wanted = and_(wanted, lines.c.maker.in_(choice.makers))
    return rows_where(connection, lines, wanted)


def put_together(
    connection: Connection, choice: Choice, spans: Spans, rows: Iterable[AccountRow]
) -> Preview | None:
    """Return the statements of the lines of all spans, or None: something was written meanwhile."""
    if heads_of(connection) != spans.heads:
        return None
    by_maker = defaultdict[str, list[AccountRow]](list)
    for row in _chosen(connection, choice, list(rows)):
        by_maker[row.maker].append(row)
    brought = brought_forward(connection)
    found = tuple(
        StatementRows(maker, tuple(by_maker[maker.id]), brought.get(maker.id, zero(MAD)))
        for maker in makers(connection)
        if not choice.makers or maker.id in choice.makers
    )
    statements = tuple(each for each in found if each.rows or not each.brought.is_zero)
    return Preview(choice, statements, unnamed_lines(connection, choice), spans.heads)


def _chosen(connection: Connection, choice: Choice, rows: list[AccountRow]) -> list[AccountRow]:
    """Pick the open lines that belong to what is chosen, oldest first.

    Sales of the fair or of the days. Goods that came back, whenever and wherever, where their sale
    is among these or was settled before. What was entered: for the fair or for none, or until the
    end of the days.
    """
    begins, _ends = _bounds(choice)
    sales = {
        (row.entry, row.line, row.maker)
        for row in rows
        if row.kind is AccountKind.SALE
        and row.at >= begins
        and (not choice.fair or row.fair == choice.fair)
    }
    waiting = {_taken_back(row) for row in rows if row.refunds is not None} - sales
    ready = sales | settled_among(connection, waiting)
    found = [row for row in rows if _belongs(row, choice, sales, ready)]
    return sorted(found, key=lambda row: (row.at, row.entry, row.line))


def _belongs(
    row: AccountRow,
    choice: Choice,
    sales: set[tuple[str, int, str]],
    ready: set[tuple[str, int, str]],
) -> bool:
    if row.kind is AccountKind.SALE:
        return (row.entry, row.line, row.maker) in sales
    if row.refunds is not None:
        return _taken_back(row) in ready
    return not choice.fair or row.fair in {"", choice.fair}


def _taken_back(row: AccountRow) -> tuple[str, int, str]:
    assert row.refunds is not None
    return (*row.refunds, row.maker)


def _bounds(choice: Choice) -> tuple[int, int]:
    if choice.days is None:
        return 0, _END
    return day_bounds(choice.days.first)[0], day_bounds(choice.days.last)[1]
