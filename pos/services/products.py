"""What there is to sell, as frozen rows: lists by key, rows by the page, look-up by code.

The whole catalogue is never loaded: a list is a list of keys (whole numbers, 8 bytes each), and
rows are read for what is on screen.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, select, text

from pos.domain.barcode import normal_code
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Craft, Kind, Product
from pos.domain.quantity import Unit
from pos.domain.tax import TaxClass
from pos.domain.terms import shares_from
from pos.domain.text import TextNotAccepted, clean_code
from pos.store import schema
from pos.store.folding import folded, matching
from pos.store.keys import id_of, key_of
from pos.store.prepared import Prepared

# As-you-type answers: more than a screen shows, few enough to be read in one frame.
MOST_FOUND: Final = 200


@dataclass(frozen=True, slots=True)
class ProductFilter:
    """Which products a list shows.

    text: what was typed so far; empty shows all.
    craft, category: both of one `Category`, or both None for all.
    is_archived: those no longer offered, instead of those that are.
    """

    text: str = ""
    craft: Craft | None = None
    category: str | None = None
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """A group of products: the seller's own word, or the craft when there is none.

    count: how many products it holds.
    """

    craft: Craft
    category: str
    count: int


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One product as lists and tiles show it.

    key: names the row in lists. on_hand: thousandths at the place asked for; may be negative.
    is_counted: some movement of it is known at that place; when not, on_hand says nothing.
    split: where what is on hand everywhere is, ids of places and the thousandths there; empty
    where one place was asked for.
    """

    key: int
    product: Product
    on_hand: int
    is_counted: bool
    maker: Names
    split: tuple[tuple[str, int], ...] = ()


_P: Final = schema.product.c
_M: Final = schema.maker.c
_SHOWN: Final = (_P.is_archived == bindparam("is_archived"), _P.created_at.is_not(None))
_OFFERED: Final = {"is_archived": 0}
_OF_CATEGORY: Final = (_P.craft == bindparam("craft"), _P.category == bindparam("category"))
# One parameter however many keys, so that the statement is always the same.
_GIVEN: Final = select(func.json_each(bindparam("keys")).table_valued("value").c.value)

_LIST: Final = select(_P.key).where(*_SHOWN).order_by(_P.sort_name, _P.key)
_ALL: Final = Prepared(_LIST)
_ALL_OF_CATEGORY: Final = Prepared(_LIST.where(*_OF_CATEGORY))
# The plus keeps SQLite from walking the index of everything shown instead of the few keys given:
# 3 ms at 20,000 products, against 0.1.
_AS_OFFERED: Final = text("+product.is_archived = :is_archived")
_KEEP: Final = select(_P.key).where(_P.key.in_(_GIVEN), _AS_OFFERED, _P.created_at.is_not(None))
_SHOWN_OF: Final = Prepared(_KEEP)
_SHOWN_OF_CATEGORY: Final = Prepared(_KEEP.where(*_OF_CATEGORY))
_BY_CODE: Final = Prepared(
    select(schema.code.c.product)
    .join(schema.product, _P.key == schema.code.c.product)
    .where(schema.code.c.code == bindparam("code"), *_SHOWN)
    .order_by(schema.code.c.product)
)
_BY_BEGINNING: Final = Prepared(
    select(_P.key)
    .where(_P.sort_name >= bindparam("first"), _P.sort_name < bindparam("after"), *_SHOWN)
    .order_by(_P.sort_name, _P.key)
    .limit(MOST_FOUND)
)
_BY_WORDS: Final = Prepared(
    text("SELECT rowid FROM product_search WHERE product_search MATCH :query LIMIT :most")
)
_ROWS: Final = Prepared(
    select(schema.product, schema.stock.c.on_hand)
    .outerjoin(
        schema.stock,
        (schema.stock.c.product == _P.key) & (schema.stock.c.place == bindparam("place")),
    )
    .where(_P.key.in_(_GIVEN))
)
_PRODUCTS: Final = Prepared(
    select(schema.product).where(_P.key.in_(_GIVEN), _P.created_at.is_not(None))
)
_MAKERS: Final = Prepared(select(_M.key, _M.fr, _M.ar, _M.en).where(_M.key.in_(_GIVEN)))


def product_keys(connection: Connection, wanted: ProductFilter) -> list[int]:
    """Return the keys of what the filter shows: by name, or for a typed text best first.

    Best: an exact code, then names that begin with the text, then any word that begins with each
    word of the text; at most `MOST_FOUND` of these.
    """
    category, kept = _category(wanted), {"is_archived": int(wanted.is_archived)}
    if not wanted.text.strip():
        return (_ALL_OF_CATEGORY if category else _ALL).column(connection, {**kept, **category})
    candidates = [
        *_keys_by_code(connection, wanted.text, kept),
        *_keys_by_beginning(connection, wanted.text, kept),
        *_keys_by_words(connection, wanted.text),
    ]
    ordered = list(dict.fromkeys(candidates))[:MOST_FOUND]
    keep = _SHOWN_OF_CATEGORY if category else _SHOWN_OF
    shown = set(keep.column(connection, {"keys": json.dumps(ordered), **kept, **category}))
    return [key for key in ordered if key in shown]


def found_products(
    connection: Connection, wanted: ProductFilter, most: int = MOST_FOUND
) -> list[Product]:
    """Return what the filter shows, at most so many, in the order of `product_keys`."""
    keys = product_keys(connection, wanted)[:most]
    known = products_of(connection, keys)
    return [known[key] for key in keys if key in known]


def product_rows(connection: Connection, keys: Sequence[int], place: str) -> list[ProductRow]:
    """Return the rows of the given keys in their order; keys of things gone are left out.

    place: id of the place whose stock is shown.
    """
    given = {"keys": json.dumps(list(keys)), "place": key_of(place)}
    rows = {row.key: row for row in _ROWS.rows(connection, given)}
    makers = _makers(connection, {row.maker for row in rows.values() if row.maker})
    return [_row(rows[key], makers) for key in keys if key in rows]


def product_row(connection: Connection, product_id: str, place: str) -> ProductRow | None:
    """Return the row of one product, None when it is not there."""
    return next(iter(product_rows(connection, (key_of(product_id),), place)), None)


def products_by_code(connection: Connection, code: str, place: str) -> list[ProductRow]:
    """Return every product whose SKU or barcode is exactly `code`; two may share one."""
    return product_rows(connection, _keys_by_code(connection, code, _OFFERED), place)


def product_of(connection: Connection, product_id: str) -> Product | None:
    """Return a product by its id, archived or not."""
    query = select(schema.product).where(_P.key == key_of(product_id), _P.created_at.is_not(None))
    row = connection.execute(query).first()
    return None if row is None else product_from(row)


def products_of(connection: Connection, keys: Sequence[int]) -> dict[int, Product]:
    """Return products by their keys, archived or not; keys of things gone are left out."""
    rows = _PRODUCTS.rows(connection, {"keys": json.dumps(list(keys))})
    return {row.key: product_from(row) for row in rows}


def categories(connection: Connection) -> list[Category]:
    """Return the groups there is something to sell in, in the order of the crafts."""
    query = (
        select(_P.craft, _P.category, func.count().label("count"))
        .where(*_SHOWN)
        .group_by(_P.craft, _P.category)
    )
    rows = connection.execute(query, _OFFERED)
    found = [Category(Craft(row[0]), row[1], row[2]) for row in rows]
    order = list(Craft)
    return sorted(found, key=lambda group: (order.index(group.craft), group.category))


def archived_count(connection: Connection) -> int:
    """Return how many products are no longer offered."""
    return connection.execute(select(func.count()).where(*_SHOWN), {"is_archived": 1}).scalar_one()


def photo(connection: Connection, digest: str) -> bytes | None:
    """Return a photo's JPEG bytes by its SHA-256."""
    query = select(schema.photo.c.jpeg).where(schema.photo.c.digest == digest)
    found: bytes | None = connection.execute(query).scalar()
    return found


def product_from(row: Row[Any]) -> Product:
    """Read a product from a row of its table."""
    return Product(
        id=id_of(row.key),
        names=Names(row.fr, row.ar, row.en),
        kind=Kind(row.kind),
        unit=Unit(row.unit),
        price=None if row.price_minor is None else Money(row.price_minor, MAD),
        floor_price=None if row.floor_price_minor is None else Money(row.floor_price_minor, MAD),
        lot=row.lot,
        lot_price=None if row.lot_price_minor is None else Money(row.lot_price_minor, MAD),
        craft=Craft(row.craft),
        category=row.category,
        variant=row.variant,
        model=row.model,
        sku=row.sku,
        barcode=row.barcode,
        maker=row.maker,
        description=row.description,
        materials=row.materials,
        dimensions=row.dimensions,
        care=row.care,
        art=row.art,
        photo=row.photo,
        tax_class=TaxClass(row.tax_class),
        origin=row.origin,
        is_archived=bool(row.is_archived),
        cost=None if row.cost_minor is None else Money(row.cost_minor, MAD),
        low_at=row.low_at,
        shares=shares_from(row.shares),
        commission_bp=row.commission_bp,
        net=None if row.net_minor is None else Money(row.net_minor, MAD),
    )


def _category(wanted: ProductFilter) -> dict[str, str]:
    if wanted.craft is None:
        return {}
    return {"craft": wanted.craft.value, "category": wanted.category or ""}


def _keys_by_code(connection: Connection, typed: str, kept: dict[str, int]) -> list[int]:
    try:
        code = normal_code(clean_code(typed))
    except TextNotAccepted:
        return []
    return _BY_CODE.column(connection, {"code": code, **kept})


def _keys_by_beginning(connection: Connection, typed: str, kept: dict[str, int]) -> list[int]:
    beginning = folded(typed.strip())
    if not beginning:
        return []
    after = beginning + "\U0010ffff"
    return _BY_BEGINNING.column(connection, {"first": beginning, "after": after, **kept})


def _keys_by_words(connection: Connection, typed: str) -> list[int]:
    query = matching(typed)
    if query is None:
        return []
    return _BY_WORDS.column(connection, {"query": query, "most": MOST_FOUND})


def _makers(connection: Connection, ids: set[str]) -> dict[str, Names]:
    if not ids:
        return {}
    keys = json.dumps([key_of(maker_id) for maker_id in ids])
    rows = _MAKERS.rows(connection, {"keys": keys})
    return {id_of(row.key): Names(row.fr, row.ar, row.en) for row in rows}


def _row(row: Row[Any], makers: dict[str, Names]) -> ProductRow:
    return ProductRow(
        key=row.key,
        product=product_from(row),
        on_hand=row.on_hand or 0,
        is_counted=row.on_hand is not None,
        maker=makers.get(row.maker, Names()),
    )
