"""A price label as data: what it says of one product, before anyone decides how large it is.

The price shown is what the buyer pays, tax included, as law 31-08 asks of price displays. A label
never says more than is known: no quality mark that does not hold on the day, no fineness and no
origin that nobody recorded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pos.documents.document import CodeKind, Said, Wording
from pos.documents.mark_words import mark_text
from pos.domain.barcode import is_gtin, normal_code
from pos.domain.floor_word import floor_letters
from pos.domain.formatting import isolate, ltr, money_text, quantity_text, unit_text
from pos.domain.mark import QualityMark
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import Unit, pieces
from pos.domain.text import drawable
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.i18n import language

_EAN_LENGTHS: Final = (12, 13)


class Part(StrEnum):
    """What a label may say beside the name and the code, the most important first."""

    PRICE = "price"
    SECOND_NAME = "second_name"
    VARIANT = "variant"
    LOT = "lot"
    MAKER = "maker"
    MARKS = "marks"
    MATERIALS = "materials"
    DIMENSIONS = "dimensions"
    CARE = "care"
    FLOOR = "floor"


# Sentences of ours, made safe already: their isolates are to stay.
_ISOLATED: Final = (Part.MAKER, Part.MARKS)


class Symbol(StrEnum):
    """How the code is drawn. BARS: EAN-13 for what is one, else Code 128."""

    BARS = "bars"
    QR = "qr"
    NONE = "none"


class CodeNotDrawn(PosError):
    """The code of a product cannot be drawn as asked."""


@dataclass(frozen=True, slots=True)
class LabelContent:
    """What labels are to say.

    languages: of the names, one or two; the first leads and gives the words and the direction.
    floor_word: ten letters (`pos.domain.floor_word`), or empty: then no floor price is written.
    """

    languages: tuple[str, ...] = ("fr",)
    parts: tuple[Part, ...] = (Part.PRICE, Part.VARIANT, Part.LOT, Part.MAKER, Part.MARKS)
    symbol: Symbol = Symbol.BARS
    floor_word: str = ""


@dataclass(frozen=True, slots=True)
class LabelFacts:
    """What is known of one product.

    charges_tax: tax is inside its price. marks: that hold for it on the day of the label.
    """

    product: Product
    maker: Names = Names()
    charges_tax: bool = False
    marks: tuple[QualityMark, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceLabel:
    """One label.

    names: in one or two languages. price: empty where it is asked at the sale. tax: the words
    beside it, or empty. details: the other lines, the most important first. floor: letters only
    the seller reads, or empty. symbol: None for a label without one; code: what it holds.
    """

    languages: tuple[str, ...]
    names: Wording
    price: str
    tax: str
    details: tuple[tuple[Part, Said], ...]
    floor: str
    symbol: CodeKind | None
    code: str


def price_label(facts: LabelFacts, content: LabelContent) -> PriceLabel:
    """Write the label of a product; raises `CodeNotDrawn`."""
    product, main = facts.product, content.languages[0]
    has_price = Part.PRICE in content.parts and product.price is not None
    is_taxed = has_price and facts.charges_tax
    floor = product.floor_price if Part.FLOOR in content.parts and content.floor_word else None
    code = code_of(product)
    return PriceLabel(
        languages=content.languages,
        names=_names(product, content.languages),
        price=_price(product, main) if has_price else "",
        tax=_in(main, lambda: _("Tax included")) if is_taxed else "",
        details=tuple(_details(facts, content)),
        floor="" if floor is None else floor_letters(floor, content.floor_word),
        symbol=symbol_of(code, content.symbol),
        code=_spelling(code, content.symbol),
    )


def code_of(product: Product) -> str:
    """Return what a scan of the label must say; empty for a product without any code."""
    return product.barcode or product.sku


def symbol_of(code: str, wanted: Symbol) -> CodeKind | None:
    """Return the symbol for a code; raises `CodeNotDrawn` where none is right."""
    if wanted is Symbol.NONE or not code:
        return None
    if wanted is Symbol.QR:
        return CodeKind.QR
    if is_gtin(code) and len(code) in _EAN_LENGTHS:
        return CodeKind.EAN_13
    if len(code) == 13 and code.isascii() and code.isdecimal():
        raise CodeNotDrawn(
            _(
                "The check digit of the code {code} is wrong. Correct the code of the product, "
                "then print its label."
            ).format(code=ltr(code))
        )
    if not all(" " <= character <= "~" for character in code):
        raise CodeNotDrawn(
            _("Bars cannot hold the code {code}. Choose the QR symbol.").format(code=isolate(code))
        )
    return CodeKind.CODE_128


def _spelling(code: str, wanted: Symbol) -> str:
    """Write a UPC-A with the zero that makes it an EAN-13; all else stays as it is."""
    is_upc = wanted is Symbol.BARS and is_gtin(code) and len(code) == 12
    return normal_code(code) if is_upc else code


def _names(product: Product, languages: tuple[str, ...]) -> Wording:
    """Say the name in each language it has one in; in the best there is when it has none."""
    found: dict[str, Said] = {}
    for code in languages:
        name = drawable(getattr(product.names, code))
        if name:
            found.setdefault(name, Said(name, code))
    if not found:
        return (Said(drawable(product.names.within(languages[0])), languages[0]),)
    return tuple(found.values())


def _price(product: Product, code: str) -> str:
    assert product.price is not None
    text = money_text(product.price, code)
    return text if product.unit is Unit.PIECE else f"{text}/{unit_text(product.unit, code)}"


def _details(facts: LabelFacts, content: LabelContent) -> list[tuple[Part, Said]]:
    product, main = facts.product, content.languages[0]
    lines = (
        (Part.VARIANT, product.variant),
        (Part.LOT, _lot(product, main)),
        (Part.MAKER, _maker(facts.maker, main)),
        *((Part.MARKS, mark_text(mark, main)) for mark in facts.marks),
        (Part.MATERIALS, product.materials),
        (Part.DIMENSIONS, product.dimensions),
        (Part.CARE, product.care),
    )
    return [
        (part, Said(text if part in _ISOLATED else drawable(text), main))
        for part, text in lines
        if part in content.parts and drawable(text)
    ]


def _lot(product: Product, code: str) -> str:
    if not product.lot or product.lot_price is None:
        return ""
    count = quantity_text(pieces(product.lot), code)
    price = money_text(product.lot_price, code)
    return _in(code, lambda: _("{count} for {price}").format(count=count, price=price))


def _maker(maker: Names, code: str) -> str:
    name = drawable(maker.within(code))
    if not name:
        return ""
    return _in(code, lambda: _("Made by {name}").format(name=isolate(name)))


def _in(code: str, words: Callable[[], str]) -> str:
    """Say something in one language."""
    with language(code):
        return words()
