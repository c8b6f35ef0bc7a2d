"""The sheet stock is counted on by hand: every product with an empty box for what is there.

A count is best made blind: what there should be is printed only where it is asked for.
"""

from pos.documents.document import Document, Signing, said
from pos.documents.goods import GoodsList, about_rows
from pos.documents.goods_table import (
    blank_column,
    goods_table,
    naming_columns,
    quantity_column,
    symbol_column,
)
from pos.documents.list_head import Languages, head_blocks, running_head, title_of
from pos.i18n import gettext as _


def count_sheet(
    listed: GoodsList, languages: Languages, *, expected: bool = False, symbols: bool = False
) -> Document:
    """Write the sheet. expected: print what there should be. symbols: print what a scanner reads.

    languages: one or two of fr, ar, en; the first decides the direction of the paper.
    """
    columns = naming_columns(listed, languages)
    if symbols:
        columns.append(symbol_column(languages))
    if expected:
        columns.append(quantity_column(lambda: _("Expected"), languages))
    columns.append(blank_column(lambda: _("Counted"), languages))
    frames = (
        said(languages, lambda: _("Counted by (name and signature)")),
        said(languages, lambda: _("Day and time of the count")),
    )
    blocks = (
        *head_blocks(_title, listed.facts, languages, about_rows(listed, languages)),
        goods_table(listed, columns, languages),
        Signing(frames),
    )
    running = running_head(_title, listed.facts, languages)
    return Document(title_of(_title, languages), languages, blocks, running=running)


def _title() -> str:
    return _("Count sheet")
