"""What goods that come back are worth first against what is still owed for them.

Nobody is handed money that never came: a debt is lowered before anything leaves the drawer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pos.domain.money import Money, total
from pos.domain.tender import Tender, TenderKind, TenderOf, taken_off


@dataclass(frozen=True, slots=True)
class Debt:
    """What is still owed on one tender. kind: of that tender. left: above zero."""

    of: TenderOf
    kind: TenderKind
    left: Money


def off_debts(goods: Money, debts: Sequence[Debt]) -> tuple[Tender, ...]:
    """Return what is taken off debts for goods of this worth, the first debt first.

    goods: negative when money goes back; nothing is taken off otherwise.

    >>> of = TenderOf("7K3Q2M-4", 1)
    >>> debt = Debt(of, TenderKind.CREDIT, Money(20_000, "MAD"))
    >>> [tender.paid.minor for tender in off_debts(Money(-30_000, "MAD"), [debt])]
    [-20000]
    """
    rest, taken = -goods.minor, list[Tender]()
    for debt in debts:
        minor = min(rest, debt.left.minor)
        if minor > 0:
            taken.append(taken_off(debt.kind, Money(minor, goods.currency), debt.of))
            rest -= minor
    return tuple(taken)


def still_to_give(goods: Money, taken: Sequence[Tender]) -> Money:
    """Return what is left to hand out once so much is taken off debts; negative, as `goods` is."""
    return goods - total([tender.paid for tender in taken], goods.currency)
