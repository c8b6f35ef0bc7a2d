"""How far the writing or the reading of a file has come."""

from collections.abc import Callable
from typing import TypeAlias

# Told entries done and entries in all, on the thread that works. Raising a `PosError` stops it.
Progress: TypeAlias = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""
