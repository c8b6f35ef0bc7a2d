"""What is being taken back, while it is being chosen: a value, changed only by new ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from pos.domain.basket import BasketLine, Whereto, Words
from pos.domain.due import DueRules, due_for
from pos.domain.money import Money, total
from pos.domain.owing import Debt, off_debts, still_to_give
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.domain.refund import Returnable
from pos.domain.tender import Tender, TenderKind, exact
from pos.domain.trade import TradeRules
from pos.services.returns import Refundable
from pos.services.selling import SoldSale

# Money that goes back goes at once; never on a cheque or a promise.
_GIVEN_BACK: Final = (TenderKind.CASH, TenderKind.CARD, TenderKind.WALLET, TenderKind.TRANSFER)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line that can come back. count: thousandths that do, 0 for none."""

    line: Returnable
    count: int = 0
    whereto: Whereto = Whereto.STOCK

    @property
    def quantity(self) -> Quantity:
        """How much of it comes back."""
        return Quantity(self.count, self.line.line.quantity.unit)

    @property
    def can_step(self) -> bool:
        """True when a part of it may come back: pieces do, a cut of cloth comes back whole."""
        return self.quantity.unit is Unit.PIECE and self.line.left.thousandths > THOUSAND


@dataclass(frozen=True, slots=True)
class Refunding:
    """The lines of one sale; one that is alone is chosen from the start."""

    sold: SoldSale
    choices: tuple[Choice, ...]

    @property
    def lines(self) -> tuple[BasketLine, ...]:
        """What comes back, as lines for a basket."""
        return tuple(
            choice.line.coming_back(choice.quantity, choice.whereto)
            for choice in self.choices
            if choice.count
        )

    @property
    def total(self) -> Money:
        """What is given back for it, negative."""
        return total([line.total for line in self.lines], self.sold.sale.total.currency)

    @property
    def words(self) -> Words:
        """What the refund says beside its lines: whose it is."""
        return Words(customer=self.sold.sale.customer)

    def toggled(self, place: int) -> "Refunding":
        """Take all that is left of a line back, or nothing of it."""
        old = self.choices[place]
        return self._with(place, replace(old, count=0 if old.count else old.line.left.thousandths))

    def stepped(self, place: int, pieces: int) -> "Refunding":
        """Take more or fewer pieces back, at least one and at most what is left."""
        old = self.choices[place]
        count = min(max(old.count + pieces * THOUSAND, THOUSAND), old.line.left.thousandths)
        return self._with(place, replace(old, count=count))

    def sent(self, place: int, whereto: Whereto) -> "Refunding":
        """Say where the goods of a line go."""
        return self._with(place, replace(self.choices[place], whereto=whereto))

    def _with(self, place: int, choice: Choice) -> "Refunding":
        choices = (*self.choices[:place], choice, *self.choices[place + 1 :])
        return replace(self, choices=choices)


def refunding(found: Refundable) -> Refunding:
    """Begin with what of a sale can still come back."""
    choices = [Choice(line) for line in found.lines if line.left.thousandths]
    if len(choices) == 1:
        choices = [replace(choices[0], count=choices[0].line.left.thousandths)]
    return Refunding(found.sold, tuple(choices))


@dataclass(frozen=True, slots=True)
class GivingBack:
    """What goes back for goods of this worth: off what is owed for them, and the rest by one way.

    goods: negative, or nothing. debts: what is owed for what comes back.
    """

    goods: Money
    kind: TenderKind
    rules: DueRules
    debts: tuple[Debt, ...] = ()

    @property
    def taken_off(self) -> Money:
        """What is owed less, negative as the goods are."""
        return self._sum(tender.paid for tender in self._off_debts if tender.cheque is None)

    @property
    def cheques(self) -> Money:
        """The cheques that go back themselves, negative as the goods are."""
        return self._sum(tender.paid for tender in self._off_debts if tender.cheque is not None)

    @property
    def still_owed(self) -> Money:
        """What is owed for the same sales afterwards."""
        return self._sum(debt.left for debt in self.debts if debt.cheque is None) + self.taken_off

    @property
    def hands_out_money(self) -> bool:
        """True where something is left to give once cheques went back and debts were lowered."""
        return not self.handed_out.is_zero

    @property
    def handed_out(self) -> Money:
        """What leaves the drawer or goes back on a card, negative; cash is rounded to coins."""
        in_cash = self.kind is TenderKind.CASH
        return due_for(self.goods, self._off_debts, self.rules, in_cash=in_cash).cash

    def tenders(self, reference: str = "") -> tuple[Tender, ...]:
        """Return the tenders that give it back; none when nothing is owed either way."""
        if still_to_give(self.goods, self._off_debts).is_zero:
            return self._off_debts
        reference = "" if self.kind is TenderKind.CASH else reference
        return (*self._off_debts, exact(self.kind, self.handed_out, reference))

    def _sum(self, amounts: Iterable[Money]) -> Money:
        return total(list(amounts), self.goods.currency)

    @property
    def _off_debts(self) -> tuple[Tender, ...]:
        return off_debts(self.goods, self.debts)


def ways_back(rules: TradeRules) -> tuple[TenderKind, ...]:
    """Return the ways money can go back, the likeliest first."""
    return tuple(kind for kind in _GIVEN_BACK if kind in rules.offered)
