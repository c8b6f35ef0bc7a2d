"""Etsy listing exports, in any of Etsy's languages.

The headers are in the language of the seller, so columns are known by their places: title,
description, price, currency, quantity, tags, materials, numbered pictures, three columns (type,
name, values) for each list of variants, SKU last. A row is a listing. What it cannot tell: which
combinations of two lists of values really exist, and the price and quantity of each one. So every
combination comes in with the listing's price (its lowest); the quantity, which is that of all of
them together, is given only to a listing without variants, or when it is zero; the SKUs, parted by
commas, only when there is one for each value of a single list. Source: a real export of 27 rows.
"""

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from pos.domain.formatting import isolate
from pos.domain.product import Kind
from pos.domain.quantity import Quantity, pieces
from pos.domain.text import clean_code, clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.importing.amounts import machine_amount, machine_pieces
from pos.services.importing.crafts import guess_craft
from pos.services.importing.drafts import ProductDraft, Reading, Source
from pos.services.importing.gathering import Gathering, names_from
from pos.services.importing.html_text import described
from pos.services.importing.sheet import Row, Sheet
from pos.store.folding import folded

_BEFORE_PICTURES: Final = 7
_MOST_COMBINATIONS: Final = 200
_NUMBERED: Final = re.compile(r"(\D+?)\s*(\d+)")
_WITH_NUMBER: Final = re.compile(r"\D*\b\d\b\D*")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")

# Tags and titles by which a seller says that there is only one such piece.
_ONE_OF_A_KIND: Final = re.compile(
    r"one[ _-]of[ _-]a[ _-]kind|\booak\b|piece[ _-]unique|pezzo[ _-]unico|pieza[ _-]unica|"
    r"\beinzelstuck\b|\bunikat\b|قطع[هة] فريد[هة]"
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The headers of one export, by what they hold; `values` are the lists of variants."""

    title: str
    description: str
    price: str
    currency: str
    quantity: str
    tags: str
    materials: str
    images: tuple[str, ...]
    values: tuple[str, ...]
    sku: str


def is_export(headers: Sequence[str]) -> bool:
    """Tell whether the columns have the shape of an Etsy export, whatever their language."""
    return _columns(headers) is not None


def read(sheet: Sheet, language: str) -> Reading:
    """Turn the listings into drafts; see the module."""
    columns = _columns(sheet.headers)
    if columns is None:
        raise ValueError("not an Etsy export")
    gathering = Gathering(Source.ETSY, sheet)
    skus = Counter(row.cells[columns.sku] for row in sheet.rows)
    currency = _currency(sheet, columns)
    for row in sheet.rows:
        key = row.cells[columns.sku] if skus[row.cells[columns.sku]] == 1 else ""
        try:
            listing = _listing(gathering, columns, row, language)
            listing = replace(listing, origin=f"etsy:{key or listing.names.within(language)}")
            if listing.price is not None and row.cells[columns.currency] != currency:
                message = _("This price is in {currency}, unlike the others. Type it by hand.")
                named = clean_name(row.cells[columns.currency])
                gathering.note(row.line, message.format(currency=isolate(named or "?")))
                listing = replace(listing, price=None)
            _add_listing(gathering, columns, row, listing)
        except FieldNotAccepted as fault:
            gathering.refuse(row.line, str(fault), row.cells[columns.title])
    return gathering.reading(currency)


def _columns(headers: Sequence[str]) -> _Columns | None:
    pictures = 0
    stem = ""
    for number, header in enumerate(headers[_BEFORE_PICTURES:], start=1):
        match = _NUMBERED.fullmatch(header)
        if match is None or int(match[2]) != number or (stem and match[1] != stem):
            break
        stem, pictures = match[1], number
    after = headers[_BEFORE_PICTURES + pictures :]
    lists, rest = after[:-1], after[-1:]
    shaped = len(lists) % 3 == 0 and all(_WITH_NUMBER.fullmatch(header) for header in lists)
    if not pictures or not lists or not shaped or [folded(name) for name in rest] != ["sku"]:
        return None
    images = tuple(headers[_BEFORE_PICTURES : _BEFORE_PICTURES + pictures])
    title, description, price, currency, quantity, tags, materials = headers[:_BEFORE_PICTURES]
    return _Columns(
        title=title,
        description=description,
        price=price,
        currency=currency,
        quantity=quantity,
        tags=tags,
        materials=materials,
        images=images,
        values=tuple(lists[2::3]),
        sku=rest[0],
    )


def _currency(sheet: Sheet, columns: _Columns) -> str | None:
    """Return the currency most listings are in."""
    named = Counter(row.cells[columns.currency] for row in sheet.rows)
    return next((code for code, _count in named.most_common() if _CURRENCY.fullmatch(code)), None)


def _listing(gathering: Gathering, columns: _Columns, row: Row, language: str) -> ProductDraft:
    """Describe the listing as if it had no variants; its origin is still to be given."""
    cells, line, label = row.cells, row.line, columns.description
    title, tags = html.unescape(cells[columns.title]), cells[columns.tags].replace("_", " ")
    materials = html.unescape(cells[columns.materials]).replace(",", ", ").replace("_", " ")
    amount = gathering.kept(line, columns.price, cells[columns.price], machine_amount)
    quantity = gathering.kept(line, columns.quantity, cells[columns.quantity], machine_pieces)
    return ProductDraft(
        lines=(line,),
        origin="",
        names=names_from(title, language),
        price=amount,
        quantity=quantity,
        kind=_kind(quantity, f"{tags} {title}"),
        craft=guess_craft(materials, tags, title),
        description=gathering.kept(line, label, cells[label], described) or "",
        materials=gathering.kept(line, columns.materials, materials, clean_name) or "",
        images=tuple(cells[image] for image in columns.images if cells[image]),
    )


def _kind(quantity: Quantity | None, words: str) -> Kind:
    """One piece is unique only when the listing says so: the last of a series is one piece too."""
    says_so = quantity == pieces(1) and _ONE_OF_A_KIND.search(folded(words))
    return Kind.UNIQUE if says_so else Kind.SERIES


def _add_listing(gathering: Gathering, columns: _Columns, row: Row, listing: ProductDraft) -> None:
    lists = [_split(row.cells[column]) for column in columns.values]
    lists = [values for values in lists if values]
    codes = _split(row.cells[columns.sku])
    if not lists:
        sku = gathering.kept(row.line, columns.sku, row.cells[columns.sku], clean_code) or ""
        gathering.add(replace(listing, sku=sku))
        return
    # All are named before any comes in: a listing is taken whole or refused whole.
    variants = [clean_name(", ".join(values)) for values in _combinations(lists)]
    if len(lists) > 1 or len(codes) != len(variants):
        _note_codes(gathering, row, codes)
        codes = [""] * len(variants)
    listing = _with_quantity_of_all(gathering, row, listing, len(variants))
    for variant, code in zip(variants, codes, strict=True):
        sku = gathering.kept(row.line, columns.sku, code, clean_code) or ""
        origin = f"{listing.origin}:{variant}"
        gathering.add(
            replace(listing, origin=origin, model=listing.origin, variant=variant, sku=sku)
        )


def _combinations(lists: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    count = 1
    for values in lists:
        count *= len(values)
    if count > _MOST_COMBINATIONS:
        message = _("This listing has {count} combinations of variants, more than {most}.")
        raise FieldNotAccepted(message.format(count=count, most=_MOST_COMBINATIONS))
    return list(product(*lists))


def _with_quantity_of_all(
    gathering: Gathering, row: Row, listing: ProductDraft, count: int
) -> ProductDraft:
    quantity = listing.quantity
    if count == 1:
        return listing
    listing = replace(listing, kind=Kind.SERIES)
    if quantity is None or quantity == pieces(0):
        return listing
    message = _(
        "The file gives {quantity} pieces for all {count} variants together. Count each variant."
    )
    gathering.note(row.line, message.format(quantity=quantity.thousandths // 1000, count=count))
    return replace(listing, quantity=None)


def _note_codes(gathering: Gathering, row: Row, codes: Sequence[str]) -> None:
    if codes:
        message = _(
            "The file does not say which variant has which code ({codes}). Give each its own."
        )
        gathering.note(row.line, message.format(codes=isolate(", ".join(codes)[:200])))


def _split(text: str) -> list[str]:
    """Return the values between commas, each once, in the order of the file."""
    values = (html.unescape(value).strip() for value in text.split(","))
    return list(dict.fromkeys(value for value in values if value))
