"""The price list: what is offered, with the price of its label. Floor prices are never on it."""

from pos.documents.document import Document
from pos.documents.goods import GoodsList, about_rows
from pos.documents.goods_table import goods_table, naming_columns, price_column
from pos.documents.list_head import Languages, head_blocks, running_head, title_of
from pos.i18n import gettext as _


def price_list(listed: GoodsList, languages: Languages) -> Document:
    """Write the list; where a price is agreed at each sale its place stays empty.

    languages: one or two of fr, ar, en; the first decides the direction of the paper.
    """
    columns = naming_columns(listed, languages)
    columns.append(price_column(lambda: _("Price"), listed.goods, languages))
    blocks = (
        *head_blocks(_title, listed.facts, languages, about_rows(listed, languages)),
        goods_table(listed, columns, languages),
    )
    running = running_head(_title, listed.facts, languages)
    return Document(title_of(_title, languages), languages, blocks, running=running)


def _title() -> str:
    return _("Price list")
