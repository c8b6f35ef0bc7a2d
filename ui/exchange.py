"""Goods on their way back, handed from where their sale was found to where others are rung up."""

from dataclasses import dataclass

from pos.domain.basket import BasketLine
from pos.domain.owing import Debt


@dataclass(frozen=True, slots=True)
class Exchange:
    """lines: of goods of one sale that come back, for a basket. debts: what is owed for it."""

    lines: tuple[BasketLine, ...]
    debts: tuple[Debt, ...] = ()
