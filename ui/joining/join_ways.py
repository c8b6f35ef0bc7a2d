"""What joining needs of the program around it: files and keys, which no widget knows."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pos.exchange.hub.invitation import HubInvitation
from pos.exchange.progress import Progress

# Makes the shop from an invitation, in a language, telling how far it has come.
Join: TypeAlias = Callable[[Path | HubInvitation, str, Progress], None]


@dataclass(frozen=True, slots=True)
class JoinWays:
    """All of it for a slow thread; each raises a `PosError` that says why not.

    join: makes the till's file. code: returns the code under which this device asks to join.
    ask: writes a file that asks, into a folder and under the name this till would like.
    """

    join: Join
    code: Callable[[], str]
    ask: Callable[[Path, str], Path]
