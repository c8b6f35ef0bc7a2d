"""How this business takes money: which tenders it offers, how cash is rounded, what is asked."""

from dataclasses import dataclass
from typing import Final

from pos.domain.due import DueRules
from pos.domain.tender import TenderKind

USUAL_TENDERS: Final = (
    TenderKind.CASH,
    TenderKind.CARD,
    TenderKind.WALLET,
    TenderKind.CHEQUE,
    TenderKind.TRANSFER,
    TenderKind.CREDIT,
)


@dataclass(frozen=True, slots=True)
class TradeRules:
    """What holds at every sale of this business, on each of its tills.

    cash_step: minor units cash is rounded to, 0 for none (`pos.domain.due.ROUNDING_STEPS`).
    charges_stamp_duty: stamp duty is asked on what is paid in cash.
    takes_foreign: notes of other currencies are taken, at the rate of the shift; off unless chosen,
    because buying them is reserved to banks and bureaux de change.
    tenders: the kinds offered, by name, parted by spaces; empty for the usual ones.
    acquirers: who runs the card terminals, one a line; wallets: the same for telephones.
    wallet_picture: SHA-256 (hex) of the seller's own QR as a picture, or empty.
    needs_shift: selling asks to open the till first.
    """

    cash_step: int = 0
    charges_stamp_duty: bool = False
    takes_foreign: bool = False
    tenders: str = ""
    acquirers: str = ""
    wallets: str = ""
    wallet_picture: str = ""
    needs_shift: bool = False

    @property
    def due(self) -> DueRules:
        """The part of it that decides what is asked for."""
        return DueRules(self.cash_step, self.charges_stamp_duty)

    @property
    def offered(self) -> tuple[TenderKind, ...]:
        """The kinds of tender offered; cash is always among them."""
        named = [TenderKind(name) for name in self.tenders.split() if name in set(TenderKind)]
        kinds = named or list(USUAL_TENDERS)
        return tuple(dict.fromkeys([TenderKind.CASH, *kinds]))
