"""The shift: a till from opening to closing, and the cash there should be in it."""

from dataclasses import dataclass

from pos.domain.money import Money
from pos.domain.tender import Tender, TenderKind


@dataclass(frozen=True, slots=True)
class Shift:
    """One opening of the till.

    opening_float: cash in the drawer before the first sale, as counted, never guessed.
    opened_at: microseconds UTC.
    """

    id: str
    opening_float: Money
    opened_at: int


def expected_cash(shift: Shift, tenders: "list[Tender]") -> Money:
    """Return the cash that should be in the drawer after these tenders of the shift.

    Change leaves the drawer: a sale of 749 paid with 1000 adds 749.
    """
    cash = shift.opening_float
    for tender in tenders:
        if tender.kind is TenderKind.CASH:
            cash += tender.paid
    return cash
