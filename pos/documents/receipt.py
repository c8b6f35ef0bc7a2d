"""The receipt of a sale: everything law 31-08 art. 4 asks of a till ticket, and nothing secret.

Seller, items with quantity, unit and the price really paid, total, tax or why there is none, how
it was paid, date, hour and place. The list price never appears: what was agreed is what is printed.
"""

from dataclasses import dataclass
from datetime import datetime

from pos.clock import wall_clock
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
from pos.documents.receipt_payment import asked_blocks, payment_blocks
from pos.documents.receipt_sections import (
    greeting_blocks,
    item_blocks,
    note_blocks,
    place_words,
    seller_blocks,
    stamp_blocks,
    tax_blocks,
)
from pos.domain.formatting import date_text, isolate, ltr, money_text, time_text
from pos.domain.money import zero
from pos.domain.sale import Sale
from pos.domain.text import drawable
from pos.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Receipt(Document):
    """The document of one sale.

    number: the receipt's number, `7K3-000147`.
    sale_id: the entry it was made from, `7K3Q2M-142`.
    is_copy: printed again, and marked so.
    """

    number: str
    sale_id: str
    is_copy: bool

    @property
    def file_name(self) -> str:
        """A name without ending: the same paper always gets the same, two papers never."""
        return f"{self.number}_{self.sale_id}{'_copy' if self.is_copy else ''}"


def receipt(  # noqa: PLR0913
    sale: Sale,
    *,
    sale_id: str,
    at: int,
    languages: tuple[str, ...],
    copy: bool = False,
    example: bool = False,
    check: str = "",
    made_in_morocco: bool = True,
) -> Receipt:
    """Write the receipt of a finished sale.

    at: microseconds UTC; printed as the clock on the wall showed it at the sale.
    languages: one or two of fr, ar, en; the first decides direction and the writing of amounts.
    copy: marked as a duplicate; example: marked as worth nothing, for the sample fair.
    check: the first characters of the entry's hash, or empty.
    made_in_morocco: print the line on origin that visitors may show at the border.
    """
    blocks: list[Block] = [
        *stamp_blocks(languages, copy=copy, example=example),
        *seller_blocks(sale.seller, languages),
        Rule(),
        *_heading(sale, wall_clock(at, sale.utc_offset_minutes), languages),
        Rule(is_heavy=True),
        *item_blocks(sale.lines, languages),
        Rule(is_heavy=True),
        _total(sale, languages),
        *asked_blocks(sale, languages),
    ]
    for section in (
        note_blocks(sale.note, languages[0]),
        payment_blocks(sale, languages),
        tax_blocks(sale.lines, languages),
        _closing(sale, languages, made_in_morocco=made_in_morocco),
    ):
        blocks += [Rule(), *section] if section else []
    blocks += _trace(sale, sale_id, check, languages)
    number = drawable(sale.receipt_number)
    return Receipt(number, languages, tuple(blocks), number, sale_id, copy)


def _heading(sale: Sale, moment: datetime, languages: tuple[str, ...]) -> list[Block]:
    number = ltr(drawable(sale.receipt_number))

    def title() -> str:
        return _title(sale).format(number=number)

    main = languages[0]
    when = f"{date_text(moment, main)} {time_text(moment, main)}"
    blocks: list[Block] = [Row(said(languages, title), when, Role.STRONG)]
    blocks += place_words(sale.place.names, languages)
    served_by = drawable(sale.served_by)
    if served_by:
        sentence = said(languages, lambda: _("Served by {name}").format(name=isolate(served_by)))
        blocks.append(Row(sentence))
    return blocks


def _total(sale: Sale, languages: tuple[str, ...]) -> Row:
    label = said(languages, lambda: _("Total incl. tax"))
    return Row(label, money_text(sale.total, languages[0]), Role.TOTAL)


def _title(sale: Sale) -> str:
    """Name the paper: goods that only come back make it a refund, with others an exchange."""
    if sale.is_refund or (sale.total < zero(sale.total.currency) and not _takes_back(sale)):
        return _("Refund {number}")
    return _("Exchange {number}") if _takes_back(sale) else _("Receipt {number}")


def _takes_back(sale: Sale) -> bool:
    return any(line.back is not None for line in sale.lines)


def _closing(sale: Sale, languages: tuple[str, ...], *, made_in_morocco: bool) -> list[Block]:
    blocks: list[Block] = []
    if made_in_morocco:
        blocks.append(Line(said(languages, lambda: _("Made by hand in Morocco"))))
    return blocks + greeting_blocks(sale.seller, languages)


def _trace(sale: Sale, sale_id: str, check: str, languages: tuple[str, ...]) -> list[Block]:
    number = drawable(sale.receipt_number)
    parts = [ltr(drawable(part)) for part in (number, sale_id, check) if part]
    return [
        Code(number),
        Line(as_typed(" · ".join(parts), languages[0]), Role.SMALL),
    ]
