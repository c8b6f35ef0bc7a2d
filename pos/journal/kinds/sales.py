"""Sales, and what became of them later."""

from pos.domain.credit_note import Corrected, CreditReason
from pos.domain.invoice import InvoiceBuyer
from pos.domain.parting import MakerPart
from pos.domain.sale import Sale
from pos.domain.tender import Tender, TenderState
from pos.journal.kinds.fact import Fact


class SaleMade(Fact, frozen=True):
    """Goods were sold, paid and handed over."""

    sale: Sale


class MakerNamed(Fact, frozen=True):
    """A line that was sold without a maker was given one. line: 1 for the first of the sale.

    maker: id; empty where it is the cooperative's own work. parts: what they get of the line by the
    terms of the day it was named; empty where nothing was agreed.
    """

    sale: str
    line: int
    maker: str
    parts: tuple[MakerPart, ...] = ()


class TenderFollowed(Fact, frozen=True):
    """A cheque went on its way, or what was owed was paid.

    sale: id of the entry that brought the tender: a sale, or for a cheque also an order, a step of
    one, or the settling of a debt. tender: 1 for its first. tenders: the money that came for it.
    shift: the one whose drawer took it, or empty.
    """

    sale: str
    tender: int
    state: TenderState
    tenders: tuple[Tender, ...] = ()
    shift: str = ""
    note: str = ""


class ReceiptReprinted(Fact, frozen=True):
    """A copy of a paper was made.

    sale: id of the sale, of the closing of a shift, of the invoice or of the credit note.
    receipt_number: as printed. paper: which, where the entry has several: `gift`; else empty.
    """

    sale: str
    receipt_number: str
    paper: str = ""


class InvoiceMade(Fact, frozen=True):
    """A sale was turned into an invoice; everything else on it is in the entry of the sale.

    series, number: of the invoice, gap-free within the till and apart from its receipts.
    buyer: as written on the invoice, which the law keeps for ten years.
    """

    sale: str
    series: str
    number: int
    buyer: InvoiceBuyer = InvoiceBuyer()
    utc_offset_minutes: int = 60


class CreditNoteMade(Fact, frozen=True):
    """Goods that came back in a sale were credited; what they were is in the entry of that sale.

    sale: the one in which they came back. corrects: the papers they were sold on.
    series, number: of the credit note, gap-free within the till and apart from other papers.
    note: words of the seller beside the reason.
    """

    sale: str
    series: str
    number: int
    corrects: tuple[Corrected, ...]
    buyer: InvoiceBuyer = InvoiceBuyer()
    reason: CreditReason = CreditReason.RETURNED
    note: str = ""
    utc_offset_minutes: int = 60
