"""How many products each group holds, kept as they come, go and move to another group."""

from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.store import schema
from pos.store.prepared import Prepared
from pos.store.projections.fields import Row

_Group: TypeAlias = dict[str, Any]

_G: Final = schema.product_group.c
_new: Final = upsert(schema.product_group)
_COUNT: Final = Prepared(
    _new.on_conflict_do_update(
        index_elements=["is_archived", "craft", "category"],
        set_={"count": _G.count + _new.excluded.count},
    )
)
_FORGET_EMPTY: Final = Prepared(
    delete(schema.product_group).where(
        _G.is_archived == bindparam("is_archived"),
        _G.craft == bindparam("craft"),
        _G.category == bindparam("category"),
        _G.count == bindparam("empty"),
    )
)


def keep_group(connection: Connection, before: Row | None, row: Row) -> None:
    """Count a product where it now is. before: as it was, None where it was not there."""
    left, entered = _group(before), _group(row)
    if left == entered:
        return
    if left is not None:
        _COUNT.run(connection, {**left, "count": -1})
        _FORGET_EMPTY.run(connection, {**left, "empty": 0})
    if entered is not None:
        _COUNT.run(connection, {**entered, "count": 1})


def _group(row: Row | None) -> _Group | None:
    """Return the group of a product, None for one whose creating entry has not arrived."""
    if row is None or row["created_at"] is None:
        return None
    return {name: row[name] for name in ("is_archived", "craft", "category")}
