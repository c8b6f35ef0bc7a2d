"""What is being taken back, while it is being chosen: a value, changed only by new ones."""

from dataclasses import dataclass, replace
from typing import Final

from pos.domain.basket import BasketLine, Whereto, Words
from pos.domain.due import Due, DueRules, due_for
from pos.domain.money import Money, total
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.domain.refund import Returnable
from pos.domain.tender import Tender, TenderKind, exact
from pos.domain.trade import TradeRules
from pos.services.returns import Refundable
from pos.services.selling import SoldSale

# Money goes back at once, or it is taken off what is owed; never on a cheque or a promise.
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


def ways_back(rules: TradeRules, sold: SoldSale | None) -> tuple[TenderKind, ...]:
    """Return the ways money can go back, the likeliest first.

    A sale on credit is taken off what is owed before anything else.
    """
    offered = tuple(kind for kind in _GIVEN_BACK if kind in rules.offered)
    paid = () if sold is None else tuple(tender.kind for tender in sold.sale.tenders)
    return (TenderKind.CREDIT, *offered) if TenderKind.CREDIT in paid else offered


def due_back(goods: Money, kind: TenderKind, rules: DueRules) -> Due:
    """Work out what goes back for `goods`, negative, rounded to coins when it is cash."""
    return due_for(goods, (), rules, in_cash=kind is TenderKind.CASH)


def tenders_back(
    goods: Money, kind: TenderKind, rules: DueRules, reference: str = ""
) -> tuple[Tender, ...]:
    """Return the tenders that give back `goods`; none when nothing is owed either way."""
    if goods.is_zero:
        return ()
    reference = "" if kind is TenderKind.CASH else reference
    return (exact(kind, due_back(goods, kind, rules).cash, reference),)
