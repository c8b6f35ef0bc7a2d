"""The goods of an invoice or a credit note as a table: how much, at what price, less what.

Where a label asked more than was paid, its price stands with the discount beside it, so that the
three make the amount. Where nothing makes it exactly, as with a total that was agreed on and
spread, no price for one is claimed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pos.documents.bill_story import BillStory
from pos.documents.document import (
    Kind,
    Role,
    Row,
    Said,
    Table,
    TableColumn,
    TableGroup,
    Wording,
    said,
)
from pos.documents.receipt_sections import designation
from pos.documents.receipt_words import rate_text
from pos.domain.formatting import currency_text, isolate, ledger_text, quantity_text, size_text
from pos.domain.money import Money
from pos.domain.quantity import price_of
from pos.domain.sale import SaleLine
from pos.i18n import active_language
from pos.i18n import gettext as _

# Stands where a line has no tax: never a rate of nothing.
_NONE: Final = "–"


@dataclass(frozen=True, slots=True)
class Price:
    """What one of it cost and what was taken off; None where there is nothing to say."""

    one: Money | None
    discount: Money | None = None


@dataclass(frozen=True, slots=True)
class BillColumn:
    """A column, and what a line says in it, written for the main language."""

    head: Callable[[], str]
    cell: Callable[[SaleLine, str], str]


def bill_table(lines: tuple[SaleLine, ...], languages: tuple[str, ...]) -> Table:
    """Put goods into columns; tax and discount have theirs where there is any."""
    figures = _figures(lines)
    heads = tuple(TableColumn(said(languages, each.head), Kind.AMOUNT) for each in figures)
    rows = tuple(
        (_designation(line, languages), *(_said(each.cell(line, languages[0])) for each in figures))
        for line in lines
    )
    words = TableColumn(said(languages, lambda: _("Designation")))
    return Table((words, *heads), (TableGroup((), rows),))


def currency_row(story: BillStory, languages: tuple[str, ...]) -> Row:
    """Say what the figures of the table are, so that its heads stay short."""
    currency = story.asked.currency

    def words() -> str:
        text = (
            _("Amounts in {currency}")
            if story.tax is None
            else _("Amounts in {currency}, tax included")
        )
        return text.format(currency=isolate(currency_text(currency, active_language())))

    return Row(said(languages, words), role=Role.SMALL)


def priced(line: SaleLine) -> Price:
    """Return the price for one that, less the discount, makes the total of the line.

    The price for one is None where none makes it.
    """
    asked = line.list_total
    if asked is not None and asked > line.total:
        return Price(line.list_price, asked - line.total)
    is_exact = price_of(line.quantity, line.unit_price) == line.total
    return Price(line.unit_price if is_exact else None)


def _figures(lines: tuple[SaleLine, ...]) -> list[BillColumn]:
    has_tax = any(line.tax.rate is not None for line in lines)
    has_discount = any(priced(line).discount is not None for line in lines)
    columns = [
        BillColumn(lambda: _("Quantity"), lambda line, code: quantity_text(line.quantity, code)),
        BillColumn(lambda: _("Unit price"), _unit_price),
    ]
    if has_discount:
        columns.append(BillColumn(lambda: _("Discount"), _discount))
    if has_tax:
        columns.append(BillColumn(lambda: _("VAT rate"), _rate))
    columns.append(
        BillColumn(lambda: _("Amount"), lambda line, code: ledger_text(line.total, code))
    )
    return columns


def _designation(line: SaleLine, languages: tuple[str, ...]) -> Wording:
    """Name the goods; what the tape said stands under the name."""
    name = designation(line, languages)
    if line.size is None:
        return name
    main = languages[0]
    return (*name, Said(size_text(line.size, main), main))


def _unit_price(line: SaleLine, code: str) -> str:
    one = priced(line).one
    return "" if one is None else ledger_text(one, code)


def _discount(line: SaleLine, code: str) -> str:
    discount = priced(line).discount
    return "" if discount is None else ledger_text(discount, code)


def _rate(line: SaleLine, code: str) -> str:
    return _NONE if line.tax.rate is None else rate_text(line.tax.rate, code)


def _said(text: str) -> Wording:
    """Say figures, which run from left to right in every language."""
    return (Said(text, "fr"),) if text else ()
