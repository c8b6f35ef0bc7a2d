"""What goods that come back are worth first against what is still owed for them.

Nobody is handed money that never came: a cheque that is still in the drawer goes back itself, and a
debt is lowered, before anything leaves the drawer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pos.domain.money import Money, total
from pos.domain.tender import Cheque, Tender, TenderKind, TenderOf, taken_off


@dataclass(frozen=True, slots=True)
class Debt:
    """What is still owed on one tender, or was paid by a cheque that is no money yet.

    kind: of that tender. left: above zero. cheque: what stands on one that is still in the drawer:
    it goes back whole or not at all. None for what is owed, a cheque that bounced among it.
    """

    of: TenderOf
    kind: TenderKind
    left: Money
    cheque: Cheque | None = None


def off_debts(goods: Money, debts: Sequence[Debt]) -> tuple[Tender, ...]:
    """Return what goes back or is taken off for goods of this worth: cheques first, then debts.

    goods: negative when money goes back; nothing is taken off otherwise.

    >>> of = TenderOf("7K3Q2M-4", 1)
    >>> debt = Debt(of, TenderKind.CREDIT, Money(20_000, "MAD"))
    >>> [tender.paid.minor for tender in off_debts(Money(-30_000, "MAD"), [debt])]
    [-20000]
    """
    rest, taken = -goods.minor, list[Tender]()
    for debt in sorted(debts, key=lambda debt: debt.cheque is None):
        minor = min(rest, debt.left.minor)
        if minor > 0 and (debt.cheque is None or minor == debt.left.minor):
            lowered = taken_off(debt.kind, Money(minor, goods.currency), debt.of)
            taken.append(replace(lowered, cheque=debt.cheque))
            rest -= minor
    return tuple(taken)


def still_to_give(goods: Money, taken: Sequence[Tender]) -> Money:
    """Return what is left to hand out once so much is taken off debts; negative, as `goods` is."""
    return goods - total([tender.paid for tender in taken], goods.currency)
