"""Shopify product exports.

One product is all rows of a `Handle`: the first carries title, description and vendor, each row
with a price or an option is a variant, a row with only a picture is none. Quantities count only
when Shopify itself tracks them (`Variant Inventory Tracker`): without it the column holds 0 or -1
for goods nobody counted. The export names no currency. Amounts have a point, codes of digits an
apostrophe before them. Sources: help.shopify.com "Using CSV files to import and export products";
a real export of 112 rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.text import clean_code, clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.importing.amounts import machine_amount, machine_pieces
from pos.services.importing.crafts import guess_craft
from pos.services.importing.drafts import ProductDraft, Reading, Source
from pos.services.importing.gathering import Gathering, names_from
from pos.services.importing.html_text import described
from pos.services.importing.sheet import Row, Sheet

_OPTIONS: Final = ("Option1 Value", "Option2 Value", "Option3 Value")
_BODY: Final = "Body (HTML)"
_NO_OPTION: Final = "Default Title"
_TRACKED: Final = "Variant Inventory Tracker"
_QUANTITY: Final = "Variant Inventory Qty"
_KINDS_OF_GOODS: Final = (
    "Custom Product Type",
    "Type",
    "Product Category",
    "Standardized Product Type",
)


@dataclass(frozen=True, slots=True)
class _Model:
    """What all variants of a handle share."""

    handle: str
    names: Names
    maker: str
    category: str
    craft: Craft
    description: str
    images: tuple[str, ...]
    has_variants: bool


def is_export(headers: Sequence[str]) -> bool:
    """Tell whether these are the columns of a Shopify export, old or new."""
    has_handle = "Handle" in headers or "URL handle" in headers
    return has_handle and "Title" in headers and "Option1 Value" in headers


def read(sheet: Sheet, language: str) -> Reading:
    """Turn the rows into drafts; see the module."""
    gathering = Gathering(Source.SHOPIFY, sheet)
    handles: dict[str, list[Row]] = {}
    for row in sheet.rows:
        handles.setdefault(_cell(row, "Handle") or _cell(row, "URL handle"), []).append(row)
    for handle, rows in handles.items():
        try:
            if not handle:
                raise FieldNotAccepted(_("This row names no product: its handle is empty."))
            if _cell(rows[0], "Status").lower() == "archived":
                raise FieldNotAccepted(_("This product is archived in the shop."))
            _add_handle(gathering, _model(gathering, handle, rows, language), rows)
        except FieldNotAccepted as fault:
            for row in rows:
                gathering.refuse(row.line, str(fault), _cell(rows[0], "Title") or handle)
    return gathering.reading()


def _add_handle(gathering: Gathering, model: _Model, rows: Sequence[Row]) -> None:
    first = rows[0]
    if _cell(first, "Status").lower() == "draft" or _cell(first, "Published").lower() == "false":
        gathering.note(first.line, _("This product is not published in the shop."))
    variants = [row for row in rows if _is_variant(row)] or [first]
    spare = [row.line for row in rows if row not in variants]
    for row in variants:
        try:
            if gathering.add(_draft(gathering, model, row), spare):
                spare = []
        except FieldNotAccepted as fault:
            gathering.refuse(row.line, str(fault), _cell(first, "Title"))
    for line in spare:
        gathering.refuse(line, _("None of its variants came in."), _cell(first, "Title"))


def _is_variant(row: Row) -> bool:
    return bool(_cell(row, "Variant Price") or any(_cell(row, option) for option in _OPTIONS))


def _model(gathering: Gathering, handle: str, rows: Sequence[Row], language: str) -> _Model:
    first = rows[0]
    title, tags = _cell(first, "Title"), _cell(first, "Tags")
    kept = [_cell(first, column) for column in _KINDS_OF_GOODS]
    category = next((kind.rpartition(">")[2].strip() for kind in kept if kind), "")
    return _Model(
        handle=clean_name(handle, longest=255),
        names=names_from(title, language),
        maker=gathering.kept(first.line, "Vendor", _cell(first, "Vendor"), clean_name) or "",
        category=gathering.kept(first.line, "Type", category, clean_name) or "",
        craft=guess_craft(category, tags, title),
        description=gathering.kept(first.line, _BODY, _cell(first, _BODY), described) or "",
        images=tuple(_cell(row, "Image Src") for row in rows if _cell(row, "Image Src")),
        has_variants=sum(map(_is_variant, rows)) > 1,
    )


def _draft(gathering: Gathering, model: _Model, row: Row) -> ProductDraft:
    options = [_cell(row, option) for option in _OPTIONS]
    variant = clean_name(", ".join(value for value in options if value and value != _NO_OPTION))
    key = f"shopify:{model.handle}"

    def code(column: str) -> str:
        text = _cell(row, column).removeprefix("'")
        return gathering.kept(row.line, column, text, clean_code) or ""

    tracked = _cell(row, _QUANTITY) if _cell(row, _TRACKED) else ""
    price = "Variant Price"
    return ProductDraft(
        lines=(row.line,),
        origin=f"{key}:{variant}" if variant else key,
        names=model.names,
        variant=variant,
        model=key if model.has_variants else "",
        price=gathering.kept(row.line, price, _cell(row, price), machine_amount),
        quantity=gathering.kept(row.line, _QUANTITY, tracked, machine_pieces),
        craft=model.craft,
        category=model.category,
        sku=code("Variant SKU"),
        barcode=code("Variant Barcode"),
        maker=model.maker,
        description=model.description,
        images=model.images,
    )


def _cell(row: Row, column: str) -> str:
    return row.cells.get(column, "")
