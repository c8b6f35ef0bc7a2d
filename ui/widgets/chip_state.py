"""What a chip says, as data."""

from collections.abc import Callable
from typing import NamedTuple


class ChipDeed(NamedTuple):
    """Something to do about it. icon: a name in `resources/icons`."""

    icon: str
    text: str
    act: Callable[[], None]


class ChipState(NamedTuple):
    """What the chip says. kind: calm, info or late; icon: a name in `resources/icons`.

    story: whole sentences for whoever taps it, one a line. deeds: what the tap offers below them.
    """

    text: str
    icon: str
    story: str
    kind: str = "calm"
    deeds: tuple[ChipDeed, ...] = ()
