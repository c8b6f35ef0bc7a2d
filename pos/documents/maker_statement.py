"""The statement of a maker: what of their work was sold and given back, line by line, to be signed.

Sold means what the customers paid. A share of the stand is taken off only where it was said; what
else was agreed (advances, costs) is written in by hand, and signed or marked with a thumb.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pos.documents.document import (
    BOX,
    Block,
    Document,
    Kind,
    Line,
    Role,
    Row,
    Rule,
    Table,
    TableColumn,
    TableGroup,
    said,
)
from pos.documents.list_head import (
    Languages,
    ListFacts,
    Words,
    head_blocks,
    names_wording,
    period_row,
    running_head,
    title_of,
)
from pos.documents.maker_lines import AmountColumn, phone_rows, sales_table, signed_with
from pos.domain.formatting import (
    amounts_text,
    isolate,
    money_text,
    percent_text,
)
from pos.domain.money import MAD, Money, total
from pos.domain.names import Names
from pos.domain.pricing import less_percent
from pos.domain.quantity import Quantity
from pos.domain.sale_words import Days
from pos.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class MakerLine:
    """One line of a sale. quantity, total: negative for what was given back.

    label: what the label asked for all of it, None without one. paid: what the customer paid.
    """

    on: date
    receipt_number: str
    names: Names
    variant: str
    sku: str
    quantity: Quantity
    label: Money | None
    paid: Money


@dataclass(frozen=True, slots=True)
class MakerSales:
    """What was sold of one maker's work, oldest first. names: empty for work of nobody named."""

    names: Names
    phone: str
    lines: tuple[MakerLine, ...]

    @property
    def paid(self) -> Money:
        """What customers paid, less what they got back."""
        return total([line.paid for line in self.lines], MAD)


def maker_statement(
    sales: MakerSales,
    days: Days,
    facts: ListFacts,
    languages: Languages,
    *,
    share: Decimal | None = None,
) -> Document:
    """Write the statement of one maker. share: percent for the stand, None where none was said.

    languages: one or two of fr, ar, en; the first decides the direction of the paper.
    """
    rows = (
        _maker_row(sales, languages),
        *phone_rows(sales.phone, languages),
        period_row(days, languages),
    )
    blocks: tuple[Block, ...] = (
        *head_blocks(_title, facts, languages, rows),
        *_sold(sales, languages),
        Rule(),
        *_account(sales, share, languages),
        signed_with(lambda: _("For the stand (signature)"), languages),
    )
    running = running_head(_title, facts, languages, sales.names)
    return Document(title_of(_title, languages), languages, blocks, running=running)


def _title() -> str:
    return _("Statement of sales")


def _maker_row(sales: MakerSales, languages: Languages) -> Row:
    named = names_wording(sales.names, languages)
    return Row(named or said(languages, lambda: _("Maker not named")), role=Role.STRONG)


def _sold(sales: MakerSales, languages: Languages) -> list[Block]:
    if not sales.lines:
        words = said(languages, lambda: _("Nothing was sold in these days."))
        return [Rule(), Line(words)]
    main = languages[0]
    labels = amounts_text((x.label for x in sales.lines if x.label is not None), main)
    paid = amounts_text((line.paid for line in sales.lines), main)
    amounts: tuple[AmountColumn[MakerLine], ...] = (
        AmountColumn(lambda: _("Label price"), lambda line: line.label, None, labels),
        AmountColumn(lambda: _("Sold for"), lambda line: line.paid, sales.paid, paid),
    )
    return [sales_table(sales.lines, amounts, languages)]


def _account(sales: MakerSales, share: Decimal | None, languages: Languages) -> list[Block]:
    """Say what was sold and what of it is the stand's; leave room for what only people know."""
    main = languages[0]
    blanks: list[Words] = [lambda: _("Advances and costs"), lambda: _("To be paid")]
    rows: list[Block] = []
    if share is None:
        blanks.insert(0, lambda: _("Share of the stand"))
        note = said(languages, lambda: _("Amounts as customers paid them: nothing is taken off."))
        rows.append(Row(note, role=Role.SMALL))
        rows.append(_amount(lambda: _("Sold"), sales.paid, languages, Role.TOTAL))
    else:
        left = less_percent(sales.paid, share)
        percent = percent_text(share, main)
        rows += [
            _amount(lambda: _("Sold"), sales.paid, languages),
            _amount(
                lambda: _("Share of the stand, {percent}").format(percent=isolate(percent)),
                left - sales.paid,
                languages,
            ),
            _amount(lambda: _("For the maker"), left, languages, Role.TOTAL),
        ]
    return [*rows, _by_hand(blanks, languages)]


def _amount(words: Words, amount: Money, languages: Languages, role: Role = Role.NORMAL) -> Row:
    return Row(said(languages, words), money_text(amount, languages[0]), role)


def _by_hand(blanks: Sequence[Words], languages: Languages) -> Table:
    columns = (TableColumn((), weight=3), TableColumn((), Kind.BLANK, 3))
    rows = tuple((said(languages, words), BOX) for words in blanks)
    return Table(columns, (TableGroup((), rows),))
