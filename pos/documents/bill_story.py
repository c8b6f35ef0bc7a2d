"""What an invoice and a credit note say, before it is laid out for a roll or for a page.

CGI art. 145-III asks for the seller with its identifiers, a number of an unbroken series, the day,
the buyer, goods with quantity and price, tax apart or why there is none, and how it was paid.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pos.documents.document import Block, Row, as_typed, paragraphs, said
from pos.domain.formatting import NO_BREAK_SPACE, isolate, ltr
from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import MAD, Money, total
from pos.domain.names import Names
from pos.domain.sale import SaleLine
from pos.domain.seller import Seller
from pos.domain.text import drawable
from pos.domain.words import amount_in_words
from pos.i18n import active_language

Words = Callable[[], str]


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

    @property
    def tax(self) -> Money | None:
        """The tax inside the total, None where none was charged."""
        if all(line.tax.rate is None for line in self.lines):
            return None
        return total([line.tax_amount for line in self.lines], self.asked.currency)


def buyer_rows(buyer: InvoiceBuyer, languages: tuple[str, ...]) -> list[Row]:
    """Name the buyer; nothing at all where the buyer gave nothing."""
    main, ice = languages[0], drawable(buyer.ice)
    texts = [*paragraphs(buyer.name), *paragraphs(buyer.address)]
    if ice:
        texts.append(ltr(f"ICE{NO_BREAK_SPACE}{ice}"))
    return [Row(as_typed(text, main)) for text in texts]


def closed_at(story: BillStory, languages: tuple[str, ...]) -> list[Row]:
    """Write the sum out in words, as custom asks; only dirhams have their words."""
    if story.asked.currency != MAD:
        return []

    def words() -> str:
        amount = isolate(amount_in_words(story.asked, active_language()))
        return story.closing().format(amount=amount)

    return [Row(said(languages, words))]
