"""The gift receipt: what was bought and where, for whoever gets it, with every price left out.

It carries the symbol of the receipt, so that the goods can be exchanged with it. It is no receipt
in the sense of law 31-08, which the buyer has already.
"""

from dataclasses import dataclass
from datetime import datetime

from pos.clock import wall_clock
from pos.documents.document import (
    Block,
    Code,
    Document,
    Item,
    Line,
    Role,
    Row,
    Rule,
    Stamp,
    as_typed,
    said,
)
from pos.documents.line_words import quantity_words
from pos.documents.receipt_sections import (
    designation,
    greeting_blocks,
    place_words,
    seller_blocks,
    stamp_blocks,
)
from pos.domain.formatting import date_text, ltr
from pos.domain.sale import Sale, SaleLine
from pos.domain.text import drawable
from pos.i18n import gettext as _
from pos.i18n import language


@dataclass(frozen=True, slots=True)
class GiftReceipt(Document):
    """The document of one gift receipt. number: that of the sale's receipt, `7K3-000147`."""

    number: str
    is_copy: bool = False

    @property
    def file_name(self) -> str:
        """A name without ending, beside the receipt of the same sale."""
        return f"{self.number}_gift"


def gift_receipt(
    sale: Sale, *, at: int, languages: tuple[str, ...], example: bool = False
) -> GiftReceipt:
    """Write the gift receipt of what was sold; goods that came back are no gift.

    at, languages, example: as on a receipt.
    """
    number = drawable(sale.receipt_number)
    blocks: list[Block] = [
        *stamp_blocks(languages, copy=False, example=example),
        Stamp(said(languages, lambda: _("GIFT RECEIPT"))),
        *seller_blocks(sale.seller, languages),
        Rule(),
        _heading(number, wall_clock(at, sale.utc_offset_minutes), languages),
        *place_words(sale.place.names, languages),
        Rule(is_heavy=True),
        *(_item(line, languages) for line in sale.lines if line.back is None),
        Rule(is_heavy=True),
        Line(said(languages, lambda: _("Can be exchanged when this receipt is shown."))),
        *greeting_blocks(sale.seller, languages),
        Code(number),
        Line(as_typed(ltr(number), languages[0]), Role.SMALL),
    ]
    return GiftReceipt(number, languages, tuple(blocks), number)


def _heading(number: str, moment: datetime, languages: tuple[str, ...]) -> Row:
    title = said(languages, lambda: _("Receipt {number}").format(number=ltr(number)))
    return Row(title, date_text(moment, languages[0]), Role.STRONG)


def _item(line: SaleLine, languages: tuple[str, ...]) -> Item:
    main = languages[0]
    with language(main):
        detail = quantity_words(line, main)
    return Item(designation(line, languages), detail, "")
