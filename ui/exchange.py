"""Goods on their way back, handed from where their sale was found to where others are rung up."""

from dataclasses import dataclass

from pos.domain.basket import BasketLine


@dataclass(frozen=True, slots=True)
class Exchange:
    """lines: of goods that come back, for a basket."""

    lines: tuple[BasketLine, ...]
