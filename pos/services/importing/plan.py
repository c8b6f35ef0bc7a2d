"""What an import would do to the catalogue as it is: new, changed, unchanged, and what to know.

A product is known again by its origin, by its own id in a list this program wrote, or by its SKU
when it was typed by hand. Only what the file
says is compared: an empty cell never empties a field, and guesses (craft, kind) are made for new
products alone. Goods on hand are set for new products only; a later import never overwrites what
was counted or sold since. So the same file twice gives an empty plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pos.domain.barcode import normal_code
from pos.domain.formatting import isolate
from pos.domain.money import LARGEST_MINOR, MAD, MINOR_DIGITS, AmountTooLarge, Money, divide
from pos.domain.names import Names
from pos.domain.parsing import TooManyDecimals
from pos.domain.product import Maker, Product
from pos.domain.quantity import THOUSAND, Quantity
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.importing.drafts import OWN_ORIGIN, ProductDraft, Reading, Refused, Remark
from pos.store.folding import folded


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decides before a list comes in.

    currency: ISO 4217 code of the file's prices.
    rate: dirhams for one unit of that currency, on the day `on`; 1 for dirhams.
    changes_known: False leaves products that are already there as they are.
    """

    currency: str = MAD
    rate: Decimal = Decimal(1)
    on: date | None = None
    changes_known: bool = True

    def __post_init__(self) -> None:
        if not (self.rate.is_finite() and 0 < self.rate < LARGEST_MINOR):
            message = _("Type how many dirhams one {currency} is worth.")
            raise FieldNotAccepted(message.format(currency=self.currency))


@dataclass(frozen=True, slots=True)
class Known:
    """The catalogue as it is; `on_hand` is in thousandths, by product id, where ever counted."""

    products: Sequence[Product] = ()
    makers: Sequence[Maker] = ()
    on_hand: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product to add: its id is still empty, and so is `maker` when `maker_name` is new.

    on_hand: None when the list does not say.
    """

    lines: tuple[int, ...]
    product: Product
    maker_name: str
    on_hand: Quantity | None


@dataclass(frozen=True, slots=True)
class Change:
    """A product to change; `maker_name` names a maker who is new, or is empty."""

    lines: tuple[int, ...]
    before: Product
    after: Product
    maker_name: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do, in the order of the file.

    new_makers: names to add, each once.
    """

    new: tuple[NewProduct, ...]
    changed: tuple[Change, ...]
    unchanged: int
    new_makers: tuple[str, ...]
    refused: tuple[Refused, ...]
    remarks: tuple[Remark, ...]

    @property
    def is_empty(self) -> bool:
        """True when carrying it out would change nothing."""
        return not (self.new or self.changed)


def plan_import(reading: Reading, known: Known, choices: Choices) -> Plan:
    """Compare a reading with the catalogue; see the module."""
    return _Planner(known, choices).plan(reading)


def in_dirhams(amount: Decimal, choices: Choices) -> Money:
    """Convert a price, rounding half away from zero to one centime.

    A price already in dirhams is never rounded: more than two decimals raise `TooManyDecimals`.

    >>> in_dirhams(Decimal("46"), Choices("EUR", Decimal("10.845"))).minor
    49887
    """
    numerator, denominator = amount.as_integer_ratio()
    rate_numerator, rate_denominator = choices.rate.as_integer_ratio()
    numerator *= rate_numerator * 10 ** MINOR_DIGITS[MAD]
    denominator *= rate_denominator
    if choices.currency == MAD and numerator % denominator:
        raise TooManyDecimals(_("This price has parts of a centime. Type it by hand."))
    return Money(divide(numerator, denominator), MAD)


class _Planner:
    """Plans one import."""

    def __init__(self, known: Known, choices: Choices) -> None:
        self._choices = choices
        self._on_hand = known.on_hand or {}
        self._by_id = {product.id: product for product in known.products}
        self._own_names = {maker.id: maker.names for maker in known.makers}
        self._by_origin = {product.origin: product for product in known.products if product.origin}
        self._by_code = {
            normal_code(code): product
            for product in reversed(known.products)
            for code in (product.barcode, product.sku)
            if code
        }
        self._makers = {
            folded(name): maker.id
            for maker in reversed(known.makers)
            for name in (maker.names.fr, maker.names.ar, maker.names.en)
            if name
        }
        self._new_makers: dict[str, str] = {}
        self._remarks: list[Remark] = []

    def plan(self, reading: Reading) -> Plan:
        new: list[NewProduct] = []
        changed: list[Change] = []
        for draft in reading.drafts:
            before = self._same_product(draft)
            if before is None:
                new.append(self._new(draft))
            elif self._choices.changes_known:
                change = self._change(draft, before)
                changed += [change] if change.after != before or change.maker_name else []
        remarks = sorted((*reading.remarks, *self._remarks), key=lambda remark: remark.line)
        return Plan(
            new=tuple(new),
            changed=tuple(changed),
            unchanged=len(reading.drafts) - len(new) - len(changed),
            new_makers=tuple(self._new_makers.values()),
            refused=reading.refused,
            remarks=(*self._said_of_all(reading), *remarks),
        )

    def _said_of_all(self, reading: Reading) -> list[Remark]:
        choices = self._choices
        if choices.currency == MAD or not any(draft.price for draft in reading.drafts):
            return []
        message = _("Prices were converted from {currency} at {rate} dirhams.")
        if choices.on is not None:
            message = _("Prices were converted from {currency} at {rate} dirhams on {day}.")
        day = "" if choices.on is None else f"{choices.on:%d/%m/%Y}"
        return [Remark(0, message.format(currency=choices.currency, rate=choices.rate, day=day))]

    def _same_product(self, draft: ProductDraft) -> Product | None:
        known = self._by_origin.get(draft.origin) or self._written_here(draft)
        if known is not None or not draft.sku:
            return known
        typed = self._by_code.get(normal_code(draft.sku))
        return typed if typed is not None and not typed.origin else None

    def _written_here(self, draft: ProductDraft) -> Product | None:
        """Return the product of this catalogue that a list of our own names, None for any other."""
        if not draft.origin.startswith(OWN_ORIGIN):
            return None
        return self._by_id.get(draft.origin.removeprefix(OWN_ORIGIN))

    def _new(self, draft: ProductDraft) -> NewProduct:
        maker, maker_name = self._maker(draft)
        product = Product(
            id="",
            names=draft.names,
            kind=draft.kind,
            unit=draft.unit,
            price=self._in_dirhams(draft, draft.price),
            craft=draft.craft,
            category=draft.category,
            variant=draft.variant,
            model=draft.model,
            sku=self._free_code(draft, draft.sku, None),
            barcode=self._free_code(draft, draft.barcode, None),
            maker=maker,
            description=draft.description,
            materials=draft.materials,
            dimensions=draft.dimensions,
            care=draft.care,
            origin=draft.origin,
            cost=self._in_dirhams(draft, draft.cost),
        )
        return NewProduct(draft.lines, product, maker_name, draft.quantity)

    def _change(self, draft: ProductDraft, before: Product) -> Change:
        maker, maker_name = self._maker(draft, before.maker)
        price, cost = (self._in_dirhams(draft, given) for given in (draft.price, draft.cost))
        after = replace(
            before,
            names=_merged(before.names, draft.names),
            price=before.price if price is None else price,
            category=draft.category or before.category,
            variant=draft.variant or before.variant,
            model=draft.model or before.model,
            sku=self._free_code(draft, draft.sku, before) or before.sku,
            barcode=self._free_code(draft, draft.barcode, before) or before.barcode,
            maker=maker or before.maker,
            description=draft.description or before.description,
            materials=draft.materials or before.materials,
            dimensions=draft.dimensions or before.dimensions,
            care=draft.care or before.care,
            origin=before.origin if self._written_here(draft) else draft.origin,
            cost=before.cost if cost is None else cost,
        )
        self._note_stock(draft, before)
        return Change(draft.lines, before, after, maker_name)

    def _in_dirhams(self, draft: ProductDraft, amount: Decimal | None) -> Money | None:
        if amount is None:
            return None
        try:
            return in_dirhams(amount, self._choices)
        except (TooManyDecimals, AmountTooLarge) as fault:
            self._note(draft, str(fault))
            return None

    def _maker(self, draft: ProductDraft, before: str = "") -> tuple[str, str]:
        """Return the id of the maker if known, else the name under which to add them.

        before: id of the maker the product has, who is meant where two are called the same.
        """
        if not draft.maker:
            return "", ""
        key = folded(draft.maker)
        own = self._own_names.get(before, Names())
        if key in {folded(name) for name in (own.fr, own.ar, own.en) if name}:
            return before, ""
        if key in self._makers:
            return self._makers[key], ""
        return "", self._new_makers.setdefault(key, draft.maker)

    def _free_code(self, draft: ProductDraft, code: str, owner: Product | None) -> str:
        """Return the code unless another product has it: two products with one code are asked."""
        holder = self._by_code.get(normal_code(code)) if code else None
        if holder is None or (owner is not None and holder.id == owner.id):
            return code
        message = _("The code {code} already belongs to {name}. This product comes in without it.")
        self._note(
            draft, message.format(code=isolate(code), name=isolate(holder.names.within("fr")))
        )
        return ""

    def _note_stock(self, draft: ProductDraft, before: Product) -> None:
        if draft.quantity is None or draft.quantity.unit is not before.unit:
            return
        here = self._on_hand.get(before.id)
        if here is not None and here != draft.quantity.thousandths:
            message = _("The list says {listed}, here there are {here}. What is here is kept.")
            listed = _plain(draft.quantity.thousandths)
            self._note(draft, message.format(listed=isolate(listed), here=isolate(_plain(here))))

    def _note(self, draft: ProductDraft, reason: str) -> None:
        self._remarks.append(Remark(draft.lines[0], reason))


def _merged(before: Names, after: Names) -> Names:
    return Names(after.fr or before.fr, after.ar or before.ar, after.en or before.en)


def _plain(thousandths: int) -> str:
    return f"{Decimal(thousandths) / THOUSAND:f}"
