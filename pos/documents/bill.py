"""Papers for a buyer's books, an invoice or a credit note: one for a roll, and the same for a page.

The roll is what the receipt printer prints, a receipt with a buyer; the page is in `bill_page`.
"""

from dataclasses import dataclass

from pos.documents.bill_page import page_blocks
from pos.documents.bill_story import BillStory, buyer_rows, closed_at
from pos.documents.document import (
    Block,
    Code,
    Document,
    Line,
    Role,
    Row,
    Rule,
    as_typed,
    said,
)
from pos.documents.receipt_sections import (
    item_blocks,
    place_words,
    seller_blocks,
    stamp_blocks,
    tax_blocks,
)
from pos.domain.formatting import date_text, ltr, money_text
from pos.domain.invoice import InvoiceBuyer
from pos.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Bill(Document):
    """The document of one invoice or credit note.

    number: `7K3-F-000012`. is_copy: written again. page: its blocks on A4 and A5.
    """

    number: str
    is_copy: bool
    page: tuple[Block, ...]

    @property
    def file_name(self) -> str:
        """A name without ending, as a seller looks for it."""
        return f"{self.number}{'_copy' if self.is_copy else ''}"

    def on_page(self) -> Document:
        """Return the same paper for A4 and A5."""
        return Document(self.title, self.languages, self.page, running=self.running, logo=self.logo)


def bill(story: BillStory, languages: tuple[str, ...], *, copy: bool, example: bool) -> Bill:
    """Write an invoice or a credit note."""
    return Bill(
        title=story.number,
        languages=languages,
        blocks=_roll_blocks(story, languages, copy=copy, example=example),
        number=story.number,
        is_copy=copy,
        page=page_blocks(story, languages, copy=copy, example=example),
        running=said(languages, story.title),
    )


def _roll_blocks(
    story: BillStory, languages: tuple[str, ...], *, copy: bool, example: bool
) -> tuple[Block, ...]:
    return (
        *stamp_blocks(languages, copy=copy, example=example),
        *seller_blocks(story.seller, languages),
        Rule(),
        Row(said(languages, story.title), date_text(story.day, languages[0]), Role.STRONG),
        *place_words(story.place, languages),
        *(Row(said(languages, words), role=Role.SMALL) for words in story.reasons),
        *_buyer_blocks(story.buyer, languages),
        Rule(is_heavy=True),
        *item_blocks(story.lines, languages),
        Rule(is_heavy=True),
        *_sums(story, languages),
        *story.beside,
        Rule(),
        *tax_blocks(story.lines, languages),
        Rule(),
        *story.payment,
        Rule(),
        *closed_at(story, languages),
        Code(story.receipt_number),
        Line(as_typed(" · ".join(ltr(part) for part in story.trace if part), languages[0])),
    )


def _buyer_blocks(buyer: InvoiceBuyer, languages: tuple[str, ...]) -> list[Block]:
    rows = buyer_rows(buyer, languages)
    if not rows:
        return []
    return [Rule(), Row(said(languages, lambda: _("Made out to")), role=Role.STRONG), *rows]


def _sums(story: BillStory, languages: tuple[str, ...]) -> list[Row]:
    """Write the total, and before it what it is without tax where tax was charged."""
    main = languages[0]
    rows: list[Row] = []
    if story.tax is not None:
        before = said(languages, lambda: _("Total before tax"))
        rows.append(Row(before, money_text(story.total - story.tax, main)))
        rows.append(Row(said(languages, lambda: _("VAT")), money_text(story.tax, main)))
    label = said(languages, lambda: _("Total incl. tax"))
    return [*rows, Row(label, money_text(story.total, main), Role.TOTAL)]
