"""The delivery and packing list: what leaves with whom, counted and ticked on both sides.

Goods with quantity and their value at the price of the label, a box to tick as each is packed, and
room for whoever hands over and whoever receives to sign.
"""

from pos.documents.document import Document, Row, Signing, said
from pos.documents.goods import GoodsList, about_rows
from pos.documents.goods_table import (
    goods_table,
    naming_columns,
    price_column,
    quantity_column,
    tick_column,
    value_column,
)
from pos.documents.list_head import Languages, fact_row, head_blocks, running_head, title_of
from pos.domain.text import drawable
from pos.i18n import gettext as _


def packing_list(
    listed: GoodsList, languages: Languages, *, origin: str = "", destination: str = ""
) -> Document:
    """Write the list. origin, destination: where the goods leave from and go to, as typed.

    languages: one or two of fr, ar, en; the first decides the direction of the paper.
    """
    goods = listed.goods
    columns = [
        *naming_columns(listed, languages),
        quantity_column(lambda: _("Quantity"), languages),
        price_column(lambda: _("Price"), goods, languages),
        value_column(lambda: _("Value"), goods, languages),
        tick_column(languages),
    ]
    frames = (
        said(languages, lambda: _("Handed over by (name and signature)")),
        said(languages, lambda: _("Received by (name and signature)")),
    )
    rows = (*_way(origin, destination, languages), *about_rows(listed, languages))
    blocks = (
        *head_blocks(_title, listed.facts, languages, rows),
        goods_table(listed, columns, languages, has_totals=True),
        Signing(frames),
    )
    running = running_head(_title, listed.facts, languages)
    return Document(title_of(_title, languages), languages, blocks, running=running)


def _title() -> str:
    return _("Delivery and packing list")


def _way(origin: str, destination: str, languages: Languages) -> list[Row]:
    ends = ((lambda: _("From"), origin), (lambda: _("To"), destination))
    return [fact_row(words, place, languages) for words, place in ends if drawable(place)]
