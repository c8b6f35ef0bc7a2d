"""Which lines of accounts settlements name: once as it should be, or by two who did not know."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, func, select

from pos.domain.money import MAD, Money
from pos.store import schema
from pos.store.keys import id_of, key_of

_SETTLED: Final = schema.settled.c


@dataclass(frozen=True, slots=True)
class SettledTwice:
    """A line that several settlements name. settlements: their ids, the oldest first."""

    entry: str
    line: int
    maker: str
    amount: Money
    settlements: tuple[str, ...]


def settled_among(
    connection: Connection, lines: Collection[tuple[str, int, str]]
) -> set[tuple[str, int, str]]:
    """Return which of some lines, each an entry, a line and a maker, a settlement names."""
    keys = {key_of(entry) for entry, _line, _maker in lines}
    query = select(_SETTLED.entry, _SETTLED.line, _SETTLED.maker).where(_SETTLED.entry.in_(keys))
    found = {(id_of(row.entry), row.line, row.maker) for row in connection.execute(query)}
    return found & set(lines)


def settled_twice(connection: Connection) -> tuple[SettledTwice, ...]:
    """Return every line that several settlements name, over all journals here."""
    each, post = schema.settled.c, schema.settlement.c
    several = (
        select(each.entry, each.line, each.maker)
        .group_by(each.entry, each.line, each.maker)
        .having(func.count() > 1)
        .subquery()
    )
    query = (
        select(each.entry, each.line, each.maker, each.settlement, each.amount_minor)
        .join(
            several,
            (several.c.entry == each.entry)
            & (several.c.line == each.line)
            & (several.c.maker == each.maker),
        )
        .join(schema.settlement, post.key == each.settlement)
        .order_by(each.entry, each.line, each.maker, post.at, post.key)
    )
    found = dict[tuple[int, int, str], SettledTwice]()
    for row in connection.execute(query):
        key, settlement = (row.entry, row.line, row.maker), id_of(row.settlement)
        if key not in found:
            amount = Money(row.amount_minor, MAD)
            found[key] = SettledTwice(id_of(row.entry), row.line, row.maker, amount, ())
        found[key] = replace(found[key], settlements=(*found[key].settlements, settlement))
    return tuple(found.values())
