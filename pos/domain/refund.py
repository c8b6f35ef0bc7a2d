"""What can still come back of a finished sale, and what is given back for it.

A line gives back what was paid for it, never what the label says today, and its tax and its maker
are those of the sale. Parts are worked out from their running sum, so that they always add up:
three thirds of 100.00 DH give back 33.33, 33.34 and 33.33, and never a centime more than was paid.

Rounding of cash is worked out anew for the coins that go back, as for every sale, and kept beside
the goods. Stamp duty is not given back: it is owed for the receipt that was given.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from pos.domain.basket import BasketLine, GoodsBack, Whereto
from pos.domain.formatting import isolate, quantity_text
from pos.domain.money import Money, divide
from pos.domain.names import Names
from pos.domain.parting import Back, MakerPart, mirrored_parts
from pos.domain.product import Kind, Product
from pos.domain.quantity import Quantity, Unit
from pos.domain.sale import SaleLine
from pos.errors import PosError
from pos.i18n import active_language
from pos.i18n import gettext as _


class MoreThanSold(PosError):
    """More was to be taken back than was sold and is still with the customer."""


@dataclass(frozen=True, slots=True)
class Returnable:
    """One line of a sale, and what came back of it so far, at any till whose journal is here.

    sale, receipt_number, number: where it stands; 1 for the first line.
    maker: whose work it is, as known now. product: as described today, None for what is in no
    catalogue; only its picture and its craft are taken from it.
    parts: what its makers got, as known now; empty where nothing was agreed.
    came_back: thousandths. given_back, tax_back: minor units.
    The last three are positive, and may be more than was sold where two tills knew nothing of each
    other.
    """

    sale: str
    receipt_number: str
    number: int
    line: SaleLine
    maker: str = ""
    product: Product | None = None
    came_back: int = 0
    given_back: int = 0
    tax_back: int = 0
    parts: tuple[MakerPart, ...] = ()

    @property
    def left(self) -> Quantity:
        """What is still with the customer; nothing where more came back than was sold."""
        sold = self.line.quantity
        return Quantity(max(0, sold.thousandths - self.came_back), sold.unit)

    @property
    def is_overdrawn(self) -> bool:
        """True when more came back than was sold."""
        return self.came_back > self.line.quantity.thousandths

    def price_of(self, quantity: Quantity) -> Money:
        """Return what is given back for the next `quantity`; all that is left for all of it."""
        paid = self.line.total
        return Money(self._part(paid.minor, self.given_back, quantity), paid.currency)

    def tax_of(self, quantity: Quantity) -> Money:
        """Return the tax inside that price."""
        tax = self.line.tax_amount
        return Money(self._part(tax.minor, self.tax_back, quantity), tax.currency)

    def less(self, quantity: Quantity) -> "Returnable":
        """Return the same once `quantity` more has come back."""
        return replace(
            self,
            came_back=self.came_back + quantity.thousandths,
            given_back=self.given_back + self.price_of(quantity).minor,
            tax_back=self.tax_back + self.tax_of(quantity).minor,
        )

    def coming_back(self, quantity: Quantity, whereto: Whereto) -> BasketLine:
        """Return the basket line that takes `quantity` back; its key is for the basket to give."""
        line = self.line
        return BasketLine(
            key=0,
            product=self._as_sold(),
            quantity=-quantity,
            unit_price=line.unit_price,
            agreed=-self.price_of(quantity),
            reason=line.reason,
            size=line.size if quantity == line.quantity else None,
            back=GoodsBack(self.sale, self.receipt_number, self.number, whereto),
        )

    def _as_sold(self) -> Product:
        """Describe the product as it was called and priced at the sale."""
        line, today = self.line, self.product or Product("", Names())
        unit = line.quantity.unit
        return Product(
            id=line.product,
            names=line.names,
            kind=Kind.SERIES if unit is Unit.PIECE else Kind.MEASURED,
            unit=unit,
            price=line.list_price,
            craft=today.craft,
            variant=line.variant,
            sku=line.sku,
            maker=self.maker,
            art=today.art,
            photo=today.photo,
        )

    def _part(self, whole: int, given: int, quantity: Quantity) -> int:
        sold = self.line.quantity.thousandths
        reached = min(self.came_back + quantity.thousandths, sold)
        return max(0, divide(whole * reached, sold) - given)


# The line of a sale that is taken back: the sale's id, and 1 for its first line.
Origin: TypeAlias = tuple[str, int]


def mirrored(
    lines: tuple[SaleLine, ...], origins: Mapping[Origin, Returnable]
) -> tuple[SaleLine, ...]:
    """Give lines that take goods back the tax and the maker of the lines they take back.

    origins: the line behind every one that takes goods back.
    Raises `MoreThanSold` when one of them takes back more than is left.
    """
    left, done = dict(origins), list[SaleLine]()
    for line in lines:
        if line.back is not None:
            origin = (line.back.sale, line.back.line)
            line = _mirrored(line, left[origin])
            left[origin] = left[origin].less(-line.quantity)
        done.append(line)
    return tuple(done)


def _mirrored(line: SaleLine, origin: Returnable) -> SaleLine:
    quantity, sold = -line.quantity, origin.line
    is_same = (line.product, quantity.unit) == (sold.product, sold.quantity.unit)
    if not is_same or quantity.thousandths > origin.left.thousandths:
        raise MoreThanSold(_left_words(origin))
    if -line.total > origin.price_of(origin.left):
        raise MoreThanSold(_("No more is given back than was paid. Take the goods back anew."))
    before = Back(sold.total.minor, sold.quantity.thousandths, origin.given_back, origin.came_back)
    return replace(
        line,
        tax=sold.tax,
        tax_amount=-origin.tax_of(quantity),
        maker=origin.maker,
        parts=mirrored_parts(origin.parts, before, -line.total.minor, quantity.thousandths),
    )


def _left_words(origin: Returnable) -> str:
    name = isolate(origin.line.names.within(active_language()))
    if not origin.left.thousandths:
        return _("{name} has come back already. Nothing more is given back for it.").format(
            name=name
        )
    left = isolate(quantity_text(origin.left, active_language()))
    return _("Of {name}, only {quantity} can still come back.").format(name=name, quantity=left)
