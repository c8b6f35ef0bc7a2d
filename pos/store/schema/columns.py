"""How a table is declared: strict, and nothing missing that is not said to be."""

from typing import Any, Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

metadata: Final = MetaData()


def table(name: str, *columns: "Column[Any] | Index", rowid: bool = True) -> Table:
    """Declare a STRICT table. rowid: False where the primary key is the order of the rows."""
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=rowid)


def text(name: str, *, primary_key: bool = False, otherwise: str | None = None) -> "Column[Any]":
    """Declare a text, empty where there is none. otherwise: what rows of an older file have."""
    return Column(name, Text, nullable=False, primary_key=primary_key, server_default=otherwise)


def whole(name: str, *, nullable: bool = False, primary_key: bool = False) -> "Column[Any]":
    """Declare a whole number."""
    return Column(name, Integer, nullable=nullable, primary_key=primary_key, autoincrement=False)


def blob(name: str, *, primary_key: bool = False) -> "Column[Any]":
    """Declare bytes."""
    return Column(name, LargeBinary, nullable=False, primary_key=primary_key)


def edited() -> tuple["Column[Any]", ...]:
    """Declare what every thing has whose fields are edited one by one.

    created_at: NULL while only edits of the thing have arrived; such rows are shown nowhere.
    stamps: JSON, field -> [at, till, seq] of its last writer where that is not the creating entry.
    """
    return (
        whole("key", primary_key=True),
        whole("created_at", nullable=True),
        text("stamps"),
    )


def terms() -> tuple["Column[Any]", ...]:
    """Declare what was agreed with makers (pos.domain.terms); NULL and empty say nothing."""
    return whole("commission_bp", nullable=True), text("bargain"), text("cash")


def names() -> tuple["Column[Any]", ...]:
    """Declare a name in the three languages (pos.domain.names)."""
    return text("fr"), text("ar"), text("en")
