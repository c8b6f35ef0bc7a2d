"""Settings of the business as flat, named values: `seller.ice`, `trade.cash_step`.

Flat, because the journal keeps the last writer of each field: the address edited at the workshop
and the footer edited at the stand are both kept.
"""

import json
from dataclasses import fields
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, select

from pos.store import schema

T = TypeVar("T")


def saved_under(connection: Connection, prefix: str) -> dict[str, Any]:
    """Return every saved value whose name begins with `prefix`, without it."""
    setting = schema.setting.c
    rows = connection.execute(select(setting.name, setting.value))
    return {
        name.removeprefix(prefix): json.loads(value)
        for name, value in rows
        if name.startswith(prefix)
    }


def settings_of(connection: Connection, prefix: str, shape: type[T]) -> T:
    """Return a dataclass of plain values as last saved; fields of a newer program are left out."""
    known = {field.name for field in fields(shape)}  # type: ignore[arg-type]
    saved = saved_under(connection, prefix)
    return msgspec.convert({n: v for n, v in saved.items() if n in known}, shape)
