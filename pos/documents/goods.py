"""Goods as lists show them, and the cells and groups that lists of goods share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from pos.documents.craft_words import craft_name
from pos.documents.document import Row, Said, Wording, as_typed, said
from pos.documents.list_head import Languages, ListFacts, names_wording
from pos.domain.formatting import count_text, isolate, ltr
from pos.domain.money import MAD, Money, total
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import THOUSAND, Quantity, Unit, price_of
from pos.domain.text import drawable
from pos.i18n import active_language, ngettext
from pos.i18n import gettext as _


class Grouping(StrEnum):
    """What the rows of a list stand together by."""

    CATEGORY = "category"
    MAKER = "maker"


@dataclass(frozen=True, slots=True)
class Goods:
    """One product as a list shows it, with the values it had when the list was made.

    price: for one unit, None where it is asked at each sale. code: what its label holds, or empty.
    maker: unnamed where nobody said. on_hand: at the place, None when it was never counted there.
    """

    sku: str
    code: str
    names: Names
    variant: str
    craft: Craft
    category: str
    maker: Names
    unit: Unit
    price: Money | None
    on_hand: Quantity | None

    @property
    def value(self) -> Money | None:
        """What all that is on hand is worth at the price of its label."""
        if self.price is None or self.on_hand is None:
            return None
        return price_of(self.on_hand, self.price)


@dataclass(frozen=True, slots=True)
class GoodsList:
    """Goods in the order of the screen, to be listed.

    chosen: which goods they are, as a person would say it; empty for all.
    """

    goods: tuple[Goods, ...]
    facts: ListFacts
    grouping: Grouping = Grouping.CATEGORY
    chosen: str = ""


def grouped(listed: GoodsList, languages: Languages) -> list[tuple[Wording, tuple[Goods, ...]]]:
    """Return the goods under their headings; within a group they keep their order."""
    key: Callable[[Goods], tuple[object, ...]] = (
        _by_maker if listed.grouping is Grouping.MAKER else _by_category
    )
    heading = _maker_heading if listed.grouping is Grouping.MAKER else _category_heading
    ordered = sorted(listed.goods, key=key)
    parted = [tuple(goods) for _key, goods in groupby(ordered, key=key)]
    return [(heading(goods[0], languages), goods) for goods in parted]


def _by_category(goods: Goods) -> tuple[object, ...]:
    return list(Craft).index(goods.craft), goods.category


def _by_maker(goods: Goods) -> tuple[object, ...]:
    # Goods of nobody in particular come last.
    return goods.maker.is_empty, goods.maker.within("fr"), goods.maker.within("ar")


def _category_heading(goods: Goods, languages: Languages) -> Wording:
    category = drawable(goods.category)
    if category:
        return as_typed(category, languages[0])
    return said(languages, lambda: craft_name(goods.craft))


def _maker_heading(goods: Goods, languages: Languages) -> Wording:
    named = names_wording(goods.maker, languages)
    return named or said(languages, lambda: _("Maker not named"))


def designation(names: Names, variant: str, sku: str, languages: Languages) -> Wording:
    """Name goods with their variant; goods without any name are named by their reference."""
    apart = drawable(variant)

    def words() -> str:
        name = drawable(names.within(active_language())) or drawable(sku)
        if not apart:
            return isolate(name)
        return _("{name}, {variant}").format(name=isolate(name), variant=isolate(apart))

    return said(languages, words)


def typed_cell(text: str, languages: Languages) -> Wording:
    """Write what a person typed; an empty cell for nothing."""
    safe = drawable(text)
    return as_typed(safe, languages[0]) if safe else ()


def code_cell(text: str, languages: Languages) -> Wording:
    """Write a reference, which reads from left to right everywhere."""
    safe = drawable(text)
    return (Said(ltr(safe), languages[0]),) if safe else ()


def plain_cell(text: str, languages: Languages) -> Wording:
    """Write an amount or a quantity that is text already."""
    return (Said(text, languages[0]),) if text else ()


def pieces_of(quantities: Iterable[Quantity | None]) -> int:
    """Add up what is counted in pieces; lengths and weights are no pieces."""
    known = [each for each in quantities if each is not None and each.unit is Unit.PIECE]
    return sum(each.thousandths for each in known) // THOUSAND


def value_of(goods: Iterable[Goods]) -> Money:
    """Add up what goods are worth at the prices of their labels."""
    return total([value for each in goods if (value := each.value) is not None], MAD)


def products_words(products: int) -> str:
    """Say how many products a list has: `42 products`."""
    count = isolate(count_text(products, active_language()))
    return ngettext("{count} product", "{count} products", products).format(count=count)


def about_rows(listed: GoodsList, languages: Languages) -> tuple[Row, ...]:
    """Say which goods are listed, and how many."""
    count = Row(said(languages, lambda: products_words(len(listed.goods))))
    chosen = drawable(listed.chosen)
    return (Row(as_typed(chosen, languages[0])), count) if chosen else (count,)
