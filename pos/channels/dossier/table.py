"""The table of a dossier: a row for each offer, in the columns a platform wants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from pos.channels.dossier.pricing import own_price, shown_price
from pos.channels.dossier.profile import Column, Profile, Value
from pos.channels.offer import Offer
from pos.domain.names import Names
from pos.domain.product import Kind
from pos.domain.text import LINE_BREAK

Cell: TypeAlias = str | Decimal | None


@dataclass(frozen=True, slots=True)
class Line:
    """An offer in its place of the pack.

    photo: name of its picture in the archive, or empty. parent: code of the first of its variants.
    """

    number: int
    offer: Offer
    photo: str
    parent: str


def lines_of(offers: Sequence[Offer]) -> list[Line]:
    """Number the offers from 1; a photo is called by its number and its code."""
    first: dict[str, str] = {}
    return [
        Line(
            number,
            offer,
            photo_name(number, offer) if offer.photo else "",
            first.setdefault(offer.model, offer.code) if offer.model else offer.code,
        )
        for number, offer in enumerate(offers, start=1)
    ]


def photo_name(number: int, offer: Offer) -> str:
    """Name a picture so that pictures lie in the order of the table, `0001-SKU.jpg`."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in offer.code)
    return f"{number:04d}-{plain.strip('-')[:40] or 'photo'}.jpg"


def table(profile: Profile, lines: Sequence[Line]) -> tuple[list[str], list[list[Cell]]]:
    """Return the heads and the rows."""
    heads = [column.head for column in profile.columns]
    return heads, [[_cell(profile, column, line) for column in profile.columns] for line in lines]


def _cell(profile: Profile, column: Column, line: Line) -> Cell:
    if column.value is Value.TEXT:
        return column.text
    cell = _CELLS[column.value](profile, line)
    return None if cell == "" else cell


def _said(profile: Profile, names: Names) -> str:
    """Say a name in the first of the profile's languages that it has, else in any."""
    in_order = (getattr(names, code) for code in profile.words)
    return next((name for name in in_order if name), names.within(profile.words[0]))


def _price(amount: Callable[[Profile, Decimal], Decimal]) -> Callable[[Profile, Line], Cell]:
    def cell(profile: Profile, line: Line) -> Cell:
        return None if line.offer.price is None else amount(profile, line.offer.price)

    return cell


def _stock(_profile: Profile, line: Line) -> Cell:
    # What is made to order is not there, and not gone either.
    return None if line.offer.kind is Kind.MADE_TO_ORDER else Decimal(line.offer.stock)


def _as_given(_profile: Profile, price: Decimal) -> Decimal:
    return price.quantize(Decimal("0.01"))


_CELLS: Final[dict[Value, Callable[[Profile, Line], Cell]]] = {
    Value.NUMBER: lambda _profile, line: Decimal(line.number),
    Value.PHOTO: lambda _profile, line: line.photo,
    Value.ID: lambda _profile, line: line.offer.id,
    Value.SKU: lambda _profile, line: line.offer.code,
    Value.BARCODE: lambda _profile, line: line.offer.barcode,
    Value.NAME: lambda profile, line: _said(profile, line.offer.names),
    Value.NAME_FR: lambda _profile, line: line.offer.names.fr,
    Value.NAME_AR: lambda _profile, line: line.offer.names.ar,
    Value.NAME_EN: lambda _profile, line: line.offer.names.en,
    Value.VARIANT: lambda _profile, line: line.offer.variant,
    Value.DESCRIPTION: lambda _profile, line: line.offer.description.replace(LINE_BREAK, "\n"),
    Value.MATERIALS: lambda _profile, line: line.offer.materials,
    Value.DIMENSIONS: lambda _profile, line: line.offer.dimensions,
    Value.CATEGORY: lambda profile, line: line.offer.category or _said(profile, line.offer.craft),
    Value.CRAFT: lambda profile, line: _said(profile, line.offer.craft),
    Value.MAKER: lambda profile, line: _said(profile, line.offer.maker),
    Value.MAKER_FR: lambda _profile, line: line.offer.maker.fr,
    Value.MAKER_AR: lambda _profile, line: line.offer.maker.ar,
    Value.MAKER_EN: lambda _profile, line: line.offer.maker.en,
    Value.MARKS: lambda profile, line: _said(profile, line.offer.marks),
    Value.PRICE: _price(_as_given),
    Value.OWN_PRICE: _price(own_price),
    Value.SHOWN_PRICE: _price(shown_price),
    Value.CURRENCY: lambda _profile, line: line.offer.currency,
    Value.STOCK: _stock,
    Value.UNIT: lambda _profile, line: line.offer.unit,
    Value.PARENT: lambda _profile, line: line.parent,
}
