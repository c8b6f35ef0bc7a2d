"""What both statements of a maker share: the lines of their sales, a phone, who signs."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, NamedTuple, Protocol, TypeVar

from pos.documents.document import (
    Cells,
    Kind,
    Row,
    Signing,
    Table,
    TableColumn,
    TableGroup,
    Wording,
    said,
)
from pos.documents.goods import code_cell, designation, pieces_of, plain_cell
from pos.documents.goods_table import money_column
from pos.documents.list_head import Languages, Words
from pos.domain.formatting import count_text, date_of_day_text, ltr, quantity_text
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.quantity import Quantity
from pos.domain.text import drawable
from pos.i18n import gettext as _


class SaleLine(Protocol):
    """What either statement knows of a line; quantity is negative for what was given back."""

    @property
    def on(self) -> date: ...
    @property
    def receipt_number(self) -> str: ...
    @property
    def names(self) -> Names: ...
    @property
    def variant(self) -> str: ...
    @property
    def sku(self) -> str: ...
    @property
    def quantity(self) -> Quantity: ...


L = TypeVar("L", bound=SaleLine)


class AmountColumn(NamedTuple, Generic[L]):
    """A column of amounts. of: the amount of a line, None for an empty cell. whole: their sum.

    text: writes an amount, as wide as its column wants it.
    """

    title: Words
    of: Callable[[L], Money | None]
    whole: Money | None
    text: Callable[[Money], str]

    def cell(self, amount: Money | None, languages: Languages) -> Wording:
        """Write an amount of this column."""
        return () if amount is None else plain_cell(self.text(amount), languages)


def sales_table(
    lines: Sequence[L], amounts: Sequence[AmountColumn[L]], languages: Languages
) -> Table:
    """List what was sold, line by line with these amounts, and how much that is together."""
    main = languages[0]
    columns = (
        TableColumn(said(languages, lambda: _("Product")), weight=3),
        TableColumn(said(languages, lambda: _("Date")), Kind.CODE),
        TableColumn(said(languages, lambda: _("Receipt")), Kind.CODE),
        TableColumn(said(languages, lambda: _("Quantity")), Kind.AMOUNT),
        *(money_column(each.title, languages) for each in amounts),
    )

    def cells(line: L) -> Cells:
        return (
            designation(line.names, line.variant, line.sku, languages),
            plain_cell(date_of_day_text(line.on, main), languages),
            code_cell(line.receipt_number, languages),
            plain_cell(quantity_text(line.quantity, main), languages),
            *(each.cell(each.of(line), languages) for each in amounts),
        )

    count = count_text(pieces_of(line.quantity for line in lines), main)
    whole: Cells = (
        said(languages, lambda: _("Total")),
        (),
        (),
        plain_cell(count, languages),
        *(each.cell(each.whole, languages) for each in amounts),
    )
    return Table(columns, (TableGroup((), tuple(cells(line) for line in lines)),), whole)


def phone_rows(phone: str, languages: Languages) -> tuple[Row, ...]:
    """Say a maker's phone, where it is known."""
    drawn = drawable(phone)
    return (Row(said(languages, lambda: _("Phone")), ltr(drawn)),) if drawn else ()


def signed_with(other: Words, languages: Languages) -> Signing:
    """Leave room for the maker's signature or thumb, and for the other's."""
    maker = said(languages, lambda: _("The maker (signature or thumb)"))
    return Signing((maker, said(languages, other)))
