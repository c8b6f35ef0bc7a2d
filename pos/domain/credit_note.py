"""The credit note (avoir): goods that came back, taken off what an invoice asked, under a number.

It is the correction of a paper that stays as it is (CGI art. 145: a series without a gap, nothing
finished is written again). It credits what came back in one sale, and nothing else.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from pos.domain.money import Money, total, zero
from pos.domain.sale import Sale, SaleLine


class CreditReason(StrEnum):
    """Why goods are credited."""

    RETURNED = "returned"
    DAMAGED = "damaged"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A paper that is corrected: the invoice of a sale, or its receipt where it had none.

    sale: id of the sale. number: of the paper, as printed.
    at: microseconds UTC of the paper, 0 where its sale is not on this device.
    """

    sale: str
    number: str
    is_invoice: bool = False
    at: int = 0
    utc_offset_minutes: int = 60


def credit_note_series(till_series: str) -> str:
    """Name the credit notes of a till, beside its receipts and its invoices: `7K3-AV`."""
    return f"{till_series}-AV"


def credited_lines(sale: Sale) -> tuple[SaleLine, ...]:
    """Return what came back in a sale as what is credited: quantities and amounts positive."""
    return tuple(
        replace(
            line,
            quantity=-line.quantity,
            total=-line.total,
            tax_amount=-line.tax_amount,
        )
        for line in sale.lines
        if line.back is not None
    )


def credited_total(sale: Sale) -> Money:
    """Return what the goods that came back in a sale were worth, tax included."""
    return total([line.total for line in credited_lines(sale)], sale.total.currency)


def sold_lines(sale: Sale) -> tuple[SaleLine, ...]:
    """Return what was sold in a sale, beside what came back: what an invoice is made of."""
    return tuple(line for line in sale.lines if line.back is None)


def set_off(sale: Sale) -> Money:
    """Return how much of what came back paid for goods taken in exchange."""
    sold = total([line.total for line in sold_lines(sale)], sale.total.currency)
    return min(sold, credited_total(sale))


def paid_back(sale: Sale) -> Money:
    """Return how much of it was given back in money, or taken off a debt; before any rounding."""
    nothing = zero(sale.total.currency)
    return max(nothing, credited_total(sale) - set_off(sale))
