"""Papers for a buyer's books: what an invoice and a credit note say alike, on a roll.

CGI art. 145-III asks for the seller with its identifiers, a number of an unbroken series, the day,
the buyer, goods with quantity and price, tax apart or why there is none, and how it was paid.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pos.documents.document import (
    Block,
    Code,
    Document,
    Line,
    Role,
    Row,
    Rule,
    Wording,
    as_typed,
    paragraphs,
    said,
)
from pos.documents.receipt_sections import (
    item_blocks,
    place_words,
    seller_blocks,
    stamp_blocks,
    tax_blocks,
)
from pos.domain.formatting import NO_BREAK_SPACE, date_text, isolate, ltr, money_text
from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import MAD, Money, total
from pos.domain.names import Names
from pos.domain.sale import SaleLine
from pos.domain.seller import Seller
from pos.domain.text import drawable
from pos.domain.words import amount_in_words
from pos.i18n import active_language
from pos.i18n import gettext as _

Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Bill(Document):
    """The document of one invoice or credit note.

    number: `7K3-F-000012`. is_copy: written again.
    """

    number: str
    is_copy: bool

    @property
    def file_name(self) -> str:
        """A name without ending, as a seller looks for it."""
        return f"{self.number}{'_copy' if self.is_copy else ''}"


@dataclass(frozen=True, slots=True)
class BillStory:
    """Everything an invoice or a credit note says.

    title: names the paper with its number. day: on the wall, when it was made.
    reasons: what it goes back to, one a line: the sale, the papers it corrects, why.
    beside, payment: what was asked beside the goods, and how money moved.
    asked: the sum that is closed at in words, by `closing`, which has a field `amount`.
    receipt_number: what the symbol to scan says. trace: what finds the paper again.
    """

    title: Words
    number: str
    day: datetime
    seller: Seller
    place: Names
    buyer: InvoiceBuyer
    reasons: tuple[Words, ...]
    lines: tuple[SaleLine, ...]
    beside: tuple[Block, ...]
    payment: tuple[Block, ...]
    asked: Money
    closing: Words
    receipt_number: str
    trace: tuple[str, ...]

    @property
    def total(self) -> Money:
        """The goods, tax included."""
        return total([line.total for line in self.lines], self.asked.currency)


def bill(story: BillStory, languages: tuple[str, ...], *, copy: bool, example: bool) -> Bill:
    """Write an invoice or a credit note."""
    blocks: list[Block] = [
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
        *sum_rows(story, languages),
        *story.beside,
        Rule(),
        *tax_blocks(story.lines, languages),
        Rule(),
        *story.payment,
        Rule(),
        *closed_at(story, languages),
        Code(story.receipt_number),
        Line(as_typed(" · ".join(ltr(part) for part in story.trace if part), languages[0])),
    ]
    return Bill(story.number, languages, tuple(blocks), story.number, copy)


def _buyer_blocks(buyer: InvoiceBuyer, languages: tuple[str, ...]) -> list[Block]:
    rows = buyer_rows(buyer, languages)
    if not rows:
        return []
    return [Rule(), Row(said(languages, lambda: _("Made out to")), role=Role.STRONG), *rows]


def buyer_rows(buyer: InvoiceBuyer, languages: tuple[str, ...]) -> list[Row]:
    """Name the buyer; nothing at all where the buyer gave nothing."""
    main, ice = languages[0], drawable(buyer.ice)
    texts = [*paragraphs(buyer.name), *paragraphs(buyer.address)]
    if ice:
        texts.append(ltr(f"ICE{NO_BREAK_SPACE}{ice}"))
    return [Row(as_typed(text, main)) for text in texts]


def sum_rows(story: BillStory, languages: tuple[str, ...]) -> list[Row]:
    """Write the total, and before it what it is without tax where tax was charged."""
    main, goods = languages[0], story.total
    rows: list[Row] = []
    if any(line.tax.rate is not None for line in story.lines):
        tax = total([line.tax_amount for line in story.lines], goods.currency)
        before = said(languages, lambda: _("Total before tax"))
        rows.append(Row(before, money_text(goods - tax, main)))
        rows.append(Row(said(languages, lambda: _("VAT")), money_text(tax, main)))
    label: Wording = said(languages, lambda: _("Total incl. tax"))
    return [*rows, Row(label, money_text(goods, main), Role.TOTAL)]


def closed_at(story: BillStory, languages: tuple[str, ...]) -> list[Row]:
    """Write the sum out in words, as custom asks; only dirhams have their words."""
    if story.asked.currency != MAD:
        return []

    def words() -> str:
        amount = isolate(amount_in_words(story.asked, active_language()))
        return story.closing().format(amount=amount)

    return [Row(said(languages, words))]
