"""A fair, or any days of one, on a page: what it brought by day, payment, maker and product.

What an organiser asks for, and what the stand wants to know before the next fair. Sums only: no
customer and no single sale is on it.
"""

from functools import partial

from pos.documents.document import (
    Beside,
    Block,
    Document,
    Kind,
    Role,
    Row,
    Rule,
    Table,
    TableColumn,
    TableGroup,
    Wording,
    said,
)
from pos.documents.goods import designation, plain_cell
from pos.documents.goods_table import money_column
from pos.documents.list_head import (
    Languages,
    ListFacts,
    Words,
    head_blocks,
    running_head,
    title_of,
)
from pos.documents.maker_statement import period_row
from pos.documents.shift_words import tender_words
from pos.domain.fair_sums import FairSums, NamedSum
from pos.domain.formatting import amounts_text, count_text, date_of_day_text, money_text
from pos.domain.money import Money
from pos.domain.sale_words import Days
from pos.i18n import gettext as _


def fair_summary(sums: FairSums, days: Days, facts: ListFacts, languages: Languages) -> Document:
    """Write the summary of some days.

    languages: one or two of fr, ar, en; the first decides the direction of the paper.
    """
    blocks: tuple[Block, ...] = (
        *head_blocks(_title, facts, languages, (period_row(days, languages),)),
        Rule(is_heavy=True),
        _figures(sums, languages),
        Beside((_days(sums, languages),), (_tenders(sums, languages),)),
        Beside(
            (_named(lambda: _("Maker"), sums.makers if sums.has_makers else (), languages),),
            (_named(lambda: _("Best sellers"), sums.best, languages),),
        ),
    )
    running = running_head(_title, facts, languages)
    return Document(title_of(_title, languages), languages, blocks, running=running)


def _title() -> str:
    return _("Summary of the fair")


def _figures(sums: FairSums, languages: Languages) -> Beside:
    start = [_amount(lambda: _("Sold"), sums.sold, languages)]
    if not sums.refunded.is_zero:
        start.append(_amount(lambda: _("Taken back"), sums.refunded, languages))
    start.append(_amount(lambda: _("Turnover"), sums.net, languages, Role.TOTAL))
    end = [
        _count(lambda: _("Sales"), sums.sales, languages),
        _amount(lambda: _("Average sale"), sums.average, languages),
    ]
    if not sums.list_gap.is_zero:
        end.append(_amount(lambda: _("Given in bargaining"), sums.list_gap, languages))
    if sums.gifts:
        end.append(_count(lambda: _("Gifts"), sums.gifts, languages))
    if sums.closings:
        end.append(_count(lambda: _("Closings of the till"), sums.closings, languages))
        end.append(_amount(lambda: _("Differences at closing"), sums.difference, languages))
    return Beside(tuple(start), tuple(end))


def _amount(words: Words, amount: Money, languages: Languages, role: Role = Role.NORMAL) -> Row:
    return Row(said(languages, words), money_text(amount, languages[0]), role)


def _count(words: Words, count: int, languages: Languages) -> Row:
    return Row(said(languages, words), count_text(count, languages[0]))


def _days(sums: FairSums, languages: Languages) -> Table:
    main = languages[0]
    columns = (
        TableColumn(said(languages, lambda: _("Date"))),
        TableColumn(said(languages, lambda: _("Sales")), Kind.AMOUNT),
        money_column(lambda: _("Turnover"), languages),
    )
    written = amounts_text([*(day.net for day in sums.days), sums.net], main)
    rows = tuple(
        (
            plain_cell(date_of_day_text(day.on, main), languages),
            plain_cell(count_text(day.sales, main), languages),
            plain_cell(written(day.net), languages),
        )
        for day in sums.days
    )
    count = plain_cell(count_text(sums.sales, main), languages)
    totals = (said(languages, lambda: _("Total")), count, plain_cell(written(sums.net), languages))
    return Table(columns, (TableGroup((), rows),), totals)


def _tenders(sums: FairSums, languages: Languages) -> Table:
    columns = (
        TableColumn(said(languages, lambda: _("Paid by"))),
        money_column(lambda: _("Amount"), languages),
    )
    written = amounts_text((amount for _kind, amount in sums.tenders), languages[0])
    rows = tuple(
        (said(languages, partial(tender_words, kind)), plain_cell(written(amount), languages))
        for kind, amount in sums.tenders
    )
    return Table(columns, (TableGroup((), rows),))


def _named(head: Words, named: tuple[NamedSum, ...], languages: Languages) -> Table:
    main = languages[0]
    columns = (
        TableColumn(said(languages, head)),
        TableColumn(said(languages, lambda: _("Pieces")), Kind.AMOUNT),
        money_column(lambda: _("Amount"), languages),
    )
    written = amounts_text((each.net for each in named), main)
    rows = tuple(
        (
            _name(each, languages),
            plain_cell(count_text(each.pieces, main) if each.pieces else "", languages),
            plain_cell(written(each.net), languages),
        )
        for each in named
    )
    return Table(columns, (TableGroup((), rows),))


def _name(named: NamedSum, languages: Languages) -> Wording:
    if named.names.is_empty:
        return said(languages, lambda: _("Not named"))
    return designation(named.names, named.variant, "", languages)
