"""The columns that lists of goods are made of, and the table of some of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pos.documents.document import BOX, Cells, Kind, Table, TableColumn, TableGroup, Wording, said
from pos.documents.goods import (
    Goods,
    GoodsList,
    Grouping,
    code_cell,
    designation,
    grouped,
    pieces_of,
    plain_cell,
    value_of,
)
from pos.documents.list_head import Languages, Words, names_wording
from pos.domain.formatting import (
    NO_BREAK_SPACE,
    amounts_text,
    count_text,
    currency_text,
    isolate,
    quantity_text,
    unit_text,
)
from pos.domain.money import MAD
from pos.domain.quantity import Unit
from pos.i18n import active_language
from pos.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class GoodsColumn:
    """A column, what it says of each product, and of many together. total: None for nothing."""

    column: TableColumn
    cell: Callable[[Goods], Wording]
    total: Callable[[Sequence[Goods]], Wording] | None = None


def goods_table(
    listed: GoodsList,
    columns: Sequence[GoodsColumn],
    languages: Languages,
    *,
    has_totals: bool = False,
) -> Table:
    """Lay the goods out in these columns, under the headings of their groups.

    has_totals: sum up each group of several products where there are several groups, and the whole.
    """
    parted = grouped(listed, languages)
    sums_groups = has_totals and len(parted) > 1
    groups = [
        TableGroup(
            heading,
            tuple(tuple(each.cell(goods) for each in columns) for goods in members),
            _totals(columns, members, lambda: _("Subtotal"), languages)
            if sums_groups and len(members) > 1
            else (),
        )
        for heading, members in parted
    ]
    whole = _totals(columns, listed.goods, lambda: _("Total"), languages) if has_totals else ()
    return Table(tuple(each.column for each in columns), tuple(groups), whole)


def _totals(
    columns: Sequence[GoodsColumn], goods: Sequence[Goods], words: Words, languages: Languages
) -> Cells:
    """Say the word in the first column of words, and each total under its column."""
    totals = [each.total(goods) if each.total else () for each in columns]
    at = next(n for n, each in enumerate(columns) if each.column.kind is Kind.TEXT)
    return (*totals[:at], said(languages, words), *totals[at + 1 :])


def naming_columns(listed: GoodsList, languages: Languages) -> list[GoodsColumn]:
    """Return what names a product: its reference, its name, and its maker unless a heading does.

    What no product of the list has gets no column.
    """
    columns = [_product_column(languages)]
    if any(goods.sku for goods in listed.goods):
        columns.insert(0, _reference_column(languages))
    has_makers = any(not goods.maker.is_empty for goods in listed.goods)
    if has_makers and listed.grouping is not Grouping.MAKER:
        columns.append(_maker_column(languages))
    return columns


def _reference_column(languages: Languages) -> GoodsColumn:
    head = said(languages, lambda: _("Reference"))
    return GoodsColumn(TableColumn(head, Kind.CODE), lambda goods: code_cell(goods.sku, languages))


def _product_column(languages: Languages) -> GoodsColumn:
    head = said(languages, lambda: _("Product"))
    return GoodsColumn(
        TableColumn(head, weight=3),
        lambda goods: designation(goods.names, goods.variant, goods.sku, languages),
    )


def _maker_column(languages: Languages) -> GoodsColumn:
    head = said(languages, lambda: _("Maker"))
    return GoodsColumn(
        TableColumn(head, weight=2), lambda goods: names_wording(goods.maker, languages)
    )


def symbol_column(languages: Languages) -> GoodsColumn:
    """Return what a scanner reads; nothing where it cannot be a symbol."""
    head = said(languages, lambda: _("Code"))
    return GoodsColumn(
        TableColumn(head, Kind.SYMBOL), lambda goods: plain_cell(goods.code, languages)
    )


def quantity_column(words: Words, languages: Languages) -> GoodsColumn:
    """Return how much is on hand, as whole pieces summed up."""
    main = languages[0]

    def cell(goods: Goods) -> Wording:
        known = goods.on_hand
        return () if known is None else plain_cell(quantity_text(known, main), languages)

    def total(goods: Sequence[Goods]) -> Wording:
        count = pieces_of(each.on_hand for each in goods)
        return plain_cell(count_text(count, main), languages)

    return GoodsColumn(TableColumn(said(languages, words), Kind.AMOUNT), cell, total)


def price_column(words: Words, goods: Iterable[Goods], languages: Languages) -> GoodsColumn:
    """Return the price of each; a measured one says for how much."""
    main = languages[0]
    written = amounts_text((each.price for each in goods if each.price is not None), main)

    def cell(each: Goods) -> Wording:
        if each.price is None:
            return ()
        text = written(each.price)
        if each.unit is not Unit.PIECE:
            text = f"{text}{NO_BREAK_SPACE}/{NO_BREAK_SPACE}{unit_text(each.unit, main)}"
        return plain_cell(text, languages)

    return GoodsColumn(money_column(words, languages), cell)


def value_column(words: Words, goods: Sequence[Goods], languages: Languages) -> GoodsColumn:
    """Return what each is worth at the price of its label, and all of them."""
    known = [value for each in goods if (value := each.value) is not None]
    written = amounts_text(known, languages[0])

    def cell(each: Goods) -> Wording:
        value = each.value
        return () if value is None else plain_cell(written(value), languages)

    def total(some: Sequence[Goods]) -> Wording:
        return plain_cell(written(value_of(some)), languages)

    return GoodsColumn(money_column(words, languages), cell, total)


def tick_column(languages: Languages) -> GoodsColumn:
    """Return a box to tick."""
    return GoodsColumn(
        TableColumn(said(languages, lambda: _("Checked")), Kind.TICK), lambda _g: BOX
    )


def blank_column(words: Words, languages: Languages) -> GoodsColumn:
    """Return an empty box to write in."""
    return GoodsColumn(TableColumn(said(languages, words), Kind.BLANK, 2), lambda _goods: BOX)


def money_column(words: Words, languages: Languages) -> TableColumn:
    """Return a column of amounts, with the currency said once, in its head."""

    def head() -> str:
        currency = isolate(currency_text(MAD, active_language()))
        return _("{amounts} ({currency})").format(amounts=words(), currency=currency)

    return TableColumn(said(languages, head), Kind.AMOUNT)
