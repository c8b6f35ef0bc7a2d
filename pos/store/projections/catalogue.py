"""Products, makers, marks, places, people and settings as they are now."""

import json
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.domain.barcode import normal_code
from pos.domain.money import LARGEST_MINOR
from pos.domain.text import INVISIBLE, LONGEST_TEXT
from pos.journal.entry import Entry
from pos.journal.kinds import (
    FairSaved,
    MakerSaved,
    MarkSaved,
    PersonSaved,
    PlaceSaved,
    ProductSaved,
    Scalar,
    SettingSaved,
)
from pos.store import schema
from pos.store.folding import folded, words
from pos.store.keys import entry_key, key_of
from pos.store.prepared import Prepared
from pos.store.projections.fields import (
    Row,
    save_changed,
    save_created,
    stamp_of,
    write_fields,
)
from pos.store.projections.groups import keep_group
from pos.store.projections.prices import keep_price

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
    "care": "",
    "art": "",
    "photo": "",
    "tax_class": "standard",
    "origin": "",
    "is_archived": 0,
    "cost_minor": None,
    "low_at": None,
    "shares": "",
    "commission_bp": None,
    "net_minor": None,
}
# What a maker, a fair or the cooperative may have agreed on (pos.domain.terms).
_TERMS: Final[dict[str, Any]] = {"commission_bp": None, "bargain": "", "cash": ""}
MAKER_DEFAULTS: Final[dict[str, Any]] = {
    "fr": "",
    "ar": "",
    "en": "",
    "phone": "",
    "bank": "",
    "number": "",
    **_TERMS,
}
MARK_DEFAULTS: Final[dict[str, Any]] = {
    "fr": "",
    "ar": "",
    "en": "",
    "number": "",
    "level": "",
    "since": "",
    "until": "",
    "maker": "",
    "product": "",
    "craft": "",
    "is_withdrawn": 0,
}
PLACE_DEFAULTS: Final[dict[str, Any]] = {
    "fr": "",
    "ar": "",
    "en": "",
    "kind": "store",
    "sells_online": 1,
    "is_archived": 0,
}
# The place of a fair: what is packed for it leaves the online offer.
_FAIR_PLACE_DEFAULTS: Final[dict[str, Any]] = {**PLACE_DEFAULTS, "kind": "fair", "sells_online": 0}
FAIR_DEFAULTS: Final[dict[str, Any]] = {
    "city": "",
    "organiser": "",
    "hall": "",
    "stand": "",
    "starts_on": "",
    "ends_on": "",
    "kind": "salon",
    "reach": "regional",
    "fees_minor": 0,
    "transport_minor": 0,
    "lodging_minor": 0,
    "meals_minor": 0,
    "other_minor": 0,
    "goal_minor": None,
    "visitors": 0,
    "is_settled": 0,
    **_TERMS,
}
# What a fair says of its place; the rest is of the fair itself.
_OF_PLACE: Final = ("fr", "ar", "en", "sells_online", "is_archived")
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
_FORGET_WORDS: Final = Prepared(text("DELETE FROM product_search WHERE rowid = :key"))
_KEEP_WORDS: Final = Prepared(
    text("INSERT INTO product_search (rowid, words) VALUES (:key, :words)")
)
# By code, which leads the index: by product it would be looked for among all codes.
_FORGET_CODES: Final = Prepared(
    delete(schema.code).where(
        schema.code.c.code == bindparam("code"), schema.code.c.product == bindparam("product")
    )
)
_KEEP_CODES: Final = Prepared(insert(schema.code))


def apply_product_saved(connection: Connection, entry: Entry, body: ProductSaved) -> None:
    """Add or edit a product, and what it is found by."""
    changes = known_fields(body.changes, PRODUCT_DEFAULTS)
    if body.product:
        _edit_product(connection, entry, key_of(body.product), changes)
        if "price_minor" in changes:
            keep_price(connection, entry, key_of(body.product), changes["price_minor"])
        return
    given = {**PRODUCT_DEFAULTS, **changes}
    given["sort_name"] = _sort_name(given)
    key = entry_key(entry.till, entry.seq)
    row = save_created(connection, schema.product, entry, key, given)
    keep_group(connection, None, row)
    _keep_finders(connection, row)


def _edit_product(connection: Connection, entry: Entry, key: int, changes: dict[str, Any]) -> None:
    blank = {**PRODUCT_DEFAULTS, "sort_name": ""}
    before, row = save_changed(connection, schema.product, entry, key, changes, blank)
    if row["created_at"] is None:
        return  # shown and found nowhere until the entry that created it arrives
    keep_group(connection, before, row)
    if any(before[field] != row[field] for field in _SEARCHED):
        _forget_finders(connection, before)
        _keep_finders(connection, row)


def apply_maker_saved(connection: Connection, entry: Entry, body: MakerSaved) -> None:
    """Add or edit a maker."""
    _apply_named(connection, entry, schema.maker, body.maker, body.changes, MAKER_DEFAULTS)


def apply_mark_saved(connection: Connection, entry: Entry, body: MarkSaved) -> None:
    """Add or edit a quality mark."""
    _apply_named(connection, entry, schema.mark, body.mark, body.changes, MARK_DEFAULTS)


def apply_place_saved(connection: Connection, entry: Entry, body: PlaceSaved) -> None:
    """Add or edit a place."""
    _apply_named(connection, entry, schema.place, body.place, body.changes, PLACE_DEFAULTS)


def apply_fair_saved(connection: Connection, entry: Entry, body: FairSaved) -> None:
    """Plan or edit a fair, and the place its goods are at."""
    of_place: dict[str, Scalar] = {
        name: body.changes[name] for name in _OF_PLACE if name in body.changes
    }
    of_fair: dict[str, Scalar] = {
        name: value for name, value in body.changes.items() if name not in of_place
    }
    _apply_named(connection, entry, schema.fair, body.fair, of_fair, FAIR_DEFAULTS)
    _apply_named(connection, entry, schema.place, body.fair, of_place, _FAIR_PLACE_DEFAULTS)


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
    known = known_fields(changes, defaults)
    if named:
        save_changed(connection, table, entry, key_of(named), known, defaults)
    else:
        key = entry_key(entry.till, entry.seq)
        save_created(connection, table, entry, key, {**defaults, **known})


def known_fields(changes: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """Leave out fields of a newer program, and give the others their column's type."""
    return {name: _fit(value) for name, value in changes.items() if name in defaults}


def _fit(value: Any) -> Any:
    """Make a value fit to be shown; raises `ValueError` for one that no till lets in.

    Texts and amounts were looked at where they were typed; those of another till were typed
    elsewhere, by whatever program.
    """
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise ValueError("longer than any text")
        return value if value.isascii() else value.translate(INVISIBLE)
    if isinstance(value, int) and abs(value) > LARGEST_MINOR:
        raise ValueError("larger than any amount")
    return int(value) if isinstance(value, bool) else value


def _sort_name(row: Row) -> str:
    return folded(row["fr"] or row["ar"] or row["en"])


def _forget_finders(connection: Connection, row: Row) -> None:
    _FORGET_WORDS.run(connection, {"key": row["key"]})
    _FORGET_CODES.run_all(connection, _codes(row))


def _keep_finders(connection: Connection, row: Row) -> None:
    key, name = row["key"], _sort_name(row)
    if row["sort_name"] != name:
        write_fields(connection, schema.product, key, {"sort_name": name})
    found = dict.fromkeys(word for field in _SEARCHED for word in words(row[field]))
    _KEEP_WORDS.run(connection, {"key": key, "words": " ".join(found)})
    _KEEP_CODES.run_all(connection, _codes(row))


def _codes(row: Row) -> list[Row]:
    codes = {normal_code(row[field]) for field in ("sku", "barcode") if row[field]}
    return [{"code": code, "product": row["key"]} for code in sorted(codes)]
