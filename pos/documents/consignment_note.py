"""The consignment note: goods left with somebody who sells them for their owner.

It names who takes them, what the price of each is and what of it comes back to the owner, and that
they stay the owner's until they are sold. The share is what both agreed; no rule sets it.
"""

from collections.abc import Sequence
from decimal import Decimal

from pos.documents.document import Document, Line, Role, Row, Rule, Signing, Wording, said
from pos.documents.goods import Goods, GoodsList, about_rows, plain_cell
from pos.documents.goods_table import (
    GoodsColumn,
    goods_table,
    money_column,
    naming_columns,
    price_column,
    quantity_column,
    value_column,
)
from pos.documents.list_head import Languages, fact_row, head_blocks, running_head, title_of
from pos.domain.formatting import amounts_text, isolate, percent_text
from pos.domain.money import MAD, Money, total
from pos.domain.pricing import less_percent
from pos.domain.text import drawable
from pos.i18n import active_language
from pos.i18n import gettext as _


def consignment_note(
    listed: GoodsList, languages: Languages, *, consignee: str, share: Decimal | None = None
) -> Document:
    """Write the note. consignee: who takes the goods. share: percent of the price they keep.

    Without a share the note says the prices alone. languages: one or two of fr, ar, en; the first
    decides the direction of the paper.
    """
    goods = listed.goods
    columns = [
        *naming_columns(listed, languages),
        quantity_column(lambda: _("Quantity"), languages),
        price_column(lambda: _("Price"), goods, languages),
        value_column(lambda: _("Value"), goods, languages),
    ]
    if share is not None:
        columns.append(_net_column(goods, share, languages))
    rows = (*_terms(consignee, share, languages), *about_rows(listed, languages))
    blocks = (
        *head_blocks(_title, listed.facts, languages, rows),
        goods_table(listed, columns, languages, has_totals=True),
        Rule(),
        Line(said(languages, lambda: _owned(share)), Role.SMALL),
        Signing(
            (
                said(languages, lambda: _("The owner of the goods (signature)")),
                said(languages, lambda: _("Who takes them (name and signature)")),
            )
        ),
    )
    running = running_head(_title, listed.facts, languages)
    return Document(title_of(_title, languages), languages, blocks, running=running)


def _title() -> str:
    return _("Consignment note")


def _terms(consignee: str, share: Decimal | None, languages: Languages) -> list[Row]:
    rows = []
    if drawable(consignee):
        rows.append(fact_row(lambda: _("Taken by"), consignee, languages))
    if share is not None:
        label = said(languages, lambda: _("Share of who sells"))
        rows.append(Row(label, percent_text(share, languages[0])))
    return rows


def _owned(share: Decimal | None) -> str:
    if share is None:
        return _("These goods stay their owner's until they are sold.")
    percent = isolate(percent_text(share, active_language()))
    return _(
        "These goods stay their owner's until they are sold. Of each price {percent} is for who "
        "sells; the rest is the owner's."
    ).format(percent=percent)


def _net_column(goods: Sequence[Goods], share: Decimal, languages: Languages) -> GoodsColumn:
    """Return what is left to the owner of each value: rounded for each product, then added up."""

    def net(each: Goods) -> Money | None:
        return None if each.value is None else less_percent(each.value, share)

    known = [amount for each in goods if (amount := net(each)) is not None]
    written = amounts_text(known, languages[0])

    def cell(each: Goods) -> Wording:
        amount = net(each)
        return () if amount is None else plain_cell(written(amount), languages)

    def summed(some: Sequence[Goods]) -> Wording:
        nets = [amount for each in some if (amount := net(each)) is not None]
        return plain_cell(written(total(nets, MAD)), languages)

    return GoodsColumn(money_column(lambda: _("For the owner"), languages), cell, summed)
