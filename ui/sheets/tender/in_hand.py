"""What is in the customer's hand: notes, digits on the keypad, or exactly what is asked."""

from dataclasses import dataclass, replace
from typing import Final

from pos.domain.formatting import plain_number_text
from pos.domain.money import MAD, MINOR_DIGITS, Money, times, zero
from pos.domain.parsing import parse_money
from pos.domain.shift import ForeignRate
from pos.domain.tender import Foreign, TenderKind
from pos.errors import FieldNotAccepted
from ui.sheets.price.entry import typed_after

# Banknotes in use, in whole units of their currency.
NOTES: Final = {
    MAD: (20, 50, 100, 200),
    "EUR": (5, 10, 20, 50, 100, 200),
    "USD": (1, 5, 10, 20, 50, 100),
    "GBP": (5, 10, 20, 50),
}


@dataclass(frozen=True, slots=True)
class InHand:
    """One way of paying and how much. Exact is assumed until a note or a digit says otherwise.

    currency: of the goods. rate: set while it is notes of another currency, never guessed.
    notes: values in whole units in the order they were laid down. typed: what the keypad says.
    At most one of the two is not empty.
    """

    currency: str
    kind: TenderKind = TenderKind.CASH
    rate: ForeignRate | None = None
    notes: tuple[int, ...] = ()
    typed: str = ""

    @property
    def is_untouched(self) -> bool:
        """True while nothing was typed and no note laid down."""
        return not self.notes and not self.typed

    @property
    def is_exact(self) -> bool:
        """True while what is asked is assumed."""
        return self.is_untouched and self.rate is None

    @property
    def foreign(self) -> Foreign | None:
        """The notes of another currency, None for anything else."""
        return None if self.rate is None else Foreign(self._counted, self.rate.rate)

    def worth(self, due: Money) -> Money:
        """Return how much it is while so much is due, in the currency of the goods."""
        notes = self.foreign
        if notes is not None:
            return Money(times(notes.amount, notes.rate).minor, self.currency)
        return due if self.is_exact else self._counted

    def with_note(self, value: int) -> "InHand":
        """Lay down one more note; the first one replaces what was typed."""
        return replace(self, notes=(*self.notes, value), typed="")

    def with_key(self, key: str) -> "InHand":
        """Type digits or a comma; the first ones replace notes and the exact amount."""
        decimals = MINOR_DIGITS[self._counted_in]
        return replace(self, notes=(), typed=typed_after(self.typed, key, decimals))

    def with_amount(self, amount: Money) -> "InHand":
        """Take a whole amount at once."""
        return replace(self, notes=(), typed=plain_number_text(amount))

    def without_last(self) -> "InHand":
        """Take back the last digit or the last note."""
        return replace(self, notes=self.notes[:-1], typed=self.typed[:-1])

    def exactly(self) -> "InHand":
        """Go back to the exact amount, or to no notes of another currency."""
        return replace(self, notes=(), typed="")

    @property
    def _counted_in(self) -> str:
        return self.currency if self.rate is None else self.rate.currency

    @property
    def _counted(self) -> Money:
        """What notes or digits say; nothing while they say nothing."""
        currency = self._counted_in
        if self.notes:
            return Money(sum(self.notes) * 10 ** MINOR_DIGITS[currency], currency)
        return _read(self.typed, currency)


def _read(typed: str, currency: str) -> Money:
    """Read digits and at most one comma: `typed_after` lets nothing else in."""
    try:
        return parse_money(typed.rstrip(","), currency)
    except FieldNotAccepted:
        return zero(currency)
