"""Baskets that nobody has paid yet: the open one, and those on hold."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from pos.domain.money import MAD, Money, total
from pos.store import schema
from pos.store.work_in_hand import OPEN_BASKET, read_basket


@dataclass(frozen=True, slots=True)
class HeldBasket:
    """A basket that was not paid. saved_at: microseconds UTC. lines: how many it has."""

    slot: int
    saved_at: int
    total: Money
    lines: int

    @property
    def is_open(self) -> bool:
        """True for the one on the screen."""
        return self.slot == OPEN_BASKET


def baskets_in_hand(connection: Connection) -> list[HeldBasket]:
    """Return every basket with something in it, the open one first."""
    table = schema.basket
    rows = connection.execute(select(table).order_by(table.c.slot))
    found = [_held(row.slot, row.saved_at, row.lines) for row in rows]
    return [basket for basket in found if basket.lines]


def _held(slot: int, saved_at: int, written: str) -> HeldBasket:
    lines = read_basket(written).lines
    return HeldBasket(slot, saved_at, total([line.total for line in lines], MAD), len(lines))
