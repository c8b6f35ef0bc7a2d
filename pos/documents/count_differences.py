"""The differences of a count on paper: what was expected, what was found, and what explains it."""

from dataclasses import dataclass

from pos.clock import wall_clock
from pos.documents.document import (
    Document,
    Kind,
    Line,
    Row,
    Signing,
    Table,
    TableColumn,
    TableGroup,
    Wording,
    said,
)
from pos.documents.goods import code_cell, designation, plain_cell, products_words
from pos.documents.goods_table import money_column
from pos.documents.list_head import (
    Languages,
    ListFacts,
    fact_row,
    head_blocks,
    running_head,
    title_of,
)
from pos.documents.reason_words import reason_name
from pos.domain.formatting import amounts_text, date_text, isolate, quantity_text, time_text
from pos.domain.money import MAD, Money, total
from pos.domain.names import Names
from pos.domain.quantity import Quantity
from pos.domain.stock import DifferenceReason
from pos.domain.text import drawable
from pos.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One product that is not as expected.

    expected: None where nothing was known of it. worth: of the difference at the price of the
    label, below zero where some is missing; None without a price.
    parts: where several reasons explain it, all of them; reason and note stand alone otherwise.
    """

    sku: str
    names: Names
    variant: str
    expected: Quantity | None
    counted: Quantity
    worth: Money | None
    reason: DifferenceReason
    note: str
    parts: tuple["ReasonPart", ...] = ()

    @property
    def difference(self) -> Quantity:
        """Found beyond what was expected; below zero where some is missing."""
        return self.counted if self.expected is None else self.counted - self.expected


@dataclass(frozen=True, slots=True)
class ReasonPart:
    """A reason that explains so much of a difference, never below zero."""

    reason: DifferenceReason
    quantity: Quantity
    note: str = ""


@dataclass(frozen=True, slots=True)
class DifferencesFacts:
    """A count that is done. facts: who lists it; its place is the one counted.

    counted_at: microseconds UTC, of the last piece.
    """

    facts: ListFacts
    counted_at: int
    lines: tuple[DifferenceLine, ...]


def count_differences(count: DifferencesFacts, languages: Languages) -> Document:
    """Write the paper. languages: one or two of fr, ar, en; the first decides its direction."""
    about = (_counted_row(count, languages), Row(said(languages, lambda: _number(count))))
    frames = (
        said(languages, lambda: _("Counted by (name and signature)")),
        said(languages, lambda: _("Seen by (name and signature)")),
    )
    blocks = (
        *head_blocks(_title, count.facts, languages, about),
        _table(count, languages)
        if count.lines
        else Line(said(languages, lambda: _("Everything is as it should be"))),
        Signing(frames),
    )
    running = running_head(_title, count.facts, languages)
    return Document(title_of(_title, languages), languages, blocks, running=running)


def _title() -> str:
    return _("Differences of a count")


def _number(count: DifferencesFacts) -> str:
    return products_words(len(count.lines))


def _counted_row(count: DifferencesFacts, languages: Languages) -> Row:
    moment, main = wall_clock(count.counted_at, count.facts.ahead), languages[0]
    text = f"{date_text(moment, main)} {time_text(moment, main)}"
    return fact_row(lambda: _("Counted on"), text, languages)


def _table(count: DifferencesFacts, languages: Languages) -> Table:
    columns = (
        TableColumn(said(languages, lambda: _("Reference")), Kind.CODE),
        TableColumn(said(languages, lambda: _("Product")), weight=3),
        TableColumn(said(languages, lambda: _("Expected")), Kind.AMOUNT),
        TableColumn(said(languages, lambda: _("Counted")), Kind.AMOUNT),
        TableColumn(said(languages, lambda: _("Difference")), Kind.AMOUNT),
        money_column(lambda: _("Worth"), languages),
        TableColumn(said(languages, lambda: _("What explains it")), weight=3),
    )
    known = [line.worth for line in count.lines if line.worth is not None]
    worth = total(known, MAD)
    written = amounts_text([*known, worth], languages[0])

    def cells(line: DifferenceLine) -> tuple[Wording, ...]:
        return (
            code_cell(line.sku, languages),
            designation(line.names, line.variant, line.sku, languages),
            _quantity(line.expected, languages),
            _quantity(line.counted, languages),
            _quantity(line.difference, languages),
            () if line.worth is None else plain_cell(written(line.worth), languages),
            said(languages, lambda: _why(line, languages[0])),
        )

    rows = tuple(cells(line) for line in count.lines)
    last = said(languages, lambda: _("Total")), (), (), (), plain_cell(written(worth), languages)
    return Table(columns, (TableGroup((), rows),), ((), *last, ()))


def _quantity(quantity: Quantity | None, languages: Languages) -> Wording:
    return () if quantity is None else plain_cell(quantity_text(quantity, languages[0]), languages)


def _why(line: DifferenceLine, main: str) -> str:
    if not line.parts:
        return _noted(reason_name(line.reason), line.note)
    return " · ".join(_noted(_part(part, main), part.note) for part in line.parts)


def _part(part: ReasonPart, main: str) -> str:
    quantity = isolate(quantity_text(part.quantity, main))
    return _("{reason}: {quantity}").format(reason=reason_name(part.reason), quantity=quantity)


def _noted(words: str, note: str) -> str:
    note = drawable(note)
    return f"{words} · {isolate(note)}" if note else words
