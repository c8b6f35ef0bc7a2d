"""The invoice of a sale: a number of its own, and the buyer as the buyer wants to be named."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InvoiceBuyer:
    """Who the invoice is made out to; every field may be empty.

    ice: of the buyer's business, as typed: a seller may ask for it and never demand it.
    """

    name: str = ""
    address: str = ""
    ice: str = ""


def invoice_series(till_series: str) -> str:
    """Name the invoices of a till, beside its receipts: `7K3-F`."""
    return f"{till_series}-F"


def invoice_number(series: str, number: int) -> str:
    """Write the number as printed: `7K3-F-000012`."""
    return f"{series}-{number:06d}"
