"""Makers' accounts on a day: what each is owed, and the lines that make it up; never edited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, literal, select

from pos.clock import day_bounds
from pos.domain.account import AccountKind
from pos.domain.money import MAD, Money
from pos.domain.product import Maker
from pos.services.account_lines import AccountRow, all_lines, is_settled, rows_where
from pos.services.catalogue import makers


@dataclass(frozen=True, slots=True)
class MakerBalance:
    """A maker and what they are owed. open_since: of their oldest line that is not settled."""

    maker: Maker
    balance: Money
    open_since: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A maker's account to the end of a day: the newest line first, and what it comes to."""

    maker: Maker
    rows: tuple[AccountRow, ...]
    balance: Money


def balances(connection: Connection, on: date | None = None) -> tuple[MakerBalance, ...]:
    """Return every maker, by name, with what they are owed at the end of a day, None for now."""
    lines = all_lines()
    within = _until(lines.c.at, on)
    query = select(lines.c.maker, func.sum(lines.c.amount)).where(within).group_by(lines.c.maker)
    sums: dict[str, int] = {maker: minor for maker, minor in connection.execute(query)}
    since = _open_since(connection)
    return tuple(
        MakerBalance(maker, Money(sums.get(maker.id, 0), MAD), since.get(maker.id))
        for maker in makers(connection)
    )


def account(connection: Connection, maker: Maker, on: date | None = None) -> Account:
    """Return a maker's account to the end of a day, None for now."""
    lines = all_lines()
    found = rows_where(connection, lines, (lines.c.maker == maker.id) & _until(lines.c.at, on))
    balance = Money(sum(row.amount.minor for row in found), MAD)
    return Account(maker, tuple(reversed(found)), balance)


def brought_forward(connection: Connection) -> Mapping[str, Money]:
    """Return by maker what earlier settlements left: settled lines less all that was paid.

    Zero where each was paid what was due. Below zero where one was paid twice for the same line, by
    two tills that did not know of each other: then the next statement takes it back.
    """
    lines = all_lines()
    counts = (lines.c.kind == AccountKind.PAYOUT.value) | is_settled(lines.c)
    query = select(lines.c.maker, func.sum(lines.c.amount)).where(counts).group_by(lines.c.maker)
    return {maker: Money(minor, MAD) for maker, minor in connection.execute(query)}


def _until(at: Any, on: date | None) -> ColumnElement[bool]:
    return literal(1) == 1 if on is None else at < day_bounds(on)[1]


def _open_since(connection: Connection) -> dict[str, int]:
    lines = all_lines()
    is_open = (lines.c.kind != AccountKind.PAYOUT.value) & ~is_settled(lines.c)
    query = select(lines.c.maker, func.min(lines.c.at)).where(is_open).group_by(lines.c.maker)
    return {maker: at for maker, at in connection.execute(query)}
