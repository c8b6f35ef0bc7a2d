"""The statement of a maker's account: what was sold, what is kept, what is due, to be signed.

What it says is what a settlement posts, line by line, in the order of the account.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pos.documents.document import (
    Block,
    Document,
    Line,
    Role,
    Row,
    Rule,
    said,
)
from pos.documents.list_head import (
    Languages,
    ListFacts,
    Words,
    fact_row,
    head_blocks,
    names_wording,
    period_row,
    running_head,
    title_of,
)
from pos.documents.maker_lines import AmountColumn, phone_rows, sales_table, signed_with
from pos.domain.account import AccountKind, PayoutKind
from pos.domain.formatting import (
    amounts_text,
    date_of_day_text,
    isolate,
    money_text,
)
from pos.domain.money import MAD, Money, total
from pos.domain.names import Names
from pos.domain.quantity import Quantity
from pos.domain.sale_words import Days
from pos.domain.settlement import Payment
from pos.domain.text import drawable
from pos.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class SoldLine:
    """One line of a sale, or the maker's part of it; negative for what was given back.

    paid: by the customer. net: of that, for the maker.
    """

    on: date
    receipt_number: str
    names: Names
    variant: str
    sku: str
    quantity: Quantity
    paid: Money
    net: Money


@dataclass(frozen=True, slots=True)
class EnteredLine:
    """A line that is no sale. amount: above zero for the maker, below zero against them."""

    on: date
    kind: AccountKind
    note: str
    amount: Money


@dataclass(frozen=True, slots=True)
class AccountStatement:
    """Everything on one maker's statement.

    place: the fair it is about, empty for days. kept: what the maker has of it already, from a
    stand of their own. payment: None while it is not said how they are paid.
    """

    maker: Names
    phone: str
    number: str
    sold: tuple[SoldLine, ...]
    entered: tuple[EnteredLine, ...]
    kept: Money
    brought: Money
    place: Names = Names()
    days: Days | None = None
    payment: Payment | None = None

    @property
    def paid(self) -> Money:
        """What customers paid for their work."""
        return total([line.paid for line in self.sold], MAD)

    @property
    def net(self) -> Money:
        """What the maker gets of that."""
        return total([line.net for line in self.sold], MAD)

    @property
    def due(self) -> Money:
        """What is to be paid; below zero the maker owes it."""
        return total(
            [self.net, -self.kept, self.brought, *(line.amount for line in self.entered)], MAD
        )


KIND_WORDS: Final[Mapping[AccountKind, Callable[[], str]]] = {
    AccountKind.SALE: lambda: _("Sale"),
    AccountKind.REFUND: lambda: _("Taken back"),
    AccountKind.ADVANCE: lambda: _("Advance"),
    AccountKind.RENT: lambda: _("Rent"),
    AccountKind.MATERIALS: lambda: _("Materials"),
    AccountKind.COST_SHARE: lambda: _("Share of the stand’s costs"),
    AccountKind.ADJUSTMENT: lambda: _("Adjustment"),
    AccountKind.PAYOUT: lambda: _("Payment"),
}
PAYOUT_WORDS: Final[Mapping[PayoutKind, Callable[[], str]]] = {
    PayoutKind.CASH: lambda: _("In cash"),
    PayoutKind.TRANSFER: lambda: _("By transfer"),
    PayoutKind.CHEQUE: lambda: _("By cheque"),
    PayoutKind.LATER: lambda: _("Nothing now"),
}


def account_statement(
    statement: AccountStatement, facts: ListFacts, languages: Languages, *, copy: bool = False
) -> Document:
    """Write the statement; languages: one or two, the first decides the direction.

    copy: marked as a duplicate, when it is printed again after it was posted.
    """
    rows = (
        Row(names_wording(statement.maker, languages), role=Role.STRONG),
        *_about(statement, languages),
    )
    blocks: tuple[Block, ...] = (
        *head_blocks(_title, facts, languages, rows, copy=copy),
        Rule(),
        *_sold(statement, languages),
        Rule(),
        *_sums(statement, languages),
        signed_with(lambda: _("For the cooperative (signature)"), languages),
    )
    running = running_head(_title, facts, languages, statement.maker)
    return Document(title_of(_title, languages), languages, blocks, running=running)


def _title() -> str:
    return _("Statement of account")


def _about(statement: AccountStatement, languages: Languages) -> tuple[Row, ...]:
    found = []
    if drawable(statement.number):
        found.append(fact_row(lambda: _("Number of the maker"), statement.number, languages))
    found += phone_rows(statement.phone, languages)
    if statement.days is not None:
        found.append(period_row(statement.days, languages))
    elif not statement.place.is_empty:
        found.append(Row(names_wording(statement.place, languages)))
    return tuple(found)


def _sold(statement: AccountStatement, languages: Languages) -> list[Block]:
    if not statement.sold:
        return [Line(said(languages, lambda: _("Nothing new was sold.")))]
    text = amounts_text(
        (each for line in statement.sold for each in (line.paid, line.net)), languages[0]
    )
    paid, net = statement.paid, statement.net
    amounts: tuple[AmountColumn[SoldLine], ...] = (
        AmountColumn(lambda: _("Sold for"), lambda line: line.paid, paid, text),
        AmountColumn(lambda: _("Commission"), lambda line: line.paid - line.net, paid - net, text),
        AmountColumn(lambda: _("For the maker"), lambda line: line.net, net, text),
    )
    return [sales_table(statement.sold, amounts, languages)]


def _sums(statement: AccountStatement, languages: Languages) -> list[Block]:
    main = languages[0]

    def row(words: Words, amount: Money, role: Role = Role.NORMAL) -> Row:
        return Row(said(languages, words), money_text(amount, main), role)

    found: list[Block] = [row(lambda: _("For the maker"), statement.net)]
    if not statement.kept.is_zero:
        found.append(row(lambda: _("Already with the maker"), -statement.kept))
    if not statement.brought.is_zero:
        found.append(row(lambda: _("From earlier statements"), statement.brought))
    found += [row(_entered_words(line, main), line.amount) for line in statement.entered]
    owes = statement.due.minor < 0
    due = -statement.due if owes else statement.due
    words = (lambda: _("The maker owes")) if owes else (lambda: _("Due to the maker"))
    found.append(row(words, due, Role.TOTAL))
    if statement.payment is not None:
        found += _paid(statement, statement.payment, languages)
    return found


def _entered_words(line: EnteredLine, main: str) -> Words:
    day = date_of_day_text(line.on, main)
    note = drawable(line.note)
    return lambda: " · ".join(
        [KIND_WORDS[line.kind](), isolate(day), *([isolate(note)] if note else [])]
    )


def _paid(statement: AccountStatement, payment: Payment, languages: Languages) -> list[Block]:
    main = languages[0]
    how = PAYOUT_WORDS[payment.how]
    if payment.how is PayoutKind.LATER:
        return [Row(said(languages, lambda: _("Stands on the next statement")), role=Role.SMALL)]
    rows: list[Block] = [Row(said(languages, how), money_text(payment.amount, main), Role.STRONG)]
    if drawable(payment.reference):
        rows.append(fact_row(lambda: _("Reference"), payment.reference, languages))
    left = statement.due - payment.amount
    if not left.is_zero:
        words = said(languages, lambda: _("Stands on the next statement"))
        rows.append(Row(words, money_text(left, main)))
    return rows
