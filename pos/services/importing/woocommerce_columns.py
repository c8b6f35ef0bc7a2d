"""The columns of a WooCommerce export, which are headed in the language of the shop.

Source: woocommerce/includes/export/class-wc-product-csv-exporter.php and exports of French and
Spanish shops. Types (`variable`, `variation`) are never translated, nor are numbers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pos.services.importing.sheet import Row, unescaped
from pos.store.folding import folded


class Column(Enum):
    """A column we read, with its headers in English, French, Spanish, German, Italian, Arabic."""

    ID = ("ID",)
    TYPE = ("Type", "Tipo", "Typ", "النوع")
    SKU = ("SKU", "UGS", "Artikelnummer", "COD", "رمز المنتج (SKU)")
    BARCODE = (
        "GTIN, UPC, EAN, or ISBN",
        "GTIN, UPC, EAN ou ISBN",
        "GTIN, UPC, EAN o ISBN",
        "GTIN, UPC, EAN oder ISBN",
    )
    NAME = ("Name", "Nom", "Nombre", "Nome", "الاسم")
    PUBLISHED = ("Published", "Publié", "Publicado", "Veröffentlicht", "Pubblicato", "منشور")
    SHORT = (
        "Short description",
        "Description courte",
        "Descripción corta",
        "Kurzbeschreibung",
        "Breve descrizione",
        "وصف قصير",
    )
    DESCRIPTION = ("Description", "Descripción", "Beschreibung", "Descrizione", "الوصف")
    SALE_FROM = (
        "Date sale price starts",
        "Date de début de promo",
        "Día en que empieza el precio rebajado",
        "Datum, an dem Angebotspreis beginnt",
        "Data di inizio del prezzo in offerta",
    )
    SALE_TO = (
        "Date sale price ends",
        "Date de fin de promo",
        "Día en que termina el precio rebajado",
        "Datum, an dem Angebotspreis endet",
        "Data di fine del prezzo in offerta",
    )
    STOCK = ("Stock", "Inventario", "Bestand", "Magazzino", "المخزون")
    SALE_PRICE = (
        "Sale price",
        "Tarif promo",
        "Precio rebajado",
        "Angebotspreis",
        "Prezzo in offerta",
        "سعر التخفيض",
    )
    PRICE = (
        "Regular price",
        "Tarif régulier",
        "Precio normal",
        "Regulärer Preis",
        "Prezzo di listino",
        "السعر الافتراضي",
    )
    CATEGORIES = (
        "Categories",
        "Catégories",
        "Categorías",
        "Kategorien",
        "Categorie",
        "التصنيفات",
    )
    TAGS = ("Tags", "Étiquettes", "Etiquetas", "Schlagwörter", "Tag", "الوسوم")
    IMAGES = ("Images", "Imágenes", "Bilder", "Immagini", "الصور")
    PARENT = ("Parent", "Superior", "Übergeordnetes Produkt", "Genitore", "الأصل")
    BRANDS = ("Brands", "Marques", "Marcas", "Marken", "Brand", "العلامات التجارية")


_SIZES: Final = (
    ("length", "longueur", "longitud", "lange", "lunghezza"),
    ("width", "largeur", "anchura", "breite", "larghezza"),
    ("height", "hauteur", "altura", "hohe", "altezza"),
)
_UNIT: Final = re.compile(r"\(([a-z]{1,4})\)\s*$")
_NUMBERED: Final = re.compile(r"\D*?(\d{1,3})\D*")
_ATTRIBUTE: Final = ("attribut", "atribut", folded("سمة"))


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything is in one export.

    headers: what was found, by column.
    attributes: pairs of headers (name, values), in their order.
    sizes: headers of length, width and height; and `size_unit`, such as cm.
    """

    headers: dict[Column, str]
    attributes: tuple[tuple[str, str], ...]
    sizes: tuple[str, ...]
    size_unit: str

    def text(self, row: Row, column: Column) -> str:
        """Return a cell as it was in the shop, or nothing when the export has no such column."""
        return unescaped(row.cells.get(self.headers.get(column, ""), ""))


def find_columns(headers: Sequence[str]) -> Columns:
    """Find the columns by their headers; what is not there is left out."""
    by_word = {folded(header): header for header in reversed(headers)}
    found = {
        column: by_word[folded(name)]
        for column in Column
        for name in reversed(column.value)
        if folded(name) in by_word
    }
    sizes = tuple(by_word[name] for words in _SIZES for name in by_word if name.startswith(words))
    unit = _UNIT.search(sizes[0]) if len(sizes) == len(_SIZES) else None
    return Columns(found, _attributes(headers), sizes if unit else (), unit[1] if unit else "")


def _attributes(headers: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pair the first two columns of each attribute number: its name and its values."""
    by_number: dict[str, list[str]] = {}
    for header in headers:
        number = _NUMBERED.fullmatch(header)
        if number and any(word in folded(header) for word in _ATTRIBUTE):
            by_number.setdefault(number[1], []).append(header)
    return tuple((group[0], group[1]) for group in by_number.values() if len(group) > 1)
