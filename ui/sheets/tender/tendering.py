"""What is laid down for a sale, while it is being laid down: a value, changed only by new ones.

All the arithmetic of the tender sheet is here. Cash received and change are kept apart, and change
is decided once, when all is laid down: what was received less change is always what is due.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pos.domain.due import Due, DueRules, due_for, due_of, goods_paid_in
from pos.domain.money import MINOR_DIGITS, Money, total, zero
from pos.domain.shift import ForeignRate
from pos.domain.tender import Cheque, NotEnoughTendered, Tender, TenderKind, require_paid
from ui.sheets.tender.in_hand import InHand

_ROUND: Final = (50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Details:
    """What is written down beside the amount; every part may be empty."""

    reference: str = ""
    acquirer: str = ""
    cheque: Cheque | None = None
    due_on: date | None = None


NO_DETAILS: Final = Details()


@dataclass(frozen=True, slots=True)
class Tendering:
    """Money for goods: what was laid down, and what is in hand beside it.

    goods: negative when money goes back. laid: parts laid down before, without change.
    """

    goods: Money
    rules: DueRules
    laid: tuple[Tender, ...]
    hand: InHand

    @property
    def whole(self) -> Due:
        """What the whole sale asks for when it ends with what is in hand."""
        others = _not_cash(self.laid)
        if self._is_cash:
            return due_for(self.goods, others, self.rules, in_cash=True)
        rest = Tender(self.hand.kind, self.due, self._nothing)
        has_cash = len(others) < len(self.laid)
        return due_for(self.goods, (*others, rest), self.rules, in_cash=has_cash)

    @property
    def due(self) -> Money:
        """What is still to be paid, by what is in hand; negative when money goes back."""
        others, in_cash = _not_cash(self.laid), _cash_received(self.laid, self.goods.currency)
        if self._is_cash:
            rest = due_for(self.goods, others, self.rules, in_cash=True).cash - in_cash
        else:
            by_others = total([tender.paid for tender in others], self.goods.currency)
            rest = self.goods - by_others - goods_paid_in(in_cash, self.rules)
        return rest if self.goods < self._nothing else max(rest, self._nothing)

    @property
    def received(self) -> Money:
        """What is in hand, in the currency of the goods."""
        return self.hand.worth(self.due)

    @property
    def missing(self) -> Money:
        """What is still to pay after what is in hand; zero when there is enough."""
        return max(self.due - self.received, self._nothing)

    @property
    def over(self) -> Money:
        """What is more than due: change on cash, a mistake on anything else."""
        return max(self.received - self.due, self._nothing)

    @property
    def settles(self) -> bool:
        """True when what is in hand ends the sale."""
        return self.missing.is_zero and (self._is_cash or self.over.is_zero)

    @property
    def is_part(self) -> bool:
        """True when what is in hand pays a part, and can be laid down beside the rest."""
        return self._nothing < self.received < self.due

    @property
    def cash(self) -> Money:
        """The cash the sale keeps once it ends with what is in hand."""
        laid = _cash_received(self.laid, self.goods.currency)
        return laid + self.received - self.over if self._is_cash else laid

    def tenders(self, details: Details = NO_DETAILS) -> tuple[Tender, ...]:
        """Return everything handed over, with the change.

        Raises `NotEnoughTendered` or `ChangeWithoutCash`.
        """
        handed = self._handed(details)
        due = due_of(self.goods, tuple(handed), self.rules)
        if len(_not_cash(handed)) < len(handed):
            over = _cash_received(handed, self.goods.currency) - due.cash
            if over < self._nothing:
                raise NotEnoughTendered(-over)
            handed = _with_change(handed, over)
        require_paid(due.total, tuple(handed))
        return tuple(handed)

    def _handed(self, details: Details) -> list[Tender]:
        """Return what was laid down, and what is in hand where it pays something.

        Cash of nothing pays something too: the centimes that rounding lets go.
        """
        handed = [each for each in self.laid if not each.received.is_zero]
        has_cash = len(_not_cash(handed)) < len(handed)
        lets_go = self._is_cash and not has_cash and not self.whole.rounding.is_zero
        if lets_go or not self.received.is_zero or not handed:
            handed.append(_tender(self.hand, self.received, details))
        return handed

    def holding(self, hand: InHand) -> "Tendering":
        """Return the same with something else in hand; what goes back is always exact."""
        return self if self.goods < self._nothing else replace(self, hand=hand)

    def paid_by(self, kind: TenderKind, rate: ForeignRate | None = None) -> "Tendering":
        """Return the same with another way of paying, exact again."""
        return replace(self, hand=InHand(self.goods.currency, kind, rate))

    def with_part(self, details: Details = NO_DETAILS) -> "Tendering":
        """Lay down what is in hand; the rest is asked in cash, until another way is chosen."""
        part = _tender(self.hand, self.received, details)
        return replace(self, laid=(*self.laid, part), hand=InHand(self.goods.currency))

    def without_part(self, number: int) -> "Tendering":
        """Take a part back; 0 is the first that was laid down."""
        return replace(self, laid=self.laid[:number] + self.laid[number + 1 :])

    @property
    def _is_cash(self) -> bool:
        return self.hand.kind is TenderKind.CASH

    @property
    def _nothing(self) -> Money:
        return zero(self.goods.currency)


def tendering(goods: Money, rules: DueRules, laid: tuple[Tender, ...] = ()) -> Tendering:
    """Begin with the exact rest in cash.

    laid: what was paid before, such as the deposit of an order.
    """
    return Tendering(goods, rules, laid, InHand(goods.currency))


def round_amounts(due: Money) -> tuple[Money, ...]:
    """Return up to two round amounts above `due` that a customer may well hand over.

    >>> [amount.minor for amount in round_amounts(Money(119_000, "MAD"))]
    [120000, 150000]
    """
    scale = 10 ** MINOR_DIGITS[due.currency]
    above = {-(-due.minor // (step * scale)) * step * scale for step in _ROUND}
    return tuple(Money(minor, due.currency) for minor in sorted(above - {due.minor})[:2])


def _tender(hand: InHand, received: Money, details: Details) -> Tender:
    return Tender(
        hand.kind,
        received,
        zero(received.currency),
        reference=details.reference,
        acquirer=details.acquirer,
        foreign=hand.foreign,
        cheque=details.cheque,
        due_on=details.due_on,
    )


def _not_cash(tenders: Sequence[Tender]) -> tuple[Tender, ...]:
    return tuple(tender for tender in tenders if tender.kind is not TenderKind.CASH)


def _cash_received(tenders: Sequence[Tender], currency: str) -> Money:
    received = [tender.received for tender in tenders if tender.kind is TenderKind.CASH]
    return total(received, currency)


def _with_change(tenders: Sequence[Tender], change: Money) -> list[Tender]:
    """Give change on cash, on the last handed over first."""
    given = list(tenders)
    for number in reversed(range(len(given))):
        tender = given[number]
        if tender.kind is TenderKind.CASH and tender.received > zero(change.currency):
            part = min(change, tender.received)
            given[number] = replace(tender, change=part)
            change -= part
    return given
