"""What stands on the statements of a settlement, before it is posted and ever after.

Sums come from the tables; what each piece was called comes from the very bytes of its sale, read a
part at a time, so that a sale can pass in between.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import Connection, exists, select

from pos.clock import local
from pos.documents.account_statement import AccountStatement, EnteredLine, SoldLine
from pos.domain.account import PayoutKind
from pos.domain.money import Money, zero
from pos.domain.names import Names
from pos.domain.product import Maker
from pos.domain.quantity import Quantity, Unit
from pos.domain.sale import SaleLine
from pos.domain.sale_words import Days
from pos.domain.settlement import Choice, Payment
from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.kinds import Settled, SettlementMade
from pos.services.account_lines import AccountRow, all_lines, rows_where
from pos.services.catalogue import makers
from pos.services.places import place_of
from pos.services.settlement_looking import StatementRows
from pos.services.sold import sale_of
from pos.services.spreadsheet import Cell
from pos.store import schema
from pos.store.keys import key_of, parts_of

# Makers whose papers are read in one go.
PART: Final = 10


def statements_of(
    connection: Connection,
    some: Sequence[StatementRows],
    choice: Choice,
    payments: Mapping[str, Payment],
) -> list[AccountStatement]:
    """Return the papers of some makers of a settlement, whether posted or only shown."""
    place = place_of(connection, choice.fair).names if choice.fair else Names()
    return [
        _statement(connection, each, place, choice.days, payments.get(each.maker.id))
        for each in some
    ]


def settlement_of(connection: Connection, settlement: str) -> SettlementMade:
    """Return a settlement as it was posted; raises `NotFound`."""
    till, seq = parts_of(key_of(settlement))
    journal = schema.journal.c
    query = select(journal.body).where(
        journal.till == till, journal.seq == seq, journal.kind == "settlement_made"
    )
    body = connection.execute(query).scalar()
    if body is None:
        raise NotFound(_("This settlement is not on this device."))
    return decoded(body, SettlementMade)


def posted(
    connection: Connection, settlement: str
) -> tuple[Choice, tuple[StatementRows, ...], dict[str, Payment]]:
    """Return what a settlement was about, its statements and its payments, to print it again."""
    made = settlement_of(connection, settlement)
    lines, settled = all_lines(), schema.settled.c
    named = exists().where(
        settled.entry == lines.c.entry,
        settled.line == lines.c.line,
        settled.settlement == key_of(settlement),
    )
    rows = rows_where(connection, lines, named)
    known = {maker.id: maker for maker in makers(connection)}
    statements = tuple(
        StatementRows(
            known.get(each.maker, Maker(each.maker, each.names)),
            _as_posted(each, rows),
            each.brought,
        )
        for each in made.statements
    )
    payments = {
        each.maker: Payment(each.how, each.paid, each.reference) for each in made.statements
    }
    return _choice(made), statements, payments


def transfer_rows(connection: Connection, settlement: str) -> tuple[list[str], list[list[Cell]]]:
    """Return head and rows of the list of transfers of a settlement, for a bank's spreadsheet.

    Amounts are in dirhams with two decimals, as texts that no spreadsheet rounds.
    """
    made = settlement_of(connection, settlement)
    known = {maker.id: maker for maker in makers(connection)}
    head = [_("Maker"), _("Bank account"), _("Amount"), _("Currency"), _("Reference")]
    rows: list[list[Cell]] = [
        [
            each.names.within("fr"),
            known[each.maker].bank if each.maker in known else "",
            f"{each.paid.minor / 100:.2f}",
            each.paid.currency,
            each.reference,
        ]
        for each in made.statements
        if each.how is PayoutKind.TRANSFER and each.paid.minor > 0
    ]
    return head, rows


def _as_posted(each: Settled, rows: Sequence[AccountRow]) -> tuple[AccountRow, ...]:
    """Return the lines of a statement as they stood when it was posted, in its order.

    A line that was given to another maker afterwards stands in their account by now.
    """
    now = {(row.entry, row.line): row for row in rows}
    now |= {(row.entry, row.line): row for row in rows if row.maker == each.maker}
    return tuple(
        _then(now[line.entry, line.line], each.maker, Money(line.amount_minor, each.due.currency))
        for line in each.lines
        if (line.entry, line.line) in now
    )


def _then(row: AccountRow, maker: str, amount: Money) -> AccountRow:
    if row.maker == maker and row.amount == amount:
        return row
    # Who took the money themselves owes the rest: then it moved the account the other way.
    has_cash = amount.minor * row.gross.minor < 0
    net = row.gross + amount if has_cash else amount
    return replace(row, maker=maker, net=net, amount=amount)


def _choice(made: SettlementMade) -> Choice:
    if made.first_on is None or made.last_on is None:
        return Choice(fair=made.fair)
    return Choice(days=Days(made.first_on, made.last_on))


def _statement(
    connection: Connection,
    rows: StatementRows,
    place: Names,
    days: Days | None,
    payment: Payment | None,
) -> AccountStatement:
    return AccountStatement(
        maker=rows.maker.names,
        phone=rows.maker.phone,
        number=rows.maker.number,
        sold=tuple(_sold(row, _line_of(connection, row)) for row in rows.sold),
        entered=tuple(
            EnteredLine(_day(row), row.kind, row.note, row.amount) for row in rows.entered
        ),
        kept=rows.kept if rows.sold else zero("MAD"),
        brought=rows.brought,
        place=place,
        days=days,
        payment=payment,
    )


def _line_of(connection: Connection, row: AccountRow) -> SaleLine:
    return sale_of(connection, row.entry).sale.lines[row.line - 1]


def _sold(row: AccountRow, line: SaleLine) -> SoldLine:
    unit = line.quantity.unit
    # A share of a piece is no piece: the whole of it stands on each of its makers' statements.
    quantity = line.quantity if unit is Unit.PIECE else Quantity(row.quantity, unit)
    return SoldLine(
        on=_day(row),
        receipt_number=row.receipt_number,
        names=line.names,
        variant=line.variant,
        sku=line.sku,
        quantity=quantity,
        paid=row.gross,
        net=row.net,
    )


def _day(row: AccountRow) -> date:
    return local(row.at).date()
