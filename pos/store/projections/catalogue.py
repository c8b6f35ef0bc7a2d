"""Products, makers, places, people and settings as they are now."""

import json
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.domain.barcode import normal_code
from pos.journal.entry import Entry
from pos.journal.kinds import MakerSaved, PersonSaved, PlaceSaved, ProductSaved, SettingSaved
from pos.store import schema
from pos.store.folding import folded, words
from pos.store.keys import entry_key, key_of
from pos.store.projections.fields import Row, save_changed, save_created, stamp_of

# What a product is when the entry that creates it does not say; the fields an edit may name.
PRODUCT_DEFAULTS: Final[dict[str, Any]] = {
    "fr": "",
    "ar": "",
    "en": "",
    "kind": "series",
    "unit": "piece",
    "price_minor": None,
    "floor_price_minor": None,
    "lot": 0,
    "lot_price_minor": None,
    "craft": "other",
    "category": "",
    "variant": "",
    "model": "",
    "sku": "",
    "barcode": "",
    "maker": "",
    "description": "",
    "materials": "",
    "dimensions": "",
    "art": "",
    "photo": "",
    "tax_class": "standard",
    "origin": "",
    "is_archived": 0,
}
MAKER_DEFAULTS: Final[dict[str, Any]] = {"fr": "", "ar": "", "en": "", "phone": ""}
PLACE_DEFAULTS: Final[dict[str, Any]] = {"fr": "", "ar": "", "en": "", "sells_online": 1}
PERSON_DEFAULTS: Final[dict[str, Any]] = {
    "name": "",
    "role": "seller",
    "is_in_training": 0,
    "has_left": 0,
}

_SEARCHED: Final = (
    "fr",
    "ar",
    "en",
    "variant",
    "category",
    "sku",
    "barcode",
    "materials",
)
_FORGET_WORDS: Final = text("DELETE FROM product_search WHERE rowid = :key")
_KEEP_WORDS: Final = text("INSERT INTO product_search (rowid, words) VALUES (:key, :words)")
_FORGET_CODES: Final = delete(schema.code)


def apply_product_saved(connection: Connection, entry: Entry, body: ProductSaved) -> None:
    """Add or edit a product, and what it is found by."""
    changes, table = _known(body.changes, PRODUCT_DEFAULTS), schema.product
    if body.product:
        key, blank = key_of(body.product), {**PRODUCT_DEFAULTS, "sort_name": ""}
        row = save_changed(connection, table, entry, key, changes, blank)
        if row["created_at"] is None:
            return  # shown and found nowhere until the entry that created it arrives
        _forget_finders(connection, key)
    else:
        key, given = entry_key(entry.till, entry.seq), {**PRODUCT_DEFAULTS, **changes}
        given["sort_name"] = _sort_name(given)
        row = save_created(connection, table, entry, key, given)
    if row["sort_name"] != (name := _sort_name(row)):
        connection.execute(table.update().where(table.c.key == key), {"sort_name": name})
    _keep_finders(connection, key, row)


def apply_maker_saved(connection: Connection, entry: Entry, body: MakerSaved) -> None:
    """Add or edit a maker."""
    _apply_named(connection, entry, schema.maker, body.maker, body.changes, MAKER_DEFAULTS)


def apply_place_saved(connection: Connection, entry: Entry, body: PlaceSaved) -> None:
    """Add or edit a place."""
    _apply_named(connection, entry, schema.place, body.place, body.changes, PLACE_DEFAULTS)


def apply_person_saved(connection: Connection, entry: Entry, body: PersonSaved) -> None:
    """Add or edit a person."""
    _apply_named(connection, entry, schema.person, body.person, body.changes, PERSON_DEFAULTS)


def apply_setting_saved(connection: Connection, entry: Entry, body: SettingSaved) -> None:
    """Keep the last writer's value of each setting."""
    at, till, seq = stamp_of(entry)
    for name, value in body.changes.items():
        row = {"name": name, "value": json.dumps(value), "at": at, "till": till, "seq": seq}
        old = connection.execute(
            select(schema.setting).where(schema.setting.c.name == name)
        ).first()
        if old is None or (at, till, seq) > (old.at, old.till, old.seq):
            connection.execute(
                upsert(schema.setting).on_conflict_do_update(index_elements=["name"], set_=row),
                row,
            )


def _apply_named(
    connection: Connection,
    entry: Entry,
    table: Any,
    named: str,
    changes: dict[str, Any],
    defaults: dict[str, Any],
) -> None:
    known = _known(changes, defaults)
    if named:
        save_changed(connection, table, entry, key_of(named), known, defaults)
    else:
        key = entry_key(entry.till, entry.seq)
        save_created(connection, table, entry, key, {**defaults, **known})


def _known(changes: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """Leave out fields of a newer program, and give the others their column's type."""
    return {
        name: int(value) if isinstance(value, bool) else value
        for name, value in changes.items()
        if name in defaults
    }


def _sort_name(row: Row) -> str:
    return folded(row["fr"] or row["ar"] or row["en"])


def _forget_finders(connection: Connection, key: int) -> None:
    connection.execute(_FORGET_WORDS, {"key": key})
    connection.execute(_FORGET_CODES.where(schema.code.c.product == key))


def _keep_finders(connection: Connection, key: int, row: Row) -> None:
    found = dict.fromkeys(word for field in _SEARCHED for word in words(row[field]))
    connection.execute(_KEEP_WORDS, {"key": key, "words": " ".join(found)})
    codes = {normal_code(row[field]) for field in ("sku", "barcode") if row[field]}
    if codes:
        connection.execute(
            insert(schema.code), [{"code": code, "product": key} for code in sorted(codes)]
        )
