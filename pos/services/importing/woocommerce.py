"""WooCommerce product exports.

A `variable` product is a model: its `variation` rows are what is sold, and name it by `id:44` or by
its SKU. Without its variations a model has no price and no stock, and is refused. A variation that
leaves an attribute empty stands for any value of it. `grouped` and `external` rows hold nothing to
sell at a stand; virtual and downloadable ones come in like any other. The price is what the shop
asks on the day: the sale price between its dates. The export names no currency and not whether tax
is included. Stock is empty where the shop does not count, `parent` where variations share one
number; "sold individually" limits an order and does not make a piece unique.
Source: woocommerce/includes/export/class-wc-product-csv-exporter.php; a real export of 25 rows.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pos.domain.formatting import isolate
from pos.domain.quantity import Quantity
from pos.domain.text import clean_code, clean_name, clean_text
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.importing.amounts import machine_amount, machine_pieces
from pos.services.importing.crafts import guess_craft
from pos.services.importing.drafts import ProductDraft, Reading, Source
from pos.services.importing.gathering import Gathering, names_from
from pos.services.importing.html_text import described
from pos.services.importing.sheet import Row, Sheet, unescaped
from pos.services.importing.woocommerce_columns import Column, Columns, find_columns
from pos.store.folding import folded

_NEEDED: Final = {Column.ID, Column.TYPE, Column.NAME, Column.PRICE}
_NOT_SORTED: Final = (
    "uncategorized",
    "non classe",
    "sin categorizar",
    "senza categoria",
    "غير مصنف",
)
_COMMA: Final = re.compile(r"(?<!\\),")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MATERIALS: Final = ("material", "matiere", "materiau", folded("مادة"), "مواد")


@dataclass(frozen=True, slots=True)
class _Export:
    """One export being read: models are the `variable` rows, by every key that names them."""

    columns: Columns
    gathering: Gathering
    models: Mapping[str, Row]
    language: str
    on: date

    def text(self, row: Row, column: Column) -> str:
        return self.columns.text(row, column)


def is_export(headers: Sequence[str]) -> bool:
    """Tell whether these are the columns of a WooCommerce export in a language we know."""
    return find_columns(headers).headers.keys() >= _NEEDED


def read(sheet: Sheet, language: str, on: date) -> Reading:
    """Turn the rows into drafts; `on` decides which sale prices hold. See the module."""
    columns = find_columns(sheet.headers)
    gathering = Gathering(Source.WOOCOMMERCE, sheet)
    models = [row for row in sheet.rows if _is_model(columns, row)]
    export = _Export(columns, gathering, _by_key(columns, models), language, on)
    unclaimed = {row.line: row for row in models}
    for row in sheet.rows:
        if row.line not in unclaimed and not _is_model(columns, row):
            _read_row(export, row, unclaimed)
    for line, model in unclaimed.items():
        reason = _("None of its variants came in. Export the variations of the shop as well.")
        gathering.refuse(line, reason, columns.text(model, Column.NAME))
    return gathering.reading()


def _read_row(export: _Export, row: Row, unclaimed: dict[int, Row]) -> None:
    """Add the product of a row; the first variation that comes in claims the row of its model."""
    try:
        model = _model_of(export, row)
        spare = [model.line] if model is not None and model.line in unclaimed else []
        if export.gathering.add(_draft(export, row, model), spare) and spare:
            del unclaimed[spare[0]]
    except FieldNotAccepted as fault:
        export.gathering.refuse(row.line, str(fault), export.text(row, Column.NAME))


def _draft(export: _Export, row: Row, model: Row | None) -> ProductDraft:
    types = _types(export.columns, row)
    if "grouped" in types:
        raise FieldNotAccepted(_("This is a group of products. Its members come in on their own."))
    if "external" in types:
        raise FieldNotAccepted(_("This product is sold by another shop."))
    describing = model or row
    is_variation = any(kind.endswith("variation") for kind in types)
    attributes = _attributes(export.columns, row)
    name = export.text(describing, Column.NAME)
    category = _category(export.text(describing, Column.CATEGORIES))
    tags = export.text(describing, Column.TAGS)
    _note_publication(export, row)

    def kept(column: Column, text: str) -> str:
        label = export.columns.headers.get(column, "")
        return export.gathering.kept(row.line, label, text, clean_name) or ""

    def code(column: Column) -> str:
        label = export.columns.headers.get(column, "")
        return export.gathering.kept(row.line, label, export.text(row, column), clean_code) or ""

    return ProductDraft(
        lines=(row.line,),
        origin=_origin(export, row),
        names=names_from(name, export.language),
        variant=clean_name(", ".join(attributes.values())) if is_variation else "",
        model=_origin(export, model) if model else "",
        price=_price(export, row),
        quantity=_quantity(export, row),
        craft=guess_craft(category, tags, name),
        category=kept(Column.CATEGORIES, category),
        sku=code(Column.SKU),
        barcode=code(Column.BARCODE),
        maker=kept(Column.BRANDS, _first(export.text(describing, Column.BRANDS))),
        description=_description(export, row, describing, {} if is_variation else attributes),
        materials=kept(Column.DESCRIPTION, _materials(attributes)),
        dimensions=kept(Column.NAME, _dimensions(export, row, describing)),
        images=tuple(filter(None, map(str.strip, export.text(row, Column.IMAGES).split(",")))),
    )


def _types(columns: Columns, row: Row) -> set[str]:
    return {kind.strip() for kind in columns.text(row, Column.TYPE).lower().split(",")}


def _is_model(columns: Columns, row: Row) -> bool:
    return any(kind.startswith("variable") for kind in _types(columns, row))


def _by_key(columns: Columns, models: Sequence[Row]) -> dict[str, Row]:
    by_id = {f"id:{columns.text(row, Column.ID)}": row for row in models}
    return by_id | {columns.text(row, Column.SKU): row for row in models}


def _model_of(export: _Export, row: Row) -> Row | None:
    parent = export.text(row, Column.PARENT)
    if not parent:
        return None
    model = export.models.get(parent)
    if model is None:
        message = _("Its model ({model}) is not in this file.")
        export.gathering.note(row.line, message.format(model=isolate(clean_name(parent))))
    return model


def _origin(export: _Export, row: Row) -> str:
    """Name a row by its id; a list made by hand for import has only SKUs or names."""
    id_, sku = export.text(row, Column.ID), export.text(row, Column.SKU)
    if id_:
        return f"woocommerce:{clean_name(id_)}"
    if sku:
        return f"woocommerce:sku:{clean_code(sku)}"
    return f"woocommerce:name:{clean_name(export.text(row, Column.NAME))}"


def _price(export: _Export, row: Row) -> Decimal | None:
    columns, gathering = export.columns, export.gathering

    def read(column: Column) -> Decimal | None:
        label = columns.headers.get(column, "")
        return gathering.kept(row.line, label, columns.text(row, column), machine_amount)

    regular, sale = read(Column.PRICE), read(Column.SALE_PRICE)
    if sale is None or not _holds(export, row):
        return regular
    if regular is not None:
        message = _("The sale price {sale} is taken; the regular price is {regular}.")
        gathering.note(
            row.line, message.format(sale=isolate(str(sale)), regular=isolate(str(regular)))
        )
    return sale


def _holds(export: _Export, row: Row) -> bool:
    """Tell whether the sale price is in force; days without a date are no limit."""
    since = _DAY.match(export.text(row, Column.SALE_FROM))
    until = _DAY.match(export.text(row, Column.SALE_TO))
    day = export.on.isoformat()
    return not (since and day < since[0]) and not (until and day > until[0])


def _quantity(export: _Export, row: Row) -> Quantity | None:
    text = export.text(row, Column.STOCK)
    if text == "parent":
        export.gathering.note(
            row.line, _("The shop counts all variants together. Count this variant.")
        )
        return None
    label = export.columns.headers.get(Column.STOCK, "")
    return export.gathering.kept(row.line, label, text, machine_pieces)


def _note_publication(export: _Export, row: Row) -> None:
    if export.text(row, Column.PUBLISHED) in {"0", "-1"}:
        export.gathering.note(row.line, _("This product is not published in the shop."))


def _attributes(columns: Columns, row: Row) -> dict[str, str]:
    """Return the filled attributes of a row: `Color` to `Blue, Green`."""
    pairs = (
        (row.cells.get(name, ""), row.cells.get(value, "")) for name, value in columns.attributes
    )
    return {name: unescaped(value).replace("\\,", ",") for name, value in pairs if name and value}


def _materials(attributes: Mapping[str, str]) -> str:
    named = (value for name, value in attributes.items() if folded(name).startswith(_MATERIALS))
    return ", ".join(named)


def _description(export: _Export, row: Row, describing: Row, attributes: Mapping[str, str]) -> str:
    """Return the row's own words, or else its model's, and what the attributes add to them."""
    texts = (
        export.text(source, column)
        for source in (row, describing)
        for column in (Column.DESCRIPTION, Column.SHORT)
    )
    text = next(filter(None, texts), "").replace("\\n", "\n")
    label = export.columns.headers.get(Column.DESCRIPTION, "")
    own = export.gathering.kept(row.line, label, text, described) or ""
    added = "\n".join(f"{name}: {value}" for name, value in attributes.items())
    both = "\n".join(filter(None, (own, added)))
    return export.gathering.kept(row.line, label, both, clean_text) or ""


def _dimensions(export: _Export, row: Row, describing: Row) -> str:
    for source in (row, describing):
        sizes = [source.cells[header] for header in export.columns.sizes]
        if any(sizes):
            return f"{' × '.join(filter(None, sizes))} {export.columns.size_unit}"
    return ""


def _category(text: str) -> str:
    """Return the last step of the first path: `Clothing > Tshirts, Sale` is `Tshirts`."""
    category = _first(text).rpartition(">")[2].strip()
    return "" if folded(category) in _NOT_SORTED else category


def _first(text: str) -> str:
    return _COMMA.split(text)[0].replace("\\,", ",").strip()
