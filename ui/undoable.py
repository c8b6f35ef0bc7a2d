"""Something that was done and can be taken back with one tap."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undoable:
    """What a sheet tells its page when it has saved something.

    sentence: what was done. service, arguments: what takes it back, run through the door.
    """

    sentence: str
    service: Callable[..., object]
    arguments: tuple[object, ...] = ()
