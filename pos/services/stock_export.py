"""A list of stock as a table to take elsewhere, which this program reads again without a change.

Each row names its product by its own id, so that a list corrected in a spreadsheet finds its
products again whatever was renamed. Quantities are said place by place; the plain `Quantity` is of
where this device sells from, because that is what an import compares.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from sqlalchemy import Connection

from pos.domain.formatting import unit_text
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.quantity import THOUSAND, Unit
from pos.domain.text import LINE_BREAK
from pos.i18n import active_language
from pos.i18n import gettext as _
from pos.services.places import PlaceRow, places
from pos.services.products import ProductRow
from pos.services.shop import counter
from pos.services.stock_lists import EVERYWHERE, stock_rows

# A number is a quantity or an amount; None is an empty cell.
Cell: TypeAlias = str | Decimal | None

# So many rows are read in some milliseconds.
PART: Final = 200


@dataclass(frozen=True, slots=True)
class ExportPlaces:
    """Where goods can be, in the order of the columns. here: id of where this device sells from."""

    places: tuple[PlaceRow, ...]
    here: str


def export_places(connection: Connection) -> ExportPlaces:
    """Return the places a list has columns for: those put away too, where goods may be left."""
    return ExportPlaces(places(connection, with_archived=True), counter(connection).here.id)


def export_headers(where: ExportPlaces) -> list[str]:
    """Name the columns, in the active language."""
    return [*(title() for title, _cell in _COLUMNS), *_headers_of_places(where)]


def export_rows(
    connection: Connection, keys: Sequence[int], where: ExportPlaces
) -> list[list[Cell]]:
    """Return the rows of these products; at most `PART` at once is quick."""
    return [_cells(row, where) for row in stock_rows(connection, keys, EVERYWHERE)]


def _cells(row: ProductRow, where: ExportPlaces) -> list[Cell]:
    there = dict(row.split)
    here = there.get(where.here)
    cells: list[Cell] = [cell(row) for _title, cell in _COLUMNS]
    cells.append(_quantity(here))
    if len(where.places) > 1:
        cells += [_quantity(there.get(place.id)) for place in where.places]
        cells.append(_quantity(row.on_hand if row.is_counted else None))
    return cells


def _headers_of_places(where: ExportPlaces) -> list[str]:
    headers = [_("Quantity")]
    if len(where.places) > 1:
        stock = _("Stock: {place}")
        headers += [stock.format(place=_named(place.names)) for place in where.places]
        headers.append(_("Stock everywhere"))
    return headers


def _quantity(thousandths: int | None) -> Decimal | None:
    return None if thousandths is None else Decimal(thousandths) / THOUSAND


def _amount(amount: Money | None) -> Decimal | None:
    return None if amount is None else Decimal(amount.minor).scaleb(-2)


def _unit(row: ProductRow) -> str:
    # A piece has no sign; its name is one that any import knows.
    unit = row.product.unit
    return _("piece") if unit is Unit.PIECE else unit_text(unit, active_language())


def _named(names: Names) -> str:
    return names.within(active_language())


def _columns() -> tuple[tuple[Callable[[], str], Callable[[ProductRow], Cell]], ...]:
    """Return title and cell of each column; the titles are words that an import knows."""
    return (
        (lambda: "Rahba", lambda row: row.product.id),
        (lambda: _("SKU"), lambda row: row.product.sku),
        (lambda: _("Barcode"), lambda row: row.product.barcode),
        (lambda: _("Name in French"), lambda row: row.product.names.fr),
        (lambda: _("Name in Arabic"), lambda row: row.product.names.ar),
        (lambda: _("Name in English"), lambda row: row.product.names.en),
        (lambda: _("Variation"), lambda row: row.product.variant),
        (lambda: _("Category"), lambda row: row.product.category),
        (lambda: _("Maker"), lambda row: _named(row.maker)),
        (lambda: _("Unit"), _unit),
        (lambda: _("Price"), lambda row: _amount(row.product.price)),
        (lambda: _("Cost"), lambda row: _amount(row.product.cost)),
        (lambda: _("Materials"), lambda row: row.product.materials),
        (lambda: _("Dimensions"), lambda row: row.product.dimensions),
        (lambda: _("Care"), lambda row: row.product.care),
        (
            lambda: _("Description"),
            lambda row: row.product.description.replace(LINE_BREAK, "\n"),
        ),
    )


_COLUMNS: Final = _columns()
