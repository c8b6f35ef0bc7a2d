"""An invoice or a credit note on A4 or A5, as whoever keeps books expects it.

The seller's head across from number, day and place; whom it is made out to in a frame; the goods in
a table whose head comes again on every page; sums in a frame, across from why there is no tax and
how it was paid; the sum in words. What each part says is in `bill`.
"""

from collections.abc import Iterable
from typing import Final

from pos.documents.bill_story import BillStory, buyer_rows, closed_at
from pos.documents.bill_table import bill_table, currency_row
from pos.documents.document import (
    Beside,
    Block,
    Code,
    Line,
    Role,
    Row,
    Rule,
    Wording,
    as_typed,
    said,
)
from pos.documents.receipt_sections import place_words, seller_blocks, stamp_blocks, tax_blocks
from pos.domain.formatting import date_text, ltr, money_text
from pos.i18n import gettext as _

# What a stamp and a signature take, in lines.
_LINES_TO_SIGN: Final = 3


def page_blocks(
    story: BillStory, languages: tuple[str, ...], *, copy: bool, example: bool
) -> tuple[Block, ...]:
    """Write the blocks of the page form."""
    return (
        *stamp_blocks(languages, copy=copy, example=example),
        Beside(_seller(story, languages), _name(story, languages)),
        Rule(),
        Beside(_reasons(story, languages), _buyer(story, languages), end_is_framed=True),
        currency_row(story, languages),
        bill_table(story.lines, languages),
        Beside(_settling(story, languages), _sums(story, languages), end_is_framed=True),
        *closed_at(story, languages),
        Beside((), _to_sign(languages), end_is_framed=True),
        Code(story.receipt_number),
        Line(as_typed(" · ".join(ltr(part) for part in story.trace if part), languages[0])),
    )


def _seller(story: BillStory, languages: tuple[str, ...]) -> tuple[Row, ...]:
    return _at_side(seller_blocks(story.seller, languages))


def _name(story: BillStory, languages: tuple[str, ...]) -> tuple[Row, ...]:
    day = date_text(story.day, languages[0])
    return (
        Row(said(languages, story.title), role=Role.TITLE),
        Row(said(languages, lambda: _("Date")), day, Role.STRONG),
        *_at_side(place_words(story.place, languages)),
    )


def _reasons(story: BillStory, languages: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(Row(said(languages, words)) for words in story.reasons)


def _buyer(story: BillStory, languages: tuple[str, ...]) -> tuple[Row, ...]:
    """Name the buyer under a heading; no frame at all where the buyer gave nothing."""
    rows = buyer_rows(story.buyer, languages)
    if not rows:
        return ()
    return (Row(said(languages, lambda: _("Made out to")), role=Role.SMALL), *rows)


def _sums(story: BillStory, languages: tuple[str, ...]) -> tuple[Row, ...]:
    """Write what it is without tax, each tax with its base, the total, and what was asked beside.

    Where no tax was charged there is the total alone.
    """
    main = languages[0]
    rows: list[Row] = []
    if story.tax is not None:
        before = said(languages, lambda: _("Total before tax"))
        rows.append(Row(before, money_text(story.total - story.tax, main)))
        rows += [block for block in tax_blocks(story.lines, languages) if isinstance(block, Row)]
    label: Wording = said(languages, lambda: _("Total incl. tax"))
    rows.append(Row(label, money_text(story.total, main), Role.STRONG))
    return (*rows, *_at_side(story.beside))


def _settling(story: BillStory, languages: tuple[str, ...]) -> tuple[Row, ...]:
    """Say why there is no tax, and how money moved."""
    reasons = [block for block in tax_blocks(story.lines, languages) if isinstance(block, Line)]
    heading = Row(said(languages, lambda: _("Settlement")), role=Role.STRONG)
    payment = _at_side(story.payment)
    return (*_at_side(reasons), *((heading, *payment) if payment else ()))


def _to_sign(languages: tuple[str, ...]) -> tuple[Row, ...]:
    words = said(languages, lambda: _("Stamp and signature of the seller"))
    return (Row(words, role=Role.SMALL), *(Row(()) for _line in range(_LINES_TO_SIGN)))


def _at_side(blocks: Iterable[Block]) -> tuple[Row, ...]:
    """Stand texts from the middle of a roll at the side where reading starts."""
    rows = [
        Row(block.wording, role=block.role) if isinstance(block, Line) else block
        for block in blocks
    ]
    return tuple(row for row in rows if isinstance(row, Row))
