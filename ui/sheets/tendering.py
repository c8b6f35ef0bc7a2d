"""What the customer hands over, while it is being typed: a value, changed only by new ones."""

from dataclasses import dataclass, replace
from typing import Final

from pos.domain.formatting import plain_number_text
from pos.domain.money import MINOR_DIGITS, Money, zero
from pos.domain.parsing import parse_money
from pos.domain.tender import Tender, TenderKind, cash, exact
from pos.errors import FieldNotAccepted
from ui.sheets.entry import typed_after

# Banknotes of Bank Al-Maghrib in use, in dirham.
NOTES: Final = (20, 50, 100, 200)

_ROUND: Final = (50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Tendering:
    """Money on the counter for `due`. Exact is assumed until a note or a digit says otherwise.

    notes: values in dirham in the order they were laid down. typed: what the keypad says.
    At most one of the two is not empty.
    reference: slip or transfer number, or empty; for card and transfer only.
    """

    due: Money
    kind: TenderKind = TenderKind.CASH
    notes: tuple[int, ...] = ()
    typed: str = ""
    reference: str = ""

    @property
    def is_exact(self) -> bool:
        """True while nothing was typed and no note laid down."""
        return not self.notes and not self.typed

    @property
    def received(self) -> Money:
        """What was handed over so far."""
        if self.kind is not TenderKind.CASH or self.is_exact:
            return self.due
        if self.notes:
            scale = 10 ** MINOR_DIGITS[self.due.currency]
            return Money(sum(self.notes) * scale, self.due.currency)
        return _read(self.typed, self.due.currency)

    @property
    def missing(self) -> Money:
        """What is still to pay; zero when there is enough."""
        return max(self.due - self.received, zero(self.due.currency))

    @property
    def change(self) -> Money:
        """What goes back; zero while something is missing."""
        return max(self.received - self.due, zero(self.due.currency))

    def tender(self) -> Tender:
        """Return the tender; raises `NotEnoughTendered` while something is missing."""
        if self.kind is TenderKind.CASH:
            return cash(self.due, self.received)
        return exact(self.kind, self.due, self.reference)

    def paid_by(self, kind: TenderKind) -> "Tendering":
        """Return the same with another method, exact again."""
        return Tendering(self.due, kind)

    def with_note(self, dirham: int) -> "Tendering":
        """Lay down one more note; the first one replaces what was typed."""
        return replace(self, notes=(*self.notes, dirham), typed="")

    def with_key(self, key: str) -> "Tendering":
        """Type digits or a comma; the first ones replace notes and the exact amount."""
        decimals = MINOR_DIGITS[self.due.currency]
        return replace(self, notes=(), typed=typed_after(self.typed, key, decimals))

    def with_amount(self, amount: Money) -> "Tendering":
        """Take a whole amount at once."""
        return replace(self, notes=(), typed=plain_number_text(amount))

    def without_last(self) -> "Tendering":
        """Take back the last digit or the last note."""
        return replace(self, notes=self.notes[:-1], typed=self.typed[:-1])

    def exactly(self) -> "Tendering":
        """Go back to the exact amount."""
        return replace(self, notes=(), typed="")


def round_amounts(due: Money) -> tuple[Money, ...]:
    """Return up to two round amounts above `due` that a customer may well hand over.

    >>> [amount.minor for amount in round_amounts(Money(119_000, "MAD"))]
    [120000, 150000]
    """
    scale = 10 ** MINOR_DIGITS[due.currency]
    above = {-(-due.minor // (step * scale)) * step * scale for step in _ROUND}
    return tuple(Money(minor, due.currency) for minor in sorted(above - {due.minor})[:2])


def _read(typed: str, currency: str) -> Money:
    """Read digits and at most one comma: `typed_after` lets nothing else in."""
    try:
        return parse_money(typed.rstrip(","), currency)
    except FieldNotAccepted:
        return zero(currency)
