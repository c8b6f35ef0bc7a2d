"""A fair, or any days of one, on a page: what it brought by day, payment, maker and product.

What an organiser asks for, and what the stand wants to know before the next fair. Sums only: no
customer and no single sale is on it.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import Final

from pos.documents.bilan import FOR_OURSELVES, Bilan, Fact, Part, facts_of, goods_parts
from pos.documents.document import (
    Beside,
    Block,
    Cells,
    Chart,
    ChartBar,
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
from pos.documents.fair_words import part_text
from pos.documents.goods import designation, plain_cell
from pos.documents.goods_table import money_column
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
from pos.documents.shift_words import tender_words
from pos.domain.fair_result import FairResult
from pos.domain.fair_sums import FairSums, NamedSum
from pos.domain.formatting import (
    amounts_text,
    count_text,
    date_of_day_text,
    isolate,
    ltr,
    number_text,
)
from pos.domain.money import MAD, total
from pos.i18n import active_language, language, ngettext
from pos.i18n import gettext as _

# A page has room for so many names, in one language or in two; the table file has all of them.
_MOST_NAMED: Final = {1: 12, 2: 7}
_MONEY: Final = frozenset({Part.TURNOVER, Part.BARGAINING, Part.CASH, Part.COSTS})


def fair_summary(
    bilan: Bilan, facts: ListFacts, languages: Languages, parts: Collection[Part] = FOR_OURSELVES
) -> Document:
    """Write the parts of a summary that are ticked.

    languages: one or two of fr, ar, en; the first decides the direction of the paper.
    """
    blocks: tuple[Block, ...] = (
        *head_blocks(_title, facts, languages, _about(bilan, facts, languages)),
        Rule(is_heavy=True),
        _figures(bilan, parts, languages),
        *_hours(bilan.sums, parts, languages),
        *_pairs(_tables(bilan, parts, languages)),
    )
    running = running_head(_title, facts, languages)
    title = title_of(_title, languages)
    return Document(title, languages, blocks, running=running, is_one_page=True)


def _title() -> str:
    return _("Summary of the fair")


def _about(bilan: Bilan, facts: ListFacts, languages: Languages) -> tuple[Row, ...]:
    """Name the fair, unless the paper is made at it and names it already; and its days."""
    days = period_row(bilan.days, languages)
    if bilan.result is None or bilan.result.fair.names == facts.place:
        return (days,)
    return (Row(names_wording(bilan.result.fair.names, languages), role=Role.STRONG), days)


def _figures(bilan: Bilan, parts: Collection[Part], languages: Languages) -> Beside:
    """Stand money where reading starts, and all other facts across from it."""
    found = [fact for fact in facts_of(bilan) if fact.part in parts]
    start = [fact for fact in found if fact.part in _MONEY]
    end = [fact for fact in found if fact.part not in _MONEY]
    return Beside(
        tuple(_fact(fact, languages) for fact in start),
        tuple(_fact(fact, languages) for fact in end),
    )


def _fact(fact: Fact, languages: Languages) -> Row:
    with language(languages[0]):
        text = fact.text(languages[0])
    role = Role.TOTAL if fact.key == "turnover" else Role.NORMAL
    return Row(said(languages, fact.words), text, role)


def _hours(sums: FairSums, parts: Collection[Part], languages: Languages) -> Iterator[Chart]:
    """Draw the hours by what they brought; by their sales where the turnover is not told."""
    if Part.HOURS not in parts or not sums.hours:
        return
    is_told = Part.TURNOVER in parts
    main = languages[0]
    values = [max(hour.net.minor if is_told else hour.sales, 0) for hour in sums.hours]
    whole = max(*values, 1)
    bars = tuple(
        ChartBar(
            said(languages, partial(_hour, hour.hour)),
            number_text(hour.net, main) if is_told else count_text(hour.sales, main),
            value * 1000 // whole,
        )
        for hour, value in zip(sums.hours, values, strict=True)
    )
    yield Chart(said(languages, lambda: _("Sales by hour")), bars, runs_in_time=True)


def _hour(hour: int) -> str:
    return _("{hour} h").format(hour=ltr(str(hour)))


def _tables(bilan: Bilan, parts: Collection[Part], languages: Languages) -> Iterator[Table]:
    """Return the short tables; what there is nothing of is left out."""
    sums = bilan.sums
    if Part.DAYS in parts:
        yield _days(sums, languages, has_turnover=Part.TURNOVER in parts)
    if Part.TENDERS in parts:
        yield _tenders(sums, languages)
    if Part.BY_MAKER in parts and sums.has_makers:
        yield _named(lambda: _("Maker"), sums.makers, languages)
    if Part.BEST in parts and sums.best:
        yield _named(lambda: _("Best sellers"), sums.best, languages)
    if Part.GOODS in parts and bilan.result is not None and bilan.result.goods:
        yield _goods(bilan.result, languages)


def _pairs(tables: Iterable[Table]) -> Iterator[Beside]:
    """Stand two tables beside each other, long ones beside long ones: a page has room for more."""
    ranked = sorted(tables, key=_length, reverse=True)
    for at in range(0, len(ranked), 2):
        yield Beside(tuple(ranked[at : at + 1]), tuple(ranked[at + 1 : at + 2]))


def _length(table: Table) -> int:
    return sum(len(group.rows) for group in table.groups)


def _goods(result: FairResult, languages: Languages) -> Table:
    """Say what became of the goods, in pieces and at list price."""
    columns = (
        TableColumn(said(languages, lambda: _("Goods"))),
        TableColumn(said(languages, lambda: _("Pieces")), Kind.AMOUNT),
        money_column(lambda: _("At list price"), languages),
    )
    parts = goods_parts(result)
    written = amounts_text((part.worth for part in parts), languages[0])
    rows = tuple(
        (
            said(languages, partial(part_text, part.key)),
            plain_cell(count_text(part.pieces, languages[0]), languages),
            plain_cell(written(part.worth), languages),
        )
        for part in parts
    )
    return Table(columns, (TableGroup((), rows),))


def _days(sums: FairSums, languages: Languages, *, has_turnover: bool) -> Table:
    main = languages[0]
    columns: tuple[TableColumn, ...] = (
        TableColumn(said(languages, lambda: _("Date"))),
        TableColumn(said(languages, lambda: _("Sales")), Kind.AMOUNT),
        money_column(lambda: _("Turnover"), languages),
    )
    written = amounts_text([*(day.net for day in sums.days), sums.net], main)
    rows: tuple[Cells, ...] = tuple(
        (
            plain_cell(date_of_day_text(day.on, main), languages),
            plain_cell(count_text(day.sales, main), languages),
            plain_cell(written(day.net), languages),
        )
        for day in sums.days
    )
    count = plain_cell(count_text(sums.sales, main), languages)
    totals: Cells = (
        said(languages, lambda: _("Total")),
        count,
        plain_cell(written(sums.net), languages),
    )
    if not has_turnover:
        columns, totals = columns[:-1], totals[:-1]
        rows = tuple(row[:-1] for row in rows)
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
    """Name those who brought most, and sum up those for whom the page has no room."""
    columns = (
        TableColumn(said(languages, head)),
        TableColumn(said(languages, lambda: _("Pieces")), Kind.AMOUNT),
        money_column(lambda: _("Amount"), languages),
    )
    most = _MOST_NAMED[len(languages)]
    first = named if len(named) <= most else named[: most - 1]
    rest = named[len(first) :]
    lines = [(_name(each, languages), each.pieces, each.net) for each in first]
    if rest:
        count, net = sum(each.pieces for each in rest), total([each.net for each in rest], MAD)
        lines.append((_others(len(rest), languages), count, net))
    main = languages[0]
    written = amounts_text((net for _wording, _pieces, net in lines), main)
    rows = tuple(
        (
            wording,
            plain_cell(count_text(pieces, main) if pieces else "", languages),
            plain_cell(written(net), languages),
        )
        for wording, pieces, net in lines
    )
    return Table(columns, (TableGroup((), rows),))


def _others(count: int, languages: Languages) -> Wording:
    def words() -> str:
        return ngettext("{count} other", "{count} others", count).format(
            count=isolate(count_text(count, active_language()))
        )

    return said(languages, words)


def _name(named: NamedSum, languages: Languages) -> Wording:
    if named.names.is_empty:
        return said(languages, lambda: _("Not named"))
    return designation(named.names, named.variant, "", languages)
